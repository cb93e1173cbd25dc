# shellcheck shell=bash disable=SC2154
# SPDX-License-Identifier: Apache-2.0
# What `prometheus` applies, on stdout each; for it to source.

# By its label the namespace, and with it all the rest, is known to be this script's.
namespace_manifest() {
	cat <<-END
		apiVersion: v1
		kind: Namespace
		metadata: {name: $namespace, labels: {$mark: up}}
	END
}

# account NAME ROLE: for a pod, with the rights of the role in all of the cluster.
account() {
	cat <<-END
		---
		apiVersion: v1
		kind: ServiceAccount
		metadata: {name: $1, namespace: $namespace}
		---
		apiVersion: rbac.authorization.k8s.io/v1
		kind: ClusterRoleBinding
		metadata: {name: $2, labels: {$mark: up}}
		roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: $2}
		subjects: [{kind: ServiceAccount, name: $1, namespace: $namespace}]
	END
}

operator_manifests() {
	account prometheus-operator prometheus-operator
	cat <<-END
		---
		apiVersion: apps/v1
		kind: Deployment
		metadata: {name: prometheus-operator, namespace: $namespace}
		spec:
		  selector: {matchLabels: {app.kubernetes.io/name: prometheus-operator}}
		  template:
		    metadata: {labels: {app.kubernetes.io/name: prometheus-operator}}
		    spec:
		      serviceAccountName: prometheus-operator
		      securityContext: {runAsNonRoot: true, runAsUser: 65534, seccompProfile: {type: RuntimeDefault}}
		      containers:
		        - name: prometheus-operator
		          image: $image
		          command: [/bin/operator]
		          args:
		            - --prometheus-config-reloader=$image
		            - --config-reloader-cpu-request=10m
		            - --config-reloader-cpu-limit=0
		            - --config-reloader-memory-request=50Mi
		            - --config-reloader-memory-limit=0
		          resources: {requests: {cpu: 10m, memory: 50Mi}, limits: {memory: 200Mi}}
		          securityContext:
		            allowPrivilegeEscalation: false
		            readOnlyRootFilesystem: true
		            capabilities: {drop: [ALL]}
	END
}

# prometheus_manifests INTERVAL: each so often it scrapes, and evaluates rules.
prometheus_manifests() {
	account prometheus "$namespace"
	cat <<-END
		---
		apiVersion: rbac.authorization.k8s.io/v1
		kind: ClusterRole
		metadata: {name: $namespace, labels: {$mark: up}}
		rules:
		  - apiGroups: [""]
		    resources: [services, endpoints, pods]
		    verbs: [get, list, watch]
		  - apiGroups: [discovery.k8s.io]
		    resources: [endpointslices]
		    verbs: [get, list, watch]
		  - apiGroups: [""]
		    resources: [nodes/metrics]
		    verbs: [get]
		  - nonResourceURLs: [/metrics]
		    verbs: [get]
		---
		apiVersion: monitoring.coreos.com/v1
		kind: Prometheus
		metadata: {name: $instance, namespace: $namespace}
		spec:
		  image: $image
		  version: $version
		  replicas: 1
		  serviceAccountName: prometheus
		  scrapeInterval: $1
		  evaluationInterval: $1
		  retention: 6h
		  resources: {requests: {cpu: 10m, memory: 100Mi}, limits: {memory: 1Gi}}
		  serviceMonitorSelector: {matchLabels: {$selected}}
		  serviceMonitorNamespaceSelector: {}
		  ruleSelector: {matchLabels: {$selected}}
		  ruleNamespaceSelector: {}
		  prometheusExternalLabelName: ""
		  replicaExternalLabelName: ""
		---
		apiVersion: v1
		kind: Service
		metadata: {name: prometheus, namespace: $namespace}
		spec:
		  type: NodePort
		  selector: {operator.prometheus.io/name: $instance}
		  # The operator has it probed each 15 s at first; it answers sooner than that is noticed.
		  publishNotReadyAddresses: true
		  ports: [{name: web, port: 9090, targetPort: web}]
	END
}
