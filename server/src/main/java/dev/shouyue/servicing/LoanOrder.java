package dev.shouyue.servicing;

import dev.shouyue.kernel.position.Position;
import java.util.List;

/** In which order loans are listed; those that are equal follow in the order of their keys. */
public record LoanOrder(By by, boolean descending) {

    /** What loans are ordered by. */
    public enum By {
        ID("external_id", "text collate \"C\""),
        /** By days past due: the longest first when descending. */
        DPD("past_due_since", "date"),
        PAST_DUE("past_due_amount", "bigint"),
        PRINCIPAL("principal", "bigint"),
        DRAWN_ON("drawn_on", "date"),
        NEXT_DUE("next_due", "date"),
        /**
         * By who has to be seen to first: state by state as in {@link #ATTENTION}, and of those past due whoever became so
         * last.
         */
        ATTENTION("past_due_since", "date");

        final String column;
        final String type;

        By(String column, String type) {
            this.column = column;
            this.type = type;
        }
    }

    /**
     * The states in the order in which somebody has to see to their loans: what a word today still brings back comes first,
     * what is written off or over comes last.
     */
    static final List<Position.State> ATTENTION = List.of(
            Position.State.PAST_DUE,
            Position.State.PENDING,
            Position.State.TOLERATED,
            Position.State.CURRENT,
            Position.State.NOT_OPEN,
            Position.State.CHARGED_OFF,
            Position.State.SETTLED);

    /** Whether the column itself falls: days past due fall as the day they count from rises. */
    boolean columnDescends() {
        return by == By.DPD || by == By.ATTENTION ? !descending : descending;
    }

    /** The states one after the other, when the order goes by them. */
    List<Position.State> states() {
        return descending ? ATTENTION.reversed() : ATTENTION;
    }

    /** The order within a state. */
    LoanOrder withinState() {
        return new LoanOrder(By.DPD, descending);
    }
}
