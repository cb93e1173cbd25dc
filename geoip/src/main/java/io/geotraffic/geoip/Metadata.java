package io.geotraffic.geoip;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a MaxMind DB 2.0 says about itself at its end, checked.
 *
 * @param description in English; empty if there is none that is a plain line
 * @param ipVersion 4 or 6
 */
record Metadata(String type, String description, Instant build, int ipVersion, RecordSize recordSize, int nodeCount) {
    private static final long LATEST_BUILD = Instant.MAX.getEpochSecond();

    static Metadata read(DataSection section) throws CorruptDataException {
        section.check(0);
        long format = number(section, "binary_format_major_version", Integer.MAX_VALUE);
        if (format != 2) {
            throw new CorruptDataException("it is a MaxMind DB of format " + format + "; 2 is needed");
        }
        long ipVersion = number(section, "ip_version", Integer.MAX_VALUE);
        if (ipVersion != 4 && ipVersion != 6) {
            throw new CorruptDataException("its ip_version is " + ipVersion + "; 4 or 6 is needed");
        }
        long bits = number(section, "record_size", Integer.MAX_VALUE);
        RecordSize recordSize = RecordSize.ofBits(bits)
                .orElseThrow(() -> new CorruptDataException("its record_size is " + bits + "; 24, 28 or 32 is needed"));
        long nodeCount = number(section, "node_count", Integer.MAX_VALUE);
        if (nodeCount == 0) {
            throw new CorruptDataException("its node_count is 0; at least 1 is needed");
        }
        Instant build = Instant.ofEpochSecond(number(section, "build_epoch", LATEST_BUILD));
        return new Metadata(type(section), description(section), build, (int) ipVersion, recordSize, (int) nodeCount);
    }

    long treeBytes() {
        return (long) nodeCount * recordSize.nodeBytes();
    }

    /** It is shown in messages and in a metric, so it must be a plain line. */
    private static String type(DataSection section) throws CorruptDataException {
        String type = section.string(find(section, "database_type"))
                .orElseThrow(() -> new CorruptDataException("its database_type is no string"));
        if (!isLine(type, 100)) {
            throw new CorruptDataException("its database_type is not one line of at most 100 characters");
        }
        return type;
    }

    private static String description(DataSection section) throws CorruptDataException {
        OptionalInt all = section.find(0, "description");
        OptionalInt english = all.isEmpty() ? all : section.find(all.getAsInt(), "en");
        Optional<String> text = english.isEmpty() ? Optional.empty() : section.string(english.getAsInt());
        return text.isPresent() && isLine(text.get(), 500) ? text.get() : "";
    }

    private static boolean isLine(String text, int longest) {
        return text.length() <= longest && text.chars().noneMatch(Character::isISOControl);
    }

    private static long number(DataSection section, String key, long most) throws CorruptDataException {
        long number = section.unsigned(find(section, key));
        if (number < 0 || number > most) {
            throw new CorruptDataException("its " + key + " is no number from 0 to " + most);
        }
        return number;
    }

    private static int find(DataSection section, String key) throws CorruptDataException {
        OptionalInt value = section.find(0, key);
        if (value.isEmpty()) {
            throw new CorruptDataException("its metadata has no " + key);
        }
        return value.getAsInt();
    }
}
