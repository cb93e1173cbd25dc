package io.geotraffic.operator.reconciler;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which kinds of the Prometheus Operator the cluster has. Its CRDs may come later, or go: the API server's
 * discovery is asked now and then, for which nobody needs a permission, and when they do all monitors are
 * reconciled.
 */
final class MonitoringKinds extends SimpleInboundEventSource<GeoTrafficMonitor> {
    static final String GROUP_VERSION = "monitoring.coreos.com/v1";

    private static final Duration PERIOD = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(MonitoringKinds.class);

    private final KubernetesClient client;
    private final IndexedResourceCache<GeoTrafficMonitor> monitors;

    private volatile Set<String> kinds = Set.of();
    private @Nullable Thread looks;

    MonitoringKinds(KubernetesClient client, IndexedResourceCache<GeoTrafficMonitor> monitors) {
        super("monitoring-kinds");
        this.client = client;
        this.monitors = monitors;
    }

    @Override
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        super.start();
        look();
        looks = Thread.ofVirtual().name("monitoring-kinds").start(this::lookNowAndThen);
    }

    @Override
    public synchronized void stop() {
        super.stop();
        if (looks != null) {
            looks.interrupt();
        }
    }

    private void lookNowAndThen() {
        try {
            while (true) {
                Thread.sleep(PERIOD);
                look();
            }
        } catch (InterruptedException e) {
            // Nobody wants to know any more.
            Thread.currentThread().interrupt();
        }
    }

    /** As of the last look. */
    boolean has(Class<? extends HasMetadata> type) {
        return kinds.contains(HasMetadata.getKind(type));
    }

    /** Looks at once. What cannot be told stays as it was. */
    final void look() {
        try {
            accept(found());
        } catch (RuntimeException e) {
            // One that got out would be the last look of all.
            LOG.debug("Which kinds {} has cannot be told", GROUP_VERSION, e);
        }
    }

    private void accept(Set<String> found) {
        if (found.equals(kinds)) {
            return;
        }
        kinds = found;
        LOG.info("{} has {}", GROUP_VERSION, found.isEmpty() ? "no kinds" : String.join(", ", found));
        monitors.list().map(ResourceID::fromResource).forEach(this::propagateEvent);
    }

    private Set<String> found() {
        try {
            @Nullable APIResourceList list = client.getApiResources(GROUP_VERSION);
            return list == null
                    ? Set.of()
                    : list.getResources().stream().map(APIResource::getKind).collect(Collectors.toUnmodifiableSet());
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return Set.of();
            }
            throw e;
        }
    }
}
