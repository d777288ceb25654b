package dev.shouyue.payment;

import dev.shouyue.servicing.LoanKey;
import dev.shouyue.storage.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The orders: {@code payment.debit_order} and {@code payment.answer}. For those who read it is a door. */
public final class Orders {

    private final DataSource database;

    Orders(DataSource database) {
        this.database = database;
    }

    /** Which orders; empty for all. */
    public record Filter(
            Optional<Order.State> state, Optional<String> channel, Optional<String> loan, Optional<LocalDate> dueOn) {
        public static final Filter ALL =
                new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * An answer that was heard; the same one is kept once and counted.
     *
     * @param via how it came: SEND, ASK, NOTICE, FILE, STATEMENT or ANNOUNCE
     */
    public record Answer(String via, String result, String content, Instant heardAt, Instant lastHeardAt, int times) {}

    /** How many orders of a channel are in a state, and their sum in minor units of a currency. */
    public record Count(String channel, Order.State state, String currency, long orders, long minor) {}

    /** How many are not known for how long: up to an hour, a day, a week, and longer. */
    public record Ageing(String channel, long underAnHour, long underADay, long underAWeek, long longer, long listed) {}

    /** Orders in the order of their numbers, after the one numbered {@code after}; the latest first. */
    public List<Order> list(Filter filter, Optional<String> after, int limit) {
        List<Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder("where true");
        filter.state().ifPresent(state -> and(where, values, "o.state = ?", state.name()));
        filter.channel().ifPresent(channel -> and(where, values, "o.channel = ?", channel));
        filter.loan().ifPresent(loan -> and(where, values, "o.loan = ?", loan));
        filter.dueOn().ifPresent(day -> and(where, values, "o.due_on = ?", day));
        after.ifPresent(number -> and(where, values, "o.order_no < ?", number));
        values.add(limit);
        return JdbcClient.create(database)
                .sql("select " + Order.COLUMNS + " from payment.debit_order o " + where
                        + " order by o.order_no desc limit ?")
                .params(values)
                .query(Order::read)
                .list();
    }

    private static void and(StringBuilder where, List<Object> values, String condition, Object value) {
        where.append(" and ").append(condition);
        values.add(value);
    }

    public Optional<Order> find(String number) {
        return JdbcClient.create(database)
                .sql("select " + Order.COLUMNS + " from payment.debit_order o where o.order_no = ?")
                .param(number)
                .query(Order::read)
                .optional();
    }

    /**
     * The loans whose debits a channel was told from {@code from} to before {@code to}, where what became of them is not known, or
     * they succeeded on a later day than they were sent, in the borrower's zone; with the numbers of the installments, none where a
     * debit was for all that was overdue.
     */
    public Map<LoanKey, Set<Integer>> delayed(String channel, Instant from, Instant to) {
        Map<LoanKey, Set<Integer>> touched = new HashMap<>();
        Set<LoanKey> whatever = new HashSet<>();
        JdbcClient.create(database)
                .sql("""
                        select borrower_id, loan_id, installment from payment.debit_order o
                         where channel = ? and kind = 'DEBIT' and sent_at >= ? and sent_at < ?
                           and (state in ('SENT', 'UNKNOWN')
                                or state = 'SUCCEEDED' and exists (
                                     select 1 from payment.book_entry e
                                      where e.borrower_id = o.borrower_id and e.order_no = o.order_no and e.kind = 'PAYMENT'
                                        and e.source_id = o.order_no
                                        and e.value_time::date > (o.sent_at at time zone o.zone)::date))""")
                .params(channel, from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    LoanKey loan = new LoanKey(row.getLong(1), row.getLong(2));
                    int number = row.getInt(3);
                    Set<Integer> numbers = touched.computeIfAbsent(loan, key -> new HashSet<>());
                    if (row.wasNull()) {
                        whatever.add(loan);
                    } else {
                        numbers.add(number);
                    }
                });
        whatever.forEach(loan -> touched.put(loan, Set.of()));
        return touched;
    }

    /** The loans that a channel has a consent of, whether it still holds or not, or was sent an order for. */
    public Set<LoanKey> payingBy(String channel) {
        return new HashSet<>(JdbcClient.create(database)
                .sql("""
                        select borrower_id, loan_id from payment.mandate where channel = ? and state <> 'INVITED'
                        union
                        select borrower_id, loan_id from payment.debit_order where channel = ?""")
                .params(channel, channel)
                .query((row, i) -> new LoanKey(row.getLong(1), row.getLong(2)))
                .list());
    }

    /** The orders for the same money, in the order in which they followed one another. */
    public List<Order> chain(Order order) {
        return JdbcClient.create(database)
                .sql("select " + Order.COLUMNS + " from payment.debit_order o"
                        + " where o.borrower_id = ? and o.first_order = ? order by o.try, o.part")
                .params(order.key().borrowerId(), order.first())
                .query(Order::read)
                .list();
    }

