# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# What the launchers are put together by; for scripts/assemble-* to source, at the
# root of the project. Runtime, jars and the cache of their classes (AOT, JEP 483) are
# always made anew, and together.

jdk=$(scripts/find-jdk)

# Without what it knows of hot methods: that takes 6 MB, and saves C1 nothing. And
# without code: that is of the processor here, and the JVM runs it on any other.
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

# cache_of HOME: the name for its cache, which tells what jars and runtime are there. The
# JVM does not notice that a cache was made for others, and would run the classes of
# those: who makes images does, by the name (class ClassCache in images/).
cache_of() {
	local digest
	digest=$(cd "$1" && sha256sum -- *.jar runtime/lib/modules | LC_ALL=C sort | sha256sum)
	echo "classes-${digest:0:16}.aot"
}

# making CACHE, taking CACHE: what java is told of it when it is trained, and later.
# shellcheck disable=SC2016 # $home is the launcher's
making() {
	printf '"-XX:AOTCacheOutput=$home/%s" %s' "$1" "$training"
}

# shellcheck disable=SC2016 # $home is the launcher's
taking() {
	printf '"-XX:AOTCache=$home/%s"' "$1"
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
