/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * The parser: what a packet is and, if it is IP, whose remote address it bears.
 */
#ifndef PACKET_BPF_H
#define PACKET_BPF_H

#include <linux/bpf.h>
#include <stdbool.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

#include "geotraffic.h"

#define ETH_HLEN	14
#define ETH_TYPE_OFFSET 12
#define ETH_P_IP	0x0800
#define ETH_P_IPV6	0x86DD
#define ETH_P_8021Q	0x8100
#define ETH_P_8021AD	0x88A8

#define VLAN_HLEN	 4
#define VLAN_TYPE_OFFSET 2
#define MAX_VLAN_TAGS	 4

#define IPV4_HLEN		20
#define IPV4_SOURCE_OFFSET	12
#define IPV4_DESTINATION_OFFSET 16
#define IPV6_HLEN		40
#define IPV6_SOURCE_OFFSET	8
#define IPV6_DESTINATION_OFFSET 24

struct packet {
	enum packet_class class;
	__u64 address;	 /* of class IP: version and prefix, as in the key */
	__u32 ip_offset; /* behind the Ethernet header and the tags */
	__u16 protocol;	 /* EtherType of what is there, in network order */
};

/*
 * Finds the bytes [offset, offset + length) of the packet: in place where they
 * are linear and begin where those of most packets do, else in the copy. False
 * if the packet is shorter. Nothing is pulled, so other programs find the
 * packet as it was. Only a constant may be added to a pointer into the packet,
 * and such a pointer not be compared with NULL: without CAP_PERFMON the
 * verifier takes neither.
 */
static __always_inline bool find_header(struct __sk_buff *skb, __u32 offset,
					const __u32 usual, const __u32 length,
					void *copy, const void **header)
{
	if (offset == usual) {
		*header = (void *)(long)skb->data + usual;
		if (*header + length <= (void *)(long)skb->data_end)
			return true;
	}
	*header = copy;
	return !bpf_skb_load_bytes(skb, offset, copy, length);
}

/* Where the IP header of an untagged packet is. */
static __always_inline __u32 usual_ip_offset(enum layer layer)
{
	return layer == LAYER_2 ? ETH_HLEN : 0;
}

static __always_inline bool is_vlan(__u16 protocol)
{
	return protocol == bpf_htons(ETH_P_8021Q) ||
	       protocol == bpf_htons(ETH_P_8021AD);
}

/*
 * The accelerated tag is not in the frame: these are the ones within. A frame
 * that ends among its tags, or has too many, keeps a tag's EtherType.
 */
static __always_inline void skip_vlan_tags(struct __sk_buff *skb,
					   struct packet *packet)
{
#pragma unroll
	for (int i = 0; i < MAX_VLAN_TAGS; i++) {
		__u16 type;

		if (!is_vlan(packet->protocol) ||
		    bpf_skb_load_bytes(skb,
				       packet->ip_offset + VLAN_TYPE_OFFSET,
				       &type, sizeof(type)))
			return;
		packet->protocol = type;
		packet->ip_offset += VLAN_HLEN;
	}
}

static __always_inline void parse_ipv4(struct __sk_buff *skb, enum layer layer,
				       enum direction direction,
				       struct packet *packet)
{
	__u8 copy[IPV4_HLEN];
	const void *header;

	if (!find_header(skb, packet->ip_offset, usual_ip_offset(layer),
			 IPV4_HLEN, copy, &header))
		return;

	const __u8 *ip = header;

	/* Version 4 and at least five words of header, all of them there. */
	if (ip[0] != 0x45 && (ip[0] >> 4 != 4 || (ip[0] & 15) < 5 ||
			      packet->ip_offset + (ip[0] & 15) * 4 > skb->len))
		return;

	__u32 address = *(__u32 *)(ip + (direction == DIRECTION_RECEIVED
						 ? IPV4_SOURCE_OFFSET
						 : IPV4_DESTINATION_OFFSET));
	packet->address = bpf_ntohl(address) >> 8;
	packet->class = CLASS_IP;
}

static __always_inline void parse_ipv6(struct __sk_buff *skb, enum layer layer,
				       enum direction direction,
				       struct packet *packet)
{
	__u8 copy[IPV6_HLEN];
	const void *header;

	if (!find_header(skb, packet->ip_offset, usual_ip_offset(layer),
			 IPV6_HLEN, copy, &header))
		return;

	const __u8 *ip = header;

	if (ip[0] >> 4 != 6)
		return;

	const __u8 *address = ip + (direction == DIRECTION_RECEIVED
					    ? IPV6_SOURCE_OFFSET
					    : IPV6_DESTINATION_OFFSET);
	packet->address = 1ULL << KEY_VERSION_SHIFT |
			  (__u64)bpf_ntohl(*(__u32 *)address) << 16 |
			  bpf_ntohs(*(__u16 *)(address + 4));
	packet->class = CLASS_IP;
}

static __always_inline struct packet
parse(struct __sk_buff *skb, enum layer layer, enum direction direction)
{
	/* Whatever is IP by its EtherType must prove it. */
	struct packet packet = {
		.class = CLASS_MALFORMED,
		.protocol = skb->protocol,
		.ip_offset = usual_ip_offset(layer),
	};

	if (layer == LAYER_2) {
		__u16 copy;
		const void *type;

		if (!find_header(skb, ETH_TYPE_OFFSET, ETH_TYPE_OFFSET,
				 sizeof(copy), &copy, &type))
			return packet;
		packet.protocol = *(const __u16 *)type;
		if (is_vlan(packet.protocol))
			skip_vlan_tags(skb, &packet);
	}

	if (packet.protocol == bpf_htons(ETH_P_IP))
		parse_ipv4(skb, layer, direction, &packet);
	else if (packet.protocol == bpf_htons(ETH_P_IPV6))
		parse_ipv6(skb, layer, direction, &packet);
	else if (!is_vlan(packet.protocol))
		packet.class = CLASS_NON_IP;
	return packet;
}

#endif
