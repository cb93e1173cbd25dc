// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
#include <stdlib.h>
#include <string.h>

#include "spread.h"

static int compare(const void *left, const void *right)
{
	const double *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

struct spread spread_of(const double rounds[ROUNDS])
{
	double sorted[ROUNDS];

	memcpy(sorted, rounds, sizeof(sorted));
	qsort(sorted, ROUNDS, sizeof(*sorted), compare);
	return (struct spread){
		.low = sorted[ROUNDS / 10],
		.median = sorted[ROUNDS / 2],
		.high = sorted[ROUNDS - 1 - ROUNDS / 10],
	};
}
