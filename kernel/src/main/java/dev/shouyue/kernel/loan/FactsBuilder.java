package dev.shouyue.kernel.loan;

import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.schedule.Installment;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Facts in a sentence: {@code factsOf(terms).paid("2026-03-10", "899.75").failed("2026-04-10", FUNDS).facts()}.
 * A time is a date (noon is meant) or a date-time; a fact is known on its value date unless {@link #knownOn} says
 * otherwise. Source ids are the kind and its running number ({@code payment-1}) unless {@link #as} names it.
 * Not thread-safe.
 */
public final class FactsBuilder {

    private static final String SOURCE = "told";

    private final Terms terms;
    private final List<Fact> facts = new ArrayList<>();

    private FactsBuilder(Terms terms) {
        this.terms = terms;
    }

    /** The facts of this loan, beginning with the disbursement of its principal on the day it was drawn. */
    public static FactsBuilder factsOf(Terms terms) {
        return new FactsBuilder(terms)
                .add(new Fact.Disbursed(header("disbursement-1", terms.drawnOn().atTime(9, 0)), terms.principal()));
    }

    /** A payment made for no installment in particular. */
    public FactsBuilder paid(String time, String amount) {
        return add(new Fact.PaymentReceived(
                next("payment", Fact.PaymentReceived.class, time), minor(amount), OptionalInt.empty()));
    }

    /** A payment debited for one installment. */
    public FactsBuilder paidFor(int installment, String time, String amount) {
        return add(new Fact.PaymentReceived(
                next("payment", Fact.PaymentReceived.class, time), minor(amount), OptionalInt.of(installment)));
    }

    /** Every installment from {@code first} to {@code last} is paid in full on its due date. */
    public FactsBuilder paidAsDue(int first, int last) {
        terms.schedule().installments().stream()
                .filter(row -> row.number() >= first && row.number() <= last)
                .forEach(row -> add(new Fact.PaymentReceived(
                        next("payment", Fact.PaymentReceived.class, row.due().toString()),
                        row.total(),
                        OptionalInt.of(row.number()))));
        return this;
    }

    /** The payment with this source id is returned. */
    public FactsBuilder reversed(String time, String payment) {
        return add(new Fact.PaymentReversed(next("reversal", Fact.PaymentReversed.class, time), payment));
    }

    /** A debit of {@code amount} that brought nothing. */
    public FactsBuilder failed(String time, String amount, Fact.DebitFailure reason) {
        return add(new Fact.DebitFailed(
                next("debit", Fact.DebitFailed.class, time), minor(amount), reason, reason.name()));
    }

    /** A fee that belongs to no installment in particular. */
    public FactsBuilder charged(String time, String fee) {
        return add(new Fact.FeeCharged(next("fee", Fact.FeeCharged.class, time), minor(fee), OptionalInt.empty()));
    }

    /** A fee that belongs to one installment. */
    public FactsBuilder chargedTo(int installment, String time, String fee) {
        return add(
                new Fact.FeeCharged(next("fee", Fact.FeeCharged.class, time), minor(fee), OptionalInt.of(installment)));
    }

    /** The installments that are not settled and due after {@code time} are replaced by these. */
    public FactsBuilder planChanged(String time, List<Installment> installments) {
        return add(new Fact.PlanChanged(next("plan", Fact.PlanChanged.class, time), installments));
    }

    /** Up to {@code amount} of the component is forgiven, oldest installment first. */
    public FactsBuilder waived(String time, Component component, String amount) {
        return add(new Fact.AmountWaived(
                next("waiver", Fact.AmountWaived.class, time), component, minor(amount), OptionalInt.empty()));
    }

    /** Credit that is given back. */
    public FactsBuilder refunded(String time, String amount) {
        return add(new Fact.CreditRefunded(next("refund", Fact.CreditRefunded.class, time), minor(amount)));
    }

    /** The days from {@code from} to {@code to}, both included, are protected; granted on the first of them. */
    public FactsBuilder protectedFrom(String from, String to, Fact.ProtectionCause cause) {
        return protectedFor(List.of(), from, to, cause);
    }

    /** The same, of the installments with these numbers only. */
    public FactsBuilder protectedFor(List<Integer> installments, String from, String to, Fact.ProtectionCause cause) {
        return add(new Fact.ProtectionGranted(
                next("protection", Fact.ProtectionGranted.class, from),
                LocalDate.parse(from),
                LocalDate.parse(to),
                cause,
                "operations",
                installments));
    }

    /** The protection with this source id is withdrawn. */
    public FactsBuilder withdrawn(String time, String protection) {
        return add(new Fact.ProtectionWithdrawn(next("withdrawal", Fact.ProtectionWithdrawn.class, time), protection));
    }

    /** What somebody said of the whole loan, or of the installments that are named; called {@code statement-1} and so on. */
    public FactsBuilder stated(String time, Fact.StatedCause cause, Fact.StatedBy by, Integer... installments) {
        return add(new Fact.CauseStated(
                next("statement", Fact.CauseStated.class, time), cause, by, List.of(installments)));
    }

    /** The statement with this source id holds no longer. */
    public FactsBuilder noLongerStated(String time, String statement) {
        return add(new Fact.StatementWithdrawn(
                next("statement-withdrawal", Fact.StatementWithdrawn.class, time), statement));
    }

    /** The debt is taken out of the books. */
    public FactsBuilder chargedOff(String time) {
        return add(new Fact.ChargedOff(next("charge-off", Fact.ChargedOff.class, time)));
    }

    /** The fact told last became known on {@code day} only. */
    public FactsBuilder knownOn(String day) {
        Fact.Header told = facts.getLast().header();
        return replaceLast(new Fact.Header(told.source(), told.sourceId(), told.valueTime(), LocalDate.parse(day)));
    }

    /** The fact told last has this source id. */
    public FactsBuilder as(String sourceId) {
        Fact.Header told = facts.getLast().header();
        return replaceLast(new Fact.Header(told.source(), sourceId, told.valueTime(), told.recordedOn()));
    }

    /** All that was told, in the order in which it counts. */
    public Facts facts() {
        return Facts.of(facts);
    }

    private FactsBuilder add(Fact fact) {
        facts.add(fact);
        return this;
    }

    private FactsBuilder replaceLast(Fact.Header header) {
        return add(facts.removeLast().withHeader(header));
    }

    private Fact.Header next(String kind, Class<? extends Fact> type, String time) {
        long number = facts.stream().filter(type::isInstance).count() + 1;
        LocalDateTime at =
                time.indexOf('T') < 0 ? LocalDate.parse(time).atTime(LocalTime.NOON) : LocalDateTime.parse(time);
        return header(kind + "-" + number, at);
    }

    private static Fact.Header header(String id, LocalDateTime at) {
        return new Fact.Header(SOURCE, id, at, at.toLocalDate());
    }

    private long minor(String amount) {
        return Money.of(amount, terms.currency().getCurrencyCode()).minor();
    }
}
