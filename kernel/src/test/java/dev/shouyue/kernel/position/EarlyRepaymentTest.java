package dev.shouyue.kernel.position;

import static dev.shouyue.kernel.loan.LoanBuilder.aLoan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.kernel.ledger.Account;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.position.EarlyRepayment.Quote;
import dev.shouyue.kernel.position.EarlyRepayment.Then;
import dev.shouyue.kernel.schedule.Installment;
import dev.shouyue.kernel.schedule.RepaymentMethod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Repaying before it is due. The loan is that of example 1 of the domain sheet: 10,000.00 over 12 months at 0.04 % a day,
 * drawn on 2026-02-10, due on the 10th; after two installments 8,431.14 are left.
 */
class EarlyRepaymentTest {

    private static final Terms LOAN = aLoan().terms();

    @ParameterizedTest(name = "after {0} installments, on {1}: {2} days of interest, {3} of {4}")
    @CsvSource({
        // principal × 0.0004 × days, by hand
        "0, 2026-02-10, 0, 0, 1000000", // the day it was drawn: no interest at all
        "0, 2026-02-15, 5, 2000, 1000000", // 10000.00 × 0.0004 × 5 = 20.00
        "1, 2026-03-11, 1, 369, 922025", // 9220.25 × 0.0004 = 3.6881
        "2, 2026-04-10, 0, 0, 843114", // on a due day, the installment of the day paid
        "2, 2026-04-25, 15, 5059, 843114", // 8431.14 × 0.0004 × 15 = 50.58684
        "2, 2026-05-09, 29, 9780, 843114", // 8431.14 × 0.0004 × 29 = 97.801224
    })
    void interest_is_owed_for_the_days_the_money_was_used(
            int paid, LocalDate day, int days, long interest, long principal) {
        Quote quote = EarlyRepayment.full(LOAN, facts(paid), Loans.policy(), day, 0);
        assertThat(quote.days()).isEqualTo(days);
        assertThat(quote.interest()).isEqualTo(interest);
        assertThat(quote.principal()).isEqualTo(principal);
        assertThat(quote.total()).isEqualTo(principal + interest);
        assertThat(quote.plan()).containsExactly(new Installment(paid + 1, day, principal, interest, 0));
    }

    @Test
    void a_loan_repaid_early_is_settled_on_that_day_to_the_fen() {
        LocalDate day = LocalDate.parse("2026-04-25");
        Quote quote = EarlyRepayment.full(LOAN, facts(2), Loans.policy(), day, 10_00);
        assertThat(quote.total()).isEqualTo(843_114 + 5_059 + 1_000);
        Position position = positionAfter(facts(2), quote);
        assertThat(position.state()).isEqualTo(Position.State.SETTLED);
        assertThat(position.credit()).isZero();
        assertThat(position.balances().get(Account.INTEREST_INCOME))
                .isEqualTo(-(120_00 + 110_64 + 50_59)); // two installments, and the 15 days
    }

    @Test
    void one_fen_less_leaves_one_fen_owed_on_the_day() {
        LocalDate day = LocalDate.parse("2026-04-25");
        Quote quote = EarlyRepayment.full(LOAN, facts(2), Loans.policy(), day, 0);
        Position position = positionAfter(facts(2), quote, quote.total() - 1);
        assertThat(position.owed()).isEqualTo(1);
        assertThat(position.state()).isNotEqualTo(Position.State.SETTLED);
    }

    @Test
    void arrears_and_penalty_are_paid_with_it() {
        // example 3 of the domain sheet: installments 1 and 2 unpaid on 2026-04-25, penalty 21.52 + 7.10
        LocalDate day = LocalDate.parse("2026-04-25");
        Quote quote = EarlyRepayment.full(LOAN, facts(0), Loans.policy(), day, 0);
        assertThat(quote.due()).isEqualTo(899_75 * 2 + 21_52 + 7_10);
        assertThat(quote.interest()).isEqualTo(50_59); // 8431.14 × 0.0004 × 15: interest of arrears is in what is due
        assertThat(positionAfter(facts(0), quote).state()).isEqualTo(Position.State.SETTLED);
    }

    @Test
    void money_already_received_counts() {
        List<Fact> more = new ArrayList<>(facts(2).inOrder());
        more.add(payment("ahead", "2026-04-20", 100_00));
        LocalDate day = LocalDate.parse("2026-04-25");
        Quote quote = EarlyRepayment.full(LOAN, Facts.of(more), Loans.policy(), day, 0);
        assertThat(quote.credit()).isEqualTo(100_00);
        assertThat(quote.total()).isEqualTo(843_114 + 5_059 - 10_000);
        assertThat(positionAfter(Facts.of(more), quote).state()).isEqualTo(Position.State.SETTLED);
    }

