# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# What a program that is trained is asked by HTTP; for scripts/train-* to source.

# get PORT PATH [HEADER...]: the answer, or nothing.
get() {
	{ exec 3<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || return 0
	printf '%s\r\n' "GET $2 HTTP/1.1" 'Host: localhost' "${@:3}" '' >&3
	# Most clients keep the connection; this one gives it up for the next.
	timeout 0.3 cat <&3 || :
}

# await PROCESS PORT PATH PART: until it is in the answer, for a minute.
await() {
	local deadline=$((SECONDS + 60))
	until [[ $(get "$2" "$3") == *"$4"* ]]; do
		[[ -e /proc/$1 ]] && ((SECONDS < deadline)) || return
		sleep 0.1
	done
}

# scrape PORT: as people and Prometheus do.
scrape() {
	get "$1" / >/dev/null
	get "$1" /metrics >/dev/null
	get "$1" /metrics 'Accept: application/openmetrics-text;version=1.0.0' 'Accept-Encoding: gzip' >/dev/null
}
