package dev.shouyue.kernel.loan;

import dev.shouyue.kernel.calendar.EpochDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The facts of one loan in the one order in which they count: value time, kind, source, source id. The order of arrival
 * does not matter, and a fact that arrives twice counts once.
 */
public final class Facts {

    /** By value time; facts of the same second: money out, charges, money in, then what undoes. */
    public static final Comparator<Fact> ORDER = Facts::compare;

    /** Nothing happened. */
    public static final Facts NONE = new Facts(List.of());

    /** So many are compared pair by pair sooner than by a set. */
    private static final int FEW = 16;

    private final List<Fact> ordered;
    /** Value date of each fact as epoch day: whoever folds facts asks for it first. */
    private final int[] days;

    private Facts(List<Fact> facts) {
        int[] given = days(facts);
        boolean inOrder = isInOrder(facts, given);
        ordered = inOrder ? facts : sortedOnce(facts);
        days = inOrder ? given : days(ordered);
    }

    /**
     * The facts in their order, each once.
     *
     * @throws IllegalArgumentException when two facts share source and source id but differ in content
     */
    public static Facts of(Collection<? extends Fact> facts) {
        return new Facts(List.copyOf(facts));
    }

    private static int[] days(List<Fact> facts) {
        int[] days = new int[facts.size()];
        for (int i = 0; i < days.length; i++) {
            days[i] = EpochDays.of(facts.get(i).valueDate());
        }
        return days;
    }

    private static boolean isInOrder(List<Fact> facts, int[] days) {
        for (int i = 1; i < days.length; i++) {
            if (days[i - 1] > days[i] || (days[i - 1] == days[i] && compare(facts.get(i - 1), facts.get(i)) >= 0)) {
                return false;
            }
        }
        return hasNoIdTwice(facts);
    }

    private static boolean hasNoIdTwice(List<Fact> facts) {
        return facts.size() <= FEW ? hasNoIdTwiceAmongFew(facts) : hasNoIdTwiceAmongMany(facts);
    }

    private static boolean hasNoIdTwiceAmongFew(List<Fact> facts) {
        for (int i = 1; i < facts.size(); i++) {
            String id = facts.get(i).header().sourceId();
            for (int j = 0; j < i; j++) {
                if (id.equals(facts.get(j).header().sourceId())) {
                    return false; // as below
                }
            }
        }
        return true;
    }

    private static boolean hasNoIdTwiceAmongMany(List<Fact> facts) {
        Set<String> ids = HashSet.newHashSet(facts.size());
        for (Fact fact : facts) {
            if (!ids.add(fact.header().sourceId())) {
                return false; // the same fact, or ids of two sources: looked at closely where they are sorted
            }
        }
        return true;
    }

    private static List<Fact> sortedOnce(List<Fact> facts) {
        Map<String, Fact> byId = HashMap.newHashMap(facts.size());
        for (Fact fact : facts) {
            Fact known = byId.putIfAbsent(
                    fact.header().source() + '\u001f' + fact.header().sourceId(), fact);
            if (known != null && !known.equals(fact)) {
                throw new IllegalArgumentException(
                        "two facts share the id " + fact.header().source() + "/"
                                + fact.header().sourceId() + " but differ: " + known + " and " + fact);
            }
        }
        List<Fact> once = new ArrayList<>(byId.values());
        once.sort(ORDER);
        return List.copyOf(once);
    }

    /** In the order in which they count. */
    public List<Fact> inOrder() {
        return ordered;
    }

    /** Epoch day of the value date of the {@code i}-th fact in order. */
    public int epochDay(int i) {
        return days[i];
    }

    /** Those that were known at the end of business date {@code day}. */
    public Facts knownBy(LocalDate day) {
        return where(fact -> !fact.recordedOn().isAfter(day));
    }

    /** Those that meet the condition, in the same order. */
    public Facts where(Predicate<Fact> condition) {
        return new Facts(ordered.stream().filter(condition).toList());
    }

    /** How many, each counted once. */
    public int size() {
        return ordered.size();
    }

    /**
     * Changes of plan that count as never made at the end of a date: the payment that each came with was returned by then. One
     * stands nevertheless when another plan that stands was made upon it, or when something before the return names an installment,
     * which would be another one by the plan before.
     */
    public Set<Fact.PlanChanged> undonePlans(LocalDate date) {
        return undonePlans(ordered, date);
    }

    /** As above, of facts in their order. */
    public static Set<Fact.PlanChanged> undonePlans(List<Fact> inOrder, LocalDate date) {
        Map<String, Fact> returns = new HashMap<>();
        for (Fact fact : inOrder) {
            if (fact instanceof Fact.PaymentReversed back && !back.valueDate().isAfter(date)) {
                returns.putIfAbsent(back.payment(), back);
            }
        }
        Set<Fact.PlanChanged> undone = new HashSet<>();
        for (int i = inOrder.size() - 1; i >= 0 && !returns.isEmpty(); i--) {
            if (inOrder.get(i) instanceof Fact.PlanChanged plan
                    && !plan.valueDate().isAfter(date)) {
                Optional<Fact> back = plan.payment().map(returns::get);
                if (back.isEmpty() || isNamed(inOrder.subList(i + 1, inOrder.size()), back.get())) {
                    break;
                }
                undone.add(plan);
            }
        }
        return undone;
    }

    /** Whether one of the facts before {@code end} names an installment. */
    private static boolean isNamed(List<Fact> facts, Fact end) {
        for (Fact fact : facts) {
            if (fact.equals(end)) {
                return false;
            }
            boolean names =
                    switch (fact) {
                        case Fact.PaymentReceived f -> f.installment().isPresent();
                        case Fact.FeeCharged f -> f.installment().isPresent();
                        case Fact.AmountWaived f -> f.installment().isPresent();
                        case Fact.ProtectionGranted f -> f.namesInstallments();
                        case Fact.CauseStated f -> f.namesInstallments();
                        case Fact.Disbursed f -> false;
                        case Fact.PaymentReversed f -> false;
                        case Fact.DebitFailed f -> false;
                        case Fact.PlanChanged f -> false;
                        case Fact.ProtectionWithdrawn f -> false;
                        case Fact.ChargedOff f -> false;
                        case Fact.CreditRefunded f -> false;
                        case Fact.StatementWithdrawn f -> false;
                    };
            if (names) {
                return true;
            }
        }
        return false;
    }

    private static int compare(Fact a, Fact b) {
        Fact.Header first = a.header();
        Fact.Header second = b.header();
        int order = first.valueTime().compareTo(second.valueTime());
        if (order == 0) {
            order = Integer.compare(rank(a), rank(b));
        }
        if (order == 0) {
            order = first.source().compareTo(second.source());
        }
        return order == 0 ? first.sourceId().compareTo(second.sourceId()) : order;
    }

    private static int rank(Fact fact) {
        return switch (fact) {
            case Fact.Disbursed f -> 0;
            case Fact.PlanChanged f -> 1;
            case Fact.FeeCharged f -> 2;
            case Fact.AmountWaived f -> 3;
            case Fact.DebitFailed f -> 4;
            case Fact.PaymentReceived f -> 5;
            case Fact.PaymentReversed f -> 6;
            case Fact.CreditRefunded f -> 7;
            case Fact.ProtectionGranted f -> 8;
            case Fact.ProtectionWithdrawn f -> 9;
            case Fact.ChargedOff f -> 10;
            case Fact.CauseStated f -> 11;
            case Fact.StatementWithdrawn f -> 12;
        };
    }
}
