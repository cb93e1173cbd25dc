package io.geotraffic.agent.bpf;

/** The kernel lacks something that the data plane cannot do without. */
public final class UnsupportedKernelException extends BpfException {
    private static final long serialVersionUID = 1;

    UnsupportedKernelException(String message, int error) {
        super(message, error);
    }
}
