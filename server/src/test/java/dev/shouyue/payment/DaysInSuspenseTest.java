package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.decision.Failed;
import dev.shouyue.kernel.ledger.Account;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Teller.Act;
import dev.shouyue.servicing.DayClose;
import dev.shouyue.servicing.Difference;
import dev.shouyue.servicing.Difference.Book;
import dev.shouyue.servicing.Ledger;
import dev.shouyue.servicing.Posting;
import dev.shouyue.servicing.Proof;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Money in suspense is an account of the ledger: at the end of each closed day every fen that came is in it once. */
class DaysInSuspenseTest {

    private static final LocalDate DUE = Desks.DUE;
    private static final LocalDate NEXT = DUE.plusDays(1);

    @RegisterExtension
    final Desks desks = new Desks(3);

    /** Cash in transit before anything came: what was drawn. */
    private long drawn;

    @BeforeEach
    void aBook() {
        desks.at("2026-03-10T12:00:00");
        drawn = balance("CNY", Account.CASH_IN_TRANSIT, DUE.minusDays(1));
    }

    @Test
    void money_of_nobody_is_in_the_trial_balance_until_it_is_a_loans_and_again_when_it_is_taken_back() {
        credited("C1", "5060.00");
        assertThat(receipts().held()).singleElement().satisfies(held -> assertThat(held.receipts())
                .isOne());
        closed(DUE);
        inSuspense(DUE, 5_060_00);
        came(DUE, 5_060_00);
        assertThat(receipts().held()).isEmpty();

        desks.at("2026-03-11T12:00:00");
        suspense().match("teller", "C1", "L1", "anna", "");
        closed(NEXT);
        inSuspense(NEXT, 0);
        came(NEXT, 5_060_00);

        desks.at("2026-03-12T12:00:00");
        suspense().undo("teller", "C1", "ben", "another's");
        closed(DUE.plusDays(2));
        inSuspense(DUE.plusDays(2), 5_060_00);
        came(DUE.plusDays(2), 5_060_00);

        desks.at("2026-03-13T12:00:00");
        suspense().refunded("teller", "C1", "T-1", "anna", "");
        closed(DUE.plusDays(3));
        inSuspense(DUE.plusDays(3), 5_060_00); // the first of two said so
        desks.at("2026-03-14T12:00:00");
        suspense().refunded("teller", "C1", "T-1", "ben", "");
        closed(DUE.plusDays(4));
        inSuspense(DUE.plusDays(4), 0);
        came(DUE.plusDays(4), 0);
        inSuspense(DUE, 5_060_00);
    }

    @Test
    void money_that_is_matched_on_the_day_on_which_it_came_was_never_in_suspense() {
        credited("C1", "5060.00");
        suspense().match("teller", "C1", "L1", "anna", "");
        closed(DUE);
        inSuspense(DUE, 0);
        came(DUE, 5_060_00);
        assertThat(entries()).isZero();
    }

    @Test
    void each_currency_has_its_own_entry_and_a_day_is_closed_once() {
        credited("C1", Money.cny("12.50"));
        credited("C2", Money.cny("7.50"));
        credited("C3", Money.of("100.00", "USD"));
        closed(DUE);
        closed(DUE);
        assertThat(entries()).isEqualTo(2);
        inSuspense(DUE, 20_00);
        assertThat(balance("USD", Account.SUSPENSE, DUE)).isEqualTo(-100_00);
        assertThat(balance("USD", Account.CASH_IN_TRANSIT, DUE)).isEqualTo(100_00);
        desks.at("2026-03-11T12:00:00");
        closed(NEXT);
        assertThat(entries()).isEqualTo(2);
    }

