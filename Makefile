# SPDX-License-Identifier: Apache-2.0
# `make help` lists the targets.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Targets in the order in which they are named: setup comes before what needs it.
.NOTPARALLEL:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules --no-print-directory
SHELL := /bin/bash
# Debian keeps bpftool, ip and ethtool out of a user's path.
export PATH := $(PATH):/usr/sbin:/sbin
# A cluster on this machine is not reached by way of somebody's proxy.
export NO_PROXY := $(NO_PROXY),10.77.0.0/24,10.244.0.0/16,10.96.0.0/16
export no_proxy := $(NO_PROXY)

# Says that setup was done in this checkout: for targets that need it just once.
SETUP := build/.setup
ROOT := $(filter 0,$(shell id -u))

# Looked for when first used: setup may have to install it.
JDK = $(eval JDK := $(shell scripts/find-jdk))$(JDK)
# Maven's own libraries use what newer Java versions warn of.
MAVEN = JAVA_HOME=$(JDK) MAVEN_OPTS="$$MAVEN_OPTS --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow" mvn -Drevision=$(REVISION)
# The format is for `make lint` to check, once.
NO_LINT := -Dspotless.check.skip=true

VERSION := $(shell sed -n 's|^  <version>\(.*\)</version>|\1|p' pom.xml)
REVISION := $(shell git describe --always --dirty 2>/dev/null || echo unknown)
AGENT_JAR := agent/target/geotraffic-agent-$(VERSION).jar
AGENT := build/geotraffic-agent
GEOIP_JAR := geoip-tools/target/geotraffic-geoip-tools-$(VERSION).jar
GEOIP := build/geotraffic-geoip
OPERATOR_JAR := operator/target/geotraffic-operator-$(VERSION).jar
OPERATOR := build/geotraffic-operator
# Each has its files in build/NAME, and here its title and who runs in it.
IMAGES := agent operator
image.agent := --title 'GeoTraffic agent' --user 0
image.operator := --title 'GeoTraffic operator' --user 65532
# Jib's own libraries use what newer Java versions warn of.
MAKE_IMAGE = $(JDK)/bin/java --sun-misc-unsafe-memory-access=allow \
	-cp 'images/target/geotraffic-images-$(VERSION).jar:images/target/lib/*' io.geotraffic.images.Images
# Of all modules, for Maven builds them at once. Folders too: they change when a
# file is taken away.
JAVA_SOURCES := $(shell find pom.xml */pom.xml */src/main/java */src/main/resources 2>/dev/null)

C_SOURCES = $(shell find bpf agent/src/main/c -name '*.[ch]')
SCRIPTS = $(shell grep -rlE --exclude-dir=build --exclude-dir=target '^#!/bin/(ba)?sh' .ci benchmarks bpf e2e scripts) scripts/assembly.sh scripts/training.sh e2e/cluster/*.sh e2e/demo/*.sh e2e/prometheus/*.sh

include native.mk

# Runs the target and says how long it took.
define stage
@TIMEFORMAT='== $(1): %0R s'; time $(MAKE) $(1)
endef

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' Makefile

.PHONY: setup
setup: ## Install what is missing, by apt (needs root if anything is)
	@scripts/setup
	@mkdir -p build && touch $(SETUP)

$(SETUP): scripts/setup scripts/find-jdk scripts/find-go
	@$(MAKE) setup

.PHONY: build
build: native $(AGENT) $(GEOIP) $(OPERATOR) ## Build all: programs, shim, jars and the launchers build/geotraffic-*

$(AGENT_JAR): $(JAVA_SOURCES) | $(SETUP)
	@rm -rf */target/lib # or jars of former versions stay
	$(MAVEN) -T 2 -q package -Dmaven.test.skip=true $(NO_LINT)
	@touch $@ # Maven leaves a jar alone that would be the same

$(AGENT): scripts/geotraffic-agent.in scripts/geotraffic-agent.args scripts/assemble-agent scripts/assembly.sh scripts/train-agent scripts/training.sh scripts/country-file scripts/find-jdk $(SHIM) $(AGENT_JAR)
	@scripts/assemble-agent $(AGENT_JAR)

# Its jar is made with the agent's.
$(GEOIP): scripts/geotraffic-geoip.in scripts/assemble-geoip scripts/assembly.sh scripts/find-jdk $(AGENT_JAR)
	@scripts/assemble-geoip $(GEOIP_JAR)

$(OPERATOR): scripts/geotraffic-operator.in scripts/geotraffic-operator.args scripts/assemble-operator scripts/assembly.sh scripts/train-operator scripts/training.sh scripts/fake-api-server scripts/country-file scripts/find-jdk $(AGENT_JAR)
	@scripts/assemble-operator $(OPERATOR_JAR)

.PHONY: images
images: $(IMAGES:%=build/images/%.tar) ## Make the container images, as archives in build/images

# The jar that makes them is made with the agent's.
build/images/%.tar: build/geotraffic-%
	@mkdir -p $(@D)
	@$(MAKE_IMAGE) --home build/$* --name $* $(image.$*) --archive $@

