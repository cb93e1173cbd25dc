package io.geotraffic.geoip.tools.command;

import io.geotraffic.geoip.tools.SourceFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what files are to be imported from. */
final class SourceFormatName implements ITypeConverter<SourceFormat> {
    @Override
    public SourceFormat convert(String name) {
        return switch (name) {
            case "mmdb" -> SourceFormat.MMDB;
            case "csv" -> SourceFormat.CSV;
            case "tor" -> SourceFormat.TOR;
            default -> throw new TypeConversionException("allowed is mmdb, csv or tor");
        };
    }
}
