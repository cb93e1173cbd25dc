/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <bpf/bpf.h>
#include <bpf/libbpf.h>

#include "data_plane.h"
#include "loaded.h"
#include "tcx.h"

static struct bpf_program *program_for(struct data_plane *plane,
				       enum direction direction,
				       enum layer layer)
{
	struct bpf_program *programs[LAYERS][DIRECTIONS] = {
		[LAYER_2][DIRECTION_RECEIVED] =
			plane->object->progs.received_layer2,
		[LAYER_2][DIRECTION_SENT] = plane->object->progs.sent_layer2,
		[LAYER_3][DIRECTION_RECEIVED] =
			plane->object->progs.received_layer3,
		[LAYER_3][DIRECTION_SENT] = plane->object->progs.sent_layer3,
	};

	return programs[layer][direction];
}

int prefixes_create(uint32_t entries)
{
	return bpf_map_create(BPF_MAP_TYPE_LRU_PERCPU_HASH, "prefixes",
			      sizeof(uint64_t), sizeof(struct usage), entries,
			      NULL);
}

int data_plane_load(int prefixes, uint32_t interfaces,
		    struct data_plane **loaded)
{
	int cpus = libbpf_num_possible_cpus();

	if (cpus < 0)
		return cpus;
	if (interfaces > KEY_INTERFACES)
		return -E2BIG;

	struct data_plane *plane = calloc(1, sizeof(*plane));

	if (!plane)
		return -ENOMEM;
	plane->cpus = cpus;
	plane->interfaces = interfaces;
	plane->attachments = calloc(interfaces, sizeof(*plane->attachments));
	plane->object = geotraffic_bpf__open();

	int error = 0;

	if (!plane->attachments)
		error = -ENOMEM;
	else if (!plane->object)
		error = -errno;
	if (!error)
		error = bpf_map__reuse_fd(plane->object->maps.prefixes,
					  prefixes);
	if (!error)
		error = bpf_map__set_max_entries(plane->object->maps.interfaces,
						 interfaces);
	if (!error)
		error = geotraffic_bpf__load(plane->object);
	if (error) {
		data_plane_close(plane);
		return error;
	}
	*loaded = plane;
	return 0;
}

void data_plane_close(struct data_plane *plane)
{
	for (uint32_t number = 0;
	     plane->attachments && number < plane->interfaces; number++)
		if (plane->attachments[number].ifindex)
			data_plane_detach(plane, number);
	geotraffic_bpf__destroy(plane->object);
	free(plane->attachments);
	free(plane->keys);
	free(plane->usages);
	free(plane);
}

/* NULL if the number is none or stands for no interface. */
static struct attachment *attachment_of(struct data_plane *plane,
					uint32_t number)
{
	if (number >= plane->interfaces || !plane->attachments[number].ifindex)
		return NULL;
	return &plane->attachments[number];
}

/* The slot that holds the wanted index, 0 for a free one, near ifindex's home.
 */
static struct slot *find_slot(struct data_plane *plane, uint32_t ifindex,
			      uint32_t wanted)
{
	for (uint32_t i = 0; i < MAX_PROBES; i++) {
		struct slot *slot =
			&plane->object->bss->slots[(SLOT_HOME(ifindex) + i) &
						   (SLOTS - 1)];

		if (slot->ifindex == wanted)
			return slot;
	}
	return NULL;
}

static int zero_counters(struct data_plane *plane, uint32_t number)
{
	struct interface *values = calloc(plane->cpus, sizeof(*values));

	if (!values)
		return -ENOMEM;
	for (int cpu = 0; cpu < plane->cpus; cpu++)
		values[cpu].key = (uint64_t)number << KEY_INTERFACE_SHIFT;

	int error =
		bpf_map_update_elem(bpf_map__fd(plane->object->maps.interfaces),
				    &number, values, BPF_ANY);

	free(values);
	return error;
}

static void destroy_links(struct attachment *attachment)
{
	/* The kernel waits for the programs that still run. */
	for (int direction = 0; direction < DIRECTIONS; direction++)
		bpf_link__destroy(attachment->links[direction]);
	*attachment = (struct attachment){ 0 };
}

static int attach_programs(struct data_plane *plane,
			   struct attachment *attachment, uint32_t ifindex,
			   enum layer layer)
{
	/* Before whatever is there already: no anchor means the head. */
	LIBBPF_OPTS(bpf_tcx_opts, options, .flags = TCX_BEFORE);

	for (int direction = 0; direction < DIRECTIONS; direction++) {
		struct bpf_link *link = bpf_program__attach_tcx(
			program_for(plane, direction, layer), ifindex,
			&options);

		if (!link) {
			int error = -errno;

			destroy_links(attachment);
			return error;
		}
		attachment->links[direction] = link;
	}
	return 0;
}

int data_plane_attach(struct data_plane *plane, uint32_t number,
		      uint32_t ifindex, enum layer layer)
{
	if (number >= plane->interfaces || !ifindex || layer >= LAYERS)
		return -EINVAL;
	if (attachment_of(plane, number) || find_slot(plane, ifindex, ifindex))
		return -EBUSY;

	struct attachment *attachment = &plane->attachments[number];
	struct slot *slot = find_slot(plane, ifindex, 0);

	if (!slot)
		return -ENOSPC;

	int error = zero_counters(plane, number);

	if (!error)
		error = attach_programs(plane, attachment, ifindex, layer);
	if (error)
		return error;

	/* Now they begin to count, both at once: never one without the other.
	 */
	attachment->ifindex = ifindex;
	attachment->layer = layer;
	slot->number = number;
	__atomic_store_n(&slot->ifindex, ifindex, __ATOMIC_RELEASE);
	return 0;
}

int data_plane_reattach(struct data_plane *plane, uint32_t number)
{
	struct attachment *attachment = attachment_of(plane, number);

	if (!attachment)
		return -ENOENT;

	uint32_t ifindex = attachment->ifindex;
	enum layer layer = attachment->layer;

	destroy_links(attachment);

	int error = attach_programs(plane, attachment, ifindex, layer);

	if (error) {
		find_slot(plane, ifindex, ifindex)->ifindex = 0;
		return error;
	}
	attachment->ifindex = ifindex;
	attachment->layer = layer;
	return 0;
}

int data_plane_detach(struct data_plane *plane, uint32_t number)
{
	struct attachment *attachment = attachment_of(plane, number);

	if (!attachment)
		return -ENOENT;
	find_slot(plane, attachment->ifindex, attachment->ifindex)->ifindex = 0;
	destroy_links(attachment);
	return 0;
}

int data_plane_program_id(struct data_plane *plane, uint32_t number,
			  enum direction direction, uint32_t *id)
{
	struct attachment *attachment = attachment_of(plane, number);
	struct bpf_link_info info = {};
	uint32_t size = sizeof(info);

	if (!attachment)
		return -ENOENT;
	if (bpf_link_get_info_by_fd(bpf_link__fd(attachment->links[direction]),
				    &info, &size))
		return -errno;
	*id = info.prog_id;
	return 0;
}

int chain_query(uint32_t ifindex, enum direction direction, uint32_t room,
		uint32_t *ids)
{
	LIBBPF_OPTS(bpf_prog_query_opts, query, .prog_ids = ids, .count = room);
	int error = bpf_prog_query_opts(
		ifindex,
		direction == DIRECTION_RECEIVED ? TCX_INGRESS : TCX_EGRESS,
		&query);

	/* A chain longer than the room is cut, and its length told. */
	return error && error != -ENOSPC ? error : (int)query.count;
}
