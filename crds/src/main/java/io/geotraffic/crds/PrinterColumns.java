package io.geotraffic.crds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Columns of {@code kubectl get} in the order in which the type has them: the generator sorts them by path. */
final class PrinterColumns {
    private PrinterColumns() {}

    static void order(ObjectNode version, Class<?> resource) {
        List<String> names = Arrays.stream(resource.getAnnotationsByType(AdditionalPrinterColumn.class))
                .map(AdditionalPrinterColumn::name)
                .toList();
        ArrayNode columns = version.withArray("additionalPrinterColumns");
        List<JsonNode> ordered = new ArrayList<>();
        columns.forEach(ordered::add);
        ordered.sort(Comparator.comparingInt(
                column -> names.indexOf(column.get("name").asText())));
        columns.removeAll().addAll(ordered);
    }
}
