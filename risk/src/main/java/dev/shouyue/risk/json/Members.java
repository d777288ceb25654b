package dev.shouyue.risk.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object that is read by the names of its members; what is missing or of another kind is refused by name. */
public final class Members {

    private final Map<?, ?> members;
    private final String path;

    private Members(Map<?, ?> members, String path) {
        this.members = members;
        this.path = path;
    }

    /** The object that a text holds, called {@code name} in errors. */
    public static Members read(String text, String name) {
        return of(Json.read(text), name);
    }

    /** An object that was read. */
    public static Members of(@Nullable Object value, String name) {
        if (value instanceof Map<?, ?> map) {
            return new Members(map, name);
        }
        throw new IllegalArgumentException(name + " is not an object");
    }

    /** An object within. */
    public Members object(String name) {
        return of(members.get(name), path + "." + name);
    }

    /** A text. */
    public String text(String name) {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(path + "." + name + " is not a text");
    }

    /** A number. */
    public double number(String name) {
        if (members.get(name) instanceof Double number) {
            return number;
        }
        throw new IllegalArgumentException(path + "." + name + " is not a number");
    }

    /** A list. */
    public List<?> list(String name) {
        if (members.get(name) instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException(path + "." + name + " is not a list");
    }

    /** A list of texts. */
    public List<String> texts(String name) {
        return list(name).stream()
                .map(item -> {
                    if (item instanceof String text) {
                        return text;
                    }
                    throw new IllegalArgumentException(path + "." + name + " holds something that is not a text");
                })
                .toList();
    }

    /** A list of numbers. */
    public double[] numbers(String name) {
        return list(name).stream()
                .mapToDouble(item -> {
                    if (item instanceof Double number) {
                        return number;
                    }
                    throw new IllegalArgumentException(path + "." + name + " holds something that is not a number");
                })
                .toArray();
    }

    /** A list of whole numbers. */
    public int[] integers(String name) {
        double[] numbers = numbers(name);
        int[] integers = new int[numbers.length];
        for (int k = 0; k < numbers.length; k++) {
            integers[k] = (int) numbers[k];
            if (integers[k] != numbers[k]) {
                throw new IllegalArgumentException(path + "." + name + " holds " + numbers[k]);
            }
        }
        return integers;
    }

    /** All members, as they were read. */
    public Map<?, ?> all() {
        return members;
    }
}
