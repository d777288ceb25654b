package dev.shouyue.servicing;

import dev.shouyue.decision.PolicyPack;
import dev.shouyue.decision.PolicyPacks;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.ClassBasis;
import dev.shouyue.kernel.position.Position;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A filter in SQL over {@code servicing.loan_list t}: the profiles that fit its words, and conditions for the rest. Values
 * stand apart from the text.
 */
final class LoanQuery {

    /** A day that there is not, in the list. */
    private static final String NEVER = "date 'infinity'";
    /** The days that days past due, and material days, count from. */
    private static final String PAST_DUE_SINCE = "past_due_since";

    private static final String MATERIAL_SINCE = "material_since";

    List<LoanProfile> profiles;
    private final LocalDate day;
    private final PolicyPacks packs;
    private final StringBuilder conditions = new StringBuilder();
    private final List<Object> values = new ArrayList<>();
    /** Columns that the conditions bound. */
    private final Set<String> bounded = new TreeSet<>();

    private LoanQuery(List<LoanProfile> profiles, LocalDate day, PolicyPacks packs) {
        this.profiles = profiles;
        this.day = day;
        this.packs = packs;
    }

    /**
     * The query of a filter.
     *
     * @throws UnclearAmount when amounts are filtered over currencies of different decimals
     */
    static LoanQuery of(LoanFilter filter, List<LoanProfile> all, LocalDate day, PolicyPacks packs) {
        List<LoanProfile> fitting = all.stream()
                .filter(profile -> filter.words().entrySet().stream()
                        .allMatch(word ->
                                word.getValue().isEmpty() || word.getValue().contains(profile.word(word.getKey()))))
                .toList();
        LoanQuery query = new LoanQuery(fitting, day, packs);
        filter.prefix().ifPresent(query::prefix);
        filter.days().forEach(query::days);
        filter.amounts().forEach(query::amounts);
        query.daysPastDue(filter.dpd());
        query.steps(filter.buckets(), policy -> query.buckets(policy, filter.buckets()));
        query.steps(filter.classes(), policy -> query.classes(policy, filter.classes()));
        filter.dueOn().ifPresent(due -> query.and("t.last_due = ?", due, "last_due"));
        filter.moved().ifPresent(moved -> {
            query.and(
                    "(t.borrower_id, t.loan_id) in (select borrower_id, loan_id from servicing.day_movement"
                            + " where day = ? and kind = " + moved.how().code() + ")",
                    moved.on(),
                    "movement");
        });
        return query;
    }

    /** Amounts in several currencies of different decimals cannot be compared with one number. */
    static final class UnclearAmount extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The same for the loans in one state. */
    LoanQuery in(Position.State state) {
        LoanQuery query = new LoanQuery(
                profiles.stream()
                        .filter(profile -> profile.state().equals(state.name()))
                        .toList(),
                day,
                packs);
        query.conditions.append(conditions);
        query.values.addAll(values);
        query.bounded.addAll(bounded);
        return query;
    }

    /** How many loans have the words. */
    long loans() {
        return profiles.stream().mapToLong(LoanProfile::loans).sum();
    }

    boolean isEmpty() {
        return profiles.isEmpty();
    }

    /** Whether the words say it all. */
    boolean isWordsOnly() {
        return bounded.isEmpty();
    }

    /** Whether nothing but words and the column of the order narrows. */
    boolean isAlong(LoanOrder.By by) {
        return bounded.isEmpty() || bounded.equals(Set.of(by.column));
    }

    /** Conditions on {@code t}, each with a leading {@code and}. */
    String conditions() {
        return conditions.toString();
    }

    Integer[] profileIds() {
        return profiles.stream().map(LoanProfile::id).toArray(Integer[]::new);
    }

    /** Sets the values of {@link #conditions}; returns the number of the next parameter. */
    int bind(PreparedStatement statement, int from) throws SQLException {
        int i = from;
        for (Object value : values) {
            statement.setObject(i++, value);
        }
        return i;
    }

    int bindProfiles(Connection connection, PreparedStatement statement, int at) throws SQLException {
        statement.setArray(at, connection.createArrayOf("integer", profileIds()));
        return at + 1;
    }

