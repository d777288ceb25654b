package dev.shouyue.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * The evaluator's door: what really happened in the world of these settings. It is no part of {@link World}, so that
 * code which is handed a world cannot ask it.
 */
public final class TruthOf {

    private final LoanMaker maker;

    public TruthOf(WorldSettings settings) {
        this.maker = new LoanMaker(settings);
    }

    /** The late installments of loan {@code index} that fell due in the world, with their cause. */
    public List<Truth> loan(int index) {
        List<Truth> truths = new ArrayList<>(0);
        String loan = LoanMaker.loanId(index);
        maker.make(index, (number, cause, since) -> truths.add(new Truth(loan, number, cause, since)));
        return truths;
    }
}
