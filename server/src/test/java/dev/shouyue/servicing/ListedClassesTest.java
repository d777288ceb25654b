package dev.shouyue.servicing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.Platform;
import dev.shouyue.demonstration.SimulatedBook;
import dev.shouyue.intake.Format;
import dev.shouyue.intake.Intake;
import dev.shouyue.servicing.BookLoad.NewLoan;
import dev.shouyue.simulator.World;
import dev.shouyue.simulator.WorldSettings;
import dev.shouyue.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The class that a list is filtered and counted by is the one its rows show, which the kernel gives: on many days of a book
 * under all packs, of which nobody touches the most.
 */
class ListedClassesTest {

    private static final LocalDate OPENING = LocalDate.of(2025, 6, 30);
    private static final List<String> PACKS = List.of("CN-CARD", "CN-LOAN", "US", "EU", "IN");
    private static final LoanOrder BY_ID = new LoanOrder(LoanOrder.By.ID, false);

    @TempDir
    Path folder;

    private final Platform platform = Platform.on(TestDatabase.fresh());

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void on_every_day_of_a_simulated_book_filter_counts_and_rows_agree_under_all_packs() {
        World world = World.of(WorldSettings.calm(11, 2_500).withStress(4));
        List<BookLoad.Part> parts = SimulatedBook.parts(world).stream()
                .map(part -> (BookLoad.Part) to -> part.read(loan -> to.accept(underAnyPack(loan))))
                .toList();
        platform.bookLoad.load(parts, 1, DayClose.Progress.SILENT, 2_500);
        platform.dayClose.close(OPENING, DayClose.Progress.SILENT);
        Set<String> seen = new TreeSet<>();
        boolean otherThanDays = false;
        for (int i = 0; i < 45; i++) {
            LocalDate day = OPENING.plusDays(i * 4L);
            platform.dayClose.close(day, DayClose.Progress.SILENT);
            List<ListedLoan> rows = rows(LoanFilter.NONE);
            Map<String, Long> byClass = new TreeMap<>();
            for (ListedLoan row : rows) {
                byClass.merge(row.creditClass(), 1L, Long::sum);
                otherThanDays |= !row.creditClass()
                        .equals(platform.packs
                                .policy(row.pack(), row.drawnOn())
                                .classes()
                                .at(row.dpd()));
            }
            seen.addAll(byClass.keySet());
            assertThat(platform.loans.asOf()).isEqualTo(day);
            assertThat(platform.loans.facets(LoanFilter.NONE).counts().get("CLASS"))
                    .as("counts on %s", day)
                    .isEqualTo(byClass);
            for (String code : classes()) {
                LoanFilter filter = ofClass(code);
                assertThat(rows(filter))
                        .as("%s on %s", code, day)
                        .hasSize(byClass.getOrDefault(code, 0L).intValue())
                        .allMatch(row -> row.creditClass().equals(code));
                assertThat(platform.loans.facets(filter).counts().get("CLASS"))
                        .as("counts of %s on %s", code, day)
                        .isEqualTo(byClass.containsKey(code) ? Map.of(code, byClass.get(code)) : Map.of());
            }
        }
        assertThat(seen).containsAll(classes());
        assertThat(otherThanDays)
                .as("a class that does not follow from the days")
                .isTrue();
    }

    private static final String LOANS = """
            loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent,policy_pack
            small,B1,EUR,50000.00,2026-02-10,0,EU
            large,B2,EUR,1000.00,2026-02-10,0,EU
            ours,B3,CNY,1000.00,2026-02-10,0,CN-LOAN
            theirs,B4,CNY,1000.00,2026-02-10,0,CN-LOAN
            kept,B5,INR,1000.00,2026-02-10,0,IN
            never,B6,INR,1000.00,2026-02-10,0,IN
            """;
    private static final String INSTALLMENTS = """
            loan_id,number,due_on,principal
            small,1,2026-03-10,300.00
            small,2,2027-03-10,49700.00
            large,1,2026-03-10,500.00
            large,2,2027-03-10,500.00
            ours,1,2026-03-10,500.00
            ours,2,2027-03-10,500.00
            theirs,1,2026-03-10,500.00
            theirs,2,2027-03-10,500.00
            kept,1,2026-03-10,500.00
            kept,2,2026-05-10,500.00
            never,1,2026-05-10,500.00
            never,2,2027-05-10,500.00
            """;
    private static final String PAYMENTS = """
            payment_id,loan_id,paid_at,amount,currency,recorded_on
            P1,kept,2026-06-20T10:00:00,500.00,INR,2026-06-20
            """;
    private static final String EVENTS = """
            event_id,loan_id,kind,occurred_at,amount,currency,reason,code
            E1,ours,debit_failed,2026-03-10T09:00:00,500.00,CNY,SYSTEM,X
            E2,theirs,debit_failed,2026-03-10T09:00:00,500.00,CNY,FUNDS,51
            """;

