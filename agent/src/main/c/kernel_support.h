/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the kernel and this thread's rights allow. Each probe returns 0 if they
 * do, or the -errno that tells why not.
 */
#ifndef KERNEL_SUPPORT_H
#define KERNEL_SUPPORT_H

#include <stdint.h>

/* The thread's effective capabilities, a bit each. */
int support_capabilities(uint64_t *capabilities);

/* Chains of TCX programs, Linux 6.6. Needs CAP_NET_ADMIN. */
int support_tcx(void);

/* Batch look-ups in an LRU per-CPU hash, Linux 5.6. Needs CAP_BPF. */
int support_batch(void);

/* ARPHRD_* of the interface, linux/if_arp.h. */
int interface_link_type(uint32_t ifindex);

#endif
