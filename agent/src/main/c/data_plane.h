/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The programs and maps in the kernel, by way of libbpf. Knows nothing of Java.
 * Functions return 0 or a count, or -errno (libbpf's own from 4000 on).
 *
 * Not thread-safe: the caller sees to it that one thread at a time is in here.
 */
#ifndef DATA_PLANE_H
#define DATA_PLANE_H

#include <stdbool.h>
#include <stdint.h>
#include <linux/types.h>

#include "geotraffic.h"

struct data_plane;

/* One entry of the map of prefixes, its CPUs added up. */
struct prefix_entry {
	uint64_t key;
	uint64_t bytes;
	uint64_t created;
};

/*
 * The map of prefixes, on its own, so that its failure is told from others.
 * Returns a file descriptor.
 */
int prefixes_create(uint32_t entries);

/* Leaves the descriptor of the map of prefixes to the caller, to close. */
int data_plane_load(int prefixes, uint32_t interfaces,
		    struct data_plane **loaded);

/* Detaches and frees all. What the process does not close, the kernel does. */
void data_plane_close(struct data_plane *plane);

/*
 * Zeroes the counters of the number, then puts the programs at the head of both
 * chains of the interface: whatever another program returns, ours has seen the
 * packet. -EBUSY if the number or the interface is in use.
 */
int data_plane_attach(struct data_plane *plane, uint32_t number,
		      uint32_t ifindex, enum layer layer);

/*
 * Puts the programs there anew, at the head, where somebody has taken one off.
 * The counters go on. If it fails the number is as after a detachment.
 */
int data_plane_reattach(struct data_plane *plane, uint32_t number);

/* When it returns, no program counts for the number any more. */
int data_plane_detach(struct data_plane *plane, uint32_t number);

/* The id of the attached program, as it stands in a chain. */
int data_plane_program_id(struct data_plane *plane, uint32_t number,
			  enum direction direction, uint32_t *id);

int data_plane_read_interface(struct data_plane *plane, uint32_t number,
			      struct traffic traffic[DIRECTIONS][CLASSES]);

int data_plane_read_statistics(struct data_plane *plane,
			       struct statistics *statistics);

/*
 * Reads the next entries, from the first one on if asked to, and returns how
 * many; 0 at the end. -ENOSPC if a bucket of the map holds more than fit: then
 * again with more room. An entry that exists from the first call to the last is
 * read exactly once.
 */
int data_plane_read_prefixes(struct data_plane *plane, bool first,
			     uint32_t room, struct prefix_entry *entries);

/* Returns how many there were to delete. */
int data_plane_delete_prefixes(struct data_plane *plane, const uint64_t *keys,
			       uint32_t count);

/*
 * The ids of the programs attached to the interface, first to last. Returns how
 * many there are, which may be more than fit.
 */
int chain_query(uint32_t ifindex, enum direction direction, uint32_t room,
		uint32_t *ids);

#endif
