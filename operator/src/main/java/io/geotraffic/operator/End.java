package io.geotraffic.operator;

/**
 * How the process ends.
 *
 * @param status of the process
 * @param message why; empty if it was told to
 */
record End(int status, String message) {
    static final int FAILURE = 1;
    static final int WRONG_USAGE = 2;
    static final int REFUSED = 3;
    static final int ADDRESS_IN_USE = 4;

    static final End TOLD = new End(0, "");
}
