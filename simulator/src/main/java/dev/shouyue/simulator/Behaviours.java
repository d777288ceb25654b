package dev.shouyue.simulator;

import dev.shouyue.risk.signal.Happening;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What borrowers do between their payments, as a platform may see it: bills, debits and their answers, balances, the app,
 * messages, promises, questions of others to the bureau, income, consent. It follows from the hidden cause of what they
 * will be late with, by the {@link Effects} that are assumed, with much noise and overlap; nothing of it names a cause.
 *
 * <p>Made for one borrower when asked for, from dice of its own: the loans of the world are the same with and without.
 * Times are those of China (UTC+8); nothing that was known after the world's last day appears.
 */
public final class Behaviours {

    private final WorldSettings settings;
    private final LoanMaker maker;
    private final double strength;

    private Behaviours(WorldSettings settings, double strength) {
        this.settings = settings;
        this.maker = new LoanMaker(settings);
        this.strength = strength;
    }

    /** With the effects as they are assumed. */
    public static Behaviours of(WorldSettings settings) {
        return new Behaviours(settings, 1);
    }

    /**
     * With weaker effects: at 0.5 half of those in trouble show it, at 0 behaviour tells nothing of what is to come.
     *
     * @throws IllegalArgumentException when the strength is not from 0 to 1
     */
    public Behaviours weakenedTo(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the strength of effects lies between 0 and 1, not " + share);
        }
        return new Behaviours(settings, share);
    }

    /** Loans of the borrower of loan {@code index}, by their places in the world. */
    public List<Integer> loansOf(int index) {
        int first = LoanMaker.borrowerIndex(index);
        List<Integer> loans = new ArrayList<>(2);
        for (int loan = first; loan < settings.loans() && LoanMaker.borrowerIndex(loan) == first; loan++) {
            loans.add(loan);
        }
        return loans;
    }

    /**
     * All events of the borrower of loan {@code index}, in the order in which they came to be known.
     *
     * @throws IndexOutOfBoundsException when the world has no such loan
     */
    public List<Happening> borrower(int index) {
        if (index < 0 || index >= settings.loans()) {
            throw new IndexOutOfBoundsException("this world has no loan " + index);
        }
        int first = LoanMaker.borrowerIndex(index);
        Dice dice = dice(settings, first);
        Diary diary = new Diary(first, maker.lastDay());
        List<Trouble> troubles = new ArrayList<>();
        List<Bills> bills = new ArrayList<>();
        for (int each : loansOf(first)) {
            Bills of = bills(maker, each);
            bills.add(of);
            Stream.of(Troubles.of(of, dice, strength)).filter(Objects::nonNull).forEach(troubles::add);
        }
        new Everyday(maker, maker.traits(first), dice, diary, troubles, bills, strength).tell();
        return diary.events().stream()
                .sorted(Comparator.comparing((Happening each) -> each.head().known())
                        .thenComparing(each -> each.head().at())
                        .thenComparing(each -> each.head().id()))
                .toList();
    }

    /** Those of one borrower: first they make the troubles of each loan in turn, then the days. */
    static Dice dice(WorldSettings settings, int first) {
        return new Dice(Mix.of(settings.seed(), Mix.BEHAVIOUR, first));
    }

    static Bills bills(LoanMaker maker, int loan) {
        Map<Integer, Cause> causes = new HashMap<>();
        SimulatedLoan made = maker.make(loan, (number, cause, since) -> {
            if (number == since) {
                causes.put(number, cause);
            }
        });
        return Bills.of(made, causes);
    }
}
