package io.geotraffic.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All PromQL in the documentation: blocks of it, in which an empty line parts two expressions, and files of rules.
 */
final class DocumentedQueries {
    private static final Pattern BLOCK =
            Pattern.compile("^ *```promql\\n(.*?)^ *```$", Pattern.MULTILINE | Pattern.DOTALL);

    private static final Pattern RULES =
            Pattern.compile("^```yaml\\n(groups:\\n.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private DocumentedQueries() {}

    /** @return each by where it is */
    static Map<String, String> all() {
        Map<String, String> queries = new TreeMap<>();
        try (Stream<Path> docs = Files.walk(Checkout.file("docs"))) {
            List<Path> files = Stream.concat(Stream.of(Checkout.file("README.md")), docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
            for (Path file : files) {
                expressions(Files.readString(file))
                        .forEach(expression -> queries.put(file.getFileName() + ": " + expression, expression));
            }
            return queries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> expressions(String text) {
        Stream<String> blocks = BLOCK.matcher(text)
                .results()
                .flatMap(block -> Stream.of(block.group(1).split("\n\n", -1)));
        Stream<String> rules = RULES.matcher(text)
                .results()
                .map(block -> Serialization.unmarshal(block.group(1), JsonNode.class))
                .flatMap(groups -> groups.findValuesAsText("expr").stream());
        return Stream.concat(blocks, rules);
    }
}
