package dev.shouyue.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.shouyue.decision.Sentence;
import dev.shouyue.kernel.loan.Fact;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import takes what is new, once, whole and in any order. */
class ImportTest {

    private static final String EVENTS = """
            event_id,loan_id,kind,occurred_at,amount,reason,reference,from,to
            E1,L1,debit_failed,2026-03-10T09:00:00,512.00,funds,,,
            E2,L1,protection_granted,2026-03-11,,channel_incident,ops,2026-03-10,2026-03-12
            E3,L2,payment_reversed,2026-03-14,,,P3,,
            E4,Y1,fee_charged,2026-03-20,300,,,,
            """;
    private static final String BORROWERS = """
            borrower_id,birth_year,region,channel,payday
            B1,1990,north,wallet,15
            B9,,,,
            """;

    @TempDir
    Path folder;

    private Lender lender;

    @BeforeEach
    void aLender() {
        lender = new Lender(folder);
    }

    @AfterEach
    void close() {
        lender.close();
    }

    @Test
    void every_row_is_taken_once_and_is_there_the_second_time() {
        ImportReport first = lender.imports(BORROWERS, Lender.LOANS, Lender.INSTALLMENTS, Lender.PAYMENTS, EVENTS);
        assertThat(first.kinds())
                .containsExactly(
                        new ImportReport.Kind("borrowers", 2, 2, 0, 0),
                        new ImportReport.Kind("loans", 3, 3, 0, 0),
                        new ImportReport.Kind("installments", 4, 4, 0, 0),
                        new ImportReport.Kind("payments", 3, 3, 0, 0),
                        new ImportReport.Kind("events", 4, 4, 0, 0));
        assertThat(first.imported()).isEqualTo(Map.of("borrowers", 3L, "loans", 3L, "facts", 10L));
        List<String> book = lender.book();
        ImportReport again = lender.imports(BORROWERS, Lender.LOANS, Lender.INSTALLMENTS, Lender.PAYMENTS, EVENTS);
        assertThat(again.kinds())
                .containsExactly(
                        new ImportReport.Kind("borrowers", 2, 0, 2, 0),
                        new ImportReport.Kind("loans", 3, 0, 3, 0),
                        new ImportReport.Kind("installments", 4, 0, 4, 0),
                        new ImportReport.Kind("payments", 3, 0, 3, 0),
                        new ImportReport.Kind("events", 4, 0, 4, 0));
        assertThat(lender.book()).isEqualTo(book);
    }

    @Test
    void the_order_of_the_files_and_the_number_of_calls_do_not_matter() {
        lender.imports(EVENTS, Lender.PAYMENTS, Lender.INSTALLMENTS, Lender.LOANS, BORROWERS);
        List<String> book = lender.book();
        try (Lender other = new Lender(folder)) {
            other.imports(Lender.LOANS, Lender.INSTALLMENTS);
            other.imports(Lender.PAYMENTS);
            other.imports(EVENTS, BORROWERS);
            assertThat(other.book()).isEqualTo(book);
        }
    }

    @Test
    void a_file_that_is_named_twice_is_there_already_the_second_time() {
        Path loans = lender.file(Lender.LOANS);
        Path installments = lender.file(Lender.INSTALLMENTS);
        Path payments = lender.file(Lender.PAYMENTS);
        ImportReport report = lender.imports(loans, loans, installments, installments, payments, payments);
        assertThat(report.kinds())
                .containsExactly(
                        new ImportReport.Kind("loans", 6, 3, 3, 0),
                        new ImportReport.Kind("installments", 8, 4, 4, 0),
                        new ImportReport.Kind("payments", 6, 3, 3, 0));
        assertThat(report.imported()).containsEntry("facts", 6L);
    }

    @Test
    void a_dry_run_says_what_an_import_then_does_and_keeps_nothing() {
        lender.imports(Lender.LOANS, Lender.INSTALLMENTS);
        List<String> before = lender.book();
        Path payments = lender.file(Lender.PAYMENTS + "P4,L1,2026-03-10,-1,CNY\nP5,L9,2026-03-10,1,CNY\n");
        Path loans = lender.file("loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent\n"
                + "L7,B7,CNY,9,2026-02-10,0.04\n");
        Path installments = lender.file("loan_id,number,due_on,principal\nL7,1,2026-03-10,9\n");
        Lender.Result dry = lender.run(Format.NATIVE, true, payments, loans, installments);
        assertThat(lender.book()).isEqualTo(before);
        assertThat(dry.report().dryRun()).isTrue();
        Lender.Result real = lender.run(Format.NATIVE, false, payments, loans, installments);
        assertThat(dry.report().kinds()).isEqualTo(real.report().kinds());
        assertThat(dry.report().imported()).isEqualTo(real.report().imported());
        assertThat(dry.rejects()).isEqualTo(real.rejects());
        assertThat(real.report().imported()).isEqualTo(Map.of("borrowers", 1L, "loans", 1L, "facts", 4L));
        assertThat(real.report().rejected()).isEqualTo(2);
    }

