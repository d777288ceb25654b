package dev.shouyue.risk.due;

import dev.shouyue.risk.hazard.Forecast;
import dev.shouyue.risk.hazard.HazardModel;
import dev.shouyue.risk.json.Json;
import dev.shouyue.risk.json.Members;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The model of how late the next installment will be, with what it was worth on borrowers that it had not seen. It is one
 * text, which says where it comes from.
 *
 * @param name of the model
 * @param version by which a score that was kept finds its model again
 * @param origin whose book it learnt from
 * @param trainedOn in words, such as seed and number of loans, or the name of a book
 * @param trainedAt last day that was known when it was learnt, as {@code yyyy-mm-dd}
 * @param hazard of being paid, by day
 * @param importance of each number: mean of its part in the logarithm of the chance to be unpaid, without its sign
 * @param checks by horizon, on held-out borrowers
 * @param figures on held-out borrowers
 * @param report of the training on a book, with what it learnt from; nothing of a simulated one
 */
public record DueModel(
        String name,
        String version,
        Origin origin,
        String trainedOn,
        String trainedAt,
        HazardModel hazard,
        Map<String, Double> importance,
        List<Check> checks,
        List<Figure> figures,
        Optional<DueReport> report) {

    /** Version of the text form. */
    public static final String FORMAT = "shouyue-due/1";

    private static final int FEW = 3;

    /** Whose book a model learnt from. */
    public enum Origin {
        /** Borrowers who do not exist. */
        SIMULATED,
        /** A lender's own. */
        BOOK
    }

    /** Keeps its own copies. */
    public DueModel {
        importance = new TreeMap<>(importance);
        checks = List.copyOf(checks);
        figures = List.copyOf(figures);
        if (!hazard.features().equals(BorrowerSeen.NAMES)) {
            List<String> unknown = new ArrayList<>(hazard.features());
            unknown.removeAll(BorrowerSeen.NAMES);
            List<String> missing = new ArrayList<>(BorrowerSeen.NAMES);
            missing.removeAll(hazard.features());
            throw new IllegalArgumentException("the model " + version + " was learnt on other numbers: it asks for "
                    + few(unknown) + ", which nobody tells, and knows nothing of " + few(missing));
        }
    }

    private static String few(List<String> names) {
        return names.size() <= FEW ? names.toString() : names.size() + " such as " + names.subList(0, FEW);
    }

    /** How forecasts of one horizon held: {@code slope} 1 and {@code gap} 0 is to the point. */
    public record Check(int horizon, double slope, double gap, List<Tenth> tenths) {
        /** Keeps its own copy. */
        public Check {
            tenths = List.copyOf(tenths);
        }
    }

    /** A tenth of the forecasts by size: their mean, what came of them, how many. */
    public record Tenth(double forecast, double seen, int count) {}

    /** A number that was measured. */
    public record Figure(String name, double value) {}

    /** The chances without reasons. */
    public Forecast quick(double[] numbers, int from) {
        return hazard.quick(numbers, from);
    }

    /** With the parts of the reasons, added up by {@link Groups}, largest first. */
    public Forecast forecast(double[] numbers, int from) {
        Forecast all = hazard.forecast(numbers, from);
        Map<String, String> groups = Groups.byName();
        Map<String, Double> effects = new TreeMap<>();
        for (Forecast.Reason reason : all.reasons()) {
            effects.merge(groups.getOrDefault(reason.group(), reason.group()), reason.effect(), Double::sum);
        }
        List<Forecast.Reason> reasons = effects.entrySet().stream()
                .map(each -> new Forecast.Reason(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingDouble((Forecast.Reason reason) -> -Math.abs(reason.effect())))
                .toList();
        return new Forecast(all.late0(), all.late3(), all.late7(), all.late30(), all.expectedDaysLate(), reasons);
    }

    /** Readable text that {@link #read} gives the same model of. */
    public String toText() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("format", FORMAT);
        members.put("name", name);
        members.put("version", version);
        members.put("origin", origin.name());
        members.put("trainedOn", trainedOn);
        members.put("trainedAt", trainedAt);
        members.put("figures", figures.stream().map(DueModel::members).toList());
        members.put("importance", importance);
        members.put("checks", checks.stream().map(DueModel::members).toList());
        report.ifPresent(each -> members.put("report", each.members()));
        members.put("hazard", Json.read(hazard.toText()));
        return Json.write(members);
    }

    private static Map<String, Object> members(Figure figure) {
        Map<String, Object> members = new LinkedHashMap<>(); // in an order that is the same in each process
        members.put("name", figure.name);
        members.put("value", figure.value);
        return members;
    }

    private static Map<String, Object> members(Check check) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("horizon", check.horizon);
        members.put("slope", check.slope);
        members.put("gap", check.gap);
        members.put(
                "forecast", check.tenths.stream().mapToDouble(Tenth::forecast).toArray());
        members.put("seen", check.tenths.stream().mapToDouble(Tenth::seen).toArray());
        members.put("count", check.tenths.stream().mapToDouble(Tenth::count).toArray());
        return members;
    }

    /**
     * Reads a model.
     *
     * @throws IllegalArgumentException when the text is no such model, of a version that is not known, or asks for other
     *     numbers than are told
     */
    public static DueModel read(String text) {
        Members members = Members.read(text, "forecast");
        if (!members.text("format").equals(FORMAT)) {
            throw new IllegalArgumentException(
                    "forecast.format '" + members.text("format") + "' is not known; known is " + FORMAT);
        }
        Members named = members.object("importance");
        Map<String, Double> importance = new TreeMap<>();
        named.all().keySet().forEach(each -> importance.put((String) each, named.number((String) each)));
        List<Figure> figures = members.list("figures").stream()
                .map(each -> Members.of(each, "figure"))
                .map(each -> new Figure(each.text("name"), each.number("value")))
                .toList();
        List<Check> checks = members.list("checks").stream()
                .map(each -> check(Members.of(each, "check")))
                .toList();
        return new DueModel(
                members.text("name"),
                members.text("version"),
                origin(members.text("origin")),
                members.text("trainedOn"),
                members.text("trainedAt"),
                HazardModel.read(Json.line(members.object("hazard").all())),
                importance,
                checks,
                figures,
                members.all().containsKey("report")
                        ? Optional.of(DueReport.read(members.object("report")))
                        : Optional.empty());
    }

    private static Origin origin(String text) {
        for (Origin each : Origin.values()) {
            if (each.name().equals(text)) {
                return each;
            }
        }
        throw new IllegalArgumentException("forecast.origin '" + text + "' is not known; known are SIMULATED and BOOK");
    }

    private static Check check(Members members) {
        double[] forecast = members.numbers("forecast");
        double[] seen = members.numbers("seen");
        double[] count = members.numbers("count");
        if (forecast.length != seen.length || forecast.length != count.length) {
            throw new IllegalArgumentException("forecast.checks has tenths of " + forecast.length + " forecasts, "
                    + seen.length + " that were seen and " + count.length + " counts");
        }
        List<Tenth> tenths = new ArrayList<>();
        for (int k = 0; k < forecast.length; k++) {
            tenths.add(new Tenth(forecast[k], seen[k], (int) count[k]));
        }
        return new Check((int) members.number("horizon"), members.number("slope"), members.number("gap"), tenths);
    }
}
