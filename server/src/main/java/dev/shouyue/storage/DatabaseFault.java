package dev.shouyue.storage;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** What kind of failure a failure of the database is. */
public final class DatabaseFault {

    private DatabaseFault() {}

    /**
     * Whether there is nobody to talk to: the connection broke, or none could be had (the classes 08 and 57P of SQL states).
     * Work that meets this waits for the database; there is nothing to look into.
     */
    public static boolean isCutOff(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException sql
                            && sql.getSQLState() != null
                            && (sql.getSQLState().startsWith("08")
                                    || sql.getSQLState().startsWith("57P"))) {
                return true;
            }
        }
        return false;
    }

    /** The failure in one line, for a log that is read by people. */
    public static String inShort(Throwable failure) {
        return isCutOff(failure) ? "the database does not answer" : failure.toString();
    }
}
