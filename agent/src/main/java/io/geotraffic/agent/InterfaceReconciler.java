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
import java.util.Collection;
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

    /** By name: why it is not counted. */
    private Map<String, String> problems = Map.of();

    InterfaceReconciler(Attachments attachments, Log log) {
        this.attachments = attachments;
        this.log = log;
        this.watch = new ChainWatch(log);
    }

    /**
     * @param desired what is to be counted
     * @param removed ifindexes that stand for another interface now, or for none
     */
    Coverage reconcile(Selection desired, Set<Integer> removed) {
        Map<Integer, Link> links = desired.links().stream().collect(Collectors.toMap(Link::ifindex, link -> link));
        for (CountedInterface each : List.copyOf(counted.values())) {
            Link link = links.get(each.ifindex());
            if (link == null || removed.contains(each.ifindex()) || !follow(each, link)) {
                detach(each);
            }
        }
        attachAll(desired.links());
        return new Coverage(List.copyOf(counted.values()), statuses(desired), List.copyOf(problems.values()));
    }

    /** Counts nothing any more. */
    void detachAll() {
        List.copyOf(counted.values()).forEach(this::detach);
    }

    private void attachAll(Collection<Link> links) {
        Map<String, String> now = new TreeMap<>();
        for (Link link : links) {
            if (!counted.containsKey(link.ifindex())) {
                attach(link, now);
            }
        }
        now.forEach((name, problem) -> {
            if (!problem.equals(problems.get(name))) {
                log.error(problem);
            }
        });
        problems = now;
    }

    private void attach(Link link, Map<String, String> failures) {
        try {
            counted.put(link.ifindex(), attachments.attach(link.ifindex(), link.name()));
            log.info("Counting " + link.name());
        } catch (InterfaceVanishedException e) {
            // The kernel is about to tell so.
            log.debug(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            failures.put(link.name(), String.valueOf(e.getMessage()));
        }
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
    private boolean follow(CountedInterface each, Link link) {
        if (!link.name().equals(each.name())) {
            log.info(each.name() + " is now called " + link.name());
        }
        try {
            CountedInterface named = each.named(link.name());
            Chain received = attachments.chain(each.number(), each.ifindex(), Direction.RECEIVED);
            Chain sent = attachments.chain(each.number(), each.ifindex(), Direction.SENT);
            watch.look(named, Direction.RECEIVED, received);
            watch.look(named, Direction.SENT, sent);
            counted.put(
                    each.ifindex(),
                    named.withAhead(received.ahead().size(), sent.ahead().size()));
            return received.attached() && sent.attached();
        } catch (BpfException e) {
            log.debug(String.valueOf(e.getMessage()));
            return false;
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
