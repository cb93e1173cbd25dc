/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What libbpf and the verifier said to this thread since it last asked. libbpf
 * returns a number and prints the reason: here the reason is kept instead.
 */
#ifndef LOG_H
#define LOG_H

#include <stddef.h>

void log_capture(void);

/* What was said before does not belong to what comes. */
void log_forget(void);

/* Copies the end of it, as much as fits with the final 0, and forgets it. */
void log_take(char *text, size_t size);

#endif
