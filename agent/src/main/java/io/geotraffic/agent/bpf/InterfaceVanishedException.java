package io.geotraffic.agent.bpf;

/** There is no such interface, or no more: it may vanish between look-up and attachment. Nothing is left behind. */
public final class InterfaceVanishedException extends BpfException {
    private static final long serialVersionUID = 1;

    InterfaceVanishedException(String message, int error) {
        super(message, error);
    }
}
