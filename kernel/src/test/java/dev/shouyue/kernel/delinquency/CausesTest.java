package dev.shouyue.kernel.delinquency;

import static dev.shouyue.kernel.loan.FactsBuilder.factsOf;
import static dev.shouyue.kernel.loan.LoanBuilder.aLoan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.kernel.bureau.Packs;
import dev.shouyue.kernel.delinquency.CauseFound.Confidence;
import dev.shouyue.kernel.delinquency.CauseFound.Ground;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.loan.Fact.ProtectionCause;
import dev.shouyue.kernel.loan.FactsBuilder;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.policy.Policy;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The loan of example 1, due 10 March 2026 with 899.75: why that was not paid in time. Rules: see {@link Causes}. */
class CausesTest {

    private static final LocalDate MARCH_20 = LocalDate.of(2026, 3, 20);
    private final Terms loan = aLoan().terms();

    @ParameterizedTest
    @CsvSource({
        "FUNDS,         FUNDS",
        "ACCOUNT,       ACCOUNT_OR_MANDATE",
        "MANDATE,       ACCOUNT_OR_MANDATE",
        "LIMIT_OR_DATE, TECHNICAL",
        "SYSTEM,        TECHNICAL",
        "DUPLICATE,     TECHNICAL",
    })
    void the_reason_of_the_failed_debit_names_the_cause(DebitFailure reason, Cause cause) {
        CauseFound found = causeOf(factsOf(loan).failed("2026-03-10", "899.75", reason));
        assertThat(found.cause()).isEqualTo(cause);
        assertThat(found.ground()).isEqualTo(Ground.FAILED_DEBIT);
        assertThat(found.confidence()).isEqualTo(Confidence.HIGH);
        assertThat(found.evidence()).extracting(CausesTest::id).containsExactly("debit-1");
    }

