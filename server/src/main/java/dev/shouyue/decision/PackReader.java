package dev.shouyue.decision;

import dev.shouyue.kernel.calendar.BusinessCalendar;
import dev.shouyue.kernel.calendar.Roll;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.AllocationRule;
import dev.shouyue.kernel.policy.CauseRule;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.policy.Ladder;
import dev.shouyue.kernel.policy.Materiality;
import dev.shouyue.kernel.policy.PenaltyRule;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.policy.Tolerance;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one pack from YAML and notes every problem with file, line, field and what was expected. */
final class PackReader {

    private static final Set<String> REQUIRED = ordered(
            "grace",
            "tolerance",
            "cutOff",
            "roll",
            "countDueDateAsDay1",
            "allocation",
            "penalty",
            "buckets",
            "classes",
            "badMarkFromDpd",
            "snapshot",
            "contractTolerance",
            "causes",
            "contactHours",
            "contactCaps",
            "thirdPersons",
            "stopCollecting",
            "disputeDays",
            "complaintDays",
            "display",
            "tellBeforeReporting");
    private static final Set<String> KNOWN =
            with(REQUIRED, "technicalClassFromDpd", "classKeptFromDpd", "materiality", "calendar");
    private static final Set<String> CAPS = ordered(
            "attemptsPerNumberPerDay", "conversationsPerDay", "callsPerDebtIn7Days", "restDaysAfterConversation");

    private final String file;
    private final String text;
    private final List<String> problems;

    PackReader(String file, String text, List<String> problems) {
        this.file = file;
        this.text = text;
        this.problems = problems;
    }

    Optional<PolicyPack> read() {
        int before = problems.size();
        try {
            Optional<Node> root =
                    new Compose(LoadSettings.builder().setLabel(file).build()).composeString(text);
            if (root.isEmpty()) {
                problems.add(file + ":1: the file is empty; expected a policy pack");
                return Optional.empty();
            }
            PolicyPack pack = pack(new YamlPlace(file, "", root.get()), before);
            return problems.size() == before ? Optional.of(pack) : Optional.empty();
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            problems.add(file + ":" + line + ": this is not YAML: " + e.getProblem());
        } catch (YamlPlace.Problem problem) {
            problems.add(problem.getMessage());
        }
        return Optional.empty();
    }

    private PolicyPack pack(YamlPlace root, int problemsBefore) {
        Set<String> top = ordered("pack", "effectiveFrom", "title", "settings");
        Map<String, YamlPlace> fields = root.fields(top, top);
        PolicyPack.Text title = both(need(fields, "title"));
        Map<String, YamlPlace> settings = need(fields, "settings").fields(KNOWN, REQUIRED);
        Map<String, YamlPlace> values = new HashMap<>();
        List<PolicyPack.Setting> shown = new ArrayList<>();
        settings.forEach((name, place) -> note(() -> {
            Map<String, YamlPlace> pair = place.fields(ordered("value", "source"), ordered("value", "source"));
            YamlPlace value = need(pair, "value");
            values.put(name, value);
            shown.add(new PolicyPack.Setting(name, value.written(), value.tree(), text(need(pair, "source"))));
        }));
        String name = need(fields, "pack").text();
        LocalDate from = need(fields, "effectiveFrom").parsed("a date such as 2026-08-01", LocalDate::parse);
        Policy policy = policy(name, from, values, problemsBefore);
        return new PolicyPack(name, from, title, policy, shown);
    }

    /** In both languages, or a name that is the same in both. */
    private static PolicyPack.Text text(YamlPlace place) {
        return place.hasFields() ? both(place) : new PolicyPack.Text(place.text(), place.text());
    }

    private static PolicyPack.Text both(YamlPlace place) {
        Map<String, YamlPlace> languages = place.fields(ordered("zh", "en"), ordered("zh", "en"));
        return new PolicyPack.Text(
                need(languages, "zh").text(), need(languages, "en").text());
    }

