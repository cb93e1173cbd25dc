/** What several tests need: resources as the API server would hand them out. */
@NullMarked
package io.geotraffic.operator.lab;

import org.jspecify.annotations.NullMarked;
