package dev.shouyue.delinquency;

import dev.shouyue.decision.Refused;
import dev.shouyue.delinquency.Incident.Deed;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.servicing.LoanKey;
import dev.shouyue.servicing.Posting;
import dev.shouyue.servicing.Postings;
import dev.shouyue.servicing.StoredLoan;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * Carries a plan out: records the fact of each loan through the book's door, many at a time, so that they are committed
 * together. What is recorded is on record with its effect, and by that it is known what is left: stopped or killed anywhere,
 * it goes on where it was, and a fact that is told twice is recorded once.
 */
final class Applying {

    private static final int TOGETHER = 512;
    /** So long it waits before it asks a database again that did not answer. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final LoanBook book;
    private final Postings postings;
    private final IncidentRows incidents;
    private final PlanRows plans;

    Applying(LoanBook book, Postings postings, IncidentRows incidents, PlanRows plans) {
        this.book = book;
        this.postings = postings;
        this.incidents = incidents;
        this.plans = plans;
    }

    /** Applies the plan of an incident that is being applied; whether it came to an end. */
    boolean run(Incident incident, BooleanSupplier stopped) throws InterruptedException {
        long after = 0;
        try (ExecutorService posters = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!stopped.getAsBoolean()) {
                List<PlanRow> rows = plans.open(incident.id(), incident.deed(), after, TOGETHER);
                if (rows.isEmpty()) {
                    Incidents.Progress all = plans.progress(incident.id(), incident.deed());
                    incidents.applied(incident, all.applied() + "/" + all.total());
                    return true;
                }
                if (post(posters, incident, rows)) {
                    after = rows.getLast().key().loanId();
                } else {
                    Thread.sleep(PAUSE);
                }
            }
        }
        return false;
    }

    /** Posts the facts of these loans; whether each was recorded or refused. */
    private boolean post(ExecutorService posters, Incident incident, List<PlanRow> rows) throws InterruptedException {
        Map<LoanKey, LocalDate> drawn = new HashMap<>();
        book.loans(
                rows.stream().map(PlanRow::key).toList(),
                (StoredLoan loan) -> drawn.put(loan.key(), loan.terms().drawnOn()));
        List<Future<Boolean>> answers = new ArrayList<>(rows.size());
        for (PlanRow row : rows) {
            LocalDateTime at = Shield.valueTime(row.from(), Objects.requireNonNull(drawn.get(row.key())));
            answers.add(posters.submit(() -> post(incident, row, at)));
        }
        boolean all = true;
        for (Future<Boolean> answer : answers) {
            try {
                all &= answer.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a protection failed: " + e.getCause(), e.getCause());
            }
        }
        return all;
    }

    private boolean post(Incident incident, PlanRow row, LocalDateTime at) {
        try {
            postings.post(Posting.of(row.loan(), item(incident, row, at)));
            return true;
        } catch (Refused e) {
            return switch (e.why()) {
                case BUSY, FAILED -> false; // asked again it tells whether it is there
                case UNKNOWN, BAD_VALUE, CONFLICT, OTHER_CONTENT, SAME_PERSON, CHANGED -> {
                    plans.refuse(
                            incident.id(), incident.deed(), row.key(), e.told().kept());
                    yield true;
                }
            };
        }
    }

    private static Posting.Item item(Incident incident, PlanRow row, LocalDateTime at) {
        String protection = EffectRows.protection(incident.id(), row.key());
        return incident.deed() == Deed.UNDO
                ? new Posting.Item(
                        EffectRows.SOURCE,
                        EffectRows.withdrawal(incident.id(), row.key()),
                        Optional.of(at),
                        header -> new Fact.ProtectionWithdrawn(header, protection))
                : new Posting.Item(EffectRows.SOURCE, protection, Optional.of(at), header -> new Shield(
                                row.from(), row.to(), row.installments())
                        .fact(header, incident.report().kind(), incident.author()));
    }
}
