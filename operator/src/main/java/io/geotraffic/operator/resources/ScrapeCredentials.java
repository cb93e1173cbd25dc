package io.geotraffic.operator.resources;

import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.openshift.api.model.monitoring.v1.BasicAuth;
import io.fabric8.openshift.api.model.monitoring.v1.BasicAuthBuilder;
import io.fabric8.openshift.api.model.monitoring.v1.SecretOrConfigMap;
import io.fabric8.openshift.api.model.monitoring.v1.SecretOrConfigMapBuilder;
import io.fabric8.openshift.api.model.monitoring.v1.TLSConfig;
import io.fabric8.openshift.api.model.monitoring.v1.TLSConfigBuilder;
import io.geotraffic.operator.api.v1alpha1.ScrapeTls;
import io.geotraffic.operator.api.v1alpha1.SecretReference;
import org.jspecify.annotations.Nullable;

/** What Prometheus trusts and shows. Keys are those of Kubernetes' own types of Secrets. */
final class ScrapeCredentials {
    private ScrapeCredentials() {}

    /** Of a Secret of type kubernetes.io/basic-auth. */
    static BasicAuth basicAuth(SecretReference secret) {
        return new BasicAuthBuilder()
                .withUsername(key(secret, "username"))
                .withPassword(key(secret, "password"))
                .build();
    }

    static TLSConfig tls(ScrapeTls tls) {
        TLSConfigBuilder config = new TLSConfigBuilder().withCa(ca(tls)).withServerName(tls.serverName());
        if (tls.insecureSkipVerify()) {
            config.withInsecureSkipVerify(true);
        }
        @Nullable SecretReference client = tls.clientSecret();
        if (client != null) {
            // Of a Secret of type kubernetes.io/tls.
            config.withCert(new SecretOrConfigMapBuilder()
                            .withSecret(key(client, "tls.crt"))
                            .build())
                    .withKeySecret(key(client, "tls.key"));
        }
        return config.build();
    }

    private static @Nullable SecretOrConfigMap ca(ScrapeTls tls) {
        if (tls.caSecret() != null) {
            return new SecretOrConfigMapBuilder()
                    .withNewSecret(tls.caSecret().key(), tls.caSecret().name(), null)
                    .build();
        }
        if (tls.caConfigMap() != null) {
            return new SecretOrConfigMapBuilder()
                    .withNewConfigMap(tls.caConfigMap().key(), tls.caConfigMap().name(), null)
                    .build();
        }
        return null;
    }

    private static SecretKeySelector key(SecretReference secret, String key) {
        return new SecretKeySelector(key, secret.name(), null);
    }
}
