package io.geotraffic.agent.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PageFilesTest {
    /** As they lie among the resources. */
    private static Path folder() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(PageFiles.class.getResource("app.js"))
                        .toURI())
                .resolve("..")
                .normalize();
    }

    private static String read(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(PageFiles.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void allThatIsThereIsNamedAndAllThatIsNamedIsThere() throws Exception {
        Path folder = folder();
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> there = files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(name -> !name.endsWith(".class"))
                    .sorted()
                    .toList();
            assertEquals(there, List.copyOf(new TreeSet<>(PageFiles.ALL)));
        }
        assertEquals(PageFiles.ALL.size(), new TreeSet<>(PageFiles.ALL).size());
    }

    static Stream<String> ownScripts() {
        return Stream.concat(PageFiles.MODULES.stream(), Stream.of(PageFiles.FIRST_MODULE));
    }

    /** House rules hold for scripts as well, and a security policy would only tell too late. */
    @ParameterizedTest
    @MethodSource("ownScripts")
    void aScriptIsShortAndAsksNobodyElse(String name) throws IOException {
        String script = read(name);
        assertTrue(script.lines().count() <= 150, "it has one job");
        assertTrue(script.startsWith("// "), "it says what it is for");
        for (String forbidden : List.of("innerHTML", "eval(", "new Function", "document.write", "localStorage")) {
            assertTrue(!script.contains(forbidden), forbidden);
        }
        assertTrue(script.lines().noneMatch(line -> line.contains("http") && !line.contains("www.w3.org")), "address");
    }

    /** Who passes a library on must pass on its licence as well. */
    @ParameterizedTest
    @ValueSource(strings = {"d3-array", "d3-geo", "d3-path", "d3-shape", "internmap", "topojson-client", "world-atlas"})
    void aLibraryHasItsLicence(String library) throws IOException {
        String licences = read(PageFiles.LICENCES);
        int begin = licences.indexOf("\n" + library + " ");
        assertTrue(begin >= 0, licences);
        assertTrue(licences.substring(begin).contains("Permission to use, copy, modify, and/or distribute"), licences);
    }

    @Test
    void theProjectionHasItsLicenceToo() throws IOException {
        assertTrue(read(PageFiles.LICENCES).contains("Charles Karney"));
    }
}
