package dev.shouyue.kernel.delinquency;

import static dev.shouyue.kernel.loan.FactsBuilder.factsOf;
import static dev.shouyue.kernel.loan.LoanBuilder.aLoan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.bureau.Packs;
import dev.shouyue.kernel.delinquency.CauseFound.Confidence;
import dev.shouyue.kernel.delinquency.CauseFound.Detail;
import dev.shouyue.kernel.delinquency.CauseFound.Ground;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.loan.Fact.ProtectionCause;
import dev.shouyue.kernel.loan.Fact.StatedBy;
import dev.shouyue.kernel.loan.Fact.StatedCause;
import dev.shouyue.kernel.loan.FactsBuilder;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.schedule.Installment;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The loan of example 1, due 10 March 2026 with 899.75: what statements add to the evidence, and what they do not. */
class StatedCausesTest {

    private static final LocalDate MARCH_20 = LocalDate.of(2026, 3, 20);
    private final Terms loan = aLoan().terms();

    @ParameterizedTest
    @CsvSource({
        "HARDSHIP, BORROWER,  HARDSHIP,  MEDIUM",
        "HARDSHIP, COLLECTOR, HARDSHIP,  MEDIUM",
        "HARDSHIP, COURT,     HARDSHIP,  HIGH",
        "HARDSHIP, DOCUMENT,  HARDSHIP,  HIGH",
        "DISPUTE,  BORROWER,  DISPUTE,   HIGH",
        "DISPUTE,  COLLECTOR, DISPUTE,   MEDIUM",
        "DISPUTE,  DOCUMENT,  DISPUTE,   HIGH",
        "REFUSAL,  BORROWER,  UNWILLING, HIGH",
        "REFUSAL,  COLLECTOR, UNWILLING, MEDIUM",
    })
    void what_was_stated_is_the_cause_as_certain_as_whose_word_it_is(
            StatedCause stated, StatedBy by, Cause cause, Confidence confidence) {
        CauseFound found = causeOf(factsOf(loan).stated("2026-03-12", stated, by));
        assertThat(found.cause()).isEqualTo(cause);
        assertThat(found.ground()).isEqualTo(Ground.STATEMENT);
        assertThat(found.confidence()).isEqualTo(confidence);
        assertThat(ids(found)).containsExactly("statement-1");
    }

    /** A failed debit by its reason, and what was stated beside it: the cause, and all that it rests on. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SYSTEM        | DISPUTE  | TECHNICAL          | debit-1 statement-1",
                "LIMIT_OR_DATE | DISPUTE  | TECHNICAL          | debit-1 statement-1",
                "FUNDS         | DISPUTE  | DISPUTE            | statement-1",
                "SYSTEM        | HARDSHIP | TECHNICAL          | debit-1",
                "FUNDS         | HARDSHIP | HARDSHIP           | statement-1",
                "MANDATE       | HARDSHIP | HARDSHIP           | statement-1",
                "FUNDS         | REFUSAL  | FUNDS              | debit-1",
                "MANDATE       | REFUSAL  | ACCOUNT_OR_MANDATE | debit-1",
                "SYSTEM        | REFUSAL  | TECHNICAL          | debit-1",
            })
    void a_dispute_yields_to_what_is_certainly_technical_hardship_to_that_too_and_a_refusal_to_everything(
            DebitFailure failed, StatedCause stated, Cause cause, String evidence) {
        CauseFound found = causeOf(
                factsOf(loan).failed("2026-03-10", "899.75", failed).stated("2026-03-12", stated, StatedBy.DOCUMENT));
        assertThat(found.cause()).isEqualTo(cause);
        assertThat(ids(found)).containsExactly(evidence.split(" "));
    }

    @Test
    void a_dispute_outranks_a_technical_reason_against_which_another_attempt_speaks() {
        FactsBuilder facts = factsOf(loan)
                .failed("2026-03-10T06:00", "899.75", DebitFailure.FUNDS)
                .failed("2026-03-10T18:00", "899.75", DebitFailure.SYSTEM);
        assertThat(causeOf(facts).cause()).isEqualTo(Cause.TECHNICAL);
        assertThat(causeOf(facts.stated("2026-03-12", StatedCause.DISPUTE, StatedBy.BORROWER))
                        .cause())
                .isEqualTo(Cause.DISPUTE);
    }

    @Test
    void of_a_dispute_and_hardship_the_dispute_is_told() {
        assertThat(causeOf(factsOf(loan)
                                .stated("2026-03-11", StatedCause.HARDSHIP, StatedBy.COURT)
                                .stated("2026-03-12", StatedCause.DISPUTE, StatedBy.COLLECTOR)
                                .stated("2026-03-12", StatedCause.REFUSAL, StatedBy.BORROWER))
                        .cause())
                .isEqualTo(Cause.DISPUTE);
    }

    /** Fair by construction: whatever else there is of evidence, even too little to be the cause, no one is called unwilling. */
    @Test
    void nobody_is_unwilling_by_whom_anything_else_speaks() {
        Terms designated = aLoan().allocating(Allocation.DESIGNATED).terms();
        FactsBuilder someMoneyLies = factsOf(designated)
                .paidFor(99, "2026-03-10", "100.00")
                .stated("2026-03-12", StatedCause.REFUSAL, StatedBy.BORROWER);
        assertThat(Causes.of(designated, someMoneyLies.facts(), Packs.cnLoan(), 1, MARCH_20)
                        .orElseThrow()
                        .cause())
                .isEqualTo(Cause.UNKNOWN);
        FactsBuilder refused = factsOf(loan).stated("2026-03-12", StatedCause.REFUSAL, StatedBy.BORROWER);
        assertThat(causeOf(refused).cause()).isEqualTo(Cause.UNWILLING);
        assertThat(causeOf(refused.protectedFrom("2026-03-09", "2026-03-10", ProtectionCause.OPERATOR))
                        .cause())
                .isEqualTo(Cause.TECHNICAL);
        assertThat(causeOf(factsOf(loan)
                                .paid("2026-03-10", "898.75")
                                .stated("2026-03-12", StatedCause.REFUSAL, StatedBy.BORROWER))
                        .cause())
                .isEqualTo(Cause.RESIDUE);
        assertThat(causeOf(factsOf(loan)
                                .paid("2026-03-10", "899.75")
                                .reversed("2026-03-12", "payment-1")
                                .stated("2026-03-12", StatedCause.REFUSAL, StatedBy.BORROWER))
                        .cause())
                .isEqualTo(Cause.FUNDS);
        assertThat(causeOf(factsOf(loan)
                                .stated("2026-03-10", StatedCause.REFUSAL, StatedBy.BORROWER)
                                .paid("2026-03-11T09:00", "902.00"))
                        .cause())
                .isEqualTo(Cause.FORGOTTEN);
    }

