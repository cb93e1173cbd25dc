# shellcheck shell=bash disable=SC2154
# SPDX-License-Identifier: Apache-2.0
# Progress, and what is said of a failure; for `demo` to source.

fail() {
	echo "make demo: $*" >&2
	exit 1
}

interrupted() {
	echo
	echo "make demo: interrupted; \`make demo-down\` takes down what there is" >&2
	exit "$1"
}

# Of the last run alone.
begin_log() {
	rm -rf "$log"
	mkdir -p "$log"
}

# step WHAT COMMAND: says how long it took, or what went wrong and where to read of it.
step() {
	local start=$SECONDS file=$log/$2.log status
	printf '%-66s' "$1"
	# In a condition `set -e` would not hold.
	set +e
	(
		set -e
		"$2"
	) >"$file" 2>&1 </dev/null
	status=$?
	set -e
	if ((status)); then
		echo 'failed'
		echo
		tail -n 10 "$file" >&2
		fail "failed at \"$1\": see $file; \`make demo-down\` takes down what there is"
	fi
	printf '%4d s\n' $((SECONDS - start))
}
