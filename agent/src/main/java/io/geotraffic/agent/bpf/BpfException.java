package io.geotraffic.agent.bpf;

import java.io.IOException;

/**
 * The kernel refused. The message is one line: what was tried, on what, why it failed and, where
 * something can be done, what.
 */
public sealed class BpfException extends IOException
        permits CorruptObjectException,
                InterfaceVanishedException,
                MapTooLargeException,
                MissingCapabilityException,
                TooManyInterfacesException,
                UnsupportedKernelException {
    private static final long serialVersionUID = 1;

    /** A positive errno. */
    private final int error;

    BpfException(String message, int error) {
        super(message);
        this.error = error;
    }

    /**
     * @param attempt what was tried and on what: "Cannot attach to eth0"
     * @param result what the native function returned
     */
    static BpfException of(String attempt, long result) {
        int error = Math.toIntExact(-result);
        String message = attempt + ": " + Native.errorText(error);
        String reason = Native.takeLog();
        if (!reason.isBlank()) {
            message += " (" + VerifierLog.tail(reason) + ")";
        }
        return new BpfException(message, error);
    }

    /** The result itself, unless it is an error. An interface that is gone gets an exception of its own. */
    static int check(String attempt, int result) throws BpfException {
        if (result >= 0) {
            return result;
        }
        if (result == -Errno.ENODEV) {
            Native.takeLog();
            throw new InterfaceVanishedException(attempt + ": it is gone", Errno.ENODEV);
        }
        throw of(attempt, result);
    }

    /** The kernel's errno, positive; from 4000 on one of libbpf's own. */
    public int error() {
        return error;
    }
}
