package io.geotraffic.benchmarks;

import java.io.IOException;

/** A part of the report. */
@FunctionalInterface
interface Measurement {
    /** Measures, and prints a table. */
    void print() throws IOException, InterruptedException;
}
