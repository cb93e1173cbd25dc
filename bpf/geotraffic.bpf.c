// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/*
 * Counts each packet of an interface once: by remote prefix, if it is IP, and
 * by class. Never touches a packet and never ends the chain of programs.
 *
 * Without CAP_PERFMON, which the agent does not ask for, the verifier puts a
 * speculation barrier (some 10 ns) behind each first write to a place of the
 * stack, and takes no pointer plus variable. So the usual path keeps nothing on
 * the stack: keys for look-ups lie in maps.
 */
#include "wire.bpf.h"

/* TCX_PASS would hide the packet from the programs and filters behind ours. */
#define TCX_NEXT -1

char LICENSE[] SEC("license") = "Dual BSD/GPL";

/* Bytes by prefix. The shim sets the number of entries before it loads. */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_PERCPU_HASH);
	__type(key, __u64);
	__type(value, struct usage);
	__uint(max_entries, 1);
} prefixes SEC(".maps");

/* Bytes and packets by class. The shim sets the number of entries. */
struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__type(key, __u32);
	__type(value, struct interface);
	__uint(max_entries, 1);
} interfaces SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__type(key, __u32);
	__type(value, struct statistics);
	__uint(max_entries, 1);
} statistics SEC(".maps");

struct slot slots[SLOTS];

static __noinline __u32 probe_slots(__u32 home, __u32 ifindex)
{
#pragma unroll
	for (int i = 1; i < MAX_PROBES; i++) {
		struct slot *slot = &slots[(home + i) & (SLOTS - 1)];

		if (slot->ifindex == ifindex)
			return slot->number;
	}
	return KEY_INTERFACES; /* out of the map's range */
}

static __always_inline struct interface *find_interface(__u32 ifindex)
{
	__u32 home = SLOT_HOME(ifindex);
	struct slot *slot = &slots[home];

	if (slot->ifindex == ifindex)
		return bpf_map_lookup_elem(&interfaces, &slot->number);

	__u32 number = probe_slots(home, ifindex);

	return bpf_map_lookup_elem(&interfaces, &number);
}

static __noinline int create_prefix(__u64 key, __u64 bytes)
{
	struct usage usage = { .bytes = bytes, .created = bpf_ktime_get_ns() };
	__u32 only = 0;
	struct statistics *counts = bpf_map_lookup_elem(&statistics, &only);

	if (!counts)
		return 0;
	if (!bpf_map_update_elem(&prefixes, &key, &usage, BPF_NOEXIST)) {
		counts->new_keys++;
		return 0;
	}

	/* Refused, unless another CPU was faster. */
	struct usage *other = bpf_map_lookup_elem(&prefixes, &key);

	if (other) {
		__sync_fetch_and_add(&other->bytes, bytes);
		return 0;
	}
	counts->update_failures++;
	counts->lookup_failures++;
	return 0;
}

static __always_inline void count_prefix(const __u64 *key, __u64 bytes)
{
	struct usage *usage = bpf_map_lookup_elem(&prefixes, key);

	/*
	 * Atomic though it is per CPU: another CPU may evict this entry and
	 * give it to another key between our load and our store, and the store
	 * would bring back bytes that were read already.
	 */
	if (usage)
		__sync_fetch_and_add(&usage->bytes, bytes);
	else
		create_prefix(*key, bytes);
}

static __always_inline void count_class(struct traffic *traffic,
					struct traffic wire)
{
	/* The compiler must not share this code between places: see above. */
	barrier_var(traffic);
	traffic->bytes += wire.bytes;
	traffic->packets += wire.packets;
}

static __always_inline void count_unattributed(struct __sk_buff *skb,
					       enum direction direction,
					       enum packet_class class)
{
	struct interface *interface = find_interface(skb->ifindex);

	if (!interface)
		return;
	if (class == CLASS_NON_IP)
		count_class(&interface->traffic[direction][CLASS_NON_IP],
			    measure_packet(skb));
	else
		count_class(&interface->traffic[direction][CLASS_MALFORMED],
			    measure_packet(skb));
}

static __always_inline void count_ip(struct __sk_buff *skb, enum layer layer,
				     enum direction direction, __u64 address)
{
	struct interface *interface = find_interface(skb->ifindex);

	if (!interface)
		return;

	/*
	 * Programs run with softirqs off, one at a time on a CPU, so scratch
	 * is this packet's own.
	 */
	interface->scratch = interface->key |
			     (__u64)direction << KEY_DIRECTION_SHIFT | address;

	struct traffic wire = measure(skb, layer);

	/*
	 * The prefix first: whoever reads the classes and then the prefixes
	 * finds there at least the bytes that the classes told of. The order of
	 * two stores is what x86 keeps; elsewhere a store buffer may delay the
	 * first one, but not for as long as the reader's two system calls take.
	 */
	count_prefix(&interface->scratch, wire.bytes);
	count_class(&interface->traffic[direction][CLASS_IP], wire);
}

static __always_inline int count(struct __sk_buff *skb, enum layer layer,
				 enum direction direction)
{
	struct packet packet = parse(skb, layer, direction);

	if (packet.class == CLASS_IP)
		count_ip(skb, layer, direction, packet.address);
	else
		count_unattributed(skb, direction, packet.class);
	return TCX_NEXT;
}

SEC("tcx/ingress")
int received_layer2(struct __sk_buff *skb)
{
	return count(skb, LAYER_2, DIRECTION_RECEIVED);
}

SEC("tcx/egress")
int sent_layer2(struct __sk_buff *skb)
{
	return count(skb, LAYER_2, DIRECTION_SENT);
}

SEC("tcx/ingress")
int received_layer3(struct __sk_buff *skb)
{
	return count(skb, LAYER_3, DIRECTION_RECEIVED);
}

SEC("tcx/egress")
int sent_layer3(struct __sk_buff *skb)
{
	return count(skb, LAYER_3, DIRECTION_SENT);
}
