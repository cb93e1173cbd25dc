package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** How Prometheus speaks TLS with agents. What it names is in the operator's namespace. */
@ValidationRule(
        value = "!has(self.caSecret) || !has(self.caConfigMap)",
        message = "write caSecret or caConfigMap, not both")
public record ScrapeTls(
        @JsonPropertyDescription("A Secret with the certificates that agents' own are signed by.") @Nullable
        CertificateSource caSecret,

        @JsonPropertyDescription("A ConfigMap with the certificates that agents' own are signed by.") @Nullable
        CertificateSource caConfigMap,

        @JsonPropertyDescription(
                "A Secret with tls.crt and tls.key (kubernetes.io/tls) that Prometheus shows, for agents that ask for a client's certificate.")
        @Nullable
        SecretReference clientSecret,

        @JsonPropertyDescription(
                "The name that agents' certificates are for. The node's address, by which agents are scraped, if none is given.")
        @Size(max = 253)
        @ValidationRule(
                value = "self.matches('^[A-Za-z0-9]([-A-Za-z0-9.:]*[A-Za-z0-9])?$')",
                message = "write a host's name, such as agents.geotraffic.example")
        @Nullable
        String serverName,

        @JsonPropertyDescription("Whether any certificate will do. Then anybody between can read and answer.")
        @Default("false")
        boolean insecureSkipVerify) {}
