// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/*
 * Reads the newest map of prefixes on the machine by batches, does nothing with
 * it, and prints how long that takes: what no reader can be faster than.
 *
 *     read_prefixes BATCH_SIZE
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <bpf/bpf.h>
#include <bpf/libbpf.h>

#include "spread.h"

struct reader {
	int map;
	__u32 batch_size;
	void *keys;
	void *values;
};

__attribute__((noreturn)) static void give_up(const char *attempt)
{
	fprintf(stderr, "read_prefixes: %s: %s\n", attempt, strerror(errno));
	exit(1);
}

static struct bpf_map_info info_of(int map)
{
	struct bpf_map_info info = {};
	__u32 size = sizeof(info);

	if (bpf_obj_get_info_by_fd(map, &info, &size))
		give_up("cannot ask about a map");
	return info;
}

static int find_map(void)
{
	__u32 id = 0;
	int found = -1;

	while (!bpf_map_get_next_id(id, &id)) {
		int map = bpf_map_get_fd_by_id(id);

		if (map < 0)
			continue;
		if (strcmp(info_of(map).name, "prefixes")) {
			close(map);
			continue;
		}
		if (found >= 0)
			close(found);
		found = map;
	}
	if (found < 0)
		give_up("no map of prefixes");
	return found;
}

static struct reader open_reader(__u32 batch_size)
{
	int map = find_map();
	struct bpf_map_info info = info_of(map);
	size_t value_size =
		(size_t)info.value_size * libbpf_num_possible_cpus();
	struct reader reader = {
		.map = map,
		.batch_size = batch_size,
		.keys = calloc(batch_size, info.key_size),
		.values = calloc(batch_size, value_size),
	};

	if (!reader.keys || !reader.values)
		give_up("no memory");
	return reader;
}

static double read_all(const struct reader *reader)
{
	struct timespec begin, end;
	__u32 cursor;
	void *from = NULL;
	int error;

	clock_gettime(CLOCK_MONOTONIC, &begin);
	do {
		__u32 count = reader->batch_size;

		error = bpf_map_lookup_batch(reader->map, from, &cursor,
					     reader->keys, reader->values,
					     &count, NULL);
		from = &cursor;
	} while (!error);
	clock_gettime(CLOCK_MONOTONIC, &end);
	if (error != -ENOENT)
		give_up("cannot read the map");
	return (end.tv_sec - begin.tv_sec) * 1e3 +
	       (end.tv_nsec - begin.tv_nsec) / 1e6;
}

int main(int count_of_arguments, char **arguments)
{
	if (count_of_arguments != 2) {
		fprintf(stderr, "usage: read_prefixes BATCH_SIZE\n");
		return 2;
	}

	struct reader reader = open_reader(strtoul(arguments[1], NULL, 10));
	double rounds[ROUNDS];

	read_all(&reader);
	for (int round = 0; round < ROUNDS; round++)
		rounds[round] = read_all(&reader);

	struct spread spread = spread_of(rounds);

	printf("%.2f (%.2f to %.2f)\n", spread.median, spread.low, spread.high);
	return 0;
}
