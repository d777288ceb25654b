package dev.shouyue.risk.signal;

import dev.shouyue.risk.signal.Happening.AppUsed;
import dev.shouyue.risk.signal.Happening.BalanceHinted;
import dev.shouyue.risk.signal.Happening.BillIssued;
import dev.shouyue.risk.signal.Happening.BillPaid;
import dev.shouyue.risk.signal.Happening.BureauQueried;
import dev.shouyue.risk.signal.Happening.ContactChanged;
import dev.shouyue.risk.signal.Happening.DebitAnswered;
import dev.shouyue.risk.signal.Happening.DebitAttempted;
import dev.shouyue.risk.signal.Happening.Head;
import dev.shouyue.risk.signal.Happening.IncomeArrived;
import dev.shouyue.risk.signal.Happening.Judged;
import dev.shouyue.risk.signal.Happening.MandateChanged;
import dev.shouyue.risk.signal.Happening.MessageReceipted;
import dev.shouyue.risk.signal.Happening.PromiseMade;

/**
 * Events as bytes: a number for the kind, the head, then the rest. The numbers are never given anew. What waits for its
 * turn is kept so.
 */
public final class EventOctets {

    private static final int VERSION = 1;

    private EventOctets() {}

    /** One event as bytes, with their version. */
    public static byte[] write(Happening event) {
        Octets.Writer out = new Octets.Writer(VERSION);
        write(out, event);
        return out.done();
    }

    /**
     * The event of bytes.
     *
     * @throws IllegalArgumentException when they are of a version that is not known, or cut off
     */
    public static Happening read(byte[] bytes) {
        Octets.Reader in = new Octets.Reader(bytes, VERSION);
        Happening event = read(in);
        in.end();
        return event;
    }

    static void write(Octets.Writer out, Happening event) {
        out.number(kind(event));
        Head head = event.head();
        out.text(head.id());
        out.text(head.borrower());
        out.instant(head.at());
        out.instant(head.known());
        switch (event) {
            case BillIssued e -> {
                out.text(e.bill());
                out.instant(e.due());
                out.number(e.amount());
            }
            case BillPaid e -> out.text(e.bill());
            case DebitAttempted e -> {
                out.text(e.channel());
                out.text(e.order());
                out.number(e.amount());
            }
            case DebitAnswered e -> {
                out.text(e.channel());
                out.text(e.order());
                out.text(e.outcome().name());
                out.number(e.answerMillis());
                out.number(e.callbackMillis());
            }
            case BalanceHinted e -> out.number(e.balance());
            case AppUsed e -> out.text(e.use().name());
            case MessageReceipted e -> {
                out.text(e.provider());
                out.text(e.receipt().name());
                out.number(e.delayMillis());
            }
            case PromiseMade e -> {
                out.text(e.promise());
                out.instant(e.until());
                out.number(e.amount());
            }
            case ContactChanged e -> out.text(e.contact().name());
            case BureauQueried e -> {}
            case IncomeArrived e -> out.number(e.amount());
            case MandateChanged e -> out.text(e.consent().name());
            case Judged e -> {
                out.text(e.measure());
                out.list(e.cells(), Octets.Writer::text);
                out.number(e.bad() ? 1 : 0);
            }
        }
    }

    static Happening read(Octets.Reader in) {
        long kind = in.number();
        Head head = new Head(in.text(), in.text(), in.instant(), in.instant());
        return switch ((int) kind) {
            case 1 -> new BillIssued(head, in.text(), in.instant(), in.number());
            case 2 -> new BillPaid(head, in.text());
            case 3 -> new DebitAttempted(head, in.text(), in.text(), in.number());
            case 4 ->
                new DebitAnswered(
                        head, in.text(), in.text(), Happening.Outcome.valueOf(in.text()), in.number(), in.number());
            case 5 -> new BalanceHinted(head, in.number());
            case 6 -> new AppUsed(head, Happening.Use.valueOf(in.text()));
            case 7 -> new MessageReceipted(head, in.text(), Happening.Receipt.valueOf(in.text()), in.number());
            case 8 -> new PromiseMade(head, in.text(), in.instant(), in.number());
            case 9 -> new ContactChanged(head, Happening.Contact.valueOf(in.text()));
            case 10 -> new BureauQueried(head);
            case 11 -> new IncomeArrived(head, in.number());
            case 12 -> new MandateChanged(head, Happening.Consent.valueOf(in.text()));
            case 13 -> new Judged(head, in.text(), in.list(Octets.Reader::text), in.number() == 1);
            default -> throw new IllegalArgumentException("an event of kind " + kind);
        };
    }

    private static int kind(Happening event) {
        return switch (event) {
            case BillIssued e -> 1;
            case BillPaid e -> 2;
            case DebitAttempted e -> 3;
            case DebitAnswered e -> 4;
            case BalanceHinted e -> 5;
            case AppUsed e -> 6;
            case MessageReceipted e -> 7;
            case PromiseMade e -> 8;
            case ContactChanged e -> 9;
            case BureauQueried e -> 10;
            case IncomeArrived e -> 11;
            case MandateChanged e -> 12;
            case Judged e -> 13;
        };
    }
}
