# shellcheck shell=bash disable=SC2154
# SPDX-License-Identifier: Apache-2.0
# What is sent, what is counted, and both side by side; for `demo` to source. Tables are
# lines of: node, country, bytes sent, bytes received.

agents() {
	kubectl get pods --namespace "$namespace" --output \
		jsonpath='{range .items[*]}{.metadata.name}:{.spec.containers[0].ports[0].containerPort} {.spec.nodeName}{"\n"}{end}' \
		--selector app.kubernetes.io/name=geotraffic-agent,app.kubernetes.io/instance=egress
}

# What each agent has counted until now.
counted() {
	local agent node
	while read -r agent node; do
		kubectl get --raw "/api/v1/namespaces/$namespace/pods/$agent/proxy/metrics" </dev/null |
			awk -v node="$node" '
				match($0, /^geoip_bytes_(sent|received)_total\{country="[^"]*"/) {
					key = substr($0, RSTART, RLENGTH)
					split(key, word, "\"")
					countries[word[2]]
					if (key ~ /_sent_/) sent[word[2]] += $2; else received[word[2]] += $2
				}
				END { for (country in countries) printf "%s\t%s\t%.0f\t%.0f\n", node, country, sent[country], received[country] }'
	done < <(agents)
}

# since FILE: what has been counted after what it tells.
since() {
	counted | awk -F '\t' -v OFS='\t' '
		FILENAME != "-" { sent[$1, $2] = $3; received[$1, $2] = $4; next }
		{ print $1, $2, $3 - sent[$1, $2], $4 - received[$1, $2] }' "$1" -
}

# sender LABEL AGAIN NAME NODE HOST-NETWORK ADDRESS=DATAGRAMS...: a pod that sends, and ends;
# or begins anew after AGAIN, for ever, if that is not 0s.
sender() {
	cat <<-END
		---
		apiVersion: v1
		kind: Pod
		metadata: {name: $1-$3, labels: {app: $1}}
		spec:
		  nodeName: $4
		  hostNetwork: $5
		  restartPolicy: Never
		  automountServiceAccountToken: false
		  containers:
		    - name: traffic
		      image: localhost/traffic:1
		      args: [send, -bytes, "1200", -answer, "300", -again, $2, $(printf '"%s",' "${@:6}")]
	END
}

