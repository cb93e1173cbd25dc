package io.geotraffic.e2e;

import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** An agent's process, which on the cluster of this machine is one of the machine's. */
record AgentProcess(ProcessHandle handle) {
    /** The one of the pod that is a Java virtual machine; a cgroup has the pod's name. */
    static AgentProcess of(Pod agent) {
        String uid = Objects.requireNonNull(agent.getMetadata().getUid());
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith("/java"))
                .filter(process -> cgroups(process).contains(uid))
                .findFirst()
                .map(AgentProcess::new)
                .orElseThrow();
    }

    private static String cgroups(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cgroup"));
        } catch (IOException e) {
            // It has ended.
            return "";
        }
    }

    /** As the kernel does it that is out of memory. */
    void kill() {
        handle.destroyForcibly();
    }
}
