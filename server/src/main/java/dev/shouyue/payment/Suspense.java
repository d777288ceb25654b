package dev.shouyue.payment;

import dev.shouyue.decision.Refused;
import dev.shouyue.decision.Sentence;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.WorkItems.Kind;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.servicing.StoredLoan;
import dev.shouyue.storage.Tx;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts money that came by itself where it belongs: to the loan of its virtual account, or in suspense until somebody knows whose it is. */
public final class Suspense {

    /** What our number of a refund begins with; the number of the order that brought the money follows. */
    static final String REFUND = "RF";

    private final DataSource database;
    private final Receipts receipts;
    private final CivilTimes times;
    private final LoanBook book;
    private final Clock clock;
    private final PostDesk desk;
    private final Refunds refunds;

    Suspense(
            DataSource database,
            Receipts receipts,
            CivilTimes times,
            LoanBook book,
            Clock clock,
            PostDesk desk,
            Refunds refunds) {
        this.database = database;
        this.receipts = receipts;
        this.times = times;
        this.book = book;
        this.clock = clock;
        this.desk = desk;
        this.refunds = refunds;
    }

    /** Has what is paid into {@code account}, which no other loan has, go to {@code loan}. */
    public void assign(String account, String loan) {
        assign(account, loan, Optional.empty());
    }

    /**
     * Has what is paid into {@code account} go to {@code loan}.
     *
     * @param former the loan that has the account now; empty when none is meant to have it
     * @throws Refused when another loan than that has it
     */
    public void assign(String account, String loan, Optional<String> former) {
        if (book.find(loan).isEmpty()) {
            throw Refuse.unknown("loan", loan);
        }
        Tx.run(database, tx -> {
            tx.sql()
                    .sql("insert into payment.virtual_account (account, loan) values (?, ?) on conflict do nothing")
                    .params(account, loan)
                    .update();
            String now = tx.sql()
                    .sql("select loan from payment.virtual_account where account = ? for update")
                    .param(account)
                    .query(String.class)
                    .single();
            if (!now.equals(loan) && !former.equals(Optional.of(now))) {
                throw Refuse.contradiction("account", account, "accountTaken", "account", account, "loan", now);
            }
            tx.sql()
                    .sql("update payment.virtual_account set loan = ? where account = ?")
                    .params(loan, account)
                    .update();
        });
    }

    /**
     * Puts money in suspense to a loan; it counts for the loan from when it came.
     *
     * @throws Refused when there is no such money in suspense, or the loan cannot take it
     */
    public Receipt match(String channel, String id, String loan, String by, String note) {
        StoredLoan to = book.find(loan).orElseThrow(() -> Refuse.unknown("loan", loan));
        Entry entry = Tx.in(database, tx -> {
            Receipt receipt = Receipts.locked(tx, channel, id);
            if (receipt.state() != Receipt.State.OPEN) {
                throw Refuse.contradiction("state", receipt.state().name(), "notOpen", "id", id);
            }
            if (!receipt.amount().currency().equals(to.terms().currency())) {
                throw Refuse.bad(
                        "loan",
                        loan,
                        "otherCurrency",
                        "currency",
                        receipt.amount().currency());
            }
            Instant now = clock.instant();
            tx.sql()
                    .sql("""
                            update payment.receipt set state = 'MATCHED', loan = ?, matches = matches + 1, decided_at = ?,
                              decided_by = ? where channel = ? and receipt_id = ?""")
                    .params(loan, now.atOffset(ZoneOffset.UTC), by, channel, id)
                    .update();
            Receipts.step(tx, receipt, "MATCHED", loan, by, note, now);
            WorkItems.settled(tx, now, Kind.SUSPENSE, channel + "/" + id, Say.of("how.matchedBy", "by", by));
            Entry kept = payment(receipt, to, receipt.matches() + 1, now);
            kept.keep(tx, now);
            return kept;
        });
        desk.post(new Entry.Waiting(entry, 0));
        Receipt now = receipts.find(channel, id).orElseThrow();
        if (now.state() == Receipt.State.OPEN) {
            throw Refuse.contradiction("loan", loan, "loanRefuses", "why", Sentence.read(now.why()));
        }
        return now;
    }

    /**
     * Takes money back from the loan it was put to, as if it had never been there: it is in suspense again, as soon as the book has
     * taken it out.
     *
     * @throws Refused when it is at no loan, or the book does not let it go: then it stays where it is
     */
    public Receipt undo(String channel, String id, String by, String note) {
        Optional<Entry> entry = Tx.in(database, tx -> {
            Receipt receipt = Receipts.locked(tx, channel, id);
            if (receipt.state() != Receipt.State.MATCHED && receipt.state() != Receipt.State.ASSIGNED) {
                throw Refuse.contradiction("state", receipt.state().name(), "notMatched", "id", id);
            }
            String loan = receipt.loan().orElseThrow();
            StoredLoan of = book.find(loan).orElseThrow(() -> Refuse.unknown("loan", loan));
            Instant now = clock.instant();
            LocalDateTime at = valued(receipt, of, now);
            return Undo.keep(tx, book, receipt, of, entryId(receipt.id(), receipt.matches()), at, by, note, now);
        });
        entry.ifPresent(kept -> {
            desk.post(new Entry.Waiting(kept, 0));
            Tx.in(database, tx -> Undo.refusal(tx, kept)).ifPresent(why -> {
                throw Refuse.contradiction("loan", kept.loan(), "undoRefused", "why", Sentence.read(why));
            });
        });
        return receipts.find(channel, id).orElseThrow();
    }

