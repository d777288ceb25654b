package dev.shouyue.payment;

import dev.shouyue.kernel.loan.Fact.ProtectionCause;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.WorkItems.Kind;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.servicing.LoanKey;
import dev.shouyue.servicing.StoredLoan;
import dev.shouyue.storage.Tx;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes the orders for what falls due. Planning again adds nothing. */
final class PlanDesk {

    private static final int BATCH = 500;

    private final DataSource database;
    private final LoanBook book;
    private final Map<String, Channel> channels;
    private final Clock clock;
    private final MissedDates missed;
    private volatile LocalDate lookedBack = LocalDate.MIN;

    PlanDesk(DataSource database, LoanBook book, Map<String, Channel> channels, Clock clock) {
        this.database = database;
        this.book = book;
        this.channels = channels;
        this.clock = clock;
        this.missed = new MissedDates(database, book);
    }

    /** How many orders were made. */
    int plan() {
        Instant now = clock.instant();
        AtomicInteger made = new AtomicInteger();
        List<String> names = channels.values().stream()
                .filter(DebitChannel.class::isInstance)
                .map(Channel::name)
                .toList();
        boolean stoodStill = missed.stoodStill(names, now);
        each(mandates -> made.addAndGet(plan(mandates, stoodStill, now)));
        lookBack(now);
        missed.planned(names, now);
        return made.get();
    }

    /** Looks, once a day, for due dates that a standstill of ours passed over. */
    private void lookBack(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (today.equals(lookedBack)) {
            return;
        }
        Map<String, List<MissedDates.Gap>> gaps = missed.gaps(this::scheme, now);
        if (!gaps.isEmpty()) {
            each(mandates -> {
                mandates.values().removeIf(mandate -> !gaps.containsKey(mandate.channel()));
                if (!mandates.isEmpty()) {
                    lookBack(mandates, gaps, today, now);
                }
            });
        }
        lookedBack = today;
    }

    private void lookBack(
            Map<LoanKey, Mandate> mandates, Map<String, List<MissedDates.Gap>> gaps, LocalDate today, Instant now) {
        Map<LoanKey, Plans.Before> before = before(JdbcClient.create(database), mandates.values());
        Hands.each(book.due(mandates.keySet(), LocalDate.EPOCH, today), loan -> {
            Mandate mandate = Objects.requireNonNull(mandates.get(loan.key()));
            missed.tell(
                    loan,
                    mandate,
                    scheme(mandate.channel()),
                    Objects.requireNonNull(gaps.get(mandate.channel())),
                    before.getOrDefault(loan.key(), Plans.Before.NONE),
                    now);
        });
    }

    private Scheme scheme(String channel) {
        return channels.get(channel) instanceof DebitChannel debits ? debits.scheme() : Gone.SCHEME;
    }

    /** Goes through the newest consents of all loans, some at a time. */
    private void each(Consumer<Map<LoanKey, Mandate>> work) {
        LoanKey after = new LoanKey(0, 0);
        while (true) {
            Map<LoanKey, Mandate> mandates = batch(after);
            if (mandates.isEmpty()) {
                return;
            }
            after = mandates.keySet().stream().max(LoanKey::compareTo).orElseThrow();
            work.accept(mandates);
        }
    }

    /** The newest consent of each of the next loans. */
    private Map<LoanKey, Mandate> batch(LoanKey after) {
        Map<LoanKey, Mandate> mandates = new HashMap<>();
        JdbcClient.create(database)
                .sql("""
                        select distinct on (borrower_id, loan_id) * from payment.mandate
                         where state = 'ACTIVE' and (borrower_id, loan_id) > (?, ?)
                         order by borrower_id, loan_id, mandate desc limit ?""")
                .params(after.borrowerId(), after.loanId(), BATCH)
                .query(Mandate::read)
                .list()
                .forEach(mandate -> mandates.put(mandate.key(), mandate));
        return mandates;
    }

