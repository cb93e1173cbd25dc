package io.geotraffic.agent.bpf;

/** The map does not fit into the memory that the kernel grants. */
public final class MapTooLargeException extends BpfException {
    private static final long serialVersionUID = 1;

    MapTooLargeException(String message, int error) {
        super(message, error);
    }
}
