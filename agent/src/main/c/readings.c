/* SPDX-License-Identifier: Apache-2.0 */
/* The reading half of the data plane: from maps in the kernel to numbers. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <bpf/bpf.h>

#include "loaded.h"

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
