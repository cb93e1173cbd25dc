package io.geotraffic.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLParameters;

/** Reads which versions, cipher suites and curves TLS may use. */
final class TlsParameters {
    /** As the format names them, and as Java does. Java has switched the older ones off. */
    private static final Map<String, String> VERSIONS = new TreeMap<>(Map.of("TLS12", "TLSv1.2", "TLS13", "TLSv1.3"));

    private static final Map<String, String> CURVES = new TreeMap<>(
            Map.of("CurveP256", "secp256r1", "CurveP384", "secp384r1", "CurveP521", "secp521r1", "X25519", "x25519"));

    private static final String PREFER = "prefer_server_cipher_suites";

    private TlsParameters() {}

    /** @param parameters Java's own, to be changed */
    static SSLParameters read(YamlMap map, ClientAuth clientAuth, SSLParameters parameters) throws WebException {
        List<String> versions = versions(map);
        parameters.setProtocols(versions.toArray(String[]::new));
        parameters.setCipherSuites(cipherSuites(map, versions, List.of(parameters.getCipherSuites())));
        parameters.setUseCipherSuitesOrder(map.flag(PREFER).orElse(true));
        if (map.has("curve_preferences")) {
            parameters.setNamedGroups(curves(map));
        }
        // Setting either of the two clears the other.
        if (clientAuth.insists()) {
            parameters.setNeedClientAuth(true);
        } else {
            parameters.setWantClientAuth(clientAuth.asks());
        }
        return parameters;
    }

    private static List<String> versions(YamlMap map) throws WebException {
        String least = version(map, "min_version", "TLS12");
        String most = version(map, "max_version", "TLS13");
        if (least.compareTo(most) > 0) {
            throw map.error("max_version", "is below min_version");
        }
        return VERSIONS.values().stream()
                .filter(version -> version.compareTo(least) >= 0 && version.compareTo(most) <= 0)
                .toList();
    }

    private static String version(YamlMap map, String key, String otherwise) throws WebException {
        return known(map, key, map.text(key).orElse(otherwise), VERSIONS);
    }

    /** As in Go the choice is of TLS 1.2's. Those of TLS 1.3 are always there. */
    private static String[] cipherSuites(YamlMap map, List<String> versions, List<String> available)
            throws WebException {
        List<String> chosen = map.texts("cipher_suites");
        if (chosen.isEmpty()) {
            return available.toArray(String[]::new);
        }
        for (String suite : chosen) {
            if (!available.contains(suite)) {
                throw map.error(
                        "cipher_suites",
                        suite + " is none that Java offers; it offers " + String.join(", ", commended(available))
                                + " and older ones");
            }
        }
        if (!versions.contains(VERSIONS.get("TLS13")) && chosen.stream().allMatch(TlsParameters::isOfTls13)) {
            throw map.error("cipher_suites", "has none for TLS12");
        }
        List<String> suites = new ArrayList<>(
                available.stream().filter(TlsParameters::isOfTls13).toList());
        chosen.stream().filter(suite -> !isOfTls13(suite)).forEach(suites::add);
        return suites.toArray(String[]::new);
    }

    /** Of dozens those that a server of today has use for: with forward secrecy and authenticated encryption. */
    private static List<String> commended(List<String> suites) {
        return suites.stream()
                .filter(suite -> suite.startsWith("TLS_ECDHE_") && !suite.contains("_CBC_"))
                .toList();
    }

    /** Their names leave the key exchange out. */
    private static boolean isOfTls13(String suite) {
        return !suite.contains("_WITH_");
    }

    private static String[] curves(YamlMap map) throws WebException {
        List<String> curves = new ArrayList<>();
        for (String name : map.texts("curve_preferences")) {
            curves.add(known(map, "curve_preferences", name, CURVES));
        }
        if (curves.isEmpty()) {
            throw map.error("curve_preferences", "allowed is " + String.join(", ", CURVES.keySet()));
        }
        return curves.toArray(String[]::new);
    }

    private static String known(YamlMap map, String key, String name, Map<String, String> names) throws WebException {
        String value = names.get(name);
        if (value == null) {
            throw map.error(
                    key, "%s is not supported, allowed is %s".formatted(name, String.join(", ", names.keySet())));
        }
        return value;
    }
}
