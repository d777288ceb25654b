package dev.shouyue.delinquency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.Platform;
import dev.shouyue.delinquency.Incident.Debits;
import dev.shouyue.delinquency.Incident.Kind;
import dev.shouyue.delinquency.Incident.Report;
import dev.shouyue.delinquency.Incident.State;
import dev.shouyue.intake.Format;
import dev.shouyue.intake.Intake;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import dev.shouyue.servicing.DayClose;
import dev.shouyue.servicing.LoanKey;
import dev.shouyue.servicing.Posting;
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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A book of loans like that of example 1 of the domain sheet, on a real database, on the day on which it is learned what
 * went wrong weeks ago: 2026-04-25, with every day before closed.
 */
final class IncidentBook implements AutoCloseable {

    static final LocalDate TODAY = LocalDate.of(2026, 4, 25);
    static final LocalDate DRAWN = LocalDate.of(2026, 2, 10);

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String[][] PLAN = {
        {"120.00", "779.75"}, {"110.64", "789.11"}, {"101.17", "798.58"}, {"91.59", "808.16"},
        {"81.89", "817.86"}, {"72.08", "827.67"}, {"62.15", "837.60"}, {"52.10", "847.65"},
        {"41.92", "857.83"}, {"31.63", "868.12"}, {"21.21", "878.54"}, {"10.67", "889.13"},
    };

