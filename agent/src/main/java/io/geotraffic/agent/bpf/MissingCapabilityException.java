package io.geotraffic.agent.bpf;

/** The process lacks a right that it cannot do without. */
public final class MissingCapabilityException extends BpfException {
    private static final long serialVersionUID = 1;

    MissingCapabilityException(String message, int error) {
        super(message, error);
    }
}
