/**
 * What agent and operator share of serving: metrics, health, readiness and a page, with TLS and
 * passwords by a web configuration file.
 *
 * <p>It must know nothing of what the metrics mean.
 */
@NullMarked
package io.geotraffic.http;

import org.jspecify.annotations.NullMarked;
