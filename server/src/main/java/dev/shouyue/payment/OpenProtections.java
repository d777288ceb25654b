package dev.shouyue.payment;

import dev.shouyue.kernel.loan.Fact.ProtectionCause;
import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.kernel.position.Positions;
import dev.shouyue.payment.WorkItems.Kind;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.servicing.LoanKey;
import dev.shouyue.servicing.StoredLoan;
import dev.shouyue.storage.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is protected until people have acted, where the fault is ours or a channel's and nothing is asked again by itself: each
 * day while the work item is open a day is added, so that the protection reaches to the day after the item was closed, or after the
 * money was asked for again if that is sooner. Nothing is to be cut off then, and however long people take, it never ends before.
 */
final class OpenProtections {

    private static final int BATCH = 500;

    private final DataSource database;
    private final LoanBook book;
    private final Clock clock;

    OpenProtections(DataSource database, LoanBook book, Clock clock) {
        this.database = database;
        this.book = book;
        this.clock = clock;
    }

    /** Begins one for an order that brought nothing; people have a work item of {@code kind} for it. */
    static void begin(Tx tx, Order order, Kind kind, ProtectionCause cause, Instant now) {
        begin(
                tx,
                new Purpose(
                        order.key(),
                        kind,
                        order.number(),
                        order.loan(),
                        order.channel(),
                        order.mandate(),
                        order.number(),
                        Protections.from(tx, order),
                        Protections.asked(order),
                        cause,
                        order.zone()),
                now);
    }

    /** Begins one for what the limits of a consent do not let be asked for. */
    static void begin(Tx tx, Mandate mandate, Plans.Plan plan, String subject, ZoneId zone, Instant now) {
        LocalDate planned = LocalDate.ofInstant(plan.sendAt(), zone);
        begin(
                tx,
                new Purpose(
                        mandate.key(),
                        Kind.LIMIT_OR_DATE,
                        subject,
                        mandate.loan(),
                        mandate.channel(),
                        mandate.number(),
                        "",
                        plan.ourFault() || planned.isBefore(plan.dueOn()) ? plan.dueOn() : planned,
                        IntStream.rangeClosed(1, plan.installment()).boxed().toList(),
                        ProtectionCause.SYSTEM_INCIDENT,
                        zone),
                now);
    }

    /** Begins one for an installment that was never asked for. */
    static void begin(Tx tx, Mandate mandate, InstallmentPosition missed, String subject, ZoneId zone, Instant now) {
        begin(
                tx,
                new Purpose(
                        mandate.key(),
                        Kind.SYSTEM,
                        subject,
                        mandate.loan(),
                        mandate.channel(),
                        mandate.number(),
                        "",
                        missed.due(),
                        List.of(missed.number()),
                        ProtectionCause.SYSTEM_INCIDENT,
                        zone),
                now);
    }