    @Test
    void a_close_that_is_cut_off_at_its_end_enters_nothing_and_enters_it_once_when_it_is_done_again() {
        credited("C1", "12.50");
        desks.sql("""
                create function public.no_end() returns trigger language plpgsql as
                $$ begin if new.finished_at is not null then raise exception 'cut off'; end if; return new; end $$""");
        desks.sql(
                "create trigger no_end before insert or update on servicing.day_close for each row execute function no_end()");
        assertThatThrownBy(() -> desks.platform.dayClose.close(DUE, DayClose.Progress.SILENT))
                .isInstanceOf(Failed.class);
        assertThat(entries()).isZero();
        assertThat(desks.number("select count(*) from payment.suspense_stay")).isZero();
        desks.sql("drop trigger no_end on servicing.day_close");
        closed(DUE);
        assertThat(entries()).isOne();
        inSuspense(DUE, 12_50);
    }

    /** What is recorded while a day is being closed is the next day's: until then the money is where it was. */
    @Test
    void money_that_is_matched_or_taken_back_while_a_close_runs_is_moved_by_the_next() {
        credited("C1", "5060.00");
        closed(DUE);
        desks.at("2026-03-11T12:00:00");
        begun(NEXT);
        suspense().match("teller", "C1", "L1", "anna", "");
        closed(NEXT);
        inSuspense(NEXT, 5_060_00);
        came(NEXT, 5_060_00);
        desks.at("2026-03-12T12:00:00");
        closed(DUE.plusDays(2));
        inSuspense(DUE.plusDays(2), 0);
        came(DUE.plusDays(2), 5_060_00);
        begun(DUE.plusDays(3));
        suspense().undo("teller", "C1", "anna", "");
        closed(DUE.plusDays(3));
        inSuspense(DUE.plusDays(3), 0);
        came(DUE.plusDays(3), 5_060_00);
        desks.at("2026-03-14T12:00:00");
        closed(DUE.plusDays(4));
        inSuspense(DUE.plusDays(4), 5_060_00);
        came(DUE.plusDays(4), 5_060_00);
    }

    @Test
    void money_that_the_book_does_not_take_yet_is_in_suspense_until_it_has() {
        suspense().assign("88001", "L1");
        desks.sql("""
                create function public.no_payments() returns trigger language plpgsql as
                $$ begin if new.kind = 2 then raise exception 'a fault'; end if; return new; end $$""");
        desks.sql(
                "create trigger no_payments before insert on servicing.fact for each row execute function no_payments()");
        credited("C1", "88001", Money.cny("5060.00"));
        closed(DUE);
        inSuspense(DUE, 5_060_00);
        came(DUE, 5_060_00);
        desks.sql("drop trigger no_payments on servicing.fact");
        desks.at("2026-03-11T12:00:00");
        desks.payments.run(Payments.Desk.POST);
        closed(NEXT);
        inSuspense(NEXT, 0);
        came(NEXT, 5_060_00);
    }

    @Test
    void money_that_somebody_took_out_of_the_book_by_hand_is_in_suspense_though_nobody_said_so() {
        credited("C1", "5060.00");
        suspense().match("teller", "C1", "L1", "anna", "");
        closed(DUE);
        desks.at("2026-03-11T12:00:00");
        desks.platform.postings.post(Posting.of(
                "L1",
                new Posting.Item(
                        "test", "hand", Optional.empty(), header -> new Fact.PaymentReversed(header, "credit-C1-1"))));
        closed(NEXT);
        inSuspense(NEXT, 5_060_00);
        came(NEXT, 5_060_00);
    }

    /** The loan was repaid in full while the answer of its debit was on its way. */
    @Test
    void money_that_is_to_be_refunded_is_in_suspense_until_it_went_back() {
        desks.at("2026-03-09T12:00:00");
        desks.consented("L0");
        desks.teller.script.add(new Act.LoseAnswer());
        desks.payments.run(Payments.Desk.PLAN);
        desks.at("2026-03-10T09:30:00");
        desks.work();
        desks.platform.postings.post(Posting.of(
                "L0",
                new Posting.Item(
                        "test",
                        "all",
                        Optional.empty(),
                        header -> new Fact.PaymentReceived(header, 60_720_00, OptionalInt.empty()))));
        desks.at("2027-02-11T10:00:00");
        LocalDate late = LocalDate.of(2027, 2, 11);
        desks.platform.dayClose.close(late.minusDays(1), DayClose.Progress.SILENT);
        desks.work();
        Refund refund = desks.payments.refunds.ask(
                new Refunds.Wish(desks.only("L0").number(), Optional.empty(), "too late", "anna", Optional.empty()));
        assertThat(refund.state()).isEqualTo(Refund.State.ASKED);
        closed(late);
        inSuspense(late, 5_060_00);
        came(late, 60_720_00 + 5_060_00);
        desks.at("2027-02-12T10:00:00");
        assertThat(desks.payments.refunds.approve(refund.number(), "ben", "").state())
                .isEqualTo(Refund.State.DONE);
        closed(late.plusDays(1));
        inSuspense(late.plusDays(1), 0);
        came(late.plusDays(1), 60_720_00);
    }

