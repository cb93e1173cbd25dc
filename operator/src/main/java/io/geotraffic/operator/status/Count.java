package io.geotraffic.operator.status;

/** Numbers of nodes in sentences. */
final class Count {
    private Count() {}

    static String nodes(int number, String one, String several) {
        return number == 1 ? "1 node " + one : number + " nodes " + several;
    }
}
