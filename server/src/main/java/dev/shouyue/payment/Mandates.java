package dev.shouyue.payment;

import dev.shouyue.decision.Refused;
import dev.shouyue.event.Outbox;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.WorkItems.Kind;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.servicing.StoredLoan;
import dev.shouyue.storage.Tx;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The borrowers' consents to be debited. */
public final class Mandates {

    private static final int BATCH = 200;
    private static final Duration FIRST_ASKED_AFTER = Duration.ofMinutes(10);
    /** An invitation is asked for so long. */
    private static final Duration OPEN_FOR = Duration.ofDays(8);

    private final DataSource database;
    private final LoanBook book;
    private final Map<String, Channel> channels;
    private final Clock clock;
    private final Outbox outbox;
    private final Announcements announcements;

    Mandates(
            DataSource database,
            LoanBook book,
            Map<String, Channel> channels,
            Clock clock,
            Outbox outbox,
            Announcements announcements) {
        this.database = database;
        this.book = book;
        this.channels = channels;
        this.clock = clock;
        this.outbox = outbox;
        this.announcements = announcements;
    }

    /**
     * What is to be agreed.
     *
     * @param agreement the channel's number where the borrower has consented already; empty to invite
     * @param consentedAt when the borrower did; empty for now
     */
    public record Wish(
            String loan,
            String channel,
            Optional<String> agreement,
            Money mostEach,
            Optional<Money> mostInAll,
            LocalDate from,
            LocalDate until,
            Optional<LocalDateTime> consentedAt) {}

    /** A mandate, and the page on which the borrower consents; empty where that was done elsewhere. */
    public record Made(Mandate mandate, Optional<String> page) {}

    /**
     * Keeps a consent that was given, or invites the borrower to give it.
     *
     * @throws Refused when the loan or the channel is not there, or a value is not what it should be
     */
    public Made create(Wish wish, String by) {
        return create(wish, by, Optional.empty());
    }

    /**
     * Keeps a consent that was given, or invites the borrower to give it; once for each key.
     *
     * @param key the author's own name of the request
     * @throws Refused when the loan or the channel is not there, a value is not what it should be, or the key was used for
     *     something else
     */
    public Made create(Wish wish, String by, Optional<String> key) {
        StoredLoan loan = book.find(wish.loan()).orElseThrow(() -> Refuse.unknown("loan", wish.loan()));
        if (!(channels.get(wish.channel()) instanceof DebitChannel channel)) {
            throw Refuse.bad("channel", wish.channel(), "noChannel", "names", String.join(", ", channels.keySet()));
        }
        if (!channel.currency().equals(loan.terms().currency())) {
            throw Refuse.currency(channel, loan.terms().currency());
        }
        if (!wish.mostEach().isPositive()
                || !wish.mostEach().currency().equals(loan.terms().currency())) {
            throw Refuse.bad(
                    "mostEach",
                    wish.mostEach().toString(),
                    "notPositive",
                    "currency",
                    loan.terms().currency());
        }
        if (wish.until().isBefore(wish.from())) {
            throw Refuse.bad("until", wish.until().toString(), "order", "from", wish.from());
        }
        Instant now = clock.instant();
        LocalDateTime here = LocalDateTime.ofInstant(now, book.zoneOf(loan));
        check(wish, channel, here);
        boolean given = wish.agreement().isPresent();
        if (!given && !(channel instanceof WebChannel)) {
            throw Refuse.bad("agreement", "", "noAgreement", "channel", wish.channel());
        }
        Optional<RequestKey> request = key.map(name -> new RequestKey(by, name));
        Mandate made = Tx.in(database, tx -> {
            String fresh = number(tx);
            String number = Requests.number(tx, request, loan.key().borrowerId(), fresh, "mandate\n" + wish, now);
            return number.equals(fresh)
                    ? insert(tx, number, wish, loan, given, here, now, by)
                    : find(tx.sql(), number).orElseThrow();
        });
        Optional<String> page = !given && channel instanceof WebChannel web
                ? Optional.of(Requests.page(
                        database,
                        request,
                        made.key().borrowerId(),
                        made.number(),
                        () -> web.invite(new WebChannel.Invitation(
                                made.number(),
                                Long.toString(made.key().borrowerId()),
                                made.mostEach(),
                                made.from(),
                                made.until()))))
                : Optional.empty();
        return new Made(made, page);
    }

