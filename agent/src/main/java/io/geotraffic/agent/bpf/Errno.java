package io.geotraffic.agent.bpf;

/** The few of {@code errno.h} and of libbpf's own that get a meaning here. */
final class Errno {
    static final int EPERM = 1;
    static final int ENOENT = 2;
    static final int E2BIG = 7;
    static final int ENOMEM = 12;
    static final int EACCES = 13;
    static final int EBUSY = 16;
    static final int ENODEV = 19;
    static final int EINVAL = 22;
    static final int ENOSPC = 28;
    static final int ERANGE = 34;
    static final int ENOBUFS = 105;

    /** LIBBPF_ERRNO__LIBELF and LIBBPF_ERRNO__FORMAT. */
    static final int LIBBPF_LIBELF = 4000;

    static final int LIBBPF_FORMAT = 4001;

    private Errno() {}
}
