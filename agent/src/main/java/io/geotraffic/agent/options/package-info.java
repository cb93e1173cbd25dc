/**
 * What the command line asks for. It must know nothing of what is done with it.
 */
@NullMarked
package io.geotraffic.agent.options;

import org.jspecify.annotations.NullMarked;
