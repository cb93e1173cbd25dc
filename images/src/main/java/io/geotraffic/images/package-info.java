/**
 * Container images of what the build has put together, without a base image and without a daemon.
 *
 * <p>It must know nothing of what runs in them: what differs between images is told on the command line.
 */
@NullMarked
package io.geotraffic.images;

import org.jspecify.annotations.NullMarked;