    /** First attempt, second attempt: which decides, and how sure it is. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-10T06:00, SYSTEM,  2026-03-10T18:00, FUNDS,   FUNDS,     MEDIUM",
        "2026-03-10T06:00, FUNDS,   2026-03-10T18:00, SYSTEM,  TECHNICAL, MEDIUM",
        "2026-03-10T06:00, SYSTEM,  2026-03-11T06:00, FUNDS,   TECHNICAL, MEDIUM",
        "2026-03-11T06:00, SYSTEM,  2026-03-12T06:00, FUNDS,   TECHNICAL, MEDIUM",
        "2026-03-10T06:00, FUNDS,   2026-03-11T06:00, FUNDS,   FUNDS,     HIGH",
        "2026-03-10T06:00, ACCOUNT, 2026-03-11T06:00, MANDATE, ACCOUNT_OR_MANDATE, HIGH",
    })
    void the_last_attempt_in_time_decides_and_without_one_the_first_after(
            String first, DebitFailure one, String second, DebitFailure other, Cause cause, Confidence confidence) {
        CauseFound found = causeOf(factsOf(loan).failed(first, "899.75", one).failed(second, "899.75", other));
        assertThat(found.cause()).isEqualTo(cause);
        assertThat(found.confidence()).isEqualTo(confidence);
        assertThat(found.evidence()).extracting(CausesTest::id).containsExactly("debit-1", "debit-2");
    }

    /** Evidence is what failed from 5 days before the due date to 3 days after the last free day. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-04, UNKNOWN",
        "2026-03-05, FUNDS",
        "2026-03-10, FUNDS",
        "2026-03-13, FUNDS",
        "2026-03-14, UNKNOWN",
    })
    void a_failed_debit_is_evidence_near_the_due_date_only(String day, Cause cause) {
        CauseFound found = causeOf(factsOf(loan).failed(day, "899.75", DebitFailure.FUNDS));
        assertThat(found.cause()).isEqualTo(cause);
        assertThat(found.evidence()).hasSize(cause == Cause.FUNDS ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(ProtectionCause.class)
    void a_protection_shows_a_technical_cause_when_the_fault_is_ours_or_the_channels(ProtectionCause whose) {
        CauseFound found = causeOf(factsOf(loan)
                .failed("2026-03-10", "899.75", DebitFailure.FUNDS)
                .protectedFrom("2026-03-09", "2026-03-10", whose));
        assertThat(found.cause()).isEqualTo(whose.isTechnical() ? Cause.TECHNICAL : Cause.FUNDS);
        assertThat(whose.isTechnical())
                .isEqualTo(whose != ProtectionCause.COURT && whose != ProtectionCause.BORROWER_PROOF);
        if (whose.isTechnical()) {
            assertThat(found.ground()).isEqualTo(Ground.PROTECTION);
            assertThat(found.evidence()).extracting(CausesTest::id).containsExactly("protection-1");
        }
    }

    @Test
    void a_protection_that_ends_before_the_due_date_shows_nothing() {
        assertThat(causeOf(factsOf(loan).protectedFrom("2026-03-01", "2026-03-09", ProtectionCause.SYSTEM_INCIDENT))
                        .cause())
                .isEqualTo(Cause.UNKNOWN);
    }

    @Test
    void money_that_came_in_time_and_lies_unallocated_is_our_fault() {
        Terms designated = aLoan().allocating(Allocation.DESIGNATED).terms();
        CauseFound found = causeOf(
                designated,
                Packs.cnLoan(),
                factsOf(designated)
                        .paidFor(99, "2026-03-10", "500.00")
                        .paidFor(99, "2026-03-10", "400.00")
                        .failed("2026-03-10", "899.75", DebitFailure.FUNDS));
        assertThat(found.cause()).isEqualTo(Cause.TECHNICAL);
        assertThat(found.ground()).isEqualTo(Ground.UNALLOCATED_MONEY);
        assertThat(found.evidence()).extracting(CausesTest::id).containsExactly("payment-1", "payment-2");
    }

    @Test
    void money_that_came_after_the_cut_off_does_not_lie_unallocated() {
        Policy cutOffAt17 = Packs.cnLoan(LocalTime.of(17, 0));
        CauseFound found = causeOf(loan, cutOffAt17, factsOf(loan).paid("2026-03-10T17:00", "900.30"));
        assertThat(found.cause()).isEqualTo(Cause.FORGOTTEN);
    }

    @Test
    void only_charges_left_are_a_residue_whatever_failed_before() {
        Terms principalFirst = aLoan().allocating(Allocation.PRINCIPAL_FIRST).terms();
        CauseFound found = causeOf(
                principalFirst,
                Packs.cnLoan(),
                factsOf(principalFirst)
                        .failed("2026-03-10", "899.75", DebitFailure.FUNDS)
                        .charged("2026-03-12", "5.00")
                        .paid("2026-03-15", "899.75"));
        assertThat(found.cause()).isEqualTo(Cause.RESIDUE);
        assertThat(found.ground()).isEqualTo(Ground.CHARGES_ONLY);
        assertThat(found.evidence()).extracting(CausesTest::id).containsExactly("fee-1", "payment-1");
    }

    @Test
    void what_was_late_and_is_settled_keeps_the_cause_for_which_it_was_late() {
        FactsBuilder facts = factsOf(loan)
                .failed("2026-03-10", "899.75", DebitFailure.FUNDS)
                .paid("2026-03-15", "902.09"); // 779.75 x 0.0006 x 5 = 2.34
        assertThat(causeOf(facts).cause()).isEqualTo(Cause.FUNDS);
    }

    /** Shortfall against a bill of 899.75: 5 % is 44.98. */
    @ParameterizedTest
    @CsvSource({
        "899.74, RESIDUE",
        "898.75, RESIDUE",
        "854.77, RESIDUE",
        "854.76, UNKNOWN",
    })
    void a_small_share_of_the_bill_is_a_residue(String paid, Cause cause) {
        CauseFound found = causeOf(factsOf(loan).paid("2026-03-10", paid));
        assertThat(found.cause()).isEqualTo(cause);
        if (cause == Cause.RESIDUE) {
            assertThat(found.confidence()).isEqualTo(Confidence.MEDIUM);
            assertThat(found.evidence()).extracting(CausesTest::id).containsExactly("payment-1");
        }
    }

    @Test
    void a_tolerated_shortfall_is_a_residue_and_a_failed_debit_still_says_more() {
        Terms tolerant = aLoan().tolerating("60.00", 6).terms();
        assertThat(causeOf(tolerant, Packs.cnLoan(), factsOf(tolerant).paid("2026-03-10", "840.00"))
                        .cause())
                .isEqualTo(Cause.RESIDUE);
        assertThat(causeOf(
                                tolerant,
                                Packs.cnLoan(),
                                factsOf(tolerant)
                                        .paid("2026-03-10", "840.00")
                                        .failed("2026-03-10T20:00", "59.75", DebitFailure.FUNDS))
                        .cause())
                .isEqualTo(Cause.FUNDS);
    }

