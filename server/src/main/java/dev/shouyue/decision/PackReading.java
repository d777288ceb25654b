package dev.shouyue.decision;

import dev.shouyue.kernel.policy.AllocationRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A policy pack as a person would read it: every value in words, with what it means and where it comes from. */
public final class PackReading {

    private static final Map<String, Set<String>> GROUPS = Map.of(
            "time", Set.of("grace", "cutOff", "roll", "countDueDateAsDay1", "calendar"),
            "tolerance", Set.of("tolerance", "contractTolerance", "materiality", "causes"),
            "money", Set.of("allocation", "penalty"),
            "classes", Set.of("buckets", "classes", "technicalClassFromDpd", "classKeptFromDpd"),
            "bureau", Set.of("badMarkFromDpd", "snapshot", "display", "tellBeforeReporting"),
            "contact", Set.of("contactHours", "contactCaps", "thirdPersons", "stopCollecting"),
            "rights", Set.of("disputeDays", "complaintDays"));
    private static final String CHECK = "(check)";

    private final Words words;

    private PackReading(Words words) {
        this.words = words;
    }

    /** In {@code en} or {@code zh}. */
    public static PackReading in(String language) {
        return new PackReading(Words.in("decision", language));
    }

    /**
     * A setting in words.
     *
     * @param check whether the source could not be read in its official text
     * @param value the value as it stands in the pack
     */
    public record Setting(
            String key,
            String group,
            String name,
            String valueText,
            String explanation,
            String source,
            boolean check,
            Object value) {}

    /** A setting of two packs side by side; empty where a pack has none. */
    public record Difference(
            String key,
            String group,
            String name,
            Optional<String> left,
            Optional<String> right,
            Optional<String> leftSource,
            Optional<String> rightSource,
            boolean differs) {}

    public String title(PolicyPack pack) {
        return pack.title().in(words.language());
    }

    /** The pack in one sentence: what decides whether a small shortfall is an overdue. */
    public String summary(PolicyPack pack) {
        return words.say(
                "summary",
                "grace",
                value(setting(pack, "grace")),
                "tolerance",
                value(setting(pack, "tolerance")),
                "mark",
                value(setting(pack, "badMarkFromDpd")));
    }

    public List<Setting> settings(PolicyPack pack) {
        return pack.settings().stream()
                .map(setting -> new Setting(
                        setting.path(),
                        group(setting.path()),
                        words.say(setting.path() + ".name"),
                        value(setting),
                        words.say(setting.path() + ".means"),
                        source(setting).replace(CHECK, "").strip(),
                        source(setting).contains(CHECK),
                        setting.tree()))
                .toList();
    }

    /** What two packs say, setting by setting, in the order of the left one. */
    public List<Difference> compare(PolicyPack left, PolicyPack right) {
        List<String> keys = new ArrayList<>(
                left.settings().stream().map(PolicyPack.Setting::path).toList());
        right.settings().stream()
                .map(PolicyPack.Setting::path)
                .filter(key -> !keys.contains(key))
                .forEach(keys::add);
        return keys.stream()
                .map(key -> {
                    Optional<PolicyPack.Setting> one = found(left, key);
                    Optional<PolicyPack.Setting> other = found(right, key);
                    return new Difference(
                            key,
                            group(key),
                            words.say(key + ".name"),
                            one.map(this::value),
                            other.map(this::value),
                            one.map(this::source),
                            other.map(this::source),
                            !one.map(PolicyPack.Setting::tree).equals(other.map(PolicyPack.Setting::tree)));
                })
                .toList();
    }

    private String source(PolicyPack.Setting setting) {
        return setting.source().in(words.language());
    }

    private static Optional<PolicyPack.Setting> found(PolicyPack pack, String key) {
        return pack.settings().stream()
                .filter(setting -> setting.path().equals(key))
                .findFirst();
    }

    private static PolicyPack.Setting setting(PolicyPack pack, String key) {
        return found(pack, key).orElseThrow(() -> new IllegalStateException(pack.name() + " has no " + key));
    }

    private static String group(String key) {
        return GROUPS.entrySet().stream()
                .filter(group -> group.getValue().contains(key))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the setting " + key + " belongs to no group"));
    }

    private String value(PolicyPack.Setting setting) {
        return switch (setting.tree()) {
            case Map<?, ?> fields -> mapping(setting.path(), fields);
            case List<?> list -> list(setting.path(), list);
            case Boolean yes -> words.say(setting.path() + (yes ? ".true" : ".false"));
            case Integer number -> words.say(setting.path() + ".value", "n", number);
            case Object text -> words.code(setting.path(), String.valueOf(text));
        };
    }

