package dev.shouyue.api;

import dev.shouyue.kernel.money.Money;
import java.util.Currency;

/** An exact amount in decimal text, such as 899.75 CNY. */
record Amount(String amount, String currency) {

    static Amount of(long minor, Currency currency) {
        Money money = new Money(minor, currency);
        return new Amount(money.decimal().toPlainString(), currency.getCurrencyCode());
    }
}
