package io.geotraffic.geoip.tools.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** For whom something is printed. */
enum OutputFormat {
    TEXT,
    JSON;

    /** As it is typed. */
    static final class Named implements ITypeConverter<OutputFormat> {
        @Override
        public OutputFormat convert(String name) {
            return switch (name) {
                case "text" -> TEXT;
                case "json" -> JSON;
                default -> throw new TypeConversionException("allowed is text or json");
            };
        }
    }
}
