package io.geotraffic.http.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProcessFilesTest {
    private static final String STATUS = """
            Name:	java
            VmPeak:	 9999999 kB
            VmSize:	 4194304 kB
            VmRSS:	   48128 kB
            """;
    private static final String LIMITS = """
            Limit                     Soft Limit           Hard Limit           Units
            Max processes             unlimited            unlimited            processes
            Max open files            1024                 524288               files
            """;

    @ParameterizedTest
    @CsvSource({"VmRSS:, 48128", "VmSize:, 4194304", "VmSwap:, 0", "Name:, 0"})
    void findsNumbersInTheStatus(String name, long expected) {
        assertEquals(expected, ProcessFiles.number(STATUS, name));
    }

    @ParameterizedTest
    @CsvSource({"Max open files, 1024", "Max processes, 0"})
    void findsTheSoftLimit(String name, long expected) {
        assertEquals(expected, ProcessFiles.number(LIMITS, name));
    }

    @Test
    void addsUpTheTimeOfTheCpu() {
        assertEquals(1250 + 34, ProcessFiles.cpuTicks("""
                4711 (a ) b) S 1 4711 4711 0 -1 4194304 1 2 3 4 1250 34 5 6 20 0 17 0 123456 1 2
                """));
    }

    @Test
    void readsWhatThisProcessTakes() {
        ProcessUsage usage = ProcessFiles.read();
        assertTrue(usage.residentBytes() > 1 << 20, usage::toString);
        assertTrue(usage.virtualBytes() >= usage.residentBytes(), usage::toString);
        assertTrue(usage.openDescriptors() > 2, usage::toString);
        assertTrue(usage.maximumDescriptors() >= usage.openDescriptors(), usage::toString);
        assertTrue(usage.cpuSeconds() > 0, usage::toString);
        assertEquals(
                ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli() / 1e3, usage.startSeconds());
    }
}