    /** The days on which any pack changes, so that loans drawn between two of them are read under one version each. */
    static List<LocalDate> eras(PolicyPacks packs) {
        Set<LocalDate> days = new TreeSet<>();
        for (String name : packs.names()) {
            packs.versions(name).stream().skip(1).map(PolicyPack::effectiveFrom).forEach(days::add);
        }
        return List.copyOf(days);
    }

    private void and(String condition, Object value, String column) {
        conditions.append(" and ").append(condition);
        values.add(value);
        bounded.add(column);
    }

    private void prefix(String prefix) {
        // the sign that comes last of all: what begins with the prefix lies between it and that
        String end = prefix + '\uffff';
        conditions.append(" and (t.external_id >= ? and t.external_id < ? or t.borrower >= ? and t.borrower < ?)");
        values.addAll(List.of(prefix, end, prefix, end));
        bounded.add("prefix");
    }

    private void days(LoanFilter.Day which, LoanFilter.Span<LocalDate> span) {
        String column =
                switch (which) {
                    case DRAWN_ON -> "drawn_on";
                    case NEXT_DUE -> "next_due";
                    case PAST_DUE_SINCE -> "past_due_since";
                };
        reach(
                column,
                span.from().map(LocalDate::toEpochDay).orElse(Long.MIN_VALUE),
                span.to().map(LocalDate::toEpochDay).orElse(Long.MAX_VALUE));
        span.from().ifPresent(from -> and("t." + column + " >= ?", from, column));
        span.to().ifPresent(to -> and("t." + column + " <= ?", to, column));
        if (span.from().isPresent() && which != LoanFilter.Day.DRAWN_ON) {
            conditions.append(" and t.").append(column).append(" < ").append(NEVER);
        }
    }

    private void amounts(LoanFilter.Amount which, LoanFilter.Span<BigDecimal> span) {
        if (span.isOpen()) {
            return;
        }
        int decimals = decimals();
        switch (which) {
            case PRINCIPAL -> bound("t.principal", "principal", span, decimals, "");
            case PAST_DUE -> bound("t.past_due_amount", "past_due_amount", span, decimals, "");
            case CARRIED -> bound("t.carried", "carried", span, decimals, " and t.carried > 0");
            case CREDIT -> bound("t.credit", "credit", span, decimals, " and t.credit > 0");
            case PENALTY ->
                bound(
                        "(t.penalty + t.penalty_slope * (date '" + day + "' - t.as_of) / 1000000)",
                        "penalty",
                        span,
                        decimals,
                        " and (t.penalty > 0 or t.penalty_slope > 0)");
        }
    }

    private void bound(
            String expression, String column, LoanFilter.Span<BigDecimal> span, int decimals, String whenPositive) {
        reach(
                column,
                span.from()
                        .map(from -> minor(from, decimals, RoundingMode.CEILING))
                        .orElse(Long.MIN_VALUE),
                span.to().map(to -> minor(to, decimals, RoundingMode.FLOOR)).orElse(Long.MAX_VALUE));
        span.from().ifPresent(from -> {
            and(expression + " >= ?", minor(from, decimals, RoundingMode.CEILING), column);
            if (from.signum() > 0) {
                conditions.append(whenPositive); // the index holds no others
            }
        });
        span.to().ifPresent(to -> and(expression + " <= ?", minor(to, decimals, RoundingMode.FLOOR), column));
    }

    /** Leaves out the profiles none of whose loans lies between the two. */
    private void reach(String column, long from, long to) {
        profiles = profiles.stream()
                .filter(profile -> profile.reaches(column, from, to))
                .toList();
    }

    private static long minor(BigDecimal amount, int decimals, RoundingMode rounding) {
        BigDecimal minor = amount.movePointRight(decimals).setScale(0, rounding);
        BigDecimal most = BigDecimal.valueOf(Long.MAX_VALUE);
        return minor.min(most).max(most.negate()).longValueExact();
    }

    private int decimals() {
        Set<Integer> decimals = new TreeSet<>();
        for (LoanProfile profile : profiles) {
            decimals.add(Money.decimals(Currency.getInstance(profile.currency())));
        }
        if (decimals.size() > 1) {
            throw new UnclearAmount();
        }
        return decimals.isEmpty() ? 2 : decimals.iterator().next();
    }

