package io.geotraffic.agent.bpf;

/** The interface was there a moment ago and is gone. Nothing is left behind. */
public final class InterfaceVanishedException extends BpfException {
    private static final long serialVersionUID = 1;

    InterfaceVanishedException(String message, int error) {
        super(message, error);
    }
}
