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
import java.util.concurrent.locks.ReentrantLock;
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
    private static final String CANNOT_BE_TOLD = "Which kinds {} has cannot be told: {}";
    private static final Logger LOG = LoggerFactory.getLogger(MonitoringKinds.class);

    private final KubernetesClient client;
    private final IndexedResourceCache<GeoTrafficMonitor> monitors;

    private final Runnable changed;
    private final ReentrantLock looking = new ReentrantLock();

    /** Null until discovery has told. */
    private volatile @Nullable Set<String> kinds;

    private @Nullable Thread looks;

    /** @param changed is run when there are others than before, and before monitors are reconciled for that */
    MonitoringKinds(KubernetesClient client, IndexedResourceCache<GeoTrafficMonitor> monitors, Runnable changed) {
        super("monitoring-kinds");
        this.changed = changed;
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

    boolean areKnown() {
        return kinds != null;
    }

    /** As of the last look that told. */
    boolean has(Class<? extends HasMetadata> type) {
        Set<String> seen = kinds;
        return seen != null && seen.contains(HasMetadata.getKind(type));
    }

    /** Looks at once, unless somebody is at it. What cannot be told stays as it was. */
    final void look() {
        if (!looking.tryLock()) {
            return;
        }
        try {
            accept(found());
        } catch (RuntimeException e) {
            // One that got out would be the last look of all.
            if (areKnown()) {
                LOG.debug(CANNOT_BE_TOLD, GROUP_VERSION, e.getMessage());
            } else {
                LOG.warn(CANNOT_BE_TOLD, GROUP_VERSION, e.getMessage());
            }
        } finally {
            looking.unlock();
        }
    }

    private void accept(Set<String> found) {
        if (found.equals(kinds)) {
            return;
        }
        kinds = found;
        LOG.info("{} has {}", GROUP_VERSION, found.isEmpty() ? "no kinds" : String.join(", ", found));
        changed.run();
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
