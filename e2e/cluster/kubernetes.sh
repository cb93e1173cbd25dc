# shellcheck shell=bash disable=SC2154
# SPDX-License-Identifier: Apache-2.0
# Builds Kubernetes, the image that each pod's sandbox needs, and that of traffic; for
# `cluster` to source.

version=$(awk '$1 == "k8s.io/kubernetes" { print $2; exit }' "$here/go.mod")
sources=$(cat "$here/go.mod" "$here/main.go" "$here/pause.c" "$here/traffic/main.go" | sha256sum)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/geotraffic
kubernetes=$cache/kubernetes-$version-${sources:0:12}

# go_build FLAGS FILE PACKAGE. A Go that is too old gets a newer one by itself, unless it
# is told not to, as Debian's is. The checkout need not be asked for its state.
go_build() {
	CGO_ENABLED=0 GOTOOLCHAIN=auto GOWORK=off "$go" -C "$here" build -trimpath -buildvcs=false \
		-ldflags "-s -w $1" -o "$2" "$3"
}

# build_binaries FOLDER. A chain, for `set -e` does not hold where a failure is handled.
build_binaries() {
	local component minor=${version#v1.} package=k8s.io/component-base/version go
	go=$("$here/../../scripts/find-go") &&
		go_build "-X $package.gitVersion=$version -X $package.gitMajor=1 -X $package.gitMinor=${minor%%.*}" \
			"$1/kubernetes" . &&
		go_build "" "$1/traffic" ./traffic || return
	for component in kube-apiserver kube-controller-manager kube-scheduler kube-proxy kubelet kubectl; do
		ln -s kubernetes "$1/$component"
	done
}

# build_pause FOLDER
build_pause() {
	mkdir "$1/root"
	gcc -O2 -static -s -o "$1/root/pause" "$here/pause.c"
	pack_image localhost/pause:1 "$1/root" /pause >"$1/pause.tar"
	rm -r "$1/root"
}

# pack_traffic FOLDER: what hosts of the world run, for pods too.
pack_traffic() {
	mkdir "$1/root"
	cp "$1/traffic" "$1/root/"
	pack_image localhost/traffic:1 "$1/root" /traffic >"$1/traffic.tar"
	rm -r "$1/root"
}

# In the cache all of it is there or nothing. One builds at a time, so what has no name
# yet is of a build that was killed.
build_once() {
	local lock start=$SECONDS
	mkdir -p "$cache"
	exec {lock}<"$cache"
	flock "$lock"
	if [[ ! -d $kubernetes ]]; then
		rm -rf "$cache"/*.new
		mkdir "$kubernetes.new"
		build_pause "$kubernetes.new"
		build_binaries "$kubernetes.new" 2>"$cache/build.log.new" || {
			cat "$cache/build.log.new" >&2
			fail "cannot build Kubernetes $version, see above"
		}
		pack_traffic "$kubernetes.new"
		mv "$kubernetes.new" "$kubernetes"
		rm "$cache/build.log.new"
		say "built Kubernetes $version in $((SECONDS - start)) s: $kubernetes"
	fi
	exec {lock}<&-
}

# Leaves kubectl in build/tools, too, for people.
build() {
	[[ -d $kubernetes ]] || build_once
	mkdir -p "$tools"
	ln -sfn "$kubernetes/kubectl" "$tools/kubectl"
}
