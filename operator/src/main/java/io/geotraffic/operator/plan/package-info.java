/**
 * What shall be: a resource with all that it leaves to the operator resolved. Pure, and it knows nothing
 * of how Kubernetes objects look.
 */
@NullMarked
package io.geotraffic.operator.plan;

import org.jspecify.annotations.NullMarked;
