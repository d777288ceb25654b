package dev.shouyue.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.loan.Component;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.schedule.Installment;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What must be seen at least so often in a book of 20,000 loans and 12 months: else nobody could show it. */
class DemonstrationBookTest {

    private static final WorldSettings SETTINGS = WorldSettings.calm(1, 20_000);
    private static final Map<String, Integer> SEEN = new TreeMap<>();
    private static final Map<String, Integer> HIT_BY_CHANNEL_AND_DAY = new HashMap<>();

    @BeforeAll
    static void lookAtEveryLoan() {
        World world = World.of(SETTINGS);
        TruthOf truth = new TruthOf(SETTINGS);
        for (int i = 0; i < SETTINGS.loans(); i++) {
            SimulatedLoan loan = world.loan(i);
            facts(loan);
            repayments(loan);
            residues(loan, truth.loan(i));
        }
    }

    private static void seen(String what) {
        SEEN.merge(what, 1, Integer::sum);
    }

    private static void facts(SimulatedLoan loan) {
        Set<String> ids = new HashSet<>();
        Set<LocalDate> due = new HashSet<>();
        loan.terms().schedule().installments().forEach(row -> due.add(row.due()));
        Map<String, Fact.PaymentReceived> payments = new HashMap<>();
        boolean chargedOff = false;
        for (Fact fact : loan.facts()) {
            if (!ids.add(fact.header().sourceId())) {
                seen("callback that came twice");
                continue;
            }
            switch (fact) {
                case Fact.Disbursed f -> seen("disbursement");
                case Fact.PaymentReceived f -> {
                    payments.put(f.header().sourceId(), f);
                    if (f.recordedOn().isAfter(f.valueDate())) {
                        seen(
                                due.contains(f.valueDate())
                                        ? "payment of a due day that was heard of later"
                                        : "payment of another day that was heard of later");
                    }
                    if (chargedOff) {
                        seen("recovery after a charge-off");
                    }
                }
                case Fact.PaymentReversed f -> {
                    Fact.PaymentReceived payment =
                            Objects.requireNonNull(payments.get(f.payment()), "the payment that was reversed");
                    boolean twice = payments.values().stream()
                            .anyMatch(other -> !other.equals(payment)
                                    && other.amount() == payment.amount()
                                    && other.valueDate().equals(payment.valueDate()));
                    seen(twice ? "money taken twice and given back" : "debit that was returned");
                }
                case Fact.DebitFailed f -> seen("debit failed for " + f.reason());
                case Fact.FeeCharged f -> seen("fee");
                case Fact.AmountWaived f -> {
                    if (f.component() == Component.INTEREST) {
                        seen("early repayment of all, interest to come let go");
                    } else {
                        assertThat(f.component()).isEqualTo(Component.FEE);
                        seen("early repayment of all, service fees to come let go");
                    }
                }
                case Fact.ProtectionGranted f -> {
                    seen("protection for " + f.cause());
                    assertThat(f.recordedOn()).isAfter(f.to());
                    if (f.cause() == Fact.ProtectionCause.CHANNEL_INCIDENT) {
                        HIT_BY_CHANNEL_AND_DAY.merge(loan.borrower().channel() + " " + f.from(), 1, Integer::sum);
                    }
                }
                case Fact.ChargedOff f -> {
                    chargedOff = true;
                    seen("charge-off");
                }
                case Fact.PlanChanged f -> seen("plan changed");
                case Fact.ProtectionWithdrawn f -> seen("protection withdrawn");
                case Fact.CauseStated f -> seen("cause stated");
                case Fact.StatementWithdrawn f -> seen("statement withdrawn");
                case Fact.CreditRefunded f -> seen("credit refunded");
            }
        }
    }

    private static void repayments(SimulatedLoan loan) {
        List<Installment> rows = loan.terms().schedule().installments();
        if (rows.getFirst().fee() > 0) {
            seen("loan with a service fee in its installments");
        }
        if (loan.terms().agreed().tolerance().isPresent()) {
            seen("loan with grace and tolerance by contract");
        }
        boolean settledEarly = loan.facts().stream().anyMatch(fact -> fact instanceof Fact.AmountWaived);
        Counting.Paid paid = Counting.Paid.of(loan);
        for (int i = 0; i < paid.size(); i++) {
            long early = (long) paid.dueOn()[i] - paid.on()[i];
            if (early > 20 && !settledEarly) {
                seen("installment paid with the one before");
            } else if (early > 0 && !settledEarly) {
                seen("installment paid some days early");
            }
        }
        for (int i = 0; i < paid.parts(); i++) {
            seen("late installment paid in part");
        }
    }

