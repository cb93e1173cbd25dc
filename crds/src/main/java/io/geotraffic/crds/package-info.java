/**
 * The CRD as the operator's types have it. A generator makes a schema from them; what it cannot know or gets
 * wrong is put right by refinements, each of which does one thing. Nothing here is there at run time.
 */
@NullMarked
package io.geotraffic.crds;

import org.jspecify.annotations.NullMarked;
