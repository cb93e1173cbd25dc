package io.geotraffic.geoip.tools;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The files {@code geoip} (IPv4, decimal numbers) and {@code geoip6} that come with tor. Their comments
 * say when and by whom the data was made.
 *
 * <p>Codes that are no country's, such as EU, AP and A1, are kept as they are: that an address is somewhere
 * in Europe says more than that it is unknown, and tor itself takes it so. {@code ??} is unknown.
 */
final class TorSource implements Source {
    @Override
    public SourceFacts read(Path file, RangeLayer layer) throws ImportException {
        Reading reading = new Reading(file, layer);
        CsvFile.read(file, reading);
        return new SourceFacts(reading.build(), reading.description(), List.of());
    }

    private static final class Reading implements CsvFile.Rows {
        private final Path file;
        private final RowReader reader;

        /** What comments of the form {@code key: value} say, by their keys in lower case. */
        private final Map<String, String> comments = new HashMap<>();

        Reading(Path file, RangeLayer layer) {
            this.file = file;
            reader = new RowReader(file, layer);
        }

        @Override
        public void row(CsvRecord row) throws ImportException {
            reader.read(row, CsvColumns.OF_RANGE);
        }

        @Override
        public void comment(String text) {
            int colon = text.indexOf(": ");
            if (colon > 0) {
                comments.put(
                        text.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        text.substring(colon + 1).strip());
            }
        }

        /** As the file says it, else when it was last altered. */
        Instant build() throws ImportException {
            try {
                return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(comments.getOrDefault("generated", "")));
            } catch (DateTimeException e) {
                return SourceFile.time(file);
            }
        }

        String description() {
            String vendor = comments.getOrDefault("vendor", "tor's " + file.getFileName());
            String license = comments.get("license");
            return license == null ? vendor : vendor + " (" + license + ")";
        }
    }
}
