package dev.shouyue.payment;

import dev.shouyue.kernel.loan.Fact.ProtectionCause;
import dev.shouyue.payment.WorkItems.Kind;
import dev.shouyue.storage.Tx;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Orders of channels that are not configured any more: nobody sends them, or asks what became of them. People are told of each as
 * soon as something was to be done about it, once; what a debit asked for is protected until they acted, or the channel is back.
 */
final class Stranded {

    private static final int BATCH = 500;

    private final DataSource database;
    private final Map<String, Channel> channels;
    private final Clock clock;

    Stranded(DataSource database, Map<String, Channel> channels, Clock clock) {
        this.database = database;
        this.channels = channels;
        this.clock = clock;
    }

    /** Tells people of those that came to be so, at most so many at a time; how many. Where there is no channel at all nobody works. */
    int tell() {
        if (channels.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        List<String> fresh = JdbcClient.create(database)
                .sql("""
                        select o.order_no from payment.debit_order o
                         where o.state in ('PLANNED', 'ANNOUNCED', 'SENT', 'UNKNOWN') and o.next_at <= ?
                           and o.channel <> all(?)
                           and not exists (select 1 from payment.work_item w
                                            where w.kind = 'SYSTEM' and w.subject = o.order_no)
                         order by o.order_no limit ?""")
                .params(now.atOffset(ZoneOffset.UTC), names(), BATCH)
                .query(String.class)
                .list();
        fresh.forEach(number -> Tx.run(database, tx -> tell(tx, number, now)));
        Tx.run(database, tx -> settle(tx, now));
        return fresh.size();
    }

    /** The channels, with how many orders they have that are not at their end. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        JdbcClient.create(database).sql("""
                        select channel, count(*) as orders from payment.debit_order
                         where state in ('PLANNED', 'ANNOUNCED', 'SENT', 'UNKNOWN') and channel <> all(?)
                         group by channel""").param(names()).query(row -> {
            counts.put(row.getString("channel"), row.getLong("orders"));
        });
        return counts;
    }

    private String[] names() {
        return channels.keySet().toArray(String[]::new);
    }

    private static void tell(Tx tx, String number, Instant now) {
        Optional<Order> found = Orders.lock(tx, number)
                .filter(order -> order.state().isToBeSent() || order.state().isOpen());
        found.ifPresent(order -> {
            WorkItems.openOnce(
                    tx,
                    now,
                    Kind.SYSTEM,
                    number,
                    order.channel(),
                    order.loan(),
                    Say.of("item.channelGone", "channel", order.channel(), "order", number, "loan", order.loan()));
            if (order.kind() == Order.Kind.DEBIT) {
                OpenProtections.begin(tx, order, Kind.SYSTEM, ProtectionCause.SYSTEM_INCIDENT, now);
            }
        });
    }

    /** A channel that is back does the rest itself. */
    private void settle(Tx tx, Instant now) {
        tx.sql()
                .sql("""
                        select w.subject from payment.work_item w
                          join payment.debit_order o on o.order_no = w.subject
                         where w.kind = 'SYSTEM' and w.state = 'OPEN' and o.channel = any(?)
                           and o.state in ('PLANNED', 'ANNOUNCED', 'SENT', 'UNKNOWN')""")
                .param(names())
                .query(String.class)
                .list()
                .forEach(number -> WorkItems.settled(tx, now, Kind.SYSTEM, number, Say.of("how.channelBack")));
    }
}