    @Test
    void of_days_that_are_closed_together_those_before_the_money_came_have_none_of_it() {
        desks.at("2026-03-12T12:00:00");
        credited("C1", "12.50", 12);
        desks.platform.dayClose.close(DUE.plusDays(2), DayClose.Progress.SILENT);
        inSuspense(DUE, 0);
        inSuspense(NEXT, 0);
        inSuspense(DUE.plusDays(2), 12_50);
    }

    @Test
    void a_receipt_that_is_gone_or_was_changed_is_found_when_asked_and_by_the_next_close() {
        credited("C1", "12.50");
        credited("C2", "7.50");
        closed(DUE);
        desks.sql("delete from payment.receipt where receipt_id = 'C1'");
        found(Book.RECEIPT, -7_50, -20_00);
        desks.sql("update payment.receipt set amount = 700 where receipt_id = 'C2'");
        found(Book.RECEIPT, -7_00, -20_00);
        desks.at("2026-03-11T12:00:00");
        desks.platform.dayClose.close(NEXT, DayClose.Progress.SILENT);
        inSuspense(NEXT, 20_00);
        Proof proof = desks.platform.proofs.ofDays(NEXT, NEXT).getFirst();
        assertThat(desks.platform.proofs.differences(proof.id(), Optional.of(Book.RECEIPT), 0, 9))
                .singleElement()
                .satisfies(placed -> {
                    assertThat(placed.difference().held()).hasValue(-7_00);
                    assertThat(placed.difference().told().in("en"))
                            .isEqualTo(
                                    "money in suspense on 2026-03-11: its receipts come to -7.00 CNY, -20.00 CNY was kept of them");
                });
    }

    /** The state alone was changed: nothing put the money to the loan, gave it back or took it back. */
    @ParameterizedTest
    @CsvSource({"MATCHED", "ASSIGNED", "REFUNDED", "RETURNED"})
    void a_receipt_that_says_it_is_elsewhere_without_anything_that_took_it_there_is_found(String state) {
        credited("C1", "12.50");
        credited("C2", "7.50");
        closed(DUE);
        desks.sql("update payment.receipt set state = '" + state + "', loan = 'L1' where receipt_id = 'C1'");
        found(Book.RECEIPT, -7_50, -20_00);
        desks.at("2026-03-11T12:00:00");
        desks.platform.dayClose.close(NEXT, DayClose.Progress.SILENT);
        assertThat(desks.platform.proofs.ofDays(NEXT, NEXT).getFirst().agrees()).isFalse();
        found(Book.RECEIPT, -7_50, -20_00);
    }

    /** It was there once, and was taken back from it. */
    @Test
    void a_receipt_that_is_said_to_be_at_a_loan_that_it_was_taken_back_from_is_found() {
        credited("C1", "12.50");
        suspense().match("teller", "C1", "L1", "anna", "");
        suspense().undo("teller", "C1", "ben", "");
        closed(DUE);
        inSuspense(DUE, 12_50);
        desks.sql("update payment.receipt set state = 'MATCHED', loan = 'L1' where receipt_id = 'C1'");
        found(Book.RECEIPT, 0, -12_50);
    }

