package io.geotraffic.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.agent.bpf.Chain;
import io.geotraffic.agent.flow.Direction;
import io.geotraffic.agent.netif.DeviceCounters;
import io.geotraffic.agent.netif.InterfaceSelector;
import io.geotraffic.agent.netif.ModelNetwork;
import io.geotraffic.agent.netif.RouteEvents;
import io.geotraffic.agent.netif.RouteQueries;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class InterfaceWatchTest {
    /** Long enough that nothing but an event can be the reason. */
    private static final Duration HOUR = Duration.ofHours(1);

    private final ModelNetwork events = new ModelNetwork();
    private final ModelNetwork node = new ModelNetwork();
    private final FakeAttachments attachments = new FakeAttachments();
    private final InterfaceWatch watch = watch(HOUR);
    private Optional<Thread> thread = Optional.empty();

    /** Says what it was told, in order. */
    private static final class FakeAttachments implements Attachments {
        private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
        private int next;

        @Override
        public CountedInterface attach(int ifindex, String name) {
            calls.add("attach " + name);
            return new CountedInterface(next++, ifindex, name, new DeviceCounters(0, 0));
        }

        @Override
        public void reattach(CountedInterface counted) {
            calls.add("reattach " + counted.number());
        }

        @Override
        public void detach(int number) {
            calls.add("detach " + number);
        }

        @Override
        public Chain chain(int number, int ifindex, Direction direction) {
            return new Chain(List.of(1), 1);
        }
    }

    private InterfaceWatch watch(Duration period) {
        Log log = new LogLines().log();
        return new InterfaceWatch(
                new RouteEvents(events),
                new RouteQueries(node),
                new InterfaceSelector(List.of("eth*"), List.of()),
                new InterfaceReconciler(attachments, log),
                period,
                log);
    }

    private Thread start(InterfaceWatch watch) {
        Thread started = Thread.ofPlatform().daemon().start(watch);
        thread = Optional.of(started);
        return started;
    }

    private void expect(String call) throws InterruptedException {
        assertEquals(call, attachments.calls.poll(10, TimeUnit.SECONDS));
    }

    @AfterEach
    void end() throws IOException, InterruptedException {
        node.recover();
        watch.stop();
        if (thread.isPresent()) {
            thread.get().join(10_000);
            assertEquals(Thread.State.TERMINATED, thread.get().getState());
        }
    }

    @Test
    void beforeTheFirstLookNothingIsKnown() {
        assertEquals(
                Optional.of("interfaces are not known yet"), watch.coverage().gap());
    }

    @Test
    void attachesWhatThereIs() throws IOException, InterruptedException {
        node.add(2, "eth0").add(3, "wlan0");
        start(watch);
        expect("attach eth0");
        awaitTried();
        assertEquals(Optional.empty(), watch.coverage().gap());
        assertEquals(1, watch.coverage().counted().size());
    }

    private void awaitTried() {
        while (!watch.hasTried()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void followsEvents() throws InterruptedException {
        start(watch);
        node.add(2, "eth0");
        events.tellNew(2, "eth0");
        expect("attach eth0");
        node.remove(2);
        events.tellDeleted(2);
        expect("detach 0");
    }

    @Test
    void anInterfaceWhoseIndexIsUsedAgainIsAttachedAnew() throws InterruptedException {
        start(watch);
        node.add(2, "eth0");
        events.tellNew(2, "eth0");
        expect("attach eth0");
        events.tellDeleted(2);
        expect("detach 0");
        expect("attach eth0");
    }

    @Test
    void looksNowAndThenThoughNothingIsTold() throws IOException, InterruptedException {
        InterfaceWatch frequent = watch(Duration.ofMillis(1));
        Thread started = start(frequent);
        node.add(2, "eth0");
        expect("attach eth0");
        frequent.stop();
        events.tellNew(2, "eth0");
        started.join(10_000);
    }

    @Test
    void aFailureIsTheGapUntilItIsOver() throws IOException, InterruptedException {
        node.add(2, "eth0");
        Thread started = start(watch);
        expect("attach eth0");
        awaitTried();
        node.fail("no memory");
        events.tellDeleted(2);
        while (watch.coverage().gap().isEmpty()) {
            Thread.onSpinWait();
        }
        assertEquals(Optional.of("no memory"), watch.coverage().gap());
        assertEquals(1, watch.coverage().counted().size(), "what was counted is counted still");

        node.recover();
        LockSupport.unpark(started);
        events.tellNew(2, "eth0");
        expect("detach 0");
        expect("attach eth0");
        while (watch.coverage().gap().isPresent()) {
            Thread.onSpinWait();
        }
        assertTrue(attachments.calls.isEmpty(), "that it was removed is not forgotten, and told once");
    }

    @Test
    void detachesEverythingInTheEnd() throws IOException, InterruptedException {
        node.add(2, "eth0");
        Thread started = start(watch);
        expect("attach eth0");
        watch.stop();
        started.join(10_000);
        watch.close();
        expect("detach 0");
    }
}
