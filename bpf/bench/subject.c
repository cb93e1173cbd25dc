// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
#include <linux/capability.h>
#include <bpf/bpf.h>
#include <bpf/libbpf.h>

#include "subject.h"

/* As many as the agent asks for. */
#define INTERFACES 1024

#define LOOPBACK_IFINDEX 1
#define NUMBER		 1

void give_up(const char *attempt)
{
	fprintf(stderr, "packet_cost: %s: %s\n", attempt, strerror(errno));
	exit(1);
}

/* Effective ones only: the permitted ones stay, to be taken up again. */
static void assume(enum rights rights)
{
	struct __user_cap_header_struct header = {
		.version = _LINUX_CAPABILITY_VERSION_3,
	};
	struct __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3];
	uint64_t capabilities = 1ULL << CAP_BPF | 1ULL << CAP_NET_ADMIN;

	if (rights == WITH_PERFMON)
		capabilities |= 1ULL << CAP_PERFMON;
	if (syscall(SYS_capget, &header, data))
		give_up("cannot read the capabilities");
	data[0].effective = (uint32_t)capabilities;
	data[1].effective = capabilities >> 32;
	if (syscall(SYS_capset, &header, data))
		give_up("cannot set the capabilities");
}

/* What data_plane_attach() of the agent's shim does, but for the link. */
static void count_loopback(struct geotraffic_bpf *ours)
{
	int cpus = libbpf_num_possible_cpus();
	struct interface *values = calloc(cpus, sizeof(*values));
	__u32 number = NUMBER;

	if (!values)
		give_up("no memory");
	for (int cpu = 0; cpu < cpus; cpu++)
		values[cpu].key = (__u64)NUMBER << KEY_INTERFACE_SHIFT;
	if (bpf_map_update_elem(bpf_map__fd(ours->maps.interfaces), &number,
				values, BPF_ANY))
		give_up("cannot write the map of interfaces");
	free(values);
	ours->bss->slots[SLOT_HOME(LOOPBACK_IFINDEX)] = (struct slot){
		.ifindex = LOOPBACK_IFINDEX,
		.number = NUMBER,
	};
}

struct geotraffic_bpf *load_ours(enum rights rights)
{
	struct geotraffic_bpf *ours;

	assume(rights);
	ours = geotraffic_bpf__open();
	if (!ours || bpf_map__set_max_entries(ours->maps.prefixes, PREFIXES) ||
	    bpf_map__set_max_entries(ours->maps.interfaces, INTERFACES) ||
	    geotraffic_bpf__load(ours))
		give_up("cannot load the programs");
	count_loopback(ours);
	return ours;
}

struct classic_bpf *load_classic(enum rights rights)
{
	struct classic_bpf *classic;

	assume(rights);
	classic = classic_bpf__open();
	if (!classic ||
	    bpf_map__set_max_entries(classic->maps.flows, PREFIXES) ||
	    classic_bpf__load(classic))
		give_up("cannot load the classic program");
	return classic;
}

struct parts_bpf *load_parts(enum rights rights)
{
	struct parts_bpf *parts;
	void *values;
	__u64 key = 0;

	assume(rights);
	parts = parts_bpf__open_and_load();
	if (!parts)
		give_up("cannot load the parts");
	values = calloc(libbpf_num_possible_cpus(),
			bpf_map__value_size(parts->maps.hash));
	if (!values || bpf_map_update_elem(bpf_map__fd(parts->maps.hash), &key,
					   values, BPF_ANY))
		give_up("cannot write a map");
	free(values);
	return parts;
}

double nanoseconds(const struct bpf_program *program,
		   const struct packet *packet, __u32 repeat)
{
	LIBBPF_OPTS(bpf_test_run_opts, options, .data_in = packet->bytes,
		    .data_size_in = packet->length, .ctx_in = packet->context,
		    .ctx_size_in =
			    packet->context ? sizeof(*packet->context) : 0,
		    .repeat = repeat);
	struct timespec begin, end;

	clock_gettime(CLOCK_MONOTONIC, &begin);
	if (bpf_prog_test_run_opts(bpf_program__fd(program), &options))
		give_up("cannot run a program");
	clock_gettime(CLOCK_MONOTONIC, &end);
	return ((end.tv_sec - begin.tv_sec) * 1e9 +
		(end.tv_nsec - begin.tv_nsec)) /
	       repeat;
}
