package io.geotraffic.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.ServiceResource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two operators, of which one writes: how long it takes until the other does, and that they never do both. What
 * is asked for is 3 s after a graceful end and 20 s after any other; a machine that is busy has a few more.
 */
@OnCluster
final class TakeoverTest {
    private static final String NAMESPACE = "geotraffic-takeover";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Less than it takes until a Lease runs out that nobody has released. */
    private static final Duration GRACEFUL = Duration.ofSeconds(8);

    private static final Duration OTHERWISE = Duration.ofSeconds(25);

    private final KubernetesClient user = Cluster.client();
    private final List<OperatorProgram> operators = new ArrayList<>();

    @TempDir
    private Path folder;

    private final Instant begin = Instant.now();

    @BeforeEach
    void makeNamespace() {
        AgentNamespace.make(user, NAMESPACE);
        OperatorAccount.make(user, NAMESPACE);
        user.resource(Resources.monitor("egress", "{}")).create();
    }

    @AfterEach
    void removeAll() {
        operators.forEach(OperatorProgram::close);
        AgentNamespace.remove(user, NAMESPACE);
    }

    private OperatorProgram start() {
        OperatorProgram operator = OperatorProgram.start(folder, OperatorAccount.kubeconfig(user, NAMESPACE, folder));
        operators.add(operator);
        return operator.awaitReady();
    }

    private OperatorProgram startLeader() {
        OperatorProgram operator = start();
        awaitLead(operator);
        awaitService();
        return operator;
    }

    private static void awaitLead(OperatorProgram operator) {
        Eventually.get(PATIENCE, "leader", operator::leads, Boolean::booleanValue);
    }

    private ServiceResource<Service> service() {
        return user.services().inNamespace(NAMESPACE).withName("geotraffic-agent-egress");
    }

    private void awaitService() {
        Eventually.get(PATIENCE, "service of the agents", service()::get, Objects::nonNull);
    }

    private String holder() {
        return Optional.ofNullable(user.leases()
                        .inNamespace(NAMESPACE)
                        .withName(OperatorAccount.NAME)
                        .get())
                .map(lease -> lease.getSpec().getHolderIdentity())
                .orElse("");
    }

    /** Until the next leader does its work, which has to be within this time. */
    private void awaitTakeover(String former, String signal, Instant end, Duration most) {
        Eventually.get(PATIENCE, "leader", this::holder, holder -> !holder.isEmpty() && !holder.equals(former));
        service().delete();
        awaitService();
        Duration time = Duration.between(end, Instant.now());
        System.out.printf("takeover after %s: %d ms%n", signal, time.toMillis());
        assertTrue(time.compareTo(most) < 0, () -> "it took " + time);
    }

    @Test
    void isQuickAfterAGracefulEnd() {
        OperatorProgram leader = startLeader();
        OperatorProgram other = start();
        assertFalse(other.leads());
        String former = holder();
        Instant end = Instant.now();
        leader.signal("TERM");
        awaitTakeover(former, "SIGTERM", end, GRACEFUL);
        assertEquals(0, leader.awaitEnd(), leader::log);
        awaitLead(other);
        assertOneWriterAtATime();
    }

    @Test
    void comesAfterAKill() {
        OperatorProgram leader = startLeader();
        OperatorProgram other = start();
        String former = holder();
        Instant end = Instant.now();
        leader.kill();
        awaitTakeover(former, "SIGKILL", end, OTHERWISE);
        awaitLead(other);
        assertOneWriterAtATime();
    }

    /** As a machine that was suspended, or a container: it does not know how long it was away. */
    @Test
    void holdsWhenTheFormerLeaderComesBack() {
        OperatorProgram leader = startLeader();
        OperatorProgram other = start();
        String former = holder();
        Instant end = Instant.now();
        leader.signal("STOP");
        awaitTakeover(former, "SIGSTOP", end, OTHERWISE);
        // What the former leader wakes up to: something to put back, and nobody else who does.
        other.signal("STOP");
        service().delete();
        leader.signal("CONT");
        assertEquals(1, leader.awaitEnd(), leader::log);
        assertTrue(leader.log().contains("\ngeotraffic-operator: lost the lease to "), leader.log());
        assertNull(service().get());
        other.signal("CONT");
        awaitService();
        awaitLead(other);
        assertOneWriterAtATime();
    }

    /** Each writes until the next one does, and then no more. */
    private void assertOneWriterAtATime() {
        Assumptions.assumeTrue(Cluster.given().isEmpty(), "only our own cluster tells who wrote");
        List<String> writers = new ArrayList<>();
        for (AuditLog.Request request : AuditLog.requests()) {
            boolean isWrite = request.isWrite() && !request.resource().startsWith("leases");
            if (isWrite
                    && request.user().equals(OperatorAccount.user(NAMESPACE))
                    && request.time().isAfter(begin)
                    && (writers.isEmpty() || !writers.getLast().equals(request.credential()))) {
                writers.add(request.credential());
            }
        }
        assertEquals(2, writers.size(), writers::toString);
    }
}
