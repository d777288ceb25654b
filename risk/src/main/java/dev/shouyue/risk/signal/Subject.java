package dev.shouyue.risk.signal;

import java.util.ArrayList;
import java.util.List;

/**
 * Whose signal looks at an event: a borrower, a channel, or a cohort by the name of its measure.
 *
 * @param kind of the signal
 * @param name of the borrower, the channel or the measure
 */
public record Subject(Alert.Kind kind, String name) {

    /** All that an event is of; none where no signal looks at it. */
    public static List<Subject> of(Happening event) {
        List<Subject> subjects = new ArrayList<>(2);
        String borrower = event.head().borrower();
        switch (event) {
            case Happening.DebitAttempted e -> {}
            case Happening.Judged e -> subjects.add(new Subject(Alert.Kind.COHORT, e.measure()));
            case Happening.DebitAnswered e -> {
                addBorrower(subjects, borrower);
                subjects.add(new Subject(Alert.Kind.CHANNEL, e.channel()));
            }
            case Happening.MessageReceipted e -> {
                addBorrower(subjects, borrower);
                subjects.add(new Subject(Alert.Kind.CHANNEL, e.provider()));
            }
            case Happening.BillIssued e -> addBorrower(subjects, borrower);
            case Happening.BillPaid e -> addBorrower(subjects, borrower);
            case Happening.BalanceHinted e -> addBorrower(subjects, borrower);
            case Happening.AppUsed e -> addBorrower(subjects, borrower);
            case Happening.PromiseMade e -> addBorrower(subjects, borrower);
            case Happening.ContactChanged e -> addBorrower(subjects, borrower);
            case Happening.BureauQueried e -> addBorrower(subjects, borrower);
            case Happening.IncomeArrived e -> addBorrower(subjects, borrower);
            case Happening.MandateChanged e -> addBorrower(subjects, borrower);
        }
        return subjects;
    }

    private static void addBorrower(List<Subject> subjects, String borrower) {
        if (!borrower.isEmpty()) {
            subjects.add(new Subject(Alert.Kind.BORROWER, borrower));
        }
    }
}
