/**
 * The command {@code geotraffic-geoip}: what it is told, what it prints, how it ends.
 *
 * <p>It must know nothing of formats, trees and the agent.
 */
@NullMarked
package io.geotraffic.geoip.tools.command;

import org.jspecify.annotations.NullMarked;
