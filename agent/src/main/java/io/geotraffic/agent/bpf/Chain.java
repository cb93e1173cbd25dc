package io.geotraffic.agent.bpf;

import io.geotraffic.agent.flow.Direction;
import java.util.Arrays;
import java.util.List;

/**
 * The TCX programs of one interface in one direction, in the order in which they run. Classic clsact
 * filters run behind all of them and are not listed.
 *
 * @param programIds as {@code bpftool net} shows them
 * @param own ours
 */
public record Chain(List<Integer> programIds, int own) {
    /** More than the kernel attaches: BPF_MPROG_MAX. */
    private static final int MAXIMUM_LENGTH = 64;

    public Chain {
        programIds = List.copyOf(programIds);
    }

    static Chain query(String attempt, int ifindex, Direction direction, int own) throws BpfException {
        int[] ids = new int[MAXIMUM_LENGTH];
        int count = Native.queryChain(ifindex, direction.code(), ids);
        if (count == -Errno.ENOENT) {
            return new Chain(List.of(), own);
        }
        BpfException.check(attempt, count);
        return new Chain(
                Arrays.stream(ids, 0, Math.min(count, ids.length)).boxed().toList(), own);
    }

    /** Programs in front of ours: what they pass on, drop or redirect, ours does not see. */
    public List<Integer> ahead() {
        int position = programIds.indexOf(own);
        return position < 0 ? programIds : programIds.subList(0, position);
    }

    /** Whether ours is attached at all. */
    public boolean attached() {
        return programIds.contains(own);
    }
}