    /** What was heard of an order, in the order of hearing. */
    public List<Answer> answers(Order order) {
        return JdbcClient.create(database)
                .sql("""
                        select * from payment.answer where borrower_id = ? and order_no = ?
                         order by heard_at, content_id""")
                .params(order.key().borrowerId(), order.number())
                .query((row, i) -> new Answer(
                        row.getString("via"),
                        row.getString("result"),
                        row.getString("content"),
                        Order.moment(row, "heard_at").orElseThrow(),
                        Order.moment(row, "last_heard_at").orElseThrow(),
                        row.getInt("times")))
                .list();
    }

    public List<Count> counts() {
        return JdbcClient.create(database)
                .sql("""
                        select channel, state, currency, count(*) orders, sum(amount) minor from payment.debit_order
                         group by channel, state, currency order by channel, state, currency""")
                .query((row, i) -> new Count(
                        row.getString("channel"),
                        Order.State.valueOf(row.getString("state")),
                        row.getString("currency"),
                        row.getLong("orders"),
                        row.getLong("minor")))
                .list();
    }

    /** How long what is unknown has been so at {@code now}. */
    public List<Ageing> ageing(Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        return JdbcClient.create(database)
                .sql("""
                        select channel, count(*) filter (where age <= interval '1 hour') within_hour,
                               count(*) filter (where age > interval '1 hour' and age <= interval '1 day') within_day,
                               count(*) filter (where age > interval '1 day' and age <= interval '7 days') within_week,
                               count(*) filter (where age > interval '7 days') longer,
                               count(*) filter (where listed_at is not null) listed
                          from (select channel, ?::timestamptz - sent_at as age, listed_at from payment.debit_order
                                 where state in ('SENT', 'UNKNOWN') and kind = 'DEBIT') o
                         group by channel order by channel""")
                .param(at)
                .query((row, i) -> new Ageing(
                        row.getString("channel"),
                        row.getLong("within_hour"),
                        row.getLong("within_day"),
                        row.getLong("within_week"),
                        row.getLong("longer"),
                        row.getLong("listed")))
                .list();
    }

    /** A number for an order that says its day, so that lists and people can sort by it. */
    static String number(Tx tx, LocalDate day) {
        long next = tx.sql()
                .sql("select nextval('payment.number')")
                .query(Long.class)
                .single();
        return "SY%s%012d".formatted(day.toString().replace("-", ""), next);
    }

    /** The order with that number, locked until the end of the transaction. */
    static Optional<Order> lock(Tx tx, String number) {
        return tx.sql()
                .sql("select " + Order.COLUMNS + " from payment.debit_order o where o.order_no = ? for update")
                .param(number)
                .query(Order::read)
                .optional();
    }

    /** Adds one, unless the same was planned before; whether it was added. */
    static boolean add(Tx tx, Order order) {
        return tx.sql()
                        .sql("""
                                insert into payment.debit_order (borrower_id, order_no, loan_id, loan, installment,
                                  designated, kind, channel, mandate, agreement, amount, currency, due_on, zone,
                                  first_order, try, part, state, next_at, send_at, created_at, announced_at, announced_by)
                                values (?, ?, ?, ?, nullif(?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                on conflict do nothing""")
                        .params(
                                order.key().borrowerId(),
                                order.number(),
                                order.key().loanId(),
                                order.loan(),
                                order.installment().orElse(0),
                                order.designated(),
                                order.kind().name(),
                                order.channel(),
                                order.mandate(),
                                order.agreement(),
                                order.amount().minor(),
                                order.amount().currency().getCurrencyCode(),
                                order.dueOn(),
                                order.zone().getId(),
                                order.first(),
                                order.tryNumber(),
                                order.part(),
                                order.state().name())
                        .param(time(order.progress().nextAt()))
                        .params(
                                order.progress().sendAt().atOffset(ZoneOffset.UTC),
                                order.progress().createdAt().atOffset(ZoneOffset.UTC))
                        .param(time(order.progress().announcedAt()))
                        .param(order.progress().announcedBy().map(Enum::name).orElse(null))
                        .update()
                == 1;
    }

    /** The orders for the same money that asked for it from the account of an agreement, under whatever consent. */
    static List<Order> onAccount(Tx tx, LoanKey loan, String first, DebitChannel channel, String agreement) {
        String account = channel.account(agreement);
        return tx
                .sql()
                .sql("select " + Order.COLUMNS + " from payment.debit_order o"
                        + " where o.borrower_id = ? and o.first_order = ? and o.channel = ? order by o.try, o.part")
                .params(loan.borrowerId(), first, channel.name())
                .query(Order::read)
                .list()
                .stream()
                .filter(order -> channel.account(order.agreement()).equals(account))
                .toList();
    }

    static @Nullable OffsetDateTime time(Optional<Instant> moment) {
        return moment.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
