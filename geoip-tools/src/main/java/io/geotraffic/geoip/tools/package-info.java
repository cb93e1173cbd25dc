/**
 * Country databases made of what people have: imported, pruned, packed, described.
 *
 * <p>It must know nothing of the agent, of the operator and of command lines.
 */
@NullMarked
package io.geotraffic.geoip.tools;

import org.jspecify.annotations.NullMarked;
