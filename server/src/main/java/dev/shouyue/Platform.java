package dev.shouyue;

import dev.shouyue.access.Access;
import dev.shouyue.access.AuditTrail;
import dev.shouyue.access.AuditTrail.Deed;
import dev.shouyue.decision.PolicyPacks;
import dev.shouyue.decision.Sentence;
import dev.shouyue.delinquency.ApprovalLimits;
import dev.shouyue.delinquency.Delinquencies;
import dev.shouyue.delinquency.Incidents;
import dev.shouyue.delinquency.MoneyDesk;
import dev.shouyue.event.Events;
import dev.shouyue.intake.Intake;
import dev.shouyue.payment.Channel;
import dev.shouyue.payment.ChannelKind;
import dev.shouyue.payment.DaysInSuspense;
import dev.shouyue.payment.Payments;
import dev.shouyue.portfolio.Overview;
import dev.shouyue.portfolio.Replays;
import dev.shouyue.product.Products;
import dev.shouyue.servicing.BookLoad;
import dev.shouyue.servicing.DayBook;
import dev.shouyue.servicing.DayClose;
import dev.shouyue.servicing.Drawdowns;
import dev.shouyue.servicing.Ledger;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.servicing.LoanKey;
import dev.shouyue.servicing.LoanList;
import dev.shouyue.servicing.MoneyInSuspense;
import dev.shouyue.servicing.Posted;
import dev.shouyue.servicing.Posting;
import dev.shouyue.servicing.Postings;
import dev.shouyue.servicing.Proofs;
import dev.shouyue.servicing.Rebuild;
import dev.shouyue.servicing.StoredLoan;
import dev.shouyue.storage.Database;
import dev.shouyue.warning.Checks;
import dev.shouyue.warning.Cohorts;
import dev.shouyue.warning.Happenings;
import dev.shouyue.warning.Warnings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.modulith.Modulithic;

/** The doors of the platform, put together by hand on one database; close it to stop what it started. */
@Modulithic(systemName = "Shouyue")
public final class Platform implements AutoCloseable {

    private final Database database;
    public final Events events;
    public final PolicyPacks packs;
    public final LoanBook book;
    public final BookLoad bookLoad;
    public final DayClose dayClose;
    public final Rebuild rebuild;
    public final Proofs proofs;
    public final Intake intake;
    public final Replays replays;
    public final LoanList loans;
    public final Postings postings;
    public final Drawdowns drawdowns;
    public final Products products;
    public final Ledger ledger;
    public final Payments payments;
    public final Incidents incidents;
    public final Delinquencies delinquencies;
    public final Happenings happenings;
    public final Warnings warnings;
    public final Cohorts cohorts;
    public final Checks checks;
    public final DayBook days;
    public final Overview overview;
    public final Access access;
    public final Clock clock;

    private Platform(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        events = new Events(database.dataSource(), clock);
        packs = PolicyPacks.builtIn();
        book = new LoanBook(database.dataSource(), packs);
        bookLoad = new BookLoad(database.dataSource());
        MoneyInSuspense suspense = new DaysInSuspense();
        rebuild = new Rebuild(database.dataSource(), book, suspense);
        proofs = new Proofs(database.dataSource(), book, rebuild, events.outbox, clock, suspense);
        dayClose = new DayClose(database.dataSource(), book, events.outbox, proofs, suspense);
        intake = new Intake(database.dataSource(), packs);
        replays = new Replays(book, packs);
        loans = new LoanList(database.dataSource(), packs);
        days = new DayBook(database.dataSource());
        overview = new Overview(days, packs);
        access = new Access(database.dataSource(), clock);
        postings = new Postings(database.dataSource(), book, events.outbox, clock, this::onRecord);
        drawdowns = new Drawdowns(database.dataSource(), events.outbox, clock, this::onDrawdown);
        ledger = new Ledger(database.dataSource());
        products = new Products(database.dataSource(), packs, clock);
        payments = new Payments(database.dataSource(), book, postings, List.of(), clock, events.outbox);
        MoneyDesk money = new MoneyOfPayments(payments);
        incidents = new Incidents(database.dataSource(), book, postings, clock, ApprovalLimits.USUAL, money);
        delinquencies = new Delinquencies(database.dataSource(), book, money);
        happenings = new Happenings(database.dataSource(), clock);
        warnings = new Warnings(database.dataSource(), clock, book, payments.orders, happenings, incidents);
        cohorts = new Cohorts(database.dataSource(), book, clock);
        checks = new Checks(database.dataSource(), book, packs, clock);
        database.beforeClose(postings::close);
        database.beforeClose(payments::close); // done before the postings that it makes
        database.beforeClose(incidents::close);
        database.beforeClose(warnings::close);
    }