    private static void begin(Tx tx, Purpose purpose, Instant now) {
        boolean fresh = tx.sql()
                        .sql("""
                                insert into payment.open_protection (borrower_id, kind, subject, loan_id, loan, channel,
                                  mandate, order_no, from_day, installments, cause, zone, opened_at)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(
                                purpose.key().borrowerId(),
                                purpose.kind().name(),
                                purpose.subject(),
                                purpose.key().loanId(),
                                purpose.loan(),
                                purpose.channel(),
                                purpose.mandate(),
                                purpose.order(),
                                purpose.from(),
                                purpose.installments().toArray(Integer[]::new),
                                purpose.cause().name(),
                                purpose.zone().getId(),
                                now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        if (fresh) {
            grant(tx, purpose, LocalDate.ofInstant(now, purpose.zone()).plusDays(1), now);
        }
    }

    /**
     * What a protection is for.
     *
     * @param key whose
     * @param subject of the work item of that kind
     * @param order number of the order that brought nothing; empty of what was never asked for
     */
    private record Purpose(
            LoanKey key,
            Kind kind,
            String subject,
            String loan,
            String channel,
            String mandate,
            String order,
            LocalDate from,
            List<Integer> installments,
            ProtectionCause cause,
            ZoneId zone) {

        static Purpose read(ResultSet row) throws SQLException {
            return new Purpose(
                    new LoanKey(row.getLong("borrower_id"), row.getLong("loan_id")),
                    Kind.valueOf(row.getString("kind")),
                    row.getString("subject"),
                    row.getString("loan"),
                    row.getString("channel"),
                    row.getString("mandate"),
                    row.getString("order_no"),
                    row.getObject("from_day", LocalDate.class),
                    List.of((Integer[]) row.getArray("installments").getArray()),
                    ProtectionCause.valueOf(row.getString("cause")),
                    ZoneId.of(row.getString("zone")));
        }
    }

    /**
     * How far a protection has come.
     *
     * @param protectedTo days up to this one are protected by now
     * @param doneAt when the work item was closed
     * @param askedAt when the money was first asked for again
     */
    private record Open(
            Purpose purpose, Optional<LocalDate> protectedTo, Optional<Instant> doneAt, Optional<Instant> askedAt) {

        static Open read(ResultSet row, int number) throws SQLException {
            return new Open(
                    Purpose.read(row),
                    Optional.ofNullable(row.getObject("protected_to", LocalDate.class)),
                    Order.moment(row, "done_at"),
                    Order.moment(row, "asked_at"));
        }

        boolean isOver() {
            return doneAt.isPresent() || askedAt.isPresent();
        }

        /** Tomorrow, or the day after that on which it was over. */
        LocalDate until(Instant now) {
            Instant over = Stream.of(Optional.of(now), doneAt, askedAt)
                    .flatMap(Optional::stream)
                    .min(Instant::compareTo)
                    .orElse(now);
            return LocalDate.ofInstant(over, purpose.zone()).plusDays(1);
        }
    }

    /** Adds the days that have come; how many protections are still open. */
    int extend() {
        Instant now = clock.instant();
        int open = 0;
        LoanAndItem after = new LoanAndItem(0, "", "");
        while (true) {
            List<Open> some = after(after);
            if (some.isEmpty()) {
                return open;
            }
            for (Open each : some) {
                boolean isOwed = isDue(each, now) && isOwed(each, now);
                Tx.run(database, tx -> extend(tx, each, isOwed, now));
                open += each.isOver() ? 0 : 1;
            }
            Purpose last = some.getLast().purpose();
            after = new LoanAndItem(last.key().borrowerId(), last.kind().name(), last.subject());
        }
    }

    private record LoanAndItem(long borrower, String kind, String subject) {}

    /** Asked for again: under another consent, or with a later installment. Under the same one nothing follows by itself. */
    private List<Open> after(LoanAndItem last) {
        return JdbcClient.create(database)
                .sql("""
                        select p.*,
                               (select w.done_at from payment.work_item w where w.kind = p.kind and w.subject = p.subject
                                 order by w.work_item_id desc limit 1) as done_at,
                               (select min(o.sent_at) from payment.debit_order o
                                 where o.borrower_id = p.borrower_id and o.loan_id = p.loan_id and o.kind = 'DEBIT'
                                   and o.created_at > p.opened_at
                                   and (o.mandate <> p.mandate and o.installment >= all (p.installments)
                                     or not o.designated and o.installment > all (p.installments))) as asked_at
                          from payment.open_protection p
                         where p.ended_at is null and (p.borrower_id, p.kind, p.subject) > (?, ?, ?)
                         order by p.borrower_id, p.kind, p.subject limit ?""")
                .params(last.borrower(), last.kind(), last.subject(), BATCH)
                .query(Open::read)
                .list();
    }

    private static boolean isDue(Open open, Instant now) {
        LocalDate to = open.until(now);
        return !to.isBefore(open.purpose().from())
                && open.protectedTo().map(until -> until.isBefore(to)).orElse(true);
    }

    /** Whether something of what it is for is still to be paid; what was paid needs no protection. */
    private boolean isOwed(Open open, Instant now) {
        Optional<StoredLoan> loan = book.find(open.purpose().key());
        return loan.isPresent()
                && Positions.on(
                                loan.get().terms(),
                                loan.get().facts(),
                                book.policyOf(loan.get()),
                                LocalDate.ofInstant(now, open.purpose().zone()))
                        .installments()
                        .stream()
                        .anyMatch(row -> row.outstanding() > 0
                                && open.purpose().installments().contains(row.number()));
    }

    private static void extend(Tx tx, Open open, boolean isOwed, Instant now) {
        if (isOwed) {
            grant(tx, open.purpose(), open.until(now), now);
        }
        if (open.isOver()) {
            tx.sql()
                    .sql("""
                            update payment.open_protection set ended_at = ?
                             where borrower_id = ? and kind = ? and subject = ? and ended_at is null""")
                    .params(
                            now.atOffset(ZoneOffset.UTC),
                            open.purpose().key().borrowerId(),
                            open.purpose().kind().name(),
                            open.purpose().subject())
                    .update();
        }
    }

    private static void grant(Tx tx, Purpose purpose, LocalDate to, Instant now) {
        if (to.isBefore(purpose.from())) {
            return;
        }
        new Entry(
                        purpose.key().borrowerId(),
                        purpose.loan(),
                        purpose.channel(),
                        purpose.subject() + "-waits-" + to,
                        purpose.order(),
                        "",
                        new Entry.What.Protection(purpose.from(), to, purpose.cause(), purpose.installments()))
                .keep(tx, now);
        tx.sql()
                .sql("""
                        update payment.open_protection set protected_to = greatest(protected_to, ?)
                         where borrower_id = ? and kind = ? and subject = ?""")
                .params(to, purpose.key().borrowerId(), purpose.kind().name(), purpose.subject())
                .update();
        tx.sql()
                .sql("""
                        update payment.debit_order set protected_to = greatest(protected_to, ?)
                         where borrower_id = ? and order_no = ?""")
                .params(to, purpose.key().borrowerId(), purpose.order())
                .update();
    }
}
