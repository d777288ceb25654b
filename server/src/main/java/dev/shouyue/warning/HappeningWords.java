package dev.shouyue.warning;

import dev.shouyue.decision.Sentence;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.risk.signal.Happening;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;

/** Events in sentences. */
final class HappeningWords {

    private HappeningWords() {}

    /**
     * An event in a sentence.
     *
     * @param currency of its amounts; empty: they are told in minor units
     */
    static Sentence of(Happening event, String currency) {
        return switch (event) {
            case Happening.BillIssued e ->
                Say.of(
                        "happening.BILL_ISSUED",
                        "bill",
                        e.bill(),
                        "amount",
                        amount(e.amount(), currency),
                        "due",
                        moment(e.due()));
            case Happening.BillPaid e -> Say.of("happening.BILL_PAID", "bill", e.bill());
            case Happening.DebitAttempted e ->
                Say.of(
                        "happening.DEBIT_ATTEMPTED",
                        "channel",
                        e.channel(),
                        "order",
                        e.order(),
                        "amount",
                        amount(e.amount(), currency));
            case Happening.DebitAnswered e ->
                Say.of(
                        "happening.DEBIT_ANSWERED",
                        "channel",
                        e.channel(),
                        "order",
                        e.order(),
                        "outcome",
                        Say.of("outcome." + e.outcome()),
                        "seconds",
                        e.answerMillis() / 1000.0);
            case Happening.BalanceHinted e ->
                Say.of("happening.BALANCE_HINTED", "amount", amount(e.balance(), currency));
            case Happening.AppUsed e -> Say.of("happening.APP_USED." + e.use());
            case Happening.MessageReceipted e ->
                Say.of(
                        "happening.MESSAGE_RECEIPTED." + e.receipt(),
                        "provider",
                        e.provider(),
                        "minutes",
                        e.delayMillis() / 60_000);
            case Happening.PromiseMade e ->
                Say.of("happening.PROMISE_MADE", "amount", amount(e.amount(), currency), "until", moment(e.until()));
            case Happening.ContactChanged e -> Say.of("happening.CONTACT_CHANGED." + e.contact());
            case Happening.BureauQueried e -> Say.of("happening.BUREAU_QUERIED");
            case Happening.IncomeArrived e ->
                Say.of("happening.INCOME_ARRIVED", "amount", amount(e.amount(), currency));
            case Happening.MandateChanged e -> Say.of("happening.MANDATE_CHANGED." + e.consent());
            case Happening.Judged e ->
                Say.of(
                        "happening.JUDGED." + (e.bad() ? "bad" : "good"),
                        "measure",
                        e.measure(),
                        "cells",
                        String.join(", ", e.cells()));
        };
    }

    static Object amount(long minor, String currency) {
        return currency.isEmpty() ? Say.of("minor", "amount", minor) : new Money(minor, Currency.getInstance(currency));
    }

    private static String moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
