package dev.shouyue.api;

import dev.shouyue.access.Refusal;
import dev.shouyue.decision.PolicyPack;
import dev.shouyue.decision.PolicyPacks;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.servicing.LoanFilter;
import dev.shouyue.servicing.LoanFilter.Amount;
import dev.shouyue.servicing.LoanFilter.Day;
import dev.shouyue.servicing.LoanFilter.Moved;
import dev.shouyue.servicing.LoanFilter.Span;
import dev.shouyue.servicing.LoanFilter.Word;
import dev.shouyue.servicing.LoanMovement;
import dev.shouyue.servicing.LoanOrder;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;

/** The words in which a list of loans is asked for: filters that may be combined and repeated, order, page. */
final class LoanParameters {

    private static final int LARGEST_PAGE = 500;
    private static final int USUAL_PAGE = 50;
    private static final int LONGEST_PREFIX = 80;

    private static final Map<String, Word> WORDS = Map.of(
            "state", Word.STATE,
            "pack", Word.PACK,
            "currency", Word.CURRENCY,
            "product", Word.PRODUCT,
            "channel", Word.CHANNEL,
            "region", Word.REGION);
    private static final Map<String, Amount> AMOUNTS = Map.of(
            "principal", Amount.PRINCIPAL,
            "pastDue", Amount.PAST_DUE,
            "penalty", Amount.PENALTY,
            "carried", Amount.CARRIED,
            "credit", Amount.CREDIT);
    private static final Map<String, Day> DAYS =
            Map.of("drawn", Day.DRAWN_ON, "nextDue", Day.NEXT_DUE, "pastDueSince", Day.PAST_DUE_SINCE);
    private static final Map<String, LoanOrder.By> ORDERS = Map.of(
            "id", LoanOrder.By.ID,
            "dpd", LoanOrder.By.DPD,
            "pastDue", LoanOrder.By.PAST_DUE,
            "principal", LoanOrder.By.PRINCIPAL,
            "drawnOn", LoanOrder.By.DRAWN_ON,
            "nextDue", LoanOrder.By.NEXT_DUE,
            "attention", LoanOrder.By.ATTENTION);
    private static final Map<String, LoanMovement> MOVEMENTS = Map.of(
            "newlyPastDue", LoanMovement.NEWLY_PAST_DUE,
            "cured", LoanMovement.CURED,
            "carriedByTolerance", LoanMovement.CARRIED_BY_TOLERANCE,
            "forgivenByGrace", LoanMovement.FORGIVEN_BY_GRACE,
            "receivedToday", LoanMovement.RECEIVED);
    private static final List<String> STATES =
            Arrays.stream(Position.State.values()).map(Enum::name).toList();

    /** What a word may hold. */
    enum Kind {
        TEXT,
        DAY,
        AMOUNT,
        WHOLE,
        CHOICE
    }

    /**
     * A word that may stand in the address.
     *
     * @param several whether it may stand more than once
     * @param choices of a {@link Kind#CHOICE}
     * @param least of a {@link Kind#WHOLE}
     * @param most of a {@link Kind#WHOLE}
     */
    record Asked(String name, Kind kind, boolean several, List<String> choices, int least, int most) {
        static Asked one(String name, Kind kind) {
            return new Asked(name, kind, false, List.of(), 0, Integer.MAX_VALUE);
        }

        static Asked several(String name) {
            return new Asked(name, Kind.TEXT, true, List.of(), 0, 0);
        }

        static Asked choice(String name, boolean several, List<String> choices) {
            return new Asked(name, Kind.CHOICE, several, choices, 0, 0);
        }
    }

    /** All words that are known, filters first. */
    static final List<Asked> ASKED = asked();

    static final Set<String> KNOWN = ASKED.stream().map(Asked::name).collect(Collectors.toCollection(TreeSet::new));

    private final MultiValueMap<String, String> given;
    private final PolicyPacks packs;

