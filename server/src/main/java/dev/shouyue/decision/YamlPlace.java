package dev.shouyue.decision;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A place in a YAML file that knows its line and path, and says what it expected when it does not find it. */
final class YamlPlace {

    /** Thrown at the first problem of a place; the reader notes it and goes on with the next setting. */
    static final class Problem extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Problem(String message) {
            super(message, null, false, false);
        }
    }

    private final String file;
    private final String path;
    private final Node node;

    YamlPlace(String file, String path, Node node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    String path() {
        return path;
    }

    Problem problem(String expected) {
        int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        return new Problem(file + ":" + line + ": " + (path.isEmpty() ? "" : path + ": ") + expected);
    }

    private Problem expected(String what) {
        return problem("expected " + what + ", found " + found());
    }

    private String found() {
        return switch (node) {
            case ScalarNode scalar -> "'" + scalar.getValue() + "'";
            case MappingNode mapping -> "a mapping";
            case SequenceNode list -> "a list";
            default -> "something else";
        };
    }

    /** The fields of a mapping; each name must be among {@code known}, and all of {@code required} must be there. */
    Map<String, YamlPlace> fields(Set<String> known, Set<String> required) {
        Map<String, YamlPlace> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping().getValue()) {
            String name = ((ScalarNode) tuple.getKeyNode()).getValue();
            YamlPlace place = new YamlPlace(file, path.isEmpty() ? name : path + "." + name, tuple.getValueNode());
            if (!known.isEmpty() && !known.contains(name)) {
                throw place.problem("unknown field; expected one of " + String.join(", ", known));
            }
            if (fields.put(name, place) != null) {
                throw place.problem("the field stands here a second time; expected it once");
            }
        }
        Set<String> missing = new LinkedHashSet<>(required);
        missing.removeAll(fields.keySet());
        if (!missing.isEmpty()) {
            throw problem("missing field " + String.join(", ", missing));
        }
        return fields;
    }

    /** Whether it has fields. */
    boolean hasFields() {
        return node instanceof MappingNode;
    }

    private MappingNode mapping() {
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        throw expected("a mapping of fields");
    }

    List<YamlPlace> list() {
        if (node instanceof SequenceNode sequence) {
            List<Node> nodes = sequence.getValue();
            return java.util.stream.IntStream.range(0, nodes.size())
                    .mapToObj(i -> new YamlPlace(file, path + "[" + i + "]", nodes.get(i)))
                    .toList();
        }
        throw expected("a list");
    }

    String text() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        throw expected("a text that is not empty");
    }

    int whole(int from, int to) {
        try {
            int value = Integer.parseInt(text());
            if (value >= from && value <= to) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw expected("a whole number from " + from + " to " + to);
    }

    BigDecimal decimal(String from, String to) {
        try {
            BigDecimal value = new BigDecimal(text());
            if (value.compareTo(new BigDecimal(from)) >= 0 && value.compareTo(new BigDecimal(to)) <= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw expected("a number from " + from + " to " + to);
    }

    boolean yesOrNo() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw expected("true or false");
        };
    }

    <E extends Enum<E>> E oneOf(Class<E> type) {
        String text = text();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw expected("one of " + List.of(type.getEnumConstants()));
    }

    <T> T parsed(String what, java.util.function.Function<String, @Nullable T> parser) {
        String text = text();
        T value;
        try {
            value = parser.apply(text);
        } catch (RuntimeException e) {
            value = null;
        }
        if (value == null) {
            throw expected(what);
        }
        return value;
    }

    /** The value as it is: a map, a list, a number, yes or no, or text. */
    Object tree() {
        return switch (node) {
            case ScalarNode scalar when scalar.getTag().equals(Tag.BOOL) -> Boolean.valueOf(scalar.getValue());
            case ScalarNode scalar when scalar.getTag().equals(Tag.INT) -> Integer.valueOf(scalar.getValue());
            case ScalarNode scalar -> scalar.getValue();
            case SequenceNode list -> list().stream().map(YamlPlace::tree).toList();
            case MappingNode mapping -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                fields(Set.of(), Set.of()).forEach((name, place) -> fields.put(name, place.tree()));
                yield Collections.unmodifiableMap(fields);
            }
            default -> "";
        };
    }

    /** The value as one line, for people. */
    String written() {
        return switch (node) {
            case ScalarNode scalar -> scalar.getValue();
            case SequenceNode list ->
                String.join(", ", list().stream().map(YamlPlace::written).toList());
            case MappingNode mapping ->
                String.join(
                        ", ",
                        fields(Set.of(), Set.of()).entrySet().stream()
                                .map(field ->
                                        field.getKey() + " " + field.getValue().written())
                                .toList());
            default -> "";
        };
    }
}
