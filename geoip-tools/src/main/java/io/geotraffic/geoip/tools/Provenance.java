package io.geotraffic.geoip.tools;

import java.time.Instant;

/**
 * Where a table is from.
 *
 * @param build when the data was made, as the source says; else when its file was last altered. The format
 *     begins in 1970, so what is older is of then.
 * @param description one line that names the sources
 */
public record Provenance(Instant build, String description) {
    public Provenance {
        build = build.isBefore(Instant.EPOCH) ? Instant.EPOCH : build;
    }
}
