package io.geotraffic.agent.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Chromium without a window, and a tab of it that is looked at. */
public final class Browser implements AutoCloseable {
    private final ChromiumProcess process;
    private final DevTools tools;
    private final String target;
    private final String tab;

    private Browser(ChromiumProcess process) {
        this.process = process;
        this.tools = process.tools();
        this.target = newTab();
        this.tab = tools.call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asText();
        Stream.of("Page", "Runtime", "Log", "Network").forEach(each -> call(each + ".enable", Map.of()));
    }

    public static Browser start() {
        return new Browser(ChromiumProcess.start(command -> {
            try {
                return new ProcessBuilder(command).start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    /** Sees what can be reached from within the namespace, and nothing else. */
    public static Browser start(NetworkNamespace node) {
        return new Browser(ChromiumProcess.start(node::start));
    }

    private String newTab() {
        return tools.call("", "Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .asText();
    }

    private JsonNode call(String method, Map<String, ?> parameters) {
        return tools.call(tab, method, parameters);
    }

    /** In pixels. */
    public Browser size(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        return this;
    }

    /** @param scheme light or dark */
    public Browser colours(String scheme) {
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        return this;
    }

    public Browser withoutScripts() {
        call("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        return this;
    }

    /** Returns when the page and all that belongs to it is loaded. */
    public Browser open(String address) {
        tools.forgetEvents();
        call("Page.navigate", Map.of("url", address));
        return await("the page", "document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    /** Another tab is in front of it. */
    public Browser hide() {
        newTab();
        return await("that it is hidden", "document.hidden");
    }

    public Browser show() {
        tools.call("", "Target.activateTarget", Map.of("targetId", target));
        return await("that it is shown", "!document.hidden");
    }

    /** What an expression of JavaScript is, as text. It may be a promise. */
    public String value(String expression) {
        JsonNode answer = call(
                "Runtime.evaluate",
                Map.of("expression", expression, "awaitPromise", true, "returnByValue", true, "userGesture", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
        }
        JsonNode value = answer.get("result").path("value");
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /** Waits until an expression of JavaScript is true. */
    public Browser await(String what, String expression) {
        for (int i = 0; i < 600; i++) {
            if (value(expression).equals("true")) {
                return this;
            }
            pause();
        }
        throw new AssertionError("waited in vain for " + what + "; it complained: " + complaints() + "; it shows: "
                + value("document.body.innerText"));
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** With the mouse, on the first point of the element that nothing covers. */
    public Browser click(String selector) {
        String[] point = value("""
                (() => {
                    const element = document.querySelector(%s);
                    element.scrollIntoView({block: 'nearest'});
                    const {left, top, width, height} = element.getBoundingClientRect();
                    for (let i = 1; i < 400; i++) {
                        const x = left + width * (i * 7 %% 20) / 20, y = top + height * (i / 400);
                        if (element.contains(document.elementFromPoint(x, y))) return x + ' ' + y;
                    }
                    return 'nowhere';
                })()""".formatted("'" + selector + "'")).split(" ", -1);
        if (point.length != 2) {
            throw new AssertionError("nobody can click on " + selector);
        }
        for (String type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
            call(
                    "Input.dispatchMouseEvent",
                    Map.of(
                            "type",
                            type,
                            "x",
                            Double.valueOf(point[0]),
                            "y",
                            Double.valueOf(point[1]),
                            "button",
                            "left",
                            "clickCount",
                            1));
        }
        return this;
    }

    /** Presses a key, by the name that JavaScript has for it. */
    public Browser press(String key) {
        String text = key.equals("Enter") ? "\r" : "";
        call("Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", key, "code", key, "text", text));
        call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "code", key));
        return this;
    }

    public void screenshot(Path file) throws IOException {
        byte[] png = Base64.getDecoder()
                .decode(call("Page.captureScreenshot", Map.of("format", "png"))
                        .get("data")
                        .asText());
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, png);
    }

    /** All that would be red in the console: exceptions, errors, what the security policy forbade. */
    public List<String> complaints() {
        return Stream.of("Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled")
                .flatMap(method -> tools.events(method).stream())
                .map(JsonNode::toString)
                .toList();
    }

    /** The addresses asked for since the page was opened. */
    public List<String> requests() {
        return tools.events("Network.requestWillBeSent").stream()
                .map(event -> event.get("request").get("url").asText())
                .toList();
    }

    /** Bytes that came over the wire since the page was opened, with their headers. */
    public long bytesReceived() {
        return tools.events("Network.loadingFinished").stream()
                .mapToLong(event -> event.get("encodedDataLength").asLong())
                .sum();
    }

    @Override
    public void close() {
        process.close();
    }
}
