package dev.shouyue.payment.bank;

import dev.shouyue.decision.Sentence;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.News;
import dev.shouyue.payment.Result;
import dev.shouyue.payment.StatementLine;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What bookings mean for our orders. Money that comes in is always told: as the result of a debit, or else as a credit that is
 * to find its place. A notification brings news, a statement brings lines to compare with: a booking is in both.
 */
final class Meaning {

    private final SentOrders sent;
    private final Answers answers;
    private final List<News> news = new ArrayList<>();
    private final List<StatementLine> lines = new ArrayList<>();
    private final List<Sentence> trouble = new ArrayList<>();
    private final Map<String, String> booked = new HashMap<>();
    private final String id;

    private Meaning(String id, SentOrders sent, Answers answers) {
        this.id = id;
        this.sent = sent;
        this.answers = answers;
    }

    static Told ofNotification(AccountReport report, SentOrders sent, Answers answers) {
        Meaning meaning = new Meaning("camt.054-" + report.id(), sent, answers);
        for (Booking sum : report.bookings()) {
            for (Booking booking : meaning.spread(sum)) {
                if (booking.isCredit()) {
                    meaning.credit(booking);
                } else {
                    meaning.debit(booking);
                }
            }
        }
        return new Told(meaning.id, meaning.news, List.of(), meaning.trouble);
    }

    static Told ofStatement(AccountReport report, SentOrders sent, Answers answers) {
        Meaning meaning = new Meaning("camt.053-" + report.id(), sent, answers);
        for (Booking sum : report.bookings()) {
            meaning.spread(sum).forEach(meaning::line);
        }
        return new Told(meaning.id, List.of(), meaning.lines, List.of());
    }

    /**
     * A sum that is booked of a payment information, by order: certain when it is that of all its orders that were not rejected.
     * Any other sum stays one credit, for people.
     */
    private List<Booking> spread(Booking sum) {
        if (sum.part().isEmpty() || !sum.isCredit() || sum.isReversal()) {
            return List.of(sum);
        }
        List<SentOrder> open = sent.ofPart(sum.part()).stream()
                .filter(each -> answers.find(each.order())
                        .filter(Result.Failed.class::isInstance)
                        .isEmpty())
                .toList();
        boolean isAll = !open.isEmpty()
                && open.stream()
                        .map(SentOrder::amount)
                        .reduce(Money.zero(sum.amount().currency()), Money::plus)
                        .equals(sum.gross());
        return isAll ? open.stream().map(sum::of).toList() : List.of(sum);
    }

    private void credit(Booking booking) {
        Optional<SentOrder> order = order(booking);
        boolean isTakenBack = booking.isReversal() || booking.returned().isPresent();
        if (order.isEmpty() || isTakenBack) {
            if (booking.isOfDebits()) {
                trouble.add(Say.of(
                        isTakenBack ? "booking.returnedBack" : "booking.orderUnknown",
                        "order",
                        booking.order(),
                        "amount",
                        booking.amount(),
                        "reference",
                        booking.reference()));
            }
            news.add(credited(booking));
            return;
        }
        SentOrder debit = order.get();
        String before = booked.putIfAbsent(debit.order(), booking.reference());
        if (before != null || answers.isBookedOtherwise(debit.order(), id, booking.reference())) {
            trouble.add(Say.of(
                    "booking.twice",
                    "order",
                    debit.order(),
                    "amount",
                    booking.amount(),
                    "reference",
                    booking.reference()));
            news.add(credited(booking));
            return;
        }
        if (!booking.gross().equals(debit.amount())) {
            trouble.add(Say.of(
                    "booking.otherAmount", "order", debit.order(), "said", booking.gross(), "sent", debit.amount()));
        }
        news.add(new News.Answered(
                debit.order(), new Result.Success(booking.reference(), booking.gross(), booking.valuedAt())));
    }

    private static News.Credited credited(Booking booking) {
        String reference = booking.remittance().isEmpty() ? booking.order() : booking.remittance();
        return new News.Credited(
                booking.reference(),
                booking.account(),
                booking.payer(),
                reference,
                booking.gross(),
                booking.valuedAt());
    }

    private void debit(Booking booking) {
        Optional<SentOrder> order = order(booking);
        Reason reason = booking.returned().orElse(Reason.notSpecified());
        if (order.isPresent()) {
            returned(order.get(), reason, booking.gross(), booking.valuedAt(), trouble)
                    .ifPresent(news::add);
        } else if (booking.isOfDebits()
                || booking.isReversal()
                || booking.returned().isPresent()) {
            trouble.add(Say.of(
                    "return.orderUnknown",
                    "order",
                    booking.order(),
                    "amount",
                    booking.amount(),
                    "reference",
                    booking.reference()));
        }
    }

    /** A debit is returned once: whichever message says so, the return has one id. */
    static Optional<News> returned(
            SentOrder order, Reason reason, Money amount, LocalDateTime at, List<Sentence> trouble) {
        if (!reason.isKnown()) {
            trouble.add(Say.of("reason.unknown", "order", order.order(), "code", reason.code()));
        }
        if (!amount.currency().equals(order.amount().currency())) {
            trouble.add(Say.of("booking.otherAmount", "order", order.order(), "said", amount, "sent", order.amount()));
            return Optional.empty();
        }
        Money back = amount;
        if (amount.compareTo(order.amount()) > 0) {
            trouble.add(Say.of("return.more", "order", order.order(), "said", amount, "sent", order.amount()));
            back = order.amount();
        }
        return Optional.of(
                new News.Returned("RTN-" + order.order(), order.order(), reason.failure(), reason.code(), back, at));
    }

    private void line(Booking booking) {
        Optional<SentOrder> order = order(booking);
        boolean isTakenBack = booking.isReversal() || booking.returned().isPresent();
        Optional<StatementLine.Kind> kind;
        if (booking.isCredit()) {
            kind = Optional.of(
                    (order.isPresent() || booking.isOfDebits()) && !isTakenBack
                            ? StatementLine.Kind.DEBIT
                            : StatementLine.Kind.CREDIT);
        } else {
            // what else leaves the account, such as its own charges, is none of the loans' business
            kind = order.isPresent() || booking.isOfDebits() || isTakenBack
                    ? Optional.of(StatementLine.Kind.RETURN)
                    : Optional.empty();
        }
        kind.ifPresent(each -> lines.add(new StatementLine(
                booking.reference(),
                each,
                order.map(SentOrder::order).orElse(""),
                booking.reference(),
                booking.gross(),
                booking.fee(),
                booking.bookedAt())));
    }

    private Optional<SentOrder> order(Booking booking) {
        return booking.order().isEmpty()
                ? Optional.empty()
                : sent.find(booking.order())
                        .filter(each ->
                                each.amount().currency().equals(booking.amount().currency()));
    }
}
