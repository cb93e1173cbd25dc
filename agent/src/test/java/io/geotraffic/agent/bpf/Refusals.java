package io.geotraffic.agent.bpf;

/** What the kernel throws at the data plane, for tests that do without a kernel. */
public final class Refusals {
    private Refusals() {}

    public static BpfException vanished(String name) {
        return new InterfaceVanishedException("Cannot attach to " + name + ": it is gone", Errno.ENODEV);
    }

    public static BpfException refused(String message) {
        return new MissingCapabilityException(message, Errno.EPERM);
    }
}
