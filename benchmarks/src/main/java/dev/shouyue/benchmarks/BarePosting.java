package dev.shouyue.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * The bare transaction of a posting on the same PostgreSQL, as pgbench would run it: one fact, two lines of a journal, one
 * balance, one durable commit each; nothing is decided, kept for a repetition, or told to anybody.
 */
final class BarePosting {

    private static final int LOANS = 100_000;

    private BarePosting() {}

    /** Transactions a second of so many clients, each on a connection of its own. */
    static double measure(DataSource database, int clients, Duration time) throws SQLException {
        String url;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            url = connection.getMetaData().getURL();
            statement.execute(
                    "create table bare_fact (loan_id bigint not null, seq bigint generated always as identity,"
                            + " source_id text not null, amount bigint not null, value_time timestamp not null default now(),"
                            + " recorded_on date not null default current_date, primary key (loan_id, seq),"
                            + " unique (loan_id, source_id))");
            statement.execute("create table bare_journal (loan_id bigint not null, entry_id bigint generated always as"
                    + " identity, account smallint not null, amount bigint not null, primary key (loan_id, entry_id))");
            statement.execute("create table bare_balance (loan_id bigint primary key, amount bigint not null)");
            statement.execute("insert into bare_balance select n, 0 from generate_series(1, " + LOANS + ") n");
            statement.execute("vacuum (analyze) bare_balance");
        }
        AtomicLong done = new AtomicLong();
        List<SQLException> failures = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        long started = System.nanoTime();
        long end = started + time.toNanos();
        for (int i = 0; i < clients; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try (Connection connection = DriverManager.getConnection(url)) {
                    done.addAndGet(post(connection, end));
                } catch (SQLException e) {
                    synchronized (failures) {
                        failures.add(e);
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return done.get() / ((System.nanoTime() - started) / 1e9);
    }

    private static long post(Connection connection, long end) throws SQLException {
        connection.setAutoCommit(false);
        long done = 0;
        try (PreparedStatement fact = connection.prepareStatement(
                        "insert into bare_fact (loan_id, source_id, amount) values (?, ?, ?)");
                PreparedStatement line = connection.prepareStatement(
                        "insert into bare_journal (loan_id, account, amount) values (?, ?, ?)");
                PreparedStatement balance =
                        connection.prepareStatement("update bare_balance set amount = amount + ? where loan_id = ?")) {
            while (System.nanoTime() < end) {
                long loan = ThreadLocalRandom.current().nextLong(LOANS) + 1;
                fact.setLong(1, loan);
                fact.setString(2, Thread.currentThread().threadId() + "-" + done);
                fact.setLong(3, 100);
                fact.executeUpdate();
                for (int account = 1; account <= 2; account++) {
                    line.setLong(1, loan);
                    line.setInt(2, account);
                    line.setLong(3, account == 1 ? 100 : -100);
                    line.executeUpdate();
                }
                balance.setLong(1, 100);
                balance.setLong(2, loan);
                balance.executeUpdate();
                connection.commit();
                done++;
            }
        }
        return done;
    }
}