    /** The classes of all six on a day; the loans are looked at only when something happens to them. */
    @Test
    void a_class_moves_with_the_days_where_it_does_not_follow_from_days_past_due() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String text : List.of(LOANS, INSTALLMENTS, PAYMENTS, EVENTS)) {
            files.add(Files.writeString(Files.createTempFile(folder, "rows", ".csv"), text));
        }
        assertThat(platform.intake
                        .asOf(LocalDate.of(2026, 12, 31))
                        .run(Format.NATIVE, files, Optional.empty(), false, Intake.Progress.SILENT)
                        .firstRejects())
                .isEmpty();
        platform.dayClose.close(LocalDate.of(2026, 2, 9), DayClose.Progress.SILENT);
        // 300.00 is past due, but not 1 % of 50,000.00; a failure of ours is not special mention for seven days; the
        // NPA of 8 June stays one though the payment of 20 June leaves it 42 days past due
        String table = """
                2026-03-10 small=STAGE_1 large=STAGE_1 ours=NORMAL          theirs=NORMAL          kept=SMA-0    never=STANDARD
                2026-03-11 small=STAGE_1 large=STAGE_1 ours=NORMAL          theirs=SPECIAL_MENTION kept=SMA-0    never=STANDARD
                2026-03-17 small=STAGE_1 large=STAGE_1 ours=NORMAL          theirs=SPECIAL_MENTION kept=SMA-0    never=STANDARD
                2026-03-18 small=STAGE_1 large=STAGE_1 ours=SPECIAL_MENTION theirs=SPECIAL_MENTION kept=SMA-0    never=STANDARD
                2026-04-09 small=STAGE_1 large=STAGE_1 ours=SPECIAL_MENTION theirs=SPECIAL_MENTION kept=SMA-1    never=STANDARD
                2026-04-10 small=STAGE_1 large=STAGE_2 ours=SPECIAL_MENTION theirs=SPECIAL_MENTION kept=SMA-1    never=STANDARD
                2026-06-07 small=STAGE_1 large=STAGE_2 ours=SPECIAL_MENTION theirs=SPECIAL_MENTION kept=SMA-2    never=SMA-0
                2026-06-08 small=STAGE_1 large=STAGE_2 ours=SPECIAL_MENTION theirs=SPECIAL_MENTION kept=NPA      never=SMA-0
                2026-06-09 small=STAGE_1 large=STAGE_3 ours=SUBSTANDARD     theirs=SUBSTANDARD     kept=NPA      never=SMA-1
                2026-06-20 small=STAGE_1 large=STAGE_3 ours=SUBSTANDARD     theirs=SUBSTANDARD     kept=NPA      never=SMA-1
                2026-07-20 small=STAGE_1 large=STAGE_3 ours=SUBSTANDARD     theirs=SUBSTANDARD     kept=NPA      never=SMA-2
                """;
        for (String line : table.split("\n")) {
            String[] parts = line.trim().split(" +");
            platform.dayClose.close(LocalDate.parse(parts[0]), DayClose.Progress.SILENT);
            for (int i = 1; i < parts.length; i++) {
                String loan = parts[i].substring(0, parts[i].indexOf('='));
                String code = parts[i].substring(parts[i].indexOf('=') + 1);
                assertThat(rows(ofClass(code)).stream().map(ListedLoan::id).toList())
                        .as("loans of class %s on %s", code, parts[0])
                        .contains(loan);
                assertThat(rows(ofClass(code)).stream()
                                .filter(row -> row.id().equals(loan))
                                .map(ListedLoan::creditClass))
                        .as("class of %s on %s", loan, parts[0])
                        .containsExactly(code);
            }
        }
    }

    private static NewLoan underAnyPack(NewLoan loan) {
        return new NewLoan(
                loan.key(),
                loan.borrower(),
                loan.first(),
                loan.product(),
                PACKS.get((int) (loan.key() % PACKS.size())),
                loan.terms(),
                loan.facts());
    }

    private Set<String> classes() {
        Set<String> codes = new TreeSet<>();
        for (String pack : PACKS) {
            platform.packs
                    .versions(pack)
                    .forEach(version -> version.policy().classes().steps().forEach(step -> codes.add(step.code())));
        }
        return codes;
    }

    private static LoanFilter ofClass(String code) {
        LoanFilter none = LoanFilter.NONE;
        return new LoanFilter(
                none.prefix(),
                none.words(),
                none.buckets(),
                Set.of(code),
                none.amounts(),
                none.days(),
                none.dpd(),
                none.dueOn(),
                none.moved());
    }

    /** As an export reads them. */
    private List<ListedLoan> rows(LoanFilter filter) {
        List<ListedLoan> rows = new ArrayList<>();
        platform.loans.each(filter, BY_ID, () -> true, rows::add);
        return rows;
    }
}
