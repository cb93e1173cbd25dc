package io.geotraffic.e2e;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A Secret by which agents or the operator speak TLS. */
final class WebSecret {
    private WebSecret() {}

    /** @param folder for its files, empty */
    static void create(KubernetesClient user, String namespace, String name, Path folder) throws IOException {
        create(user, namespace, name, folder, "");
    }

    /** @param more of the web configuration, such as passwords */
    static void create(KubernetesClient user, String namespace, String name, Path folder, String more)
            throws IOException {
        Path key = folder.resolve("tls.key");
        Path certificate = folder.resolve("tls.crt");
        Program.run(List.of(
                "/usr/bin/openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-noenc",
                "-subj",
                "/CN=geotraffic",
                "-addext",
                "subjectAltName=DNS:geotraffic",
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString()));
        user.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .endMetadata()
                        .withStringData(Map.of(
                                "web-config.yml",
                                "tls_server_config: {cert_file: tls.crt, key_file: tls.key}\n" + more,
                                "tls.crt",
                                Files.readString(certificate),
                                "tls.key",
                                Files.readString(key)))
                        .build())
                .create();
    }
}
