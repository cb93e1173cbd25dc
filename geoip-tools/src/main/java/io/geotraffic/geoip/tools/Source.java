package io.geotraffic.geoip.tools;

import java.nio.file.Path;

/** A format that ranges are read from. */
@FunctionalInterface
interface Source {
    /**
     * Reads a file.
     *
     * @param layer takes its ranges
     */
    SourceFacts read(Path file, RangeLayer layer) throws ImportException;
}
