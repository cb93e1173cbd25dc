# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# Makes container images of programs that need nothing but themselves, without Docker; for
# other scripts to source.

# pack_image NAME FOLDER PROGRAM: an archive as `docker save` makes it, on stdout.
pack_image() {
	local work
	work=$(mktemp -d)
	tar -C "$2" --owner=0 --group=0 -cf "$work/layer.tar" .
	cat >"$work/config.json" <<-END
		{"architecture": "$(dpkg --print-architecture)", "os": "linux", "config": {"Entrypoint": ["$3"]},
		 "rootfs": {"type": "layers", "diff_ids": ["sha256:$(sha256sum <"$work/layer.tar" | cut -d ' ' -f 1)"]}}
	END
	cat >"$work/manifest.json" <<-END
		[{"Config": "config.json", "RepoTags": ["$1"], "Layers": ["layer.tar"]}]
	END
	tar -C "$work" -c layer.tar config.json manifest.json
	rm -r "$work"
}
