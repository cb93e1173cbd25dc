package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;

/** Asks for agents that count the traffic of a cluster's nodes by country. Cluster-scoped. */
@JsonClassDescription(
        "Asks for an agent on each node that counts the traffic of its interfaces by country. Agents run in the operator's namespace, where all that they need is looked for. It makes pods that see the host's network, so only administrators of the cluster should be allowed to write it.")
@Group("geotraffic.io")
@Version("v1alpha1")
@Kind("GeoTrafficMonitor")
@Singular("geotrafficmonitor")
@Plural("geotrafficmonitors")
@ShortNames("gtm")
@AdditionalPrinterColumn(
        name = "Ready",
        type = AdditionalPrinterColumn.Type.STRING,
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(
        name = "Desired",
        type = AdditionalPrinterColumn.Type.INTEGER,
        jsonPath = ".status.agents.desired")
@AdditionalPrinterColumn(
        name = "Available",
        type = AdditionalPrinterColumn.Type.INTEGER,
        jsonPath = ".status.agents.available")
@AdditionalPrinterColumn(
        name = "GeoIP build",
        type = AdditionalPrinterColumn.Type.STRING,
        jsonPath = ".status.geoip.build")
@AdditionalPrinterColumn(
        name = "Age",
        type = AdditionalPrinterColumn.Type.DATE,
        jsonPath = ".metadata.creationTimestamp")
@AdditionalPrinterColumn(
        name = "Reason",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1,
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason")
@AdditionalPrinterColumn(
        name = "Degraded",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1,
        jsonPath = ".status.conditions[?(@.type==\"Degraded\")].reason")
@ValidationRule(
        value = "self.metadata.name.size() <= 40",
        fieldPath = ".metadata.name",
        message = "write at most 40 characters, for the names of agents derive from it")
@ValidationRule(
        value = "self.metadata.name.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')",
        fieldPath = ".metadata.name",
        message =
                "write a-z 0-9 and -, a letter or digit first and last, such as egress; no dots, for it is in the names of agents")
public final class GeoTrafficMonitor extends CustomResource<GeoTrafficMonitorSpec, @Nullable GeoTrafficMonitorStatus> {
    private static final long serialVersionUID = 1;

    @Override
    @JsonPropertyDescription("What shall be. All of it has defaults.")
    @Default("{}")
    public GeoTrafficMonitorSpec getSpec() {
        return super.getSpec();
    }

    @Override
    @JsonPropertyDescription("What is, as the operator sees it. Only the operator writes it.")
    public @Nullable GeoTrafficMonitorStatus getStatus() {
        return super.getStatus();
    }

    @Override
    @SuppressWarnings("NullAway") // records cannot be made without their values
    protected GeoTrafficMonitorSpec initSpec() {
        return null;
    }

    @Override
    protected @Nullable GeoTrafficMonitorStatus initStatus() {
        return null;
    }
}