    @Test
    void after_a_part_the_due_dates_stay_and_each_installment_is_smaller() {
        LocalDate day = LocalDate.parse("2026-04-25");
        Quote quote = part(RepaymentMethod.LEVEL_30_360, day, 400_000, Then.SMALLER);
        assertThat(quote.total()).isEqualTo(400_000 + 5_059);
        List<Installment> rest = quote.plan().subList(1, quote.plan().size());
        assertThat(rest).hasSize(10);
        assertThat(rest.getFirst().due()).isEqualTo("2026-05-10");
        assertThat(rest.getFirst().interest()).isEqualTo(26_59); // 4431.14 × 0.0004 × 15 = 26.58684
        assertThat(rest.getLast().due()).isEqualTo("2027-02-10");
        assertThat(rest.stream().mapToLong(Installment::principal).sum()).isEqualTo(443_114);
        assertThat(rest).allSatisfy(row -> assertThat(row.total()).isLessThan(899_75));
    }

    @Test
    void after_a_part_there_can_be_fewer_installments_none_of_them_greater() {
        LocalDate day = LocalDate.parse("2026-04-25");
        Quote quote = part(RepaymentMethod.LEVEL_30_360, day, 400_000, Then.FEWER);
        List<Installment> rest = quote.plan().subList(1, quote.plan().size());
        assertThat(rest).hasSize(6); // 4431.14 at 899.80 a month: five would need more
        assertThat(rest).allSatisfy(row -> assertThat(row.total()).isLessThanOrEqualTo(899_80));
        assertThat(rest.stream().mapToLong(Installment::principal).sum()).isEqualTo(443_114);
    }

    @ParameterizedTest
    @EnumSource(RepaymentMethod.class)
    void a_part_repaid_under_any_method_and_then_all_installments_settle_the_loan(RepaymentMethod method) {
        Terms loan = aLoan().repaidBy(method).terms();
        LocalDate day = LocalDate.parse("2026-02-25");
        for (Then then : Then.values()) {
            List<Fact> facts = new ArrayList<>();
            facts.add(disbursed(loan));
            Quote quote = EarlyRepayment.part(loan, Facts.of(facts), Loans.policy(), day, method, 250_000, then, 0);
            facts.add(planned(quote));
            int k = 0;
            for (Installment row : quote.plan()) {
                facts.add(payment("p" + k++, row.due().toString(), row.total()));
            }
            Position end = Positions.on(
                    loan,
                    Facts.of(facts),
                    Loans.policy(),
                    quote.plan().getLast().due());
            assertThat(end.state()).as(method + " " + then).isEqualTo(Position.State.SETTLED);
            assertThat(end.credit()).isZero();
        }
    }

    @Test
    void an_installment_paid_ahead_stays_paid() {
        Terms loan = aLoan().allocating(Allocation.DESIGNATED).terms();
        List<Fact> facts = new ArrayList<>();
        facts.add(disbursed(loan));
        facts.add(new Fact.PaymentReceived(Loans.header("ahead", "2026-02-12"), 899_75, OptionalInt.of(1)));
        LocalDate day = LocalDate.parse("2026-02-25");
        Quote quote = EarlyRepayment.full(loan, Facts.of(facts), Loans.policy(), day, 0);
        facts.add(planned(quote));
        facts.add(payment("rest", day.toString(), quote.total()));
        Position position = Positions.on(loan, Facts.of(facts), Loans.policy(), LocalDate.parse("2026-03-10"));
        assertThat(position.state()).isEqualTo(Position.State.SETTLED);
    }

    @Test
    void what_cannot_be_repaid_early_is_refused() {
        LocalDate day = LocalDate.parse("2026-04-25");
        assertThatThrownBy(() -> part(RepaymentMethod.LEVEL_30_360, day, 843_114, Then.SMALLER))
                .hasMessage("between 1 and 843113 minor units of principal can be repaid in part, not 843114");
        assertThatThrownBy(() -> EarlyRepayment.full(LOAN, facts(12), Loans.policy(), LocalDate.parse("2027-03-01"), 0))
                .hasMessage("loan loan-1 has no principal left that is not yet due");
    }