    /** What a payment is set against first, in words. */
    public String allocation(AllocationRule rule) {
        return allocation(rule.usual().name(), rule.late().name(), String.valueOf(rule.lateFromDpd()));
    }

    private String allocation(String usual, String late, String lateFromDpd) {
        return usual.equals(late)
                ? words.code("allocation", usual)
                : words.say(
                        "allocation.value",
                        "usual",
                        words.code("allocation", usual),
                        "late",
                        words.code("allocation", late),
                        "dpd",
                        lateFromDpd);
    }

    private String mapping(String key, Map<?, ?> fields) {
        return switch (key) {
            case "grace" ->
                is(fields, "days", "0")
                        ? words.say("grace.none")
                        : words.say(
                                "grace.value",
                                "days",
                                at(fields, "days"),
                                "mode",
                                words.code("grace", at(fields, "mode")));
            case "tolerance" -> tolerance(fields);
            case "allocation" -> allocation(at(fields, "usual"), at(fields, "late"), at(fields, "lateFromDpd"));
            case "penalty" ->
                is(fields, "multiple", "0")
                        ? words.say("penalty.none")
                        : words.say(
                                "penalty.value",
                                "multiple",
                                at(fields, "multiple"),
                                "cap",
                                at(fields, "capPercentPerYear"),
                                "days",
                                at(fields, "yearDays"));
            case "materiality" ->
                words.say(
                        "materiality.value",
                        "amounts",
                        amounts(fields),
                        "percent",
                        at(fields, "percentOfExposure"),
                        "days",
                        at(fields, "defaultAfterDays"));
            case "contactHours" ->
                words.say(
                        is(fields, "toInclusive", "true") ? "contactHours.inclusive" : "contactHours.value",
                        "from",
                        at(fields, "from"),
                        "to",
                        at(fields, "to"));
            default -> each(key, fields);
        };
    }

    private String tolerance(Map<?, ?> fields) {
        String amounts = amounts(fields);
        String percent = at(fields, "percent");
        if (amounts.isEmpty() && percent.equals("0")) {
            return words.say("tolerance.none");
        }
        String limit = amounts;
        if (!percent.equals("0")) {
            String share = words.say(
                    "tolerance.percent", "percent", percent, "base", words.code("tolerance", at(fields, "base")));
            limit = amounts.isEmpty()
                    ? share
                    : words.say(
                            "tolerance." + at(fields, "combine").toLowerCase(java.util.Locale.ROOT),
                            "amount",
                            amounts,
                            "percent",
                            share);
        }
        return words.say("tolerance.value", "limit", limit, "repeats", at(fields, "maxRepeats"));
    }

    private String amounts(Map<?, ?> fields) {
        List<String> parts = new ArrayList<>();
        if (fields.get("amounts") instanceof Map<?, ?> amounts) {
            amounts.forEach((currency, amount) -> parts.add(amount + " " + currency));
        }
        Object others = fields.get("otherCurrencies");
        if (others != null) {
            parts.add(words.say("amount.others", "amount", others));
        }
        return String.join(words.say("list.comma"), parts);
    }

    /** A mapping without a sentence of its own: each field by name. */
    private String each(String key, Map<?, ?> fields) {
        if (fields.isEmpty()) {
            return words.say("none");
        }
        return String.join(
                words.say("list.comma"),
                fields.entrySet().stream()
                        .map(field -> words.say(key + "." + field.getKey(), "n", written(field.getValue())))
                        .toList());
    }

    private String list(String key, List<?> list) {
        if (list.isEmpty()) {
            return words.say("none");
        }
        List<String> parts = new ArrayList<>();
        for (Object item : list) {
            parts.add(
                    switch (item) {
                        case Map<?, ?> step -> step(step);
                        case Integer days -> words.say("days", "n", days);
                        case Object code -> words.code(key, String.valueOf(code));
                    });
        }
        return String.join(words.say(key.endsWith("Days") ? "list.then" : "list.comma"), parts);
    }

    private String step(Map<?, ?> step) {
        return words.say("step", "from", at(step, "from"), "code", words.code("step", at(step, "code")));
    }

    private static boolean is(Map<?, ?> fields, String name, String value) {
        return at(fields, name).equals(value);
    }

    private static String at(Map<?, ?> fields, String name) {
        return written(fields.get(name));
    }

    private static String written(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof List<?> list
                ? String.join(", ", list.stream().map(String::valueOf).toList())
                : String.valueOf(value);
    }
}
