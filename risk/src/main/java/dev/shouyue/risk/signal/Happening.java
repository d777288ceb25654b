package dev.shouyue.risk.signal;

import java.time.Instant;
import java.util.List;

/**
 * Something that was observed, of a borrower, a channel or a group of loans. Two events with one id are the same event.
 *
 * <p>Amounts are minor units of the currency of the loan; durations are milliseconds.
 */
public sealed interface Happening {

    /** Who, when and when we knew. */
    Head head();

    /**
     * What every event carries.
     *
     * @param id unique, also over sources
     * @param borrower whom it is about, empty where it is about no one person
     * @param at when it happened
     * @param known when we knew
     */
    record Head(String id, String borrower, Instant at, Instant known) {}

    /** How a debit or a payment order ended. */
    enum Outcome {
        /** The money came. */
        SUCCESS,
        /** The account was short. */
        FUNDS,
        /** The account is closed or wrong. */
        ACCOUNT,
        /** There is no consent. */
        MANDATE,
        /** Beyond a limit or on a day that is not allowed: ours to mend. */
        LIMIT,
        /** The channel failed. */
        SYSTEM,
        /** No answer within the time allowed. */
        UNKNOWN
    }

    /** What was done in the app. */
    enum Use {
        /** The bill was opened. */
        OPENED_BILL,
        /** The bill was left without paying. */
        LEFT_BILL
    }

    /** What became of a message. */
    enum Receipt {
        /** It arrived. */
        DELIVERED,
        /** It came back. */
        BOUNCED,
        /** It was read. */
        READ
    }

    /** What a borrower is reached or known by. */
    enum Contact {
        /** Telephone number. */
        PHONE,
        /** Device. */
        DEVICE,
        /** Address. */
        ADDRESS
    }

    /** What became of a consent to debit. */
    enum Consent {
        /** It was given. */
        GIVEN,
        /** It was cancelled. */
        CANCELLED
    }

    /** A bill was made out that falls due. */
    record BillIssued(Head head, String bill, Instant due, long amount) implements Happening {}

    /** A bill was paid in full. */
    record BillPaid(Head head, String bill) implements Happening {}

    /** A debit was sent to a channel. */
    record DebitAttempted(Head head, String channel, String order, long amount) implements Happening {}

    /**
     * A debit was answered, or given up waiting for.
     *
     * @param answerMillis from the request to its answer
     * @param callbackMillis from the answer to the notice of the final result, negative where there is none
     */
    record DebitAnswered(
            Head head, String channel, String order, Outcome outcome, long answerMillis, long callbackMillis)
            implements Happening {}

    /** What the account held was hinted at. */
    record BalanceHinted(Head head, long balance) implements Happening {}

    /** The app was used. */
    record AppUsed(Head head, Use use) implements Happening {}

    /** A message provider told what became of a message. */
    record MessageReceipted(Head head, String provider, Receipt receipt, long delayMillis) implements Happening {}

    /** A borrower promised to pay. */
    record PromiseMade(Head head, String promise, Instant until, long amount) implements Happening {}

    /** A borrower's contact changed. */
    record ContactChanged(Head head, Contact contact) implements Happening {}

    /** Somebody asked a bureau about the borrower. */
    record BureauQueried(Head head) implements Happening {}

    /** Income arrived. */
    record IncomeArrived(Head head, long amount) implements Happening {}

    /** A consent to debit changed. */
    record MandateChanged(Head head, Consent consent) implements Happening {}

    /**
     * It was seen whether an installment went bad in one sense.
     *
     * @param measure such as late on day 1, or first payment missed
     * @param cells the groups it counts in, such as {@code product=P1} and {@code region=R3}
     */
    record Judged(Head head, String measure, List<String> cells, boolean bad) implements Happening {
        /** Keeps its own copy. */
        public Judged {
            cells = List.copyOf(cells);
        }
    }
}
