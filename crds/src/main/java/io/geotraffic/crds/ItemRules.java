package io.geotraffic.crds;

import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.geotraffic.operator.api.v1alpha1.ItemRule;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** Rules for items of lists and values of maps, which the generator has no annotation for. */
final class ItemRules implements Refinement {
    @Override
    public void refine(Place place) {
        place.property()
                .map(BeanPropertyDefinition::getField)
                .map(field -> rule(field.getAnnotated()))
                .ifPresent(rule -> Contents.of(place.schema())
                        .orElseThrow()
                        .withArray("x-kubernetes-validations")
                        .addObject()
                        .put("message", rule.message())
                        .put("rule", rule.value()));
    }

    private static @Nullable ItemRule rule(Field field) {
        if (field.getAnnotatedType() instanceof AnnotatedParameterizedType type) {
            AnnotatedType[] arguments = type.getAnnotatedActualTypeArguments();
            return arguments[arguments.length - 1].getAnnotation(ItemRule.class);
        }
        return null;
    }
}
