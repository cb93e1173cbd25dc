package io.geotraffic.geoip.tools.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the length of prefixes. */
abstract sealed class PrefixLength implements ITypeConverter<Integer> {
    private final int least;
    private final int most;

    private PrefixLength(int least, int most) {
        this.least = least;
        this.most = most;
    }

    @Override
    public Integer convert(String text) {
        if (text.matches("\\d{1,3}")) {
            int length = Integer.parseInt(text);
            if (length >= least && length <= most) {
                return length;
            }
        }
        throw new TypeConversionException("allowed is a whole number from " + least + " to " + most);
    }

    static final class Ipv4 extends PrefixLength {
        Ipv4() {
            super(8, 32);
        }
    }

    static final class Ipv6 extends PrefixLength {
        Ipv6() {
            super(16, 128);
        }
    }
}
