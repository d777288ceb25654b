package dev.shouyue.warning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.Platform;
import dev.shouyue.intake.Format;
import dev.shouyue.intake.Intake;
import dev.shouyue.servicing.DayClose;
import dev.shouyue.storage.Database;
import dev.shouyue.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What came of forecasts a week ahead: what our fault kept from being paid in time is no late one, though it was unpaid. */
class HeldForecastsTest {

    private static final LocalDate DUE = LocalDate.of(2026, 3, 10);

    @TempDir
    Path folder;

    /**
     * All are due on 10 March. One is paid in time and four are not: one of these is not protected at all, one is by a
     * protection that was withdrawn, of one the due date is protected, of one each day until it was paid.
     */
    @Test
    void an_installment_whose_due_date_or_each_day_since_was_protected_is_no_late_one() throws IOException {
        Database database = TestDatabase.fresh();
        try (Platform platform = Platform.on(database)) {
            StringBuilder loans = new StringBuilder(
                    "loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent,policy_pack\n");
            StringBuilder plan = new StringBuilder("loan_id,number,due_on,principal,interest\n");
            for (String loan : List.of("TIME", "LATE", "WITHDRAWN", "DUE", "DAYS")) {
                loans.append(loan + ",B-" + loan + ",CNY,1000.00,2026-02-10,0.04,CN-LOAN\n");
                plan.append(loan + ",1,2026-03-10,1000.00,12.00\n");
            }
            String payments = """
                    payment_id,loan_id,paid_at,amount,currency
                    Y1,TIME,2026-03-10T10:00:00,1012.00,CNY
                    Y2,DAYS,2026-03-14T10:00:00,1012.00,CNY
                    """;
            String events = """
                    event_id,loan_id,kind,occurred_at,reason,reference,from,to,installment,recorded_on
                    E1,DUE,protection_granted,2026-03-20T09:00:00,SYSTEM_INCIDENT,ours,2026-03-10,2026-03-12,1,2026-03-20
                    E2,DAYS,protection_granted,2026-03-20T09:00:00,SYSTEM_INCIDENT,ours,2026-03-11,2026-03-14,1,2026-03-20
                    E3,WITHDRAWN,protection_granted,2026-03-18T09:00:00,SYSTEM_INCIDENT,ours,2026-03-10,2026-03-22,1,2026-03-18
                    E4,WITHDRAWN,protection_withdrawn,2026-03-20T09:00:00,,E3,,,,2026-03-20
                    """;
            platform.intake
                    .asOf(LocalDate.of(2026, 3, 20))
                    .run(
                            Format.NATIVE,
                            List.of(
                                    file("loans.csv", loans.toString()),
                                    file("plan.csv", plan.toString()),
                                    file("payments.csv", payments),
                                    file("events.csv", events)),
                            Optional.empty(),
                            false,
                            Intake.Progress.SILENT);
            platform.dayClose.close(LocalDate.of(2026, 3, 24), DayClose.Progress.SILENT);
            Forecasts forecasts = platform.warnings.forecasts;
            assertThat(forecasts.score(DUE.minusDays(7)).loans()).isEqualTo(5);
            assertThat(forecasts.score(DUE).loans())
                    .as("unpaid as it was known then")
                    .isEqualTo(4);
            HeldForecasts.Held held = HeldForecasts.of(
                    database.dataSource(), platform.book, forecasts.model().version());
            assertThat(held.given()).hasSize(5);
            assertThat(held.lateCount()).as("LATE and WITHDRAWN").isEqualTo(2);
        }
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
