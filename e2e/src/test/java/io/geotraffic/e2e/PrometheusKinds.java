package io.geotraffic.e2e;

import java.nio.file.Path;
import java.util.List;

/** The kinds that the Prometheus Operator brings, without it: as where it is about to be installed. */
final class PrometheusKinds implements AutoCloseable {
    /** Where {@code e2e/prometheus/prometheus build} leaves its CRDs. */
    private static final Path FOLDER = Checkout.file("build/tools/prometheus-crds");

    private static final List<String> NAMES = List.of("servicemonitors", "prometheusrules");

    private PrometheusKinds() {}

    static PrometheusKinds install() {
        refuseAGivenCluster();
        for (String name : NAMES) {
            ClusterCommand.kubectl("apply", "--server-side", "--force-conflicts", "--filename=" + file(name));
            ClusterCommand.kubectl("wait", "--for=condition=Established", "--filename=" + file(name));
        }
        return new PrometheusKinds();
    }

    @Override
    public void close() {
        remove();
    }

    /** With all objects that are of them. */
    static void remove() {
        refuseAGivenCluster();
        NAMES.forEach(name -> ClusterCommand.kubectl("delete", "--ignore-not-found", "--filename=" + file(name)));
    }

    /** There they are somebody's, with all that is of them. */
    private static void refuseAGivenCluster() {
        if (Cluster.given().isPresent()) {
            throw new IllegalStateException("only for the cluster on this machine");
        }
    }

    private static String file(String name) {
        return FOLDER.resolve("monitoring.coreos.com_%s.yaml".formatted(name)).toString();
    }
}
