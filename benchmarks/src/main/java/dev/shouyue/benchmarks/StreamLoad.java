package dev.shouyue.benchmarks;

import dev.shouyue.risk.signal.Happening;
import dev.shouyue.risk.signal.Happening.Head;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** Events in a mix such as a lender's day has: bills, debits over eight channels, messages, use of the app, judgements. */
final class StreamLoad {

    private final SplittableRandom chance;
    private final int borrowers;
    private long number;

    StreamLoad(long seed, int borrowers) {
        this.chance = new SplittableRandom(seed);
        this.borrowers = borrowers;
    }

    Happening next(Instant at) {
        long k = number++;
        int who = chance.nextInt(borrowers);
        Head head = new Head("e" + k, "B" + who, at, at);
        int kind = chance.nextInt(100);
        if (kind < 10) {
            return new Happening.BillIssued(
                    head, "bill" + k, at.plusSeconds(86_400L * (1 + chance.nextInt(30))), 50_000);
        } else if (kind < 18) {
            return new Happening.BillPaid(head, "bill" + chance.nextLong(k + 1));
        } else if (kind < 28) {
            return new Happening.DebitAttempted(head, "channel" + chance.nextInt(8), "o" + k, 50_000);
        } else if (kind < 38) {
            int outcome = chance.nextInt(200);
            return new Happening.DebitAnswered(
                    head,
                    "channel" + chance.nextInt(8),
                    "o" + k,
                    outcome < 7 ? Happening.Outcome.values()[outcome] : Happening.Outcome.SUCCESS,
                    100 + chance.nextInt(900),
                    chance.nextInt(5000));
        } else if (kind < 54) {
            return new Happening.MessageReceipted(
                    head,
                    "sms" + chance.nextInt(3),
                    chance.nextInt(50) == 0 ? Happening.Receipt.BOUNCED : Happening.Receipt.DELIVERED,
                    200 + chance.nextInt(5000));
        } else if (kind < 76) {
            return new Happening.AppUsed(
                    head, chance.nextInt(20) == 0 ? Happening.Use.LEFT_BILL : Happening.Use.OPENED_BILL);
        } else if (kind < 84) {
            return new Happening.BalanceHinted(head, chance.nextInt(500_000));
        } else if (kind < 90) {
            return new Happening.IncomeArrived(head, 300_000);
        } else if (kind < 92) {
            return new Happening.PromiseMade(head, "p" + k, at.plusSeconds(chance.nextInt(200_000)), 20_000);
        } else if (kind < 94) {
            return new Happening.ContactChanged(head, Happening.Contact.PHONE);
        } else if (kind < 96) {
            return new Happening.BureauQueried(head);
        } else if (kind < 97) {
            return new Happening.MandateChanged(head, Happening.Consent.GIVEN);
        }
        return new Happening.Judged(
                head,
                "D1",
                List.of("product=P" + chance.nextInt(6), "region=R" + chance.nextInt(30)),
                chance.nextInt(12) == 0);
    }
}