    @Test
    void an_entry_that_was_changed_or_a_stay_that_is_gone_is_found_and_the_next_close_does_not_hide_it() {
        credited("C1", "12.50");
        closed(DUE);
        desks.sql("alter table servicing.journal disable trigger all");
        desks.sql(
                "update servicing.journal set suspense = suspense + 50, cash_in_transit = cash_in_transit - 50 where suspense < 0");
        assertThat(prove()).extracting(Difference::book).containsOnly(Book.LEDGER);
        desks.sql("update servicing.ledger_day set credit = credit - 50 where account = 'SUSPENSE'");
        desks.sql(
                "update servicing.ledger_day set debit = debit - 50 where account = 'CASH_IN_TRANSIT' and reason = 'suspense'");
        found(Book.LEDGER, -12_00, -12_50);
        desks.at("2026-03-11T12:00:00");
        desks.platform.dayClose.close(NEXT, DayClose.Progress.SILENT);
        assertThat(desks.platform.proofs.ofDays(NEXT, NEXT).getFirst().agrees()).isFalse();
        desks.sql("delete from payment.suspense_stay");
        found(Book.LEDGER, -12_00, 0);
    }

    @Test
    void what_moved_since_the_close_is_no_difference() {
        credited("C1", "5060.00");
        credited("C2", "12.50");
        closed(DUE);
        desks.at("2026-03-11T12:00:00");
        suspense().match("teller", "C1", "L1", "anna", "");
        suspense().refunded("teller", "C2", "T-1", "anna", "");
        credited("C3", "1.00");
        assertThat(prove()).isEmpty();
    }

    private Suspense suspense() {
        return desks.payments.suspense;
    }

    private Receipts receipts() {
        return desks.payments.receipts;
    }

    /** A close of {@code day} that was cut off after its beginning. */
    private void begun(LocalDate day) {
        desks.sql("insert into servicing.day_close (day, started_at) values ('" + day + "', now())");
    }

    private void closed(LocalDate day) {
        desks.prove(day);
        Proof proof = desks.platform.proofs.ofDays(day, day).getFirst();
        assertThat(proof.agrees()).as("proof of the close of %s", day).isTrue();
        assertThat(desks.platform.ledger.trialBalance(day, day).stream()
                        .mapToLong(Ledger.Line::closing)
                        .sum())
                .isZero();
    }

    private void inSuspense(LocalDate day, long minor) {
        assertThat(-balance("CNY", Account.SUSPENSE, day))
                .as("in suspense on %s", day)
                .isEqualTo(minor);
    }

    private void came(LocalDate day, long minor) {
        assertThat(balance("CNY", Account.CASH_IN_TRANSIT, day) - drawn)
                .as("came by %s", day)
                .isEqualTo(minor);
    }

    private long balance(String currency, Account account, LocalDate day) {
        return desks.platform.ledger.trialBalance(day, day).stream()
                .filter(line -> line.currency().equals(currency) && line.account() == account)
                .mapToLong(Ledger.Line::closing)
                .sum();
    }

    private long entries() {
        return desks.number("select count(*) from servicing.journal where reason = 'suspense'");
    }

    private List<Difference> prove() {
        return desks.platform.rebuild.prove(DayClose.Progress.SILENT).differing();
    }

    private void found(Book book, long held, long given) {
        assertThat(prove()).singleElement().satisfies(difference -> {
            assertThat(difference.book()).isEqualTo(book);
            assertThat(difference.part()).isEqualTo("SUSPENSE");
            assertThat(difference.held()).hasValue(held);
            assertThat(difference.given()).hasValue(given);
        });
    }

    private void credited(String id, String amount) {
        credited(id, Money.cny(amount));
    }

    private void credited(String id, Money amount) {
        credited(id, "", amount);
    }

    private void credited(String id, String account, Money amount) {
        credited(id, account, amount, 10);
    }

    private void credited(String id, String amount, int dayOfMarch) {
        credited(id, "", Money.cny(amount), dayOfMarch);
    }

    private void credited(String id, String account, Money amount, int dayOfMarch) {
        desks.transfer(id, account, amount, LocalDate.of(2026, 3, dayOfMarch).atTime(11, 0));
        desks.work();
    }
}
