/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * What a packet is on the wire. A super-packet (GSO, GRO) bears its headers
 * once and becomes many packets, each with headers of its own; a VLAN tag that
 * the device inserts is not in the frame at all.
 */
#ifndef WIRE_BPF_H
#define WIRE_BPF_H

#include "packet.bpf.h"

#define ETH_P_TEB    0x6558 /* Ethernet within a tunnel */
#define GSO_BY_FRAGS 0xFFFF

#define IP_HOP_BY_HOP	       0
#define IP_IPIP		       4
#define IP_TCP		       6
#define IP_UDP		       17
#define IP_IPV6		       41
#define IP_ROUTING	       43
#define IP_FRAGMENT	       44
#define IP_GRE		       47
#define IP_AUTHENTICATION      51
#define IP_DESTINATION_OPTIONS 60
#define IP_SCTP		       132

#define UDP_HLEN      8
#define SCTP_HLEN     12
#define FRAGMENT_HLEN 8
#define VXLAN_HLEN    8
#define GENEVE_HLEN   8
#define GRE_HLEN      4
#define GRE_VERSION   7
/* A hop-by-hop header with nothing but a jumbo payload option, RFC 2675. */
#define JUMBO_HLEN    8
#define JUMBO_OPTION  0xC2

/* Outer and inner Ethernet, tags, IP, extension headers, tunnel, transport. */
#define MAX_HEADERS 16

/* The walk along the headers that each segment repeats. */
struct walk {
	__u32 offset;	/* of the next header, and so the length of those passed
			 */
	__u32 jumbo;	/* bytes of them that the kernel takes off again */
	__u32 doubtful; /* if not 0, the way since this offset may be payload */
	__u16 by_type; /* the next header is named by EtherType, not protocol */
	__u16 type;    /* EtherType in network order, or IP protocol */
};
_Static_assert(sizeof(struct walk) == 16,
	       "no padding: it is passed by address");

static __always_inline void next_is_type(struct walk *walk, __u32 length,
					 __u16 ether_type)
{
	walk->offset += length;
	walk->by_type = true;
	walk->type = ether_type;
}

static __always_inline void next_is_protocol(struct walk *walk, __u32 length,
					     __u8 protocol)
{
	walk->offset += length;
	walk->by_type = false;
	walk->type = protocol;
}

/* Each of these passes one header, and says whether another one follows. */

static __always_inline bool pass_ethernet(struct __sk_buff *skb,
					  struct walk *walk)
{
	__u16 type;

	if (bpf_skb_load_bytes(skb, walk->offset + ETH_TYPE_OFFSET, &type,
			       sizeof(type)))
		return false;
	next_is_type(walk, ETH_HLEN, type);
	return true;
}

static __always_inline bool pass_vlan_tag(struct __sk_buff *skb,
					  struct walk *walk)
{
	__u16 type;

	if (bpf_skb_load_bytes(skb, walk->offset + VLAN_TYPE_OFFSET, &type,
			       sizeof(type)))
		return false;
	next_is_type(walk, VLAN_HLEN, type);
	return true;
}

static __always_inline bool pass_ipv4(struct __sk_buff *skb, struct walk *walk)
{
	__u8 ip[IPV4_HLEN];

	if (bpf_skb_load_bytes(skb, walk->offset, ip, sizeof(ip)) ||
	    ip[0] >> 4 != 4 || (ip[0] & 15) < 5)
		return false;
	walk->doubtful = 0;
	next_is_protocol(walk, (ip[0] & 15) * 4, ip[9]);
	return true;
}

static __always_inline bool pass_ipv6(struct __sk_buff *skb, struct walk *walk)
{
	__u8 ip[IPV6_HLEN + JUMBO_HLEN];

	if (bpf_skb_load_bytes(skb, walk->offset, ip, IPV6_HLEN) ||
	    ip[0] >> 4 != 6)
		return false;
	walk->doubtful = 0;
	/*
	 * BIG TCP: a payload length of 0 and a jumbo option stand for more
	 * than 64 KiB in the host, and are gone from the segments on the wire.
	 */
	if (!ip[4] && !ip[5] && ip[6] == IP_HOP_BY_HOP &&
	    !bpf_skb_load_bytes(skb, walk->offset + IPV6_HLEN, ip + IPV6_HLEN,
				JUMBO_HLEN) &&
	    ip[IPV6_HLEN + 1] == 0 && ip[IPV6_HLEN + 2] == JUMBO_OPTION)
		walk->jumbo = JUMBO_HLEN;
	next_is_protocol(walk, IPV6_HLEN, ip[6]);
	return true;
}

static __always_inline bool pass_extension(struct __sk_buff *skb,
					   struct walk *walk)
{
	__u8 header[2]; /* next header, length in units of 8 or 4 bytes */

	if (bpf_skb_load_bytes(skb, walk->offset, header, sizeof(header)))
		return false;
	__u32 length = walk->type == IP_AUTHENTICATION ? (header[1] + 2) * 4
		       : walk->type == IP_FRAGMENT     ? FRAGMENT_HLEN
						       : (header[1] + 1) * 8;
	next_is_protocol(walk, length, header[0]);
	return true;
}

static __always_inline bool pass_tcp(struct __sk_buff *skb, struct walk *walk)
{
	__u8 data_offset;

	if (!bpf_skb_load_bytes(skb, walk->offset + 12, &data_offset, 1))
		walk->offset += (data_offset >> 4) * 4;
	return false;
}

