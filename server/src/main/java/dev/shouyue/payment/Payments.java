package dev.shouyue.payment;

import dev.shouyue.decision.Refused;
import dev.shouyue.event.Outbox;
import dev.shouyue.kernel.position.Positions;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.servicing.Postings;
import dev.shouyue.servicing.StoredLoan;
import dev.shouyue.storage.Tx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Money asked of borrowers and money that comes by itself: the door of this module. Its desks do their work once when they are
 * called, and again and again between {@link #start} and {@link #close}; each can be cut off anywhere and goes on where it was, in
 * as many processes as one likes.
 */
public final class Payments implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Payments.class);

    private static final Duration LINK_ASKED_AFTER = Duration.ofMinutes(10);

    public final Mandates mandates;
    public final Orders orders;
    public final WorkItems workItems;
    public final Receipts receipts;
    public final Suspense suspense;
    public final Refunds refunds;
    public final Reconciliation reconciliation;

    private final DataSource database;
    private final LoanBook book;
    private final Clock clock;
    private final Map<String, Channel> channels = new ConcurrentSkipListMap<>();
    private final PlanDesk planDesk;
    private final Stranded stranded;
    private final OpenProtections openProtections;
    private final SendDesk sendDesk;
    private final PostDesk postDesk;
    private final NewsDesk newsDesk;
    private final RefundDesk refundDesk;
    private final StatementDesk statementDesk;
    private @Nullable Rounds rounds;

    public Payments(
            DataSource database,
            LoanBook book,
            Postings postings,
            List<? extends Channel> channels,
            Clock clock,
            Outbox outbox) {
        this(database, book, postings, channels, clock, outbox, Steps.NONE);
    }

    Payments(
            DataSource database,
            LoanBook book,
            Postings postings,
            List<? extends Channel> channels,
            Clock clock,
            Outbox outbox,
            Steps steps) {
        this.database = database;
        this.book = book;
        this.clock = clock;
        Announcements announcements = new Announcements(this.channels, outbox);
        mandates = new Mandates(database, book, this.channels, clock, outbox, announcements);
        Followers followers = new Followers(book, this.channels, mandates, announcements);
        Answers answers = new Answers(this.channels, outbox, followers, announcements);
        orders = new Orders(database);
        workItems = new WorkItems(database, clock);
        planDesk = new PlanDesk(database, book, this.channels, clock);
        stranded = new Stranded(database, this.channels, clock);
        openProtections = new OpenProtections(database, book, clock);
        sendDesk = new SendDesk(database, book, clock, answers, announcements, outbox, steps);
        postDesk = new PostDesk(database, postings, clock, outbox, steps);
        refundDesk = new RefundDesk(database, this.channels, clock, outbox);
        refunds = new Refunds(database, this.channels, postings, clock, refundDesk);
        receipts = new Receipts(database);
        suspense = new Suspense(database, receipts, new CivilTimes(this.channels), book, clock, postDesk, refunds);
        newsDesk = new NewsDesk(database, clock, answers, mandates, suspense, refundDesk, outbox);
        reconciliation = new Reconciliation(database, clock);
        statementDesk = new StatementDesk(database, book, clock, answers, refundDesk, outbox);
        use(channels);
    }

    /** Has these channels used from now on, besides those used already; each by its own name. */
    public void use(Collection<? extends Channel> more) {
        more.forEach(channel -> channels.put(channel.name(), channel));
    }

    /** The names of the channels, in order. */
    public List<String> channelNames() {
        return List.copyOf(channels.keySet());
    }

    /** The work that is done again and again. */
    public enum Desk {
        /**
         * Makes orders for what falls due, tells people of orders whose channel is gone, and adds days to what is protected while people
         * have something to do.
         */
        PLAN,
        /** Tells borrowers of debits. */
        ANNOUNCE,
        /** Hands orders to their channels. */
        SEND,
        /** Asks what became of what was sent. */
        ASK,
        /** Takes in files that came. */
        COLLECT,
        /** Carries what is known over into the book. */
        POST,
        /** Holds statements against orders and book. */
        RECONCILE;

        /** Whether it waits for channels: it is done for each by itself, so that one that does not answer holds up no other. */
        boolean isOfChannels() {
            return this != PLAN && this != POST;
        }
    }

    /** Does the work of a desk once, for all channels at a time; how many things it looked at. */
    public int run(Desk desk) {
        return switch (desk) {
            case PLAN -> {
                int made = planDesk.plan();
                stranded.tell();
                openProtections.extend();
                yield made;
            }
            case POST -> postDesk.post();
            case ANNOUNCE, SEND, ASK, COLLECT, RECONCILE -> {
                AtomicInteger looked = new AtomicInteger();
                Hands.each(channelNames(), channel -> looked.addAndGet(run(desk, channel)));
                yield looked.get();
            }
        };
    }

    /** Does the work of a desk once, as far as it is that of a channel; how many things it looked at. */
    int run(Desk desk, String name) {
        Channel channel = channels.get(name);
        if (channel == null) {
            return 0;
        }
        Optional<DebitChannel> debits =
                channel instanceof DebitChannel debitChannel ? Optional.of(debitChannel) : Optional.empty();
        return switch (desk) {
            case ANNOUNCE -> debits.map(sendDesk::announce).orElse(0);
            case SEND -> debits.map(sendDesk::send).orElse(0);
            case ASK -> debits.map(sendDesk::ask).orElse(0) + mandates.ask(channel) + refundDesk.work(channel);
            case COLLECT -> newsDesk.collect(channel);
            case RECONCILE -> statementDesk.reconcile(channel);
            case PLAN, POST -> throw new IllegalArgumentException(desk + " is not the work of one channel");
        };
    }

    /** Begins to do the work again and again. */
    public synchronized void start() {
        if (rounds == null) {
            stranded.counts()
                    .forEach((channel, orders) -> LOG.warn(
                            "{} orders of the channel {}, which is not configured, are not at their end: people are told of each",
                            orders,
                            channel));
            rounds = new Rounds(this);
        }
    }

    /**
     * Takes in a call of a channel; what the channel wants to hear, once what it said is durable.
     *
     * @throws BadNotice when it is not the channel's own; nothing is changed
     * @throws Refused when no channel of that name calls
     */
    public WebChannel.Reply hear(String channel, WebChannel.Notice notice) {
        if (!(channels.get(channel) instanceof WebChannel web)) {
            throw Refuse.unknown("channel", channel);
        }
        return newsDesk.hear(web, notice);
    }

    /** A page on which the borrower pays what is owed now, by hand; another one each time. */
    public Link payLink(String loan, String channel) {
        return payLink(loan, channel, Optional.empty());
    }

    /**
     * A page on which the borrower pays what is owed now, by hand.
     *
     * @param request the author's own name of it; asked again under it, the same page is answered
     * @throws Refused when nothing is owed, the channel has no such page or moves another currency, or the name was used for
     *     something else
     */
    public Link payLink(String loan, String channel, Optional<RequestKey> request) {
        StoredLoan stored = book.find(loan).orElseThrow(() -> Refuse.unknown("loan", loan));
        if (!(channels.get(channel) instanceof WebChannel web)) {
            throw Refuse.bad("channel", channel, "noChannel", "names", String.join(", ", channels.keySet()));
        }
        if (!web.currency().equals(stored.terms().currency())) {
            throw Refuse.currency(web, stored.terms().currency());
        }
        Instant now = clock.instant();
        ZoneId zone = book.zoneOf(stored);
        LocalDate today = LocalDate.ofInstant(now, zone);
        Order order = Tx.in(database, tx -> {
            String number = Orders.number(tx, today);
            String made = Requests.number(
                    tx, request, stored.key().borrowerId(), number, "link\n" + loan + '\n' + channel, now);
            if (!made.equals(number)) {
                return Orders.lock(tx, made).orElseThrow();
            }
            OnItsWay came = OnItsWay.mayHaveCome(tx, stored.key(), loan, "");
            StoredLoan then = book.find(stored.key()).orElseThrow();
            long left = Positions.on(then.terms(), then.facts(), book.policyOf(then), today)
                            .owed()
                    - came.beside(then.facts());
            if (left <= 0) {
                throw Refuse.contradiction("loan", loan, "nothingOwed");
            }
            Order offered = Order.offered(
                    number, stored, channel, left, today, zone, Progress.offered(now.plus(LINK_ASKED_AFTER), now));
            Orders.add(tx, offered);
            return offered;
        });
        return new Link(
                order,
                Requests.page(
                        database, request, order.key().borrowerId(), order.number(), () -> web.payLink(order.debit())));
    }

    /** Forgets the requests that are kept no longer, as long as those that posted; how many. */
    public int forgetOld() {
        return Requests.forget(database, clock.instant().minus(Postings.KEPT));
    }

    /** A page to pay on, and the order that it is for. */
    public record Link(Order order, String page) {}

    /** Ends the work, within seconds; it goes on where it was when it is started again. */
    @Override
    public synchronized void close() {
        if (rounds != null) {
            rounds.close();
            rounds = null;
        }
        channels.values().forEach(Channel::close);
    }
}
