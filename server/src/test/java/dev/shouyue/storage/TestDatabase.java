package dev.shouyue.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fresh, real database for a test class, on one server that all tests of the JVM share. What survives a cut of the power is
 * tested on servers of their own: this one does not wait for its disk.
 */
public final class TestDatabase {

    private static final String EMPTY_BOOK = "empty_book";

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Database SERVER = start();

    private TestDatabase() {}

    public static Database fresh() {
        String name = "test_" + COUNT.incrementAndGet();
        execute(SERVER, "create database " + name + " template " + EMPTY_BOOK);
        return Database.at(SERVER.url(name));
    }

    /** Lets go of a fresh one before the tests end, where it is large; nobody uses it any more. */
    public static void drop(String url) {
        execute(SERVER, "drop database " + url.replaceAll(".*/|\\?.*", "") + " with (force)");
    }

    private static Database start() {
        try {
            Path folder = Files.createTempDirectory("shouyue-test");
            Database database = Database.in(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stopAtOnce(folder);
                database.close();
                delete(folder);
            }));
            execute(
                    database,
                    "alter system set fsync = off",
                    "alter system set full_page_writes = off",
                    "select pg_reload_conf()",
                    "create database " + EMPTY_BOOK);
            Database.at(database.url(EMPTY_BOOK)).close();
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void execute(Database database, String... statements) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nothing is kept of it: it need not write a last checkpoint. */
    private static void stopAtOnce(Path folder) {
        try (var files = Files.walk(folder, 2)) {
            Path pid = files.filter(file -> file.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
            long server = Long.parseLong(Files.readAllLines(pid).getFirst());
            new ProcessBuilder("kill", "-QUIT", Long.toString(server)).start().waitFor();
            ProcessHandle.of(server).ifPresent(process -> process.onExit().join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // a temporary folder
        }
    }
}
