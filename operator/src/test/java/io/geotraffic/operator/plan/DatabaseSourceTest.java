package io.geotraffic.operator.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.geotraffic.operator.lab.Admission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatabaseSourceTest {
    private static DatabaseSource source(String geoip) {
        return DatabaseSource.of(Admission.monitor("egress", "{geoip: %s}".formatted(geoip))
                .getSpec()
                .geoip());
    }

    @Test
    void isNoneIfNoneIsGiven() {
        assertEquals(new DatabaseSource.None(), source("{}"));
        assertEquals(new DatabaseSource.None(), source("{privateCountry: LAN, cacheSize: 1000}"));
    }

    @Test
    void isAConfigMap() {
        assertEquals(new DatabaseSource.ConfigMap("geoip", "country.mmdb"), source("{configMap: {name: geoip}}"));
        assertEquals(
                new DatabaseSource.ConfigMap("geoip", "world.mmdb.xz"),
                source("{configMap: {name: geoip, key: world.mmdb.xz}}"));
    }

    @Test
    void isAClaim() {
        assertEquals(
                new DatabaseSource.Claim("data", "country.mmdb"), source("{persistentVolumeClaim: {claimName: data}}"));
        assertEquals(
                new DatabaseSource.Claim("data", "geoip/city.mmdb"),
                source("{persistentVolumeClaim: {claimName: data, path: geoip/city.mmdb}}"));
    }

    @ParameterizedTest
    @CsvSource({
        "/usr/share/GeoIP/country.mmdb, /usr/share/GeoIP, country.mmdb",
        "/data/country.mmdb, /data, country.mmdb",
        "/a/b/c/d, /a/b/c, d",
    })
    void isAFileInAFolderOfTheNode(String path, String folder, String file) {
        DatabaseSource.HostPath source = new DatabaseSource.HostPath(path);
        assertEquals(source, source("{hostPath: {path: %s}}".formatted(path)));
        assertEquals(folder, source.folder());
        assertEquals(file, source.file());
    }
}
