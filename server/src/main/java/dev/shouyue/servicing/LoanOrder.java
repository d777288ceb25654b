package dev.shouyue.servicing;

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
        NEXT_DUE("next_due", "date");

        final String column;
        final String type;

        By(String column, String type) {
            this.column = column;
            this.type = type;
        }
    }

    /** Whether the column itself falls: days past due fall as the day they count from rises. */
    boolean columnDescends() {
        return by == By.DPD ? !descending : descending;
    }
}
