package io.geotraffic.geoip;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The countries of data records, numbered from 1 as they are met. Understands records as MaxMind has
 * them ({@code country.iso_code}, else {@code registered_country.iso_code}), and flat ones ({@code
 * country_code}, else {@code country}). What is no code ("", "-", "??", a country's name) is no country.
 */
final class RecordCountries {
    private final DataSection data;
    private final Map<Integer, Integer> numbersByOffset = new HashMap<>();
    private final Map<String, Integer> numbersByCode = new HashMap<>();
    private final List<String> codes = new ArrayList<>();

    /** Neighbours are often of the same country. */
    private long lastOffset = -1;

    private int lastNumber;

    RecordCountries(DataSection data) {
        this.data = data;
    }

    /** 0 for a record that has no country. */
    int numberOf(long offset) throws CorruptDataException {
        if (offset != lastOffset) {
            Integer known = numbersByOffset.get((int) offset);
            lastNumber = known != null && offset == (int) offset ? known : read(offset);
            lastOffset = offset;
        }
        return lastNumber;
    }

    /** The country with number 1 is the first. */
    List<String> codes() {
        return List.copyOf(codes);
    }

    int records() {
        return numbersByOffset.size();
    }

    private int read(long offset) throws CorruptDataException {
        data.check(offset);
        Optional<String> code = code((int) offset);
        int number = code.isEmpty() ? 0 : numbersByCode.computeIfAbsent(code.get(), this::add);
        numbersByOffset.put((int) offset, number);
        return number;
    }

    private int add(String code) {
        codes.add(code);
        return codes.size();
    }

    private Optional<String> code(int record) throws CorruptDataException {
        Optional<String> code = nested(record, "country");
        if (code.isEmpty()) {
            code = nested(record, "registered_country");
        }
        if (code.isEmpty()) {
            code = flat(record, "country_code");
        }
        return code.isEmpty() ? flat(record, "country") : code;
    }

    private Optional<String> nested(int record, String key) throws CorruptDataException {
        OptionalInt country = data.find(record, key);
        return country.isEmpty() ? Optional.empty() : flat(country.getAsInt(), "iso_code");
    }

    private Optional<String> flat(int map, String key) throws CorruptDataException {
        OptionalInt value = data.find(map, key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> text = data.string(value.getAsInt());
        return text.isEmpty() ? text : CountryCode.of(text.get());
    }
}
