# shellcheck shell=bash disable=SC2154
# SPDX-License-Identifier: Apache-2.0
# Namespaces, cgroups and the nodes themselves; for `cluster` to source.

# What nodes must not share with the machine, nor leave on it: see node-boot.
private=(/run/netns /run/containerd /var/lib/cni /var/lib/kubelet /var/log/pods /var/log/containers)

# The number of node $1, which its addresses are made of.
number() {
	echo "${1#node}"
}

address() {
	echo "$network.$((10 + $(number "$1")))"
}

pod_network() {
	echo "$pods.$(number "$1").0/24"
}

nodes() {
	noted node
}

add_namespace() {
	note netns "gt-$1"
	ip netns add "gt-$1"
	ip -n "gt-$1" link set lo up
}

# connect NAME ADDRESS6: the namespace to the switch, by eth0.
connect() {
	ip -n gt-switch link add "$1" type veth peer name eth0 netns "gt-$1"
	ip -n gt-switch link set "$1" master gt-bridge up
	ip -n "gt-$1" addr add "$2/24" dev eth0
	[[ ! -e /proc/sys/net/ipv6 ]] || ip -n "gt-$1" addr add "$network6::${2##*.}/64" dev eth0 nodad
	ip -n "gt-$1" link set eth0 up
}

# The bridge has a namespace to itself, so that what the machine filters or has a bridge
# filter is not in the way of what nodes send each other.
make_network() {
	local path
	for path in "${private[@]}"; do
		if [[ ! -d $path ]]; then
			note directory "${path##*/}"
			mkdir -p "$path"
		fi
	done
	mountpoint -q /run/netns || note mount netns # `ip` will mount it

	add_namespace switch
	ip -n gt-switch link add gt-bridge type bridge
	ip -n gt-switch link set gt-bridge up
	note link gt-host
	ip -n gt-switch link add host type veth peer name gt-host netns $$
	ip -n gt-switch link set host master gt-bridge up
	ip addr add "$host/24" dev gt-host
	ip link set gt-host up
	add_namespace world
	connect world "$world"
}

# Its hosts, which answer what they are asked: see traffic/main.go.
start_world() {
	local address ipv6=.
	local -a addresses
	[[ -e /proc/sys/net/ipv6 ]] || ipv6='^[^:]*$'
	grep -v '^#' "$here/world.hosts" | grep "$ipv6" >"$state/world.hosts"
	mapfile -t addresses < <(cut -d ' ' -f 1 "$state/world.hosts")
	for address in "${addresses[@]}"; do
		ip -n gt-world addr add "$address" dev lo
	done
	start world nsenter --net=/run/netns/gt-world "$kubernetes/traffic" answer "${addresses[@]}"
	await "the hosts of the world" world world_answers "${#addresses[@]}"
}

# world_answers HOSTS: of so many.
world_answers() {
	(($(ip netns exec gt-world ss -Hlun sport = :7 | wc -l) == $1))
}

