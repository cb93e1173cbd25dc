package io.geotraffic.operator.plan;

import io.geotraffic.operator.api.v1alpha1.GeoipSpec;

/** Where agents find the country database. */
public sealed interface DatabaseSource {
    /** Nowhere. */
    record None() implements DatabaseSource {}

    record ConfigMap(String name, String key) implements DatabaseSource {}

    /** @param path in the volume */
    record Claim(String claimName, String path) implements DatabaseSource {}

    /** @param path on the node */
    record HostPath(String path) implements DatabaseSource {
        /** The folder, for it has to be mounted whole to show a file that replaces the former one. */
        public String folder() {
            return path.substring(0, path.lastIndexOf('/'));
        }

        public String file() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /** The one that is given; the schema allows one at most. */
    static DatabaseSource of(GeoipSpec geoip) {
        if (geoip.configMap() != null) {
            return new ConfigMap(geoip.configMap().name(), geoip.configMap().key());
        }
        if (geoip.persistentVolumeClaim() != null) {
            return new Claim(
                    geoip.persistentVolumeClaim().claimName(),
                    geoip.persistentVolumeClaim().path());
        }
        if (geoip.hostPath() != null) {
            return new HostPath(geoip.hostPath().path());
        }
        return new None();
    }
}
