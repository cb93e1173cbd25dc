package io.geotraffic.geoip.tools.command;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads names as the Kubernetes API takes them. */
abstract sealed class KubernetesName implements ITypeConverter<String> {
    private static final int LONGEST = 253;
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";

    private final int longest;
    private final Pattern pattern;
    private final String allowed;

    private KubernetesName(int longest, String pattern, String allowed) {
        this.longest = longest;
        this.pattern = Pattern.compile(pattern);
        this.allowed = allowed;
    }

    @Override
    public String convert(String text) {
        if (text.length() > longest || !pattern.matcher(text).matches()) {
            throw new TypeConversionException("allowed are 1 to " + longest + " " + allowed);
        }
        return text;
    }

    /** Of an object: a DNS subdomain (RFC 1123). */
    static final class OfObject extends KubernetesName {
        OfObject() {
            super(
                    LONGEST,
                    LABEL + "(\\." + LABEL + ")*",
                    "small letters, digits, - and ., with a letter or digit at the ends and beside each .");
        }
    }

    /** Of a namespace: a DNS label (RFC 1123). */
    static final class OfNamespace extends KubernetesName {
        OfNamespace() {
            super(63, LABEL, "small letters, digits and -, with a letter or digit at both ends");
        }
    }

    /** Of an entry of a ConfigMap, which becomes the name of a file. */
    static final class OfKey extends KubernetesName {
        OfKey() {
            super(LONGEST, "(?!\\.$|\\.\\.)[-._a-zA-Z0-9]+", "letters, digits and -._, but not . alone or .. in front");
        }
    }
}
