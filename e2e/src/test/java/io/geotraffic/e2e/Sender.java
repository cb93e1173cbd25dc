package io.geotraffic.e2e;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.geotraffic.e2e.Bytes.Series;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A pod that asks hosts of the world, and tells how many bytes that were: {@code e2e/cluster/traffic}.
 *
 * @param onHost has the node's addresses, of IPv4 and IPv6; else a pod's, of IPv4
 */
record Sender(String namespace, String node, boolean onHost) {
    private static final String IMAGE = "localhost/traffic:1";

    private String name() {
        return "traffic-" + node + (onHost ? "-host" : "");
    }

    /** All hosts that it can reach. */
    Bytes send(KubernetesClient user, int datagrams) {
        List<String> all = World.hosts().keySet().stream()
                .filter(address -> onHost || !address.contains(":"))
                .toList();
        return send(user, datagrams, all);
    }

    /** @return what was sent and received, when all of it was */
    Bytes send(KubernetesClient user, int datagrams, List<String> addresses) {
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name())
                .endMetadata()
                .withNewSpec()
                .withNodeName(node)
                .withHostNetwork(onHost)
                .withRestartPolicy("Never")
                .withTerminationGracePeriodSeconds(0L)
                .addNewContainer()
                .withName("traffic")
                .withImage(IMAGE)
                .withArgs(Stream.concat(Stream.of("send"), addresses.stream().map(address -> address + "=" + datagrams))
                        .toList())
                .endContainer()
                .endSpec()
                .build();
        return told(new OneShot(user, pod).run());
    }

    private Bytes told(String log) {
        Map<String, String> countries = World.hosts();
        Bytes sent = Bytes.none();
        log.lines().forEach(line -> {
            String[] words = line.split("\t", -1);
            String country = Objects.requireNonNull(countries.get(words[0]));
            String ipVersion = words[0].contains(":") ? "6" : "4";
            sent.add(Map.of(
                    new Series(node, country, "sent", ipVersion), Long.parseLong(words[1]),
                    new Series(node, country, "received", ipVersion), Long.parseLong(words[2])));
        });
        return sent;
    }
}
