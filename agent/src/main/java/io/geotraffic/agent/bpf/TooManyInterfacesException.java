package io.geotraffic.agent.bpf;

/** As many as there can be are counted. */
public final class TooManyInterfacesException extends BpfException {
    private static final long serialVersionUID = 1;

    public TooManyInterfacesException(String name, int limit) {
        super(
                "Cannot attach to %s: %,d interfaces are counted already; choose fewer by --interfaces or --exclude-interfaces"
                        .formatted(name, limit),
                Errno.ENOSPC);
    }
}
