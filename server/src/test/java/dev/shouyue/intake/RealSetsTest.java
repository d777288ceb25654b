package dev.shouyue.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shouyue.portfolio.ReplayResult;
import dev.shouyue.servicing.DayClose;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two public sets, where they are on this machine: what is imported of them, and what it shows. */
class RealSetsTest {

    @TempDir
    Path folder;

    private Lender lender;

    @BeforeEach
    void aLender() {
        lender = new Lender(folder);
    }

    @AfterEach
    void close() {
        lender.close();
    }

    @ParameterizedTest
    @CsvSource({
        "SUPERLENDER, superlender-nigeria/prevloans_dev.csv.gz, 12687, 0.17553, 0.2308, 0.4118, 0.6381, 0.9627, 0.0001",
        "HOME_CREDIT, home-credit-samples/first20000_installments_payments.csv.gz, 16651, 0.082, 0.241, 0.499, 0.725, 0.974, 0.004",
    })
    void the_cure_curve_of_a_real_book_is_reproduced(
            Format format,
            String file,
            long loans,
            double late,
            double d1,
            double d3,
            double d7,
            double d30,
            double within) {
        ImportReport report = lender.run(format, false, real(file)).report();
        assertThat(report.rejected()).isZero();
        var book = lender.platform.book.summary();
        ReplayResult result = lender.platform.replays.analyse(
                book.firstDay().orElseThrow(),
                book.lastDay().orElseThrow(),
                Optional.empty(),
                DayClose.Progress.SILENT);
        assertThat(result.loans()).isEqualTo(loans);
        assertThat(result.lateShare()).isCloseTo(late, within(within));
        assertThat(result.cureCurve().get("1")).isCloseTo(d1, within(within));
        assertThat(result.cureCurve().get("3")).isCloseTo(d3, within(within));
        assertThat(result.cureCurve().get("7")).isCloseTo(d7, within(within));
        assertThat(result.cureCurve().get("30")).isCloseTo(d30, within(within));
    }

    @ParameterizedTest
    @CsvSource({
        "HOME_CREDIT, home-credit-samples/linked1000_installments_payments.csv.gz, 7347",
        "SUPERLENDER, superlender-nigeria/prevloans_unlabelled_population.csv.gz, 5907",
    })
    void the_other_files_of_the_sets_are_imported_too_and_once(Format format, String file, long rows) {
        ImportReport report = lender.run(format, false, real(file)).report();
        assertThat(report.rows()).isEqualTo(rows);
        assertThat(report.rejected()).isZero();
        assertThat(report.imported().get("loans")).isPositive();
        ImportReport again = lender.run(format, false, real(file)).report();
        assertThat(again.alreadyThere()).isEqualTo(rows);
        assertThat(again.imported()).containsEntry("loans", 0L).containsEntry("facts", 0L);
    }

    private static Path real(String file) {
        Path path = sharedData().resolve(file);
        assumeTrue(Files.exists(path), "the real set " + file + " is not on this machine");
        return path;
    }

    private static Path sharedData() {
        String named = System.getenv("SHOUYUE_SHARED_DATA");
        if (named != null) {
            return Path.of(named);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path data = at.resolve("shared/data");
            if (Files.isDirectory(data)) {
                return data;
            }
        }
        return Path.of("shared/data");
    }
}
