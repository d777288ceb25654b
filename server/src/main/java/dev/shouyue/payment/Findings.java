package dev.shouyue.payment;

import dev.shouyue.payment.Reconciliation.Category;
import dev.shouyue.payment.WorkItems.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Where order, channel and book do not say the same, as it is kept: {@code payment.finding}. */
final class Findings {

    private Findings() {}

    /** Keeps one; {@code subject} is the number of an order or the id of a line. */
    static void find(
            Tx tx,
            String channel,
            LocalDate day,
            String subject,
            Category category,
            Optional<Long> here,
            Optional<Long> there,
            Currency currency,
            Instant now) {
        tx.sql()
                .sql("""
                        insert into payment.finding (channel, day, subject, category, amount_here, amount_there, currency,
                          state, found_at)
                        values (?, ?, ?, ?, ?::bigint, ?::bigint, ?, 'OPEN', ?)
                        on conflict (channel, day, subject, category)
                        do update set amount_here = excluded.amount_here, amount_there = excluded.amount_there""")
                .params(channel, day, subject, category.name())
                .param(here.orElse(null))
                .param(there.orElse(null))
                .params(currency.getCurrencyCode(), now.atOffset(ZoneOffset.UTC))
                .update();
    }

    static void resolve(Tx tx, String channel, String subject, Category category, String how, Instant now) {
        resolve(tx, channel, List.of(subject), category, how, now);
    }

    /** Says how those that are open settled themselves, with the work items of them. */
    static void resolve(
            Tx tx, String channel, Collection<String> subjects, Category category, String how, Instant now) {
        tx.sql()
                .sql("""
                        update payment.finding set state = 'RESOLVED', resolved_at = ?, how = ?
                         where channel = ? and subject = any(?) and category = ? and state = 'OPEN'
                         returning subject""")
                .params(now.atOffset(ZoneOffset.UTC), how, channel, subjects.toArray(String[]::new), category.name())
                .query(String.class)
                .list()
                .forEach(subject -> WorkItems.settled(tx, now, Kind.RECONCILIATION, channel + "/" + subject, how));
    }

    /** Has people look at one. */
    static void people(Tx tx, String channel, String subject, String loan, Category category, Instant now) {
        WorkItems.open(
                tx,
                now,
                Kind.RECONCILIATION,
                channel + "/" + subject,
                channel,
                loan,
                Say.of("item.finding." + category.name(), "subject", subject));
    }
}
