/* SPDX-License-Identifier: Apache-2.0 */
/* What a loaded data plane is made of: for its own two files alone. */
#ifndef LOADED_H
#define LOADED_H

#include <bpf/libbpf.h>

#include "data_plane.h"
#include "geotraffic.skel.h"

/* The programs of one interface; ifindex 0 if there is none. */
struct attachment {
	uint32_t ifindex;
	enum layer layer;
	struct bpf_link *links[DIRECTIONS];
};

struct data_plane {
	struct geotraffic_bpf *object;
	int cpus;
	uint32_t interfaces;
	struct attachment *attachments; /* by number */

	/* Of the reading of prefixes: */
	uint32_t room;
	uint64_t *keys;
	struct usage *usages; /* room times cpus */
	uint32_t cursor;      /* where the kernel goes on */
	bool at_end;
};

#endif
