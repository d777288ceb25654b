package dev.shouyue.storage;

/**
 * The advisory locks of the database: one number, one meaning, over all modules and all copies of the program. Whoever
 * needs one names it here, and writes {@link #key} into its statement.
 */
public enum AdvisoryLock {
    /** One import writes into the book at a time. */
    IMPORT(7020),
    /** One close runs at a time; imports share it while they write. */
    CLOSE(7021),
    /** A close says which day it closes; postings share it until their commit. */
    CLOSE_BEGINS(7022),
    /** One fills or refreshes the list of loans. */
    LOAN_LIST(7023),
    /** One gives events their places in the log. */
    EVENT_LOG(7024),
    /** One changes who is an administrator. */
    USERS(7030),
    /** One works at an incident; the number of the incident is the second half of the key. */
    INCIDENT(7040),
    /** One writes into the log of behaviour at a time, so that its numbers are in the order of the commits. */
    HAPPENINGS(7050),
    /** One reads the log of behaviour for the signals. */
    SIGNALS(7051),
    /** One counts cohorts. */
    COHORTS(7060),
    /** One draws checks. */
    CHECKS(7061);

    private final int key;

    AdvisoryLock(int key) {
        this.key = key;
    }

    /** The number under which PostgreSQL knows it. */
    public int key() {
        return key;
    }

    /** Within a statement: the number. */
    @Override
    public String toString() {
        return String.valueOf(key);
    }
}
