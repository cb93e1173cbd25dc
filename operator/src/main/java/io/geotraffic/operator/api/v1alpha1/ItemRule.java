package io.geotraffic.operator.api.v1alpha1;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A CEL rule for each item of a list, or each value of a map, so that a refusal names the one that is wrong.
 * The generator's own annotation is for fields alone.
 */
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ItemRule {
    String value();

    String message();
}