remove_network() {
	local path
	if [[ $(noted link) ]]; then
		ip link del gt-host 2>/dev/null || :
	fi
	remove_namespace world
	remove_namespace switch
	if [[ $(noted mount) && ! $(ls -A /run/netns) ]]; then
		umount /run/netns || :
	fi
	for path in "${private[@]}"; do
		[[ ! -e $record/directory/${path##*/} ]] || rmdir --ignore-fail-on-non-empty "$path"
	done
}

remove_namespace() {
	[[ -e $record/netns/gt-$1 ]] || return 0
	ip netns del "gt-$1" 2>/dev/null || :
	forget netns "gt-$1"
}

hierarchies() {
	awk '$3 ~ /^cgroup2?$/ && $2 ~ /^\/sys\/fs\/cgroup/ { print $2 }' /proc/self/mounts
}

cgroup_options() {
	awk '$2 == "/sys/fs/cgroup" && $3 == "cgroup2" { print $4 }' /proc/self/mounts
}

# With cgroups v2 the root must hand down what the kubelet asks for, and systemd has it hand
# down less. All of it, for runc would do so too. If it cannot, the kubelet says what is
# missing. Where a pod is privileged, runc drops options that the machine has mounted it with.
hand_down_controllers() {
	local root=/sys/fs/cgroup controller
	[[ -e $root/cgroup.controllers ]] || return 0
	cgroup_options >"$record/options"
	for controller in $(<$root/cgroup.controllers); do
		if ! grep -qw "$controller" $root/cgroup.subtree_control; then
			note controller "$controller"
			{ echo "+$controller" >$root/cgroup.subtree_control; } 2>/dev/null || :
		fi
	done
}

# Others may have come to use controllers by now: then they stay.
take_back_controllers() {
	local controller
	for controller in $(noted controller); do
		{ echo "-$controller" >/sys/fs/cgroup/cgroup.subtree_control; } 2>/dev/null || :
	done
	if [[ -s $record/options && $(cgroup_options) != "$(<"$record/options")" ]]; then
		mount -o "remount,$(<"$record/options")" /sys/fs/cgroup || :
	fi
}

# The root of a node's pods. With cgroups v1 it must be there in each hierarchy, and that
# of CPUs starts without any.
make_cgroup() {
	local hierarchy file
	note cgroup "gt-$1"
	for hierarchy in $(hierarchies); do
		mkdir "$hierarchy/gt-$1"
		for file in cpuset.cpus cpuset.mems; do
			[[ ! -e $hierarchy/$file ]] || cat "$hierarchy/$file" >"$hierarchy/gt-$1/$file"
		done
	done
}

# The folders of a node's cgroup.
cgroup_of() {
	local hierarchy
	for hierarchy in $(hierarchies); do
		[[ ! -d $hierarchy/gt-$1 ]] || echo "$hierarchy/gt-$1"
	done
}

# Those in a node's namespace, and those of its pods.
processes_of() {
	local folder
	[[ ! -e $record/netns/gt-$1 ]] || ip netns pids "gt-$1" 2>/dev/null || :
	[[ -e $record/cgroup/gt-$1 ]] || return 0
	for folder in $(cgroup_of "$1"); do
		find "$folder" -name cgroup.procs -exec cat {} + 2>/dev/null || :
	done
}

# end_all NODE...: all their processes, at once. A killed one is there for a moment more,
# and one that starts others may be faster than we look.
end_all() {
	local node pids deadline=$((SECONDS + 10))
	while ((SECONDS < deadline)); do
		mapfile -t pids < <(for node; do processes_of "$node"; done | sort -u)
		((${#pids[@]})) || return 0
		kill -9 "${pids[@]}" 2>/dev/null || :
		sleep 0.02
	done
	say "these processes cannot be killed: ${pids[*]}" >&2
}

remove_cgroup() {
	local folder folders
	[[ -e $record/cgroup/gt-$1 ]] || return 0
	mapfile -t folders < <(cgroup_of "$1")
	for folder in "${folders[@]}"; do
		# The kernel needs a moment for what was killed.
		for _ in {1..100}; do
			find "$folder" -depth -type d -exec rmdir {} + 2>/dev/null || :
			[[ -d $folder ]] || break
			sleep 0.02
		done
	done
	forget cgroup "gt-$1"
}

# exchange_routes NODE NODE
exchange_routes() {
	ip -n "gt-$1" route add "$(pod_network "$2")" via "$(address "$2")"
	ip -n "gt-$2" route add "$(pod_network "$1")" via "$(address "$1")"
}

connect_node() {
	local node=$1 other
	connect "$node" "$(address "$node")"
	ip -n "gt-$node" route add default via "$world"
	[[ ! -e /proc/sys/net/ipv6 ]] || ip -n "gt-$node" route add default via "$network6::${world##*.}"
	nsenter --net="/run/netns/gt-$node" sysctl -qw net.ipv4.ip_forward=1
	# Pods are known by their own addresses to each other, and by their node's to the world.
	nsenter --net="/run/netns/gt-$node" iptables -w -t nat -A POSTROUTING \
		-s "$(pod_network "$node")" ! -d "$pods.0.0/16" -j MASQUERADE
	ip route add "$(pod_network "$node")" via "$(address "$node")"
	for other in $(nodes); do
		[[ $other == "$node" ]] || exchange_routes "$node" "$other"
	done
}

forget_routes() {
	local node=$1 other
	ip route del "$(pod_network "$node")" 2>/dev/null || :
	for other in $(nodes); do
		[[ $other == "$node" ]] || ip -n "gt-$other" route del "$(pod_network "$node")" 2>/dev/null || :
	done
}

configure_containerd() {
	local dir=$1 socket=$2 snapshotter=overlayfs
	# One overlay cannot have another beneath it, as where the state is in a container.
	[[ $(stat -fc %T "$dir") != overlayfs ]] || snapshotter=native
	# Containers' oom_score_adj is restricted for machines that lack CAP_SYS_RESOURCE.
	cat >"$dir/containerd.toml" <<-END
		version = 2
		root = "$dir/containerd"
		[grpc]
		  address = "$socket"
		[plugins."io.containerd.internal.v1.opt"]
		  path = "$dir/opt"
		[plugins."io.containerd.grpc.v1.cri"]
		  sandbox_image = "localhost/pause:1"
		  restrict_oom_score_adj = true
		  [plugins."io.containerd.grpc.v1.cri".containerd]
		    snapshotter = "$snapshotter"
		  [plugins."io.containerd.grpc.v1.cri".cni]
		    bin_dir = "$cni"
		    conf_dir = "$dir"
	END
}

# Pods are on links of their own and not on a bridge, which needs br_netfilter for pods
# that reach one beside them by its service.
configure_pod_network() {
	cat >"$1/pods.conflist" <<-END
		{"cniVersion": "0.4.0", "name": "pods", "plugins": [
		  {"type": "ptp", "ipam": {"type": "host-local", "subnet": "$2", "routes": [{"dst": "0.0.0.0/0"}]}},
		  {"type": "portmap", "capabilities": {"portMappings": true}}]}
	END
}

# There is no name server: nobody answers at once, and not after a timeout. Nothing is
# evicted, and no image removed, because the machine's disk is rather full.
configure_kubelet() {
	local node=$1 dir=$2 socket=$3
	cat >"$dir/kubelet.yaml" <<-END
		apiVersion: kubelet.config.k8s.io/v1beta1
		kind: KubeletConfiguration
		address: $(address "$node")
		authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: "$pki/ca.crt"}}
		authorization: {mode: Webhook}
		tlsCertFile: "$pki/$node.crt"
		tlsPrivateKeyFile: "$pki/$node.key"
		containerRuntimeEndpoint: unix://$socket
		cgroupDriver: cgroupfs
		cgroupRoot: /gt-$node
		failCgroupV1: false
		failSwapOn: false
		enforceNodeAllocatable: []
		evictionHard: {}
		imageGCHighThresholdPercent: 100
		resolvConf: ""
		clusterDNS: [127.0.0.1]
		clusterDomain: cluster.local
		syncFrequency: 10s
		volumePluginDir: "$dir/plugins"
	END
}

configure_proxy() {
	cat >"$1/proxy.yaml" <<-END
		apiVersion: kubeproxy.config.k8s.io/v1alpha1
		kind: KubeProxyConfiguration
		clientConnection: {kubeconfig: "$pki/proxy.kubeconfig"}
		clusterCIDR: $pods.0.0/16
		conntrack: {maxPerCore: 0, min: 0}
		mode: iptables
	END
}

node_dir() {
	echo "$state/nodes/$1"
}

# Beside the record: the path of a socket must be short, and the state's need not be.
socket_of() {
	echo "$record/socket/$1"
}

import_images() {
	local node=$1 image
	shift
	for image; do
		ctr -a "$(socket_of "$node")" -n k8s.io images import "$image" >>"$log/$node-images.log" 2>&1 ||
			fail "cannot import $image on $node: $(tail -n 1 "$log/$node-images.log"); see $log/$node-images.log"
	done
}

# A node up to its container runtime, which needs no API server.
prepare_node() {
	local node=$1 dir socket path
	dir=$(node_dir "$node") socket=$(socket_of "$node")
	mkdir -p "$dir" "$record/socket"
	for path in "${private[@]}"; do mkdir -p "$dir/private/${path##*/}"; done

	user "$node" "/O=system:nodes/CN=system:node:$node" "DNS:$node,IP:$(address "$node")"
	configure_containerd "$dir" "$socket"
	configure_pod_network "$dir" "$(pod_network "$node")"
	configure_kubelet "$node" "$dir" "$socket"
	configure_proxy "$dir"

	# Not `ip netns exec`: that mounts a new /sys, and hides the cgroups.
	start "$node-containerd" nsenter --net="/run/netns/gt-$node" unshare --mount --uts --propagation private \
		"$here/node-boot" "$node" "$dir" "${private[@]}"
	await "$node's containerd" "$node-containerd" test -S "$socket"
	import_images "$node" "$kubernetes"/{pause,traffic}.tar "$state"/images/*
}

# enter NODE COMMAND...: all of a node's namespaces.
enter() {
	local pid
	pid=$(pid_of "$1-containerd") || pid=$(pid_of "$1-kubelet") || fail "nothing of $1 runs"
	exec nsenter --target "$pid" --net --mount --uts --wdns="$PWD" "${@:2}"
}

start_node() {
	local node=$1 dir inside
	dir=$(node_dir "$node")
	inside=(nsenter --target "$(pid_of "$node-containerd")" --net --mount --uts)
	start "$node-kubelet" "${inside[@]}" "$kubernetes/kubelet" --config="$dir/kubelet.yaml" \
		--kubeconfig="$pki/$node.kubeconfig" --hostname-override="$node" --node-ip="$(address "$node")"
	start "$node-proxy" "${inside[@]}" "$kubernetes/kube-proxy" --config="$dir/proxy.yaml" --hostname-override="$node"
}

reaches_services() {
	nsenter --net="/run/netns/gt-$1" timeout 0.3 bash -c "</dev/tcp/$services.0.1/443"
}

await_node() {
	await "$1" "$1-kubelet" kubectl wait --for=condition=Ready "node/$1" --timeout=2s
	await "services on $1" "$1-proxy" reaches_services "$1"
}

# What must be there before a node is begun, one node after the other.
claim_node() {
	note node "$1"
	add_namespace "$1"
	make_cgroup "$1"
	connect_node "$1"
}

# remove_nodes NODE...: and all that is of them.
remove_nodes() {
	local node
	for node; do
		end "$node-kubelet" "$node-proxy" "$node-containerd"
	done
	end_all "$@"
	for node; do
		remove_namespace "$node"
		remove_cgroup "$node"
		forget_routes "$node"
		forget node "$node"
		rm -rf --one-file-system "$(node_dir "$node")" "$pki/$node".* "$(socket_of "$node")"*
	done
}
