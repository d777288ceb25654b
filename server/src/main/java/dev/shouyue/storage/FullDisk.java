package dev.shouyue.storage;

import dev.shouyue.decision.Sentence;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A disk without room left, as the database and the operating system tell of it. */
public final class FullDisk {

    private static final String DISK_FULL = "53100";

    private FullDisk() {}

    /** Whether a full disk is what a failure came of. */
    public static boolean caused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if ((cause instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState()))
                    || isSaid(String.valueOf(cause.getMessage()))) {
                return true;
            }
        }
        return false;
    }

    static boolean isSaid(String text) {
        return text.contains("No space left on device") || text.contains("Disk quota exceeded");
    }

    /** The disk of the database, or of the data folder where it is known. */
    static Sentence told(@Nullable PostgresServer server) {
        return server == null ? Say.of("full.database") : Say.of("full.folder", "home", server.home());
    }
}
