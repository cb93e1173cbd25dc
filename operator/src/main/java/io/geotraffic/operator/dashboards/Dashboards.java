package io.geotraffic.operator.dashboards;

import io.geotraffic.operator.plan.AgentPlan;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The dashboards of a monitor. */
public final class Dashboards {
    private Dashboards() {}

    /**
     * By the name of its file, the JSON of each. No two monitors have a name in common, for Grafana's sidecar
     * writes those of all into one folder. A set has some 200 kB.
     */
    public static SortedMap<String, String> of(AgentPlan plan) {
        Residency residency = Residency.of(plan.spec());
        SortedMap<String, String> files = new TreeMap<>();
        for (Dashboard dashboard : List.of(
                ClusterDashboard.of(plan.monitor(), residency),
                NodeDashboard.of(plan.monitor(), residency),
                AgentsDashboard.of(plan.monitor()))) {
            files.put(dashboard.name().file(), dashboard.json());
        }
        return files;
    }
}
