// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/*
 * Drives a program through BPF_PROG_TEST_RUN with another remote address for
 * each packet: writes the next one of a sequence into the packet, then jumps to
 * the program, which is the real one, unchanged. Driven to an empty program, it
 * is what the cost of the others is counted from.
 */
#include <linux/bpf.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

#include "drive.h"

#define TCX_NEXT -1

char LICENSE[] SEC("license") = "Dual BSD/GPL";

struct {
	__uint(type, BPF_MAP_TYPE_PROG_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, __u32);
} target SEC(".maps");

__u32 sequence[SEQUENCE_LENGTH];
__u32 position;

static __always_inline int drive(struct __sk_buff *skb, __u32 offset)
{
	__u32 index = position++ & (SEQUENCE_LENGTH - 1);
	void *address = (void *)(long)skb->data + offset;

	if (address + sizeof(__u32) > (void *)(long)skb->data_end)
		return TCX_NEXT;
	*(__u32 *)address = bpf_htonl(sequence[index]);
	bpf_tail_call(skb, &target, 0);
	return TCX_NEXT;
}

SEC("tcx/ingress")
int drive_ipv4(struct __sk_buff *skb)
{
	return drive(skb, IPV4_SOURCE);
}

/* Bytes 2 to 5 of the address: the last four that a /48 holds. */
SEC("tcx/ingress")
int drive_ipv6(struct __sk_buff *skb)
{
	return drive(skb, IPV6_SOURCE + 2);
}

SEC("tcx/ingress")
int empty(struct __sk_buff *skb)
{
	return TCX_NEXT;
}
