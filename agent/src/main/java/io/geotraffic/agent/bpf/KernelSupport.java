package io.geotraffic.agent.bpf;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the data plane asks of the kernel and of the process's rights. */
public final class KernelSupport {
    /**
     * Something that is missing.
     *
     * @param what "CAP_BPF"
     * @param reason why it is needed or how it shows
     */
    public record Lack(String what, String reason, boolean capability) {
        @Override
        public String toString() {
            return what + ": " + reason;
        }
    }

    /** The capabilities are there, and yet: a user namespace, a seccomp profile, a security module. */
    private static final Lack REFUSED = new Lack(
            "to use bpf() at all",
            "it is refused though the capabilities are there: they must be of the host's user namespace, and seccomp, lockdown and security modules must allow it",
            true);

    /** linux/capability.h. */
    private static final int CAP_NET_ADMIN = 12;

    private static final int CAP_SYS_ADMIN = 21;
    private static final int CAP_BPF = 39;

    private KernelSupport() {}

    /** Everything that is missing, each with its reason; empty if all is there. */
    public static List<Lack> probe() {
        List<Lack> lacks = new ArrayList<>(missingCapabilities(Native.capabilities()));
        if (lacks.isEmpty()) {
            // Without the capabilities these would fail whatever the kernel can do.
            probe(lacks, Native.supportsBatch(), "batch look-ups in BPF maps", "Linux 5.6 or newer has them");
            probe(lacks, Native.supportsTcx(), "TCX programs", "Linux 6.6 or newer has them");
        }
        probe(lacks, Math.min(0, Native.possibleCpus()), "the number of possible CPUs", "is /sys mounted?");
        Native.takeLog();
        return lacks;
    }

    /** @throws BpfException one line with all that is missing */
    static void require() throws BpfException {
        List<Lack> lacks = probeWithLibrary();
        if (lacks.isEmpty()) {
            return;
        }
        String all = lacks.stream().map(Lack::toString).collect(Collectors.joining("; "));
        if (lacks.stream().anyMatch(Lack::capability)) {
            String remedy = lacks.contains(REFUSED) ? "" : "; run as root or grant what is missing";
            throw new MissingCapabilityException("Missing capability " + all + remedy, Errno.EPERM);
        }
        throw new UnsupportedKernelException(
                "Linux " + System.getProperty("os.version") + " lacks " + all, Errno.EINVAL);
    }

    private static List<Lack> probeWithLibrary() throws CorruptObjectException {
        try {
            return probe();
        } catch (LinkageError e) {
            // Of the JVM, in one line: which library, where it was sought, why it cannot be used.
            throw new CorruptObjectException(
                    "Cannot load %s: %s".formatted(System.mapLibraryName("geotraffic"), e.getMessage()), Errno.ENOENT);
        }
    }

    static List<Lack> missingCapabilities(long effective) {
        List<Lack> lacks = new ArrayList<>();
        if (!has(effective, CAP_BPF) && !has(effective, CAP_SYS_ADMIN)) {
            lacks.add(new Lack("CAP_BPF", "to load programs and maps", true));
        }
        if (!has(effective, CAP_NET_ADMIN)) {
            lacks.add(new Lack("CAP_NET_ADMIN", "to attach to interfaces", true));
        }
        return lacks;
    }

    private static boolean has(long capabilities, int capability) {
        return ((capabilities >>> capability) & 1) == 1;
    }

    private static void probe(List<Lack> lacks, int result, String what, String reason) {
        if (result == -Errno.EPERM || result == -Errno.EACCES) {
            if (lacks.stream().noneMatch(Lack::capability)) {
                lacks.add(REFUSED);
            }
        } else if (result < 0) {
            lacks.add(new Lack(what, Native.errorText(-result) + "; " + reason, false));
        }
    }
}
