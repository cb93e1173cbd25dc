// SPDX-License-Identifier: Apache-2.0

// Reads manifests in YAML: turns them into JSON, which Python and jq read without more,
// and tells whether a namespace that enforces pod security takes the pods.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
)

// What all kinds that make pods by a template have in common.
type workload struct {
	Kind     string            `json:"kind"`
	Metadata metav1.ObjectMeta `json:"metadata"`
	Spec     struct {
		Template *corev1.PodTemplateSpec `json:"template"`
	} `json:"spec"`
}

func documents(in io.Reader) ([]json.RawMessage, error) {
	all := []json.RawMessage{}
	for decoder := yaml.NewYAMLToJSONDecoder(in); ; {
		var document json.RawMessage
		err := decoder.Decode(&document)
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		// Between two separators there may be nothing.
		if len(document) > 0 && string(document) != "null" {
			all = append(all, document)
		}
	}
}

func printJSON(documents []json.RawMessage) error {
	return json.NewEncoder(os.Stdout).Encode(documents)
}

func checkPodSecurity(documents []json.RawMessage, level api.Level) error {
	evaluator, err := policy.NewEvaluator(policy.DefaultChecks(), nil)
	if err != nil {
		return err
	}
	pods := 0
	for _, document := range documents {
		var object workload
		// Only of workloads is the spec known to have this shape.
		if json.Unmarshal(document, &object) != nil || object.Spec.Template == nil {
			continue
		}
		pods++
		template := object.Spec.Template
		verdict := policy.AggregateCheckResults(evaluator.EvaluatePod(
			api.LevelVersion{Level: level, Version: api.LatestVersion()}, &template.ObjectMeta, &template.Spec))
		if !verdict.Allowed {
			return fmt.Errorf("%s %s is refused by pod security %q: %s",
				object.Kind, object.Metadata.Name, level, verdict.ForbiddenDetail())
		}
	}
	if pods == 0 {
		return errors.New("there is no pod")
	}
	return nil
}

func run(arguments []string) error {
	if len(arguments) == 0 {
		return errors.New("usage: manifests json | pod-security LEVEL, with manifests on stdin")
	}
	documents, err := documents(os.Stdin)
	if err != nil {
		return err
	}
	switch {
	case arguments[0] == "json" && len(arguments) == 1:
		return printJSON(documents)
	case arguments[0] == "pod-security" && len(arguments) == 2:
		level, err := api.ParseLevel(arguments[1])
		if err != nil {
			return err
		}
		return checkPodSecurity(documents, level)
	default:
		return fmt.Errorf("%q is not known", arguments)
	}
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintf(os.Stderr, "manifests: %v\n", err)
		os.Exit(1)
	}
}
