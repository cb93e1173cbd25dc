/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
#ifndef DRIVE_H
#define DRIVE_H
#define SEQUENCE_LENGTH (1 << 20)
#endif
