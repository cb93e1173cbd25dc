package io.geotraffic.agent;

import io.geotraffic.agent.lab.Browser;
import io.geotraffic.agent.lab.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The agent's page in a browser on its node: what somebody sees there, and does. */
final class AgentPage implements AutoCloseable {
    static final String ADDRESS = "http://127.0.0.1:10479/";

    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private final Browser browser;

    private AgentPage(Browser browser) {
        this.browser = browser;
    }

    static AgentPage open(World world) {
        return open(world, ADDRESS);
    }

    static AgentPage open(World world, String address) {
        return new AgentPage(Browser.start(world.node()).size(1280, 900).open(address));
    }

    static AgentPage openWithoutScripts(World world) {
        return new AgentPage(Browser.start(world.node()).withoutScripts().open(ADDRESS));
    }

    Browser browser() {
        return browser;
    }

    /** The map is drawn, and two polls were seen. */
    AgentPage awaitLife() {
        browser.await("the map", "document.querySelectorAll('#map .land').length > 170");
        browser.await("rates", "document.getElementById('time').textContent.includes('mean of')");
        return this;
    }

    AgentPage awaitText(String id, String part) {
        browser.await(part, "document.getElementById('" + id + "').textContent.includes(`" + part + "`)");
        return this;
    }

    /** With usual blanks, where the page has those that do not break lines. */
    String text(String id) {
        return browser.value("document.getElementById('" + id + "').textContent")
                .replace('\u00a0', ' ');
    }

    String attribute(String selector, String name) {
        return browser.value("document.querySelector(`" + selector + "`).getAttribute('" + name + "')");
    }

    boolean has(String selector) {
        return browser.value("document.querySelector(`" + selector + "`) !== null")
                .equals("true");
    }

    /** How often it has asked for anything. */
    int requests() {
        return browser.requests().size();
    }

    /** The codes of the table's rows. */
    List<String> order() {
        return List.of(browser.value(
                        "[...document.querySelectorAll('#countries tbody tr')].map(row => row.dataset.code).join()")
                .split(",", -1));
    }

    /** The rows of a table, with a | between cells. */
    List<String> rows(String id) {
        return browser.value(
                        "[...document.querySelectorAll('#" + id
                                + " tbody tr')].map(row => [...row.cells].map(cell => cell.textContent).join(' | ')).join('\\n')")
                .replace('\u00a0', ' ')
                .lines()
                .toList();
    }

    /** The country that is chosen, or nothing. */
    String chosen() {
        return browser.value("document.querySelector('#countries tr.chosen')?.dataset.code ?? ''");
    }

    void screenshot(String name) throws IOException {
        browser.screenshot(SCREENSHOTS.resolve(name));
    }

    @Override
    public void close() {
        browser.close();
    }
}
