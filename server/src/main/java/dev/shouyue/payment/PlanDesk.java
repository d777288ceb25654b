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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
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

    PlanDesk(DataSource database, LoanBook book, Map<String, Channel> channels, Clock clock) {
        this.database = database;
        this.book = book;
        this.channels = channels;
        this.clock = clock;
    }

    /** How many orders were made. */
    int plan() {
        int made = 0;
        LoanKey after = new LoanKey(0, 0);
        while (true) {
            Map<LoanKey, Mandate> mandates = batch(after);
            if (mandates.isEmpty()) {
                return made;
            }
            after = mandates.keySet().stream().max(LoanKey::compareTo).orElseThrow();
            made += plan(mandates);
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

    private int plan(Map<LoanKey, Mandate> mandates) {
        Instant now = clock.instant();
        LocalDate day = LocalDate.ofInstant(now, java.time.ZoneOffset.UTC);
        int farthest = mandates.values().stream()
                .map(mandate -> channels.get(mandate.channel()))
                .filter(DebitChannel.class::isInstance)
                .mapToInt(channel -> Plans.horizon(((DebitChannel) channel).scheme()))
                .max()
                .orElse(0);
        List<StoredLoan> due =
                book.due(mandates.keySet(), day.minusDays(Plans.MADE_UP_FOR + 1L), day.plusDays(farthest + 1L));
        Map<LoanKey, List<Plans.Planned>> planned = planned(
                JdbcClient.create(database), due.stream().map(StoredLoan::key).toList());
        AtomicInteger made = new AtomicInteger();
        List<StoredLoan> open = due.stream()
                .filter(loan ->
                        mayGetOrders(loan, mandates.get(loan.key()), planned.getOrDefault(loan.key(), List.of()), now))
                .toList();
        Hands.each(open, loan -> {
            Mandate mandate = Objects.requireNonNull(mandates.get(loan.key()));
            if (channels.get(mandate.channel()) instanceof DebitChannel channel) {
                made.addAndGet(Tx.in(database, tx -> plan(tx, loan, mandate, channel.scheme(), now)));
            }
        });
        return made.get();
    }

    /** Most loans have their orders already: no transaction is made for them. */
    private boolean mayGetOrders(StoredLoan loan, @Nullable Mandate mandate, List<Plans.Planned> planned, Instant now) {
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
                                planned)
                        .isEmpty();
    }

    /** The installments of loans that have their orders. */
    private static Map<LoanKey, List<Plans.Planned>> planned(JdbcClient sql, List<LoanKey> loans) {
        Map<LoanKey, List<Plans.Planned>> planned = new HashMap<>();
        sql.sql("""
                        select distinct o.borrower_id, o.loan_id, o.installment, o.due_on
                          from unnest(?::bigint[], ?::bigint[]) k(borrower_id, loan_id)
                          join payment.debit_order o on o.borrower_id = k.borrower_id and o.loan_id = k.loan_id
                         where o.kind = 'DEBIT' and o.installment is not null""")
                .params(
                        loans.stream().map(LoanKey::borrowerId).toArray(Long[]::new),
                        loans.stream().map(LoanKey::loanId).toArray(Long[]::new))
                .query(row -> {
                    planned.computeIfAbsent(new LoanKey(row.getLong(1), row.getLong(2)), none -> new ArrayList<>())
                            .add(new Plans.Planned(row.getInt(3), row.getObject(4, LocalDate.class)));
                });
        return planned;
    }

    private int plan(Tx tx, StoredLoan loan, Mandate mandate, Scheme scheme, Instant now) {
        ZoneId zone = book.zoneOf(loan);
        List<Plans.Planned> planned = planned(tx.sql(), List.of(loan.key())).getOrDefault(loan.key(), List.of());
        long left = mandate.mostInAll()
                .map(most -> most.minor() - used(tx, mandate))
                .orElse(Long.MAX_VALUE);
        int made = 0;
        for (Plans.Plan plan : Plans.of(
                loan,
                book.policyOf(loan),
                zone,
                mandate,
                scheme,
                now,
                Orders.underway(tx, loan.key(), ""),
                Math.max(left, 0),
                planned)) {
            for (int part = 1; part <= plan.parts().size(); part++) {
                Order order = order(
                        tx, loan, mandate, zone, plan, part, !scheme.notice().isZero(), now);
                if (Orders.add(tx, order)) {
                    made++;
                    if (plan.ourFault()) {
                        LocalDate sent = order.civil(plan.sendAt()).toLocalDate();
                        Answers.protect(tx, order, sent.plusDays(1), "planned", ProtectionCause.SYSTEM_INCIDENT, now);
                    }
                }
            }
            if (plan.unplanned() > 0) {
                WorkItems.open(
                        tx,
                        now,
                        Kind.LIMIT_OR_DATE,
                        mandate.number() + "/" + plan.installment(),
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

    /** What the debits under a consent brought, and may still bring. */
    private static long used(Tx tx, Mandate mandate) {
        return tx.sql()
                .sql("""
                        select coalesce(sum(coalesce(paid_amount, amount)), 0) from payment.debit_order
                         where borrower_id = ? and mandate = ? and state not in ('FAILED', 'CANCELLED', 'RETURNED')""")
                .params(mandate.key().borrowerId(), mandate.number())
                .query(Long.class)
                .single();
    }

    private static Order order(
            Tx tx,
            StoredLoan loan,
            Mandate mandate,
            ZoneId zone,
            Plans.Plan plan,
            int part,
            boolean notice,
            Instant now) {
        String number = Orders.number(tx, plan.dueOn());
        return new Order(
                loan.key(),
                number,
                loan.terms().loan(),
                OptionalInt.of(plan.installment()),
                plan.designated(),
                Order.Kind.DEBIT,
                mandate.channel(),
                mandate.number(),
                mandate.agreement(),
                new Money(plan.parts().get(part - 1), loan.terms().currency()),
                plan.dueOn(),
                zone,
                number,
                1,
                part,
                Order.State.PLANNED,
                Optional.of(notice ? plan.announceAt() : plan.sendAt()),
                plan.sendAt(),
                0,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
