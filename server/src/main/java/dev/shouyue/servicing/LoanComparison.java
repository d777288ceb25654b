package dev.shouyue.servicing;

import dev.shouyue.kernel.ledger.Account;
import dev.shouyue.kernel.ledger.Balances;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.LoanState;
import dev.shouyue.kernel.position.Positions;
import dev.shouyue.servicing.Difference.Book;
import dev.shouyue.servicing.Difference.Part;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Holds a loan's stored position and its journal against its facts, and says which of the three stands alone. */
final class LoanComparison {

    private final LoanBook book;
    private final LocalDate day;

    LoanComparison(LoanBook book, LocalDate day) {
        this.book = book;
        this.day = day;
    }

    /** A loan computed anew from its facts. */
    record Fresh(Standing standing, Balances balances) {}

    /**
     * What was found of a loan.
     *
     * @param fresh as of the day of the stored position
     * @param replace whether the stored position is to be replaced
     * @param missed whether that is because no close looked at it
     */
    record Found(Fresh fresh, boolean replace, boolean missed, List<Difference> differences) {}

    /** The position alone against the facts. */
    Found compare(StoredLoan loan, Optional<Standing> stored) {
        Fresh fresh = on(stored.map(Standing::asOfDate).orElse(day), loan);
        boolean differs = stored.isEmpty() || !stored.get().equals(fresh.standing());
        boolean missed = wasMissed(loan, fresh.standing());
        List<Difference> found = new ArrayList<>();
        if (differs) {
            positions(loan, stored, fresh.standing(), found);
        } else if (missed) {
            found.add(difference(loan, Book.POSITION, Part.NOT_LOOKED_AT));
        }
        return new Found(fresh, differs || missed, missed, found);
    }

    /**
     * All three.
     *
     * @param journal sums of its journal by {@link Account#ordinal()}, which need not balance
     */
    Found compare(StoredLoan loan, Optional<Standing> stored, long[] journal) {
        Found found = compare(loan, stored);
        long[] given = found.fresh().balances().toArray();
        if (Arrays.equals(journal, given)) {
            return found;
        }
        boolean factsAlone = stored.flatMap(standing -> balances(loan, standing))
                .filter(held -> Arrays.equals(held, journal))
                .isPresent();
        List<Difference> differences = new ArrayList<>(factsAlone ? List.of() : found.differences());
        for (Account account : Account.values()) {
            long held = journal[account.ordinal()];
            if (held != given[account.ordinal()]) {
                differences.add(difference(
                        loan,
                        factsAlone ? Book.FACT : Book.LEDGER,
                        account.name(),
                        OptionalLong.of(held),
                        OptionalLong.of(given[account.ordinal()])));
            }
        }
        return new Found(found.fresh(), found.replace(), found.missed(), differences);
    }

    /** The ledger as the stored position has it; empty where its columns are not what its state gives, or that cannot be read. */
    private Optional<long[]> balances(StoredLoan loan, Standing stored) {
        try {
            Policy policy = book.policyOf(loan);
            LoanState state = LoanState.fromBytes(stored.state(), policy);
            state.closeDay(stored.asOfDate());
            Standing told = Standing.of(loan.key(), loan.pack(), loan.terms().drawnOn(), state, stored.asOfDate());
            return told.equals(stored) ? Optional.of(state.balances().toArray()) : Optional.empty();
        } catch (RuntimeException e) { // bytes that somebody tampered with fail in any way
            return Optional.empty();
        }
    }

    Fresh on(LocalDate asOf, StoredLoan loan) {
        LoanState state = Positions.stateOn(loan.terms(), loan.facts(), book.policyOf(loan), asOf);
        return new Fresh(Standing.of(loan.key(), loan.pack(), loan.terms().drawnOn(), state, asOf), state.balances());
    }

    private boolean wasMissed(StoredLoan loan, Standing fresh) {
        if (fresh.nextEvent() != Standing.NEVER && fresh.nextEvent() <= day.toEpochDay()) {
            return true;
        }
        LocalDate asOf = fresh.asOfDate();
        for (Fact fact : loan.facts().inOrder()) {
            if (fact.recordedOn().isAfter(asOf)) {
                return true;
            }
        }
        return false;
    }

    private void positions(StoredLoan loan, Optional<Standing> stored, Standing fresh, List<Difference> to) {
        if (stored.isEmpty()) {
            to.add(difference(loan, Book.POSITION, Part.MISSING));
            return;
        }
        Standing held = stored.get();
        amount(loan, Part.PRINCIPAL, held.principal(), fresh.principal(), to);
        amount(loan, Part.INTEREST, held.interest(), fresh.interest(), to);
        amount(loan, Part.FEE, held.fee(), fresh.fee(), to);
        amount(loan, Part.PENALTY, held.penalty(), fresh.penalty(), to);
        amount(loan, Part.CREDIT, held.credit(), fresh.credit(), to);
        amount(loan, Part.PAST_DUE, held.pastDueAmount(), fresh.pastDueAmount(), to);
        amount(loan, Part.CARRIED, held.carried(), fresh.carried(), to);
        other(loan, Part.PAST_DUE_SINCE, held.pastDueSince() == fresh.pastDueSince(), to);
        other(loan, Part.NEXT_EVENT, held.nextEvent() == fresh.nextEvent(), to);
        boolean earns = held.accrualSlope() == fresh.accrualSlope()
                && held.penaltySlope() == fresh.penaltySlope()
                && held.accrualFrom() == fresh.accrualFrom();
        other(loan, Part.ACCRUAL, earns, to);
        boolean terms = held.currency().equals(fresh.currency())
                && held.pack().equals(fresh.pack())
                && held.drawnOn() == fresh.drawnOn();
        other(loan, Part.TERMS, terms, to);
        other(loan, Part.STATUS, held.status().equals(fresh.status()), to);
        other(loan, Part.STATE, Arrays.equals(held.state(), fresh.state()), to);
    }

    private void amount(StoredLoan loan, Part part, long held, long given, List<Difference> to) {
        if (held != given) {
            to.add(difference(loan, Book.POSITION, part.name(), OptionalLong.of(held), OptionalLong.of(given)));
        }
    }

    private void other(StoredLoan loan, Part part, boolean same, List<Difference> to) {
        if (!same) {
            to.add(difference(loan, Book.POSITION, part));
        }
    }

    private Difference difference(StoredLoan loan, Book book, Part part) {
        return difference(loan, book, part.name(), OptionalLong.empty(), OptionalLong.empty());
    }

    private Difference difference(StoredLoan loan, Book book, String part, OptionalLong held, OptionalLong given) {
        return new Difference(
                loan.key(),
                Optional.of(loan.terms().loan()),
                book,
                part,
                day,
                Optional.of(loan.terms().currency().getCurrencyCode()),
                held,
                given);
    }
}
