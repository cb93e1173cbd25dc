// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/*
 * Sends a packet from each of so many prefixes, half of them IPv4 and half of
 * them IPv6, as fast as the interface takes them:
 *
 *     send_prefixes INTERFACE FIRST COUNT
 *
 * sends from the prefixes with the numbers FIRST to FIRST + COUNT - 1.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <net/if.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <arpa/inet.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>

#define BATCH	    256
#define IPV4_LENGTH (ETH_HLEN + 20)
#define IPV6_LENGTH (ETH_HLEN + 40)
#define IPV4_SOURCE (ETH_HLEN + 12)
#define IPV6_SOURCE (ETH_HLEN + 8)

/* Below 224.0.0.0 and from 16.0.0.0 on, in /24s. */
#define IPV4_FIRST 0x100000U
#define IPV4_BITS  23

#define NEXT_HEADER_NONE 59

static uint8_t frames[BATCH][IPV6_LENGTH];
static struct iovec vectors[BATCH];
static struct mmsghdr messages[BATCH];

__attribute__((noreturn)) static void give_up(const char *attempt)
{
	fprintf(stderr, "send_prefixes: %s: %s\n", attempt, strerror(errno));
	exit(1);
}

/* Another host's packet by its address, so that nothing is done with it. */
static const uint8_t ethernet[ETH_ALEN * 2] = { 2, 0, 0, 0, 0, 1,
						2, 0, 0, 0, 0, 2 };

static size_t build_ipv4(uint8_t *frame, uint32_t prefix)
{
	/* An odd factor: scattered, each of them once. */
	uint32_t scattered = prefix * 2654435761U & ((1U << IPV4_BITS) - 1);
	uint32_t source = htonl((IPV4_FIRST + scattered) << 8 | 1);

	frame[12] = 0x08;
	frame[13] = 0x00;
	frame[ETH_HLEN] = 0x45;
	memcpy(frame + IPV4_SOURCE, &source, sizeof(source));
	return IPV4_LENGTH;
}

static size_t build_ipv6(uint8_t *frame, uint32_t prefix)
{
	uint32_t low = htonl(prefix * 2654435761U);

	frame[12] = 0x86;
	frame[13] = 0xDD;
	frame[ETH_HLEN] = 0x60;
	frame[ETH_HLEN + 6] = NEXT_HEADER_NONE;
	frame[IPV6_SOURCE] = 0x20;
	frame[IPV6_SOURCE + 1] = 0x01;
	memcpy(frame + IPV6_SOURCE + 2, &low, sizeof(low));
	return IPV6_LENGTH;
}

static void build(unsigned int index, uint32_t prefix)
{
	uint8_t *frame = frames[index];

	memset(frame, 0, IPV6_LENGTH);
	memcpy(frame, ethernet, sizeof(ethernet));
	vectors[index].iov_base = frame;
	vectors[index].iov_len = prefix & 1 ? build_ipv6(frame, prefix / 2)
					    : build_ipv4(frame, prefix / 2);
	messages[index].msg_hdr.msg_iov = &vectors[index];
	messages[index].msg_hdr.msg_iovlen = 1;
}

static int open_socket(const char *interface)
{
	struct sockaddr_ll address = {
		.sll_family = AF_PACKET,
		.sll_ifindex = (int)if_nametoindex(interface),
	};
	int one = 1;
	int fd = socket(AF_PACKET, SOCK_RAW, 0);

	if (fd < 0 || !address.sll_ifindex ||
	    bind(fd, (struct sockaddr *)&address, sizeof(address)) ||
	    setsockopt(fd, SOL_PACKET, PACKET_QDISC_BYPASS, &one, sizeof(one)))
		give_up(interface);
	return fd;
}

static void send_batch(int fd, unsigned int count)
{
	for (unsigned int sent = 0; sent < count;) {
		int some = sendmmsg(fd, messages + sent, count - sent, 0);

		if (some >= 0)
			sent += some;
		else if (errno != ENOBUFS)
			give_up("cannot send");
	}
}

int main(int count_of_arguments, char **arguments)
{
	if (count_of_arguments != 4) {
		fprintf(stderr, "usage: send_prefixes INTERFACE FIRST COUNT\n");
		return 2;
	}

	int fd = open_socket(arguments[1]);
	uint32_t next = strtoul(arguments[2], NULL, 10);
	uint32_t end = next + strtoul(arguments[3], NULL, 10);

	while (next != end) {
		unsigned int count = 0;

		while (count < BATCH && next != end)
			build(count++, next++);
		send_batch(fd, count);
	}
	return 0;
}
