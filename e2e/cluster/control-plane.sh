# shellcheck shell=bash disable=SC2034,SC2154
# SPDX-License-Identifier: Apache-2.0
# Certificates, etcd, the API server, the controllers and the scheduler; for `cluster` to
# source. All listen at the address of gt-host alone: the machine's own may have others'
# etcd on it.

control_plane=(etcd apiserver controller-manager scheduler)
pki=$state/pki

# certify NAME SUBJECT ARGUMENT...: a key and a certificate. The key is one whose header
# says that it is EC, for Java's Kubernetes client goes by that.
certify() {
	openssl ecparam -genkey -name prime256v1 -noout -out "$pki/$1.key"
	openssl req -x509 -config "$pki/openssl.cnf" -days 365 -key "$pki/$1.key" \
		-out "$pki/$1.crt" -subj "$2" "${@:3}" 2>/dev/null
}

make_authority() {
	mkdir -p "$pki"
	chmod 700 "$pki"
	# openssl's own configuration would make each certificate an authority's.
	printf '[req]\ndistinguished_name = name\n[name]\n' >"$pki/openssl.cnf"
	certify ca /CN=geotraffic-cluster -addext basicConstraints=critical,CA:TRUE \
		-addext keyUsage=critical,keyCertSign -addext subjectKeyIdentifier=hash
	openssl ecparam -genkey -name prime256v1 -noout -out "$pki/service-accounts.key"
}

# certificate NAME SUBJECT [NAMES]
certificate() {
	certify "$1" "$2" -CA "$pki/ca.crt" -CAkey "$pki/ca.key" -addext basicConstraints=critical,CA:FALSE \
		-addext subjectKeyIdentifier=hash -addext authorityKeyIdentifier=keyid ${3:+-addext "subjectAltName=$3"}
}

# kubeconfig NAME: of the user whom the certificate names, with all that it needs in it.
kubeconfig() {
	cat <<-END
		apiVersion: v1
		kind: Config
		clusters:
		  - name: geotraffic
		    cluster:
		      server: https://$host:6443
		      certificate-authority-data: $(base64 -w 0 "$pki/ca.crt")
		users:
		  - name: $1
		    user:
		      client-certificate-data: $(base64 -w 0 "$pki/$1.crt")
		      client-key-data: $(base64 -w 0 "$pki/$1.key")
		contexts:
		  - name: geotraffic
		    context: {cluster: geotraffic, user: $1}
		current-context: geotraffic
	END
}

# user NAME SUBJECT [NAMES]: with a kubeconfig in pki/.
user() {
	certificate "$@"
	kubeconfig "$1" >"$pki/$1.kubeconfig"
}

# Who asks for what, without what is asked: to compare rights with their use.
audit_policy() {
	cat <<-END
		apiVersion: audit.k8s.io/v1
		kind: Policy
		omitStages: [RequestReceived]
		rules: [{level: Metadata}]
	END
}

prepare_control_plane() {
	make_authority
	certificate etcd /CN=etcd "IP:$host"
	certificate apiserver /CN=kube-apiserver "IP:$host,IP:$services.0.1,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc"
	certificate apiserver-as-client /O=system:masters/CN=kube-apiserver
	user admin /O=system:masters/CN=admin
	user controller-manager /CN=system:kube-controller-manager
	user scheduler /CN=system:kube-scheduler
	user proxy /CN=system:kube-proxy
	audit_policy >"$state/audit.yaml"
}

start_etcd() {
	local client=https://$host:2379 peer=https://$host:2380
	start etcd etcd --data-dir "$state/etcd" \
		--listen-client-urls "$client" --advertise-client-urls "$client" \
		--listen-peer-urls "$peer" --initial-advertise-peer-urls "$peer" --initial-cluster "default=$peer" \
		--client-cert-auth --trusted-ca-file "$pki/ca.crt" --cert-file "$pki/etcd.crt" --key-file "$pki/etcd.key" \
		--peer-client-cert-auth --peer-trusted-ca-file "$pki/ca.crt" \
		--peer-cert-file "$pki/etcd.crt" --peer-key-file "$pki/etcd.key"
}

etcd_answers() {
	await "etcd" etcd is_listening "$host" 2379
}

api_answers() {
	await "the API server" apiserver kubectl get --raw /readyz
}

await_etcd() {
	etcd_answers
	! runs apiserver || api_answers
}

# It sends to pods themselves what is for their service: no kube-proxy serves the machine.
# Debian 12's etcd, 3.4, is too old for WatchList, by which kwok's watches would end at once.
start_apiserver() {
	start apiserver "$kubernetes/kube-apiserver" \
		--bind-address="$host" --advertise-address="$host" --secure-port=6443 \
		--etcd-servers="https://$host:2379" --etcd-cafile="$pki/ca.crt" \
		--etcd-certfile="$pki/apiserver-as-client.crt" --etcd-keyfile="$pki/apiserver-as-client.key" \
		--tls-cert-file="$pki/apiserver.crt" --tls-private-key-file="$pki/apiserver.key" \
		--client-ca-file="$pki/ca.crt" --authorization-mode=Node,RBAC --allow-privileged \
		--service-account-issuer=https://kubernetes.default.svc \
		--service-account-key-file="$pki/service-accounts.key" \
		--service-account-signing-key-file="$pki/service-accounts.key" \
		--service-cluster-ip-range="$services.0.0/16" --enable-aggregator-routing \
		--kubelet-certificate-authority="$pki/ca.crt" --kubelet-preferred-address-types=InternalIP \
		--kubelet-client-certificate="$pki/apiserver-as-client.crt" \
		--kubelet-client-key="$pki/apiserver-as-client.key" \
		--audit-policy-file="$state/audit.yaml" --audit-log-path="$log/audit.log" \
		--feature-gates=WatchList=false
}

await_apiserver() {
	etcd_answers
	api_answers
}

# At the rate that it keeps to otherwise, its controllers take five seconds to be there.
# A node that has not been heard of for 50 s is lost, unless CLUSTER_NODE_GRACE says otherwise.
start_controller-manager() {
	start controller-manager "$kubernetes/kube-controller-manager" --bind-address="$host" \
		--kubeconfig="$pki/controller-manager.kubeconfig" --leader-elect=false --use-service-account-credentials \
		--root-ca-file="$pki/ca.crt" --service-account-private-key-file="$pki/service-accounts.key" \
		--kube-api-qps=500 --kube-api-burst=1000 --node-monitor-grace-period="${CLUSTER_NODE_GRACE:-50s}" \
		--flex-volume-plugin-dir="$state/plugins"
}

await_controller-manager() {
	await "the controllers" controller-manager is_listening "$host" 10257
}

start_scheduler() {
	start scheduler "$kubernetes/kube-scheduler" --bind-address="$host" \
		--kubeconfig="$pki/scheduler.kubeconfig" --leader-elect=false
}

await_scheduler() {
	await "the scheduler" scheduler is_listening "$host" 10259
}
