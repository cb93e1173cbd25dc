// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/*
 * Drives a program through BPF_PROG_TEST_RUN with another remote address for
 * each packet: writes the next one of a sequence into the packet, then jumps.
 */
#include <linux/bpf.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

#include "drive.h"

#define TCX_NEXT    -1
#define IPV4_SOURCE 26
#define IPV6_SOURCE 22

char LICENSE[] SEC("license") = "Dual BSD/GPL";

struct {
	__uint(type, BPF_MAP_TYPE_PROG_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, __u32);
} target SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(map_flags, BPF_F_MMAPABLE);
	__uint(max_entries, SEQUENCE_LENGTH);
	__type(key, __u32);
	__type(value, __u32);
} sequence SEC(".maps");

__u32 position;

static __always_inline int drive(struct __sk_buff *skb, __u32 offset)
{
	__u32 index = position++ & (SEQUENCE_LENGTH - 1);
	__u32 *prefix = bpf_map_lookup_elem(&sequence, &index);
	void *address = (void *)(long)skb->data + offset;

	if (!prefix || address + 4 > (void *)(long)skb->data_end)
		return TCX_NEXT;
	*(__u32 *)address = bpf_htonl(*prefix);
	bpf_tail_call(skb, &target, 0);
	return TCX_NEXT;
}

SEC("tcx/ingress")
int drive_ipv4(struct __sk_buff *skb)
{
	return drive(skb, IPV4_SOURCE);
}

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