    @Test
    void a_protection_names_an_installment_or_is_of_the_whole_loan() {
        Path events = lender.file("""
                event_id,loan_id,kind,occurred_at,installment,reason,from,to
                E1,L1,protection_granted,2026-03-11,2,channel_incident,2026-03-10,2026-03-12
                E2,L1,protection_granted,2026-03-11,,court,2026-03-10,2026-03-12
                E3,L1,protection_granted,2026-03-11,3,court,2026-03-10,2026-03-12
                """);
        lender.imports(Lender.LOANS, Lender.INSTALLMENTS);
        Lender.Result result = lender.run(Format.NATIVE, false, events);
        assertThat(result.rejects())
                .extracting(Lender.Reject::line, Lender.Reject::column)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(4L, "installment"));
        assertThat(lender.platform.book.find("L1").orElseThrow().facts().inOrder())
                .filteredOn(Fact.ProtectionGranted.class::isInstance)
                .extracting(fact -> ((Fact.ProtectionGranted) fact).installments())
                .containsExactly(List.of(2), List.of());
        assertThat(lender.run(Format.NATIVE, false, events).report().imported()).containsEntry("facts", 0L);
    }

    @Test
    void what_was_said_of_a_loan_and_that_it_holds_no_longer_come_in_files_too() {
        Path events = lender.file("""
                event_id,loan_id,kind,occurred_at,installment,reason,reference
                E1,L1,cause_stated,2026-03-11T09:00:00,2,hardship,document
                E2,L1,cause_stated,2026-03-11T10:00:00,,refusal,collector
                E3,L1,statement_withdrawn,2026-03-12T09:00:00,,,E2
                """);
        lender.imports(Lender.LOANS, Lender.INSTALLMENTS);
        assertThat(lender.run(Format.NATIVE, false, events).report().imported()).containsEntry("facts", 3L);
        List<Fact> facts = lender.platform.book.find("L1").orElseThrow().facts().inOrder();
        assertThat(facts)
                .filteredOn(Fact.CauseStated.class::isInstance)
                .map(Fact.CauseStated.class::cast)
                .extracting(Fact.CauseStated::cause, Fact.CauseStated::by, Fact.CauseStated::installments)
                .containsExactly(
                        tuple(Fact.StatedCause.HARDSHIP, Fact.StatedBy.DOCUMENT, List.of(2)),
                        tuple(Fact.StatedCause.REFUSAL, Fact.StatedBy.COLLECTOR, List.of()));
        assertThat(facts)
                .filteredOn(Fact.StatementWithdrawn.class::isInstance)
                .extracting(fact -> ((Fact.StatementWithdrawn) fact).statement())
                .containsExactly("E2");
        assertThat(lender.run(Format.NATIVE, false, events).report().imported()).containsEntry("facts", 0L);
    }

    @Test
    void what_was_rejected_is_taken_when_it_is_sent_again_mended() {
        lender.imports(Lender.LOANS, Lender.INSTALLMENTS, Lender.PAYMENTS.replace("507.02", "507,02"));
        ImportReport mended = lender.imports(Lender.LOANS, Lender.INSTALLMENTS, Lender.PAYMENTS);
        assertThat(mended.imported()).isEqualTo(Map.of("borrowers", 0L, "loans", 0L, "facts", 1L));
        assertThat(mended.rejected()).isZero();
    }

    @Test
    void a_borrower_may_change_and_a_loan_may_name_one_that_has_no_row() {
        lender.imports(BORROWERS, Lender.LOANS, Lender.INSTALLMENTS);
        ImportReport report = lender.imports(BORROWERS.replace("north", "south") + "B2,1980,,,\n");
        assertThat(report.kinds()).containsExactly(new ImportReport.Kind("borrowers", 3, 2, 1, 0));
        assertThat(lender.sql()
                        .sql("select external_id || coalesce(birth_year::text, '') || coalesce(region, '')"
                                + " from party.borrower order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("B11990south", "B21980", "B9");
    }

    @Test
    void an_amount_is_kept_in_the_minor_units_of_the_loans_currency() {
        lender.imports("""
                loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent,tolerance_amount
                K1,B1,BHD,1.005,2026-02-10,0.04,0.001
                K2,B1,CLF,1.0005,2026-02-10,0.04,
                K3,B1,XXX,1.05,2026-02-10,0.04,
                """, """
                loan_id,number,due_on,principal,interest,fee
                K1,1,2026-03-10,1.005,0.002,.003
                K2,1,2026-03-10,1.0005,0,
                K3,1,2026-03-10,1.0500000,0,
                """, """
                event_id,loan_id,kind,occurred_at,amount,currency
                E1,K1,fee_charged,2026-03-10,0.007,
                E2,K1,fee_charged,2026-03-10,0.007,BHD
                E3,K2,fee_charged,2026-03-10,0.0001,
                """);
        assertThat(lender.sql().sql("""
                                select concat_ws(' ', external_id, l.principal, interest, fee, tolerance_amount)
                                  from servicing.loan l cross join lateral servicing.installments(schedule) order by 1""").query(String.class).list())
                .containsExactly("K1 1005 2 3 1", "K2 10005 0 0", "K3 105 0 0");
        assertThat(lender.sql()
                        .sql("select amount from servicing.fact where kind = 5 order by source_id")
                        .query(Long.class)
                        .list())
                .containsExactly(7L, 7L, 1L);
    }

    @Test
    void times_may_have_decimals_and_a_blank_and_dates_a_midnight() {
        lender.imports(Lender.LOANS, Lender.INSTALLMENTS.replace("2026-03-10", "2026-03-10 00:00:00"), """
                payment_id,loan_id,paid_at,amount,currency
                P1,L1,2026-03-10 10:00:00,1,CNY
                P2,L1,2026-03-10T10:00:00.5,1,CNY
                P3,L1,2026-03-10T10:00:00.123456,1,CNY
                P4,L1,2026-03-10,1,CNY
                """);
        assertThat(lender.sql()
                        .sql("select value_time::text from servicing.fact where kind = 2 order by source_id")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "2026-03-10 10:00:00",
                        "2026-03-10 10:00:00.5",
                        "2026-03-10 10:00:00.123456",
                        "2026-03-10 00:00:00");
    }

    @Test
    void nothing_is_recorded_on_a_closed_day() {
        lender.imports(Lender.LOANS, Lender.INSTALLMENTS);
        lender.sql()
                .sql("insert into servicing.day_close (day, finished_at) values ('2026-03-20', now())")
                .update();
        lender.imports(Lender.PAYMENTS);
        assertThat(lender.sql()
                        .sql("select recorded_on::text || ' ' || value_time::date from servicing.fact where kind = 2"
                                + " order by source_id")
                        .query(String.class)
                        .list())
                .containsExactly("2026-03-21 2026-03-10", "2026-04-10 2026-04-10", "2026-03-21 2026-03-12");
        assertThat(lender.sql()
                        .sql("select posted_on::text from servicing.journal where unallocated_receipts = -51100")
                        .query(String.class)
                        .single())
                .isEqualTo("2026-03-21");
    }

    /** A book in simulated time may be ahead of the calendar. */
    @Test
    void the_open_day_of_the_book_is_not_the_future() {
        lender.imports(Lender.LOANS, Lender.INSTALLMENTS);
        lender.sql()
                .sql("insert into servicing.day_close (day, finished_at) values ('2031-05-01', now())")
                .update();
        ImportReport report = lender.imports("payment_id,loan_id,paid_at,amount,currency\n"
                + "P1,L1,2031-05-02T10:00:00,1,CNY\nP2,L1,2031-05-03T10:00:00,1,CNY\n");
        assertThat(report.imported()).containsEntry("facts", 1L);
        assertThat(report.rejected()).isEqualTo(1);
    }

    @Test
    void the_facts_of_a_loan_lie_together_in_the_order_of_their_time() {
        List<String> payments = new ArrayList<>();
        StringBuilder loans = new StringBuilder("loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent\n");
        StringBuilder installments = new StringBuilder("loan_id,number,due_on,principal\n");
        for (int loan = 0; loan < 50; loan++) {
            loans.append("L%d,B%d,CNY,100,2026-01-01,0.04%n".formatted(loan, loan % 7));
            installments.append("L%d,1,2026-02-01,100%n".formatted(loan));
            for (int day = 1; day <= 20; day++) {
                payments.add("P%d,L%d,2026-01-%02d,1,CNY%n".formatted(day, loan, day));
            }
        }
        Collections.shuffle(payments, new Random(1));
        lender.imports(
                loans.toString(),
                installments.toString(),
                "payment_id,loan_id,paid_at,amount,currency\n" + String.join("", payments));
        long facts = count("select count(*) from servicing.fact");
        long pages = count("select count(distinct (ctid::text::point)[0]) from servicing.fact");
        long pieces = count("select count(distinct ((ctid::text::point)[0], loan_id)) from servicing.fact");
        assertThat(facts).isEqualTo(50 * 21);
        // Only where a page ends does a loan go on elsewhere.
        assertThat(pages).isGreaterThan(5);
        assertThat(pieces).isLessThanOrEqualTo(50 + pages);
        assertThat(lender.sql()
                        .sql("select count(*) from servicing.fact f join servicing.fact g using (borrower_id, loan_id)"
                                + " where f.seq < g.seq and f.value_time > g.value_time")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void the_indexes_are_the_same_after_a_load_larger_than_the_book_and_after_a_small_one() {
        List<String> before = indexes();
        lender.imports(Lender.LOANS, Lender.INSTALLMENTS, Lender.PAYMENTS);
        assertThat(indexes()).isEqualTo(before);
        StringBuilder payments = new StringBuilder("payment_id,loan_id,paid_at,amount,currency\n");
        for (int i = 0; i < 5_000; i++) {
            payments.append("Q%d,L1,2026-05-01,1,CNY%n".formatted(i));
        }
        lender.imports(payments.toString());
        lender.imports("payment_id,loan_id,paid_at,amount,currency\nR1,L1,2026-05-01,1,CNY\n");
        assertThat(indexes()).isEqualTo(before);
    }

    private List<String> indexes() {
        return lender.sql()
                .sql("select indexdef from pg_indexes where schemaname = 'servicing' order by 1")
                .query(String.class)
                .list();
    }

    @Test
    void of_two_imports_of_one_file_at_once_one_takes_it_and_one_finds_it_there() throws Exception {
        lender.imports(Lender.LOANS, Lender.INSTALLMENTS);
        StringBuilder text = new StringBuilder("payment_id,loan_id,paid_at,amount,currency\n");
        for (int i = 0; i < 20_000; i++) {
            text.append("P%d,L%d,2026-05-01,0.01,CNY%n".formatted(i, 1 + i % 2));
        }
        Path payments = lender.file(text.toString());
        Callable<ImportReport> run = () ->
                lender.intake.run(Format.NATIVE, List.of(payments), Optional.empty(), false, Intake.Progress.SILENT);
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<ImportReport> reports = new ArrayList<>();
            for (Future<ImportReport> report : both.invokeAll(List.of(run, run))) {
                reports.add(report.get());
            }
            assertThat(reports).extracting(ImportReport::alreadyThere).containsExactlyInAnyOrder(0L, 20_000L);
            assertThat(reports).extracting(ImportReport::rejected).containsOnly(0L);
        }
        assertThat(lender.platform.book.summary().facts()).isEqualTo(3 + 20_000);
    }

    @Test
    void an_import_waits_for_a_day_close_that_is_under_way() throws Exception {
        lender.imports(Lender.LOANS, Lender.INSTALLMENTS);
        List<String> phases = Collections.synchronizedList(new ArrayList<>());
        try (var close = lender.platform.dataSource().getConnection();
                var statement = close.createStatement();
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            statement.execute("select pg_advisory_lock(7021)"); // as the close does
            Path payments = lender.file(Lender.PAYMENTS);
            Future<ImportReport> report = other.submit(() ->
                    lender.intake.run(Format.NATIVE, List.of(payments), Optional.empty(), false, new Intake.Progress() {
                        @Override
                        public void report(long bytes, long total) {}

                        @Override
                        public void phase(Sentence step) {
                            phases.add(step.toString());
                        }
                    }));
            while (!phases.contains("waiting for another import or a day close")) {
                Thread.sleep(20);
            }
            statement.execute("insert into servicing.day_close (day, finished_at) values ('2026-06-01', now())");
            statement.execute("select pg_advisory_unlock(7021)");
            assertThat(report.get().imported()).containsEntry("facts", 3L);
        }
        assertThat(lender.sql()
                        .sql("select min(recorded_on) from servicing.fact where kind = 2")
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(LocalDate.of(2026, 6, 2));
    }

    private long count(String sql) {
        return lender.sql().sql(sql).query(Long.class).single();
    }
}
