/**
 * The page for people: a snapshot as HTML, and beside these classes, among the resources, the scripts,
 * styles and the map that make it live. What decides is a pure function, in Java as in JavaScript.
 *
 * <p>It must know nothing of BPF, of HTTP and of the country database. In the browser it knows what the
 * metrics tell, and nothing else.
 */
@NullMarked
package io.geotraffic.agent.page;

import org.jspecify.annotations.NullMarked;