    private void daysPastDue(LoanFilter.Span<Integer> dpd) {
        if (!dpd.isOpen()) {
            if (dpd.from().orElse(0) > 0) {
                reach(
                        "past_due_since",
                        Long.MIN_VALUE,
                        day.minusDays(dpd.from().orElse(0)).toEpochDay());
            }
            conditions
                    .append(" and ")
                    .append(since("t." + PAST_DUE_SINCE, dpd.from().orElse(0), dpd.to()));
            bounded.add(PAST_DUE_SINCE);
        }
    }

    /** From so many to so many days, as a condition on the day they count from. */
    private String since(String column, int from, Optional<Integer> to) {
        String notMore = to.map(most -> column + " >= date '" + day.minusDays(most) + "'")
                .orElse("true");
        if (from > 0) {
            return "(" + column + " <= date '" + day.minusDays(from) + "' and " + notMore + ")";
        }
        return "(" + notMore + ")"; // a loan without such days has the last of all days
    }

    private String any(String column, List<Steps.Run> runs) {
        return runs.stream()
                .map(run -> since(column, run.from(), run.to()))
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    private Optional<String> buckets(Policy policy, Set<String> codes) {
        bounded.add(PAST_DUE_SINCE);
        List<Steps.Run> runs = Steps.of(policy.buckets(), codes, dpd -> dpd);
        return runs.isEmpty() ? Optional.empty() : Optional.of(any("t." + PAST_DUE_SINCE, runs));
    }

    /** Loans whose class is one of the named: under each basis those whose days lead to it. */
    private Optional<String> classes(Policy policy, Set<String> codes) {
        if (policy.materiality().isPresent()) {
            bounded.add(MATERIAL_SINCE);
            List<Steps.Run> runs = Steps.of(policy.classes(), codes, days -> days);
            return runs.isEmpty() ? Optional.empty() : Optional.of(any("t." + MATERIAL_SINCE, runs));
        }
        bounded.add(PAST_DUE_SINCE);
        List<String> either = new ArrayList<>();
        List<Steps.Run> all = new ArrayList<>();
        for (ClassBasis basis : ClassBasis.under(policy)) {
            List<Steps.Run> runs = Steps.of(policy.classes(), codes, dpd -> basis.days(dpd, 0, policy));
            if (!runs.isEmpty()) {
                all.addAll(runs);
                either.add("(t.class_basis = " + basis.ordinal() + " and " + any("t." + PAST_DUE_SINCE, runs) + ")");
            }
        }
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(any("t." + PAST_DUE_SINCE, List.of(Steps.Run.over(all))) // which an index knows
                        + " and (" + String.join(" or ", either) + ")");
    }

    /** Loans whose pack's version of their day has a condition, and that fulfil it. */
    private void steps(Set<String> codes, Function<Policy, Optional<String>> conditionOf) {
        if (codes.isEmpty()) {
            return;
        }
        List<String> either = new ArrayList<>();
        Set<String> reached = new TreeSet<>();
        for (String pack :
                profiles.stream().map(LoanProfile::pack).distinct().sorted().toList()) {
            List<PolicyPack> versions = packs.versions(pack);
            for (int i = 0; i < versions.size(); i++) {
                String drawn = drawnUnder(versions, i);
                conditionOf.apply(versions.get(i).policy()).ifPresent(condition -> {
                    reached.add(pack);
                    either.add("(t.profile_id in (" + idsOf(pack) + ")" + drawn + " and " + condition + ")");
                });
            }
        }
        profiles = profiles.stream()
                .filter(profile -> reached.contains(profile.pack()))
                .toList();
        conditions.append(either.isEmpty() ? " and false" : " and (" + String.join(" or ", either) + ")");
        bounded.add(PAST_DUE_SINCE);
    }

    private String idsOf(String pack) {
        return String.join(
                ",",
                profiles.stream()
                        .filter(profile -> profile.pack().equals(pack))
                        .map(profile -> String.valueOf(profile.id()))
                        .toList());
    }

    /** The version of a pack that held when a loan was drawn: the first one also for those drawn before it. */
    private static String drawnUnder(List<PolicyPack> versions, int i) {
        String from =
                i == 0 ? "" : " and t.drawn_on >= date '" + versions.get(i).effectiveFrom() + "'";
        return i + 1 == versions.size()
                ? from
                : from + " and t.drawn_on < date '" + versions.get(i + 1).effectiveFrom() + "'";
    }
}
