package io.geotraffic.crds;

/** Puts one thing right, wherever it is wrong. */
@FunctionalInterface
interface Refinement {
    void refine(Place place);
}
