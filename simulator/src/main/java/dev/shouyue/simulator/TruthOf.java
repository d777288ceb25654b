package dev.shouyue.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * The evaluator's door: what really happened in the world of these settings. It is no part of {@link World}, so that
 * code which is handed a world cannot ask it.
 */
public final class TruthOf {

    private final WorldSettings settings;
    private final LoanMaker maker;

    public TruthOf(WorldSettings settings) {
        this.settings = settings;
        this.maker = new LoanMaker(settings);
    }

    /** The late installments of loan {@code index} that fell due in the world, with their cause. */
    public List<Truth> loan(int index) {
        List<Truth> truths = new ArrayList<>(0);
        String loan = LoanMaker.loanId(index);
        maker.make(index, (number, cause, since) -> truths.add(new Truth(loan, number, cause, since)));
        return truths;
    }

    /**
     * One who knows all that is true of the borrower of loan {@code index}, and none of the dice that are still to fall.
     *
     * @param strength of what troubles do, as in {@link Behaviours#weakenedTo}
     */
    public Foresight of(int index, double strength) {
        return Foresight.of(maker, settings, index, strength);
    }
}
