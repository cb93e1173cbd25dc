package io.geotraffic.geoip.tools;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.geotraffic.geoip.CountryCode;
import io.geotraffic.geoip.tools.AddressNotation.Parsed;
import io.geotraffic.geoip.tools.NetworkNotation.Block;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Makes ranges of the rows of a file. */
final class RowReader {
    /** What files have where a country is not known. ZZ is one of those that ISO 3166-1 leaves to users. */
    private static final Set<String> UNKNOWN = Set.of("", "-", "??", "ZZ");

    private final Path file;
    private final RangeLayer layer;

    /** @param layer takes the ranges */
    RowReader(Path file, RangeLayer layer) {
        this.file = file;
        this.layer = layer;
    }

    static boolean isUnknown(String country) {
        return UNKNOWN.contains(country.toUpperCase(Locale.ROOT));
    }

    void read(CsvRecord row, CsvColumns columns) throws ImportException {
        if (row.getFieldCount() < columns.width()) {
            throw wrong(row, "has too few fields; needed are " + columns.shape());
        }
        Block block = columns.isNetwork() ? network(row, columns.first()) : range(row, columns.first(), columns.last());
        String country = row.getField(columns.country()).strip();
        if (isUnknown(country)) {
            layer.addUnknown();
            return;
        }
        requireOutsideIpv4(row, block);
        String code = CountryCode.of(country)
                .orElseThrow(() -> wrong(
                        row,
                        ImportException.quote(country)
                                + " is no country; allowed are codes of ISO 3166-1 such as DE, and ?? for none"));
        layer.add(new CountryRange(
                block.ipVersion(), block.first(), block.last(), code, file, (int) row.getStartingLineNumber()));
    }

    private Block network(CsvRecord row, int field) throws ImportException {
        String text = row.getField(field).strip();
        return NetworkNotation.parse(text)
                .orElseThrow(
                        () -> wrong(
                                row,
                                ImportException.quote(text)
                                        + " is no network; allowed are such as 192.0.2.0/24 and 2001:db8::/32, with no bits set behind the length"));
    }

    private Block range(CsvRecord row, int firstField, int lastField) throws ImportException {
        Parsed first = address(row, firstField);
        Parsed last = address(row, lastField);
        if (first.ipVersion() != last.ipVersion() || first.isOtherKind(last)) {
            first = first.asIpv6();
            last = last.asIpv6();
        }
        if (first.ipVersion() != last.ipVersion() || first.address().compareTo(last.address()) > 0) {
            throw wrong(
                    row,
                    "its range does not end where it begins or later; allowed are two addresses of one IP version, the lower one first");
        }
        return new Block(first.ipVersion(), first.address(), last.address());
    }

    private Parsed address(CsvRecord row, int field) throws ImportException {
        String text = row.getField(field).strip();
        return AddressNotation.parse(text)
                .orElseThrow(() -> wrong(
                        row,
                        ImportException.quote(text)
                                + " is no address; allowed are such as 192.0.2.1, 2001:db8::1 and 3221225985"));
    }

    private void requireOutsideIpv4(CsvRecord row, Block block) throws ImportException {
        if (block.ipVersion() == 6 && block.last().bitLength() <= Integer.SIZE) {
            throw wrong(row, "its range is in ::/96, where a MaxMind DB has IPv4; allowed are others, and IPv4");
        }
    }

    private ImportException wrong(CsvRecord row, String problem) {
        return ImportException.of(file, row.getStartingLineNumber(), problem);
    }
}
