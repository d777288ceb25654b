package dev.shouyue.payment;

import dev.shouyue.decision.Sentence;
import dev.shouyue.payment.Reconciliation.Category;
import dev.shouyue.payment.Reconciliation.Finding;
import dev.shouyue.payment.WorkItems.Kind;
import dev.shouyue.storage.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Where order, channel and book do not say the same on a day of a channel, as it is kept: {@code payment.finding}. */
record Findings(Tx tx, String channel, LocalDate day, Instant now) {

    /** The first moment of the day, as the channel's orders tell time. */
    LocalDateTime from() {
        return day.atStartOfDay();
    }

    /** The first moment after it. */
    LocalDateTime to() {
        return day.plusDays(1).atStartOfDay();
    }

    /** Orders {@code o} of the channel whose money came on the day, of which {@code condition} holds. */
    List<Order> paidOnDay(String condition, Object... of) {
        List<Object> values = new ArrayList<>(List.of(channel, from(), to()));
        values.addAll(Arrays.asList(of));
        return tx.sql()
                .sql("select " + Order.COLUMNS + " from payment.debit_order o"
                        + " where o.channel = ? and o.paid_at >= ? and o.paid_at < ? and " + condition)
                .params(values)
                .query(Order::read)
                .list();
    }

    /**
     * Keeps one, and says whether it is open: it is not when somebody closed it and the amounts are as they were then. {@code subject}
     * is the number of an order or a refund, or the channel's id of a booking; amounts are minor units.
     */
    boolean find(String subject, Category category, Optional<Long> here, Optional<Long> there, Currency currency) {
        Optional<Finding> before = FindingActs.lock(tx, new Reconciliation.Which(channel, day, subject, category));
        boolean isClosed = before.map(found -> found.state() == Reconciliation.State.CLOSED)
                .orElse(false);
        if (isClosed
                && before.orElseThrow().here().equals(here)
                && before.orElseThrow().there().equals(there)) {
            return false;
        }
        tx.sql()
                .sql("""
                        insert into payment.finding (channel, day, subject, category, amount_here, amount_there, currency,
                          state, found_at)
                        values (?, ?, ?, ?, ?::bigint, ?::bigint, ?, 'OPEN', ?)
                        on conflict (channel, day, subject, category)
                        do update set amount_here = excluded.amount_here, amount_there = excluded.amount_there,
                          state = 'OPEN', resolved_at = null, how = ?::text, closed_by = null""")
                .params(channel, day, subject, category.name())
                .param(here.orElse(null))
                .param(there.orElse(null))
                .params(currency.getCurrencyCode(), now.atOffset(ZoneOffset.UTC))
                .param(
                        isClosed
                                ? Say.of("how.otherAmounts").kept()
                                : before.filter(Finding::isOpen)
                                        .flatMap(Finding::how)
                                        .orElse(null))
                .update();
        return true;
    }

    void resolve(String subject, Category category, Sentence how) {
        resolve(List.of(subject), category, how);
    }

    /** Says how those that are open settled themselves, whatever their day, with their work items unless those are of others too. */
    void resolve(Collection<String> subjects, Category category, Sentence how) {
        tx
                .sql()
                .sql("""
                        update payment.finding set state = 'RESOLVED', resolved_at = ?, how = ?
                         where channel = ? and subject = any(?) and category = ? and state = 'OPEN'
                         returning subject""")
                .params(
                        now.atOffset(ZoneOffset.UTC),
                        how.kept(),
                        channel,
                        subjects.toArray(String[]::new),
                        category.name())
                .query(String.class)
                .list()
                .stream()
                .distinct()
                .filter(subject -> !FindingActs.hasOpen(tx, channel, subject))
                .forEach(subject -> WorkItems.settled(tx, now, Kind.RECONCILIATION, channel + "/" + subject, how));
    }

    /** Has people look at one that is open. */
    void people(String subject, String loan, Category category) {
        people(subject, subject, loan, category);
    }

    /** Has people look at one that is open, of which {@code about} is told. */
    void people(String subject, String about, String loan, Category category) {
        WorkItems.open(
                tx,
                now,
                Kind.RECONCILIATION,
                channel + "/" + subject,
                channel,
                loan,
                Say.of("item.finding." + category.name(), "subject", about));
    }
}
