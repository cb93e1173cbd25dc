package io.geotraffic.http.process;

/** What the process takes of the machine, under the names that Prometheus' client libraries share. */
public record ProcessUsage(
        double cpuSeconds,
        double startSeconds,
        long residentBytes,
        long virtualBytes,
        long openDescriptors,
        long maximumDescriptors) {}
