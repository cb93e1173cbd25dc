/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* What is measured: programs, loaded with the rights that are asked for. */
#ifndef SUBJECT_H
#define SUBJECT_H

#include <linux/types.h>

#include "../geotraffic.h"
#include "classic.skel.h"
#include "geotraffic.skel.h"
#include "parts.skel.h"

#define PREFIXES 100000

/* CAP_BPF and CAP_NET_ADMIN in any case. */
enum rights {
	AGENTS, /* and no more: what the agent has */
	WITH_PERFMON,
	RIGHTS,
};

struct packet {
	void *bytes;
	__u32 length;
	struct __sk_buff *context; /* NULL for none */
};

/*
 * These end the process with a line on stderr if the kernel refuses. Each is
 * loaded anew, so the maps are empty; ours counts for ifindex 1, which is where
 * BPF_PROG_TEST_RUN's packets come from.
 */
struct geotraffic_bpf *load_ours(enum rights rights);
struct classic_bpf *load_classic(enum rights rights);
struct parts_bpf *load_parts(enum rights rights);

/* Runs the program so many times; returns ns for each. */
double nanoseconds(const struct bpf_program *program,
		   const struct packet *packet, __u32 repeat);

__attribute__((noreturn)) void give_up(const char *attempt);

#endif
