package io.geotraffic.crds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The CRD as the generator makes it. */
final class RawCrd {
    private RawCrd() {}

    static ObjectNode of(Class<? extends HasMetadata> resource) {
        try (InMemory output = new InMemory()) {
            new CRDGenerator()
                    .forCRDVersions("v1")
                    .withOutput(output)
                    .customResourceClasses(resource)
                    .detailedGenerate();
            return CrdText.read(output.text.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It is one CRD of one version, so one stream will do. */
    private static final class InMemory implements CRDGenerator.CRDOutput<ByteArrayOutputStream> {
        private final ByteArrayOutputStream text = new ByteArrayOutputStream();

        @Override
        public ByteArrayOutputStream outputFor(String name) {
            return text;
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }
}
