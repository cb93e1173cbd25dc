/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Whose packet comes next: the sequences of remote addresses. */
#ifndef SEQUENCE_H
#define SEQUENCE_H

#include <stdint.h>

#include "drive.h"

enum traffic_kind {
	HOT,	 /* one prefix */
	UNIFORM, /* 10,000 prefixes, all alike */
	ZIPF,	 /* 90,000 prefixes, the nth one with a weight of 1/n */
	NEW,	 /* another prefix each time */
};

/* The same sequence at each call. Each address is of a /24 of its own. */
void sequence_fill(uint32_t sequence[SEQUENCE_LENGTH], enum traffic_kind kind);

#endif