    private int plan(Map<LoanKey, Mandate> mandates, boolean stoodStill, Instant now) {
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        int farthest = mandates.values().stream()
                .map(mandate -> channels.get(mandate.channel()))
                .filter(DebitChannel.class::isInstance)
                .mapToInt(channel -> Plans.horizon(((DebitChannel) channel).scheme()))
                .max()
                .orElse(0);
        // a loan that was past due before may have missed another due date meanwhile
        LocalDate since = stoodStill ? LocalDate.EPOCH : day.minusDays(Plans.MADE_UP_FOR + 1L);
        List<StoredLoan> due = due(mandates, since, day, day.plusDays(farthest + 1L));
        Map<LoanKey, Plans.Before> before = before(
                JdbcClient.create(database),
                due.stream()
                        .map(loan -> Objects.requireNonNull(mandates.get(loan.key())))
                        .toList());
        AtomicInteger made = new AtomicInteger();
        List<StoredLoan> open = due.stream()
                .filter(loan -> mayGetOrders(
                        loan, mandates.get(loan.key()), before.getOrDefault(loan.key(), Plans.Before.NONE), now))
                .toList();
        Hands.each(open, loan -> {
            Mandate mandate = Objects.requireNonNull(mandates.get(loan.key()));
            if (channels.get(mandate.channel()) instanceof DebitChannel channel) {
                made.addAndGet(Hands.in(database, tx -> plan(tx, loan, mandate, channel, now)));
            }
        });
        return made.get();
    }

    /** Loans of which something falls due, and those whose borrower consented anew after debits had failed. */
    private List<StoredLoan> due(Map<LoanKey, Mandate> mandates, LocalDate since, LocalDate day, LocalDate last) {
        List<StoredLoan> due = new ArrayList<>(book.due(mandates.keySet(), since, last));
        Set<LoanKey> renewed = renewed(mandates);
        due.forEach(loan -> renewed.remove(loan.key()));
        if (!renewed.isEmpty()) {
            due.addAll(book.due(renewed, LocalDate.EPOCH, day));
        }
        return due;
    }

    private Set<LoanKey> renewed(Map<LoanKey, Mandate> mandates) {
        Set<LoanKey> renewed = new HashSet<>();
        keys(JdbcClient.create(database), """
                        select k.borrower_id, k.loan_id from k
                         where exists (select 1 from payment.mandate m where m.borrower_id = k.borrower_id
                                          and m.loan_id = k.loan_id and m.mandate <> k.mandate)
                           and exists (select 1 from payment.debit_order o where o.borrower_id = k.borrower_id
                                          and o.loan_id = k.loan_id and o.kind = 'DEBIT' and o.mandate <> k.mandate
                                          and o.state in ('FAILED', 'CANCELLED', 'RETURNED')
                                          and not exists (select 1 from payment.debit_order n
                                                           where n.borrower_id = o.borrower_id and n.loan_id = o.loan_id
                                                             and n.mandate = k.mandate and n.installment = o.installment
                                                             and n.due_on = o.due_on))""", mandates.values()).query(row -> {
            renewed.add(new LoanKey(row.getLong(1), row.getLong(2)));
        });
        return renewed;
    }

    /** A query on loans and the number of the newest consent of each: {@code k}. */
    private static JdbcClient.StatementSpec keys(JdbcClient sql, String query, Collection<Mandate> mandates) {
        return sql.sql("with k as (select * from unnest(?::bigint[], ?::bigint[], ?::text[])"
                        + " k(borrower_id, loan_id, mandate)) " + query)
                .params(
                        mandates.stream().map(each -> each.key().borrowerId()).toArray(Long[]::new),
                        mandates.stream().map(each -> each.key().loanId()).toArray(Long[]::new),
                        mandates.stream().map(Mandate::number).toArray(String[]::new));
    }

    /** Most loans have their orders already: no transaction is made for them. */
    private boolean mayGetOrders(StoredLoan loan, @Nullable Mandate mandate, Plans.Before before, Instant now) {
        return mandate != null
                && channels.get(mandate.channel()) instanceof DebitChannel channel
                && !Plans.of(
                                loan,
                                book.policyOf(loan),
                                book.zoneOf(loan),
                                mandate,
                                channel.scheme(),
                                now,
                                0,
                                Long.MAX_VALUE,
                                before)
                        .isEmpty();
    }

