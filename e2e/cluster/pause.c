// SPDX-License-Identifier: Apache-2.0
// What a pod's sandbox runs: it waits until it is told to end. Where a pod's containers
// share their processes it is their init, so the kernel reaps its children.
#include <signal.h>
#include <unistd.h>

static void end(int signal)
{
	(void)signal;
	_exit(0);
}

int main(void)
{
	signal(SIGCHLD, SIG_IGN);
	signal(SIGINT, end);
	signal(SIGTERM, end);
	for (;;)
		pause();
}
