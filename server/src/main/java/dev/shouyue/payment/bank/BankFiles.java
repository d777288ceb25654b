package dev.shouyue.payment.bank;

import dev.shouyue.decision.Sentence;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.ChannelUnavailable;
import dev.shouyue.payment.Debit;
import dev.shouyue.payment.DebitChannel;
import dev.shouyue.payment.Result;
import dev.shouyue.payment.Scheme;
import dev.shouyue.payment.StatementLine;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * A bank with which files of ISO 20022 are exchanged over two folders. A debit is taken durably and waits for the cut-off; then
 * all that wait are handed over in a {@code pain.008}. What becomes of them comes by files: rejections by {@code pain.002},
 * bookings, returns and transfers by {@code camt.054}, returns by {@code pacs.004}, the account's day by {@code camt.053}.
 *
 * <p>The agreement of a mandate is the borrower's account: {@code <bank>/<account>/<signed on>}, the bank as a BIC or as
 * {@code <clearing system>:<member>}, such as {@code CNAPS:104100000004/6217000000000000001/2026-01-05}.
 *
 * <p>One process at a time works on the folders of a bank.
 */
public final class BankFiles implements DebitChannel {

    /** No scheme debits more at once: 999,999,999.99 (EPC130-08, AT-06). */
    private static final long MOST_MINOR = 99_999_999_999L;

    private final BankSettings bank;
    private final Spool spool;
    private final Outgoing outgoing;
    private final SentOrders sent;
    private final Answers answers;
    private final Statements statements;
    private final Incoming incoming;
    private final FileChannel lock;
    private final InstantSource clock;

    private BankFiles(BankSettings bank, Folders folders, FileChannel lock, InstantSource clock) throws IOException {
        this.bank = bank;
        this.lock = lock;
        this.clock = clock;
        folders.clear();
        this.spool = Spool.open(folders.spool());
        this.outgoing = Outgoing.open(bank, folders, spool, clock);
        this.sent = new SentOrders(outgoing.sent());
        this.answers = Answers.of(folders.kept());
        this.statements = new Statements(folders.statements());
        this.incoming = new Incoming(bank, folders, sent, answers, statements);
    }

    /**
     * Takes up the folders of a bank, and goes on where a crash left off.
     *
     * @throws ChannelUnavailable when they cannot be read and written, or another process works on them
     */
    public static BankFiles open(BankSettings bank, InstantSource clock) {
        try {
            Folders folders = Folders.in(bank.home());
            FileChannel lock = lock(bank);
            boolean isOpen = false;
            try {
                BankFiles files = new BankFiles(bank, folders, lock, clock);
                isOpen = true;
                return files;
            } finally {
                if (!isOpen) {
                    lock.close();
                }
            }
        } catch (IOException e) {
            throw new ChannelUnavailable(bank.name(), e);
        }
    }

