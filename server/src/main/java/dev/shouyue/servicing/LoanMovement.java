package dev.shouyue.servicing;

import dev.shouyue.kernel.position.Movement;
import dev.shouyue.storage.BinaryCopy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;

/** How a loan moved on a day, where people want to see which loans a figure stands for. */
public enum LoanMovement {
    NEWLY_PAST_DUE(1),
    CURED(2),
    CARRIED_BY_TOLERANCE(3),
    FORGIVEN_BY_GRACE(4),
    /** A payment was recorded. */
    RECEIVED(5);

    private static final String TABLE = "servicing.day_movement (borrower_id, loan_id, day, kind)";
    private static final int COLUMNS = 4;

    private final int code;

    LoanMovement(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** Adds the movements of a touched loan to {@code rows}. */
    static void add(BinaryCopy rows, Touched loan, LocalDate day) {
        if (loan.before() == null) {
            return; // the first close of a book tells where loans stand, not how they moved
        }
        Movement moved = loan.movement();
        if (moved.becamePastDue()) {
            NEWLY_PAST_DUE.write(rows, loan.after().key(), day);
        }
        if (moved.cured()) {
            CURED.write(rows, loan.after().key(), day);
        }
        if (moved.toleratedBills() > 0) {
            CARRIED_BY_TOLERANCE.write(rows, loan.after().key(), day);
        }
        if (moved.graceBills() > 0) {
            FORGIVEN_BY_GRACE.write(rows, loan.after().key(), day);
        }
        if (loan.payments() > 0) {
            RECEIVED.write(rows, loan.after().key(), day);
        }
    }

    static void store(Connection connection, BinaryCopy rows) throws SQLException {
        if (rows.rows() > 0) {
            rows.into(connection, TABLE);
        }
    }

    private void write(BinaryCopy rows, LoanKey key, LocalDate day) {
        rows.row(COLUMNS)
                .int8(key.borrowerId())
                .int8(key.loanId())
                .date((int) day.toEpochDay())
                .int2(code);
    }
}
