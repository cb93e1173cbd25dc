package io.geotraffic.geoip.tools.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where a database is to be written.
 *
 * @param path whose name says how it is compressed
 */
record OutputFile(Path path) {
    /** Reads it. Other names are mostly an input that stands where the output should. */
    static final class Named implements ITypeConverter<OutputFile> {
        @Override
        public OutputFile convert(String name) {
            if (!name.matches("(?s).*\\.mmdb(\\.gz|\\.xz)?")) {
                throw new TypeConversionException("allowed is a name that ends in .mmdb, .mmdb.gz or .mmdb.xz");
            }
            return new OutputFile(Path.of(name));
        }
    }

    /** @throws UsageException if it is one of the inputs, whatever they are called */
    void requireNoneOf(List<Path> inputs) throws UsageException, IOException {
        for (Path input : inputs) {
            if (Files.exists(path) && Files.exists(input) && Files.isSameFile(path, input)) {
                throw new UsageException("-o " + path + ": is an input, too; allowed is another file");
            }
        }
    }
}
