package io.geotraffic.agent.options;

import io.geotraffic.agent.netif.InterfaceSelector;
import java.util.Arrays;
import java.util.List;

/** Reads lists of interfaces. */
final class InterfaceNames {
    /** As in the resource, and what negates a set. A kernel name has at most 15 bytes. */
    private static final String NAME = "[A-Za-z0-9_.:*?@\\[\\]!^-]{1,15}";

    private static final String ALLOWED =
            "allowed are 1 to 15 letters, digits and _.:*?@[]!^-, and commas between names";

    private InterfaceNames() {}

    static List<String> included(Setting setting) throws OptionException {
        return names(setting);
    }

    /** Empty, or names that are no keywords. */
    static List<String> excluded(Setting setting) throws OptionException {
        if (setting.text().isEmpty()) {
            return List.of();
        }
        List<String> names = names(setting);
        for (String keyword : List.of(InterfaceSelector.ANY, InterfaceSelector.DEFAULT_ROUTE)) {
            if (names.contains(keyword)) {
                throw setting.refused("\"" + keyword + "\" cannot be excluded; allowed are names and globs");
            }
        }
        return names;
    }

    private static List<String> names(Setting setting) throws OptionException {
        List<String> names =
                Arrays.stream(setting.text().split(",", -1)).map(String::strip).toList();
        for (String name : names) {
            if (!name.matches(NAME)) {
                throw setting.refused("\"" + name + "\" is no name of an interface; " + ALLOWED);
            }
            if (!InterfaceSelector.isValid(name)) {
                throw setting.refused(
                        "\"" + name + "\" is no glob; allowed in brackets are letters and ranges: eth[0-3]");
            }
        }
        if (names.stream().distinct().count() < names.size()) {
            throw setting.refused("an interface is named twice");
        }
        return names;
    }
}
