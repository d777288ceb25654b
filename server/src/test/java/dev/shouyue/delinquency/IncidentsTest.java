package dev.shouyue.delinquency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.shouyue.decision.Refused;
import dev.shouyue.decision.Refused.Why;
import dev.shouyue.delinquency.Incident.Deed;
import dev.shouyue.delinquency.Incident.Kind;
import dev.shouyue.delinquency.Incident.Report;
import dev.shouyue.delinquency.Incident.State;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import dev.shouyue.servicing.StoredLoan;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Incidents that are learned of weeks later: who decides, undoing them, and what was cut off. */
class IncidentsTest {

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

    @Test
    void undoing_leaves_every_loan_where_it_stood_and_the_record_of_both() {
        book.loan("OPEN", 10)
                .loan("PAID", 10)
                .paid("PAID", "2026-04-02", "910.51")
                .closed();
        List<Position> before = positions("OPEN", "PAID");
        Incident incident = book.done(book.told(IncidentBook.outage()), Deed.PROTECT);
        assertThat(positions("OPEN", "PAID")).isNotEqualTo(before);
        book.done(incident, Deed.UNDO);
        assertThat(positions("OPEN", "PAID")).isEqualTo(before);
        assertThat(book.platform.incidents.rows(incident, Deed.UNDO, 0, 10)).allSatisfy(row -> {
            assertThat(row.applied()).isTrue();
            assertThat(row.installments()).containsExactly(1);
            // the second installment was not touched: its penalty stood all the time
            assertThat(row.effect().before().penalty()).isEqualTo(7_10);
            assertThat(row.effect().after().penalty())
                    .isEqualTo(row.effect().before().penalty() + (row.loan().equals("PAID") ? 10_76 : 21_52));
        });
        assertThat(book.platform.incidents.corrections(incident, Deed.UNDO, 0, Optional.empty(), 10))
                .hasSize(2)
                .allSatisfy(correction -> {
                    assertThat(correction.sent()).isEqualTo("N");
                    assertThat(correction.right()).isEqualTo("1");
                });
        assertThat(book.count("select count(*) from delinquency.protection_effect"))
                .isEqualTo(4);
        assertThatThrownBy(() -> book.count("with d as (delete from delinquency.protection_effect returning 1)"
                        + " select count(*) from d"))
                .hasMessageContaining("append-only");
        refused(
                Why.CONFLICT,
                () -> book.platform.incidents.plan(incident.id(), Deed.PROTECT, "operator", OptionalInt.empty()));
        book.prove(TODAY);
    }

