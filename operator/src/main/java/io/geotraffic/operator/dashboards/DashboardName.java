package io.geotraffic.operator.dashboards;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a dashboard is known by. It never changes in the life of a monitor, so that links and bookmarks last.
 *
 * @param kind which of a monitor's dashboards, in small letters
 */
record DashboardName(String monitor, String kind) {
    static final String CLUSTER = "cluster";
    static final String NODE = "node";
    static final String AGENTS = "agents";

    private static final String PROJECT = "geotraffic";
    /** Grafana's limit. */
    private static final int LONGEST_UID = 40;

    private static final int DIGEST_BYTES = 4;

    /** Of all of Grafana's dashboards it alone has it. */
    String uid() {
        String uid = file(monitor);
        if (uid.length() <= LONGEST_UID) {
            return uid;
        }
        String digest = "-" + digest();
        int kept = monitor.length() - (uid.length() + digest.length() - LONGEST_UID);
        return file(monitor.substring(0, kept) + digest);
    }

    String file() {
        return file(monitor) + ".json";
    }

    private String file(String middle) {
        return PROJECT + "-" + middle + "-" + kind;
    }

    String title() {
        return "GeoTraffic " + monitor + ": " + kind;
    }

    /** Those that a monitor's dashboards have in common with no other's; Grafana stores 50 characters of each. */
    List<String> tags() {
        return List.of(PROJECT, "monitor:" + monitor);
    }

    /** Where it is, with what is chosen here: time, data source, clusters. */
    String url() {
        return "/d/" + uid() + "?${__url_time_range}&${datasource:queryparam}&${cluster:queryparam}";
    }

    private String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            // A monitor's name is ASCII.
            monitor.chars().forEach(letter -> digest.update((byte) letter));
            return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