    /** 20.00 charged on 2026-04-20, when nothing was due: it stands with installment 3, payable at once. */
    @Test
    void a_fee_that_was_charged_is_paid_with_it_though_its_installment_never_comes() {
        List<Fact> more = new ArrayList<>(facts(2).inOrder());
        more.add(new Fact.FeeCharged(Loans.header("fee", "2026-04-20"), 20_00, OptionalInt.empty()));
        Facts facts = Facts.of(more);
        LocalDate day = LocalDate.parse("2026-04-25");
        Quote all = EarlyRepayment.full(LOAN, facts, Loans.policy(), day, 0);
        assertThat(all.charged()).isEqualTo(20_00);
        assertThat(all.total()).isEqualTo(843_114 + 5_059 + 2_000);
        Position position = positionAfter(facts, all);
        assertThat(position.state()).isEqualTo(Position.State.SETTLED);
        assertThat(position.balances().get(Account.FEE_INCOME)).isEqualTo(-20_00);
        Quote part = EarlyRepayment.part(
                LOAN, facts, Loans.policy(), day, RepaymentMethod.LEVEL_30_360, 400_000, Then.SMALLER, 0);
        assertThat(part.total()).isEqualTo(400_000 + 5_059 + 2_000);
        assertThat(part.plan().subList(1, 11))
                .allSatisfy(row -> assertThat(row.fee()).isZero());
    }

    @ParameterizedTest
    @EnumSource(Then.class)
    void installments_that_stay_keep_their_fees_and_those_that_never_come_have_none(Then then) {
        Terms plain = aLoan().terms();
        Terms loan = new Terms(
                plain.loan(),
                plain.currency(),
                plain.principal(),
                plain.drawnOn(),
                plain.contractRate(),
                plain.schedule().withFee(5_00),
                plain.agreed());
        Facts facts = Facts.of(List.of(disbursed(loan)));
        LocalDate day = LocalDate.parse("2026-02-25");
        Quote part =
                EarlyRepayment.part(loan, facts, Loans.policy(), day, RepaymentMethod.LEVEL_30_360, 400_000, then, 0);
        assertThat(part.plan().getFirst().fee()).isZero();
        assertThat(part.plan().subList(1, part.plan().size())).allSatisfy(row -> {
            assertThat(row.fee()).isEqualTo(5_00);
            assertThat(row.total()).isLessThanOrEqualTo(904_80);
        });
        assertThat(EarlyRepayment.full(loan, facts, Loans.policy(), day, 0).total())
                .isEqualTo(10_000_00 + 60_00); // 10000.00 × 0.0004 × 15
    }

    @Test
    void when_the_money_goes_back_the_loan_is_repaid_by_its_former_plan() {
        LocalDate day = LocalDate.parse("2026-04-25");
        Facts facts = returned(facts(2), EarlyRepayment.full(LOAN, facts(2), Loans.policy(), day, 0), "2026-05-05");
        assertThat(on(facts, "2026-05-04").state()).isEqualTo(Position.State.SETTLED);
        for (String date : List.of("2026-05-05", "2026-05-10", "2026-06-20", "2027-03-01")) {
            Position with = on(facts, date);
            Position without = on(facts(2), date);
            assertThat(with.owed()).as(date).isEqualTo(without.owed());
            assertThat(with.penalty()).isEqualTo(without.penalty());
            assertThat(with.dpd()).isEqualTo(without.dpd());
            assertThat(with.installments()).isEqualTo(without.installments());
            assertThat(with.balances().get(Account.INTEREST_INCOME))
                    .isEqualTo(without.balances().get(Account.INTEREST_INCOME));
        }
        assertThat(on(facts, "2026-05-05").owed()).as("nothing was due yet").isZero();
        // installment 3, by its own plan
        assertThat(on(facts, "2026-05-10").owed()).isEqualTo(899_75);
        assertThat(on(facts, "2026-05-10").installments()).hasSize(12);
        assertThat(EarlyRepayment.full(LOAN, facts, Loans.policy(), LocalDate.parse("2026-05-09"), 0)
                        .total())
                .as("as if it had never been repaid")
                .isEqualTo(843_114 + 97_80);
    }

