package dev.shouyue.delinquency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.decision.Refused;
import dev.shouyue.delinquency.Incident.Deed;
import dev.shouyue.delinquency.Incident.Report;
import dev.shouyue.kernel.ledger.Account;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.position.Position;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an incident touched, and what protecting it undoes. */
class TouchedLoansTest {

    private static final LocalDate TODAY = IncidentBook.TODAY;

    @TempDir
    Path folder;

    private IncidentBook book;

    @BeforeEach
    void open() {
        book = new IncidentBook(folder);
    }

    @AfterEach
    void close() {
        book.close();
    }

    /**
     * The first installment was paid on the 23rd day: 779.75 × 0.06 % × 23 are 10.76 of penalty, and the month end saw it past
     * due. With its days protected it is paid in time, and the 10.76 are the borrower's.
     */
    @Test
    void an_overdue_that_was_paid_weeks_ago_is_undone_from_its_value_date() {
        book.loan("PAID", 10)
                .paid("PAID", "2026-04-02", "910.51")
                .paid("PAID", "2026-04-10", "899.75")
                .closed();
        assertThat(book.position("PAID", LocalDate.of(2026, 4, 1)).dpd()).isEqualTo(22);
        Incident incident = book.planned(book.told(IncidentBook.outage()), Deed.PROTECT);

        PlanRow row =
                book.platform.incidents.rows(incident, Deed.PROTECT, 0, 10).getFirst();
        assertThat(row.from()).isEqualTo(LocalDate.of(2026, 3, 10));
        assertThat(row.to()).isEqualTo(LocalDate.of(2026, 4, 2));
        assertThat(row.installments()).containsExactly(1);
        assertThat(row.effect().before()).isEqualTo(standing(0, 22, 10_76, "NORMAL", 23));
        assertThat(row.effect().after()).isEqualTo(standing(0, 0, 0, "NORMAL", 0));
        assertThat(row.effect().bureau()).containsExactly(new Effect.Correction(YearMonth.of(2026, 3), "1", "N"));
        assertThat(book.count("select count(*) from servicing.fact where source = 'incident'"))
                .isZero();

        book.done(incident, Deed.PROTECT);
        Position position = book.position("PAID", TODAY);
        assertThat(position.balances().get(Account.PENALTY_INCOME)).isZero();
        assertThat(position.credit()).isEqualTo(10_76);
        assertThat(book.position("PAID", LocalDate.of(2026, 4, 1)).dpd()).isZero();
        PlanRow recorded =
                book.platform.incidents.rows(incident, Deed.PROTECT, 0, 10).getFirst();
        assertThat(recorded.applied()).isTrue();
        assertThat(recorded.effect()).isEqualTo(row.effect());
        assertThat(book.platform.incidents.corrections(incident, Deed.PROTECT, 0, Optional.empty(), 10))
                .singleElement()
                .satisfies(correction -> {
                    assertThat(correction.month()).isEqualTo(YearMonth.of(2026, 3));
                    assertThat(correction.sent()).isEqualTo("1");
                    assertThat(correction.right()).isEqualTo("N");
                    assertThat(correction.recordedOn()).isEqualTo(TODAY);
                });
        book.prove(TODAY);
        assertThat(book.platform.book.journal(book.find("PAID").key())).anySatisfy(entry -> {
            assertThat(entry.valueDate()).isEqualTo(LocalDate.of(2026, 3, 10));
            assertThat(entry.amounts()).containsEntry("PENALTY_INCOME", 10_76L);
        });
    }