    private Policy policy(String name, LocalDate from, Map<String, YamlPlace> values, int problemsBefore) {
        Optional<Grace> grace = value(values, "grace", PackReader::grace);
        Optional<Tolerance> tolerance = value(values, "tolerance", PackReader::tolerance);
        Optional<LocalTime> cutOff = value(values, "cutOff", PackReader::cutOff);
        Optional<Roll> roll = value(values, "roll", place -> place.oneOf(Roll.class));
        Optional<Boolean> day1 = value(values, "countDueDateAsDay1", YamlPlace::yesOrNo);
        Optional<AllocationRule> allocation = value(values, "allocation", PackReader::allocation);
        Optional<PenaltyRule> penalty = value(values, "penalty", PackReader::penalty);
        Optional<Ladder> buckets = value(values, "buckets", PackReader::ladder);
        Optional<Ladder> classes = value(values, "classes", PackReader::ladder);
        Optional<Integer> technical = value(values, "technicalClassFromDpd", place -> place.whole(1, 365));
        Optional<Integer> kept = value(values, "classKeptFromDpd", place -> place.whole(1, 10_000));
        Optional<Materiality> materiality = value(values, "materiality", PackReader::materiality);
        Optional<Integer> badMark = value(values, "badMarkFromDpd", place -> place.whole(1, 365));
        Optional<Policy.Snapshot> snapshot = value(values, "snapshot", place -> place.oneOf(Policy.Snapshot.class));
        Optional<Integer> contractRepeats = value(values, "contractTolerance", PackReader::contractRepeats);
        Optional<CauseRule> causes = value(values, "causes", PackReader::causes);
        Optional<BusinessCalendar> calendar = value(values, "calendar", PackReader::calendar);
        value(values, "contactHours", PackReader::hours);
        value(values, "contactCaps", PackReader::caps);
        value(values, "disputeDays", PackReader::days);
        value(values, "complaintDays", PackReader::days);
        if (problems.size() > problemsBefore) {
            throw new YamlPlace.Problem(problems.removeLast());
        }
        return new Policy(
                name,
                from,
                grace.orElseThrow(),
                tolerance.orElseThrow(),
                cutOff.orElseThrow(),
                roll.orElseThrow(),
                calendar.orElse(BusinessCalendar.EVERY_DAY),
                day1.orElseThrow(),
                allocation.orElseThrow(),
                penalty.orElseThrow(),
                buckets.orElseThrow(),
                classes.orElseThrow(),
                technical.map(OptionalInt::of).orElse(OptionalInt.empty()),
                kept.map(OptionalInt::of).orElse(OptionalInt.empty()),
                materiality,
                badMark.orElseThrow(),
                snapshot.orElseThrow(),
                contractRepeats.orElseThrow(),
                causes.orElseThrow());
    }

    private <T> Optional<T> value(Map<String, YamlPlace> values, String name, Function<YamlPlace, T> reader) {
        YamlPlace place = values.get(name);
        if (place == null) {
            return Optional.empty(); // a missing setting is already noted, or is one that may be missing
        }
        try {
            return Optional.of(reader.apply(place));
        } catch (YamlPlace.Problem problem) {
            problems.add(problem.getMessage());
            return Optional.empty();
        }
    }

    private void note(Runnable reading) {
        try {
            reading.run();
        } catch (YamlPlace.Problem problem) {
            problems.add(problem.getMessage());
        }
    }

    private static Grace grace(YamlPlace place) {
        Map<String, YamlPlace> fields = place.fields(ordered("days", "mode"), ordered("days", "mode"));
        return new Grace(need(fields, "days").whole(0, 60), need(fields, "mode").oneOf(Grace.Mode.class));
    }

    private static Tolerance tolerance(YamlPlace place) {
        Set<String> required = ordered("amounts", "percent", "base", "combine", "maxRepeats", "maxCarried");
        Map<String, YamlPlace> fields = place.fields(with(required, "otherCurrencies"), required);
        return new Tolerance(
                amounts(need(fields, "amounts"), fields.get("otherCurrencies")),
                need(fields, "percent").decimal("0", "100"),
                need(fields, "base").oneOf(Tolerance.Base.class),
                need(fields, "combine").oneOf(Tolerance.Combine.class),
                OptionalInt.of(need(fields, "maxRepeats").whole(0, 120)),
                amounts(need(fields, "maxCarried"), null));
    }

    /** Limits by currency in minor units; {@code others}, where given, holds for every currency that is not listed. */
    private static Map<Currency, Long> amounts(YamlPlace place, @org.jspecify.annotations.Nullable YamlPlace others) {
        Map<Currency, Long> limits = new HashMap<>();
        if (others != null) {
            BigDecimal amount = others.decimal("0", "1000000000");
            for (Currency currency : Currency.getAvailableCurrencies()) {
                limits.put(currency, minor(amount, currency));
            }
        }
        place.fields(Set.of(), Set.of()).forEach((code, amount) -> {
            Currency currency;
            try {
                currency = Currency.getInstance(code);
            } catch (IllegalArgumentException e) {
                throw amount.problem("expected an ISO 4217 currency such as CNY, found '" + code + "'");
            }
            limits.put(currency, minor(amount.decimal("0", "1000000000"), currency));
        });
        return limits;
    }

    private static long minor(BigDecimal amount, Currency currency) {
        return amount.movePointRight(Money.decimals(currency)).longValue();
    }

    private static LocalTime cutOff(YamlPlace place) {
        return "24:00".equals(place.text())
                ? LocalTime.MIDNIGHT
                : place.parsed("a time such as \"17:00\" or \"24:00\"", LocalTime::parse);
    }

    private static AllocationRule allocation(YamlPlace place) {
        Set<String> names = ordered("usual", "late", "lateFromDpd");
        Map<String, YamlPlace> fields = place.fields(names, names);
        return new AllocationRule(
                need(fields, "usual").oneOf(Allocation.class),
                need(fields, "late").oneOf(Allocation.class),
                need(fields, "lateFromDpd").whole(1, 10_000));
    }

