// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/*
 * What a packet costs, in ns over a program that does nothing, beside a classic
 * program of the same purpose: how dear a call, a look-up or a cache miss is
 * depends on the machine, and the classic one tells of that machine.
 *
 * Prints Markdown. Needs root.
 */
#define _GNU_SOURCE
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <bpf/bpf.h>
#include <bpf/libbpf.h>

#include "drive.skel.h"
#include "sequence.h"
#include "spread.h"
#include "subject.h"

#define ETH_HLEN    14
#define TCP_HLEN    20
#define PAYLOAD	    20
#define IPV4_LENGTH (ETH_HLEN + 20 + TCP_HLEN + PAYLOAD)
#define IPV6_LENGTH (ETH_HLEN + 40 + TCP_HLEN + PAYLOAD)
#define IP_TCP	    6

enum subject {
	EMPTY,
	CLASSIC,
	OURS,
	SUBJECTS,
};

enum version {
	IPV4,
	IPV6,
	VERSIONS,
};

struct scene {
	const char *name;
	enum traffic_kind kind;
	bool segmented; /* each packet is a super-packet of two segments */
	__u32 repeat;
	double asked;	    /* ns; 0 if nothing is */
	double asked_ratio; /* to the classic program */
};

static const struct scene scenes[] = {
	{ "one key", HOT, false, 1 << 20, 22, 0.47 },
	{ "one key, super-packets", HOT, true, 1 << 20, 0, 0 },
	{ "10,000 keys", UNIFORM, false, 1 << 20, 45, 0.32 },
	{ "Zipf over 90,000 keys", ZIPF, false, 1 << 19, 150, 0.47 },
	{ "a new key each, map full", NEW, false, 1 << 18, 0, 0 },
};

static const char *const rights_names[RIGHTS] = {
	[AGENTS] = "BPF, NET_ADMIN",
	[WITH_PERFMON] = "+ PERFMON",
};

static __u8 ipv4_packet[IPV4_LENGTH] = {
	[12] = 0x08,
	0x00,
	[ETH_HLEN] = 0x45,
	[ETH_HLEN + 9] = IP_TCP,
	[ETH_HLEN + 20 + 12] = 0x50,
};

static __u8 ipv6_packet[IPV6_LENGTH] = {
	[12] = 0x86,
	0xDD,
	[ETH_HLEN] = 0x60,
	[ETH_HLEN + 6] = IP_TCP,
	[IPV6_SOURCE] = 0x20,
	0x01,
	[ETH_HLEN + 40 + 12] = 0x50,
};

static __u8 arp_packet[IPV4_LENGTH] = { [12] = 0x08, 0x06 };

static struct __sk_buff segmented = {
	.gso_size = PAYLOAD / 2,
	.gso_segs = 2,
};

static struct packet packet_of(const struct scene *scene, enum version version)
{
	return (struct packet){
		.bytes = version == IPV4 ? ipv4_packet : ipv6_packet,
		.length = version == IPV4 ? IPV4_LENGTH : IPV6_LENGTH,
		.context = scene->segmented ? &segmented : NULL,
	};
}

/* The last one that may be used: the first one serves most interrupts. */
static void pin(void)
{
	cpu_set_t allowed, one;
	int cpu = CPU_SETSIZE - 1;

	if (sched_getaffinity(0, sizeof(allowed), &allowed))
		give_up("cannot read the CPU affinity");
	while (!CPU_ISSET(cpu, &allowed))
		cpu--;
	CPU_ZERO(&one);
	CPU_SET(cpu, &one);
	if (sched_setaffinity(0, sizeof(one), &one))
		give_up("cannot pin the process to a CPU");
}

static void drive_to(const struct drive_bpf *drive,
		     const struct bpf_program *program)
{
	__u32 only = 0;
	int fd = bpf_program__fd(program);

	if (bpf_map_update_elem(bpf_map__fd(drive->maps.target), &only, &fd,
				BPF_ANY))
		give_up("cannot set the program to jump to");
}

/* The subjects in turn, so that what disturbs the machine disturbs all. */
static void run_rounds(const struct drive_bpf *drive,
		       const struct bpf_program *driver,
		       const struct bpf_program *programs[SUBJECTS],
		       const struct scene *scene, const struct packet *packet,
		       double costs[SUBJECTS][ROUNDS])
{
	for (int subject = 0; subject < SUBJECTS; subject++) {
		drive_to(drive, programs[subject]);
		nanoseconds(driver, packet, SEQUENCE_LENGTH);
	}
	for (int round = 0; round < ROUNDS; round++)
		for (int subject = 0; subject < SUBJECTS; subject++) {
			drive_to(drive, programs[subject]);
			/* The others have been at the caches. */
			nanoseconds(driver, packet, scene->repeat / 4);
			costs[subject][round] =
				nanoseconds(driver, packet, scene->repeat);
		}
	for (int subject = CLASSIC; subject < SUBJECTS; subject++)
		for (int round = 0; round < ROUNDS; round++)
			costs[subject][round] -= costs[EMPTY][round];
}

static void print_row(const struct scene *scene, enum version version,
		      enum rights rights, double costs[SUBJECTS][ROUNDS])
{
	struct spread classic = spread_of(costs[CLASSIC]);
	struct spread ours = spread_of(costs[OURS]);

