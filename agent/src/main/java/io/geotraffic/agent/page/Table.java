package io.geotraffic.agent.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tables in HTML. */
final class Table {
    private Table() {}

    /** In a frame of its own, which scrolls where the page is narrow, by keyboard too. */
    static String of(String id, String caption, List<String> columns, List<String> rows) {
        String heads = columns.stream()
                .map(column -> "<th scope=\"col\">" + column + "</th>")
                .collect(Collectors.joining());
        return """
                <section id="%s" class="scroll" tabindex="0" aria-label="%s">
                <table><caption>%s</caption>
                <thead><tr>%s</tr></thead><tbody>
                %s</tbody></table></section>
                """.formatted(id, caption, caption, heads, String.join("", rows));
    }

    static String row(String... cells) {
        StringBuilder row = new StringBuilder("<tr>");
        for (String cell : cells) {
            row.append("<td>").append(escaped(cell)).append("</td>");
        }
        return row.append("</tr>\n").toString();
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** The name of an interface may hold anything but a slash and blanks. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
