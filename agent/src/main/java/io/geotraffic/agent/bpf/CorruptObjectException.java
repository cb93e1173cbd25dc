package io.geotraffic.agent.bpf;

/** The library, or the programs inside of it, cannot be used: missing, damaged, of another version. */
public final class CorruptObjectException extends BpfException {
    private static final long serialVersionUID = 1;

    CorruptObjectException(String message, int error) {
        super(message, error);
    }
}
