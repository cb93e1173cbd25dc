package io.geotraffic.http;

import java.util.function.Supplier;

/** The page for people, under {@code /}. Any thread may ask for it, one at a time. */
@FunctionalInterface
public interface Page {
    /**
     * @return a whole document. One that brings files along may use these and no other: nothing in it is
     *     inline. One that brings none may bring inline styles, and no scripts.
     */
    String html();

    /** Files that it brings along, under {@code /assets/}. */
    default Assets assets() {
        return Assets.NONE;
    }

    static Page with(Assets assets, Supplier<String> html) {
        return new Page() {
            @Override
            public String html() {
                return html.get();
            }

            @Override
            public Assets assets() {
                return assets;
            }
        };
    }
}
