package io.geotraffic.operator.reconciler;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.geotraffic.geoip.CountryDatabase;
import io.geotraffic.geoip.DatabaseException;
import io.geotraffic.geoip.DatabaseFacts;
import io.geotraffic.operator.plan.DatabaseSource;
import io.geotraffic.operator.status.DatabaseFinding;
import io.geotraffic.operator.status.DatabaseFinding.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds out how a monitor's country database is. One in a ConfigMap is fetched and read whole once for each
 * of its versions; what is remembered is the finding.
 */
final class DatabaseReader {
    /** The last version of a key that was read. */
    private record Read(String uid, String resourceVersion, DatabaseFinding finding) {
        boolean isOf(ConfigMap configMap) {
            return uid.equals(configMap.getMetadata().getUid())
                    && resourceVersion.equals(configMap.getMetadata().getResourceVersion());
        }
    }

    private final KubernetesClient client;
    private final DatabaseConfigMaps configMaps;
    private final String namespace;
    private final Map<DatabaseSource.ConfigMap, Read> reads = new ConcurrentHashMap<>();

    DatabaseReader(KubernetesClient client, DatabaseConfigMaps configMaps, String namespace) {
        this.client = client;
        this.configMaps = configMaps;
        this.namespace = namespace;
    }

    DatabaseFinding find(DatabaseSource source) {
        return switch (source) {
            case DatabaseSource.None none ->
                new DatabaseFinding.Missing(
                        Reason.NOT_CONFIGURED,
                        "no country database is configured; set spec.geoip.configMap.name, persistentVolumeClaim or hostPath");
            case DatabaseSource.Claim claim ->
                new DatabaseFinding.OutOfSight("PersistentVolumeClaim %s/%s".formatted(namespace, claim.claimName()));
            case DatabaseSource.HostPath host ->
                new DatabaseFinding.OutOfSight("%s of each node".formatted(host.path()));
            case DatabaseSource.ConfigMap configMap -> find(configMap);
        };
    }

    private DatabaseFinding find(DatabaseSource.ConfigMap source) {
        Optional<ConfigMap> configMap = configMaps.get(source.name());
        if (configMap.isEmpty()) {
            reads.remove(source);
            return configMapNotFound(source);
        }
        Read known = reads.get(source);
        if (known == null || !known.isOf(configMap.get())) {
            known = read(source, configMap.get());
            reads.put(source, known);
        }
        return known.finding();
    }

    private Read read(DatabaseSource.ConfigMap source, ConfigMap slim) {
        if (!slim.getBinaryData().containsKey(source.key()) && !slim.getData().containsKey(source.key())) {
            return new Read(
                    slim.getMetadata().getUid(), slim.getMetadata().getResourceVersion(), keyNotFound(source, slim));
        }
        // The version that is fetched may be newer than the one that was seen; it will be seen soon.
        ConfigMap whole = client.configMaps()
                .inNamespace(namespace)
                .withName(source.name())
                .get();
        return whole == null
                ? new Read("", "", configMapNotFound(source))
                : new Read(
                        whole.getMetadata().getUid(),
                        whole.getMetadata().getResourceVersion(),
                        bytes(whole, source.key())
                                .map(bytes -> examine(source, bytes))
                                .orElseGet(() -> keyNotFound(source, whole)));
    }

    private DatabaseFinding configMapNotFound(DatabaseSource.ConfigMap source) {
        return new DatabaseFinding.Missing(
                Reason.CONFIG_MAP_NOT_FOUND,
                "there is no ConfigMap %s/%s; make it: geotraffic-geoip configmap FILE --name %s --key %s --namespace %s | kubectl apply --server-side -f -"
                        .formatted(namespace, source.name(), source.name(), source.key(), namespace));
    }

    private DatabaseFinding keyNotFound(DatabaseSource.ConfigMap source, ConfigMap configMap) {
        TreeSet<String> keys = new TreeSet<>(configMap.getBinaryData().keySet());
        keys.addAll(configMap.getData().keySet());
        return new DatabaseFinding.Missing(
                Reason.KEY_NOT_FOUND,
                "ConfigMap %s/%s has no key %s; it has %s: set spec.geoip.configMap.key, or make the ConfigMap anew"
                        .formatted(
                                namespace,
                                source.name(),
                                source.key(),
                                keys.isEmpty() ? "none" : String.join(", ", keys)));
    }

    private DatabaseFinding examine(DatabaseSource.ConfigMap source, byte[] bytes) {
        try {
            DatabaseFacts facts = CountryDatabase.of(
                            "ConfigMap %s/%s, key %s".formatted(namespace, source.name(), source.key()), bytes)
                    .facts();
            return new DatabaseFinding.Sound(facts.type(), facts.build(), facts.sizeBytes());
        } catch (DatabaseException e) {
            return new DatabaseFinding.Missing(
                    Reason.DATABASE_INVALID, e.getMessage() + "; agents that run keep the last good one");
        }
    }

    private static Optional<byte[]> bytes(ConfigMap configMap, String key) {
        return Optional.ofNullable(configMap.getBinaryData().get(key))
                .map(text -> Base64.getDecoder().decode(text))
                .or(() -> Optional.ofNullable(configMap.getData().get(key))
                        .map(text -> text.getBytes(StandardCharsets.UTF_8)));
    }
}
