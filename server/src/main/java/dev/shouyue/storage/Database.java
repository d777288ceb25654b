package dev.shouyue.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.shouyue.decision.Sentence;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL with the present schema: the door of this module. Either started by the program on a folder, whose data
 * is kept, or reached by URL. Close it to stop what it started.
 */
public final class Database implements AutoCloseable {

    private static final int OLDEST_POSTGRES = 15;
    private static final int CONNECTIONS = 24;
    private static final long LEAST_FREE_BYTES = 200L << 20;

    /** A server that fails ends its connections first. */
    private static final Duration END_PATIENCE = Duration.ofSeconds(20);

    private final HikariDataSource pool;
    private final @Nullable PostgresServer server;
    private final @Nullable FolderLock lock;
    private final List<Runnable> first = new ArrayList<>();
    private final Thread atExit = new Thread(this::stop, "stop-database");
    private boolean closed;
    private volatile boolean closing;

    private Database(HikariDataSource pool, @Nullable PostgresServer server, @Nullable FolderLock lock) {
        this.pool = pool;
        this.server = server;
        this.lock = lock;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts a PostgreSQL on {@code folder}, which is created when absent.
     *
     * @throws DatabaseUnavailable when the folder is in use, full, not writable or damaged
     */
    public static Database in(Path folder) {
        Path home = folder.toAbsolutePath().normalize();
        FolderLock lock = FolderLock.take(home);
        PostgresServer server = null;
        try {
            checkSpace(home);
            server = PostgresServer.start(home);
            Database database = new Database(ready(server.url("postgres")), server, lock);
            server.takeOver();
            return database;
        } catch (RuntimeException e) {
            if (server != null) {
                server.close();
                server.takeOver();
            }
            lock.close();
            throw e;
        }
    }

    /**
     * Uses the PostgreSQL at a URL, user and password included: {@code jdbc:postgresql://host/db?user=…} or
     * {@code postgresql://user@host/db}.
     *
     * @throws DatabaseUnavailable when it cannot be reached or is too old
     */
    public static Database at(String url) {
        return new Database(ready(PostgresUrl.jdbc(url)), null, null);
    }

    public DataSource dataSource() {
        return pool;
    }

    /** Has {@code work} done before the connections end, whether by {@link #close} or because the program is stopped. */
    public synchronized void beforeClose(Runnable work) {
        first.add(work);
    }

    /** Has {@code work} done when the database that this program started ends on its own; never when it is closed. */
    public void whenLost(Runnable work) {
        if (server != null) {
            server.whenEnded(() -> {
                if (!closing) {
                    work.run();
                }
            });
        }
    }

    /**
     * Says in one line why work on the database failed, where a full disk or the end of the database is the reason;
     * otherwise gives the failure as it is.
     */
    public RuntimeException explained(RuntimeException failure) {
        if (FullDisk.caused(failure)) {
            return new DatabaseUnavailable(FullDisk.told(server), failure);
        }
        return whyLost(DatabaseFault.isCutOff(failure) ? END_PATIENCE : Duration.ZERO)
                .<RuntimeException>map(why -> new DatabaseUnavailable(why, failure))
                .orElse(failure);
    }

    /** Why the database that this program started has ended; empty while it runs. */
    public Optional<Sentence> whyLost() {
        return whyLost(Duration.ZERO);
    }

    private Optional<Sentence> whyLost(Duration patience) {
        return server == null || closing
                ? Optional.empty()
                : server.ended(patience)
                        .map(said -> FullDisk.isSaid(said)
                                ? FullDisk.told(server)
                                : Say.of("ended", "home", server.home(), "why", said));
    }

    /** URL of another database on the server that this program started. */
    String url(String database) {
        if (server == null) {
            throw new IllegalStateException("this database was not started here");
        }
        return server.url(database);
    }

    /** Stops what was started. The program does so itself when it is told to end. */
    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // the program is ending: the hook has run or waits for this
        }
    }

    private synchronized void stop() {
        if (closed) {
            return;
        }
        closed = true;
        closing = true;
        first.reversed().forEach(Runnable::run);
        pool.close();
        if (server != null) {
            server.close();
        }
        if (lock != null) {
            lock.close();
        }
    }

    private static void checkSpace(Path home) {
        try {
            if (Files.getFileStore(home).getUsableSpace() < LEAST_FREE_BYTES) {
                throw new DatabaseUnavailable(Say.of("full.least", "home", home));
            }
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    Say.of("folder.unusable", "home", home, "why", String.valueOf(e.getMessage())), e);
        }
    }

    private static HikariDataSource ready(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setPoolName("shouyue");
        config.setInitializationFailTimeout(10_000);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        HikariDataSource pool = pool(config);
        try {
            checkVersion(pool);
            Flyway.configure()
                    .dataSource(pool)
                    .defaultSchema("shouyue")
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            return pool;
        } catch (DatabaseUnavailable e) {
            pool.close();
            throw e;
        } catch (FlywayException | SQLException e) {
            pool.close();
            throw new DatabaseUnavailable(Say.of("schema", "why", firstLine(e)), e);
        }
    }

    private static HikariDataSource pool(HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw new DatabaseUnavailable(Say.of("unreachable", "why", firstLine(root(e))), e);
        }
    }

    private static void checkVersion(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < OLDEST_POSTGRES) {
                throw new DatabaseUnavailable(Say.of("tooOld", "oldest", OLDEST_POSTGRES, "version", major));
            }
        }
    }

    private static Throwable root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String firstLine(Throwable e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.strip().lines().findFirst().orElse("");
    }

    /** Held while the program uses a folder, so that a second copy is told before it touches the database. */
    private record FolderLock(FileChannel channel, FileLock held) implements AutoCloseable {

        static FolderLock take(Path home) {
            try {
                make(home);
                FileChannel channel = FileChannel.open(
                        home.resolve("shouyue.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held;
                try {
                    held = channel.tryLock();
                } catch (OverlappingFileLockException e) {
                    held = null;
                }
                if (held == null) {
                    channel.close();
                    throw new DatabaseUnavailable(Say.of("folder.inUse", "home", home));
                }
                return new FolderLock(channel, held);
            } catch (IOException e) {
                throw new DatabaseUnavailable(
                        Say.of("folder.unwritable", "home", home, "why", PostgresBinaries.reason(e)), e);
            }
        }

        /** What is in it is for its owner's eyes only. */
        private static void make(Path home) throws IOException {
            if (!Files.isDirectory(home)) {
                Files.createDirectories(home.getParent());
                Files.createDirectory(
                        home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        }

        @Override
        public void close() {
            try {
                held.release();
                channel.close();
            } catch (IOException e) {
                // the lock ends with the process in any case
            }
        }
    }
}
