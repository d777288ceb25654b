package dev.shouyue.payment;

import dev.shouyue.decision.Refused;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.servicing.StoredLoan;
import dev.shouyue.storage.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Money that came by itself, and what was done with it: {@code payment.receipt} and {@code payment.receipt_step}. For those who read
 * it is a door.
 */
public final class Receipts {

    private final DataSource database;

    Receipts(DataSource database) {
        this.database = database;
    }

    /** Money of a state, the oldest first; {@code after} is what the last page ended with. */
    public List<Receipt> list(Receipt.State state, Optional<Receipt> after, int limit) {
        String from = "where state = ? " + (after.isPresent() ? "and (heard_at, channel, receipt_id) > (?, ?, ?)" : "");
        JdbcClient.StatementSpec query = JdbcClient.create(database)
                .sql("select * from payment.receipt " + from + " order by heard_at, channel, receipt_id limit ?")
                .param(state.name());
        if (after.isPresent()) {
            query = query.params(
                    after.get().heardAt().atOffset(ZoneOffset.UTC),
                    after.get().channel(),
                    after.get().id());
        }
        return query.param(limit).query(Receipt::read).list();
    }

    /**
     * Money of a channel that came and is not in the ledger, now.
     *
     * @param suspense what waits for people to say whose it is
     * @param receipts how many those are
     * @param onItsWay what is a loan's and is about to be recorded
     * @param entries how many those are
     */
    public record Held(String channel, Money suspense, long receipts, Money onItsWay, long entries) {}

    /** What came and is neither with loans nor, by the last close, in suspense in the ledger; by channel and currency. */
    public List<Held> held() {
        return JdbcClient.create(database)
                .sql("""
                        with entered as (select channel, receipt_id from payment.suspense_stay where to_day is null)
                        select channel, currency,
                               coalesce(sum(amount) filter (where not waits), 0)::bigint as suspense,
                               count(*) filter (where not waits) as receipts,
                               coalesce(sum(amount) filter (where waits), 0)::bigint as under_way,
                               count(*) filter (where waits) as entries
                          from (select channel, currency, amount, false as waits from payment.receipt
                                 where state = 'OPEN' and (channel, receipt_id) not in (select * from entered)
                                union all
                                select e.source, coalesce(o.currency, r.currency), e.amount, true
                                  from payment.book_entry e
                                  left join payment.debit_order o on o.borrower_id = e.borrower_id and o.order_no = e.order_no
                                  left join payment.receipt r on r.channel = e.source and r.receipt_id = e.receipt_id
                                 where e.state = 'WAITING' and e.kind = 'PAYMENT'
                                   and (e.source, e.receipt_id) not in (select * from entered)) m
                         group by channel, currency order by channel, currency""")
                .query((row, i) -> {
                    Currency currency = Currency.getInstance(row.getString("currency"));
                    return new Held(
                            row.getString("channel"),
                            new Money(row.getLong("suspense"), currency),
                            row.getLong("receipts"),
                            new Money(row.getLong("under_way"), currency),
                            row.getLong("entries"));
                })
                .list();
    }

    public Optional<Receipt> find(String channel, String id) {
        return JdbcClient.create(database)
                .sql("select * from payment.receipt where channel = ? and receipt_id = ?")
                .params(channel, id)
                .query(Receipt::read)
                .optional();
    }

    /**
     * What waits in suspense and could be a loan's, in its currency, the oldest first: the payer named the loan, or paid into its
     * account.
     */
    public List<Receipt> waitingFor(StoredLoan loan) {
        String name = loan.terms().loan();
        return JdbcClient.create(database)
                .sql("""
                        select r.* from payment.receipt r
                         where r.state = 'OPEN' and r.currency = ?
                           and (strpos(r.reference, ?) > 0
                                or exists (select from payment.virtual_account v where v.account = r.account and v.loan = ?))
                         order by r.heard_at, r.channel, r.receipt_id""")
                .params(loan.terms().currency().getCurrencyCode(), name, name)
                .query(Receipt::read)
                .list()
                .stream()
                .filter(receipt -> !receipt.reference().contains(name) || names(receipt.reference(), name))
                .toList();
    }

    /** Whether a text names the loan, and not one whose name begins or ends with it. */
    private static boolean names(String text, String loan) {
        for (int at = text.indexOf(loan); at >= 0; at = text.indexOf(loan, at + 1)) {
            int end = at + loan.length();
            if ((at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
                    && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    /** What was done with it, in order. */
    public List<Receipt.Step> steps(Receipt receipt) {
        return JdbcClient.create(database)
                .sql("select * from payment.receipt_step where channel = ? and receipt_id = ? order by step")
                .params(receipt.channel(), receipt.id())
                .query((row, i) -> new Receipt.Step(
                        row.getString("what"),
                        Optional.ofNullable(row.getString("loan")),
                        row.getString("by_whom"),
                        Order.moment(row, "at").orElseThrow(),
                        row.getString("note"),
                        row.getString("reference")))
                .list();
    }

    /**
     * That money, locked until the end of the transaction.
     *
     * @throws Refused when there is none
     */
    static Receipt locked(Tx tx, String channel, String id) {
        return tx.sql()
                .sql("select * from payment.receipt where channel = ? and receipt_id = ? for update")
                .params(channel, id)
                .query(Receipt::read)
                .optional()
                .orElseThrow(() -> Refuse.unknown("receipt", channel + "/" + id));
    }

    /** Keeps who did something with money that came. */
    static void step(Tx tx, Receipt receipt, String what, String loan, String by, String note, Instant now) {
        step(tx, receipt, what, loan, by, note, "", now);
    }

    /** As that, of the money by its name. */
    static void step(
            Tx tx, String channel, String receipt, String what, String loan, String by, String note, Instant now) {
        step(tx, channel, receipt, what, loan, by, note, "", now);
    }

    /** As that, with the bank's {@code reference} of a transfer. */
    static void step(
            Tx tx, Receipt receipt, String what, String loan, String by, String note, String reference, Instant now) {
        step(tx, receipt.channel(), receipt.id(), what, loan, by, note, reference, now);
    }

    private static void step(
            Tx tx,
            String channel,
            String receipt,
            String what,
            String loan,
            String by,
            String note,
            String reference,
            Instant now) {
        tx.sql()
                .sql("""
                        insert into payment.receipt_step (channel, receipt_id, what, loan, by_whom, at, note, reference)
                        values (?, ?, ?, nullif(?, ''), ?, ?, ?, ?)""")
                .params(channel, receipt, what, loan, by, now.atOffset(ZoneOffset.UTC), note, reference)
                .update();
    }

    /** Whether money that came without an order of ours is in suspense no more: it is with a loan, or went back. */
    static boolean isDecided(Tx tx, String channel, String id) {
        return tx.sql().sql("""
                        select exists (select 1 from payment.receipt where channel = ? and receipt_id = ? and state <> 'OPEN')""").params(channel, id).query(Boolean.class).single();
    }
}
