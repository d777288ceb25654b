package dev.shouyue.payment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Our service, as the borrowers and officers of a world use it. What it refuses is answered: they leave it at that. */
interface Office {

    /** Who works there: beyond a limit one agrees to what the other did. */
    enum Officer {
        FIRST,
        SECOND
    }

    /** A page of a channel, and the number of the mandate or order that it is for. */
    record Page(String number, String address) {}

    /** Money in suspense. */
    record Waiting(String channel, String id, String reference) {}

    /** Money of an order that may have come twice, and the work item that tells of it. */
    record Doubled(long item, String order) {}

    /** A refund, as it stands. */
    record Asked(String number, Refund.State state) {}

    /** Invites a borrower to consent on a page; empty when the channel does not answer now. */
    Optional<Page> invite(Mandates.Wish wish);

    /** Keeps a consent that was given. */
    void keep(Mandates.Wish given);

    /** A page on which the borrower pays; empty when nothing is owed, or not now. */
    Optional<Page> payLink(String loan, String channel);

    /** All that is in suspense, the oldest first. */
    List<Waiting> suspense();

    boolean isInSuspense(Waiting money);

    void match(Waiting money, String loan);

    /** One says that it was given back by a transfer. */
    void sentBack(Waiting money, String transfer, Officer by);

    List<Doubled> doubled();

    void seenTo(Doubled money, String note);

    /** Asks for all of an order's money to be refunded; empty when it went elsewhere meanwhile. */
    Optional<Asked> refund(String order, String why);

    /** The second officer agrees. */
    Asked approve(Asked refund);

    /** Says that people made the transfer. */
    void made(Asked refund, String transfer);

    /** Closes a day, and returns when it is closed. */
    void close(LocalDate day);
}
