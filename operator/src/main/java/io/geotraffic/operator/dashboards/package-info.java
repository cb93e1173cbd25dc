/**
 * Dashboards for Grafana, as JSON. Pure: a plan in, texts out. A dashboard is rows of panels, and a panel is
 * what it asks Prometheus for and how that is drawn; where it stands is reckoned.
 */
@NullMarked
package io.geotraffic.operator.dashboards;

import org.jspecify.annotations.NullMarked;
