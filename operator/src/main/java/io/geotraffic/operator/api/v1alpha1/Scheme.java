package io.geotraffic.operator.api.v1alpha1;

/** How one speaks to an agent. */
public enum Scheme {
    HTTP,
    HTTPS
}
