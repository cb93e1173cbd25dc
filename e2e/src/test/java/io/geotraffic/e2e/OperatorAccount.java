package io.geotraffic.e2e;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Who the operator is for the API server, with the rights that it is shipped with and no other: so all tests
 * show that these are enough.
 */
final class OperatorAccount {
    static final String NAME = "geotraffic-operator";

    private static final Path MANIFESTS = Checkout.file("deploy/kubernetes/geotraffic-operator.yaml");
    private static final List<Class<? extends HasMetadata>> RIGHTS =
            List.of(ServiceAccount.class, ClusterRole.class, ClusterRoleBinding.class, Role.class, RoleBinding.class);
    private static final long TOKEN_SECONDS = 3600;

    private OperatorAccount() {}

    /** In a namespace that is there. */
    static void make(KubernetesClient user, String namespace) {
        rights(user, namespace)
                .forEach(right -> user.resource(right)
                        .fieldManager("geotraffic-e2e")
                        .forceConflicts()
                        .serverSideApply());
    }

    /** With what is beyond the namespace. */
    static void remove(KubernetesClient user, String namespace) {
        rights(user, namespace).forEach(right -> user.resource(right).delete());
    }

    /** What it is shipped with, for this namespace. */
    static List<HasMetadata> rights(KubernetesClient user, String namespace) {
        try {
            String text =
                    Files.readString(MANIFESTS).replaceAll("(?m)^(.*namespace): \"?geotraffic\"?$", "$1: " + namespace);
            return user.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).items().stream()
                    .filter(item -> RIGHTS.contains(item.getClass()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String user(String namespace) {
        return "system:serviceaccount:%s:%s".formatted(namespace, NAME);
    }

    /** For an operator in this JVM. */
    static Config config(KubernetesClient user, String namespace) {
        return new ConfigBuilder(user.getConfiguration())
                .withImpersonateUsername(user(namespace))
                .withImpersonateGroups("system:serviceaccounts", "system:serviceaccounts:" + namespace)
                .build();
    }

    /** For an operator in a process of its own. Each has another token, by which audit logs tell them apart. */
    static Path kubeconfig(KubernetesClient user, String namespace, Path folder) {
        TokenRequest token = user.serviceAccounts()
                .inNamespace(namespace)
                .withName(NAME)
                .tokenRequest(new TokenRequestBuilder()
                        .withNewSpec()
                        .withExpirationSeconds(TOKEN_SECONDS)
                        .endSpec()
                        .build());
        Config config = user.getConfiguration();
        try {
            return Files.writeString(Files.createTempFile(folder, "kubeconfig", ""), """
                    apiVersion: v1
                    kind: Config
                    clusters: [{name: a, cluster: {server: "%s", certificate-authority-data: "%s"}}]
                    contexts: [{name: a, context: {cluster: a, user: a, namespace: %s}}]
                    users: [{name: a, user: {token: "%s"}}]
                    current-context: a
                    """.formatted(
                            config.getMasterUrl(),
                            config.getCaCertData(),
                            namespace,
                            token.getStatus().getToken()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
