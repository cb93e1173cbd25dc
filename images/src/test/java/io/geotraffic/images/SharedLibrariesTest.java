package io.geotraffic.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedLibrariesTest {
    private static final Path JDK = Path.of(System.getProperty("java.home"));

    @TempDir
    private Path directory;

    private void copy(String file) throws IOException {
        Path copy = directory.resolve(file);
        Files.createDirectories(copy.resolveSibling("."));
        Files.copy(JDK.resolve(file), copy);
    }

    @Test
    void areThoseOfTheSystemAndItsLoader() throws Exception {
        copy("bin/java");
        copy("lib/libjli.so");
        copy("lib/libjava.so"); // which finds libjvm.so only because that is there before
        copy("lib/server/libjvm.so");
        copy("release"); // no program

        List<Path> libraries = SharedLibraries.neededBy(Home.of(directory));

        Set<String> names = libraries.stream()
                .map(library -> String.valueOf(library.getFileName()))
                .collect(Collectors.toSet());
        assertTrue(names.contains("libc.so.6") && names.contains("libm.so.6"), names::toString);
        assertTrue(names.stream().anyMatch(name -> name.startsWith("ld")), names::toString);
        assertTrue(names.stream().noneMatch(name -> name.startsWith("libj")), names::toString);
        assertTrue(libraries.stream().allMatch(Files::isRegularFile), libraries::toString);
    }

    @Test
    void areNoneWithoutPrograms() throws Exception {
        copy("release");
        assertEquals(List.of(), SharedLibraries.neededBy(Home.of(directory)));
    }

    @Test
    void mustBeThere() throws Exception {
        copy("bin/java");
        IOException failure =
                assertThrows(IOException.class, () -> SharedLibraries.neededBy(Home.of(directory.toRealPath())));
        assertEquals(
                "There is no libjli.so, which a file in " + directory.toRealPath() + " needs", failure.getMessage());
    }

    @Test
    void areFoundOnOtherProcessorsToo() throws Exception {
        String told = """
                /build/agent/runtime/bin/java:
                \tlinux-vdso.so.1 (0x0000ffff8b5b0000)
                \tlibjli.so => /build/agent/runtime/bin/../lib/libjli.so (0x0000ffff8b530000)
                \tlibc.so.6 => /lib/aarch64-linux-gnu/libc.so.6 (0x0000ffff8b380000)
                \t/lib/ld-linux-aarch64.so.1 (0x0000ffff8b577000)
                /build/agent/runtime/lib/libstatic.so:
                \tstatically linked
                """;
        assertEquals(
                List.of(Path.of("/lib/aarch64-linux-gnu/libc.so.6"), Path.of("/lib/ld-linux-aarch64.so.1")),
                SharedLibraries.parse(told, Path.of("/build/agent")));
    }
}
