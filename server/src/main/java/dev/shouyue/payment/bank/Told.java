package dev.shouyue.payment.bank;

import dev.shouyue.decision.Sentence;
import dev.shouyue.payment.News;
import dev.shouyue.payment.StatementLine;
import java.util.List;

/**
 * What a file of the bank said.
 *
 * @param id of the message, with its type before it
 * @param trouble what could not be understood in a file that was read as a whole
 */
record Told(String id, List<News> news, List<StatementLine> bookings, List<Sentence> trouble) {
    Told {
        news = List.copyOf(news);
        bookings = List.copyOf(bookings);
        trouble = List.copyOf(trouble);
    }
}
