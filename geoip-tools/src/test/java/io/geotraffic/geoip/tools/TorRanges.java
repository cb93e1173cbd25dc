package io.geotraffic.geoip.tools;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of tor's, read and searched in the simplest way: its ranges are in order and do not overlap. */
final class TorRanges {
    private record Range(Address first, Address last, String country) {}

    private final List<Range> ranges = new ArrayList<>();

    static TorRanges read(Path file, int ipVersion) throws IOException {
        TorRanges all = new TorRanges();
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("#")) {
                String[] fields = line.split(",", -1);
                all.ranges.add(new Range(address(ipVersion, fields[0]), address(ipVersion, fields[1]), fields[2]));
            }
        }
        return all;
    }

    private static Address address(int ipVersion, String text) {
        if (ipVersion == 4) {
            return new Address(0, Long.parseLong(text));
        }
        ByteBuffer bytes = ByteBuffer.wrap(InetAddress.ofLiteral(text).getAddress());
        return new Address(bytes.getLong(), bytes.getLong());
    }

    int size() {
        return ranges.size();
    }

    Address first(int index) {
        return ranges.get(index).first();
    }

    Address last(int index) {
        return ranges.get(index).last();
    }

    /** The code, or "-". */
    String country(Address address) {
        int low = 0;
        int high = ranges.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ranges.get(middle).first().compareTo(address) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0) {
            return "-";
        }
        Range range = ranges.get(low - 1);
        boolean isKnown =
                range.last().compareTo(address) >= 0 && !range.country().equals("??");
        return isKnown && !range.country().equals("ZZ") ? range.country() : "-";
    }
}
