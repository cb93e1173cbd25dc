/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* vasprintf */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <bpf/libbpf.h>

#include "log.h"

/*
 * Debian's libbpf.a refers to stderr as only an executable can. It is linked
 * with --wrap=stderr, which makes it refer to this variable.
 */
extern FILE *__wrap_stderr;
FILE *__wrap_stderr;

static __thread char kept[8192];

static void append(const char *text, size_t length)
{
	size_t used = strlen(kept), room = sizeof(kept) - 1;

	if (length > room) {
		text += length - room;
		length = room;
	}
	if (used + length > room) {
		size_t lost = used + length - room;

		memmove(kept, kept + lost, used - lost);
		used -= lost;
	}
	memcpy(kept + used, text, length);
	kept[used + length] = 0;
}

/* A verifier's log is one message, of any length, and its end is what matters.
 */
static int capture(enum libbpf_print_level level, const char *format,
		   va_list arguments)
{
	va_list again;
	char *message = NULL;

	if (level != LIBBPF_WARN)
		return 0;
	va_copy(again, arguments);

	int length = vasprintf(&message, format, again);

	va_end(again);
	if (length > 0)
		append(message, length);
	if (length >= 0)
		free(message);
	return length;
}

void log_forget(void)
{
	kept[0] = 0;
}

void log_capture(void)
{
	libbpf_set_print(capture);
}

__attribute__((constructor)) static void set_stderr(void)
{
	__wrap_stderr = stderr;
}

void log_take(char *text, size_t size)
{
	size_t length = strlen(kept);

	if (!size)
		return;

	const char *tail = length < size ? kept : kept + length - size + 1;

	strcpy(text, tail);
	kept[0] = 0;
}
