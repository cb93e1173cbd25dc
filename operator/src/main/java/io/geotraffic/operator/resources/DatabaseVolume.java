package io.geotraffic.operator.resources;

import io.fabric8.kubernetes.api.model.KeyToPathBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.geotraffic.operator.plan.DatabaseSource;
import java.util.Optional;

/**
 * The country database in an agent's pod. A folder is mounted, never a file, so that agents start without
 * one and see it come and change.
 */
final class DatabaseVolume {
    private static final String NAME = "geoip";
    private static final String FOLDER = "/etc/geotraffic/geoip";

    private DatabaseVolume() {}

    /** Where the agent finds it. */
    static Optional<String> file(DatabaseSource source) {
        return switch (source) {
            case DatabaseSource.None none -> Optional.empty();
            case DatabaseSource.ConfigMap map -> Optional.of(FOLDER + "/" + map.key());
            case DatabaseSource.Claim claim -> Optional.of(FOLDER + "/" + claim.path());
            case DatabaseSource.HostPath host -> Optional.of(FOLDER + "/" + host.file());
        };
    }

    static Optional<Volume> volume(DatabaseSource source) {
        VolumeBuilder volume = new VolumeBuilder().withName(NAME);
        return switch (source) {
            case DatabaseSource.None none -> Optional.empty();
            case DatabaseSource.ConfigMap map ->
                Optional.of(volume.withNewConfigMap()
                        .withName(map.name())
                        .withOptional(true)
                        .withDefaultMode(0444)
                        .withItems(new KeyToPathBuilder()
                                .withKey(map.key())
                                .withPath(map.key())
                                .build())
                        .endConfigMap()
                        .build());
            case DatabaseSource.Claim claim ->
                Optional.of(volume.withNewPersistentVolumeClaim(claim.claimName(), true)
                        .build());
            case DatabaseSource.HostPath host ->
                Optional.of(volume.withNewHostPath(host.folder(), "DirectoryOrCreate")
                        .build());
        };
    }

    static Optional<VolumeMount> mount(DatabaseSource source) {
        return file(source)
                .map(_ -> new VolumeMountBuilder()
                        .withName(NAME)
                        .withMountPath(FOLDER)
                        .withReadOnly(true)
                        .build());
    }
}