    /**
     * Example 3 of the domain sheet: 46 days past due, 21.52 + 7.10 of penalty. The incident of March explains the first
     * installment; the 15 days and 7.10 of the second, which fell due in April, are none of its doing and stay.
     */
    @Test
    void what_is_still_unpaid_is_protected_until_the_borrower_had_a_fair_time_to_pay_and_the_rest_counts() {
        book.loan("OPEN", 10).closed();
        Incident incident = book.done(book.told(IncidentBook.outage()), Deed.PROTECT);
        PlanRow row =
                book.platform.incidents.rows(incident, Deed.PROTECT, 0, 10).getFirst();
        assertThat(row.effect().before().dpd()).isEqualTo(46);
        assertThat(row.effect().before().penalty()).isEqualTo(28_62);
        assertThat(row.effect().before().lateDays()).hasValue(46 + 15);
        assertThat(row.effect().after()).isEqualTo(standing(15, 15, 7_10, "SPECIAL_MENTION", 15));
        assertThat(row.to()).isEqualTo(LocalDate.of(2026, 4, 28));
        assertThat(row.installments()).containsExactly(1);
        assertThat(state("OPEN", LocalDate.of(2026, 4, 28))).containsExactly("PENDING", "OVERDUE");
        assertThat(state("OPEN", LocalDate.of(2026, 4, 29))).containsExactly("OVERDUE", "OVERDUE");
        assertThat(book.position("OPEN", LocalDate.of(2026, 4, 9)).dpd()).isZero();
        assertThat(book.position("OPEN", LocalDate.of(2026, 4, 29)).dpd()).isEqualTo(19);
        book.prove(TODAY);
    }

    @Test
    void what_was_paid_in_time_or_fell_due_on_another_day_is_not_touched() {
        book.loan("LATE", 10)
                .loan("IN-TIME", 10)
                .paid("IN-TIME", "2026-03-10", "899.75")
                .paid("IN-TIME", "2026-04-10", "899.75")
                .loan("OTHER-DAY", 15)
                .closed();
        Incident incident = book.planned(book.told(IncidentBook.outage()), Deed.PROTECT);
        assertThat(book.platform.incidents.rows(incident, Deed.PROTECT, 0, 10))
                .extracting(PlanRow::loan)
                .containsExactly("LATE");
        PlanSums sums = book.platform.incidents.sums(incident);
        assertThat(sums.loans()).isEqualTo(1);
        assertThat(sums.borrowers()).isEqualTo(1);
        assertThat(sums.installments()).isEqualTo(1);
        assertThat(sums.dpdDays()).isEqualTo(31); // of 46, the 15 of the second installment stay
        assertThat(sums.lateDays()).hasValue(46);
        assertThat(sums.bureauMonths()).isEqualTo(1);
        assertThat(sums.penalty())
                .containsExactly(new PlanSums.PenaltySum(java.util.Currency.getInstance("CNY"), 21_52));
        assertThat(sums.classes()).singleElement().satisfies(move -> assertThat(move.after())
                .isEqualTo("SPECIAL_MENTION"));
    }

    @Test
    void of_a_plan_from_before_late_days_were_counted_their_sum_is_not_known() {
        book.loan("LATE", 10).closed();
        Incident incident = book.planned(book.told(IncidentBook.outage()), Deed.PROTECT);
        assertThat(book.count(
                        "with u as (update delinquency.plan_row set late_days_before = null, late_days_after = null"
                                + " returning 1) select count(*) from u"))
                .isEqualTo(1);
        assertThat(book.platform.incidents.sums(incident).lateDays()).isEmpty();
        assertThat(book.platform
                        .incidents
                        .rows(incident, Deed.PROTECT, 0, 10)
                        .getFirst()
                        .effect()
                        .before()
                        .lateDays())
                .isEmpty();
        book.done(incident, Deed.PROTECT);
        assertThat(book.platform.incidents.sums(incident).lateDays())
                .as("what was recorded since")
                .hasValue(46);
    }

    private static Effect.Standing standing(int dpd, int worstDpd, long penalty, String creditClass, int lateDays) {
        return new Effect.Standing(dpd, worstDpd, penalty, creditClass, OptionalInt.of(lateDays));
    }

