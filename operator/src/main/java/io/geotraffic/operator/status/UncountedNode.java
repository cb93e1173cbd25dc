package io.geotraffic.operator.status;

/**
 * A node that should be counted and is not.
 *
 * @param message why, and the way out, in one line
 */
public record UncountedNode(String name, NodeReason reason, String message) {
    @Override
    public String toString() {
        return name + ": " + reason.label() + ": " + message;
    }
}
