/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * What the kernel side and the shim share. Java is told by the shim and checks
 * it when the library is loaded, so that the layout has one owner: this file.
 */
#ifndef GEOTRAFFIC_H
#define GEOTRAFFIC_H

enum direction {
	DIRECTION_RECEIVED,
	DIRECTION_SENT,
	DIRECTIONS,
};

/* Disjoint: a packet is counted in exactly one of them. */
enum packet_class {
	CLASS_IP,
	CLASS_NON_IP,
	CLASS_MALFORMED,
	CLASSES,
};

/* Where a device's packets begin: a property of the device, not of the packet.
 */
enum layer {
	LAYER_2, /* with an Ethernet header */
	LAYER_3, /* with the IP header: tun, wireguard, ipip */
	LAYERS,
};

/*
 * Key of the map of prefixes: one integer, because an integer has no padding
 * that could hold the stack's garbage.
 *
 *   63      50 49        48       47                          0
 *   interface  direction  version  prefix
 *
 * interface is the number that the agent gave it. version is 0 for IPv4 and 1
 * for IPv6. prefix is the address without its last bits: the number of the /24
 * (24 bits) or of the /48 (48 bits).
 */
#define KEY_VERSION_SHIFT   48
#define KEY_DIRECTION_SHIFT 49
#define KEY_INTERFACE_SHIFT 50
#define KEY_INTERFACES	    (1 << (64 - KEY_INTERFACE_SHIFT))

/*
 * Value of the map of prefixes, per CPU. created is the kernel's monotonic
 * clock (ns) on the CPU that made the entry and 0 on the others: two lives of
 * one key differ in it.
 */
struct usage {
	__u64 bytes;
	__u64 created;
};

struct traffic {
	__u64 bytes;
	__u64 packets;
};

/* Value of the map of interfaces, per CPU; its key is the interface's number.
 */
struct interface {
	struct traffic traffic[DIRECTIONS][CLASSES];
	__u64 key; /* the number where a key bears it, the same on each CPU */
	__u64 scratch; /* the key of the packet at hand */
};

/* Value of the map of statistics, per CPU. Touched for new keys alone. */
struct statistics {
	__u64 lookup_failures;
	__u64 update_failures;
	__u64 new_keys;
};

/*
 * From ifindex to number: a hash table with open addressing that the shim
 * writes and the kernel reads. The slot sought is at most MAX_PROBES - 1 places
 * behind the home of the ifindex. 0 is no ifindex: a free slot.
 */
struct slot {
	__u32 ifindex;
	__u32 number;
};

#define SLOTS_SHIFT 14
#define SLOTS	    (1 << SLOTS_SHIFT)
#define MAX_PROBES  8

/*
 * Spreads indexes that follow one another, as those of a node's pods do. The
 * factor is the golden ratio's.
 */
#define SLOT_HOME(ifindex) \
	((__u32)((__u32)(ifindex)*0x9E3779B1U) >> (32 - SLOTS_SHIFT))

#define ASSERT_SIZE(type, size) \
	_Static_assert(sizeof(type) == (size), "size of " #type)
#define ASSERT_OFFSET(type, member, offset)                          \
	_Static_assert(__builtin_offsetof(type, member) == (offset), \
		       "offset of " #member " in " #type)

ASSERT_SIZE(struct usage, 16);
ASSERT_OFFSET(struct usage, created, 8);
ASSERT_SIZE(struct traffic, 16);
ASSERT_OFFSET(struct traffic, packets, 8);
ASSERT_SIZE(struct interface, 112);
ASSERT_OFFSET(struct interface, key, 96);
ASSERT_OFFSET(struct interface, scratch, 104);
ASSERT_SIZE(struct statistics, 24);
ASSERT_SIZE(struct slot, 8);
#endif
