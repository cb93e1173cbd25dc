package io.geotraffic.agent.bpf;

/** The programs inside the library are not what was built: it is damaged. */
public final class CorruptObjectException extends BpfException {
    private static final long serialVersionUID = 1;

    CorruptObjectException(String message, int error) {
        super(message, error);
    }
}
