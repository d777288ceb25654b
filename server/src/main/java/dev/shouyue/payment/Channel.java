package dev.shouyue.payment;

import dev.shouyue.decision.Sentence;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * A way on which money comes: a wallet, a bank. What a channel says is a {@link News}; it may say it twice, late and in any
 * order. An adapter keeps no state of its own that is lost with it: all of it is in the numbers it is given.
 */
public interface Channel extends AutoCloseable {

    /** Its name, such as {@code alipay}: the source of the facts it brings, and part of the addresses it calls. */
    String name();

    /** Whose civil time its days and times are. */
    ZoneId zone();

    /** What the clocks of {@code zone} showed when it was {@code at} by its own. */
    default LocalDateTime civil(LocalDateTime at, ZoneId zone) {
        return zone.equals(zone())
                ? at
                : at.atZone(zone()).withZoneSameInstant(zone).toLocalDateTime();
    }

    /**
     * What came by itself and was not yet {@linkplain #collected collected}: files of a bank. Nothing for one that calls us.
     *
     * @throws ChannelUnavailable when it cannot be asked now
     */
    default List<Arrival> collect() {
        return List.of();
    }

    /** What {@code arrival} said is durable here; it need not be given again. */
    default void collected(Arrival arrival) {}

    /**
     * What the channel booked for us on a day of its own, as its statement says; empty while there is no statement of it, and
     * when nothing happened on it.
     *
     * @throws ChannelUnavailable when it cannot be asked now
     */
    List<StatementLine> statement(LocalDate day);

    /** Lets go of what it holds on this machine. */
    @Override
    default void close() {}

    /**
     * Something that arrived as a whole.
     *
     * @param id the same however often it is delivered, such as the message id of a file
     * @param news in the order in which it is told; empty when it could not be read
     * @param trouble lines that could not be read, for people
     * @param statements days of which it is a statement, or a part of one
     */
    record Arrival(String id, List<News> news, List<Sentence> trouble, Set<LocalDate> statements) {
        public Arrival {
            news = List.copyOf(news);
            trouble = List.copyOf(trouble);
            statements = Set.copyOf(statements);
        }

        /** One that is no statement. */
        public Arrival(String id, List<News> news, List<Sentence> trouble) {
            this(id, news, trouble, Set.of());
        }
    }
}
