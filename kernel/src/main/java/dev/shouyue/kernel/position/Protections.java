package dev.shouyue.kernel.position;

import dev.shouyue.kernel.loan.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The days that are protected of a loan, and of each of its installments: those of the loan and those that name it. */
final class Protections {

    static final Protections NONE = new Protections(List.of(), List.of());

    /** Days of the whole loan. */
    private final Days ofLoan;
    /** Protections that name installments. */
    private final List<Fact.ProtectionGranted> named;

    private Protections(List<Fact.ProtectionGranted> ofLoan, List<Fact.ProtectionGranted> named) {
        this.ofLoan = Days.protectedBy(ofLoan);
        this.named = named;
    }

    static Protections of(Collection<Fact.ProtectionGranted> protections) {
        if (protections.isEmpty()) {
            return NONE;
        }
        List<Fact.ProtectionGranted> ofLoan = new ArrayList<>();
        List<Fact.ProtectionGranted> named = new ArrayList<>();
        for (Fact.ProtectionGranted each : protections) {
            (each.namesInstallments() ? named : ofLoan).add(each);
        }
        return new Protections(ofLoan, named);
    }

    /** Those for a fault of the lender or a channel. */
    static Protections technical(Collection<Fact.ProtectionGranted> protections) {
        return of(protections.stream().filter(p -> p.cause().isTechnical()).toList());
    }

    Days ofLoan() {
        return ofLoan;
    }

    /** The days of an installment; the very days of the loan when it has no others. */
    Days of(int installment) {
        if (named.isEmpty()) {
            return ofLoan;
        }
        Days own = Days.protectedBy(
                named.stream().filter(p -> p.covers(installment)).toList());
        Days all = ofLoan.and(own);
        return all.isSameAs(ofLoan) ? ofLoan : all;
    }

    /** Whether installments may have other days than the loan. */
    boolean nameInstallments() {
        return !named.isEmpty();
    }
}
