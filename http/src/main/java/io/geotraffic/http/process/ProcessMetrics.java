package io.geotraffic.http.process;

import io.geotraffic.http.exposition.Exposition;

/** The metrics of a process, under the names that Prometheus' client libraries share. */
public final class ProcessMetrics {
    private ProcessMetrics() {}

    public static void write(ProcessUsage usage, Exposition out) {
        out.counters("process_cpu_seconds", "Time that the process has used of CPUs.")
                .sample(usage.cpuSeconds());
        out.gauges("process_start_time_seconds", "When the process was started.")
                .sample(usage.startSeconds());
        out.gauges("process_resident_memory_bytes", "Memory of the process that is in RAM.")
                .sample(usage.residentBytes());
        out.gauges("process_virtual_memory_bytes", "Memory that the process has asked for.")
                .sample(usage.virtualBytes());
        out.gauges("process_open_fds", "Open file descriptors.").sample(usage.openDescriptors());
        out.gauges("process_max_fds", "File descriptors that may be open.").sample(usage.maximumDescriptors());
    }
}
