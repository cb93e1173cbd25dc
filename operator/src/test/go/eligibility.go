// SPDX-License-Identifier: Apache-2.0

// Writes random pods of DaemonSets and nodes, and whether Kubernetes' own
// controller wants the one on the other: a JSON object on each line.
//
// What NodeEligibilityTest compares with was made by
//
//	cp operator/src/test/go/eligibility.go e2e/cluster/eligibility/main.go
//	(cd e2e/cluster && go run ./eligibility) > daemon-controller-1.34.jsonl
package main

import (
	"encoding/json"
	"math/rand"
	"os"

	apps "k8s.io/api/apps/v1"
	v1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/kubernetes/pkg/controller/daemon"
)

var random = rand.New(rand.NewSource(1))

func pick[T any](choices ...T) T {
	return choices[random.Intn(len(choices))]
}

func some[T any](most int, make func() T) []T {
	var all []T
	for range random.Intn(most + 1) {
		all = append(all, make())
	}
	return all
}

func labels() map[string]string {
	labels := map[string]string{"kubernetes.io/os": pick("linux", "linux", "linux", "windows")}
	for range random.Intn(4) {
		labels[pick("a", "b", "cpus")] = pick("", "x", "y", "1", "4", "16", "-3", "007", "99999999999999999999")
	}
	return labels
}

func values() []string {
	values := []string{pick("x", "y", "1")}
	if random.Intn(2) == 0 {
		values = append(values, pick("", "z", "16"))
	}
	return values
}

func expression() v1.NodeSelectorRequirement {
	requirement := v1.NodeSelectorRequirement{Key: pick("a", "b", "cpus")}
	requirement.Operator = pick(v1.NodeSelectorOpIn, v1.NodeSelectorOpNotIn, v1.NodeSelectorOpExists,
		v1.NodeSelectorOpDoesNotExist, v1.NodeSelectorOpGt, v1.NodeSelectorOpLt)
	switch requirement.Operator {
	case v1.NodeSelectorOpIn, v1.NodeSelectorOpNotIn:
		requirement.Values = values()
	case v1.NodeSelectorOpGt, v1.NodeSelectorOpLt:
		requirement.Values = []string{pick("1", "4", "15", "-4")}
	}
	return requirement
}

func field() v1.NodeSelectorRequirement {
	return v1.NodeSelectorRequirement{
		Key:      "metadata.name",
		Operator: pick(v1.NodeSelectorOpIn, v1.NodeSelectorOpNotIn),
		Values:   []string{pick("n1", "n2")},
	}
}

func term() v1.NodeSelectorTerm {
	return v1.NodeSelectorTerm{MatchExpressions: some(2, expression), MatchFields: some(1, field)}
}

var keys = []string{
	"dedicated", "dedicated", "spot", "example.com/gpu",
	v1.TaintNodeNotReady, v1.TaintNodeUnreachable, v1.TaintNodeDiskPressure, v1.TaintNodeMemoryPressure,
	v1.TaintNodePIDPressure, v1.TaintNodeUnschedulable, v1.TaintNodeNetworkUnavailable, v1.TaintNodeOutOfService,
}

func taint() v1.Taint {
	return v1.Taint{
		Key:    pick(keys...),
		Value:  pick("", "db", "web"),
		Effect: pick(v1.TaintEffectNoSchedule, v1.TaintEffectNoExecute, v1.TaintEffectPreferNoSchedule),
	}
}

func toleration() v1.Toleration {
	toleration := v1.Toleration{
		Key:      pick(keys...),
		Operator: pick("", v1.TolerationOpEqual, v1.TolerationOpExists, v1.TolerationOpExists),
		Effect:   pick("", v1.TaintEffectNoSchedule, v1.TaintEffectNoExecute, v1.TaintEffectPreferNoSchedule),
	}
	if toleration.Operator == v1.TolerationOpExists {
		toleration.Key = pick(toleration.Key, toleration.Key, toleration.Key, "")
	} else {
		toleration.Value = pick("", "db", "web")
	}
	return toleration
}

func podSpec() v1.PodSpec {
	spec := v1.PodSpec{HostNetwork: true, Tolerations: some(3, toleration)}
	if random.Intn(3) == 0 {
		spec.NodeSelector = map[string]string{"kubernetes.io/os": "linux"}
	}
	if random.Intn(6) == 0 {
		spec.NodeSelector = map[string]string{"a": pick("", "x")}
	}
	if random.Intn(2) == 0 {
		terms := append(some(2, term), term())
		spec.Affinity = &v1.Affinity{NodeAffinity: &v1.NodeAffinity{
			RequiredDuringSchedulingIgnoredDuringExecution: &v1.NodeSelector{NodeSelectorTerms: terms}}}
	}
	return spec
}

func node() v1.Node {
	return v1.Node{
		ObjectMeta: metav1.ObjectMeta{Name: pick("n1", "n2", "n3"), Labels: labels()},
		Spec:       v1.NodeSpec{Taints: some(2, taint)},
	}
}

// What the controller looks at, and nothing else.
type verdict struct {
	Wanted bool `json:"wanted"`
	Pod    struct {
		NodeSelector map[string]string `json:"nodeSelector,omitempty"`
		Affinity     *v1.Affinity      `json:"affinity,omitempty"`
		Tolerations  []v1.Toleration   `json:"tolerations,omitempty"`
	} `json:"pod"`
	Node struct {
		Metadata metav1.ObjectMeta `json:"metadata"`
		Spec     v1.NodeSpec       `json:"spec"`
	} `json:"node"`
}

func main() {
	out := json.NewEncoder(os.Stdout)
	// As many of the one as of the other.
	lack := map[bool]int{true: 100, false: 100}
	for lack[true]+lack[false] > 0 {
		pod, node := podSpec(), node()
		set := &apps.DaemonSet{Spec: apps.DaemonSetSpec{Template: v1.PodTemplateSpec{Spec: *pod.DeepCopy()}}}
		wanted, _ := daemon.NodeShouldRunDaemonPod(&node, set)
		if lack[wanted] == 0 {
			continue
		}
		lack[wanted]--
		v := verdict{Wanted: wanted}
		v.Pod.NodeSelector, v.Pod.Affinity, v.Pod.Tolerations = pod.NodeSelector, pod.Affinity, pod.Tolerations
		v.Node.Metadata, v.Node.Spec = node.ObjectMeta, node.Spec
		if err := out.Encode(v); err != nil {
			panic(err)
		}
	}
}
