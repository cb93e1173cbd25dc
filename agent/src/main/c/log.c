/* SPDX-License-Identifier: Apache-2.0 */
#include <stdarg.h>
#include <stdio.h>
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

static int capture(enum libbpf_print_level level, const char *format,
		   va_list arguments)
{
	/* A verifier's log is one message, and its end is what matters. */
	static __thread char message[1 << 16];

	if (level != LIBBPF_WARN)
		return 0;

	int length = vsnprintf(message, sizeof(message), format, arguments);

	if (length > 0)
		append(message, length < (int)sizeof(message)
					? (size_t)length
					: sizeof(message) - 1);
	return length;
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
	const char *tail = length < size ? kept : kept + length - size + 1;

	strcpy(text, tail);
	kept[0] = 0;
}
