package io.geotraffic.agent;

import io.geotraffic.agent.bpf.BpfException;
import io.geotraffic.agent.bpf.Chain;
import io.geotraffic.agent.bpf.InterfaceVanishedException;
import io.geotraffic.agent.flow.Direction;
import io.geotraffic.agent.metrics.InterfaceStatus;
import io.geotraffic.agent.metrics.InterfaceStatus.State;
import io.geotraffic.agent.netif.Link;
import io.geotraffic.agent.netif.Selection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes what is counted follow what is desired. Not thread-safe. */
final class InterfaceReconciler {
    private final Attachments attachments;
    private final Log log;
    private final ChainWatch watch;

    /** By ifindex. */
    private final Map<Integer, CountedInterface> counted = new LinkedHashMap<>();

    /** What was gone when it was to be attached to. */
    private final Set<Link> vanished = new HashSet<>();

    /** By name: why it is not counted. */
    private Map<String, String> problems = Map.of();

    InterfaceReconciler(Attachments attachments, Log log) {
        this.attachments = attachments;
        this.log = log;
        this.watch = new ChainWatch(log);
    }

    /** Told before each attachment: the kernel takes some 25 ms for one, and there may be hundreds. */
    @FunctionalInterface
    interface Listener {
        /** @return whether to go on */
        boolean goOn(Coverage now);
    }

    /**
     * @param desired what is to be counted
     * @param removed ifindexes that stand for another interface now, or for none
     */
    Coverage reconcile(Selection desired, Set<Integer> removed, Listener listener) {
        Map<Integer, Link> links = desired.links().stream().collect(Collectors.toMap(Link::ifindex, link -> link));
        Map<String, String> failures = new TreeMap<>();
        for (CountedInterface each : List.copyOf(counted.values())) {
            Link link = links.get(each.ifindex());
            if (link == null || removed.contains(each.ifindex()) || !follow(each, link, failures)) {
                detach(each);
            }
        }
        attachAll(desired, failures, listener);
        tell(failures);
        return coverage(desired, List.copyOf(failures.values()));
    }

    /** Counts nothing any more. */
    void detachAll() {
        List.copyOf(counted.values()).forEach(this::detach);
    }

    private Coverage coverage(Selection desired, List<String> gaps) {
        return new Coverage(List.copyOf(counted.values()), statuses(desired), gaps);
    }

    private void attachAll(Selection desired, Map<String, String> failures, Listener listener) {
        List<Link> awaiting = desired.links().stream()
                .filter(link -> !counted.containsKey(link.ifindex()))
                .toList();
        vanished.retainAll(awaiting);
        for (int i = 0; i < awaiting.size(); i++) {
            String gap = awaiting.size() - i + " more to be attached to";
            if (!listener.goOn(coverage(desired, List.of(gap)))) {
                return;
            }
            attach(awaiting.get(i), failures);
        }
    }

    private void attach(Link link, Map<String, String> failures) {
        try {
            counted.put(link.ifindex(), attachments.attach(link.ifindex(), link.name()));
            log.info("Counting " + link.name());
        } catch (InterfaceVanishedException e) {
            // The kernel is about to tell so. If it shows the interface again, something else is wrong.
            if (!vanished.add(link)) {
                failures.put(link.name(), String.valueOf(e.getMessage()));
            }
        } catch (IOException e) {
            failures.put(link.name(), String.valueOf(e.getMessage()));
        }
    }

    private void tell(Map<String, String> failures) {
        failures.forEach((name, problem) -> {
            if (!problem.equals(problems.get(name))) {
                log.error(problem);
            }
        });
        problems = failures;
    }

    private void detach(CountedInterface each) {
        counted.remove(each.ifindex());
        watch.forget(each);
        try {
            attachments.detach(each.number());
            log.info("Counting " + each.name() + " no more");
        } catch (BpfException e) {
            log.error(String.valueOf(e.getMessage()));
        }
    }

    /** Takes note of a new name and of what is in front of ours. Returns whether it is counted still. */
    private boolean follow(CountedInterface each, Link link, Map<String, String> failures) {
        if (!link.name().equals(each.name())) {
            log.info(each.name() + " is now called " + link.name());
        }
        CountedInterface named = each.named(link.name());
        counted.put(each.ifindex(), named);
        try {
            examine(named);
            return true;
        } catch (InterfaceVanishedException e) {
            return false;
        } catch (BpfException e) {
            failures.put(link.name(), String.valueOf(e.getMessage()));
            return true;
        }
    }

    private void examine(CountedInterface each) throws BpfException {
        Chain received = attachments.chain(each.number(), each.ifindex(), Direction.RECEIVED);
        Chain sent = attachments.chain(each.number(), each.ifindex(), Direction.SENT);
        watch.look(each, Direction.RECEIVED, received);
        watch.look(each, Direction.SENT, sent);
        counted.put(
                each.ifindex(),
                each.withAhead(received.ahead().size(), sent.ahead().size()));
        if (!received.attached() || !sent.attached()) {
            attachments.reattach(each);
            log.info("Counting " + each.name() + " again");
        }
    }

    private static List<InterfaceStatus> statuses(Selection desired) {
        List<InterfaceStatus> statuses = new ArrayList<>();
        desired.links()
                .forEach(link -> statuses.add(new InterfaceStatus(link.name(), link.up() ? State.UP : State.DOWN)));
        desired.missing().forEach(name -> statuses.add(new InterfaceStatus(name, State.NOT_FOUND)));
        return statuses;
    }
}
