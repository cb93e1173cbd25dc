package io.geotraffic.operator.dashboards;

import java.util.List;

/**
 * Panels below a heading.
 *
 * @param collapsed if so, nothing is asked for them until somebody opens it
 */
record Row(String title, boolean collapsed, List<Panel> panels) {
    static Row of(String title, Panel... panels) {
        return new Row(title, false, List.of(panels));
    }

    static Row collapsed(String title, Panel... panels) {
        return new Row(title, true, List.of(panels));
    }
}
