/** Where a server listens, as it is typed. It must know nothing of what is served. */
@NullMarked
package io.geotraffic.http.address;

import org.jspecify.annotations.NullMarked;