    /**
     * The installments of loans that have their orders. Those that an order for a later installment asks for as well have them
     * too; those whose orders ended under an earlier consent and brought less than they asked for have none that stand.
     */
    private static Map<LoanKey, Plans.Before> before(JdbcClient sql, Collection<Mandate> mandates) {
        Map<LoanKey, Plans.Before> before = new HashMap<>();
        keys(sql, """
                        select o.borrower_id, o.loan_id, o.installment, o.due_on,
                               bool_or(o.state in ('PLANNED', 'ANNOUNCED', 'SENT', 'UNKNOWN') or o.mandate = k.mandate)
                                 or coalesce(sum(o.amount) filter (where o.try = 1), 0)
                                    <= coalesce(sum(o.paid_amount) filter (where o.state = 'SUCCEEDED'), 0)
                                 or exists (select 1 from payment.debit_order n
                                             where n.borrower_id = o.borrower_id and n.loan_id = o.loan_id
                                               and n.mandate = k.mandate and not n.designated and n.due_on > o.due_on) stands,
                               (array_agg(o.first_order order by o.try desc, o.order_no))[1] first_order, max(o.try) tries
                          from k
                          join payment.debit_order o on o.borrower_id = k.borrower_id and o.loan_id = k.loan_id
                         where o.kind = 'DEBIT' and o.installment is not null
                         group by o.borrower_id, o.loan_id, k.mandate, o.installment, o.due_on""", mandates).query(row -> {
            Plans.Before of = before.computeIfAbsent(
                    new LoanKey(row.getLong(1), row.getLong(2)),
                    none -> new Plans.Before(new ArrayList<>(), new ArrayList<>()));
            int installment = row.getInt(3);
            LocalDate dueOn = row.getObject(4, LocalDate.class);
            if (row.getBoolean("stands")) {
                of.planned().add(new Plans.Planned(installment, dueOn));
            } else {
                of.lapsed()
                        .add(new Plans.Lapsed(installment, dueOn, row.getString("first_order"), row.getInt("tries")));
            }
        });
        return before;
    }

    private int plan(Tx tx, StoredLoan loan, Mandate mandate, DebitChannel channel, Instant now) {
        lock(tx, loan.key());
        ZoneId zone = book.zoneOf(loan);
        Scheme scheme = channel.scheme();
        Plans.Before before = before(tx.sql(), List.of(mandate)).getOrDefault(loan.key(), Plans.Before.NONE);
        long left = Mandates.left(tx, mandate, "");
        int made = 0;
        for (Plans.Plan plan : Plans.of(
                loan,
                book.policyOf(loan),
                zone,
                mandate,
                scheme,
                now,
                OnItsWay.underway(tx, loan.key(), loan.terms().loan(), "").beside(loan.facts()),
                Math.max(left, 0),
                before)) {
            if (plan.after().isPresent() && !mayFollow(tx, loan, plan.after().get(), mandate, channel, now)) {
                continue;
            }
            for (int part = 1; part <= plan.parts().size(); part++) {
                Order order = Order.planned(
                        Orders.number(tx, plan.dueOn()),
                        mandate,
                        plan,
                        part,
                        zone,
                        Progress.planned(
                                scheme.notice().isZero() ? plan.sendAt() : plan.announceAt(), plan.sendAt(), now));
                if (Orders.add(tx, order)) {
                    made++;
                    if (plan.ourFault()) {
                        LocalDate sent = order.civil(plan.sendAt()).toLocalDate();
                        Protections.protect(
                                tx, order, sent.plusDays(1), "planned", ProtectionCause.SYSTEM_INCIDENT, now);
                    }
                }
            }
            if (plan.unplanned() > 0) {
                String subject = mandate.number() + "/" + plan.installment() + "/" + plan.dueOn();
                OpenProtections.begin(tx, mandate, plan, subject, zone, now);
                WorkItems.openOnce(
                        tx,
                        now,
                        Kind.LIMIT_OR_DATE,
                        subject,
                        mandate.channel(),
                        mandate.loan(),
                        Say.of(
                                "item.limit",
                                "mandate",
                                mandate.number(),
                                "due",
                                plan.dueOn(),
                                "amount",
                                new Money(plan.unplanned(), loan.terms().currency())));
            }
        }
        return made;
    }

    /** Loans are planned one after the other, whichever consent was the newest when a process looked. */
    private static void lock(Tx tx, LoanKey loan) {
        tx.sql()
                .sql("""
                        select mandate from payment.mandate where borrower_id = ? and loan_id = ?
                         order by mandate for update""")
                .params(loan.borrowerId(), loan.loanId())
                .query(String.class)
                .list();
    }

    /** A new consent for the account that had not enough money gives no more debits of it than the scheme allows. */
    private static boolean mayFollow(
            Tx tx, StoredLoan loan, Plans.Lapsed lapsed, Mandate mandate, DebitChannel channel, Instant now) {
        List<Order> asked = Orders.onAccount(tx, loan.key(), lapsed.first(), channel, mandate.agreement());
        Retries.Past past = Retries.Past.of(asked, "", OptionalInt.empty(), now);
        return past.tried() == 0 || Retries.isWithin(channel.scheme(), past, now);
    }
}
