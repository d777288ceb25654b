package dev.shouyue.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A fresh, real database for a test class, on one server that all tests of the JVM share. */
public final class TestDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Database SERVER = start();

    private TestDatabase() {}

    public static Database fresh() {
        String name = "test_" + COUNT.incrementAndGet();
        try (Connection connection = SERVER.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return Database.at(SERVER.url(name));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Database start() {
        try {
            Path folder = Files.createTempDirectory("shouyue-test");
            Database database = Database.in(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                database.close();
                delete(folder);
            }));
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
