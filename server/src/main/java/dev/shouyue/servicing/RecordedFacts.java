package dev.shouyue.servicing;

import dev.shouyue.event.Event;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.money.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is told to others of facts that were posted: an event a fact, of its own type. */
final class RecordedFacts {

    private RecordedFacts() {}

    static List<Event> events(List<Posted> posted, Instant at) {
        return posted.stream()
                .flatMap(each -> each.facts().stream()
                        .map(fact -> event(each.loan(), fact, each.after().dpd(), at)))
                .toList();
    }

    /** That a loan was paid out, of which nothing is past due. */
    static Event disbursed(StoredLoan loan, Fact fact, Instant at) {
        return event(loan, fact, 0, at);
    }

    private static Event event(StoredLoan loan, Fact fact, int daysPastDue, Instant at) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("loan", loan.terms().loan());
        data.put("source", fact.header().source());
        data.put("sourceId", fact.header().sourceId());
        data.put("valueTime", fact.valueTime().toString());
        data.put("recordedOn", fact.recordedOn().toString());
        String what = describe(fact, loan.terms().currency(), data);
        data.put("daysPastDue", daysPastDue);
        data.put("version", loan.facts().size());
        return Event.of(
                "dev.shouyue.servicing." + what + ".v1",
                loan.terms().loan(),
                loan.key().borrowerId(),
                at,
                data);
    }

    /** Puts what is particular to the fact into the data; the word for what happened. */
    private static String describe(Fact fact, Currency currency, Map<String, Object> data) {
        return switch (fact) {
            case Fact.Disbursed f -> {
                amount(data, f.amount(), currency);
                yield "disbursed";
            }
            case Fact.PaymentReceived f -> {
                amount(data, f.amount(), currency);
                f.installment().ifPresent(number -> data.put("installment", number));
                yield "payment-received";
            }
            case Fact.PaymentReversed f -> {
                data.put("payment", f.payment());
                yield "payment-reversed";
            }
            case Fact.DebitFailed f -> {
                amount(data, f.amount(), currency);
                data.put("reason", f.reason().name());
                data.put("code", f.code());
                yield "debit-failed";
            }
            case Fact.FeeCharged f -> {
                amount(data, f.amount(), currency);
                f.installment().ifPresent(number -> data.put("installment", number));
                yield "fee-charged";
            }
            case Fact.AmountWaived f -> {
                amount(data, f.amount(), currency);
                data.put("component", f.component().name());
                f.installment().ifPresent(number -> data.put("installment", number));
                yield "amount-waived";
            }
            case Fact.PlanChanged f -> {
                data.put("installments", f.installments().size());
                f.payment().ifPresent(payment -> data.put("payment", payment));
                yield "plan-changed";
            }
            case Fact.ProtectionGranted f -> {
                data.put("from", f.from().toString());
                data.put("to", f.to().toString());
                data.put("cause", f.cause().name());
                if (f.namesInstallments()) {
                    data.put("installments", f.installments());
                }
                yield "protection-granted";
            }
            case Fact.ProtectionWithdrawn f -> {
                data.put("protection", f.protection());
                yield "protection-withdrawn";
            }
            case Fact.CauseStated f -> {
                data.put("cause", f.cause().name());
                data.put("by", f.by().name());
                if (f.namesInstallments()) {
                    data.put("installments", f.installments());
                }
                yield "cause-stated";
            }
            case Fact.StatementWithdrawn f -> {
                data.put("statement", f.statement());
                yield "statement-withdrawn";
            }
            case Fact.ChargedOff f -> "charged-off";
            case Fact.CreditRefunded f -> {
                amount(data, f.amount(), currency);
                yield "credit-refunded";
            }
        };
    }

    private static void amount(Map<String, Object> data, long minor, Currency currency) {
        data.put("amount", new Money(minor, currency).decimal().toPlainString());
        data.put("currency", currency.getCurrencyCode());
    }
}
