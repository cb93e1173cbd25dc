package io.geotraffic.agent.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.geotraffic.agent.flow.ModelKernel.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Deleting the entries of a closed interface takes out fewer than asked. */
class PartialDeletionTest {
    private final ModelKernel kernel = new ModelKernel(4);
    private final PrefixAccounting accounting = new PrefixAccounting(kernel, 1);

    @Test
    void anEntryThatWouldNotGoIsNotCountedTwice() throws IOException {
        PrefixSource stubborn = new PrefixSource() {
            private boolean once = true;

            @Override
            public InterfaceTotals readInterface(int interfaceNumber) {
                return kernel.readInterface(interfaceNumber);
            }

            @Override
            public MapStatistics readStatistics() {
                return kernel.readStatistics();
            }

            @Override
            public void forEachEntry(EntryVisitor visitor) {
                kernel.forEachEntry(visitor);
            }

            @Override
            public int deleteEntries(long[] keys, int count) {
                int some = once ? 1 : count;
                once = false;
                return kernel.deleteEntries(keys, some);
            }
        };
        PrefixAccounting interrupted = new PrefixAccounting(stubborn, 1);
        interrupted.open(0);
        kernel.packet(0xa, 100);
        kernel.packet(0xb, 100);
        interrupted.close(0);
        assertFalse(interrupted.poll((k, b) -> {}, 10).interfaces().getFirst().last());
        assertEquals(
                new DirectionAccount(200, 0, 0, 0, 2),
                interrupted.poll((k, b) -> {}, 20).interfaces().getFirst().received());
    }

    @Test
    void anEntryEvictedBeforeItsDeletionDidNotComeAndGoUnseen() throws IOException {
        accounting.open(0);
        kernel.packet(0xa, 100);
        accounting.close(0);
        kernel.during(step -> {
            if (step == Step.DELETE_ENTRY) {
                kernel.evictOldest();
            }
        });
        accounting.poll((k, b) -> {}, 10);
        kernel.atRest();
        assertNotEquals(
                Optional.of(Duration.ZERO), accounting.poll((k, b) -> {}, 20).minimumEvictionAge());
    }
}
