package io.geotraffic.agent.page;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files that the page brings along, beside this class among the resources. */
public final class PageFiles {
    private static final String STYLE = "page.css";
    private static final String ICON = "icon.svg";
    static final String LICENCES = "lib/LICENSES.txt";

    /** Before the modules and in this order: each finds what it needs in what came before. */
    static final List<String> LIBRARIES = List.of(
            "lib/d3-array.min.js",
            "lib/d3-geo.min.js",
            "lib/d3-path.min.js",
            "lib/d3-shape.min.js",
            "lib/topojson-client.min.js");

    static final String FIRST_MODULE = "app.js";

    /** What the first one imports, so that the browser need not find out one by one. */
    static final List<String> MODULES = List.of(
            "atlas.js",
            "compass.js",
            "country-table.js",
            "dom.js",
            "exposition.js",
            "fact-tables.js",
            "history.js",
            "interval.js",
            "iso.js",
            "legend.js",
            "map.js",
            "poller.js",
            "proof.js",
            "reading.js",
            "rows.js",
            "status.js",
            "steps.js",
            "table-head.js",
            "time-axis.js",
            "time-line.js",
            "units.js",
            "words.js");

    public static final List<String> ALL = Stream.of(
                    List.of(STYLE, ICON, LICENCES, FIRST_MODULE, "lib/countries-110m.json"), LIBRARIES, MODULES)
            .flatMap(List::stream)
            .toList();

    private PageFiles() {}

    /** What the document's head says of them. */
    static String scripts() {
        String libraries = LIBRARIES.stream()
                .map("<script defer=\"\" src=\"./assets/%s\"></script>\n"::formatted)
                .collect(Collectors.joining());
        String modules = MODULES.stream()
                .map("<link rel=\"modulepreload\" href=\"./assets/%s\">\n"::formatted)
                .collect(Collectors.joining());
        return libraries + modules + "<script type=\"module\" src=\"./assets/" + FIRST_MODULE + "\"></script>\n";
    }
}