    private static PenaltyRule penalty(YamlPlace place) {
        Set<String> names = ordered("multiple", "capPercentPerYear", "yearDays");
        Map<String, YamlPlace> fields = place.fields(names, names);
        BigDecimal cap = need(fields, "capPercentPerYear").decimal("0", "1000");
        int year = need(fields, "yearDays").whole(360, 366);
        return new PenaltyRule(
                need(fields, "multiple").decimal("0", "10"),
                Optional.of(Rate.ofPercentPerYear(cap.toPlainString(), year)));
    }

    private static Ladder ladder(YamlPlace place) {
        List<Ladder.Step> steps = new ArrayList<>();
        for (YamlPlace step : place.list()) {
            Map<String, YamlPlace> fields = step.fields(ordered("from", "code"), ordered("from", "code"));
            int from = need(fields, "from").whole(0, 10_000);
            if (steps.isEmpty() ? from != 0 : from <= steps.getLast().fromDpd()) {
                throw need(fields, "from")
                        .problem(
                                steps.isEmpty()
                                        ? "expected the first step from 0"
                                        : "expected more than "
                                                + steps.getLast().fromDpd() + ", the step before; found " + from);
            }
            steps.add(new Ladder.Step(from, need(fields, "code").text()));
        }
        if (steps.isEmpty()) {
            throw place.problem("expected at least one step");
        }
        return new Ladder(steps);
    }

    private static Materiality materiality(YamlPlace place) {
        Set<String> required = ordered("amounts", "percentOfExposure", "defaultAfterDays");
        Map<String, YamlPlace> fields = place.fields(with(required, "otherCurrencies"), required);
        return new Materiality(
                amounts(need(fields, "amounts"), fields.get("otherCurrencies")),
                need(fields, "percentOfExposure").decimal("0", "100"),
                need(fields, "defaultAfterDays").whole(0, 10_000));
    }

    private static Integer contractRepeats(YamlPlace place) {
        Set<String> names = ordered("maxRepeats");
        return need(place.fields(names, names), "maxRepeats").whole(0, 120);
    }

    private static CauseRule causes(YamlPlace place) {
        Set<String> names = ordered("debitDaysBefore", "debitDaysAfter", "residuePercent", "forgottenWithinDays");
        Map<String, YamlPlace> fields = place.fields(names, names);
        return new CauseRule(
                need(fields, "debitDaysBefore").whole(0, 15),
                need(fields, "debitDaysAfter").whole(0, 15),
                need(fields, "residuePercent").decimal("0", "100"),
                need(fields, "forgottenWithinDays").whole(0, 30));
    }

    private static BusinessCalendar calendar(YamlPlace place) {
        Set<String> names = ordered("weekend", "holidays", "workdays");
        Map<String, YamlPlace> fields = place.fields(names, names);
        return new BusinessCalendar(
                Set.copyOf(need(fields, "weekend").list().stream()
                        .map(day -> day.oneOf(java.time.DayOfWeek.class))
                        .toList()),
                dates(need(fields, "holidays")),
                dates(need(fields, "workdays")));
    }

    private static Set<LocalDate> dates(YamlPlace place) {
        return Set.copyOf(place.list().stream()
                .map(day -> day.parsed("a date such as 2026-02-17", LocalDate::parse))
                .toList());
    }

    private static LocalTime hours(YamlPlace place) {
        Set<String> names = ordered("from", "to", "toInclusive");
        Map<String, YamlPlace> fields = place.fields(names, names);
        LocalTime from = need(fields, "from").parsed("a time such as \"08:00\"", LocalTime::parse);
        LocalTime to = need(fields, "to").parsed("a time such as \"22:00\"", LocalTime::parse);
        need(fields, "toInclusive").yesOrNo();
        if (!from.isBefore(to)) {
            throw need(fields, "to").problem("expected a time after " + from + ", found '" + to + "'");
        }
        return to;
    }

    private static Integer caps(YamlPlace place) {
        Map<String, YamlPlace> fields = place.fields(CAPS, Set.of());
        return fields.values().stream().mapToInt(cap -> cap.whole(0, 1000)).sum();
    }

    private static List<Integer> days(YamlPlace place) {
        return place.list().stream().map(day -> day.whole(1, 365)).toList();
    }

    private static YamlPlace need(Map<String, YamlPlace> fields, String name) {
        YamlPlace place = fields.get(name);
        if (place == null) {
            throw new IllegalStateException("required field " + name + " was not checked");
        }
        return place;
    }

    private static Set<String> ordered(String... names) {
        return java.util.Collections.unmodifiableSet(new LinkedHashSet<>(List.of(names)));
    }

    private static Set<String> with(Set<String> names, String... more) {
        Set<String> all = new LinkedHashSet<>(names);
        all.addAll(List.of(more));
        return all;
    }
}
