package io.geotraffic.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Table;
import io.fabric8.kubernetes.api.model.TableColumnDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code kubectl get} prints. */
@OnCluster
final class ColumnsTest {
    private static final String STATUS = """
            {"status": {
              "observedGeneration": 1,
              "conditions": [
                {"type": "Degraded", "status": "True", "reason": "NoDatabase", "message": "There is none.",
                 "lastTransitionTime": "2026-01-01T00:00:00Z"},
                {"type": "Ready", "status": "False", "reason": "NodesNotReady", "message": "One does not count.",
                 "lastTransitionTime": "2026-01-01T00:00:00Z"}],
              "agents": {"desired": 3, "ready": 2, "updated": 3, "available": 1},
              "nodes": [{"name": "n7", "reason": "UnsupportedKernel", "message": "It has Linux 6.1."}],
              "geoip": {"type": "GeoLite2-Country", "build": "2026-01-01T00:00:00Z", "sizeBytes": 917504}}}
            """;

    private final KubernetesClient client = Cluster.client();
    private final GenericKubernetesResource monitor =
            MonitorFile.valid("no-nodes").resource();

    @BeforeAll
    static void install() {
        MonitorCrd.install(Cluster.client());
    }

    @BeforeEach
    void create() {
        client.resource(monitor).forceConflicts().serverSideApply();
    }

    @AfterEach
    void delete() {
        client.resource(monitor).delete();
    }

    @Test
    void tellTheState() {
        Table table = patchStatus();
        List<String> cells = table.getRows().getFirst().getCells().stream()
                .map(String::valueOf)
                .toList();
        Map<String, String> narrow = new LinkedHashMap<>();
        Map<String, String> wide = new LinkedHashMap<>();
        for (int at = 0; at < cells.size(); at++) {
            TableColumnDefinition column = table.getColumnDefinitions().get(at);
            (column.getPriority() == 0 ? narrow : wide).put(column.getName(), cells.get(at));
        }
        assertEquals(
                List.of("Name", "Ready", "Desired", "Available", "GeoIP build", "Age"), List.copyOf(narrow.keySet()));
        narrow.remove("Age");
        assertEquals(List.of("no-nodes", "False", "3", "1", "2026-01-01T00:00:00Z"), List.copyOf(narrow.values()));
        assertEquals("{Reason=NodesNotReady, Degraded=NoDatabase}", wide.toString());
    }

    /** As a dry run, for an operator may be there and have its own view. */
    private Table patchStatus() {
        HttpRequest request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(client.getMasterUrl()
                        + "apis/geotraffic.io/v1alpha1/geotrafficmonitors/no-nodes/status?dryRun=All")
                .header("Accept", "application/json;as=Table;g=meta.k8s.io;v=v1")
                .patch("application/merge-patch+json", STATUS)
                .build();
        String answer =
                client.getHttpClient().sendAsync(request, String.class).join().body();
        return new KubernetesSerialization().unmarshal(Objects.requireNonNull(answer), Table.class);
    }
}
