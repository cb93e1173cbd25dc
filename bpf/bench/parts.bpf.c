// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/*
 * What a program is made of, one thing in each, to tell where its time goes.
 * Keys lie in .bss, as a place on the stack has a price of its own.
 */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#define TCX_NEXT -1

char LICENSE[] SEC("license") = "Dual BSD/GPL";

struct value {
	__u64 bytes;
	__u64 created;
};

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__type(key, __u32);
	__type(value, struct value);
	__uint(max_entries, 1024);
} array SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_LRU_PERCPU_HASH);
	__type(key, __u64);
	__type(value, struct value);
	__uint(max_entries, 100000);
} hash SEC(".maps");

__u32 array_key;
__u64 hash_key;
__u64 sink;

SEC("tcx/ingress")
int nothing(struct __sk_buff *skb)
{
	return TCX_NEXT;
}

SEC("tcx/ingress")
int array_lookup(struct __sk_buff *skb)
{
	struct value *value = bpf_map_lookup_elem(&array, &array_key);

	if (value)
		value->bytes += skb->len;
	return TCX_NEXT;
}

SEC("tcx/ingress")
int array_lookup_atomic(struct __sk_buff *skb)
{
	struct value *value = bpf_map_lookup_elem(&array, &array_key);

	if (value)
		__sync_fetch_and_add(&value->bytes, skb->len);
	return TCX_NEXT;
}

SEC("tcx/ingress")
int hash_lookup(struct __sk_buff *skb)
{
	struct value *value = bpf_map_lookup_elem(&hash, &hash_key);

	if (value)
		value->bytes += skb->len;
	return TCX_NEXT;
}

SEC("tcx/ingress")
int clock_read(struct __sk_buff *skb)
{
	sink = bpf_ktime_get_ns();
	return TCX_NEXT;
}

SEC("tcx/ingress")
int bytes_loaded(struct __sk_buff *skb)
{
	return bpf_skb_load_bytes(skb, 0, &sink, sizeof(sink)) ? 0 : TCX_NEXT;
}

SEC("tcx/ingress")
int stack_written(struct __sk_buff *skb)
{
	volatile __u64 place = skb->len;

	sink = place;
	return TCX_NEXT;
}

static __noinline int callee(struct __sk_buff *skb)
{
	sink = skb->len;
	return TCX_NEXT;
}

SEC("tcx/ingress")
int function_called(struct __sk_buff *skb)
{
	return callee(skb);
}
