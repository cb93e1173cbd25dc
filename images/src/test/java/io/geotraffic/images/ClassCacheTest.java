package io.geotraffic.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassCacheTest {
    @TempDir
    private Path directory;

    private MadeUpHome home;

    @BeforeEach
    void makeHome() throws IOException {
        home = MadeUpHome.in(directory);
    }

    static String refusal(MadeUpHome home) throws IOException {
        return home.folder().toRealPath()
                + ": its cache of classes was not made for the jars and the runtime that are there; `make clean build` makes them anew";
    }

    private void check() throws IOException {
        ClassCache.check(Home.of(home.folder()));
    }

    private void assertRefused() throws IOException {
        assertEquals(refusal(home), assertThrows(IOException.class, this::check).getMessage());
    }

    @Test
    void isTakenWithTheClassesThatItWasMadeFor() throws Exception {
        check();
        home.write("libgeotraffic.so", "another shim, which has no classes");
        check();
    }

    @Test
    void isRefusedWithOthers() throws Exception {
        home.write("geotraffic-agent-1.jar", "another agent");
        assertRefused();
    }

    @Test
    void isRefusedWithMore() throws Exception {
        home.write("aaa.jar", "");
        assertRefused();
    }

    @Test
    void isRefusedWithLess() throws Exception {
        Files.delete(home.folder().resolve("xz-1.12.jar"));
        assertRefused();
    }

    @Test
    void isRefusedWithAnotherRuntime() throws Exception {
        home.write("runtime/lib/modules", "other modules");
        assertRefused();
    }

    @Test
    void isRefusedIfJavaIsToldOfAnother() throws Exception {
        home.write(
                "java.args", "-XX:AOTCache=$home/agent.aot -cp $home/geotraffic-agent-1.jar io.geotraffic.agent.Agent");
        assertRefused();
    }

    @Test
    void hasToBeThere() throws Exception {
        Files.delete(home.folder().resolve(MadeUpHome.CACHE));
        assertRefused();
    }
}
