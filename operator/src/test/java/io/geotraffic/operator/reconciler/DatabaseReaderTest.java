package io.geotraffic.operator.reconciler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.geotraffic.geoip.DatabaseWriter;
import io.geotraffic.operator.lab.Admission;
import io.geotraffic.operator.plan.DatabaseSource;
import io.geotraffic.operator.status.DatabaseFinding;
import io.geotraffic.operator.status.DatabaseFinding.Reason;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With ConfigMaps that are really watched, if not on a real API server. */
@Timeout(30)
final class DatabaseReaderTest {
    private static final String NAMESPACE = "geotraffic";
    private static final Instant BUILD = Instant.parse("2026-11-17T12:00:00Z");
    private static final DatabaseSource SOURCE = new DatabaseSource.ConfigMap("geoip-country", "country.mmdb");
    private static final DatabaseFinding NOT_FOUND = new DatabaseFinding.Missing(
            Reason.CONFIG_MAP_NOT_FOUND,
            "there is no ConfigMap geotraffic/geoip-country; make it: geotraffic-geoip configmap FILE --name geoip-country --key country.mmdb --namespace geotraffic | kubectl apply --server-side -f -");

    private static final AtomicReference<@Nullable DatabaseConfigMaps> CONFIG_MAPS = new AtomicReference<>();
    private static final WatchingOperator OPERATOR = new WatchingOperator(context -> {
        DatabaseConfigMaps watched = new DatabaseConfigMaps(context, NAMESPACE);
        CONFIG_MAPS.set(watched);
        return watched.eventSource();
    });

    private final DatabaseReader reader = reader(OPERATOR.server().client());

    private static DatabaseReader reader(KubernetesClient client) {
        return new DatabaseReader(client, configMaps(), NAMESPACE);
    }

    @BeforeAll
    static void start() {
        OPERATOR.server()
                .client()
                .resource(Admission.monitor("egress", "{geoip: {configMap: {name: geoip-country}}}"))
                .create();
        OPERATOR.server()
                .client()
                .resource(Admission.monitor("other", "{geoip: {configMap: {name: geoip-other}}}"))
                .create();
        OPERATOR.server().client().resource(Admission.monitor("without", "{}")).create();
        OPERATOR.start();
    }

    @AfterAll
    static void stop() {
        OPERATOR.close();
    }

    private static DatabaseConfigMaps configMaps() {
        return Objects.requireNonNull(CONFIG_MAPS.get());
    }

    @AfterEach
    void forget() {
        OPERATOR.server()
                .client()
                .configMaps()
                .inNamespace(NAMESPACE)
                .withName("geoip-country")
                .delete();
        WatchingOperator.await(() -> configMaps().get("geoip-country").isEmpty());
    }

    private static byte[] database(String type) {
        return new DatabaseWriter(type, 4)
                .build(BUILD)
                .insert("192.0.2.0/24", Map.of("country", Map.of("iso_code", "DE")))
                .toBytes();
    }

    private static ConfigMapBuilder configMap(String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .endMetadata();
    }

    private static void put(String key, byte[] bytes) {
        put(configMap("geoip-country")
                .addToBinaryData(key, Base64.getEncoder().encodeToString(bytes))
                .build());
    }

    /** Until it is seen. */
    private static void put(ConfigMap configMap) {
        String version = OPERATOR.server()
                .client()
                .resource(configMap)
                .createOr(io.fabric8.kubernetes.client.dsl.NonDeletingOperation::update)
                .getMetadata()
                .getResourceVersion();
        WatchingOperator.await(() -> configMaps()
                .get(configMap.getMetadata().getName())
                .filter(seen -> seen.getMetadata().getResourceVersion().equals(version))
                .isPresent());
    }

    private static DatabaseFinding sound(String type, byte[] bytes) {
        return new DatabaseFinding.Sound(type, BUILD, bytes.length);
    }

    @Test
    void noneIsConfigured() {
        assertEquals(
                new DatabaseFinding.Missing(
                        Reason.NOT_CONFIGURED,
                        "no country database is configured; set spec.geoip.configMap.name, persistentVolumeClaim or hostPath"),
                reader.find(new DatabaseSource.None()));
    }

    @Test
    void whatOnlyAgentsSeeIsNotLookedFor() {
        assertEquals(
                new DatabaseFinding.OutOfSight("PersistentVolumeClaim geotraffic/data"),
                reader.find(new DatabaseSource.Claim("data", "country.mmdb")));
        assertEquals(
                new DatabaseFinding.OutOfSight("/usr/share/GeoIP/country.mmdb of each node"),
                reader.find(new DatabaseSource.HostPath("/usr/share/GeoIP/country.mmdb")));
    }

    @Test
    void thereIsNoConfigMapUntilThereIs() {
        assertEquals(NOT_FOUND, reader.find(SOURCE));
        byte[] bytes = database("Test-Country");
        put("country.mmdb", bytes);
        assertEquals(sound("Test-Country", bytes), reader.find(SOURCE));
        forget();
        assertEquals(NOT_FOUND, reader.find(SOURCE));
    }

