package dev.shouyue.intake;

import java.util.Set;

/** Reads one kind of file: which header it has, and what becomes of a row. */
interface RowReader {

    /** What the rows are, such as {@code payments}. */
    String kind();

    /** Columns that must be there. */
    Set<String> required();

    /** Columns that may be there. */
    Set<String> optional();

    /** Whether columns of other names are passed over; otherwise they are an error. */
    default boolean ignoresOthers() {
        return false;
    }

    /** Column that names the loan, so that a bad row rejects its whole loan; empty when it does not. */
    String loanColumn();

    /**
     * Stages a row.
     *
     * @throws Cells.Bad when a cell is not what it should be; nothing of the row is staged then
     */
    void read(Cells cells, int file, long line, Staging staging);
}
