package io.geotraffic.crds;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Condition;
import io.geotraffic.operator.api.v1alpha1.NodeStatus;
import io.geotraffic.operator.api.v1alpha1.Relabeling;
import io.geotraffic.operator.api.v1alpha1.SecretReference;
import java.util.Map;

/**
 * What server-side apply merges lists by. Our own lists of names are sets, and what has a name of its own is
 * known by it. All others are taken as a whole, as in Kubernetes' own objects.
 */
final class ListTypes implements Refinement {
    private static final String LIST_TYPE = "x-kubernetes-list-type";
    private static final Map<Class<?>, String> KEYS =
            Map.of(Condition.class, "type", NodeStatus.class, "name", SecretReference.class, "name");

    @Override
    public void refine(Place place) {
        if (!place.type().isCollectionLikeType()) {
            return;
        }
        JavaType item = place.type().getContentType();
        String key = KEYS.get(item.getRawClass());
        if (key != null) {
            place.schema()
                    .put(LIST_TYPE, "map")
                    .putArray("x-kubernetes-list-map-keys")
                    .add(key);
            require(Contents.of(place.schema()).orElseThrow(), key);
        } else {
            place.schema().put(LIST_TYPE, item.hasRawClass(String.class) && isASet(place) ? "set" : "atomic");
        }
    }

    /** A key has to be there. */
    private static void require(ObjectNode items, String key) {
        if (!items.has("required")) {
            items.putArray("required").add(key);
        }
    }

    /** Source labels of a relabeling are joined in their order, and one may be there twice. */
    private static boolean isASet(Place place) {
        return place.property()
                .map(property -> property.getPrimaryMember().getDeclaringClass())
                .filter(type -> type.isRecord() && type != Relabeling.class)
                .isPresent();
    }
}