    LoanParameters(MultiValueMap<String, String> given, PolicyPacks packs) {
        this.given = given;
        this.packs = packs;
        given.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Parameters.unknown(name, KNOWN);
                });
    }

    private static List<Asked> asked() {
        List<Asked> asked = new ArrayList<>(List.of(Asked.one("q", Kind.TEXT), Asked.choice("state", true, STATES)));
        new TreeSet<>(WORDS.keySet())
                .stream()
                        .filter(name -> !name.equals("state"))
                        .map(Asked::several)
                        .forEach(asked::add);
        asked.addAll(List.of(
                Asked.several("bucket"),
                Asked.several("class"),
                Asked.one("dpdFrom", Kind.WHOLE),
                Asked.one("dpdTo", Kind.WHOLE)));
        new TreeSet<>(AMOUNTS.keySet()).forEach(name -> asked.addAll(spans(name, Kind.AMOUNT)));
        new TreeSet<>(DAYS.keySet()).forEach(name -> asked.addAll(spans(name, Kind.DAY)));
        asked.addAll(List.of(
                Asked.choice("carried", false, List.of("true")),
                Asked.one("dueOn", Kind.DAY),
                Asked.choice("movement", false, movements()),
                Asked.one("on", Kind.DAY),
                Asked.choice("sort", false, orders()),
                Asked.one("cursor", Kind.TEXT),
                new Asked("limit", Kind.WHOLE, false, List.of(), 1, LARGEST_PAGE)));
        return List.copyOf(asked);
    }

    private static List<Asked> spans(String name, Kind kind) {
        return List.of(Asked.one(name + "From", kind), Asked.one(name + "To", kind));
    }

    private static List<String> movements() {
        return List.copyOf(new TreeSet<>(MOVEMENTS.keySet()));
    }

    private static List<String> orders() {
        return new TreeSet<>(ORDERS.keySet())
                .stream().flatMap(name -> Stream.of(name, "-" + name)).toList();
    }

    int limit() {
        int limit = one("limit").map(text -> whole("limit", text)).orElse(USUAL_PAGE);
        Refusals.limit(limit, LARGEST_PAGE);
        return limit;
    }

    Optional<String> cursor() {
        return one("cursor");
    }

    LoanOrder order() {
        String sort = one("sort").orElse("id");
        LoanOrder.By by = ORDERS.get(sort.startsWith("-") ? sort.substring(1) : sort);
        if (by == null) {
            throw new Refusal.BadValue(
                    "sort",
                    sort,
                    Say.of("expected.sort", "values", new TreeSet<>(ORDERS.keySet())),
                    Say.of("sort", "sort", sort));
        }
        return new LoanOrder(by, sort.startsWith("-"));
    }

    /** The filter, for a list as of {@code asOf}. */
    LoanFilter filter(LocalDate asOf) {
        Map<Word, Set<String>> words = new EnumMap<>(Word.class);
        WORDS.forEach((name, word) -> {
            if (given.containsKey(name)) {
                words.put(word, Set.copyOf(all(name)));
            }
        });
        oneOf("state", STATES);
        oneOf("pack", packs.names());
        Map<Amount, Span<BigDecimal>> amounts = new EnumMap<>(Amount.class);
        AMOUNTS.forEach((name, amount) -> {
            Span<BigDecimal> span = span(name, this::decimal);
            if (span.from().isPresent() || span.to().isPresent()) {
                amounts.put(amount, span);
            }
        });
        one("carried").ifPresent(yes -> {
            if (!yes.equals("true")) {
                throw new Refusal.BadValue("carried", yes, Say.of("expected.trueOrNothing"), Say.of("carried"));
            }
            amounts.putIfAbsent(Amount.CARRIED, new Span<>(Optional.of(new BigDecimal("0.001")), Optional.empty()));
        });
        Map<Day, Span<LocalDate>> days = new EnumMap<>(Day.class);
        DAYS.forEach((name, day) -> {
            Span<LocalDate> span = span(name, this::day);
            if (span.from().isPresent() || span.to().isPresent()) {
                days.put(day, span);
            }
        });
        Optional<LocalDate> on = one("on").map(text -> day("on", text));
        Optional<String> movement = one("movement");
        if (movement.isEmpty() && on.isPresent() && !on.get().equals(asOf)) {
            throw new Refusal.BadValue(
                    "on",
                    on.get().toString(),
                    Say.of("expected.asOfUnlessMovement", "day", asOf),
                    Say.of("list.asOf", "day", asOf));
        }
        Optional<LocalDate> dueOn = one("dueOn").map(text -> day("dueOn", text));
        dueOn.filter(due -> !due.equals(asOf)).ifPresent(due -> {
            throw new Refusal.BadValue(
                    "dueOn", due.toString(), Say.of("expected.asOf", "day", asOf), Say.of("list.dueOn", "day", asOf));
        });
        return new LoanFilter(
                one("q").filter(text -> !text.isBlank()).map(this::prefix),
                words,
                oneOf("bucket", steps(pack -> pack.policy().buckets().steps().stream()
                        .map(step -> step.code())
                        .toList())),
                oneOf("class", steps(pack -> pack.policy().classes().steps().stream()
                        .map(step -> step.code())
                        .toList())),
                amounts,
                days,
                span("dpd", LoanParameters::whole),
                dueOn,
                movement.map(name -> new Moved(moved(name), on.orElse(asOf))));
    }

    /** The list that is meant, for its cursor: filters and order, without page. */
    String list() {
        StringBuilder list = new StringBuilder("loans");
        new java.util.TreeMap<>(given).forEach((name, values) -> {
            if (!name.equals("cursor") && !name.equals("limit")) {
                list.append('&').append(name).append('=').append(new TreeSet<>(values));
            }
        });
        return list.toString();
    }

    private static LoanMovement moved(String name) {
        LoanMovement movement = MOVEMENTS.get(name);
        if (movement == null) {
            throw new Refusal.BadValue(
                    "movement",
                    name,
                    Say.of("expected.oneOf", "values", movements()),
                    Say.of("movement.unknown", "name", name));
        }
        return movement;
    }

    private String prefix(String text) {
        if (text.strip().length() > LONGEST_PREFIX) {
            throw new Refusal.BadValue(
                    "q", "", Say.of("expected.characters", "most", LONGEST_PREFIX), Say.of("q.long"));
        }
        return text.strip();
    }

    private Set<String> steps(Function<PolicyPack, List<String>> codes) {
        Set<String> all = new TreeSet<>();
        packs.newest().forEach(pack -> all.addAll(codes.apply(pack)));
        return all;
    }

    private Set<String> oneOf(String name, Iterable<String> possible) {
        Set<String> known = new TreeSet<>();
        possible.forEach(known::add);
        Set<String> values = Set.copyOf(all(name));
        for (String value : values) {
            if (!known.contains(value)) {
                throw new Refusal.BadValue(
                        name,
                        value,
                        Say.of("expected.oneOf", "values", known),
                        Say.of("value.unknown", "field", name, "value", value));
            }
        }
        return values;
    }

    private List<String> all(String name) {
        return given.getOrDefault(name, List.of());
    }

    private Optional<String> one(String name) {
        List<String> values = all(name);
        if (values.size() > 1) {
            throw new Refusal.BadValue(name, "", Say.of("expected.oneValue"), Say.of("twice", "name", name));
        }
        return values.stream().findFirst();
    }

    private interface Reader<T> {
        T read(String name, String text);
    }

    private <T extends Comparable<? super T>> Span<T> span(String name, Reader<T> reader) {
        Optional<T> from = one(name + "From").map(text -> reader.read(name + "From", text));
        Optional<T> to = one(name + "To").map(text -> reader.read(name + "To", text));
        if (from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) > 0) {
            throw new Refusal.BadValue(
                    name + "To",
                    to.get().toString(),
                    Say.of("expected.atLeast", "least", from.get()),
                    Say.of("span", "to", name + "To", "from", name + "From"));
        }
        return new Span<>(from, to);
    }

    private static int whole(String name, String text) {
        try {
            int value = Integer.parseInt(text);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new Refusal.BadValue(
                    name, text, Say.of("expected.whole"), Say.of("number", "name", name, "value", text));
        }
        throw new Refusal.BadValue(name, text, Say.of("expected.zeroOrMore"), Say.of("negative", "name", name));
    }

    private BigDecimal decimal(String name, String text) {
        try {
            if (text.length() <= 30) {
                BigDecimal value = new BigDecimal(text);
                if (Math.abs(value.scale()) <= 20) {
                    return value;
                }
            }
        } catch (NumberFormatException e) {
            throw amount(name, text);
        }
        throw amount(name, text);
    }

    private static Refusal.BadValue amount(String name, String text) {
        return new Refusal.BadValue(
                name, text.length() > 40 ? "" : text, Say.of("expected.amount"), Say.of("amount", "name", name));
    }

    private LocalDate day(String name, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1900 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeException e) {
            throw new Refusal.BadValue(
                    name, text, Say.of("expected.date"), Say.of("date", "field", name, "value", text));
        }
        throw new Refusal.BadValue(name, text, Say.of("expected.years"), Say.of("outOfReach", "name", name));
    }
}
