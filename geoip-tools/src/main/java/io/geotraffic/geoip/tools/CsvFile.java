package io.geotraffic.geoip.tools;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The rows of a CSV file (RFC 4180), and comments, which are lines that begin with {@code #}. Empty lines
 * are left out.
 */
final class CsvFile {
    /** Takes what is in a file, from its start on. */
    interface Rows {
        void row(CsvRecord row) throws ImportException;

        /** @param text without the sign in front of it */
        void comment(String text);
    }

    private static final int LONGEST_PROBLEM = 200;

    private CsvFile() {}

    static void read(Path file, Rows rows) throws ImportException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                        .commentStrategy(CommentStrategy.READ)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowExtraCharsAfterClosingQuote(false)
                        .allowUnclosedQuote(false)
                        .trimWhitespacesAroundQuotes(true)
                        .detectBomHeader(true)
                        .ofCsvRecord(SourceFile.open(file));
                CloseableIterator<CsvRecord> records = reader.iterator()) {
            while (records.hasNext()) {
                CsvRecord row = records.next();
                if (row.isComment()) {
                    rows.comment(row.getField(0));
                } else {
                    rows.row(row);
                }
            }
        } catch (CsvParseException e) {
            throw ImportException.of(
                    file, "is no CSV as RFC 4180 has it: " + PlainLine.of(problem(e), LONGEST_PROBLEM));
        } catch (UncheckedIOException e) {
            throw ImportException.of(file, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw ImportException.of(file, e);
        }
    }

    /** As in: record that started in line 2: Unclosed quoted field at end of input. */
    static String problem(CsvParseException failure) {
        String where = String.valueOf(failure.getMessage()).replaceFirst("^Exception when reading ", "");
        String reason = failure.getCause() == null ? null : failure.getCause().getMessage();
        return reason == null ? where : where + ": " + reason;
    }
}
