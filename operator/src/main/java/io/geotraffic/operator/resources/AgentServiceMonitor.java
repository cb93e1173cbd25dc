package io.geotraffic.operator.resources;

import io.fabric8.openshift.api.model.monitoring.v1.Endpoint;
import io.fabric8.openshift.api.model.monitoring.v1.EndpointBuilder;
import io.fabric8.openshift.api.model.monitoring.v1.RelabelConfig;
import io.fabric8.openshift.api.model.monitoring.v1.RelabelConfigBuilder;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitorBuilder;
import io.geotraffic.operator.api.v1alpha1.Scheme;
import io.geotraffic.operator.api.v1alpha1.ServiceMonitorSpec;
import io.geotraffic.operator.plan.AgentPlan;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How a Prometheus finds the agents, and what it calls them. */
public final class AgentServiceMonitor {
    /** Of all monitors: what tells them apart is the label {@code monitor}. */
    private static final String JOB = "geotraffic-agent";

    /** Written out, for the API server would: a list that it adds to is another one each time. */
    private static final String REPLACE = "replace";

    private AgentServiceMonitor() {}

    public static ServiceMonitor of(AgentPlan plan) {
        return new ServiceMonitorBuilder()
                .withMetadata(AgentLabels.metadata(
                        plan, plan.spec().monitoring().serviceMonitor().labels()))
                .withNewSpec()
                .withNewSelector()
                .withMatchLabels(AgentLabels.selector(plan.monitor()))
                .endSelector()
                .withEndpoints(endpoint(plan))
                .endSpec()
                .build();
    }

    private static Endpoint endpoint(AgentPlan plan) {
        ServiceMonitorSpec spec = plan.spec().monitoring().serviceMonitor();
        Scheme scheme = AgentContainer.scheme(plan.spec().agent());
        return new EndpointBuilder()
                .withPort(AgentContainer.PORT_NAME)
                .withScheme(scheme.name().toLowerCase(Locale.ROOT))
                .withInterval(spec.interval())
                .withTlsConfig(spec.tls() == null ? null : ScrapeCredentials.tls(spec.tls()))
                .withBasicAuth(spec.basicAuth() == null ? null : ScrapeCredentials.basicAuth(spec.basicAuth()))
                // Whatever others make of labels, these are what rules and dashboards go by.
                .withRelabelings(Stream.of(List.of(dropped()), Relabelings.of(spec.relabelings()), own(plan.monitor()))
                        .flatMap(List::stream)
                        .toList())
                .withMetricRelabelings(Relabelings.of(spec.metricRelabelings()))
                .build();
    }

    private static List<RelabelConfig> own(String monitor) {
        return List.of(
                constant("job", JOB),
                constant("monitor", monitor),
                new RelabelConfigBuilder()
                        .withAction(REPLACE)
                        .withSourceLabels("__meta_kubernetes_pod_node_name")
                        .withTargetLabel("node")
                        .build());
    }

    /**
     * An agent that was replaced goes on in the series of the former one: a counter that begins anew there has
     * grown from 0, whereas the first value of a new series tells rate() nothing.
     */
    private static RelabelConfig dropped() {
        return new RelabelConfigBuilder()
                .withAction("labeldrop")
                .withRegex("pod|container|endpoint")
                .build();
    }

    private static RelabelConfig constant(String label, String value) {
        return new RelabelConfigBuilder()
                .withAction(REPLACE)
                .withTargetLabel(label)
                .withReplacement(value)
                .build();
    }
}