    @Test
    void failed_debits_of_a_source_and_code_are_touched_and_no_others() {
        book.loan("SYSTEM", 10)
                .loan("FUNDS", 10)
                .loan("OTHER", 10)
                .loan("EVENING", 10)
                .closed();
        fails("SYSTEM", "wallet", "2026-03-10T10:00:00", DebitFailure.SYSTEM, "SYSTEM_ERROR");
        fails("FUNDS", "wallet", "2026-03-10T10:00:00", DebitFailure.FUNDS, "NOT_ENOUGH");
        fails("OTHER", "bank-a", "2026-03-10T10:00:00", DebitFailure.SYSTEM, "SYSTEM_ERROR");
        fails("EVENING", "wallet", "2026-03-10T20:00:01", DebitFailure.SYSTEM, "SYSTEM_ERROR");
        assertThat(touched(IncidentBook.failedDebits("wallet"))).containsExactlyInAnyOrder("SYSTEM", "FUNDS");
        assertThat(touched(IncidentBook.failedDebits("wallet", "SYSTEM_ERROR"))).containsExactly("SYSTEM");
    }

    @Test
    void a_list_of_loans_is_touched_where_something_was_open() {
        book.loan("A", 10)
                .loan("B", 10)
                .loan("C", 10)
                .paid("C", "2026-03-10", "899.75")
                .closed();
        Incident incident = book.planned(book.told(IncidentBook.ofList(), "A", "C"), Deed.PROTECT);
        assertThat(book.platform.incidents.rows(incident, Deed.PROTECT, 0, 10))
                .extracting(PlanRow::loan)
                .containsExactly("A");
        assertThatThrownBy(() -> book.told(IncidentBook.ofList(), "A", "NONE"))
                .isInstanceOfSatisfying(Refused.class, e -> {
                    assertThat(e.field()).isEqualTo("loans");
                    assertThat(e.value()).isEqualTo("NONE");
                });
    }

    /** The two installments that have fallen due. */
    private List<String> state(String loan, LocalDate day) {
        return book.position(loan, day).installments().stream()
                .limit(2)
                .map(row -> row.state().name())
                .toList();
    }

    /** An April that has nothing to do with the incident of March: paid late by the borrower, who is held to that day. */
    @Test
    void a_later_installment_counts_as_ever_while_the_one_that_was_touched_is_protected() {
        book.loan("BOTH", 10).paid("BOTH", "2026-04-20", "1820.00").closed();
        Incident incident = book.done(book.told(IncidentBook.outage()), Deed.PROTECT);
        PlanRow row =
                book.platform.incidents.rows(incident, Deed.PROTECT, 0, 10).getFirst();
        assertThat(row.installments()).containsExactly(1);
        assertThat(row.to()).isEqualTo(LocalDate.of(2026, 4, 20));
        assertThat(book.find("BOTH").facts().inOrder())
                .filteredOn(Fact.ProtectionGranted.class::isInstance)
                .singleElement()
                .satisfies(fact -> assertThat(((Fact.ProtectionGranted) fact).installments())
                        .containsExactly(1));
        assertThat(state("BOTH", LocalDate.of(2026, 4, 19))).containsExactly("PENDING", "OVERDUE");
        assertThat(state("BOTH", LocalDate.of(2026, 4, 20))).containsExactly("SETTLED", "SETTLED_LATE");
        assertThat(book.position("BOTH", LocalDate.of(2026, 4, 19)).dpd()).isEqualTo(9);
        // 789.11 x 0.0006 x 10; of the 21.52 and more that ran up on the first nothing is left
        assertThat(book.position("BOTH", TODAY).balances().get(Account.PENALTY_INCOME))
                .isEqualTo(-4_73);
        book.prove(TODAY);
        book.done(incident, Deed.UNDO);
        assertThat(book.position("BOTH", LocalDate.of(2026, 4, 19)).dpd()).isEqualTo(40);
        book.prove(TODAY);
    }

    private List<String> touched(Report report) {
        Incident incident = book.planned(book.told(report), Deed.PROTECT);
        return book.platform.incidents.rows(incident, Deed.PROTECT, 0, 10).stream()
                .map(PlanRow::loan)
                .toList();
    }

    private void fails(String loan, String source, String time, DebitFailure reason, String code) {
        book.post(loan, source, time, header -> new Fact.DebitFailed(header, 899_75, reason, code));
    }
}