/* RFC 2784 and 2890: checksum, key and sequence number of 4 bytes each. */
static __always_inline bool pass_gre(struct __sk_buff *skb, struct walk *walk)
{
	__u8 gre[GRE_HLEN];

	if (bpf_skb_load_bytes(skb, walk->offset, gre, sizeof(gre)) ||
	    gre[1] & GRE_VERSION)
		return false;
	next_is_type(walk,
		     GRE_HLEN + 4 * ((gre[0] >> 7 & 1) + (gre[0] >> 5 & 1) +
				     (gre[0] >> 4 & 1)),
		     bpf_htons(gre[2] << 8 | gre[3]));
	return true;
}

/*
 * VXLAN (RFC 7348) and Geneve (RFC 8926) may use any port, so they are told by
 * the fixed bits of their headers and by an IP packet that follows: until one
 * is found, it may as well be the payload of an application.
 */
static __always_inline bool pass_udp(struct __sk_buff *skb, struct walk *walk)
{
	__u8 tunnel[VXLAN_HLEN];

	walk->offset += UDP_HLEN;
	walk->doubtful = walk->offset;
	if (bpf_skb_load_bytes(skb, walk->offset, tunnel, sizeof(tunnel)) ||
	    tunnel[7])
		return false;

	__u16 type = bpf_htons(tunnel[2] << 8 | tunnel[3]);

	if (tunnel[0] == 0x08 && !tunnel[1] && !type)
		next_is_type(walk, VXLAN_HLEN, bpf_htons(ETH_P_TEB));
	else if (tunnel[0] >> 6 == 0 && !(tunnel[1] & 0x3F) &&
		 (type == bpf_htons(ETH_P_TEB) || type == bpf_htons(ETH_P_IP) ||
		  type == bpf_htons(ETH_P_IPV6)))
		next_is_type(walk, GENEVE_HLEN + (tunnel[0] & 0x3F) * 4, type);
	else
		return false;
	return true;
}

/*
 * Not static: the verifier looks at such a function once, for any walk, instead
 * of following each path of each turn of the loop.
 */
__noinline int pass(struct __sk_buff *skb, struct walk *walk)
{
	if (!walk)
		return false;
	if (walk->by_type) {
		switch (bpf_ntohs(walk->type)) {
		case ETH_P_TEB:
			return pass_ethernet(skb, walk);
		case ETH_P_8021Q:
		case ETH_P_8021AD:
			return pass_vlan_tag(skb, walk);
		case ETH_P_IP:
			return pass_ipv4(skb, walk);
		case ETH_P_IPV6:
			return pass_ipv6(skb, walk);
		default:
			return false;
		}
	}
	switch (walk->type) {
	case IP_TCP:
		return pass_tcp(skb, walk);
	case IP_UDP:
		return pass_udp(skb, walk);
	case IP_SCTP:
		walk->offset += SCTP_HLEN;
		return false;
	case IP_GRE:
		return pass_gre(skb, walk);
	case IP_IPIP:
		walk->by_type = true;
		walk->type = bpf_htons(ETH_P_IP);
		return true;
	case IP_IPV6:
		walk->by_type = true;
		walk->type = bpf_htons(ETH_P_IPV6);
		return true;
	case IP_HOP_BY_HOP:
	case IP_ROUTING:
	case IP_FRAGMENT:
	case IP_AUTHENTICATION:
	case IP_DESTINATION_OPTIONS:
		return pass_extension(skb, walk);
	default:
		return false;
	}
}

/* A packet that is one on the wire. */
static __always_inline struct traffic measure_packet(struct __sk_buff *skb)
{
	return (struct traffic){
		.bytes = skb->len + (skb->vlan_present ? VLAN_HLEN : 0),
		.packets = 1,
	};
}

/*
 * A super-packet: its segments in the upper half of the result, all their bytes
 * in the lower one. A function of its own, for it runs once for up to 64 KiB
 * and more, and what it needs must not weigh on other packets.
 */
static __noinline __u64 measure_segments(struct __sk_buff *skb,
					 enum layer layer)
{
	struct walk walk = {
		.by_type = true,
		.type = layer == LAYER_2 ? bpf_htons(ETH_P_TEB) : skb->protocol,
	};

	for (int i = 0; i < MAX_HEADERS && pass(skb, &walk); i++)
		;

	__u32 length = skb->len, size = skb->gso_size;
	__u32 headers = walk.doubtful ? walk.doubtful : walk.offset;

	if (headers > length)
		headers = length;

	__u32 payload = length - headers;
	__u32 segments = skb->gso_segs;

	/* 0 where nobody has counted them yet: a packet of a guest or a tun. */
	if (!segments && size != GSO_BY_FRAGS)
		segments = (payload + size - 1) / size;
	if (!segments)
		segments = 1;
	if (skb->vlan_present)
		headers += VLAN_HLEN;
	return (__u64)segments << 32 |
	       (payload + segments * (headers - walk.jumbo));
}

static __always_inline struct traffic measure(struct __sk_buff *skb,
					      enum layer layer)
{
	if (!skb->gso_size)
		return measure_packet(skb);

	__u64 segments = measure_segments(skb, layer);

	return (struct traffic){
		.bytes = (__u32)segments,
		.packets = segments >> 32,
	};
}

#endif
