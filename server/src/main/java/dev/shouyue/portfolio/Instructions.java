package dev.shouyue.portfolio;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.kernel.schedule.Installment;
import dev.shouyue.servicing.StoredLoan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Chooses loans that teach something, the first found of each kind: the choice does not depend on chance. */
final class Instructions {

    private static final int EACH = 2;

    private Instructions() {}

    static void choose(
            StoredLoan loan,
            LoanStory story,
            Map<String, LoanStory> byPack,
            Map<String, List<ReplayResult.Instructive>> examples) {
        int worst = story.worst();
        long yuan = (long) Math.pow(10, Money.decimals(loan.terms().currency()));
        boolean tiny = story.late().stream().anyMatch(row -> row.shortfall() > 0 && row.shortfall() <= yuan);
        long late = byPack.values().stream().filter(other -> other.worst() > 0).count();
        boolean reversed = has(loan, Fact.PaymentReversed.class);
        boolean isProtected = has(loan, Fact.ProtectionGranted.class);
        boolean tolerated = byPack.values().stream().anyMatch(other -> other.end().installments().stream()
                .anyMatch(row -> row.state() == InstallmentPosition.State.TOLERATED
                        || row.state() == InstallmentPosition.State.WRITTEN_OFF));
        if (tiny && worst > 7) {
            note(examples, "1-one-unit-short-for-long", loan, story, worst);
        } else if (isProtected) {
            note(examples, "2-protected", loan, story, worst);
        } else if (reversed) {
            note(examples, "3-payment-returned", loan, story, worst);
        } else if (tolerated) {
            note(examples, "4-tolerated-somewhere", loan, story, worst);
        } else if (late > 0 && late < byPack.size()) {
            note(examples, "5-packs-disagree", loan, story, worst);
        } else if (worst > 90) {
            note(examples, "6-rolled-past-90", loan, story, worst);
        } else if (worst == 1) {
            note(examples, "7-one-day-late", loan, story, worst);
        }
    }

    private static boolean has(StoredLoan loan, Class<? extends Fact> kind) {
        return loan.facts().inOrder().stream().anyMatch(kind::isInstance);
    }

    private static void note(
            Map<String, List<ReplayResult.Instructive>> examples,
            String why,
            StoredLoan loan,
            LoanStory story,
            int worst) {
        List<ReplayResult.Instructive> list = examples.computeIfAbsent(why, key -> new ArrayList<>());
        if (list.size() >= EACH) {
            return;
        }
        List<Installment> plan = loan.terms().schedule().installments();
        List<ReplayResult.Bill> bills = story.end().installments().stream()
                .map(row -> new ReplayResult.Bill(
                        row.number(),
                        row.due(),
                        plan.stream()
                                .filter(i -> i.number() == row.number())
                                .mapToLong(Installment::total)
                                .sum(),
                        row.settledOn().map(Object::toString).orElse(""),
                        row.state().name()))
                .toList();
        List<ReplayResult.Paid> payments = loan.facts().inOrder().stream()
                .filter(Fact.PaymentReceived.class::isInstance)
                .map(fact -> new ReplayResult.Paid(fact.valueDate(), ((Fact.PaymentReceived) fact).amount()))
                .toList();
        list.add(new ReplayResult.Instructive(
                loan.terms().loan(),
                why,
                worst,
                loan.terms().currency().getCurrencyCode(),
                Money.decimals(loan.terms().currency()),
                bills,
                payments));
    }
}
