package io.geotraffic.geoip.tools;

/** What countries are imported from; each plain, {@code .gz} or {@code .xz}, whatever a file is called. */
public enum SourceFormat {
    /** Any MaxMind DB that has countries: Country, City, and others of the kind. */
    MMDB,

    /**
     * Rows of {@code first,last,country} or {@code cidr,country}; more columns, in any order, if a header
     * names them. Addresses are as in 192.0.2.1, 2001:db8::1 or decimal. No country is "", -, ?? or ZZ.
     */
    CSV,

    /** The files {@code geoip} and {@code geoip6} that come with tor, as of Debian's package tor-geoipdb. */
    TOR;

    Source source() {
        return switch (this) {
            case MMDB -> new MmdbSource();
            case CSV -> new CsvSource();
            case TOR -> new TorSource();
        };
    }
}
