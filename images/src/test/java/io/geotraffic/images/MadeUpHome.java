package io.geotraffic.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

/** A folder such as the build leaves, of a few bytes. */
record MadeUpHome(Path folder) {
    /** What {@code cache_of} in scripts/assembly.sh says of it. */
    static final String CACHE = "classes-64e0671748464256.aot";

    static MadeUpHome in(Path folder) throws IOException {
        MadeUpHome home = new MadeUpHome(Files.createDirectories(folder.resolve("agent")));
        home.write("runtime/bin/java", "program");
        home.write("runtime/bin/keytool", "another program");
        home.write("runtime/lib/jspawnhelper", "another program");
        Files.setPosixFilePermissions(
                home.folder.resolve("runtime/bin/java"), PosixFilePermissions.fromString("rwx------"));
        home.write("runtime/lib/modules", "modules");
        home.write("runtime/legal/java.base/LICENSE", "licence");
        Files.createSymbolicLink(home.folder.resolve("runtime/COPY"), Path.of("legal/java.base/LICENSE"));
        home.write("xz-1.12.jar", "xz");
        home.write("bcrypt-0.10.2.jar", "bcrypt");
        home.write("geotraffic-agent-1.jar", "agent");
        home.write("libgeotraffic.so", "shim");
        home.write(CACHE, "cache");
        home.write("java.args", """
                -XX:+UseSerialGC -Xms4m
                "-XX:AOTCache=$home/%s"
                -cp "$home/a b.jar:$home/geotraffic-agent-1.jar" io.geotraffic.agent.Agent
                """.formatted(CACHE));
        return home;
    }

    void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.resolveSibling("."));
        Files.writeString(path, text);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }

    void touchAll(Instant time) throws IOException {
        for (Path file : Home.of(folder).files()) {
            Files.setLastModifiedTime(folder.resolve(file), FileTime.from(time));
        }
    }
}
