/**
 * Country databases: opened, validated, watched and asked which country a prefix belongs to.
 *
 * <p>It must know nothing of the agent, of the operator and of metrics.
 */
@NullMarked
package io.geotraffic.geoip;

import org.jspecify.annotations.NullMarked;
