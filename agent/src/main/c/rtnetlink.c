/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <linux/netlink.h>

#include "rtnetlink.h"

/* Room for the events of a thousand interfaces that come at once. */
#define RECEIVE_BUFFER (4 << 20)

static int set_up(int fd, uint32_t groups)
{
	const struct sockaddr_nl address = {
		.nl_family = AF_NETLINK,
		.nl_groups = groups,
	};
	const int size = RECEIVE_BUFFER, on = 1;

	/*
	 * Beyond the system's limit, which takes CAP_NET_ADMIN of the host's
	 * user namespace; without it events may get lost, and that is told.
	 */
	setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof(size));
	/* Without it dumps ignore what they are told to leave out. */
	if (setsockopt(fd, SOL_NETLINK, NETLINK_GET_STRICT_CHK, &on,
		       sizeof(on)))
		return -errno;
	if (bind(fd, (const struct sockaddr *)&address, sizeof(address)))
		return -errno;
	return 0;
}

int rtnetlink_open(uint32_t groups)
{
	int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);

	if (fd < 0)
		return -errno;

	int error = set_up(fd, groups);

	if (error) {
		close(fd);
		return error;
	}
	return fd;
}

int rtnetlink_send(int fd, const void *message, size_t length)
{
	const struct sockaddr_nl kernel = { .nl_family = AF_NETLINK };

	if (sendto(fd, message, length, 0, (const struct sockaddr *)&kernel,
		   sizeof(kernel)) < 0)
		return -errno;
	return 0;
}

int rtnetlink_receive(int fd, void *datagram, size_t room, int milliseconds)
{
	struct pollfd wanted = { .fd = fd, .events = POLLIN };
	struct sockaddr_nl sender = {};
	socklen_t size = sizeof(sender);
	int ready = poll(&wanted, 1, milliseconds);

	if (ready < 0)
		return errno == EINTR ? 0 : -errno;
	if (!ready)
		return 0;

	/* MSG_TRUNC: the whole length, also of what does not fit. */
	ssize_t length = recvfrom(fd, datagram, room, MSG_DONTWAIT | MSG_TRUNC,
				  (struct sockaddr *)&sender, &size);

	if (length < 0)
		return errno == EAGAIN || errno == EINTR ? 0 : -errno;
	if ((size_t)length > room)
		return -EMSGSIZE;
	/* Only the kernel is believed: other processes can send here too. */
	return sender.nl_pid ? 0 : (int)length;
}
