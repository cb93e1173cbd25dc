/**
 * Country databases: opened, validated, watched, asked which country an address or a prefix belongs to,
 * and written.
 *
 * <p>It must know nothing of the agent, of the operator and of metrics.
 */
@NullMarked
package io.geotraffic.geoip;

import org.jspecify.annotations.NullMarked;