    @Test
    void theKeyIsMissing() {
        put(configMap("geoip-country")
                .addToBinaryData("world.mmdb", "AAAA")
                .addToData("README", "text")
                .build());
        assertEquals(
                new DatabaseFinding.Missing(
                        Reason.KEY_NOT_FOUND,
                        "ConfigMap geotraffic/geoip-country has no key country.mmdb; it has README, world.mmdb: set spec.geoip.configMap.key, or make the ConfigMap anew"),
                reader.find(SOURCE));
    }

    @Test
    void thereIsNoKeyAtAll() {
        put(configMap("geoip-country").build());
        assertEquals(
                new DatabaseFinding.Missing(
                        Reason.KEY_NOT_FOUND,
                        "ConfigMap geotraffic/geoip-country has no key country.mmdb; it has none: set spec.geoip.configMap.key, or make the ConfigMap anew"),
                reader.find(SOURCE));
    }

    @Test
    void itIsDamaged() {
        put("country.mmdb", new byte[100]);
        DatabaseFinding.Missing missing = (DatabaseFinding.Missing) reader.find(SOURCE);
        assertEquals(Reason.DATABASE_INVALID, missing.reason());
        assertTrue(
                missing.message().startsWith("ConfigMap geotraffic/geoip-country, key country.mmdb: "),
                missing.message());
        assertTrue(missing.message().endsWith("; agents that run keep the last good one"), missing.message());
        assertEquals(1, missing.message().lines().count());
    }

    /** As kubectl create configmap --from-file does with what looks like text. */
    @Test
    void textIsNoDatabase() {
        put(configMap("geoip-country").addToData("country.mmdb", "not found\n").build());
        assertEquals(Reason.DATABASE_INVALID, ((DatabaseFinding.Missing) reader.find(SOURCE)).reason());
    }

    @Test
    void anotherKeyIsAnotherDatabase() {
        byte[] bytes = database("Other");
        put("other.mmdb", bytes);
        assertEquals(sound("Other", bytes), reader.find(new DatabaseSource.ConfigMap("geoip-country", "other.mmdb")));
        assertEquals(Reason.KEY_NOT_FOUND, ((DatabaseFinding.Missing) reader.find(SOURCE)).reason());
    }

    @Test
    void eachVersionIsReadOnce() throws InterruptedException {
        put("country.mmdb", database("First"));
        int before = fetches();
        for (int i = 0; i < 5; i++) {
            assertEquals(sound("First", database("First")), reader.find(SOURCE));
        }
        assertEquals(1, fetches() - before);

        put("country.mmdb", database("Second"));
        before = fetches();
        for (int i = 0; i < 5; i++) {
            assertEquals(sound("Second", database("Second")), reader.find(SOURCE));
        }
        assertEquals(1, fetches() - before);
    }

    /** A megabyte is not asked for to find that the key is not in it. */
    @Test
    void aConfigMapWithoutTheKeyIsNotFetched() throws InterruptedException {
        put("other.mmdb", new byte[1]);
        int before = fetches();
        reader.find(SOURCE);
        assertEquals(0, fetches() - before);
    }

    private static int fetched;

    /** Of the ConfigMap alone. */
    private static int fetches() throws InterruptedException {
        for (RecordedRequest request = OPERATOR.server().request();
                request != null;
                request = OPERATOR.server().request()) {
            boolean isFetch = "GET".equals(request.getMethod())
                    && String.valueOf(request.getPath()).endsWith("/configmaps/geoip-country");
            fetched += isFetch ? 1 : 0;
        }
        return fetched;
    }

    /** What was seen has gone when it is fetched: it is not said to lack what it was seen to have. */
    @Test
    void itMayVanishBeforeItIsFetched() {
        put("country.mmdb", database("Test-Country"));
        try (ApiServer later = ApiServer.scripted()) {
            assertEquals(NOT_FOUND, reader(later.client()).find(SOURCE));
        }
    }

    @Test
    void whatIsRememberedOfAConfigMapIsItsKeys() {
        put(configMap("geoip-country")
                .addToBinaryData("country.mmdb", "A".repeat(1 << 20))
                .addToData("note", "text")
                .editMetadata()
                .addToAnnotations("large", "x".repeat(1 << 16))
                .endMetadata()
                .build());
        ConfigMap seen = configMaps().get("geoip-country").orElseThrow();
        assertEquals(Map.of("country.mmdb", ""), seen.getBinaryData());
        assertEquals(Map.of("note", ""), seen.getData());
        assertEquals(Map.of(), seen.getMetadata().getAnnotations());
    }

    @Test
    void monitorsThatReferToAConfigMapAreCalled() throws InterruptedException {
        put("country.mmdb", new byte[1]);
        OPERATOR.server().client().resource(configMap("unrelated").build()).create();
        OPERATOR.awaitRest();
        put("country.mmdb", new byte[2]);
        assertEquals("egress", OPERATOR.called());
        put(configMap("geoip-other").build());
        assertEquals("other", OPERATOR.called());
        OPERATOR.server()
                .client()
                .resource(configMap("unrelated").addToData("a", "b").build())
                .update();
        OPERATOR.assertRest();
    }
}
