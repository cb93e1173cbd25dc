/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
#ifndef DRIVE_H
#define DRIVE_H

/* How many packets pass before the remote addresses repeat: a power of two. */
#define SEQUENCE_LENGTH (1 << 20)

/* Where the remote address of the packet is: behind 14 bytes of Ethernet. */
#define IPV4_SOURCE 26
#define IPV6_SOURCE 22

#endif
