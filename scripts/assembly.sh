# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# What the launchers are put together by; for scripts/assemble-* to source, at the
# root of the project. The JVM does not notice a cache of classes (AOT, JEP 483) that
# is older than its jars, and would run the classes of the cache. So runtime, jars and
# cache are always made anew, and together.

jdk=$(scripts/find-jdk)

# Without what it knows of hot methods: that takes 6 MB, and saves C1 nothing. And
# without code: that is of the processor here, and the JVM runs it on any other.
# shellcheck disable=SC2034 # who sources this uses it
training='-XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:-AOTAdapterCaching'

# make_home HOME MODULES FILE...: a runtime of these modules and no other, which is less
# to map and needs no JDK where it runs; and the files beside it.
make_home() {
	local home=$1 modules=$2
	rm -rf "$home" "$home.new"
	mkdir -p "$home.new"
	"$jdk/bin/jlink" --add-modules "$modules" \
		--strip-debug --no-header-files --no-man-pages --compress zip-6 \
		--output "$home.new/runtime"
	cp "${@:3}" "$home.new/"
	mv "$home.new" "$home"
}

# fill_in TEMPLATE HOME CACHE: prints it with the jars of HOME as class path and these
# words for the cache.
fill_in() {
	local classpath='' jar
	for jar in "$2"/*.jar; do
		# shellcheck disable=SC2016 # $home is the launcher's
		classpath+=${classpath:+:}'$home'/${jar##*/}
	done
	sed -e "s|@cache@|$3|" -e "s|@classpath@|$classpath|" "$1"
}

# write_launcher TEMPLATE HOME CACHE FILE
write_launcher() {
	fill_in "${@:1:3}" >"$4"
	chmod +x "$4"
}

# write_start TEMPLATE ARGUMENTS HOME CACHE FILE: a launcher, and HOME/java.args with all
# that it tells java, for images.
write_start() {
	fill_in "${@:2:3}" | sed -e '/^#/d' -e '/^$/d' >"$3/java.args"
	sed 's/.*/\t& \\/' "$3/java.args" | sed -e '/@arguments@/{r /dev/stdin' -e 'd}' "$1" >"$5"
	chmod +x "$5"
}
