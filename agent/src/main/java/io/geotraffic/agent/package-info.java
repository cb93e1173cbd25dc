/**
 * The process that runs on each node. It must know nothing of Kubernetes.
 */
@NullMarked
package io.geotraffic.agent;

import org.jspecify.annotations.NullMarked;
