package io.geotraffic.agent.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.geotraffic.agent.lab.Browser;
import io.geotraffic.agent.lab.Chromium;
import io.geotraffic.http.Assets;
import io.geotraffic.http.Page;
import io.geotraffic.http.ServerLog;
import io.geotraffic.http.WebOptions;
import io.geotraffic.http.WebServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** The pure functions of the page's scripts, by tests that run where they do: among the resources, in {@code test/}. */
@Chromium
@Timeout(120)
final class PageScriptsTest {
    private static final List<String> TESTS = Stream.of(
                    "units", "exposition", "reading", "interval", "scale", "rows", "map")
            .map(name -> "test/" + name + "-test.js")
            .toList();

    private static String page() {
        String tests = TESTS.stream()
                .map("<script type=\"module\" src=\"./assets/%s\"></script>\n"::formatted)
                .collect(Collectors.joining());
        String countries = String.join(" ", Locale.getISOCountries());
        return "<!doctype html><meta charset=\"utf-8\"><link rel=\"icon\" href=\"./assets/icon.svg\">"
                + PageFiles.LIBRARIES.stream()
                        .map("<script defer src=\"./assets/%s\"></script>\n"::formatted)
                        .collect(Collectors.joining())
                + tests + "<body data-countries=\"" + countries + "\">";
    }

    @TestFactory
    List<DynamicTest> tests() throws Exception {
        List<String> files = new ArrayList<>(PageFiles.ALL);
        files.addAll(TESTS);
        files.addAll(List.of("test/check.js", "test/metrics.js"));
        List<DynamicTest> tests = new ArrayList<>();
        try (WebServer server = serve(new Assets(PageFiles.class, files));
                Browser browser = Browser.start()) {
            browser.open("http://" + server.addressText() + "/");
            // Each is a module of its own, so one that does not even load is missed by none.
            String all = browser.value("""
                    Promise.all([...document.querySelectorAll('script[type=module]')].map((each) => import(each.src)))
                        .then(() => import('./assets/test/check.js'))
                        .then(({results}) => JSON.stringify(results))""");
            for (JsonNode result : new ObjectMapper().readTree(all)) {
                tests.add(dynamicTest(
                        result.get("name").asText(),
                        () -> assertEquals("", result.get("failure").asText())));
            }
            List<String> complaints = browser.complaints();
            tests.add(dynamicTest("nothing is wrong with the tests", () -> assertEquals(List.of(), complaints)));
        }
        return tests;
    }

    private static WebServer serve(Assets assets) throws Exception {
        ServerLog log = new ServerLog() {
            @Override
            public void info(String line) {}

            @Override
            public void warn(String line) {
                throw new AssertionError(line);
            }
        };
        return WebServer.start(
                new WebOptions(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), "/metrics", Optional.empty()),
                _ -> {},
                Optional::empty,
                Optional::empty,
                Page.with(assets, PageScriptsTest::page),
                log);
    }
}
