package dev.shouyue.warning;

import dev.shouyue.risk.signal.Alert;
import dev.shouyue.risk.signal.Alert.Kind;
import dev.shouyue.risk.signal.CohortSignal;
import dev.shouyue.risk.signal.CohortState;
import dev.shouyue.risk.signal.Happening;
import dev.shouyue.risk.signal.Happening.Head;
import dev.shouyue.risk.signal.Signal.Step;
import dev.shouyue.storage.Tx;
import dev.shouyue.warning.Cohorts.Measure;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Holds each day's counts of groups against their own past, by the signal of cohorts: what stands out is an alert. What is
 * corrected afterwards changes the counts and no alert. What is late on the first day is not fed from here: the log of
 * behaviour is told of it installment by installment ({@link OwnEvents}).
 */
final class CohortAlerts {

    /** So many days of a book that was there before teach what is usual; they raise nothing. */
    private static final int LEARNT_DAYS = 60;

    /** Of more in a group on a day so many are told, of which as large a part is bad. */
    private static final int MOST_TOLD = 1_000;

    private final DataSource database;
    private final Clock clock;
    private final AlertRows alerts;

    CohortAlerts(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.alerts = new AlertRows(WarningSettings.USUAL);
    }

    private record Fed(LocalDate to, byte[] state) {}

    private record Cell(String name, int seen, int bad) {

        static Cell of(String name, long seen, long bad) {
            return seen <= MOST_TOLD
                    ? new Cell(name, (int) seen, (int) bad)
                    : new Cell(name, MOST_TOLD, (int) Math.round((double) bad * MOST_TOLD / seen));
        }
    }

    /** Tells the signals of what the closes up to {@code closed} made known; each measure in a transaction of its own. */
    void feed(LocalDate closed) {
        for (Measure measure : Measure.values()) {
            if (measure != Measure.D1) {
                Tx.in(database, tx -> {
                    feed(tx, measure, closed);
                    return true;
                });
            }
        }
    }

    private void feed(Tx tx, Measure measure, LocalDate closed) throws java.sql.SQLException {
        Instant now = clock.instant();
        RuleSet rules = RuleBook.read(tx).at(now);
        CohortSignal signal = new CohortSignal(rules.cohort());
        Optional<Fed> fed = tx.sql()
                .sql("select fed_to, state from warning.cohort_fed where measure = ? for update")
                .param(measure.name())
                .query((row, i) -> new Fed(row.getObject("fed_to", LocalDate.class), row.getBytes("state")))
                .optional();
        CohortState state =
                fed.map(before -> signal.read(before.state())).orElseGet(() -> signal.start(measure.name()));
        LocalDate day = fed.map(before -> before.to().plusDays(1)).orElse(closed.minusDays(LEARNT_DAYS));
        if (day.isAfter(closed)) {
            return;
        }
        for (; !day.isAfter(closed); day = day.plusDays(1)) {
            Step<CohortState> step = judged(tx, signal, state, measure, day);
            state = step.state();
            if (fed.isPresent() || day.equals(closed)) {
                alerts.raise(
                        tx,
                        0,
                        Kind.COHORT,
                        measure.name(),
                        step.alerts().stream()
                                .filter(rules::tells)
                                .map(CohortAlerts::withoutEvidence)
                                .toList(),
                        now);
            }
        }
        tx.sql()
                .sql("insert into warning.cohort_fed (measure, fed_to, state) values (?, ?, ?)"
                        + " on conflict (measure) do update set fed_to = excluded.fed_to, state = excluded.state")
                .params(measure.name(), closed, signal.write(state))
                .update();
    }

    /** The counts that are known at the close of a day, as if each installment had been seen by itself. */
    private static Step<CohortState> judged(
            Tx tx, CohortSignal signal, CohortState before, Measure measure, LocalDate day) {
        Instant at = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        CohortState state = before;
        for (Cell cell : cells(tx, measure, day.minusDays(measure.days()))) {
            for (int i = 0; i < cell.seen(); i++) {
                Head head = new Head(measure + "/" + day + "/" + cell.name() + "/" + i, "", at, at);
                state = signal.on(
                                state, new Happening.Judged(head, measure.name(), List.of(cell.name()), i < cell.bad()))
                        .state();
            }
        }
        Step<CohortState> step = new Step<>(state, List.of());
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        for (Optional<Instant> timer = signal.timer(state);
                timer.filter(end::isAfter).isPresent();
                timer = signal.timer(step.state())) {
            step = signal.at(step.state(), timer.orElseThrow());
        }
        return step;
    }

    private static List<Cell> cells(Tx tx, Measure measure, LocalDate day) {
        return tx.sql()
                .sql("select dimension || '=' || cell as name, seen, bad from warning.cohort_count"
                        + " where measure = ? and day = ? and seen > 0 and cell <> '' order by 1")
                .params(measure.name(), day)
                .query((row, i) -> Cell.of(row.getString("name"), row.getLong("seen"), row.getLong("bad")))
                .list();
    }

    /** Counts are not in the log: there is nothing to show of it. */
    private static Alert withoutEvidence(Alert alert) {
        return new Alert(
                alert.kind(),
                alert.subject(),
                alert.signal(),
                alert.level(),
                alert.reasons(),
                List.of(),
                alert.at(),
                alert.lead());
    }
}
