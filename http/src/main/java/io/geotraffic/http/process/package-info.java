/**
 * What a process takes of the machine, and the metrics of it that all processes share.
 *
 * <p>It must know nothing of HTTP.
 */
@NullMarked
package io.geotraffic.http.process;

import org.jspecify.annotations.NullMarked;