    final Database database = TestDatabase.fresh();
    final Platform platform =
            Platform.on(database, Clock.fixed(TODAY.atTime(4, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC));

    private final Path folder;
    private final StringBuilder loans =
            new StringBuilder("loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent,policy_pack\n");
    private final StringBuilder plan = new StringBuilder("loan_id,number,due_on,principal,interest\n");
    private final StringBuilder payments = new StringBuilder("payment_id,loan_id,paid_at,amount,currency\n");
    private int ids;

    IncidentBook(Path folder) {
        this.folder = folder;
    }

    /** A loan of 10,000.00 over twelve months that falls due on a day of each month, the first time in March. */
    IncidentBook loan(String name, int day) {
        loans.append("%s,B-%s,CNY,10000.00,%s,0.04,CN-LOAN%n".formatted(name, name, DRAWN));
        for (int n = 0; n < PLAN.length; n++) {
            plan.append("%s,%d,%s,%s,%s%n"
                    .formatted(name, n + 1, LocalDate.of(2026, 3, day).plusMonths(n), PLAN[n][1], PLAN[n][0]));
        }
        return this;
    }

    /** Money that came on a day, and was known then. */
    IncidentBook paid(String loan, String day, String amount) {
        payments.append("P%d,%s,%sT10:00:00,%s,CNY%n".formatted(++ids, loan, day, amount));
        return this;
    }

    /** Takes the loans in on the day they were drawn and the payments each on its day, and closes every day. */
    IncidentBook closed() {
        imports(DRAWN, loans.toString(), plan.toString());
        close(LocalDate.of(2026, 3, 8));
        List<String> rows = payments.toString().lines().skip(1).toList();
        for (LocalDate day = LocalDate.of(2026, 3, 9); day.isBefore(TODAY); day = day.plusDays(1)) {
            String on = "," + day + "T";
            List<String> ofDay = rows.stream().filter(row -> row.contains(on)).toList();
            if (!ofDay.isEmpty()) {
                imports(day, "payment_id,loan_id,paid_at,amount,currency\n" + String.join("\n", ofDay) + "\n");
            }
            close(day);
        }
        return this;
    }

    /** Takes the loans in and closes one late day: nothing was known in between. */
    void taken(LocalDate day) {
        imports(DRAWN, loans.toString(), plan.toString());
        close(day);
    }

    /** The door of incidents of another server on the same database. */
    Incidents another() {
        return new Incidents(
                database.dataSource(),
                platform.book,
                platform.postings,
                platform.clock,
                ApprovalLimits.USUAL,
                new MoneyDesk() {
                    @Override
                    public List<Waiting> waitingFor(StoredLoan loan) {
                        return List.of();
                    }

                    @Override
                    public Map<LoanKey, Set<Integer>> touched(String channel, Instant from, Instant to) {
                        return Map.of();
                    }

                    @Override
                    public Set<LoanKey> payingBy(String channel) {
                        return Set.of();
                    }
                });
    }

    private void imports(LocalDate day, String... texts) {
        List<Path> files = new ArrayList<>();
        try {
            for (String text : texts) {
                files.add(Files.writeString(folder.resolve("file" + ++ids + ".csv"), text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(platform.intake
                        .asOf(day)
                        .run(Format.NATIVE, files, Optional.empty(), false, Intake.Progress.SILENT)
                        .rejected())
                .isZero();
    }

    void close(LocalDate day) {
        platform.dayClose.close(day, DayClose.Progress.SILENT);
    }

    void prove(LocalDate day) {
        close(day);
        Rebuild.Result proof = platform.rebuild.prove(DayClose.Progress.SILENT);
        assertThat(proof.differing()).isEmpty();
        assertThat(proof.booksAgree()).isTrue();
    }

    void post(String loan, String source, String time, Function<Fact.Header, Fact> content) {
        platform.postings.post(Posting.of(
                loan, new Posting.Item(source, "T" + ++ids, Optional.of(LocalDateTime.parse(time)), content)));
    }

    void pays(String loan, String time, long minor) {
        post(loan, "bank", time, header -> new Fact.PaymentReceived(header, minor, OptionalInt.empty()));
    }

    StoredLoan find(String loan) {
        return platform.book.find(loan).orElseThrow();
    }

    Position position(String loan, LocalDate on) {
        StoredLoan stored = find(loan);
        return Positions.on(stored.terms(), stored.facts(), platform.book.policyOf(stored), on);
    }

    /** What was told of an outage of the wallet on 10 March, in the lender's zone: what fell due then. */
    static Report outage() {
        return new Report(
                Kind.CHANNEL,
                Optional.of("wallet"),
                Instant.parse("2026-03-10T01:00:00Z"),
                Instant.parse("2026-03-10T12:00:00Z"),
                true,
                Optional.empty(),
                false,
                TODAY.plusDays(Incidents.FAIR_DAYS),
                "The wallet took no debits.");
    }

    static Report failedDebits(String source, String... codes) {
        Report outage = outage();
        return new Report(
                outage.kind(),
                outage.channel(),
                outage.from(),
                outage.to(),
                false,
                Optional.of(new Debits(Optional.of(source), List.of(codes))),
                false,
                outage.protectUntil(),
                outage.reason());
    }

    static Report ofList() {
        Report outage = outage();
        return new Report(
                Kind.SYSTEM,
                Optional.empty(),
                outage.from(),
                outage.to(),
                false,
                Optional.empty(),
                true,
                outage.protectUntil(),
                outage.reason());
    }

    Incident told(Report report, String... loans) {
        return platform.incidents.create(report, List.of(loans), "operator", Optional.empty());
    }

    /** Plans a deed and waits for the plan. */
    Incident planned(Incident incident, Incident.Deed deed) {
        platform.incidents.plan(incident.id(), deed, "operator", OptionalInt.empty());
        return await(incident.id(), State.PLANNED);
    }

    /** Plans and carries out a deed, with a second person where one is needed. */
    Incident done(Incident incident, Incident.Deed deed) {
        planned(incident, deed);
        if (platform.incidents
                        .submit(incident.id(), "operator", OptionalInt.empty())
                        .state()
                == State.SUBMITTED) {
            platform.incidents.approve(incident.id(), "second", "", OptionalInt.empty());
        }
        return await(incident.id(), State.APPLIED);
    }

    Incident await(long id, State state) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Incident incident = platform.incidents.get(id);
        while (incident.state() != state && System.nanoTime() < end) {
            assertThat(incident.failure()).isEmpty();
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            incident = platform.incidents.get(id);
        }
        assertThat(incident.state()).isEqualTo(state);
        return incident;
    }

    long count(String sql) {
        return JdbcClient.create(database.dataSource())
                .sql(sql)
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        platform.close();
    }
}
