package dev.shouyue.payment;

import dev.shouyue.event.Event;
import dev.shouyue.storage.Tx;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What others are told when the book has money that came, on whatever way, a debit that brought none, or money that a channel
 * took back. What comes in and what goes is told once each: what was left of a payment is not told as one that came.
 */
final class MoneyEvents {

    private final Clock clock;

    MoneyEvents(Clock clock) {
        this.clock = clock;
    }

    /** The events of entries that are decided, in their order. */
    List<Event> of(Tx tx, List<Entry> entries) {
        List<Entry> told = entries.stream()
                .filter(entry -> !(entry.what() instanceof Entry.What.Protection))
                .toList();
        if (told.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        Map<String, Order> orders = orders(tx, told);
        Map<String, Receipt> receipts = receipts(tx, told);
        return told.stream()
                .flatMap(entry -> of(entry, orders.get(number(entry)), receipts.get(key(entry)), now).stream())
                .toList();
    }

    private static Optional<Event> of(Entry entry, @Nullable Order order, @Nullable Receipt receipt, Instant now) {
        return switch (entry.what()) {
            case Entry.What.Payment payment when isRest(entry) -> Optional.empty();
            case Entry.What.Payment payment
            when order != null -> Optional.of(Told.succeeded(entry, order, payment, now));
            case Entry.What.Payment payment
            when receipt != null -> Optional.of(Told.received(entry, receipt, payment, now));
            case Entry.What.Failure failure when order != null -> Optional.of(Told.failed(order, failure, now));
            case Entry.What.Payment payment -> Optional.empty();
            case Entry.What.Failure failure -> Optional.empty();
            case Entry.What.Return back
            when order != null && entry.id().equals(Answers.returned(order)) ->
                Optional.of(Told.returned(order, back, now));
            case Entry.What.Return back -> Optional.empty();
            case Entry.What.Protection protection -> Optional.empty();
        };
    }

    /** Whether it stands for what was left of an order's money when some of it went. */
    private static boolean isRest(Entry entry) {
        return !entry.order().isEmpty() && !entry.id().equals(entry.order());
    }

    /** Money that waited in suspense under the number of the order that had brought it is that order's still. */
    private static String number(Entry entry) {
        return entry.order().isEmpty() ? entry.receipt() : entry.order();
    }

    private static String key(Entry entry) {
        return entry.source() + '/' + entry.receipt();
    }

    private static Map<String, Order> orders(Tx tx, List<Entry> entries) {
        return by(
                Order::number,
                tx.sql()
                        .sql("select " + Order.COLUMNS + " " + """
                                 from unnest(?::bigint[], ?::text[]) k(borrower_id, order_no)
                                 join payment.debit_order o on o.borrower_id = k.borrower_id and o.order_no = k.order_no""")
                        .params(
                                entries.stream().map(Entry::borrower).toArray(Long[]::new),
                                entries.stream().map(MoneyEvents::number).toArray(String[]::new))
                        .query(Order::read)
                        .list());
    }

    private static Map<String, Receipt> receipts(Tx tx, List<Entry> entries) {
        List<Entry> of =
                entries.stream().filter(entry -> !entry.receipt().isEmpty()).toList();
        return of.isEmpty()
                ? Map.of()
                : by(
                        receipt -> receipt.channel() + '/' + receipt.id(),
                        tx.sql()
                                .sql("""
                                        select r.* from unnest(?::text[], ?::text[]) k(channel, receipt_id)
                                          join payment.receipt r using (channel, receipt_id)""")
                                .params(
                                        of.stream().map(Entry::source).toArray(String[]::new),
                                        of.stream().map(Entry::receipt).toArray(String[]::new))
                                .query(Receipt::read)
                                .list());
    }

    private static <T> Map<String, T> by(Function<T, String> name, List<T> all) {
        Map<String, T> named = new HashMap<>();
        all.forEach(each -> named.put(name.apply(each), each));
        return named;
    }
}