    @Test
    void when_the_money_of_a_part_goes_back_before_the_next_due_date_its_plan_goes_with_it() {
        LocalDate day = LocalDate.parse("2026-04-25");
        for (Then then : Then.values()) {
            Facts facts = returned(facts(2), part(RepaymentMethod.LEVEL_30_360, day, 400_000, then), "2026-04-28");
            assertThat(on(facts, "2026-04-27").installments()).hasSize(then == Then.SMALLER ? 13 : 9);
            assertThat(on(facts, "2026-05-10").installments())
                    .isEqualTo(on(facts(2), "2026-05-10").installments());
            assertThat(on(facts, "2026-05-10").owed()).isEqualTo(899_75);
        }
    }

    @Test
    void a_plan_by_whose_numbers_money_came_meanwhile_stays_and_so_does_one_that_another_was_made_upon() {
        LocalDate day = LocalDate.parse("2026-04-25");
        Quote quote = part(RepaymentMethod.LEVEL_30_360, day, 400_000, Then.SMALLER);
        Installment next = quote.plan().get(1);
        List<Fact> named =
                new ArrayList<>(returned(facts(2), quote, "2026-05-20").inOrder());
        named.add(new Fact.PaymentReceived(
                Loans.header("next", next.due().toString()), next.total(), OptionalInt.of(next.number())));
        Position stays = on(Facts.of(named), "2026-05-20");
        assertThat(stays.installments()).hasSize(13);
        assertThat(stays.owed()).as("the part is due again").isGreaterThanOrEqualTo(400_000 + 50_59);

        List<Fact> upon =
                new ArrayList<>(returned(facts(2), quote, "2026-05-05").inOrder());
        Facts first = Facts.of(upon.subList(0, upon.size() - 1));
        Quote second = EarlyRepayment.full(LOAN, first, Loans.policy(), LocalDate.parse("2026-05-02"), 0);
        upon.add(new Fact.PlanChanged(
                new Fact.Header("test", "plan 2", second.on().atStartOfDay(), second.on()),
                second.plan(),
                Optional.of("early 2")));
        upon.add(payment("early 2", "2026-05-02", second.total()));
        assertThat(on(Facts.of(upon), "2026-05-05").owed())
                .as("the first part is due, the rest is repaid by the second plan")
                .isGreaterThanOrEqualTo(400_000 + 50_59);
        upon.add(new Fact.PaymentReversed(Loans.header("back 2", "2026-05-06"), "early 2"));
        assertThat(on(Facts.of(upon), "2026-05-10").installments())
                .as("both went back")
                .isEqualTo(on(facts(2), "2026-05-10").installments());
    }

    /** It was repaid early, and the money went back. */
    private static Facts returned(Facts before, Quote quote, String on) {
        List<Fact> facts = new ArrayList<>(before.inOrder());
        facts.add(planned(quote));
        facts.add(payment("early", quote.on().toString(), quote.total()));
        facts.add(new Fact.PaymentReversed(Loans.header("back", on), "early"));
        return Facts.of(facts);
    }

    private static Position on(Facts facts, String day) {
        return Positions.on(LOAN, facts, Loans.policy(), LocalDate.parse(day));
    }

    private static Quote part(RepaymentMethod method, LocalDate day, long principal, Then then) {
        return EarlyRepayment.part(LOAN, facts(2), Loans.policy(), day, method, principal, then, 0);
    }

    private static Position positionAfter(Facts before, Quote quote) {
        return positionAfter(before, quote, quote.total());
    }

    private static Position positionAfter(Facts before, Quote quote, long paid) {
        List<Fact> facts = new ArrayList<>(before.inOrder());
        facts.add(planned(quote));
        facts.add(payment("early", quote.on().toString(), paid));
        return Positions.on(LOAN, Facts.of(facts), Loans.policy(), quote.on());
    }

    private static Fact planned(Quote quote) {
        return new Fact.PlanChanged(
                new Fact.Header("test", "plan", quote.on().atStartOfDay(), quote.on()),
                quote.plan(),
                Optional.of("early"));
    }

    /** The first {@code paid} installments paid on their due days. */
    private static Facts facts(int paid) {
        List<Fact> facts = new ArrayList<>();
        facts.add(disbursed(LOAN));
        for (Installment row : LOAN.schedule().installments().subList(0, paid)) {
            facts.add(payment("p" + row.number(), row.due().toString(), row.total()));
        }
        return Facts.of(facts);
    }

    private static Fact payment(String id, String day, long amount) {
        return new Fact.PaymentReceived(Loans.header(id, day), amount, OptionalInt.empty());
    }

    private static Fact disbursed(Terms loan) {
        return new Fact.Disbursed(Loans.header("drawn", loan.drawnOn().toString()), loan.principal());
    }
}
