package io.geotraffic.operator.status;

/** Why a node does not count, in a word that stays the same. Listed in docs/operator.md with their ways out. */
public enum NodeReason {
    UNSCHEDULABLE("Unschedulable"),
    PORT_IN_USE("PortInUse"),
    POD_REFUSED("PodRefused"),
    IMAGE_UNAVAILABLE("ImageUnavailable"),
    VOLUME_UNAVAILABLE("VolumeUnavailable"),
    CONTAINER_REFUSED("ContainerRefused"),
    INVALID_OPTIONS("InvalidOptions"),
    UNSUPPORTED_KERNEL("UnsupportedKernel"),
    MISSING_CAPABILITY("MissingCapability"),
    MAP_TOO_LARGE("MapTooLarge"),
    OUT_OF_MEMORY("OutOfMemory"),
    CRASHED("Crashed"),
    NODE_NOT_READY("NodeNotReady"),
    NOT_READY("NotReady"),

    /** Nothing is wrong: it takes its time. */
    STARTING("Starting"),
    ENDING("Ending");

    private final String label;

    NodeReason(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether somebody has to do something about it. */
    public boolean isFailure() {
        return this != STARTING && this != ENDING;
    }
}
