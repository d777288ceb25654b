package dev.shouyue.portfolio;

import dev.shouyue.decision.Words;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.position.Explanation;
import java.util.Currency;

/** How a penalty was reckoned, in words: principal × days × rate. */
final class PenaltyWords {

    private final Words words;
    private final Currency currency;
    private final Rate rate;

    PenaltyWords(Words words, Currency currency, Rate rate) {
        this.words = words;
        this.currency = currency;
        this.rate = rate;
    }

    String row(Explanation.Penalty row) {
        boolean plain = row.principalDays() == row.principal() * row.days();
        long accrued = row.outstanding() + row.settled();
        String text = words.say(
                plain ? "penalty.row" : "penalty.row.changed",
                "principal",
                of(row.principal()),
                "days",
                row.days(),
                "principalDays",
                of(row.principalDays()),
                "rate",
                percent(),
                "amount",
                of(accrued),
                "number",
                row.installment());
        return row.settled() > 0 ? text + words.say("penalty.row.settled", "settled", of(row.settled())) : text;
    }

    /** The rate a day. */
    String percent() {
        return rate.perDay(8).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    private String of(long minor) {
        return Words.amount(new Money(minor, currency));
    }
}