# Rather now than when all is built.
$(if $(filter push,$(MAKECMDGOALS)),$(if $(REGISTRY),,$(error push needs to know where to: REGISTRY=host/path)))

.PHONY: push
push: $(IMAGES:%=build/geotraffic-%) ## Push the images to a registry: REGISTRY=host/path
	@$(foreach name,$(IMAGES),$(MAKE_IMAGE) --home build/$(name) --name $(name) $(image.$(name)) --registry '$(REGISTRY)' &&) :

.PHONY: crds
crds: | $(SETUP) ## Generate the CRD anew from the operator's types
	$(MAVEN) -q process-classes -pl crds -am -Dcrds.skip=false $(NO_LINT)
	@$(MAKE) manifests # they hold the CRD

.PHONY: manifests
manifests: | $(SETUP) ## Generate the plain manifests, and the chart's table of values and CRD, anew
	@scripts/chart-tools
	@scripts/generate-manifests

.PHONY: native
native: $(SHIM) ## Build the programs and the shim alone

.PHONY: unit
unit: native ## Run the fast tests, without root
	$(MAVEN) -q test -Dtest.excluded-groups=kernel,cluster,nightly $(NO_LINT)

.PHONY: test
test: ## Do the setup, lint, and run all tests (those of the kernel and of a cluster need root)
	@$(if $(ROOT),CLUSTER_DIR=build/test-cluster e2e/cluster/cluster free)
	+$(call stage,setup)
	+$(call stage,lint)
	+$(call stage,images)
	$(if $(ROOT),+$(call stage,cluster))
	$(if $(ROOT),+$(call stage,prometheus))
	+$(call stage,verify)
	$(if $(ROOT),+$(call stage,demo))
	$(if $(ROOT),+$(call stage,demo-down))
	@$(if $(ROOT),,echo 'Tests of the kernel and of a cluster were skipped, for they need root: run `make test` as root'; [[ $${CI:-} != true ]])

.PHONY: cluster
cluster: | $(SETUP) ## Build the Kubernetes that tests run on, once
	@e2e/cluster/cluster build

.PHONY: prometheus
prometheus: | $(SETUP) ## Build the Prometheus and its operator that tests run, once
	@e2e/prometheus/prometheus build

# Tests of the cluster mostly wait: those of the kernel run beside them.
.PHONY: verify
verify: build images
	@scripts/chart-tools
	$(if $(ROOT),GEOTRAFFIC_REQUIRE_KERNEL=true GEOTRAFFIC_REQUIRE_CLUSTER=true) GEOTRAFFIC_REQUIRE_LAUNCHERS=true GEOTRAFFIC_REQUIRE_TOOLS=true $(MAVEN) -T 2 verify $(NO_LINT)

.PHONY: nightly
nightly: build images ## Run what takes long: other kernels, damaged databases, kills and outages (needs root)
	@scripts/test-kernels
	GEOTRAFFIC_REQUIRE_KERNEL=true GEOTRAFFIC_REQUIRE_CLUSTER=true GEOTRAFFIC_REQUIRE_TOOLS=true $(MAVEN) test -Dtest.groups=nightly -Dtest.excluded-groups= $(NO_LINT)
	GEOTRAFFIC_REQUIRE_CLUSTER=true $(MAVEN) test -pl geoip,http,operator,e2e -Dtest=FaultsTest -Dgeotraffic.faults=20 -Dsurefire.failIfNoSpecifiedTests=false $(NO_LINT)
	$(MAVEN) -q test -pl geoip,geoip-tools -Dtest='Damaged*Test' -Dgeotraffic.fuzz.files=100000 -Dsurefire.failIfNoSpecifiedTests=false $(NO_LINT)

.PHONY: bench
bench: build images ## Measure what a packet, a poll, the agent, a database, the operator, a cluster's pods and queries cost (needs root)
	@bpf/bench/run
	@benchmarks/agent
	@benchmarks/geoip
	@benchmarks/operator
	@benchmarks/system
	@benchmarks/queries

.PHONY: demo
demo: ## Show the traffic of a cluster on this machine by country (needs root), or of that of KUBECONFIG
	@e2e/demo/demo

.PHONY: demo-down
demo-down: ## Take the demo down
	@e2e/demo/demo down

.PHONY: format
format: | $(SETUP) ## Format C and Java
	@clang-format -i $(C_SOURCES)
	$(MAVEN) -q spotless:apply

.PHONY: lint
lint: | $(SETUP) ## Check the format of C and Java, the scripts, the systemd unit and the chart
	@clang-format --dry-run -Werror $(C_SOURCES)
	shellcheck $(SCRIPTS)
	@scripts/check-unit
	@scripts/check-chart
	$(MAVEN) -q spotless:check

.PHONY: clean
clean: ## Remove all that was built
	@owner=$$(cat /run/geotraffic-cluster/owner 2>/dev/null) || exit 0; \
	[[ $$owner != "$(CURDIR)"/* ]] || CLUSTER_DIR=$$owner e2e/cluster/cluster down
	rm -rf build target */target
