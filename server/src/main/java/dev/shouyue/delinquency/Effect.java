package dev.shouyue.delinquency;

import dev.shouyue.kernel.bureau.CnMonthCode;
import dev.shouyue.kernel.bureau.CnMonthCodes;
import dev.shouyue.kernel.bureau.Metro2;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.LoanWalk;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.risk.due.DaysLate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a protection, or its withdrawal, does to a loan. Pure: the facts without and with it in, the difference out.
 *
 * @param before without it
 * @param after with it
 * @param bureau the months that a bureau is to be told anew
 */
public record Effect(Standing before, Standing after, List<Correction> bureau) {

    public Effect {
        bureau = List.copyOf(bureau);
    }

    /**
     * Where the loan stands.
     *
     * @param dpd days past due at the end of the day that is looked at
     * @param worstDpd the most there were on a day since the incident began; {@code dpd} while it lies ahead
     * @param penalty charged so far, paid or not; minor units
     * @param lateDays days late that scores count, over all installments that have fallen due, paid or not ({@link DaysLate}); empty
     *     of what was kept before they were counted
     */
    public record Standing(int dpd, int worstDpd, long penalty, String creditClass, OptionalInt lateDays) {}

    /**
     * A month as a bureau was told it, and as it is right: Metro 2 under the US pack, the CN month code under others of CN.
     */
    public record Correction(YearMonth month, String sent, String right) {}

    /** Between two sets of facts, at the end of {@code on}; {@code since} is the first protected day. */
    static Effect between(Terms terms, Facts without, Facts with, Policy policy, LocalDate since, LocalDate on) {
        return new Effect(
                standing(terms, without, policy, since, on),
                standing(terms, with, policy, since, on),
                corrections(terms, without, with, policy, on.minusDays(1)));
    }

    private static Standing standing(Terms terms, Facts facts, Policy policy, LocalDate since, LocalDate on) {
        LoanWalk walk = new LoanWalk(terms, facts, policy);
        boolean hasBegun = !since.isAfter(on);
        LocalDate eve = since.minusDays(1);
        if (hasBegun && !eve.isBefore(terms.drawnOn())) {
            walk.to(eve);
        }
        int worst = walk.to(on);
        Position position = walk.position();
        return new Standing(
                position.dpd(),
                hasBegun ? worst : position.dpd(),
                walk.penaltyCharged(),
                position.creditClass(),
                OptionalInt.of(DaysLate.of(terms, position)));
    }

    private static List<Correction> corrections(Terms terms, Facts without, Facts with, Policy policy, LocalDate told) {
        SortedMap<YearMonth, Told> before = codes(terms, without, policy, told);
        SortedMap<YearMonth, Told> after = codes(terms, with, policy, told);
        List<Correction> corrections = new ArrayList<>();
        before.forEach((month, was) -> {
            // a month that is read later by now was told too early: nothing is known of it
            char right = after.containsKey(month) ? after.get(month).code() : CnMonthCode.UNKNOWN.symbol();
            if (right != was.code()) {
                char sent = sent(terms, without, policy, month, was);
                if (sent != right) {
                    corrections.add(new Correction(month, String.valueOf(sent), String.valueOf(right)));
                }
            }
        });
        return corrections;
    }

    /** The code of a month and the day on which it is read. */
    private record Told(char code, LocalDate readOn) {}

    private static SortedMap<YearMonth, Told> codes(Terms terms, Facts facts, Policy policy, LocalDate until) {
        SortedMap<YearMonth, Told> codes = new TreeMap<>();
        if (policy.pack().equals("US")) {
            String newestFirst =
                    Metro2.of(terms, facts, policy, until.plusDays(1)).history();
            for (int i = 0; i < newestFirst.length(); i++) {
                YearMonth month = YearMonth.from(until.plusDays(1)).minusMonths(1L + i);
                codes.put(month, new Told(newestFirst.charAt(i), month.atEndOfMonth()));
            }
        } else if (policy.pack().startsWith("CN-")) {
            for (CnMonthCodes.Month month :
                    CnMonthCodes.of(terms, facts, policy, until).months()) {
                codes.put(month.month(), new Told(month.code().symbol(), month.readOn()));
            }
        }
        return codes;
    }

    /**
     * What the bureau holds of a month: what followed from the facts that were known on the day it was read, unless the
     * loan was not in the book then, or a protection or its withdrawal has since corrected it.
     */
    private static char sent(Terms terms, Facts facts, Policy policy, YearMonth month, Told was) {
        boolean corrected = facts.inOrder().stream()
                .anyMatch(fact -> (fact instanceof Fact.ProtectionGranted || fact instanceof Fact.ProtectionWithdrawn)
                        && fact.recordedOn().isAfter(was.readOn()));
        Facts known = facts.knownBy(was.readOn());
        boolean inTheBook = known.inOrder().stream().anyMatch(Fact.Disbursed.class::isInstance);
        if (corrected || !inTheBook) {
            return was.code();
        }
        Told then = codes(terms, known, policy, was.readOn()).get(month);
        return then == null ? was.code() : then.code();
    }
}
