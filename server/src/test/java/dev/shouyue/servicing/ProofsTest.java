package dev.shouyue.servicing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.Platform;
import dev.shouyue.demonstration.SimulatedBook;
import dev.shouyue.servicing.Difference.Book;
import dev.shouyue.servicing.Proof.Scope;
import dev.shouyue.simulator.World;
import dev.shouyue.simulator.WorldSettings;
import dev.shouyue.storage.Database;
import dev.shouyue.storage.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The books are proved at each close and when somebody asks, on a simulated book in which each of the three is tampered with. */
class ProofsTest {

    private static final LocalDate DAY = LocalDate.of(2025, 6, 30);
    private static final LocalDate NEXT = DAY.plusDays(1);
    private static final int LOANS = 400;

    private final Database database = TestDatabase.fresh();
    private final Platform platform = Platform.on(database);
    private final JdbcClient sql = JdbcClient.create(database.dataSource());

    @BeforeEach
    void fill() {
        World world = World.of(WorldSettings.calm(7, LOANS));
        platform.bookLoad.load(SimulatedBook.parts(world), 1, DayClose.Progress.SILENT, LOANS);
        close(DAY);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void each_closed_day_is_proved_by_its_totals_and_the_loans_that_were_touched() {
        close(DAY.plusDays(3));
        List<Proof> proofs = platform.proofs.proofs(Optional.empty(), Optional.empty(), Optional.empty(), 10);
        assertThat(proofs).extracting(Proof::day).containsExactly(DAY.plusDays(3), DAY.plusDays(2), NEXT, DAY);
        assertThat(proofs).allMatch(Proof::agrees).allMatch(proof -> proof.scope() == Scope.CLOSE);
        for (DayBook.Close close : platform.days.closes(NEXT, DAY.plusDays(3))) {
            Proof proof = platform.proofs.ofDays(close.day(), close.day()).getFirst();
            assertThat(proof.loans()).as("loans of %s", close.day()).isEqualTo(close.touched());
        }
        assertThat(events()).isEmpty();
    }

    @Test
    void an_entry_of_the_journal_that_was_changed_is_found_whether_it_balances_or_not() {
        String loan = touchedOn(NEXT);
        sql.sql("alter table servicing.journal disable trigger all").update();
        sql.sql("update servicing.journal set principal_receivable = principal_receivable + 100,"
                        + " cash_in_transit = cash_in_transit - 100 where entry_id = (select min(entry_id)"
                        + " from servicing.journal join servicing.loan using (borrower_id, loan_id)"
                        + " where external_id = ? and principal_receivable > 0 and cash_in_transit < 0)")
                .param(loan)
                .update();
        close(NEXT);
        List<Difference> found = found(last());
        assertThat(found)
                .allMatch(difference ->
                        difference.book() == Book.LEDGER && difference.loan().equals(Optional.of(loan)));
        assertThat(found).extracting(Difference::part).containsExactly("CASH_IN_TRANSIT", "PRINCIPAL_RECEIVABLE");
        assertThat(found.getLast().held().orElseThrow())
                .isEqualTo(found.getLast().given().orElseThrow() + 100);

        sql.sql("alter table servicing.journal drop constraint journal_entry_balances")
                .update();
        sql.sql("update servicing.journal set principal_receivable = principal_receivable - 100"
                        + " where entry_id = (select min(entry_id)"
                        + " from servicing.journal join servicing.loan using (borrower_id, loan_id)"
                        + " where external_id = ? and principal_receivable > 0 and cash_in_transit < 0)")
                .param(loan)
                .update();
        assertThat(asked())
                .filteredOn(difference -> difference.loan().isPresent())
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.loan()).contains(loan);
                    assertThat(difference.book()).isEqualTo(Book.LEDGER);
                    assertThat(difference.part()).isEqualTo("CASH_IN_TRANSIT");
                });
        assertThat(asked()).extracting(Difference::part).contains(Difference.Part.TRIAL_BALANCE.name());
    }

    @Test
    void a_position_that_is_written_wrong_is_found_by_the_loan_and_one_that_nothing_touched_by_the_total() {
        String loan = touchedOn(NEXT);
        sql.sql("create function public.wrong() returns trigger language plpgsql as"
                        + " $$ begin new.principal := new.principal + 7; return new; end $$")
                .update();
        sql.sql("create trigger wrong before insert or update on servicing.position for each row when (new.loan_id ="
                        + loanId(loan) + ") execute function public.wrong()")
                .update();
        close(NEXT);
        sql.sql("drop trigger wrong on servicing.position").update();
        for (List<Difference> found : List.of(found(last()), asked())) {
            assertThat(found)
                    .filteredOn(difference -> difference.loan().isPresent())
                    .singleElement()
                    .satisfies(difference -> {
                        assertThat(difference.loan()).contains(loan);
                        assertThat(difference.book()).isEqualTo(Book.POSITION);
                        assertThat(difference.part()).isEqualTo("PRINCIPAL");
                        assertThat(difference.held().orElseThrow())
                                .isEqualTo(difference.given().orElseThrow() + 7);
                    });
        }
        platform.rebuild.rebuild(DayClose.Progress.SILENT);
        assertThat(asked()).isEmpty();

        sql.sql("update servicing.position set credit = credit + 5 where loan_id = (select min(loan_id)"
                        + " from servicing.position where next_event > ?)")
                .param(NEXT.plusDays(1))
                .update();
        close(NEXT.plusDays(1));
        assertThat(found(last())).singleElement().satisfies(difference -> {
            assertThat(difference.loan()).isEmpty();
            assertThat(difference.book()).isEqualTo(Book.POSITION);
            assertThat(difference.part()).isEqualTo("UNALLOCATED_RECEIPTS");
        });
    }

    @Test
    void a_fact_that_was_changed_is_told_from_a_wrong_ledger_because_ledger_and_position_agree() {
        String loan = sql.sql("select external_id from servicing.loan l join servicing.position p"
                        + " using (borrower_id, loan_id) where p.next_event = ? and exists (select from"
                        + " servicing.fact f where f.loan_id = l.loan_id and f.kind = 2 and f.recorded_on < ?)"
                        + " order by loan_id limit 1")
                .params(NEXT, DAY)
                .query(String.class)
                .single();
        sql.sql("alter table servicing.fact disable trigger all").update();
        sql.sql("update servicing.fact set amount = amount - 100 where loan_id = ? and seq = (select min(seq)"
                        + " from servicing.fact where loan_id = ? and kind = 2)")
                .params(loanId(loan), loanId(loan))
                .update();
        close(NEXT);
        for (List<Difference> found : List.of(found(last()), asked())) {
            assertThat(found)
                    .filteredOn(difference -> difference.loan().isPresent())
                    .isNotEmpty()
                    .allMatch(difference ->
                            difference.book() == Book.FACT && difference.loan().equals(Optional.of(loan)))
                    .filteredOn(difference -> difference.part().equals("CASH_IN_TRANSIT"))
                    .singleElement()
                    .satisfies(difference -> assertThat(difference.held().orElseThrow())
                            .isEqualTo(difference.given().orElseThrow() + 100));
        }
    }

    @Test
    void that_the_books_differ_is_told_once_for_each_proof() {
        sql.sql("update servicing.past_due_total set amount = amount + 1").update();
        close(NEXT);
        Proof proof = last();
        assertThat(proof.differences()).isPositive();
        assertThat(events()).singleElement().satisfies(data -> assertThat(data)
                .contains("\"proof\":" + proof.id(), "\"scope\":\"close\"", "\"day\":\"2025-07-01\""));
        close(NEXT);
        assertThat(events()).hasSize(1);
        asked();
        assertThat(events()).hasSize(2);
    }

    @Test
    void a_proof_that_cannot_be_made_leaves_the_day_closed_and_says_why_and_is_made_up_for_as_one_that_was_cut_off() {
        sql.sql("alter table servicing.accrual_total rename column posted to mislaid")
                .update();
        platform.proofs.afterClose(DAY);
        assertThat(last().failure().orElseThrow()).contains("posted");
        assertThat(last().agrees()).isFalse();
        sql.sql("alter table servicing.accrual_total rename column mislaid to posted")
                .update();
        close(DAY);
        assertThat(last().agrees()).isTrue();
        assertThat(last().failure()).isEmpty();

        sql.sql("alter table servicing.proof disable trigger all").update();
        sql.sql("delete from servicing.proof").update();
        close(DAY);
        assertThat(last().agrees()).isTrue();
        assertThat(last().day()).isEqualTo(DAY);
        close(DAY);
        assertThat(platform.proofs.proofs(Optional.empty(), Optional.empty(), Optional.empty(), 10))
                .hasSize(1);
    }

    private void close(LocalDate day) {
        platform.dayClose.close(day, DayClose.Progress.SILENT);
    }

    private Proof last() {
        return platform.proofs
                .proofs(Optional.empty(), Optional.empty(), Optional.empty(), 1)
                .getFirst();
    }

    private List<Difference> found(Proof proof) {
        return platform.proofs.differences(proof.id(), Optional.empty(), 0, 100).stream()
                .map(Proofs.Placed::difference)
                .toList();
    }

    /** What a proof of every loan finds, as it is kept. */
    private List<Difference> asked() {
        Proof proof = platform.proofs
                .prove(Optional.of("finance"), DayClose.Progress.SILENT)
                .kept()
                .orElseThrow();
        assertThat(proof.scope()).isEqualTo(Scope.BOOK);
        List<Difference> found = found(proof);
        assertThat(found).hasSize((int) proof.differences());
        return found;
    }

    private List<String> events() {
        return sql.sql(
                        "select data::text from event.outbox where type = 'dev.shouyue.servicing.books-differ.v1'"
                                + " union all select data::text from event.log where type = 'dev.shouyue.servicing.books-differ.v1'")
                .query(String.class)
                .list();
    }

    private String touchedOn(LocalDate day) {
        return sql.sql("select external_id from servicing.loan join servicing.position using (borrower_id, loan_id)"
                        + " where next_event = ? order by loan_id limit 1")
                .param(day)
                .query(String.class)
                .single();
    }

    private long loanId(String loan) {
        return sql.sql("select loan_id from servicing.loan where external_id = ?")
                .param(loan)
                .query(Long.class)
                .single();
    }
}
