package dev.shouyue.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
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
    private static final int CONNECTIONS = 16;
    private static final long LEAST_FREE_BYTES = 200L << 20;

    private final HikariDataSource pool;
    private final @Nullable EmbeddedPostgres server;
    private final @Nullable FolderLock lock;

    private Database(HikariDataSource pool, @Nullable EmbeddedPostgres server, @Nullable FolderLock lock) {
        this.pool = pool;
        this.server = server;
        this.lock = lock;
    }

    /**
     * Starts a PostgreSQL on {@code folder}, which is created when absent.
     *
     * @throws DatabaseUnavailable when the folder is in use, full, not writable or damaged
     */
    public static Database in(Path folder) {
        Path home = folder.toAbsolutePath().normalize();
        FolderLock lock = FolderLock.take(home);
        EmbeddedPostgres server = null;
        try {
            checkFolder(home);
            server = start(home);
            return new Database(ready(server.getJdbcUrl("postgres", "postgres")), server, lock);
        } catch (RuntimeException e) {
            closeQuietly(server);
            lock.close();
            throw e;
        }
    }

    /**
     * Uses the PostgreSQL at a JDBC URL, user and password included.
     *
     * @throws DatabaseUnavailable when it cannot be reached or is too old
     */
    public static Database at(String url) {
        return new Database(ready(url.startsWith("jdbc:") ? url : "jdbc:" + url), null, null);
    }

    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
        closeQuietly(server);
        if (lock != null) {
            lock.close();
        }
    }

    private static void checkFolder(Path home) {
        Path data = home.resolve("postgres");
        if (Files.isDirectory(data) && !Files.exists(data.resolve("PG_VERSION")) && !isEmpty(data)) {
            throw new DatabaseUnavailable("the data folder " + home
                    + " is damaged (postgres/PG_VERSION is missing); restore it from a backup, or use another folder");
        }
        try {
            if (Files.getFileStore(home).getUsableSpace() < LEAST_FREE_BYTES) {
                throw new DatabaseUnavailable(
                        "no space left for the data folder " + home + "; at least 200 MB must be free");
            }
        } catch (IOException e) {
            throw new DatabaseUnavailable("the data folder " + home + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static boolean isEmpty(Path folder) {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private static EmbeddedPostgres start(Path home) {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(home.resolve("postgres").toFile())
                    .setCleanDataDirectory(false)
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setPGStartupWait(Duration.ofSeconds(30))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(
                            home.resolve("postgres.log").toFile()))
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                            home.resolve("postgres.log").toFile()));
            settings().forEach(builder::setServerConfig);
            return builder.start();
        } catch (IOException | RuntimeException e) {
            throw new DatabaseUnavailable(
                    "the database in " + home + " does not start: the folder is damaged or not writable; see "
                            + home.resolve("postgres.log"),
                    e);
        }
    }

    private static Map<String, String> settings() {
        long memory =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getTotalMemorySize()
                        : 4L << 30;
        long shared = Math.clamp(memory / 8 >> 20, 128, 2048);
        return Map.ofEntries(
                // the library's defaults are made for tests: here a commit must survive a crash
                Map.entry("fsync", "on"),
                Map.entry("synchronous_commit", "on"),
                Map.entry("full_page_writes", "on"),
                Map.entry("shared_buffers", shared + "MB"),
                Map.entry("work_mem", "64MB"),
                Map.entry("maintenance_work_mem", "512MB"),
                Map.entry("max_wal_size", "4GB"),
                Map.entry("checkpoint_timeout", "15min"),
                Map.entry("wal_level", "minimal"),
                Map.entry("max_wal_senders", "0"),
                Map.entry("wal_compression", "on"),
                Map.entry("jit", "off"),
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("max_connections", "50"),
                Map.entry("effective_cache_size", memory / 2 / (1 << 20) + "MB"),
                Map.entry("random_page_cost", "1.1"),
                Map.entry("log_min_messages", "warning"));
    }

    private static HikariDataSource ready(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setPoolName("shouyue");
        config.setInitializationFailTimeout(10_000);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        HikariDataSource pool = null;
        try {
            pool = new HikariDataSource(config);
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
            if (pool != null) {
                pool.close();
            }
            throw new DatabaseUnavailable("the database's schema cannot be brought up to date: " + firstLine(e), e);
        } catch (RuntimeException e) {
            throw new DatabaseUnavailable("the database cannot be reached: " + firstLine(root(e)), e);
        }
    }

    private static void checkVersion(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < OLDEST_POSTGRES) {
                throw new DatabaseUnavailable(
                        "PostgreSQL " + OLDEST_POSTGRES + " or later is needed, the server is version " + major);
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

    private static void closeQuietly(@Nullable EmbeddedPostgres server) {
        if (server != null) {
            try {
                server.close();
            } catch (IOException e) {
                // the server ends with the process in any case
            }
        }
    }

    /** Held while the program uses a folder, so that a second copy is told before it touches the database. */
    private record FolderLock(FileChannel channel, FileLock held) implements AutoCloseable {

        static FolderLock take(Path home) {
            try {
                Files.createDirectories(home);
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
                    throw new DatabaseUnavailable("the data folder " + home
                            + " is in use by another copy of shouyue; stop it, or use another folder");
                }
                return new FolderLock(channel, held);
            } catch (IOException e) {
                throw new DatabaseUnavailable("the data folder " + home + " cannot be written: " + e.getMessage(), e);
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
