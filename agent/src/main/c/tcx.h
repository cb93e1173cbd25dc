/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Of linux/bpf.h since 6.6, for Debian 12, whose headers are of 6.1. The
 * numbers are the kernel's interface and will not change.
 */
#ifndef TCX_H
#define TCX_H

#define TCX_INGRESS 46	      /* BPF_TCX_INGRESS */
#define TCX_EGRESS  47	      /* BPF_TCX_EGRESS */
#define TCX_BEFORE  (1U << 3) /* BPF_F_BEFORE */

#endif
