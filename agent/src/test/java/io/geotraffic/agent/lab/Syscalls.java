package io.geotraffic.agent.lab;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/** System calls, of this very thread. */
enum Syscalls {
    BPF(321, 280),
    BIND(49, 200),
    CAPGET(125, 90),
    CAPSET(126, 91),
    CLOSE(3, 57),
    GETTID(186, 178),
    IOCTL(16, 29),
    OPENAT(257, 56),
    SENDMMSG(307, 269),
    SENDTO(44, 206),
    SETNS(308, 268),
    SOCKET(41, 198),
    UNSHARE(272, 97),
    WRITE(1, 64);

    private static final int ARGUMENTS = 6;
    private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final MethodHandle CALL = handle();

    private final long number;

    Syscalls(long x86, long arm) {
        number = System.getProperty("os.arch").equals("aarch64") ? arm : x86;
    }

    private static MethodHandle handle() {
        Linker linker = Linker.nativeLinker();
        MemoryLayout[] layouts = new MemoryLayout[1 + ARGUMENTS];
        Arrays.fill(layouts, ValueLayout.JAVA_LONG);
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow("syscall"),
                FunctionDescriptor.of(ValueLayout.JAVA_LONG, layouts),
                Linker.Option.firstVariadicArg(1),
                Linker.Option.captureCallState("errno"));
    }

    /** What it returns, or {@code -errno}. */
    long attempt(long... arguments) {
        long[] a = Arrays.copyOf(arguments, ARGUMENTS);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            long result = (long) CALL.invokeExact(state, number, a[0], a[1], a[2], a[3], a[4], a[5]);
            return result < 0 ? -(int) ERRNO.get(state, 0L) : result;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    long call(long... arguments) {
        long result = attempt(arguments);
        if (result < 0) {
            throw new AssertionError(this + " failed with errno " + -result);
        }
        return result;
    }
}
