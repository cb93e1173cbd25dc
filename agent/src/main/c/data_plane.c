/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <bpf/bpf.h>
#include <bpf/libbpf.h>

#include "data_plane.h"
#include "tcx.h"
#include "geotraffic.skel.h"

/* The programs of one interface; ifindex 0 if there is none. */
struct attachment {
	uint32_t ifindex;
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
	slot->number = number;
	__atomic_store_n(&slot->ifindex, ifindex, __ATOMIC_RELEASE);
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

int data_plane_read_interface(struct data_plane *plane, uint32_t number,
			      struct traffic traffic[DIRECTIONS][CLASSES])
{
	struct interface *values = calloc(plane->cpus, sizeof(*values));

	if (!values)
		return -ENOMEM;

	int error = bpf_map_lookup_elem(
		bpf_map__fd(plane->object->maps.interfaces), &number, values);

	memset(traffic, 0, sizeof(values->traffic));
	for (int cpu = 0; !error && cpu < plane->cpus; cpu++)
		for (int direction = 0; direction < DIRECTIONS; direction++)
			for (int class = 0; class < CLASSES; class ++) {
				const struct traffic *on_cpu =
					&values[cpu].traffic[direction][class];

				traffic[direction][class].bytes +=
					on_cpu->bytes;
				traffic[direction][class].packets +=
					on_cpu->packets;
			}
	free(values);
	return error;
}

int data_plane_read_statistics(struct data_plane *plane,
			       struct statistics *statistics)
{
	struct statistics *values = calloc(plane->cpus, sizeof(*values));
	uint32_t only = 0;

	if (!values)
		return -ENOMEM;

	int error = bpf_map_lookup_elem(
		bpf_map__fd(plane->object->maps.statistics), &only, values);

	*statistics = (struct statistics){ 0 };
	for (int cpu = 0; !error && cpu < plane->cpus; cpu++) {
		statistics->lookup_failures += values[cpu].lookup_failures;
		statistics->update_failures += values[cpu].update_failures;
		statistics->new_keys += values[cpu].new_keys;
	}
	free(values);
	return error;
}

static int make_room(struct data_plane *plane, uint32_t room)
{
	if (room <= plane->room)
		return 0;
	plane->room = 0;
	free(plane->keys);
	free(plane->usages);
	plane->keys = calloc(room, sizeof(*plane->keys));
	plane->usages =
		calloc(room, (size_t)plane->cpus * sizeof(*plane->usages));
	if (!plane->keys || !plane->usages)
		return -ENOMEM;
	plane->room = room;
	return 0;
}

static void fold(const struct data_plane *plane, uint32_t index,
		 struct prefix_entry *entry)
{
	const struct usage *usages =
		&plane->usages[(size_t)index * plane->cpus];

	*entry = (struct prefix_entry){ .key = plane->keys[index] };
	for (int cpu = 0; cpu < plane->cpus; cpu++) {
		entry->bytes += usages[cpu].bytes;
		if (entry->created < usages[cpu].created)
			entry->created = usages[cpu].created;
	}
}

int data_plane_read_prefixes(struct data_plane *plane, bool first,
			     uint32_t room, struct prefix_entry *entries)
{
	int error = make_room(plane, room);

	if (error)
		return error;
	if (first)
		plane->at_end = false;
	if (plane->at_end)
		return 0;

	uint32_t count = room;

	error = bpf_map_lookup_batch(bpf_map__fd(plane->object->maps.prefixes),
				     first ? NULL : &plane->cursor,
				     &plane->cursor, plane->keys, plane->usages,
				     &count, NULL);
	if (error && error != -ENOENT)
		return error;
	plane->at_end = error == -ENOENT;
	for (uint32_t i = 0; i < count; i++)
		fold(plane, i, &entries[i]);
	return count;
}

int data_plane_delete_prefixes(struct data_plane *plane, const uint64_t *keys,
			       uint32_t count)
{
	int fd = bpf_map__fd(plane->object->maps.prefixes), deleted = 0;

	/* A batch ends at the first key that is not there. */
	for (uint32_t done = 0; done < count;) {
		uint32_t some = count - done;
		int error = bpf_map_delete_batch(fd, keys + done, &some, NULL);

		deleted += some;
		if (!error)
			break;
		if (error != -ENOENT)
			return deleted ? deleted : error;
		done += some + 1;
	}
	return deleted;
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
