package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.Platform;
import dev.shouyue.intake.Format;
import dev.shouyue.intake.Intake;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import dev.shouyue.servicing.DayClose;
import dev.shouyue.servicing.Rebuild;
import dev.shouyue.servicing.StoredLoan;
import dev.shouyue.storage.Database;
import dev.shouyue.storage.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A book whose loans are debited by channels, on a clock that a test moves: loans L0, L1 … of 60,000.00 in twelve
 * installments of 5,060.00, the first due on 2026-03-10, closed to the eve of it. Registered as an extension of a test it is closed
 * after it.
 */
final class Desks implements AutoCloseable, AfterEachCallback {

    static final LocalDate DUE = LocalDate.of(2026, 3, 10);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private int transfers;
    private volatile Instant now = Instant.parse("2026-03-09T04:00:00Z");

    final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("UTC is enough");
        }
    };

    final Database database = TestDatabase.fresh();
    final Platform platform = Platform.on(database, clock);
    final Teller teller;
    final Payments payments;

    Desks(int loans) {
        this(loans, SchemeTable.of("alipay"));
    }

    Desks(int loans, Scheme scheme) {
        teller = new Teller("teller", scheme, clock);
        payments = with(Steps.NONE);
        StringBuilder rows = new StringBuilder("loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent\n");
        StringBuilder plan = new StringBuilder("loan_id,number,due_on,principal,interest\n");
        for (int i = 0; i < loans; i++) {
            rows.append("L%d,B%d,CNY,60000.00,2026-02-10,0.04%n".formatted(i, i));
            for (int n = 1; n <= 12; n++) {
                plan.append("L%d,%d,%s,5000.00,60.00%n"
                        .formatted(i, n, LocalDate.of(2026, 2, 10).plusMonths(n)));
            }
        }
        takeIn(rows.toString(), plan.toString());
        platform.dayClose.close(DUE.minusDays(1), DayClose.Progress.SILENT);
    }

    private void takeIn(String loans, String installments) {
        try {
            Path folder = Files.createTempDirectory("desks");
            List<Path> files = List.of(
                    Files.writeString(folder.resolve("loans.csv"), loans),
                    Files.writeString(folder.resolve("installments.csv"), installments));
            assertThat(platform.intake
                            .asOf(LocalDate.of(2026, 3, 9))
                            .run(Format.NATIVE, files, Optional.empty(), false, Intake.Progress.SILENT)
                            .rejected())
                    .isZero();
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The payments as another process would have them, told of each step. */
    Payments with(Steps steps, Channel... more) {
        List<Channel> channels = new ArrayList<>(List.of(more));
        channels.add(teller);
        return new Payments(
                database.dataSource(),
                platform.book,
                platform.postings,
                channels,
                clock,
                platform.events.outbox,
                steps);
    }

    /** The borrowers of these loans consented in February. */
    void consented(String... loans) {
        for (String loan : loans) {
            consent(loan, "20000.00");
        }
    }

    Mandate consent(String loan, String mostEach) {
        return payments.mandates
                .create(
                        new Mandates.Wish(
                                loan,
                                "teller",
                                Optional.of("A-" + loan),
                                Money.cny(mostEach),
                                Optional.empty(),
                                LocalDate.of(2026, 2, 10),
                                LocalDate.of(2027, 3, 10),
                                Optional.of(LocalDateTime.of(2026, 2, 10, 12, 0))),
                        "tester")
                .mandate();
    }

    /** At 11:00 of the first due date somebody paid into an account; empty for one that is no loan's. */
    void transfer(String id, String account, Money amount) {
        transfer(id, account, amount, DUE.atTime(11, 0));
    }

    void transfer(String id, String account, Money amount, LocalDateTime at) {
        arrived("file-" + id + "-" + ++transfers, new News.Credited(id, account, "somebody", "thanks", amount, at));
    }

    /** A file of the channel is taken in; one of a name is taken in once. */
    void arrived(String file, News... news) {
        teller.files.add(new Channel.Arrival(file, List.of(news), List.of()));
        payments.run(Payments.Desk.COLLECT);
    }

    /** It is this civil time of the borrowers. */
    void at(String time) {
        now = LocalDateTime.parse(time).atZone(ZONE).toInstant();
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Every desk does its work once. */
    void work() {
        for (Payments.Desk desk : Payments.Desk.values()) {
            payments.run(desk);
        }
    }

    /** A day in the life of all desks, hour by hour, and its close. */
    void day(LocalDate day) {
        for (int hour = 0; hour < 24; hour++) {
            at(day + "T%02d:05:00".formatted(hour));
            work();
        }
        at(day.plusDays(1) + "T00:01:00");
        platform.dayClose.close(day, DayClose.Progress.SILENT);
    }

    Order only(String loan) {
        List<Order> orders = of(loan);
        assertThat(orders).hasSize(1);
        return orders.getFirst();
    }

    List<Order> of(String loan) {
        return payments.orders
                .list(
                        new Orders.Filter(Optional.empty(), Optional.empty(), Optional.of(loan), Optional.empty()),
                        Optional.empty(),
                        100)
                .reversed();
    }

    Position position(String loan, LocalDate day) {
        StoredLoan stored = platform.book.find(loan).orElseThrow();
        return Positions.on(stored.terms(), stored.facts(), platform.book.policyOf(stored), day);
    }

    List<Fact.ProtectionGranted> protections(String loan) {
        return platform.book.find(loan).orElseThrow().facts().inOrder().stream()
                .filter(Fact.ProtectionGranted.class::isInstance)
                .map(Fact.ProtectionGranted.class::cast)
                .toList();
    }

    /** What the book has of payments told by the channel. */
    long booked() {
        return number("select coalesce(sum(p.amount), 0) from servicing.fact p where p.kind = 2 and p.source = 'teller'"
                + " and not exists (select 1 from servicing.fact r where r.loan_id = p.loan_id and r.kind = 3"
                + " and r.detail ->> 'payment' = p.source_id)");
    }

    long moved() {
        return teller.moved.values().stream().mapToLong(Money::minor).sum();
    }

    List<WorkItems.Item> items() {
        return payments.workItems.list(true, Optional.empty(), 0, 100);
    }

    long number(String sql) {
        return JdbcClient.create(database.dataSource())
                .sql(sql)
                .query(Long.class)
                .single();
    }

    void sql(String statement) {
        JdbcClient.create(database.dataSource()).sql(statement).update();
    }

    /** The books agree, position by position and in total, at the end of {@code day}. */
    void prove(LocalDate day) {
        platform.dayClose.close(day, DayClose.Progress.SILENT);
        Rebuild.Result proof = platform.rebuild.prove(DayClose.Progress.SILENT);
        assertThat(proof.differing()).isEmpty();
        assertThat(proof.booksAgree()).isTrue();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        close();
    }

    @Override
    public void close() {
        payments.close();
        platform.close();
    }
}
