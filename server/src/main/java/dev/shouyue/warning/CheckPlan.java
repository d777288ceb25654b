package dev.shouyue.warning;

import dev.shouyue.decision.Sentence;
import java.util.List;

/**
 * When borrowers are checked, as it is set.
 *
 * @param everyDays PERIODIC: from one check to the next; EVENT and SAMPLE: a borrower is not drawn again by it within so many
 * @param sampleShare of those that it would draw, chosen by a stable hash of the borrower; SAMPLE: of the current borrowers,
 *     each month
 * @param seed what the choice follows from
 */
public record CheckPlan(Code code, int version, int everyDays, double sampleShare, boolean isOn, long seed) {

    /** Why a check is made. */
    public enum Reason {
        /** Because time has gone by. */
        PERIODIC,
        /** Because something happened. */
        EVENT,
        /** By chance. */
        SAMPLE
    }

    /** How closely a borrower is watched. */
    enum RiskClass {
        /** Nothing is known against. */
        NORMAL,
        /** Was past due, or the last check had doubts; until a check has none. */
        WATCH,
        /** Something is past due. */
        PAST_DUE
    }

    /** The plans that there are. */
    public enum Code {
        PERIODIC_NORMAL(Reason.PERIODIC, 7),
        PERIODIC_WATCH(Reason.PERIODIC, 7),
        PERIODIC_PAST_DUE(Reason.PERIODIC, 5),
        /** A loan became past due by more than is tolerated. */
        EVENT_PAST_DUE(Reason.EVENT, 3),
        /** The same of a loan whose plan had been changed. */
        EVENT_PLAN_BROKEN(Reason.EVENT, 3),
        /** A warning about the borrower was raised. */
        EVENT_ALERT(Reason.EVENT, 2),
        /** Address, telephone or device changed. */
        EVENT_CONTACT(Reason.EVENT, 5),
        SAMPLE(Reason.SAMPLE, 14);

        private final Reason reason;
        private final int daysToDo;

        Code(Reason reason, int daysToDo) {
            this.reason = reason;
            this.daysToDo = daysToDo;
        }

        public Reason reason() {
            return reason;
        }

        /** Days from drawing a check until it is due. */
        int daysToDo() {
            return daysToDo;
        }

        static Code periodic(RiskClass riskClass) {
            return valueOf("PERIODIC_" + riskClass);
        }

        /** What it is called. */
        public Sentence title() {
            return Say.of("check.plan." + this);
        }

        /** When it draws whom. */
        public Sentence what() {
            return Say.of("check.plan." + this + ".what");
        }

        /** What is asked in a check that it drew. */
        public List<Question> checklist() {
            return Question.of(this);
        }
    }

    /** A line of the checklist: answered with yes when all is well. */
    public enum Question {
        CONTACT_WORKS,
        INCOME_AS_BEFORE,
        DEBT_AS_BEFORE,
        LOAN_USED_AS_AGREED,
        DEBIT_WORKS,
        PLAN_FITS_INCOME,
        CAUSE_KNOWN,
        NO_FAULT_OF_OURS,
        CHANGED_PLAN_CAN_BE_KEPT,
        ALERT_EXPLAINED,
        CHANGE_BY_BORROWER,
        FILE_COMPLETE,
        RULES_WERE_KEPT;

        /** What is asked, in a sentence. */
        public Sentence title() {
            return Say.of("check.question." + this);
        }

        static List<Question> of(Code plan) {
            return switch (plan) {
                case PERIODIC_NORMAL, PERIODIC_WATCH ->
                    List.of(
                            CONTACT_WORKS,
                            INCOME_AS_BEFORE,
                            DEBT_AS_BEFORE,
                            LOAN_USED_AS_AGREED,
                            DEBIT_WORKS,
                            PLAN_FITS_INCOME);
                case PERIODIC_PAST_DUE, EVENT_PAST_DUE ->
                    List.of(
                            CAUSE_KNOWN,
                            NO_FAULT_OF_OURS,
                            CONTACT_WORKS,
                            INCOME_AS_BEFORE,
                            DEBT_AS_BEFORE,
                            DEBIT_WORKS,
                            PLAN_FITS_INCOME);
                case EVENT_PLAN_BROKEN ->
                    List.of(
                            CAUSE_KNOWN,
                            NO_FAULT_OF_OURS,
                            CHANGED_PLAN_CAN_BE_KEPT,
                            CONTACT_WORKS,
                            INCOME_AS_BEFORE,
                            DEBT_AS_BEFORE);
                case EVENT_ALERT ->
                    List.of(
                            ALERT_EXPLAINED,
                            NO_FAULT_OF_OURS,
                            CONTACT_WORKS,
                            INCOME_AS_BEFORE,
                            DEBIT_WORKS,
                            PLAN_FITS_INCOME);
                case EVENT_CONTACT -> List.of(CHANGE_BY_BORROWER, CONTACT_WORKS, INCOME_AS_BEFORE, DEBIT_WORKS);
                case SAMPLE ->
                    List.of(
                            FILE_COMPLETE,
                            RULES_WERE_KEPT,
                            CONTACT_WORKS,
                            INCOME_AS_BEFORE,
                            LOAN_USED_AS_AGREED,
                            DEBIT_WORKS);
            };
        }
    }
}