    @Test
    void beyond_the_limits_a_second_person_decides_and_of_two_at_once_one() throws Exception {
        for (int i = 0; i <= ApprovalLimits.USUAL.loans(); i++) {
            book.loan("L" + i, 10);
        }
        book.closed();
        Incident incident = book.planned(book.told(IncidentBook.outage()), Deed.PROTECT);
        assertThat(book.platform
                        .incidents
                        .submit(incident.id(), "colleague", OptionalInt.empty())
                        .state())
                .isEqualTo(State.SUBMITTED);
        int version = book.platform.incidents.get(incident.id()).version();
        refused(Why.SAME_PERSON, () -> approve(incident, "operator", version));
        refused(Why.SAME_PERSON, () -> approve(incident, "colleague", version));
        refused(Why.CHANGED, () -> approve(incident, "second", version - 1));
        List<Future<Incident>> answers = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String each : List.of("second", "third", "fourth", "fifth")) {
                answers.add(people.submit(() -> approve(incident, each, version)));
            }
        }
        int won = 0;
        for (Future<Incident> answer : answers) {
            try {
                answer.get();
                won++;
            } catch (ExecutionException e) {
                assertThat(e.getCause()).isInstanceOf(Refused.class);
            }
        }
        assertThat(won).isEqualTo(1);
        book.await(incident.id(), State.APPLIED);
        assertThat(book.platform.incidents.steps(incident.id()))
                .extracting(Incidents.Step::step)
                .containsExactly("CREATED", "PLANNED", "SUBMITTED", "APPROVED", "APPLIED");
        assertThat(book.count("select count(*) from delinquency.protection_effect"))
                .isEqualTo(ApprovalLimits.USUAL.loans() + 1);
    }

    @Test
    void what_was_rejected_or_recalled_can_be_planned_anew() {
        for (int i = 0; i <= ApprovalLimits.USUAL.loans(); i++) {
            book.loan("L" + i, 10);
        }
        book.closed();
        Incidents incidents = book.platform.incidents;
        Incident incident = book.planned(book.told(IncidentBook.outage()), Deed.PROTECT);
        incidents.submit(incident.id(), "operator", OptionalInt.empty());
        incidents.reject(incident.id(), "second", "not ours", OptionalInt.empty());
        assertThat(incidents.get(incident.id()).state()).isEqualTo(State.REJECTED);
        book.planned(incident, Deed.PROTECT);
        incidents.submit(incident.id(), "operator", OptionalInt.empty());
        incidents.recall(incident.id(), "operator", OptionalInt.empty());
        refused(Why.CONFLICT, () -> incidents.submit(incident.id(), "operator", OptionalInt.empty()));
        book.done(incident, Deed.PROTECT);
        book.planned(incident, Deed.UNDO);
        incidents.recall(incident.id(), "operator", OptionalInt.empty());
        assertThat(incidents.get(incident.id()).deed()).isEqualTo(Deed.PROTECT);
        assertThat(incidents.get(incident.id()).state()).isEqualTo(State.APPLIED);
        assertThat(book.count("select count(*) from servicing.fact where kind = 9"))
                .isZero();
    }

    @Test
    void what_was_told_in_error_is_dropped_and_nothing_is_done_about_it_any_more() {
        book.loan("L", 10).closed();
        Incidents incidents = book.platform.incidents;
        Incident told = book.told(IncidentBook.outage());
        Incident other = book.told(IncidentBook.outage());
        refused(Why.CHANGED, () -> incidents.drop(told.id(), "operator", OptionalInt.of(told.version() + 1)));
        Incident dropped = incidents.drop(told.id(), "operator", OptionalInt.of(told.version()));
        assertThat(dropped.state()).isEqualTo(State.DROPPED);
        assertThat(incidents.steps(told.id()))
                .extracting(Incidents.Step::step, Incidents.Step::actor)
                .endsWith(tuple("DROPPED", "operator"));
        refused(Why.CONFLICT, () -> incidents.drop(told.id(), "operator", OptionalInt.empty()));
        refused(Why.CONFLICT, () -> incidents.plan(told.id(), Deed.PROTECT, "operator", OptionalInt.empty()));
        refused(Why.CONFLICT, () -> incidents.submit(told.id(), "operator", OptionalInt.empty()));
        assertThat(ids(State.DROPPED)).containsExactly(told.id());
        assertThat(ids(State.DRAFT)).containsExactly(other.id());
        assertThat(ids(State.REJECTED)).isEmpty();
        assertThat(book.platform.delinquencies.causes(book.find("L"), TODAY))
                .as("it explains no overdue, as the other one does")
                .flatExtracting(ShortfallCause::incidents)
                .contains(other.id())
                .doesNotContain(told.id());

        Incident planned = book.planned(other, Deed.PROTECT);
        incidents.drop(planned.id(), "operator", OptionalInt.empty());
        assertThat(ids(State.DROPPED)).containsExactly(other.id(), told.id());
    }

    @Test
    void what_waits_for_a_decision_or_was_carried_out_is_not_dropped() {
        for (int i = 0; i <= ApprovalLimits.USUAL.loans(); i++) {
            book.loan("L" + i, 10);
        }
        book.closed();
        Incidents incidents = book.platform.incidents;
        Incident incident = book.planned(book.told(IncidentBook.outage()), Deed.PROTECT);
        incidents.submit(incident.id(), "operator", OptionalInt.empty());
        refused(Why.CONFLICT, () -> incidents.drop(incident.id(), "operator", OptionalInt.empty()));
        incidents.reject(incident.id(), "second", "not ours", OptionalInt.empty());
        book.done(book.planned(incident, Deed.PROTECT), Deed.PROTECT);
        refused(Why.CONFLICT, () -> incidents.drop(incident.id(), "operator", OptionalInt.empty()));
    }

    private List<Long> ids(State state) {
        return book
                .platform
                .incidents
                .page(
                        new Incidents.Filter(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(state),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        Long.MAX_VALUE,
                        10)
                .stream()
                .map(Incident::id)
                .toList();
    }

    /** Money comes before, between and after, late and out of order; protections come and go, also one inside the other. */
    @Test
    void whatever_happens_around_it_undoing_leaves_what_would_have_been() {
        for (int i = 0; i < 24; i++) {
            book.loan("L" + i, 10);
        }
        book.closed();
        Random dice = new Random(11);
        rain(dice);
        Incident outer = book.done(book.told(IncidentBook.outage()), Deed.PROTECT);
        rain(dice);
        Incident inner = book.done(book.told(IncidentBook.ofList(), "L1", "L2", "L3"), Deed.PROTECT);
        rain(dice);
        book.done(outer, Deed.UNDO);
        rain(dice);
        book.done(inner, Deed.UNDO);
        for (int i = 0; i < 24; i++) {
            StoredLoan loan = book.find("L" + i);
            Facts others = loan.facts().where(fact -> !fact.header().source().equals("incident"));
            for (LocalDate day = LocalDate.of(2026, 3, 9); !day.isAfter(TODAY); day = day.plusDays(1)) {
                Policy policy = book.platform.book.policyOf(loan);
                assertThat(Positions.on(loan.terms(), loan.facts(), policy, day))
                        .isEqualTo(Positions.on(loan.terms(), others, policy, day));
            }
        }
        assertThat(book.count("select count(*) from servicing.fact where source = 'incident'"))
                .isPositive();
        book.prove(TODAY);
    }

    private void rain(Random dice) {
        for (int i = 0; i < 30; i++) {
            LocalDate day = LocalDate.of(2026, 3, 5).plusDays(dice.nextInt(51));
            long minor = dice.nextInt(4) == 0 ? 899_75 : 1_00 + dice.nextInt(90_000);
            book.pays("L" + dice.nextInt(24), day + "T0" + dice.nextInt(4) + ":30:00", minor);
        }
    }

    @Test
    void ten_thousand_loans_are_protected_and_the_books_still_agree() {
        for (int i = 0; i < 10_000; i++) {
            book.loan("L" + i, 10);
        }
        book.taken(LocalDate.of(2026, 4, 24));
        Incident incident = book.done(book.told(IncidentBook.outage()), Deed.PROTECT);
        assertThat(book.platform.incidents.progress(incident)).isEqualTo(new Incidents.Progress(10_000, 10_000, 0));
        PlanSums sums = book.platform.incidents.sums(incident);
        assertThat(sums.borrowers()).isEqualTo(10_000);
        assertThat(sums.penalty()).singleElement().satisfies(sum -> assertThat(sum.undone())
                .isEqualTo(10_000 * 21_52L));
        book.prove(TODAY);
    }

    /** Stopped as the server is, in the midst of it, and gone on with by another. */
    @Test
    void what_was_stopped_in_the_midst_is_gone_on_with_and_ends_the_same() {
        for (int i = 0; i < 3_000; i++) {
            book.loan("L" + i, 10);
        }
        book.taken(LocalDate.of(2026, 4, 24));
        Incident incident = book.planned(book.told(IncidentBook.outage()), Deed.PROTECT);
        Incidents first = book.another();
        first.submit(incident.id(), "operator", OptionalInt.empty());
        first.approve(incident.id(), "second", "", OptionalInt.empty());
        while (first.progress(incident).applied() == 0) {
            Thread.onSpinWait();
        }
        first.close();
        long recorded = book.count("select count(*) from delinquency.protection_effect");
        assertThat(recorded).isBetween(1L, 2_999L);
        assertThat(book.platform.incidents.get(incident.id()).state()).isEqualTo(State.APPLYING);
        book.platform.incidents.resume();
        book.await(incident.id(), State.APPLIED);
        assertThat(book.count("select count(*) from servicing.fact where source = 'incident'"))
                .isEqualTo(3_000);
        assertThat(book.count("select count(*) from delinquency.protection_effect where penalty_after = 710"))
                .isEqualTo(3_000);
        book.prove(TODAY);
    }

    /** The database lets go of the connections of a server for a moment, as an external one does when it is restarted. */
    @Test
    void what_broke_off_with_its_connection_is_gone_on_with_by_the_same_server() throws Exception {
        for (int i = 0; i < 120; i++) {
            book.loan("L" + i, 10);
        }
        book.taken(LocalDate.of(2026, 4, 24));
        Incident incident = book.planned(book.told(IncidentBook.outage()), Deed.PROTECT);
        try (Incidents server = book.another();
                Connection held = book.database.dataSource().getConnection();
                Statement sql = held.createStatement()) {
            server.resume();
            held.setAutoCommit(false);
            server.submit(incident.id(), "operator", OptionalInt.empty());
            sql.execute("lock table delinquency.protection_effect in access exclusive mode");
            server.approve(incident.id(), "second", "", OptionalInt.empty());
            while (book.count("""
                            select count(pg_terminate_backend(pid)) from pg_stat_activity
                             where datname = current_database() and wait_event_type = 'Lock'""") == 0) {
                Thread.sleep(5);
            }
            held.rollback();
            book.await(incident.id(), State.APPLIED);
            assertThat(server.progress(incident)).isEqualTo(new Incidents.Progress(120, 120, 0));
        }
        book.prove(TODAY);
    }

    @Test
    void the_same_key_is_the_same_incident_and_no_other() {
        book.loan("A", 10).closed();
        Incidents incidents = book.platform.incidents;
        Incident first = incidents.create(IncidentBook.outage(), List.of(), "operator", Optional.of("K1"));
        assertThat(incidents.create(IncidentBook.outage(), List.of(), "operator", Optional.of("K1")))
                .isEqualTo(first);
        refused(
                Why.OTHER_CONTENT,
                () -> incidents.create(IncidentBook.ofList(), List.of("A"), "operator", Optional.of("K1")));
        assertThat(incidents.create(IncidentBook.outage(), List.of(), "colleague", Optional.of("K1")))
                .isNotEqualTo(first);
        assertThat(incidents.page(Incidents.Filter.ALL, Long.MAX_VALUE, 10)).hasSize(2);
    }

    @Test
    void what_cannot_be_is_refused_by_the_name_of_its_field() {
        book.loan("A", 10).closed();
        Report good = IncidentBook.outage();
        Instant now = book.platform.clock.instant();
        badField("from", with(good, now.plusSeconds(1), good.to(), good.protectUntil()));
        badField("to", with(good, good.from(), good.from(), good.protectUntil()));
        badField("to", with(good, good.to().minusSeconds(93L * 86_400), good.to(), good.protectUntil()));
        badField("protectUntil", with(good, good.from(), good.to(), LocalDate.of(2026, 3, 9)));
        badField("protectUntil", with(good, good.from(), good.to(), LocalDate.of(2026, 9, 1)));
        badField("reason", told(good, Optional.of("wallet"), true, " "));
        badField("channel", told(good, Optional.empty(), true, "x"));
        badField("due", told(good, Optional.of("wallet"), false, "x"));
        badField("debitCodes", IncidentBook.failedDebits("wallet", "no code"));
        badField("debitSource", IncidentBook.failedDebits("two\nlines"));
        assertThat(book.count("select count(*) from delinquency.incident")).isZero();
    }

    private static Report with(Report report, Instant from, Instant to, LocalDate until) {
        return new Report(
                report.kind(),
                report.channel(),
                from,
                to,
                report.due(),
                report.debits(),
                report.listed(),
                until,
                report.reason());
    }

    private static Report told(Report report, Optional<String> channel, boolean due, String reason) {
        return new Report(
                Kind.CHANNEL,
                channel,
                report.from(),
                report.to(),
                due,
                report.debits(),
                report.listed(),
                report.protectUntil(),
                reason);
    }

    private void badField(String field, Report report) {
        assertThatThrownBy(() -> book.told(report)).isInstanceOfSatisfying(Refused.class, e -> {
            assertThat(e.why()).isEqualTo(Why.BAD_VALUE);
            assertThat(e.field()).isEqualTo(field);
            assertThat(e.blamed()).isPresent();
        });
    }

    private static void refused(Why why, org.assertj.core.api.ThrowableAssert.ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.why()).isEqualTo(why));
    }

    private Incident approve(Incident incident, String by, int version) {
        return book.platform.incidents.approve(incident.id(), by, "", OptionalInt.of(version));
    }

    private List<Position> positions(String... loans) {
        List<Position> positions = new ArrayList<>();
        for (String loan : loans) {
            for (LocalDate day = LocalDate.of(2026, 3, 9); !day.isAfter(TODAY); day = day.plusDays(1)) {
                positions.add(book.position(loan, day));
            }
        }
        return positions;
    }
}
