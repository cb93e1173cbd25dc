// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
#include <stdlib.h>

#include "sequence.h"

#define UNIFORM_PREFIXES 10000
#define ZIPF_PREFIXES	 90000

/* All prefixes are above this number of a /24: 16.0.0.0. */
#define FIRST_PREFIX 0x100000
#define PREFIX_BITS  22

static uint32_t address_of(uint32_t prefix)
{
	/* An odd factor: neighbours in rank are none in address. */
	uint32_t scattered = prefix * 2654435761U & ((1 << PREFIX_BITS) - 1);

	return (FIRST_PREFIX + scattered) << 8;
}

/* The first rank whose cumulated weight is not below the one drawn. */
static uint32_t rank_of(const double *cumulated, double drawn)
{
	uint32_t low = 0, high = ZIPF_PREFIXES - 1;

	while (low < high) {
		uint32_t middle = (low + high) / 2;

		if (cumulated[middle] < drawn)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void fill_zipf(uint32_t *sequence)
{
	static double cumulated[ZIPF_PREFIXES];
	double sum = 0;

	for (int rank = 0; rank < ZIPF_PREFIXES; rank++)
		cumulated[rank] = sum += 1.0 / (rank + 1);
	for (int i = 0; i < SEQUENCE_LENGTH; i++)
		sequence[i] = address_of(rank_of(cumulated, drand48() * sum));
}

void sequence_fill(uint32_t sequence[SEQUENCE_LENGTH], enum traffic_kind kind)
{
	srand48(1);
	if (kind == ZIPF) {
		fill_zipf(sequence);
		return;
	}
	for (int i = 0; i < SEQUENCE_LENGTH; i++)
		sequence[i] = address_of(kind == HOT ? 0
					 : kind == UNIFORM
						 ? drand48() * UNIFORM_PREFIXES
						 : i);
}
