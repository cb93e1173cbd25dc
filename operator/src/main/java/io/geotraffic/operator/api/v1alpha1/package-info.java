/**
 * The resource as users write it. Records, so that it is read and compared and never changed; the
 * API server fills in the defaults, so what has one is never null. What the schema says about a field
 * (description, default, range, rule) is written here and nowhere else.
 */
@NullMarked
package io.geotraffic.operator.api.v1alpha1;

import org.jspecify.annotations.NullMarked;