    /** How much less than the bill came in by the due day, where the lender's arithmetic was the cause. */
    private static void residues(SimulatedLoan loan, List<Truth> truths) {
        for (Truth truth : truths) {
            if (truth.cause() != Cause.RESIDUE || !truth.equals(truths.getFirst())) {
                continue; // after an earlier lateness, penalty is in the money too
            }
            Installment row = loan.terms().schedule().installments().get(truth.installment() - 1);
            long billed = loan.terms().schedule().installments().stream()
                    .filter(other -> other.number() <= row.number())
                    .mapToLong(Installment::total)
                    .sum();
            long paid = 0;
            Set<String> ids = new HashSet<>();
            Set<String> reversed = Counting.Paid.reversed(loan);
            for (Fact fact : loan.facts()) {
                if (fact instanceof Fact.FeeCharged f && f.installment().orElseThrow() <= row.number()) {
                    billed += f.amount();
                }
                if (fact instanceof Fact.PaymentReceived f
                        && !f.valueDate().isAfter(row.due())
                        && ids.add(f.header().sourceId())
                        && !reversed.contains(f.header().sourceId())) {
                    paid += f.amount();
                }
            }
            long residue = billed - paid;
            if (ChronoUnit.DAYS.between(row.due(), SETTINGS.lastDay()) > 5) { // callbacks may still be out
                assertThat(residue).as(truth.toString()).isBetween(1L, 4_99L);
            }
            seen(
                    residue == 100
                            ? "residue of one yuan"
                            : residue < 100 ? "residue of rounding" : "residue of a few yuan");
        }
    }

    @Test
    void everything_that_happens_to_small_overdue_amounts_happens_in_it() {
        Map<String, Integer> least = new TreeMap<>(Map.ofEntries(
                Map.entry("residue of one yuan", 40),
                Map.entry("residue of rounding", 40),
                Map.entry("residue of a few yuan", 20),
                Map.entry("late installment paid in part", 100),
                Map.entry("debit that was returned", 20),
                Map.entry("money taken twice and given back", 20),
                Map.entry("callback that came twice", 50),
                Map.entry("payment of a due day that was heard of later", 200),
                Map.entry("payment of another day that was heard of later", 50),
                Map.entry("early repayment of all, interest to come let go", 200),
                Map.entry("early repayment of all, service fees to come let go", 20),
                Map.entry("installment paid with the one before", 200),
                Map.entry("installment paid some days early", 10_000),
                Map.entry("fee", 50),
                Map.entry("loan with a service fee in its installments", 1_000),
                Map.entry("loan with grace and tolerance by contract", 1_000),
                Map.entry("debit failed for FUNDS", 1_000),
                Map.entry("debit failed for SYSTEM", 100),
                Map.entry("debit failed for LIMIT_OR_DATE", 20),
                Map.entry("debit failed for ACCOUNT", 20),
                Map.entry("debit failed for MANDATE", 50),
                Map.entry("protection for CHANNEL_INCIDENT", 100),
                Map.entry("protection for SYSTEM_INCIDENT", 50),
                Map.entry("charge-off", 20),
                Map.entry("recovery after a charge-off", 5),
                Map.entry("disbursement", 20_000)));
        least.forEach(
                (what, count) -> assertThat(SEEN.getOrDefault(what, 0)).as(what).isGreaterThanOrEqualTo(count));
        assertThat(SEEN.keySet()).as("nothing that is not expected").isEqualTo(least.keySet());
    }

    @Test
    void a_bank_that_is_down_for_a_day_touches_many_at_once() {
        assertThat(HIT_BY_CHANNEL_AND_DAY.values().stream().filter(hit -> hit >= 3))
                .hasSizeGreaterThan(10);
    }
}