    /** What no consent can be, and would be found out by the first debit under it. */
    private static void check(Wish wish, DebitChannel channel, LocalDateTime here) {
        LocalDate today = here.toLocalDate();
        if (wish.until().isBefore(today)) {
            throw Refuse.bad("until", wish.until().toString(), "consentOver", "today", today);
        }
        wish.consentedAt().filter(at -> at.isAfter(here)).ifPresent(at -> {
            throw Refuse.bad(
                    "consentedAt", at.toString(), "futureConsent", "now", here.truncatedTo(ChronoUnit.SECONDS));
        });
        wish.mostInAll()
                .filter(most ->
                        !most.currency().equals(wish.mostEach().currency()) || most.compareTo(wish.mostEach()) < 0)
                .ifPresent(most -> {
                    throw Refuse.bad(
                            "mostInAll",
                            most.toString(),
                            "lessInAll",
                            "each",
                            wish.mostEach().decimal(),
                            "currency",
                            wish.mostEach().currency());
                });
        wish.agreement().flatMap(channel::objection).ifPresent(why -> {
            throw Refuse.bad(
                    "agreement", wish.agreement().orElse(""), "badAgreement", "channel", channel.name(), "why", why);
        });
    }

    private static String number(Tx tx) {
        return "MD%014d"
                .formatted(tx.sql()
                        .sql("select nextval('payment.number')")
                        .query(Long.class)
                        .single());
    }

    private static Mandate insert(
            Tx tx,
            String number,
            Wish wish,
            StoredLoan loan,
            boolean given,
            LocalDateTime here,
            Instant now,
            String by) {
        return tx.sql()
                .sql("""
                        insert into payment.mandate (borrower_id, mandate, loan_id, loan, channel, agreement, currency,
                          most_each, most_in_all, from_day, until_day, state, ask_at, consented_at, created_at, created_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0), ?, ?, ?, ?::timestamptz, ?::timestamp, ?, ?)
                        returning *""")
                .params(
                        loan.key().borrowerId(),
                        number,
                        loan.key().loanId(),
                        wish.loan(),
                        wish.channel(),
                        wish.agreement().orElse(""),
                        loan.terms().currency().getCurrencyCode(),
                        wish.mostEach().minor(),
                        wish.mostInAll().map(Money::minor).orElse(0L),
                        wish.from(),
                        wish.until(),
                        given ? "ACTIVE" : "INVITED")
                .param(given ? null : now.plus(FIRST_ASKED_AFTER).atOffset(ZoneOffset.UTC))
                .param(given ? wish.consentedAt().orElse(here) : null)
                .params(now.atOffset(ZoneOffset.UTC), by)
                .query(Mandate::read)
                .single();
    }

    public Optional<Mandate> find(String number) {
        return find(JdbcClient.create(database), number);
    }

    private static Optional<Mandate> find(JdbcClient sql, String number) {
        return sql.sql("select * from payment.mandate where mandate = ?")
                .param(number)
                .query(Mandate::read)
                .optional();
    }

    /** Those of a loan, or of all where {@code loan} is empty, the latest first, after the one numbered {@code after}. */
    public List<Mandate> list(Optional<String> loan, Optional<Mandate.State> state, Optional<String> after, int limit) {
        return JdbcClient.create(database)
                .sql("""
                        select * from payment.mandate
                         where (? = '' or loan = ?) and (? = '' or state = ?) and (? = '' or mandate < ?)
                         order by mandate desc limit ?""")
                .params(loan.orElse(""), loan.orElse(""))
                .params(state.map(Enum::name).orElse(""), state.map(Enum::name).orElse(""))
                .params(after.orElse(""), after.orElse(""), limit)
                .query(Mandate::read)
                .list();
    }

    /** Ends one by our own decision; empty when there is none of that number that stands. */
    public Optional<Mandate> stop(String number, String by) {
        return Tx.in(database, tx -> end(tx, number, by, clock.instant()));
    }