    /**
     * Says that money in suspense was given back to its payer, by a transfer that people made. Of more than one person may have
     * refunded it takes two to say so: it is in suspense until the second has.
     *
     * @param reference the bank's, of the transfer
     * @throws Refused when there is no such money in suspense, there is no reference, or the same person says it twice
     */
    public Receipt refunded(String channel, String id, String reference, String by, String note) {
        Tx.run(database, tx -> {
            Receipt receipt = Receipts.locked(tx, channel, id);
            if (receipt.state() != Receipt.State.OPEN) {
                throw Refuse.contradiction("state", receipt.state().name(), "notOpen", "id", id);
            }
            SentBack.said(tx, receipt, reference.strip(), refunds.limit(), by, note, clock.instant());
        });
        return receipts.find(channel, id).orElseThrow();
    }

    /** The loan of a virtual account. */
    Optional<StoredLoan> loanOf(String account) {
        return account.isEmpty()
                ? Optional.empty()
                : JdbcClient.create(database)
                        .sql("select loan from payment.virtual_account where account = ?")
                        .param(account)
                        .query(String.class)
                        .optional()
                        .flatMap(book::find);
    }

    /** Takes money in that came by itself, once. */
    void heard(Tx tx, String channel, News.Credited credited, Instant now) {
        Optional<StoredLoan> owner = loanOf(credited.account());
        Optional<StoredLoan> loan = owner.filter(
                of -> of.terms().currency().equals(credited.amount().currency()));
        Sentence why = owner.map(of -> Say.of(
                        "why.otherCurrency",
                        "account",
                        credited.account(),
                        "loan",
                        of.terms().loan(),
                        "currency",
                        of.terms().currency()))
                .orElseGet(() -> Say.of("why.noAccount", "account", credited.account()));
        boolean fresh = tx.sql()
                        .sql("""
                                insert into payment.receipt (channel, receipt_id, account, payer, reference, amount, currency,
                                  at, state, why, loan, heard_at)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''), ?) on conflict do nothing""")
                        .params(
                                channel,
                                credited.id(),
                                credited.account(),
                                credited.payer(),
                                credited.reference(),
                                credited.amount().minor(),
                                credited.amount().currency().getCurrencyCode(),
                                credited.at(),
                                loan.isPresent() ? "ASSIGNED" : "OPEN",
                                loan.isPresent() ? "" : why.kept(),
                                loan.map(of -> of.terms().loan()).orElse(""),
                                now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        if (!fresh) {
            return;
        }
        StatementDays.moved(tx, channel, credited.at().toLocalDate(), now);
        Receipt receipt = Receipts.locked(tx, channel, credited.id());
        if (loan.isPresent()) {
            payment(receipt, loan.get(), 0, now).keep(tx, now);
        } else {
            WorkItems.open(
                    tx,
                    now,
                    Kind.SUSPENSE,
                    channel + "/" + credited.id(),
                    channel,
                    "",
                    Say.of("item.suspense", "amount", credited.amount(), "why", why));
        }
    }

    /**
     * Keeps money of an order that we do not know.
     *
     * @param id of the receipt: the number of the order, or the channel's id of a booking
     * @return whether it is kept; not when other money is kept under that id
     */
    static boolean stray(Tx tx, String channel, String id, String order, Money amount, LocalDateTime at, Instant now) {
        Sentence why = Say.of("why.noOrder", "order", order);
        boolean fresh = tx.sql()
                        .sql("""
                                insert into payment.receipt (channel, receipt_id, account, payer, reference, amount, currency,
                                  at, state, why, heard_at)
                                values (?, ?, '', '', ?, ?, ?, ?, 'OPEN', ?, ?) on conflict do nothing""")
                        .params(
                                channel,
                                id,
                                order,
                                amount.minor(),
                                amount.currency().getCurrencyCode(),
                                at,
                                why.kept(),
                                now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        if (fresh) {
            WorkItems.open(
                    tx,
                    now,
                    Kind.SUSPENSE,
                    channel + "/" + id,
                    channel,
                    "",
                    Say.of("item.suspense", "amount", amount, "why", why));
        }
        return fresh || Receipts.locked(tx, channel, id).amount().equals(amount);
    }

    private Entry payment(Receipt receipt, StoredLoan loan, int match, Instant now) {
        return new Entry(
                loan.key().borrowerId(),
                loan.terms().loan(),
                receipt.channel(),
                entryId(receipt.id(), match),
                "",
                receipt.id(),
                new Entry.What.Payment(
                        valued(receipt, loan, now), receipt.amount().minor(), OptionalInt.empty()));
    }

    private static String entryId(String receipt, int match) {
        return "credit-" + receipt + (match == 0 ? "" : "-" + match);
    }

    /** When it came, by the clock of the borrower of the loan. */
    private LocalDateTime valued(Receipt receipt, StoredLoan loan, Instant now) {
        return times.ofBorrower(receipt.channel(), book.zoneOf(loan), receipt.at(), now);
    }
}
