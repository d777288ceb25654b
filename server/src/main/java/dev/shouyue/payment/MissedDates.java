package dev.shouyue.payment;

import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.payment.WorkItems.Kind;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.servicing.StoredLoan;
import dev.shouyue.storage.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Due dates that passed while we planned nothing, by a standstill of ours or because their channel was not configured, and longer ago
 * than is {@linkplain Plans#MADE_UP_FOR made up for}: they have no debit of their own and are asked for with the next due date, and no
 * borrower bears what is past due by that. People talk to the borrower; until they have, or the money is asked for, the installment is
 * protected.
 *
 * <p>The days on which orders were planned are kept for each channel: a due date that was passed over for another reason, for nothing
 * was owed on it, is none of these.
 */
final class MissedDates {

    /** A standstill is looked for once it is over, and for so many days after. */
    private static final int LOOKED_FOR = 14;

    private final DataSource database;
    private final LoanBook book;

    MissedDates(DataSource database, LoanBook book) {
        this.database = database;
        this.book = book;
    }

    /** Due dates of a channel for which nothing was planned: from {@code first} to {@code last}. */
    record Gap(LocalDate first, LocalDate last) {

        boolean holds(LocalDate due) {
            return !due.isBefore(first) && !due.isAfter(last);
        }
    }

    /** Keeps that orders of these channels were planned today. */
    void planned(Collection<String> channels, Instant now) {
        JdbcClient.create(database)
                .sql("""
                        insert into payment.planned_day (channel, day) select k.channel, ? from unnest(?::text[]) k(channel)
                        on conflict do nothing""")
                .params(today(now), channels.toArray(String[]::new))
                .update();
    }

    /**
     * The due dates for which nothing was planned, by channel, of standstills that last or ended not long ago; nothing of a channel
     * that had none. Days before the first that is kept are not known of.
     */
    Map<String, List<Gap>> gaps(Function<String, Scheme> schemes, Instant now) {
        LocalDate today = today(now);
        Map<String, List<Gap>> gaps = new HashMap<>();
        JdbcClient.create(database)
                .sql("""
                        select * from (
                          select channel, day, coalesce(lead(day) over (partition by channel order by day), ?) as after
                            from payment.planned_day) d
                         where after >= ? and after - day > ?""")
                .params(today, today.minusDays(LOOKED_FOR), Plans.MADE_UP_FOR)
                .query(row -> {
                    String channel = row.getString("channel");
                    Gap gap = new Gap(
                            row.getObject("day", LocalDate.class).plusDays(Plans.horizon(schemes.apply(channel))),
                            row.getObject("after", LocalDate.class).minusDays(Plans.MADE_UP_FOR));
                    if (!gap.first().isAfter(gap.last())) {
                        gaps.computeIfAbsent(channel, none -> new ArrayList<>()).add(gap);
                    }
                });
        return gaps;
    }

    /** Whether nothing was planned for one of these channels on the day before, though it had been earlier. */
    boolean stoodStill(Collection<String> channels, Instant now) {
        return JdbcClient.create(database)
                .sql("""
                        select exists (select 1 from payment.planned_day where channel = any(?)
                                        group by channel having max(day) < ?)""")
                .params(channels.toArray(String[]::new), today(now).minusDays(1))
                .query(Boolean.class)
                .single();
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** Tells people of what was missed of a loan, each installment once. */
    void tell(StoredLoan loan, Mandate mandate, Scheme scheme, List<Gap> gaps, Plans.Before before, Instant now) {
        ZoneId zone = book.zoneOf(loan);
        List<InstallmentPosition> missed =
                Plans.missed(loan, book.policyOf(loan), zone, mandate, scheme, now, before).stream()
                        .filter(row -> gaps.stream().anyMatch(gap -> gap.holds(row.due())))
                        .toList();
        if (!missed.isEmpty()) {
            Tx.run(database, tx -> missed.forEach(row -> tell(tx, mandate, row, zone, now)));
        }
    }

    private static void tell(Tx tx, Mandate mandate, InstallmentPosition row, ZoneId zone, Instant now) {
        String subject = mandate.number() + "/" + row.number() + "/" + row.due();
        OpenProtections.begin(tx, mandate, row, subject, zone, now);
        WorkItems.openOnce(
                tx,
                now,
                Kind.SYSTEM,
                subject,
                mandate.channel(),
                mandate.loan(),
                Say.of(
                        "item.missed",
                        "number",
                        row.number(),
                        "loan",
                        mandate.loan(),
                        "due",
                        row.due(),
                        "mandate",
                        mandate.number()));
    }
}
