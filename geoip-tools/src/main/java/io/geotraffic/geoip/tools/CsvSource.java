package io.geotraffic.geoip.tools;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * CSV files: {@code first,last,country} or {@code cidr,country}, row by row as it comes, and whatever
 * columns behind the country; or any columns if the first row names them.
 */
final class CsvSource implements Source {
    @Override
    public SourceFacts read(Path file, RangeLayer layer) throws ImportException {
        CsvFile.read(file, new Reading(file, layer));
        return new SourceFacts(SourceFile.time(file), String.valueOf(file.getFileName()), List.of());
    }

    private static final class Reading implements CsvFile.Rows {
        private final Path file;
        private final RowReader reader;
        private boolean isFirst = true;

        /** As a header has them; null if there is none. */
        private @Nullable CsvColumns named;

        Reading(Path file, RangeLayer layer) {
            this.file = file;
            reader = new RowReader(file, layer);
        }

        @Override
        public void row(CsvRecord row) throws ImportException {
            if (isFirst) {
                isFirst = false;
                if (!isRange(row)) {
                    named = header(row);
                    return;
                }
            }
            if (named != null) {
                reader.read(row, named);
            } else {
                reader.read(row, row.getField(0).indexOf('/') >= 0 ? CsvColumns.OF_NETWORK : CsvColumns.OF_RANGE);
            }
        }

        private static boolean isRange(CsvRecord row) {
            String start = row.getField(0).strip();
            return NetworkNotation.parse(start).isPresent()
                    || AddressNotation.parse(start).isPresent();
        }

        private CsvColumns header(CsvRecord row) throws ImportException {
            Optional<CsvColumns> columns = CsvColumns.ofHeader(row.getFields());
            return columns.orElseThrow(() -> ImportException.of(
                    file,
                    row.getStartingLineNumber(),
                    ImportException.quote(String.join(",", row.getFields()))
                            + " is no range with a country, and no header with the columns that are needed; "
                            + CsvColumns.ALLOWED));
        }

        @Override
        public void comment(String text) {
            // Means nothing.
        }
    }
}
