package io.geotraffic.operator;

import io.fabric8.kubernetes.client.Config;
import io.geotraffic.http.WebOptions;
import io.geotraffic.operator.plan.OperatorDefaults;
import java.util.function.Supplier;

/**
 * What the operator is to do, with its defaults resolved.
 *
 * @param cluster where the API server is, and who asks it; each client has its own
 * @param leaderElection whether it asks for the Lease before it writes
 */
record OperatorOptions(Supplier<Config> cluster, OperatorDefaults defaults, WebOptions web, boolean leaderElection) {}
