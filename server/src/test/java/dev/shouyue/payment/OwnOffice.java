package dev.shouyue.payment;

import dev.shouyue.Platform;
import dev.shouyue.decision.Refused;
import dev.shouyue.servicing.DayClose;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The service in this process, by its doors. */
record OwnOffice(Platform platform) implements Office {

    private static final int ALL = 100_000;

    private Payments payments() {
        return platform.payments;
    }

    private static String name(Officer officer) {
        return officer == Officer.FIRST ? "officer" : "second";
    }

    @Override
    public Optional<Page> invite(Mandates.Wish wish) {
        try {
            Mandates.Made made = payments().mandates.create(wish, "world");
            return Optional.of(new Page(made.mandate().number(), made.page().orElseThrow()));
        } catch (ChannelUnavailable e) {
            return Optional.empty();
        }
    }

    @Override
    public void keep(Mandates.Wish given) {
        payments().mandates.create(given, "world");
    }

    @Override
    public Optional<Page> payLink(String loan, String channel) {
        try {
            Payments.Link link = payments().payLink(loan, channel);
            return Optional.of(new Page(link.order().number(), link.page()));
        } catch (Refused | ChannelUnavailable e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Waiting> suspense() {
        return payments().receipts.list(Receipt.State.OPEN, Optional.empty(), ALL).stream()
                .map(receipt -> new Waiting(receipt.channel(), receipt.id(), receipt.reference()))
                .toList();
    }

    @Override
    public boolean isInSuspense(Waiting money) {
        return payments()
                        .receipts
                        .find(money.channel(), money.id())
                        .orElseThrow()
                        .state()
                == Receipt.State.OPEN;
    }

    @Override
    public void match(Waiting money, String loan) {
        try {
            payments().suspense.match(money.channel(), money.id(), loan, name(Officer.FIRST), "named by the payer");
        } catch (Refused e) {
            // the loan is closed: it stays in suspense
        }
    }

    @Override
    public void sentBack(Waiting money, String transfer, Officer by) {
        payments().suspense.refunded(money.channel(), money.id(), transfer, name(by), "by transfer");
    }

    @Override
    public List<Doubled> doubled() {
        return payments().workItems.list(true, Optional.of(WorkItems.Kind.PAID_TWICE), 0, ALL).stream()
                .map(item -> new Doubled(item.id(), item.subject()))
                .toList();
    }

    @Override
    public void seenTo(Doubled money, String note) {
        payments().workItems.done(money.item(), name(Officer.FIRST), note);
    }

    @Override
    public Optional<Asked> refund(String order, String why) {
        try {
            return Optional.of(asked(payments()
                    .refunds
                    .ask(new Refunds.Wish(order, Optional.empty(), why, name(Officer.FIRST), Optional.empty()))));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    @Override
    public Asked approve(Asked refund) {
        return asked(payments().refunds.approve(refund.number(), name(Officer.SECOND), ""));
    }

    @Override
    public void made(Asked refund, String transfer) {
        payments().refunds.made(refund.number(), name(Officer.FIRST), transfer);
    }

    private static Asked asked(Refund refund) {
        return new Asked(refund.number(), refund.state());
    }

    @Override
    public void close(LocalDate day) {
        platform.dayClose.close(day, DayClose.Progress.SILENT);
    }
}
