package io.geotraffic.operator.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.geotraffic.operator.lab.Promtool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules as Prometheus understands them: its own unit tests, of which each has series that go in and what is
 * recorded and said of them. The rules are those of the example in-residency.yaml, and of the same for another
 * monitor.
 */
final class PromtoolTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void render() throws IOException {
        for (String monitor : List.of("egress", "west")) {
            String resource = Rendered.example("residency").replace("name: egress", "name: " + monitor);
            Files.writeString(folder.resolve(monitor + ".yaml"), Rendered.file(Rendered.of(resource)));
        }
        for (String test : PromtoolFile.names()) {
            Files.copy(PromtoolFile.path(test), folder.resolve("test-" + test));
        }
    }

    static List<String> tests() {
        return PromtoolFile.names();
    }

    @ParameterizedTest
    @MethodSource("tests")
    void recordsAndSaysWhatIsExpected(String test) throws Exception {
        promtool("test", "rules", "test-" + test);
    }

    @Test
    void rulesAreWellFormedWhateverTheSpec() throws Exception {
        String countries = IntStream.range(0, 300)
                .mapToObj(n -> "" + (char) ('A' + n / 26) + (char) ('A' + n % 26))
                .collect(Collectors.joining(", "));
        List<String> specs = List.of(
                "{}",
                "{geoip: {privateCountry: UNKNOWN}, monitoring: {prometheusRule: {allowedCountries: [UNKNOWN]}}}",
                "{geoip: {privateCountry: _-0}, monitoring: {prometheusRule: {allowedCountries: [" + countries + "]}}}",
                "{monitoring: {prometheusRule: {unusualEgress: {factor: 1000, leastBytesPerSecond: 1000000000000}}}}",
                "{monitoring: {prometheusRule: {unusualEgress: {factor: 2, leastBytesPerSecond: 0}}}}");
        for (int n = 0; n < specs.size(); n++) {
            String file = "spec-" + n + ".yaml";
            Files.writeString(
                    folder.resolve(file),
                    Rendered.file(Rendered.ofSpec("a-name-of-forty-characters-as-long-as-it", specs.get(n))));
            promtool("check", "rules", file);
        }
    }

    private static void promtool(String... arguments) throws IOException, InterruptedException {
        Promtool.Verdict verdict = Promtool.judge(folder, arguments);
        assertEquals(0, verdict.status(), verdict.said());
    }
}
