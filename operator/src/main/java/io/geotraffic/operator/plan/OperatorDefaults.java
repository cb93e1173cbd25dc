package io.geotraffic.operator.plan;

/**
 * What the operator is told at its start, and resources need not say.
 *
 * @param namespace of the operator, and so of all that it makes and reads
 * @param agentImage of its own release
 */
public record OperatorDefaults(String namespace, String agentImage) {}
