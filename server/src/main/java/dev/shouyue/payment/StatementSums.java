package dev.shouyue.payment;

import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Reconciliation.Day;
import dev.shouyue.payment.Reconciliation.Sum;
import dev.shouyue.storage.Tx;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the statement of a day comes to, by currency, as it is kept: {@code payment.reconciled_sum}. */
final class StatementSums {

    private StatementSums() {}

    private static Sum of(StatementLine line) {
        Money amount = line.amount();
        return new Sum(
                switch (line.kind()) {
                    case DEBIT, CREDIT -> amount;
                    case REFUND, RETURN -> Money.zero(amount.currency()).minus(amount);
                },
                new Money(line.fee().minor(), amount.currency()));
    }

    private static Sum together(Sum one, Sum other) {
        return new Sum(one.amount().plus(other.amount()), one.fees().plus(other.fees()));
    }

    /** Keeps the sums of a statement in place of those that were kept of it before. */
    static void keep(Tx tx, String channel, LocalDate day, List<StatementLine> lines) {
        Map<Currency, Sum> sums = new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
        lines.forEach(line -> sums.merge(line.amount().currency(), of(line), StatementSums::together));
        tx.sql()
                .sql("delete from payment.reconciled_sum where channel = ? and day = ?")
                .params(channel, day)
                .update();
        sums.forEach((currency, sum) -> tx.sql()
                .sql("insert into payment.reconciled_sum (channel, day, currency, amount, fees) values (?, ?, ?, ?, ?)")
                .params(
                        channel,
                        day,
                        currency.getCurrencyCode(),
                        sum.amount().minor(),
                        sum.fees().minor())
                .update());
    }

    /** The days with their sums. */
    static List<Day> of(JdbcClient sql, List<Day> days) {
        record Kept(String channel, LocalDate day, Sum sum) {}
        record Key(String channel, LocalDate day) {}
        Map<Key, List<Sum>> sums = sql
                .sql("""
                        select s.* from payment.reconciled_sum s
                          join unnest(?::text[], ?::date[]) k(channel, day) using (channel, day)
                         order by s.currency""")
                .params(
                        days.stream().map(Day::channel).toArray(String[]::new),
                        days.stream().map(day -> day.day().toString()).toArray(String[]::new))
                .query((row, i) -> {
                    Currency currency = Currency.getInstance(row.getString("currency"));
                    return new Kept(
                            row.getString("channel"),
                            row.getObject("day", LocalDate.class),
                            new Sum(
                                    new Money(row.getLong("amount"), currency),
                                    new Money(row.getLong("fees"), currency)));
                })
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        kept -> new Key(kept.channel(), kept.day()),
                        Collectors.mapping(Kept::sum, Collectors.toList())));
        return days.stream()
                .map(day -> new Day(
                        day.channel(),
                        day.day(),
                        day.lines(),
                        day.matched(),
                        sums.getOrDefault(new Key(day.channel(), day.day()), List.of()),
                        day.open(),
                        day.found(),
                        day.at()))
                .toList();
    }
}
