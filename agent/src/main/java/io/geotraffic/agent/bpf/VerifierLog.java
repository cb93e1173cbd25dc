package io.geotraffic.agent.bpf;

import java.util.List;

/** The reason at the end of what libbpf and the verifier printed. */
final class VerifierLog {
    private static final int LINES = 4;

    private VerifierLog() {}

    /** The last lines that say something, as one line. */
    static String tail(String log) {
        List<String> lines = log.lines()
                .map(line -> line.strip().replaceFirst("^libbpf: ", ""))
                .filter(VerifierLog::saysSomething)
                .toList();
        return String.join("; ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    }

    private static boolean saysSomething(String line) {
        return !line.isEmpty()
                && !line.endsWith("PROG LOAD LOG --")
                && !line.startsWith("processed ")
                && !line.startsWith("failed to load object")
                && !line.startsWith("failed to load BPF skeleton");
    }
}