    /** What delinquency is told of the money that payments move. */
    private record MoneyOfPayments(Payments payments) implements MoneyDesk {

        @Override
        public List<Waiting> waitingFor(StoredLoan loan) {
            return payments.receipts.waitingFor(loan).stream()
                    .map(receipt -> new Waiting(
                            receipt.channel() + "/" + receipt.id(),
                            receipt.amount().minor(),
                            receipt.at()))
                    .toList();
        }

        @Override
        public Map<LoanKey, Set<Integer>> touched(String channel, Instant from, Instant to) {
            return payments.orders.delayed(channel, from, to);
        }

        @Override
        public Set<LoanKey> payingBy(String channel) {
            return payments.orders.payingBy(channel);
        }
    }

    /** On the PostgreSQL at {@code url}, or else on one of its own in {@code folder}. */
    public static Platform on(Optional<String> url, Path folder) {
        return on(url.map(Database::at).orElseGet(() -> Database.in(folder)));
    }

    public static Platform on(Database database) {
        return on(database, Clock.systemUTC());
    }

    public static Platform on(Database database, Clock clock) {
        return new Platform(database, clock);
    }

    /** Puts on record, in the transaction of the facts, who had them recorded, and what protections among them undid. */
    private void onRecord(Connection transaction, List<Posted> posted) throws SQLException {
        List<Deed> deeds = new ArrayList<>(posted.size());
        for (Posted each : posted) {
            each.posting()
                    .request()
                    .map(Posting.Request::deed)
                    .ifPresent(by -> deeds.add(new Deed(
                            by.actor(),
                            by.role(),
                            by.action(),
                            each.posting().loan(),
                            AuditTrail.Outcome.ALLOWED,
                            each.facts().stream()
                                    .map(fact -> fact.header().source() + "/"
                                            + fact.header().sourceId())
                                    .collect(Collectors.joining(", ")),
                            by.address())));
        }
        access.audit.write(transaction, deeds);
        incidents.onRecord(transaction, posted);
    }

    private void onDrawdown(Connection transaction, Posting.Deed by, String loan, String detail) throws SQLException {
        access.audit.write(
                transaction,
                List.of(new Deed(
                        by.actor(), by.role(), by.action(), loan, AuditTrail.Outcome.ALLOWED, detail, by.address())));
    }

    /** What follows from days that were closed, beyond the book: cohorts are counted, checks drawn. Does nothing twice. */
    public void afterClose() {
        cohorts.count();
        checks.drawClosed();
    }

    /** Payments by another clock and other channels, for days that are only lived through; whoever asked closes them. */
    public Payments payments(List<? extends Channel> channels, Clock by) {
        Postings own = new Postings(database.dataSource(), book, events.outbox, by, Postings.Alongside.NOTHING);
        database.beforeClose(own::close);
        return new Payments(database.dataSource(), book, own, channels, by, events.outbox);
    }

    /**
     * Has payments use the channels that a file sets (docs/concepts/payments.md).
     *
     * @throws dev.shouyue.decision.Failed naming the file, the line and the field that is wrong
     */
    public void useChannels(Path settings) {
        payments.use(ChannelKind.open(settings, clock));
    }

    /**
     * Says up to where one person decides alone; beyond it a second one agrees.
     *
     * @param loans most loans that an incident protects
     * @param penalty most penalty that this undoes, in major units of any one currency
     * @param refund most that is refunded of an order's money, in major units of any currency
     */
    public void useLimits(int loans, BigDecimal penalty, BigDecimal refund) {
        incidents.limit(new ApprovalLimits(loans, penalty));
        payments.refunds.limit(refund);
    }

    /** Has {@code work} done before the platform stops, also when the program is told to end. */
    public void beforeClose(Runnable work) {
        database.beforeClose(work);
    }

    /** Has {@code work} done when the database that this program started ends on its own. */
    public void whenLost(Runnable work) {
        database.whenLost(work);
    }

    /** Why the database that this program started has ended; empty while it runs. */
    public Optional<Sentence> whyLost() {
        return database.whyLost();
    }

    /** A failure that says in one line when a full disk or the end of the database is its reason. */
    public RuntimeException explained(RuntimeException failure) {
        return database.explained(failure);
    }

    public javax.sql.DataSource dataSource() {
        return database.dataSource();
    }

    @Override
    public void close() {
        payments.close();
        events.close();
        database.close();
    }
}
