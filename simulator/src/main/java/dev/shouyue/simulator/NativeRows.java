package dev.shouyue.simulator;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.policy.Tolerance;
import dev.shouyue.kernel.schedule.Installment;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Loans as rows of the native files; one buffer a file. All amounts are CNY, and nothing needs quotes. */
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

    private final Text borrowers;
    private final Text loans;
    private final Text installments;
    private final Text payments;
    private final Text events;

    /** Room for {@code loans} loans to begin with. */
    NativeRows(int loans) {
        this.borrowers = new Text(32 * loans + 64);
        this.loans = new Text(96 * loans + 64);
        this.installments = new Text(450 * loans + 64);
        this.payments = new Text(400 * loans + 64);
        this.events = new Text(64 * loans + 64);
    }

    /** The text of each file, in the order of {@link Sheet}. */
    List<Text> texts() {
        return List.of(borrowers, loans, installments, payments, events);
    }

    void add(SimulatedLoan loan) {
        if (World.isFirstOfBorrower(loan.index())) {
            borrower(loan.borrower());
        }
        Terms terms = loan.terms();
        loan(loan, terms);
        for (Installment row : terms.schedule().installments()) {
            Text out = installments;
            out.put(terms.loan()).put(',').number(row.number()).put(',');
            out.date(row.due()).put(',').amount(row.principal()).put(',');
            out.amount(row.interest()).put(',').amount(row.fee()).put('\n');
        }
        for (Fact fact : loan.facts()) {
            fact(terms, fact);
        }
    }

    private void borrower(Borrower borrower) {
        Text out = borrowers;
        out.put(borrower.id()).put(',').number(borrower.birthYear()).put(',');
        out.put(borrower.region()).put(',').put(borrower.channel()).put(',');
        out.number(borrower.payday()).put('\n');
    }

    private void loan(SimulatedLoan loan, Terms terms) {
        Text out = loans;
        out.put(terms.loan()).put(',').put(loan.borrower().id()).put(',');
        out.put(loan.product()).put(',').put(loan.pack()).put(',');
        out.put(terms.currency().getCurrencyCode()).put(',');
        out.amount(terms.principal()).put(',').date(terms.drawnOn()).put(',');
        out.put(Price.of(terms.contractRate()).percentPerDay()).put(',');
        Grace grace = terms.agreed().grace().orElse(null);
        if (grace != null) {
            out.number(grace.days()).put(',').put(grace.mode().name());
        } else {
            out.put(',');
        }
        out.put(',');
        Tolerance tolerance = terms.agreed().tolerance().orElse(null);
        if (tolerance != null) {
            out.amount(tolerance.limit(terms.currency(), 0));
        }
        out.put(",\n");
    }

    private void fact(Terms terms, Fact fact) {
        switch (fact) {
            case Fact.Disbursed f -> {} // told by the loan's own row
            case Fact.PaymentReceived f -> {
                Text out = payments;
                out.put(f.header().sourceId()).put(',').put(terms.loan()).put(',');
                out.time(f.valueTime()).put(',').amount(f.amount()).put(',');
                out.put(terms.currency().getCurrencyCode()).put(',');
                installment(out, f.installment()).put(',');
                recorded(out, f).put('\n');
            }
            case Fact.PaymentReversed f ->
                event(terms, f, "payment_reversed", 0, OptionalInt.empty(), "", "", f.payment());
            case Fact.DebitFailed f ->
                event(terms, f, "debit_failed", f.amount(), OptionalInt.empty(), lower(f.reason()), f.code(), "");
            case Fact.FeeCharged f -> event(terms, f, "fee_charged", f.amount(), f.installment(), "", "", "");
            case Fact.AmountWaived f ->
                event(terms, f, "waived", f.amount(), f.installment(), lower(f.component()), "", "");
            case Fact.ProtectionGranted f -> {
                if (f.namesInstallments()) {
                    throw neverMade(f);
                }
                begin(terms, f, "protection_granted", 0, OptionalInt.empty(), lower(f.cause()), "", f.author());
                events.date(f.from()).put(',').date(f.to()).put(',');
                recorded(events, f).put('\n');
            }
            case Fact.ChargedOff f -> event(terms, f, "charged_off", 0, OptionalInt.empty(), "", "", "");
            case Fact.PlanChanged f -> throw neverMade(f);
            case Fact.ProtectionWithdrawn f -> throw neverMade(f);
            case Fact.CreditRefunded f -> throw neverMade(f);
            case Fact.CauseStated f -> throw neverMade(f);
            case Fact.StatementWithdrawn f -> throw neverMade(f);
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
            OptionalInt installment,
            String reason,
            String code,
            String reference) {
        begin(terms, fact, kind, amount, installment, reason, code, reference);
        events.put(",,");
        recorded(events, fact).put('\n');
    }

    /** All but the last three columns. */
    private void begin(
            Terms terms,
            Fact fact,
            String kind,
            long amount,
            OptionalInt installment,
            String reason,
            String code,
            String reference) {
        Text out = events;
        out.put(fact.header().sourceId()).put(',').put(terms.loan()).put(',');
        out.put(kind).put(',').time(fact.valueTime()).put(',');
        if (amount != 0) {
            out.amount(amount);
        }
        installment(out.put(','), installment).put(',');
        out.put(reason).put(',').put(code).put(',').put(reference).put(',');
    }

    private static Text recorded(Text out, Fact fact) {
        return fact.recordedOn().equals(fact.valueDate()) ? out : out.date(fact.recordedOn());
    }

    private static Text installment(Text out, OptionalInt installment) {
        return installment.isPresent() ? out.number(installment.getAsInt()) : out;
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
