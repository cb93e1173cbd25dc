/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A socket of the kernel's routing protocol, rtnetlink(7). What the messages
 * mean is no concern of it. Functions return 0 or a count, or -errno.
 */
#ifndef RTNETLINK_H
#define RTNETLINK_H

#include <stddef.h>
#include <stdint.h>

/*
 * Joins the multicast groups, a bit each (RTMGRP_* of linux/rtnetlink.h), in
 * the network namespace of this thread. Returns a file descriptor.
 */
int rtnetlink_open(uint32_t groups);

int rtnetlink_send(int fd, const void *message, size_t length);

/*
 * The length of the next datagram, 0 if none comes in time. -ENOBUFS: the
 * kernel had more to tell than the socket could hold, and some of it is lost.
 * -EMSGSIZE: the datagram is larger than the room, and lost.
 */
int rtnetlink_receive(int fd, void *datagram, size_t room, int milliseconds);

#endif
