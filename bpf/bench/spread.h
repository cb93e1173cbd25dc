/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
#ifndef SPREAD_H
#define SPREAD_H

#define ROUNDS 15

/* The median, and what all but a tenth of the rounds are above or below. */
struct spread {
	double low;
	double median;
	double high;
};

struct spread spread_of(const double rounds[ROUNDS]);

#endif
