# shellcheck shell=bash disable=SC2154
# SPDX-License-Identifier: Apache-2.0
# Messages, the record of what was made, and processes; for `cluster` to source.
#
# The record is on the machine and not in the state's folder: it goes when the machine
# restarts, as all that it tells of does, it stays when somebody removes the folder, and
# it says whose the cluster is. What is to be made is recorded first, so nothing can be
# left that is in no record, whenever this is killed.

record=/run/geotraffic-cluster
log=$state/log

say() {
	echo "cluster: $*"
}

fail() {
	say "$@" >&2
	exit 1
}

# One command at a time works on the cluster. Processes that it leaves in its background
# when it is killed hold the lock, too, until they end. The fd is of that folder itself, so
# no file of it can stay.
lock() {
	[[ ! ${lock:-} ]] || exec {lock}<&-
	exec {lock}<"$record"
	flock -w "$patience" "$lock" || fail "another command has been at work on it for $patience s"
	[[ $record -ef /proc/self/fd/$lock ]] || fail "it was taken down just now: try again"
}

owner() {
	cat "$record/owner" 2>/dev/null || :
}

is_ours() {
	[[ $(owner) == "$state" ]]
}

# For what works on a cluster that is up.
lock_ours() {
	is_ours || fail "not up, start it: $0 up"
	lock
}

# note KIND NAME: that something of this name is about to be made.
note() {
	mkdir -p "$record/$1"
	: >"$record/$1/$2"
}

forget() {
	rm -f "$record/$1/$2"
}

noted() {
	[[ ! -d $record/$1 ]] || ls -v "$record/$1"
}

# When process $1 was started, which tells it from a later one that has its number. Fails
# if it has ended: a zombie that has threads still holds its ports. The second field of its
# state, a name, may hold anything.
started() {
	local stat
	{ stat=$(<"/proc/$1/stat"); } 2>/dev/null || return 1
	read -ra stat <<<"${stat##*) }"
	((${#stat[@]})) || return 1 # it has gone since it was opened
	[[ ${stat[0]} != [ZX] ]] || ((stat[17] > 1)) || return 1
	echo "${stat[19]}"
}

# Prints the number of what runs by this name, or fails.
pid_of() {
	local pid start
	{ read -r pid start <"$record/pid/$1"; } 2>/dev/null || return 1
	[[ $(started "$pid") == "$start" ]] && echo "$pid"
}

runs() {
	pid_of "$1" >/dev/null
}

# start NAME COMMAND...: in a session of its own. The process writes its own record before
# it becomes the command, or does not become it.
start() {
	local name=$1 file=$record/pid/$1
	mkdir -p "$record/pid"
	rm -f "$file"
	# shellcheck disable=SC2016 # all is for the inner shell
	setsid bash -c 'read -ra stat </proc/$$/stat && echo "$$ ${stat[21]}" >"$0.new" && mv "$0.new" "$0" && exec "$@"' \
		"$file" "${@:2}" {lock}<&- >>"$log/$name.log" 2>&1 </dev/null &
	disown $! # or the shell tells when it is killed
	until [[ -e $file ]]; do
		started $! >/dev/null || fail "cannot start $name, see $log/$name.log"
		sleep 0.01
	done
}

# Ends what runs by these names, at once and without a word to it.
end() {
	local name pid
	for name; do
		if pid=$(pid_of "$name"); then kill -9 "$pid" 2>/dev/null || :; fi
	done
	for name; do
		while runs "$name"; do sleep 0.01; done
		forget pid "$name"
	done
}

# Ends all. What was about to start cannot any more when the folder is not there.
end_recorded() {
	local names
	while [[ -d $record/pid ]] && ! rmdir "$record/pid" 2>/dev/null; do
		mapfile -t names < <(noted pid)
		end "${names[@]}"
	done
}

# await WHAT NAME COMMAND...: until the command succeeds, which depends on what runs by
# this name.
await() {
	local what=$1 name=$2 deadline=$((SECONDS + patience))
	shift 2
	until "$@" >/dev/null 2>&1; do
		runs "$name" || fail "$name has ended: $(tail -n 1 "$log/$name.log" | cut -c -300); see $log/$name.log"
		((SECONDS < deadline)) || fail "$what: not within $patience s; see $log/$name.log"
		sleep 0.1
	done
}

is_listening() {
	timeout 1 bash -c "</dev/tcp/$1/$2"
}

kubectl() {
	"$kubernetes/kubectl" --kubeconfig="$pki/admin.kubeconfig" --request-timeout=10s "$@"
}