	printf("| %s | IPv%d | %s | %.1f | %.1f (%.1f to %.1f) | **%.1f** "
	       "(%.1f to %.1f) |",
	       scene->name, version == IPV4 ? 4 : 6, rights_names[rights],
	       spread_of(costs[EMPTY]).median, classic.median, classic.low,
	       classic.high, ours.median, ours.low, ours.high);
	if (scene->asked)
		printf(" %.0f | **%.2f** | %.2f |\n", scene->asked,
		       ours.median / classic.median, scene->asked_ratio);
	else
		printf(" | **%.2f** | |\n", ours.median / classic.median);
	fflush(stdout);
}

static void measure_scene(const struct drive_bpf *drive,
			  const struct scene *scene, enum version version,
			  enum rights rights)
{
	struct classic_bpf *classic = load_classic(rights);
	struct geotraffic_bpf *ours = load_ours(rights);
	const struct bpf_program *programs[SUBJECTS] = {
		[EMPTY] = drive->progs.empty,
		[CLASSIC] = classic->progs.classic_received,
		[OURS] = ours->progs.received_layer2,
	};
	struct packet packet = packet_of(scene, version);
	double costs[SUBJECTS][ROUNDS];

	run_rounds(drive,
		   version == IPV4 ? drive->progs.drive_ipv4
				   : drive->progs.drive_ipv6,
		   programs, scene, &packet, costs);
	print_row(scene, version, rights, costs);
	geotraffic_bpf__destroy(ours);
	classic_bpf__destroy(classic);
}

static void measure_scenes(struct drive_bpf *drive)
{
	printf("| packets | IP | capabilities | empty, driven | classic: ns "
	       "(p10 to p90) | ours: ns (p10 to p90) | asked | ours / classic "
	       "| asked |\n"
	       "|---|---|---|---|---|---|---|---|---|\n");
	for (size_t i = 0; i < sizeof(scenes) / sizeof(*scenes); i++) {
		sequence_fill(drive->bss->sequence, scenes[i].kind);
		for (int version = 0; version < VERSIONS; version++)
			for (int rights = 0; rights < RIGHTS; rights++)
				measure_scene(drive, &scenes[i], version,
					      rights);
	}
}

/* Without the driver: one packet, over the program that does nothing. */
static struct spread cost_of(const struct parts_bpf *parts,
			     const struct bpf_program *program,
			     const struct packet *packet)
{
	const __u32 repeat = 1 << 20;
	double costs[ROUNDS];

	nanoseconds(program, packet, repeat);
	for (int round = 0; round < ROUNDS; round++) {
		double base = nanoseconds(parts->progs.nothing, packet, repeat);

		costs[round] = nanoseconds(program, packet, repeat) - base;
	}
	return spread_of(costs);
}

static void print_part(const char *name, struct spread costs[RIGHTS])
{
	printf("| %s |", name);
	for (int rights = 0; rights < RIGHTS; rights++)
		printf(" %.1f (%.1f to %.1f) |", costs[rights].median,
		       costs[rights].low, costs[rights].high);
	printf("\n");
}

static void measure_parts(void)
{
	const struct packet ipv4 = { ipv4_packet, IPV4_LENGTH, NULL };
	const struct packet arp = { arp_packet, IPV4_LENGTH, NULL };
	struct geotraffic_bpf *ours[RIGHTS];
	struct parts_bpf *parts[RIGHTS];
	struct spread costs[RIGHTS];

	for (int rights = 0; rights < RIGHTS; rights++) {
		ours[rights] = load_ours(rights);
		parts[rights] = load_parts(rights);
	}
	printf("| what | %s: ns (p10 to p90) | %s: ns (p10 to p90) |\n"
	       "|---|---|---|\n",
	       rights_names[AGENTS], rights_names[WITH_PERFMON]);

#define MEASURE(object, program, packet, name)                                 \
	do {                                                                   \
		for (int rights = 0; rights < RIGHTS; rights++)                \
			costs[rights] = cost_of(parts[rights],                 \
						object[rights]->progs.program, \
						&(packet));                    \
		print_part(name, costs);                                       \
	} while (0)

	MEASURE(ours, received_layer2, ipv4, "ours, one key");
	MEASURE(ours, received_layer2, arp,
		"ours, a packet that is not IP: all but the map of prefixes");
	MEASURE(parts, function_called, ipv4, "a function call");
	MEASURE(parts, array_lookup, ipv4,
		"look-up in a per-CPU array, and an addition");
	MEASURE(parts, array_lookup_atomic, ipv4,
		"the same with an atomic addition");
	MEASURE(parts, hash_lookup, ipv4,
		"look-up in an LRU per-CPU hash, and an addition");
	MEASURE(parts, bytes_loaded, ipv4, "`bpf_skb_load_bytes`");
	MEASURE(parts, clock_read, ipv4, "`bpf_ktime_get_ns`");
	MEASURE(parts, stack_written, ipv4,
		"first write to a place on the stack");
#undef MEASURE
}

static int print_warning(enum libbpf_print_level level, const char *format,
			 va_list arguments)
{
	return level == LIBBPF_WARN ? vfprintf(stderr, format, arguments) : 0;
}

int main(void)
{
	struct drive_bpf *drive;

	libbpf_set_print(print_warning);
	pin();
	drive = drive_bpf__open_and_load();
	if (!drive)
		give_up("cannot load the driver");
	measure_scenes(drive);
	printf("\n");
	measure_parts();
	drive_bpf__destroy(drive);
	return 0;
}
