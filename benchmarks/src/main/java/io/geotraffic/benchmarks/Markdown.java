package io.geotraffic.benchmarks;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Prints a report, row by row as it comes to be. */
final class Markdown {
    private Markdown() {}

    static void section(String title, String... columns) {
        System.out.println("\n## " + title + "\n");
        row((Object[]) columns);
        System.out.println("|" + "---|".repeat(columns.length));
    }

    static void row(Object... cells) {
        System.out.println(Arrays.stream(cells).map(String::valueOf).collect(Collectors.joining(" | ", "| ", " |")));
    }
}
