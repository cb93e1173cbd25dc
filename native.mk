# SPDX-License-Identifier: Apache-2.0
# The programs (clang, for the kernel), their skeleton (bpftool) and the shim
# (gcc, for Java), which bears the programs within it and needs the C library
# alone: libbpf, libelf and zlib are linked in.

BPF_OBJECT := build/bpf/geotraffic.o
SKELETON := build/bpf/geotraffic.skel.h
SHIM := build/lib/libgeotraffic.so
SHIM_EXPORTS := agent/src/main/c/exports.map
SHIM_OBJECTS := $(patsubst agent/src/main/c/%.c,build/shim/%.o,$(wildcard agent/src/main/c/*.c))

CC := gcc
WARNINGS := -Wall -Wextra -Werror
# Each object's headers, for the include at the end.
DEPENDENCIES := -MMD -MP

# -g is for BTF, which describes the maps; v3 has the instructions of Linux 5.1.
BPF_FLAGS = -g -O2 -target bpf -mcpu=v3 -I/usr/include/$(shell $(CC) -print-multiarch)
SHIM_FLAGS = -std=gnu11 -g -O2 -fPIC -fvisibility=hidden -ffunction-sections \
	-I$(JDK)/include -I$(JDK)/include/linux -Ibuild/bpf -Ibpf
comma := ,
# stderr is wrapped because Debian's libbpf.a is not compiled for shared
# objects: see log.c.
SHIM_LINK_FLAGS := -shared $(addprefix -Wl$(comma),--version-script=$(SHIM_EXPORTS) \
	--gc-sections --wrap=stderr --exclude-libs=ALL -zdefs -zrelro -znow)

build/bpf/%.bpf.o: bpf/%.bpf.c native.mk | $(SETUP)
	@mkdir -p $(@D)
	clang $(BPF_FLAGS) $(WARNINGS) $(DEPENDENCIES) -c $< -o $@

$(BPF_OBJECT): build/bpf/geotraffic.bpf.o
	bpftool gen object $@ $<

$(SKELETON): $(BPF_OBJECT)
	bpftool gen skeleton $< name geotraffic_bpf >$@

build/shim/%.o: agent/src/main/c/%.c native.mk | $(SKELETON)
	@mkdir -p $(@D)
	$(CC) $(SHIM_FLAGS) $(WARNINGS) $(DEPENDENCIES) -c $< -o $@

$(SHIM): $(SHIM_OBJECTS) $(SHIM_EXPORTS)
	@mkdir -p $(@D)
	$(CC) -o $@ $(SHIM_OBJECTS) $(SHIM_LINK_FLAGS) \
		-Wl,-Bstatic $$(pkg-config --static --libs libbpf) -Wl,-Bdynamic

-include build/bpf/geotraffic.bpf.d $(SHIM_OBJECTS:.o=.d)
