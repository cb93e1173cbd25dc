package io.geotraffic.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of a YAML file, read strictly. It looks at YAML's nodes, which know their lines, and builds no
 * objects. A key without a value is as good as absent.
 */
final class YamlMap {
    private static final Set<Tag> TEXTS = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL);

    private final String file;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();

    private YamlMap(String file) {
        this.file = file;
    }

    /** @param file as errors name it, such as {@code web config web.yml} */
    static YamlMap parse(String file, String yaml) throws WebException {
        try {
            Optional<Node> root = new Compose(LoadSettings.builder().build()).composeString(yaml);
            return root.isEmpty() ? new YamlMap(file) : of(file, root.get(), "the file");
        } catch (MarkedYamlEngineException e) {
            throw error(file, e.getProblemMark(), Lines.one(e.getProblem()));
        } catch (YamlEngineException e) {
            throw error(file, Optional.empty(), Lines.of(e));
        }
    }

    private static YamlMap of(String file, Node node, String name) throws WebException {
        YamlMap map = new YamlMap(file);
        if (isNull(node)) {
            return map;
        }
        if (!(node instanceof MappingNode mapping)) {
            throw error(file, node.getStartMark(), name + ": allowed is a mapping");
        }
        for (NodeTuple entry : mapping.getValue()) {
            Node key = entry.getKeyNode();
            if (!(key instanceof ScalarNode scalar)) {
                throw error(file, key.getStartMark(), name + ": allowed are plain keys");
            }
            if (map.keys.put(scalar.getValue(), key) != null) {
                throw error(file, key.getStartMark(), scalar.getValue() + " is there twice");
            }
            if (!isNull(entry.getValueNode())) {
                map.values.put(scalar.getValue(), entry.getValueNode());
            }
        }
        return map;
    }

    Set<String> keys() {
        return keys.keySet();
    }

    /** No key has a value. */
    boolean isEmpty() {
        return values.isEmpty();
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** An empty one if there is none. */
    YamlMap map(String key) throws WebException {
        Node node = values.get(key);
        return node == null ? new YamlMap(file) : of(file, node, key);
    }

    Optional<String> text(String key) throws WebException {
        Node node = values.get(key);
        return node == null ? Optional.empty() : Optional.of(text(key, node));
    }

    Optional<Boolean> flag(String key) throws WebException {
        Node node = values.get(key);
        if (node == null) {
            return Optional.empty();
        }
        if (!node.getTag().equals(Tag.BOOL)) {
            throw error(key, "allowed is true or false");
        }
        return Optional.of(Boolean.valueOf(text(key, node)));
    }

    List<String> texts(String key) throws WebException {
        Node node = values.get(key);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            throw error(key, "allowed is a list");
        }
        List<String> texts = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            texts.add(text(key, element));
        }
        return texts;
    }

    /** Refuses keys that are not among the known ones; those that are known elsewhere are named as such. */
    void allow(Set<String> known, Set<String> unsupported) throws WebException {
        for (String key : keys.keySet()) {
            if (unsupported.contains(key)) {
                throw error(key, "is not supported here");
            }
            if (!known.contains(key)) {
                throw error(
                        key,
                        "unknown key, allowed is "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    /** @param key one of this mapping, at whose line the error is */
    WebException error(String key, String message) {
        @Nullable Node node = keys.get(key);
        return error(file, node == null ? Optional.empty() : node.getStartMark(), key + ": " + message);
    }

    /** An error of the file as a whole. */
    WebException error(String message) {
        return error(file, Optional.empty(), message);
    }

    private String text(String key, Node node) throws WebException {
        if (node instanceof ScalarNode scalar && TEXTS.contains(node.getTag())) {
            return scalar.getValue();
        }
        throw error(file, node.getStartMark(), key + ": allowed is a text");
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static WebException error(String file, Optional<Mark> mark, String message) {
        return new WebException(
                file + mark.map(at -> ", line " + (at.getLine() + 1)).orElse("") + ": " + message);
    }
}
