package io.geotraffic.operator.resources;

import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitorSpec;
import io.geotraffic.operator.plan.AgentPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The agent's command line. All is written out, so that a manifest tells what an agent does. */
final class AgentArguments {
    private AgentArguments() {}

    static List<String> of(AgentPlan plan) {
        GeoTrafficMonitorSpec spec = plan.spec();
        List<String> arguments = new ArrayList<>();
        arguments.add("--interfaces=" + String.join(",", spec.interfaces()));
        if (!spec.excludeInterfaces().isEmpty()) {
            arguments.add("--exclude-interfaces=" + String.join(",", spec.excludeInterfaces()));
        }
        DatabaseVolume.file(plan.database()).ifPresent(file -> arguments.add("--geoip-db=" + file));
        arguments.add("--map-max-entries=" + spec.mapMaxEntries());
        arguments.add("--poll-interval=" + spec.pollInterval());
        arguments.add("--flow-batch-size=" + spec.flowBatchSize());
        arguments.add("--geoip-cache-size=" + spec.geoip().cacheSize());
        arguments.add("--aggregation=" + spec.aggregation().name().toLowerCase(Locale.ROOT));
        arguments.add("--private-country=" + spec.geoip().privateCountry());
        // In brackets, for it may be IPv6.
        arguments.add("--listen-address=[$(" + AgentContainer.HOST_IP + ")]:"
                + spec.agent().port());
        WebConfigVolume.file(spec.agent()).ifPresent(file -> arguments.add("--web-config-file=" + file));
        arguments.add("--log-level=" + spec.agent().logLevel().name().toLowerCase(Locale.ROOT));
        return List.copyOf(arguments);
    }
}