    @Test
    void a_payment_that_was_returned_points_to_funds_at_low_confidence() {
        CauseFound found = causeOf(factsOf(loan).paid("2026-03-10", "899.75").reversed("2026-03-12", "payment-1"));
        assertThat(found.cause()).isEqualTo(Cause.FUNDS);
        assertThat(found.ground()).isEqualTo(Ground.RETURNED_PAYMENT);
        assertThat(found.confidence()).isEqualTo(Confidence.LOW);
        assertThat(found.evidence()).extracting(CausesTest::id).containsExactly("payment-1", "reversal-1");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-11T09:00, FORGOTTEN",
        "2026-03-12T22:00, FORGOTTEN",
        "2026-03-13T09:00, UNKNOWN",
    })
    void who_pays_unasked_within_two_days_had_forgotten(String paidAt, Cause cause) {
        CauseFound found = causeOf(factsOf(loan).paid(paidAt, "902.00"));
        assertThat(found.cause()).isEqualTo(cause);
        assertThat(found.confidence()).isEqualTo(Confidence.LOW);
        assertThat(found.evidence()).hasSize(cause == Cause.FORGOTTEN ? 1 : 0);
    }

    @Test
    void grace_moves_the_days_after_which_one_has_forgotten() {
        Terms gracious = aLoan().withGrace(3, Grace.Mode.FORGIVE).terms();
        assertThat(causeOf(gracious, Packs.cnLoan(), factsOf(gracious).paid("2026-03-15", "905.00"))
                        .cause())
                .isEqualTo(Cause.FORGOTTEN);
    }

    @Test
    void a_failed_debit_belongs_to_the_installment_with_the_nearest_due_date() {
        FactsBuilder facts = factsOf(loan).paidAsDue(1, 1).failed("2026-04-10", "899.75", DebitFailure.FUNDS);
        LocalDate april = LocalDate.of(2026, 4, 20);
        assertThat(Causes.of(loan, facts.facts(), Packs.cnLoan(), 1, april)).isEmpty();
        assertThat(Causes.of(loan, facts.facts(), Packs.cnLoan(), 2, april)
                        .orElseThrow()
                        .cause())
                .isEqualTo(Cause.FUNDS);
    }

    @Test
    void what_was_paid_in_time_or_is_not_due_has_no_cause() {
        FactsBuilder facts = factsOf(loan).paidAsDue(1, 1);
        assertThat(Causes.of(loan, facts.facts(), Packs.cnLoan(), 1, MARCH_20)).isEmpty();
        assertThat(Causes.of(loan, facts.facts(), Packs.cnLoan(), 2, MARCH_20)).isEmpty();
        assertThatThrownBy(() -> Causes.of(loan, facts.facts(), Packs.cnLoan(), 13, MARCH_20))
                .hasMessageContaining("has no installment 13");
    }

    /** 5 % of a bill of 1,000.00. */
    @ParameterizedTest
    @CsvSource({"5000, true", "5001, false"})
    void a_residue_is_at_most_the_share_of_the_pack(long shortfall, boolean residue) {
        assertThat(Packs.cnLoan().causes().isResidue(shortfall, 1_000_00)).isEqualTo(residue);
    }

    @Test
    void what_comes_later_than_the_day_of_the_position_is_not_evidence() {
        FactsBuilder facts = factsOf(loan).failed("2026-03-12", "899.75", DebitFailure.FUNDS);
        Optional<CauseFound> before = Causes.of(loan, facts.facts(), Packs.cnLoan(), 1, LocalDate.of(2026, 3, 11));
        assertThat(before.orElseThrow().cause()).isEqualTo(Cause.UNKNOWN);
    }

    private CauseFound causeOf(FactsBuilder facts) {
        return causeOf(loan, Packs.cnLoan(), facts);
    }

    private static CauseFound causeOf(Terms terms, Policy policy, FactsBuilder facts) {
        return Causes.of(terms, facts.facts(), policy, 1, MARCH_20).orElseThrow();
    }

    private static String id(Fact fact) {
        return fact.header().sourceId();
    }
}
