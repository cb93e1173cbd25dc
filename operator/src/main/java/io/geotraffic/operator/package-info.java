/** The process: its command line, and the operator with all that it needs put together. */
@NullMarked
package io.geotraffic.operator;

import org.jspecify.annotations.NullMarked;