    /** Asks a channel what became of invitations: the notice of a consent may be lost. How many were looked at. */
    int ask(Channel channel) {
        Instant now = clock.instant();
        List<Mandate> due = JdbcClient.create(database)
                .sql("""
                        select * from payment.mandate where state = 'INVITED' and ask_at <= ? and channel = ?
                         order by ask_at limit ?""")
                .params(now.atOffset(ZoneOffset.UTC), channel.name(), BATCH)
                .query(Mandate::read)
                .list();
        Hands.each(due, mandate -> ask(mandate, now));
        return due.size();
    }

    /** Less often the older it is. */
    private void ask(Mandate mandate, Instant now) {
        Duration age = Duration.between(mandate.createdAt(), now);
        boolean claimed = JdbcClient.create(database)
                        .sql("""
                                update payment.mandate set ask_at = ?::timestamptz
                                 where borrower_id = ? and mandate = ? and state = 'INVITED' and ask_at <= ?""")
                        .param(
                                age.compareTo(OPEN_FOR) > 0
                                        ? null
                                        : now.plus(age).atOffset(ZoneOffset.UTC))
                        .params(mandate.key().borrowerId(), mandate.number(), now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        // that there is none is no end yet: the borrower may be at the page
        if (claimed
                && channels.get(mandate.channel()) instanceof WebChannel channel
                && channel.askConsent(mandate.number()) instanceof News.Consented consented) {
            Hands.run(database, tx -> consented(tx, consented));
        }
    }

    /** Takes in that the borrower consented; whether there is such a mandate. */
    static boolean consented(Tx tx, News.Consented news) {
        return tx.sql()
                        .sql("""
                                update payment.mandate set agreement = ?,
                                  state = case when state = 'INVITED' then 'ACTIVE' else state end,
                                  consented_at = coalesce(consented_at, ?)
                                 where mandate = ?""")
                        .params(news.agreement(), news.at(), news.mandate())
                        .update()
                == 1;
    }

    /** What a consent lets be asked for by the order {@code but}, or a new one: all it allows less what others brought and may bring. */
    static long left(Tx tx, Mandate mandate, String but) {
        return mandate.mostInAll()
                .map(most -> most.minor()
                        - tx.sql()
                                .sql("""
                                        select coalesce(sum(coalesce(paid_amount, amount)), 0) from payment.debit_order
                                         where borrower_id = ? and mandate = ? and order_no <> ?
                                           and state not in ('FAILED', 'CANCELLED', 'RETURNED')""")
                                .params(mandate.key().borrowerId(), mandate.number(), but)
                                .query(Long.class)
                                .single())
                .orElse(Long.MAX_VALUE);
    }

    /** Ends one that stands, and with it the orders under it that are still to be sent. */
    Optional<Mandate> end(Tx tx, String number, String why, Instant now) throws SQLException {
        Optional<Mandate> ended = tx.sql()
                .sql("""
                        update payment.mandate set state = 'ENDED', ended_at = ?, ended_why = ?
                         where mandate = ? and state <> 'ENDED' returning *""")
                .params(now.atOffset(ZoneOffset.UTC), why, number)
                .query(Mandate::read)
                .optional();
        if (ended.isPresent()) {
            Mandate mandate = ended.get();
            List<Order> cancelled = tx.sql()
                    .sql("""
                            update payment.debit_order o
                               set state = 'CANCELLED', next_at = null, words = 'the consent ended'
                             where o.borrower_id = ? and o.mandate = ? and o.state in ('PLANNED', 'ANNOUNCED')
                             returning""" + " " + Order.COLUMNS)
                    .params(mandate.key().borrowerId(), number)
                    .query(Order::read)
                    .list();
            announcements.cancelled(tx, cancelled, Announcements.Why.CONSENT_ENDED, now);
            WorkItems.open(
                    tx,
                    now,
                    Kind.MANDATE,
                    number,
                    mandate.channel(),
                    mandate.loan(),
                    Say.of("item.MANDATE", "mandate", number, "loan", mandate.loan(), "why", why));
            outbox.publish(tx.connection(), List.of(Told.mandateEnded(mandate, why, now)));
        }
        return ended;
    }
}