    private static FileChannel lock(BankSettings bank) throws IOException {
        FileChannel lock =
                FileChannel.open(bank.home().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean isOurs = false;
        try {
            isOurs = lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            throw new IOException("this process works on " + bank.home() + " already", e);
        } finally {
            if (!isOurs) {
                lock.close();
            }
        }
        if (!isOurs) {
            throw new IOException("another process works on " + bank.home());
        }
        return lock;
    }

    @Override
    public String name() {
        return bank.name();
    }

    @Override
    public ZoneId zone() {
        return bank.zone();
    }

    /** A day alone, which is told as its first moment, is that day wherever the borrower is. */
    @Override
    public LocalDateTime civil(LocalDateTime at, ZoneId zone) {
        return at.toLocalTime().equals(LocalTime.MIDNIGHT) ? at : DebitChannel.super.civil(at, zone);
    }

    @Override
    public Scheme scheme() {
        return bank.scheme();
    }

    @Override
    public String account(String agreement) {
        return DebtorAccount.of(agreement)
                .map(debtor -> debtor.agent() + '/' + debtor.account())
                .orElse(agreement);
    }

    @Override
    public String creditor() {
        return bank.creditorId();
    }

    @Override
    public Currency currency() {
        return bank.currency();
    }

    @Override
    public Result debit(Debit debit) {
        Optional<Result> earlier = earlier(debit);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Optional<Result.Failed> refusal = refusal(debit);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Debit plain = new Debit(
                debit.order(),
                debit.mandate(),
                debit.agreement(),
                Spooled.plain(debit.borrower()),
                debit.amount(),
                debit.dueOn(),
                Spooled.plain(debit.subject()).strip());
        try {
            spool.add(new Spooled(plain, clock.instant()));
            return new Result.Unknown("waits for the bank's file of the next cut-off");
        } catch (IOException e) {
            return new Result.Unknown("not known to be on the disk: " + e.getMessage());
        }
    }

    @Override
    public Result ask(Debit debit) {
        return earlier(debit).orElseGet(() -> new Result.NotThere("NOFILE"));
    }

    /** What became of an order that was taken before; empty when it never was. */
    private Optional<Result> earlier(Debit debit) {
        Optional<Result> answer = answers.find(debit.order());
        if (answer.isPresent()) {
            return answer;
        }
        // first the spool: an order is in the list of what was handed over before it leaves the spool
        Optional<Spooled> waiting = spool.find(debit.order());
        if (waiting.isPresent()) {
            same(debit, waiting.get().isSameAs(debit));
            return Optional.of(new Result.Unknown("waits for the bank's file of the next cut-off"));
        }
        Optional<SentOrder> handed = sent.find(debit.order());
        if (handed.isPresent()) {
            same(debit, handed.get().amount().equals(debit.amount()));
            return Optional.of(
                    new Result.Unknown("handed to the bank in " + handed.get().message()));
        }
        return Optional.empty();
    }

    private static void same(Debit debit, boolean isSame) {
        if (!isSame) {
            throw new IllegalArgumentException("order " + debit.order() + " was given before with another content");
        }
    }

    @Override
    public Optional<Sentence> objection(String agreement) {
        return DebtorAccount.of(agreement).isPresent() ? Optional.empty() : Optional.of(Say.of("agreement.form"));
    }

    /**
     * What the bank would refuse for certain is not handed to it. That we have it in a form that no bank takes is our fault, and not
     * the borrower's.
     */
    private Optional<Result.Failed> refusal(Debit debit) {
        Form.ORDER.check("order", debit.order());
        if (!Form.MAX35.fits(debit.mandate()) || !Spooled.plain(debit.mandate()).equals(debit.mandate())) {
            return Optional.of(new Result.Failed(DebitFailure.SYSTEM, "MD01", "no mandate of 1 to 35 characters"));
        }
        if (DebtorAccount.of(debit.agreement()).isEmpty()) {
            return Optional.of(new Result.Failed(
                    DebitFailure.SYSTEM, "AC01", "the agreement is not <bank>/<account>/<signed on>"));
        }
        if (!debit.amount().currency().equals(bank.currency())) {
            return Optional.of(new Result.Failed(
                    DebitFailure.SYSTEM,
                    "AM03",
                    "the account is in " + bank.currency().getCurrencyCode()));
        }
        if (!debit.amount().isPositive()) {
            return Optional.of(new Result.Failed(DebitFailure.LIMIT_OR_DATE, "AM01", "not a positive amount"));
        }
        if (debit.amount().minor() > MOST_MINOR) {
            return Optional.of(new Result.Failed(DebitFailure.LIMIT_OR_DATE, "AM02", "more than a debit can be"));
        }
        return Optional.empty();
    }

    /**
     * Hands over all debits that wait, without waiting for the cut-off; says in which messages.
     *
     * @throws ChannelUnavailable when the folders cannot be written; nothing is lost, and it may be tried again
     */
    public List<String> flush() {
        try {
            return outgoing.flush();
        } catch (IOException e) {
            throw new ChannelUnavailable(bank.name(), e);
        }
    }

    @Override
    public List<Arrival> collect() {
        if (isCutOff()) {
            flush();
        }
        try {
            return incoming.collect();
        } catch (IOException e) {
            throw new ChannelUnavailable(bank.name(), e);
        }
    }

    /** Whether a cut-off has passed since the debit was taken that waits longest. */
    private boolean isCutOff() {
        return spool.oldest()
                .map(oldest -> {
                    ZonedDateTime taken = oldest.at().atZone(bank.zone());
                    ZonedDateTime cutOff = taken.with(bank.cutOff());
                    ZonedDateTime next = taken.isBefore(cutOff) ? cutOff : cutOff.plusDays(1);
                    return !clock.instant().isBefore(next.toInstant());
                })
                .orElse(false);
    }

    @Override
    public void collected(Arrival arrival) {
        try {
            incoming.collected(arrival);
        } catch (IOException e) {
            throw new ChannelUnavailable(bank.name(), e);
        }
    }

    @Override
    public List<StatementLine> statement(LocalDate day) {
        try {
            return statements.of(day);
        } catch (IOException e) {
            throw new ChannelUnavailable(bank.name(), e);
        }
    }

    /** A bank gives back by a transfer that people make: nothing of a direct debit is refunded by file. */
    @Override
    public boolean refunds() {
        return false;
    }

    @Override
    public Result refund(Debit debit, String refund, Money amount) {
        return new Result.Failed(DebitFailure.SYSTEM, "NOREFUND", "this bank takes no refunds by file");
    }

    @Override
    public Result askRefund(Debit debit, String refund) {
        return refund(debit, refund, debit.amount());
    }

    @Override
    public void close() {
        spool.close();
        try {
            lock.close();
        } catch (IOException e) {
            throw new ChannelUnavailable(bank.name(), e);
        }
    }
}
