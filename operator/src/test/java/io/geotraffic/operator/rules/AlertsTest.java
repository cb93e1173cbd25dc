package io.geotraffic.operator.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That each alert is tested, and explained where it says it is. */
final class AlertsTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Path RUNBOOKS = DOCS.resolve("runbooks");

    static List<Rule> alerts() {
        return Rendered.rules(Rendered.ofExample("residency"))
                .filter(rule -> rule.getAlert() != null)
                .toList();
    }

    static List<String> names() {
        return alerts().stream().map(Rule::getAlert).toList();
    }

    @Test
    void thereAreSome() {
        assertEquals(10, names().size());
        assertEquals(10, names().stream().distinct().count());
    }

    /** In one and the same test it does not fire, fires, and does not fire any more. */
    @ParameterizedTest
    @MethodSource("names")
    void promtoolSeesEachComeAndGo(String alert) {
        assertTrue(
                PromtoolFile.firing(alert).stream().anyMatch(AlertsTest::comesAndGoes),
                () -> alert + " is not seen to come and go in src/test/resources/.../rules/promtool");
    }

    private static boolean comesAndGoes(List<Boolean> firing) {
        int first = firing.indexOf(true);
        return first > 0 && firing.subList(first, firing.size()).contains(false);
    }

    @Test
    void oneThatDoesNotGoWouldBeMissed() {
        assertTrue(comesAndGoes(List.of(false, true, true, false)));
        assertFalse(comesAndGoes(List.of(false, true)));
        assertFalse(comesAndGoes(List.of(true, false)));
        assertFalse(comesAndGoes(List.of(false, false)));
        assertFalse(comesAndGoes(List.of()));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void eachHasItsRunbook(Rule alert) throws IOException {
        String file = alert.getAlert() + ".md";
        assertEquals(
                "https://github.com/geotraffic/geotraffic/blob/main/docs/runbooks/" + file,
                annotation(alert, "runbook_url"));
        String runbook = Files.readString(RUNBOOKS.resolve(file));
        assertTrue(runbook.startsWith("# " + alert.getAlert() + "\n"), file);
        for (String part : List.of("## What is lost", "## Find out", "## Mend it", "## Silence or tune it")) {
            assertTrue(runbook.contains("\n" + part + "\n"), () -> file + " has no " + part);
        }
    }

    @Test
    void eachRunbookHasItsAlert() throws IOException {
        try (Stream<Path> files = Files.list(RUNBOOKS)) {
            assertEquals(
                    names().stream().map(name -> name + ".md").sorted().toList(),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void theDocumentationHasAll() throws IOException {
        String page = Files.readString(DOCS.resolve("alerts.md"));
        for (String name : names()) {
            assertTrue(page.contains("| [" + name + "](runbooks/" + name + ".md) |"), name);
        }
        Rendered.rules(Rendered.ofExample("residency"))
                .map(Rule::getRecord)
                .filter(Objects::nonNull)
                .forEach(name -> assertTrue(page.contains("| `" + name + "` |"), name));
    }

    /** Of each alert: what and where, what it means, and how bad it is. */
    @ParameterizedTest
    @MethodSource("alerts")
    void eachSaysWhatItIsAbout(Rule alert) {
        assertTrue(List.of("warning", "critical").contains(alert.getLabels().get("severity")), alert.getAlert());
        for (String name : List.of("summary", "description")) {
            String text = annotation(alert, name);
            assertTrue(text.contains("{{ $labels."), text);
            assertFalse(text.contains("\n"), text);
        }
        assertTrue(annotation(alert, "description").contains("{{ $labels.monitor }}"), alert.getAlert());
    }

    private static String annotation(Rule alert, String name) {
        return Objects.requireNonNull(alert.getAnnotations().get(name), name);
    }
}
