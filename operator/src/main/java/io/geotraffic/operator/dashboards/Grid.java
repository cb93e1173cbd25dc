package io.geotraffic.operator.dashboards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Puts panels beside each other as long as there is room, and then below; rows begin on the left. */
final class Grid {
    private static final int COLUMNS = 24;

    private final ArrayNode panels = JsonNodeFactory.instance.arrayNode();
    private int id = 1;
    private int x;
    private int y;
    private int lineHeight;

    ArrayNode panels() {
        return panels;
    }

    void add(List<Panel> line) {
        place(line, panels);
    }

    void add(Row row) {
        newLine();
        ObjectNode heading = panels.addObject()
                .put("type", "row")
                .put("id", id++)
                .put("title", row.title())
                .put("collapsed", row.collapsed());
        heading.set("gridPos", at(COLUMNS, 1));
        y++;
        ArrayNode inside = heading.putArray("panels");
        if (row.collapsed()) {
            // They take no room until they are opened, and then Grafana moves what is below.
            int below = y;
            place(row.panels(), inside);
            newLine();
            y = below;
        } else {
            place(row.panels(), panels);
        }
    }

    private void place(List<Panel> line, ArrayNode target) {
        for (Panel panel : line) {
            if (x + panel.width() > COLUMNS) {
                newLine();
            }
            target.add(panel.json(id++, at(panel.width(), panel.height())));
            x += panel.width();
            lineHeight = Math.max(lineHeight, panel.height());
        }
    }

    private void newLine() {
        x = 0;
        y += lineHeight;
        lineHeight = 0;
    }

    private ObjectNode at(int width, int height) {
        return Json.object("{}").put("x", x).put("y", y).put("w", width).put("h", height);
    }
}
