package dev.shouyue.simulator;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.policy.Tolerance;
import dev.shouyue.kernel.schedule.Installment;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.Locale;
import java.util.OptionalInt;

/** Loans as rows of the native files; one buffer a file. Nothing in them needs quotes. */
final class NativeRows {

    /** The files, in the order in which a reader wants them. */
    enum Sheet {
        BORROWERS("borrowers", "borrower_id,birth_year,region,channel,payday"),
        LOANS(
                "loans",
                "loan_id,borrower_id,product,policy_pack,currency,principal,drawn_on,daily_rate_percent,grace_days,"
                        + "grace_mode,tolerance_amount,allocation"),
        INSTALLMENTS("installments", "loan_id,number,due_on,principal,interest,fee"),
        PAYMENTS("payments", "payment_id,loan_id,paid_at,amount,currency,installment,recorded_on"),
        EVENTS(
                "events",
                "event_id,loan_id,kind,occurred_at,amount,installment,reason,code,reference,from,to,recorded_on");

        final String fileName;
        final String header;

        Sheet(String fileName, String header) {
            this.fileName = fileName;
            this.header = header;
        }
    }

    private final StringBuilder[] sheets = new StringBuilder[Sheet.values().length];

    NativeRows() {
        for (int i = 0; i < sheets.length; i++) {
            sheets[i] = new StringBuilder(1 << 14);
        }
    }

    StringBuilder sheet(Sheet sheet) {
        return sheets[sheet.ordinal()];
    }

    void add(SimulatedLoan loan) {
        if (World.isFirstOfBorrower(loan.index())) {
            borrower(loan.borrower());
        }
        Terms terms = loan.terms();
        loan(loan, terms);
        for (Installment row : terms.schedule().installments()) {
            StringBuilder out = sheet(Sheet.INSTALLMENTS);
            out.append(terms.loan())
                    .append(',')
                    .append(row.number())
                    .append(',')
                    .append(row.due())
                    .append(',');
            amount(out, row.principal(), terms.currency()).append(',');
            amount(out, row.interest(), terms.currency()).append(',');
            amount(out, row.fee(), terms.currency()).append('\n');
        }
        for (Fact fact : loan.facts()) {
            fact(terms, fact);
        }
    }

    private void borrower(Borrower borrower) {
        sheet(Sheet.BORROWERS)
                .append(borrower.id())
                .append(',')
                .append(borrower.birthYear())
                .append(',')
                .append(borrower.region())
                .append(',')
                .append(borrower.channel())
                .append(',')
                .append(borrower.payday())
                .append('\n');
    }

    private void loan(SimulatedLoan loan, Terms terms) {
        StringBuilder out = sheet(Sheet.LOANS);
        out.append(terms.loan()).append(',').append(loan.borrower().id()).append(',');
        out.append(loan.product()).append(',').append(loan.pack()).append(',');
        out.append(terms.currency().getCurrencyCode()).append(',');
        amount(out, terms.principal(), terms.currency()).append(',');
        out.append(terms.drawnOn())
                .append(',')
                .append(percent(terms.contractRate()))
                .append(',');
        Grace grace = terms.agreed().grace().orElse(null);
        if (grace != null) {
            out.append(grace.days()).append(',').append(grace.mode()).append(',');
        } else {
            out.append(",,");
        }
        Tolerance tolerance = terms.agreed().tolerance().orElse(null);
        if (tolerance != null) {
            amount(out, tolerance.limit(terms.currency(), 0), terms.currency());
        }
        out.append(",\n");
    }

    private void fact(Terms terms, Fact fact) {
        switch (fact) {
            case Fact.Disbursed f -> {} // told by the loan's own row
            case Fact.PaymentReceived f -> {
                StringBuilder out = sheet(Sheet.PAYMENTS);
                out.append(f.header().sourceId())
                        .append(',')
                        .append(terms.loan())
                        .append(',');
                time(out, f.valueTime()).append(',');
                amount(out, f.amount(), terms.currency()).append(',');
                out.append(terms.currency().getCurrencyCode()).append(',');
                number(out, f.installment()).append(',');
                recorded(out, f).append('\n');
            }
            case Fact.PaymentReversed f -> event(terms, f, "payment_reversed", 0, "", "", f.payment(), "", "");
            case Fact.DebitFailed f ->
                event(
                        terms,
                        f,
                        "debit_failed",
                        f.amount(),
                        f.reason().name().toLowerCase(Locale.ROOT),
                        f.code(),
                        "",
                        "",
                        "");
            case Fact.ProtectionGranted f ->
                event(
                        terms,
                        f,
                        "protection_granted",
                        0,
                        f.cause().name().toLowerCase(Locale.ROOT),
                        "",
                        f.author(),
                        f.from().toString(),
                        f.to().toString());
            case Fact.ChargedOff f -> event(terms, f, "charged_off", 0, "", "", "", "", "");
            case Fact.FeeCharged f -> throw neverMade(f);
            case Fact.AmountWaived f -> throw neverMade(f);
            case Fact.PlanChanged f -> throw neverMade(f);
            case Fact.ProtectionWithdrawn f -> throw neverMade(f);
        }
    }

    private static IllegalStateException neverMade(Fact fact) {
        return new IllegalStateException("the simulated world makes no such fact: " + fact);
    }

    private void event(
            Terms terms,
            Fact fact,
            String kind,
            long amount,
            String reason,
            String code,
            String reference,
            String from,
            String to) {
        StringBuilder out = sheet(Sheet.EVENTS);
        out.append(fact.header().sourceId()).append(',').append(terms.loan()).append(',');
        out.append(kind).append(',');
        time(out, fact.valueTime()).append(',');
        if (amount != 0) {
            amount(out, amount, terms.currency());
        }
        out.append(",,")
                .append(reason)
                .append(',')
                .append(code)
                .append(',')
                .append(reference)
                .append(',');
        out.append(from).append(',').append(to).append(',');
        recorded(out, fact).append('\n');
    }

    private static StringBuilder recorded(StringBuilder out, Fact fact) {
        return fact.recordedOn().equals(fact.valueDate()) ? out : out.append(fact.recordedOn());
    }

    private static StringBuilder number(StringBuilder out, OptionalInt installment) {
        return installment.isPresent() ? out.append(installment.getAsInt()) : out;
    }

    private static StringBuilder time(StringBuilder out, LocalDateTime time) {
        return out.append(time.toLocalDate())
                .append('T')
                .append((char) ('0' + time.getHour() / 10))
                .append((char) ('0' + time.getHour() % 10))
                .append(':')
                .append((char) ('0' + time.getMinute() / 10))
                .append((char) ('0' + time.getMinute() % 10))
                .append(":00");
    }

    private static StringBuilder amount(StringBuilder out, long minor, Currency currency) {
        if (Money.decimals(currency) != 2 || minor < 0) {
            return out.append(new Money(minor, currency).decimal().toPlainString());
        }
        long cents = minor % 100;
        return out.append(minor / 100)
                .append('.')
                .append((char) ('0' + cents / 10))
                .append((char) ('0' + cents % 10));
    }

    private static String percent(Rate rate) {
        return rate.perDay(12).movePointRight(2).stripTrailingZeros().toPlainString();
    }
}