    @Test
    void a_statement_counts_from_its_day_for_the_installments_it_names_until_it_is_withdrawn() {
        FactsBuilder facts = factsOf(loan).stated("2026-03-12", StatedCause.DISPUTE, StatedBy.BORROWER, 2);
        assertThat(causeOf(facts).cause()).isEqualTo(Cause.UNKNOWN);
        facts = factsOf(loan)
                .stated("2026-03-12", StatedCause.DISPUTE, StatedBy.BORROWER, 1)
                .noLongerStated("2026-03-18", "statement-1");
        assertThat(on(facts, "2026-03-11").cause()).isEqualTo(Cause.UNKNOWN);
        assertThat(on(facts, "2026-03-12").cause()).isEqualTo(Cause.DISPUTE);
        assertThat(on(facts, "2026-03-17").cause()).isEqualTo(Cause.DISPUTE);
        assertThat(on(facts, "2026-03-18").cause()).isEqualTo(Cause.UNKNOWN);
    }

    @Test
    void one_of_the_whole_loan_says_nothing_of_what_was_settled_before_it() {
        FactsBuilder facts =
                factsOf(loan).paid("2026-03-14", "902.00").stated("2026-03-15", StatedCause.HARDSHIP, StatedBy.COURT);
        assertThat(causeOf(facts).cause()).isEqualTo(Cause.UNKNOWN);
        assertThat(Causes.of(loan, facts.facts(), Packs.cnLoan(), 2, LocalDate.of(2026, 4, 20))
                        .orElseThrow()
                        .cause())
                .isEqualTo(Cause.HARDSHIP);
    }

    @ParameterizedTest
    @CsvSource({"SYSTEM, CHANNEL", "LIMIT_OR_DATE, LIMIT_OR_DATE", "DUPLICATE, OURS"})
    void a_technical_reason_says_whose_it_is(DebitFailure reason, Detail detail) {
        assertThat(causeOf(factsOf(loan).failed("2026-03-10", "899.75", reason)).detail())
                .contains(detail);
    }

    @ParameterizedTest
    @EnumSource(
            value = ProtectionCause.class,
            names = {"SYSTEM_INCIDENT", "CHANNEL_INCIDENT", "OPERATOR"})
    void a_protection_says_whose_fault_it_answers_to(ProtectionCause whose) {
        assertThat(causeOf(factsOf(loan).protectedFrom("2026-03-09", "2026-03-10", whose))
                        .detail())
                .contains(whose == ProtectionCause.CHANNEL_INCIDENT ? Detail.CHANNEL : Detail.OURS);
    }

    @Test
    void a_residue_is_of_a_fee_of_penalty_of_a_changed_price_or_of_rounding() {
        Terms principalFirst = aLoan().allocating(Allocation.PRINCIPAL_FIRST).terms();
        FactsBuilder penalty = factsOf(principalFirst).paid("2026-03-15", "899.75");
        assertThat(detail(principalFirst, penalty)).isEqualTo(Detail.PENALTY);
        assertThat(detail(
                        principalFirst,
                        factsOf(principalFirst).charged("2026-03-12", "5.00").paid("2026-03-15", "899.75")))
                .isEqualTo(Detail.FEE);
        assertThat(detail(loan, factsOf(loan).paid("2026-03-10", "899.00"))).isEqualTo(Detail.ROUNDING);
        CauseFound found = causeOf(
                factsOf(loan).planChanged("2026-03-01", aYuanMoreOnTheFirst()).paid("2026-03-10", "899.75"));
        assertThat(found.detail()).contains(Detail.PRICE_CHANGE);
        assertThat(ids(found)).containsExactly("plan-1", "payment-1");
    }

    private List<Installment> aYuanMoreOnTheFirst() {
        return loan.schedule().installments().stream()
                .map(each -> each.number() == 1
                        ? new Installment(1, each.due(), each.principal(), each.interest() + 100, each.fee())
                        : each)
                .toList();
    }

    private static Detail detail(Terms terms, FactsBuilder facts) {
        return Causes.of(terms, facts.facts(), Packs.cnLoan(), 1, MARCH_20)
                .orElseThrow()
                .detail()
                .orElseThrow();
    }

    private CauseFound causeOf(FactsBuilder facts) {
        return Causes.of(loan, facts.facts(), Packs.cnLoan(), 1, MARCH_20).orElseThrow();
    }

    private CauseFound on(FactsBuilder facts, String day) {
        return Causes.of(loan, facts.facts(), Packs.cnLoan(), 1, LocalDate.parse(day))
                .orElseThrow();
    }

    private static List<String> ids(CauseFound found) {
        return found.evidence().stream().map(fact -> fact.header().sourceId()).toList();
    }
}
