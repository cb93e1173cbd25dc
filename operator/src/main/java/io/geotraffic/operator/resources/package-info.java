/**
 * A plan as Kubernetes objects. Pure. What the API server would fill in is written out where it would
 * otherwise look like a difference at each reconcile.
 */
@NullMarked
package io.geotraffic.operator.resources;

import org.jspecify.annotations.NullMarked;
