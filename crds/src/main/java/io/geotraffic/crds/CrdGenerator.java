package io.geotraffic.crds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the CRD to the file that is named. */
final class CrdGenerator {
    /** In the order in which each place gets them: lists and rules last, for Kubernetes' types bring some. */
    private static final List<Refinement> REFINEMENTS = List.of(
            new KubernetesTypes(),
            new ClassDescriptions(),
            new MetadataName(),
            new NumbersOrTexts(),
            new WrittenDefaults(),
            new WholeNumbers(),
            new StatedRanges(),
            new ItemRules(),
            new ListTypes(),
            new DistinctRules());

    private CrdGenerator() {}

    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), generate());
    }

    /** The same at each call. */
    static String generate() {
        ObjectNode crd = RawCrd.of(GeoTrafficMonitor.class);
        ObjectNode version = (ObjectNode) crd.at("/spec/versions/0");
        PrinterColumns.order(version, GeoTrafficMonitor.class);
        Place.root((ObjectNode) version.at("/schema/openAPIV3Schema"), GeoTrafficMonitor.class)
                .refine(REFINEMENTS);
        return CrdText.of(crd);
    }
}
