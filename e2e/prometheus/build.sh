# shellcheck shell=bash disable=SC2034,SC2154
# SPDX-License-Identifier: Apache-2.0
# Builds Prometheus, its operator, and an image of both; for `prometheus` to source.

# version_of MODULE FOLDER: what its go.mod requires.
version_of() {
	awk -v module="$1" '{ sub(/^require /, "") } $1 == module { print $2; exit }' "$here/$2/go.mod"
}

prometheus_module=github.com/prometheus/prometheus
operator_module=github.com/prometheus-operator/prometheus-operator
# Those of a Prometheus: without the others the operator says so, and goes on.
crds=(prometheuses servicemonitors podmonitors probes prometheusrules)

# v0.305.1 is the library of Prometheus 3.5.1.
version=$(version_of $prometheus_module server | sed -E 's/^v0\.([0-9])0?([0-9]+)\./\1.\2./')
operator_version=$(version_of $operator_module operator)
sources=$(cat "$here"/build.sh "$here"/{operator,server}/go.{mod,sum} "$here"/server/blocks/*.go "$here/../cluster/image.sh" | sha256sum)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/geotraffic
built=$cache/prometheus-$version-${sources:0:12}
built_pages=$cache/prometheus-pages-$version-${sources:0:12}
plain_image=localhost/prometheus:$version-${sources:0:12}
pages_image=localhost/prometheus-pages:$version-${sources:0:12}
# The pages that a browser shows are npm's to make. The programs do without them.
pages=${PROMETHEUS_PAGES:-false}
if [[ $pages == true ]]; then
	image=$pages_image archive=$built_pages/image.tar
else
	image=$plain_image archive=$built/image.tar
fi

# run_go FOLDER ARGUMENT... A Go that is too old gets a newer one by itself, unless it is
# told not to, as Debian's is.
run_go() {
	CGO_ENABLED=0 GOTOOLCHAIN=auto GOWORK=off "$go" -C "$here/$1" "${@:2}"
}

# go_build FOLDER VERSION ARGUMENT... The checkout need not be asked for its state.
go_build() {
	run_go "$1" build -trimpath -buildvcs=false \
		-ldflags "-s -w -X github.com/prometheus/common/version.Version=$2" "${@:3}"
}

# folder_of MODULE FOLDER
folder_of() {
	run_go "$2" mod download "$1" >&2 && run_go "$2" list -m -f '{{.Dir}}' "$1"
}

# build_server FOLDER. Prometheus' own main with one of its 24 discoveries, that of
# Kubernetes: the others are two fifths of the time and 44 MB. What plugins.yml is for has to be
# said by way of an overlay, for nobody may write into a module.
build_server() {
	local folder
	folder=$(folder_of $prometheus_module server) &&
		sed "s|_ \"$prometheus_module/plugins\"|_ \"$prometheus_module/discovery/kubernetes\"|" \
			"$folder/cmd/prometheus/main.go" >"$1/main.go" &&
		! cmp -s "$folder/cmd/prometheus/main.go" "$1/main.go" &&
		echo "{\"Replace\": {\"$here/server/main.go\": \"$1/main.go\"}}" >"$1/overlay.json" &&
		go_build server "$version" -overlay "$1/overlay.json" -o "$1/prometheus" . &&
		go_build server "$version" -o "$1/blocks" ./blocks &&
		rm "$1/main.go" "$1/overlay.json"
}

# build_operator FOLDER: and what it brings along for the API server.
build_operator() {
	local folder crd
	go_build operator "${operator_version#v}" -o "$1/" $operator_module/cmd/operator \
		$operator_module/cmd/prometheus-config-reloader &&
		folder=$(folder_of $operator_module operator)/example &&
		mkdir "$1/crds" || return
	for crd in "${crds[@]}"; do
		cp "$folder/prometheus-operator-crd/monitoring.coreos.com_$crd.yaml" "$1/crds/" || return
	done
	cp "$folder/rbac/prometheus-operator/prometheus-operator-cluster-role.yaml" "$1/cluster-role.yaml"
}

# build_image NAME FOLDER PROGRAMS: one for all three, as the operator calls each by its path.
# What the folder has as static goes with them: Prometheus looks for its pages there.
build_image() {
	mkdir -p "$2/root/bin" &&
		ln "$3/"{prometheus,operator,prometheus-config-reloader} "$2/root/bin/" || return
	[[ ! -d $2/static ]] || mv "$2/static" "$2/root/" || return
	pack_image "$1" "$2/root" /bin/prometheus >"$2/image.tar" && rm -r "$2/root"
}

# A chain, for `set -e` does not hold where a failure is handled.
build_all() {
	build_server "$1" && build_operator "$1" && build_image "$plain_image" "$1" "$1"
}

# build_pages FOLDER: an image that has Prometheus' pages as well, out of the same module.
# Versions are those of its package-lock.json. Its types have been checked by others.
build_pages() {
	local folder
	folder=$(folder_of $prometheus_module server) &&
		mkdir -p "$1/work" "$1/static" &&
		cp -r "$folder/web/ui/." "$1/work/" &&
		chmod -R u+w "$1/work" &&
		npm --prefix "$1/work" ci --ignore-scripts --no-audit --no-fund >&2 &&
		npm --prefix "$1/work" run build --workspace @prometheus-io/lezer-promql >&2 &&
		npm --prefix "$1/work" run build --workspace @prometheus-io/codemirror-promql >&2 &&
		npm --prefix "$1/work" exec --workspace @prometheus-io/mantine-ui -- vite build >&2 &&
		mv "$1/work/mantine-ui/dist" "$1/static/mantine-ui" &&
		rm -r "$1/work" &&
		build_image "$pages_image" "$1" "$built"
}

# build_once WHAT FOLDER COMMAND. As e2e/cluster/kubernetes.sh has it: in the cache all of
# it is there or nothing, one builds at a time, and what has no name yet is of a build that
# was killed.
build_once() {
	local lock go start=$SECONDS log=$cache/prometheus-build.log.new
	mkdir -p "$cache"
	exec {lock}<"$cache"
	flock "$lock"
	if [[ ! -d $2 ]]; then
		rm -rf "$cache"/prometheus-*.new
		go=$("$here/../../scripts/find-go")
		mkdir "$2.new"
		"$3" "$2.new" 2>"$log" || {
			cat "$log" >&2
			fail "cannot build $1, see above"
		}
		mv "$2.new" "$2"
		rm "$log"
		say "built $1 in $((SECONDS - start)) s: $2"
	fi
	exec {lock}<&-
}

# Leaves in build/tools what others use.
build() {
	local tools
	tools=$(readlink -m "$here/../../build/tools")
	[[ -d $built ]] || build_once "Prometheus $version and its operator $operator_version" "$built" build_all
	if [[ $pages == true && ! -d $built_pages ]]; then
		type -P npm >/dev/null || fail "PROMETHEUS_PAGES=true needs npm, of Node.js 18 or newer"
		build_once "Prometheus' pages" "$built_pages" build_pages
	fi
	mkdir -p "$tools"
	ln -sfn "$built/prometheus" "$tools/prometheus"
	ln -sfn "$built/blocks" "$tools/prometheus-blocks"
	ln -sfn "$built/crds" "$tools/prometheus-crds"
}