# senders LABEL AGAIN DATAGRAMS: of each node, one that has the node's addresses, and one
# that has a pod's, which is of IPv4. To some countries more is sent than to others, and
# more from some nodes.
senders() {
	local node number=0 address datagrams
	for node in $(kubectl get nodes --output name); do
		node=${node#node/} number=$((number + 1)) datagrams=$3
		local all=() ipv4=()
		while read -r address _; do
			all+=("$address=$((datagrams / number))")
			[[ $address == *:* ]] || ipv4+=("$address=$((datagrams / number))")
			datagrams=$((datagrams * 9 / 10))
		done <"$CLUSTER_DIR/world.hosts"
		sender "$1" "$2" "pod-on-$node" "$node" false "${ipv4[@]}"
		sender "$1" "$2" "$node" "$node" true "${all[@]}"
	done
}

# What all senders tell.
sent() {
	local name node
	kubectl get pods --selector app=traffic --output jsonpath='{range .items[*]}{.metadata.name} {.spec.nodeName}{"\n"}{end}' |
		while read -r name node; do
			kubectl logs "$name" </dev/null | awk -v OFS='\t' -v node="$node" '
				FILENAME != "-" { country[$1] = $2; next }
				{ print node, country[$1], $2, $3 }' "$CLUSTER_DIR/world.hosts" -
		done | awk -F '\t' -v OFS='\t' '
			{ key = $1 OFS $2; sent[key] += $3; received[key] += $4 }
			END { for (key in sent) printf "%s\t%.0f\t%.0f\n", key, sent[key], received[key] }'
}

# What is counted has to become what was sent, as soon as the agents have read it.
send_traffic() {
	local deadline
	kubectl delete pods --selector 'app in (traffic, steady)' --now
	counted >"$work/before"
	senders traffic 0s 8000 >"$work/senders.yaml"
	kubectl apply -f "$work/senders.yaml"
	kubectl wait --for=jsonpath='{.status.phase}'=Succeeded pods --selector app=traffic --timeout=90s || {
		kubectl logs --selector app=traffic --prefix --tail=1
		return 1
	}
	sent >"$work/sent"
	deadline=$((SECONDS + 20))
	until since "$work/before" >"$work/counted" && [[ ! $(differences) ]]; do
		((SECONDS < deadline)) || {
			echo "after 20 s, what is counted is not what was sent (node, country, bytes sent and received):"
			differences
			return 1
		}
		sleep 0.5
	done
}

# What was sent and is not counted so.
differences() {
	grep -vxFf "$work/counted" "$work/sent" || :
}

# A little, for who looks at pages; and until there is something to look at.
go_on_sending() {
	local query='query?query=monitor_country:geoip_bytes_sent:rate5m' answer deadline=$((SECONDS + 90))
	senders steady 500ms 60 | kubectl apply -f -
	until answer=$(kubectl get --raw "/api/v1/namespaces/geotraffic-prometheus/services/prometheus:web/proxy/api/v1/$query") &&
		[[ $answer == *'"country":"US"'* ]]; do
		((SECONDS < deadline)) || {
			echo "after 90 s nothing is recorded: ${answer:-Prometheus does not answer}"
			return 1
		}
		sleep 1
	done
}

watch_traffic() {
	counted >"$work/before"
	sleep 15
	since "$work/before" >"$work/counted"
	rm -f "$work/sent"
}

# Lines of country|node|bytes sent|of these counted|bytes received|of these counted, those
# of most bytes first. What is counted and was not sent by the demo is there, too.
both() {
	[[ -e $work/sent ]] || : >"$work/sent"
	sort -t $'\t' -k 3,3nr "$work/counted" | awk -F '\t' -v OFS='|' '
		function grouped(n,   digits, groups) {
			digits = sprintf("%.0f", n)
			for (; length(digits) > 3; digits = substr(digits, 1, length(digits) - 3))
				groups = "," substr(digits, length(digits) - 2) groups
			return digits groups
		}
		function told(table, key) { return key in table ? grouped(table[key]) : "" }
		FILENAME != "-" { sent[$1, $2] = $3; received[$1, $2] = $4; next }
		$3 + $4 > 0 {
			key = $1 SUBSEP $2
			print $2, $1, told(sent, key), grouped($3), told(received, key), grouped($4)
		}' "$work/sent" -
}

show_traffic() {
	local country node sent sent_counted received received_counted
	if [[ $own ]]; then
		echo "What pods and nodes have sent and received, and what the agents have counted of it, in bytes:"
		echo
		{
			echo "COUNTRY|NODE|SENT|COUNTED|RECEIVED|COUNTED"
			both
		} | while IFS='|' read -r country node sent sent_counted received received_counted; do
			printf '%-9s %-8s %14s %14s   %14s %14s\n' \
				"$country" "$node" "$sent" "$sent_counted" "$received" "$received_counted"
		done
		echo
		echo "Equal to the byte: $(grep -cxFf "$work/counted" "$work/sent") of $(wc -l <"$work/sent"). PRIVATE is what the cluster has for itself."
	else
		echo "What the agents have counted in 15 seconds, in bytes:"
		echo
		{
			echo "COUNTRY|NODE||SENT||RECEIVED"
			both
		} | while IFS='|' read -r country node _ sent_counted _ received_counted; do
			printf '%-9s %-20s %14s %14s\n' "$country" "$node" "$sent_counted" "$received_counted"
		done
		echo
		echo "PRIVATE is what the cluster has for itself; who else its pods and nodes talk to is there by country."
	fi
}
