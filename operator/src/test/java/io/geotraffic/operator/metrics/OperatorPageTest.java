package io.geotraffic.operator.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class OperatorPageTest {
    private static final String LINKS =
            " Version 1.2.3. <a href=\"/metrics\">Metrics</a> · <a href=\"/readyz\">Readiness</a> · <a href=\"/healthz\">Health</a></p>";

    private static String page(OperatorSnapshot snapshot) {
        return OperatorPage.of(snapshot, Optional.empty());
    }

    private static void assertHas(String page, String line) {
        assertTrue(page.lines().anyMatch(line::equals), page);
    }

    /** The cells of each row. */
    private static List<String> rows(String page) {
        return Pattern.compile("<tr><td>(.*)</td></tr>")
                .matcher(page)
                .results()
                .map(row -> row.group(1).replace("</td><td>", " | "))
                .toList();
    }

    @Test
    void saysThatItLeads() {
        assertHas(page(Snapshots.leading()), "<p>Ready: it leads." + LINKS);
    }

    @Test
    void saysThatItStandsBy() {
        String page = page(Snapshots.standBy());
        assertHas(page, "<p>Ready: another process leads, and this one takes over when that ends." + LINKS);
        assertFalse(page.contains("GeoTrafficMonitor"), "for it cannot know");
    }

    @Test
    void saysWhyItIsNotReady() {
        assertHas(
                OperatorPage.of(Snapshots.leading(), Optional.of("the watch of Pod is interrupted")),
                "<p><span class=\"bad\">Not ready: the watch of Pod is interrupted.</span>" + LINKS);
    }

    @Test
    void saysThatThereIsNothing() {
        assertHas(page(Snapshots.leading()), "<p>There is no GeoTrafficMonitor yet.</p>");
    }

    @Test
    void hasARowForEachCondition() {
        assertEquals(
                List.of(
                        "east | Ready | True | 3 nodes count",
                        "east | Degraded | False | nothing is wrong",
                        "new |  |  | not yet reconciled",
                        "west | Ready | False | 0 of 1 nodes count"),
                rows(page(Snapshots.leading(
                        Snapshots.monitor("west", """
                                {conditions: [{type: Ready, status: "False", message: 0 of 1 nodes count}]}"""),
                        Snapshots.monitor("new", ""),
                        Snapshots.monitor("east", """
                                {conditions: [{type: Ready, status: "True", message: 3 nodes count},
                                 {type: Degraded, status: "False", message: nothing is wrong}]}""")))));
    }

    @Test
    void aStatusMayHaveNoConditions() {
        assertEquals(
                List.of("egress |  |  | not yet reconciled"),
                rows(page(Snapshots.leading(Snapshots.monitor("egress", "{observedGeneration: 1}")))));
    }

    /** Messages tell what pods and files are called, and somebody may have called them so. */
    @Test
    void whatOthersSayIsText() {
        assertEquals(
                List.of("egress | Ready | False | n1: &lt;script&gt;alert(&quot;a&amp;b&quot;)&lt;/script&gt; %s"),
                rows(page(Snapshots.leading(Snapshots.monitor("egress", """
                        {conditions: [{type: Ready, status: "False", message: 'n1: <script>alert("a&b")</script> %s'}]}""")))));
        assertHas(
                OperatorPage.of(Snapshots.standBy(), Optional.of("<b>&\"%s\"")),
                "<p><span class=\"bad\">Not ready: &lt;b&gt;&amp;&quot;%s&quot;.</span>" + LINKS);
    }

    @Test
    void isAWholePage() {
        String page = page(Snapshots.leading(Snapshots.monitor("egress", "")));
        assertTrue(page.startsWith("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"), page);
        assertTrue(page.endsWith("</body></html>\n"), page);
    }
}
