/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <net/if.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <linux/capability.h>
#include <bpf/bpf.h>

#include "data_plane.h"
#include "kernel_support.h"

/* The loopback interface is the first one of every network namespace. */
#define LOOPBACK_IFINDEX 1

int support_capabilities(uint64_t *capabilities)
{
	struct __user_cap_header_struct header = {
		.version = _LINUX_CAPABILITY_VERSION_3,
	};
	struct __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3];

	/* The C library has no function for it without libcap. */
	if (syscall(SYS_capget, &header, data))
		return -errno;
	*capabilities = (uint64_t)data[1].effective << 32 | data[0].effective;
	return 0;
}

int support_tcx(void)
{
	int count = chain_query(LOOPBACK_IFINDEX, DIRECTION_RECEIVED, 0, NULL);

	/* A chain without programs is no chain yet. */
	return count < 0 && count != -ENOENT ? count : 0;
}

int support_batch(void)
{
	int fd =
		bpf_map_create(BPF_MAP_TYPE_LRU_PERCPU_HASH, "geotraffic_probe",
			       sizeof(uint64_t), sizeof(struct usage), 1, NULL);

	if (fd < 0)
		return fd;

	uint64_t key;
	uint32_t cursor, count = 0;
	int error = bpf_map_lookup_batch(fd, NULL, &cursor, &key, &key, &count,
					 NULL);

	close(fd);
	/* Nothing was asked for, so there is nothing to complain of. */
	return error == -ENOENT ? 0 : error;
}

int interface_link_type(uint32_t ifindex)
{
	struct ifreq request = {};
	int result;
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

	if (fd < 0)
		return -errno;
	if (!if_indextoname(ifindex, request.ifr_name) ||
	    ioctl(fd, SIOCGIFHWADDR, &request))
		result = -errno;
	else
		result = request.ifr_hwaddr.sa_family;
	close(fd);
	/* What if_indextoname and the ioctl say of an interface that is gone.
	 */
	return result == -ENXIO ? -ENODEV : result;
}
