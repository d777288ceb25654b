package dev.shouyue.payment;

import dev.shouyue.kernel.money.Money;
import java.time.LocalDate;
import java.util.Map;

/** A channel that calls us, and that borrowers reach by a page of its own. */
public interface WebChannel extends DebitChannel {

    /**
     * Reads a call of the channel.
     *
     * @throws BadNotice when it is not signed by the channel, is not for us, or cannot be read; nothing is believed of it
     */
    News hear(Notice notice);

    /** What the channel wants to hear when its notice is durable here, or is not. */
    Reply reply(boolean heard);

    /** A page on which the borrower consents to be debited; what comes of it is {@link News.Consented}. */
    String invite(Invitation invitation);

    /** What became of an invitation: the mandate's number at the channel, or that there is none. */
    News askConsent(String mandate);

    /** A page on which the borrower pays this once, by hand; what comes of it is {@link News.Answered}. */
    String payLink(Debit debit);

    /** A call as it came: nothing of it is decoded. */
    record Notice(Map<String, String> headers, String query, byte[] body) {}

    /** An answer to a call. */
    record Reply(int status, String contentType, String body) {}

    /**
     * @param mandate our number of the mandate
     * @param most at most so much a debit
     * @param until last day of the consent
     */
    record Invitation(String mandate, String borrower, Money most, LocalDate from, LocalDate until) {}
}
