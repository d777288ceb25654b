package dev.shouyue.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.shouyue.Platform;
import dev.shouyue.decision.Failed;
import dev.shouyue.decision.Refused;
import dev.shouyue.demonstration.SimulatedBook;
import dev.shouyue.risk.due.BookTraining;
import dev.shouyue.risk.due.DueModel;
import dev.shouyue.risk.due.DueReport;
import dev.shouyue.servicing.DayClose;
import dev.shouyue.simulator.World;
import dev.shouyue.simulator.WorldSettings;
import dev.shouyue.storage.Database;
import dev.shouyue.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A model is learnt on a book in the database, kept, and put into force. On a real PostgreSQL. */
class BookLearningTest {

    private static final int LOANS = 2_000;
    private static final LocalDate CLOSED = LocalDate.of(2025, 10, 31);
    private static final Database DATABASE = TestDatabase.fresh();
    private static final Platform PLATFORM = Platform.on(DATABASE);
    private static final JdbcClient SQL = JdbcClient.create(DATABASE.dataSource());
    private static final List<DueModel> KEPT = new ArrayList<>();
    private static DueModel learnt;

    @TempDir
    static Path folder;

    @BeforeAll
    static void learn() {
        PLATFORM.bookLoad.load(
                SimulatedBook.parts(World.of(WorldSettings.calm(11, LOANS))), 1, DayClose.Progress.SILENT, LOANS);
        PLATFORM.dayClose.close(CLOSED, DayClose.Progress.SILENT);
        learnt = PLATFORM.warnings.forecasts.learning.learn(wish("own-1", 100_000, "whole"), new Heard(), KEPT::add);
    }

    @AfterAll
    static void close() {
        PLATFORM.close();
    }

    private static String url() throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            return connection.getMetaData().getURL();
        }
    }

    private static BookLearning.Wish wish(String version, int most, String file) {
        return new BookLearning.Wish(CLOSED, most, 3, version, "test", folder.resolve(file));
    }

    /** What was told, and an end where it is asked to be cut off. */
    private static final class Heard implements BookLearning.Progress {
        private final List<Long> read = new ArrayList<>();
        private int learnt;
        private long cutOffAt = Long.MAX_VALUE;

        @Override
        public void read(long done, long total) {
            read.add(done);
            if (done >= cutOffAt && done < total) {
                throw new IllegalStateException("cut off");
            }
        }

        @Override
        public void learnt(int done, int total) {
            learnt = done;
            if (done == 1 && cutOffAt < Long.MAX_VALUE) {
                throw new IllegalStateException("cut off while learning");
            }
        }
    }

    @Test
    void what_it_learnt_from_is_counted_and_it_is_measured_against_the_one_in_force() {
        DueReport report = learnt.report().orElseThrow();
        assertThat(report.share()).isEqualTo(1);
        assertThat((long) report.borrowers())
                .isBetween(
                        1_000L,
                        SQL.sql("select count(*) from party.borrower")
                                .query(Long.class)
                                .single());
        assertThat(report.cases()).isGreaterThan(3_000);
        assertThat(report.late()).isGreaterThan(BookTraining.FEWEST_LATE);
        assertThat(report.until()).isEqualTo(CLOSED);
        assertThat(report.heldFrom()).isBetween(report.from().plusDays(30), CLOSED);
        assertThat(report.inForce()).startsWith("simulated-");
        assertThat(report.lines()).hasSizeGreaterThan(14).allSatisfy(line -> assertThat(line.inForce())
                .isPresent());
        assertThat(learnt.origin()).isEqualTo(DueModel.Origin.BOOK);
        assertThat(KEPT).containsExactly(learnt);
        assertThat(folder.resolve("whole")).as("the sample is let go").doesNotExist();
    }

    @Test
    void a_run_that_was_cut_off_goes_on_and_ends_with_the_same_model_and_lets_the_sample_go_only_when_it_is_kept()
            throws IOException {
        Heard first = new Heard();
        first.cutOffAt = 600;
        assertThatThrownBy(() ->
                        PLATFORM.warnings.forecasts.learning.learn(wish("own-1", 100_000, "cut"), first, KEPT::add))
                .hasMessage("cut off");
        Path sample = folder.resolve("cut");
        Files.write(sample, new byte[] {0, 0, 1, 7, 7, 7}, StandardOpenOption.APPEND); // a part that is not whole
        Heard second = new Heard();
        second.cutOffAt = Long.MAX_VALUE - 1;
        assertThatThrownBy(() ->
                        PLATFORM.warnings.forecasts.learning.learn(wish("own-1", 100_000, "cut"), second, KEPT::add))
                .hasMessage("cut off while learning");
        assertThat(second.read.getFirst()).isEqualTo(first.read.getLast()).isGreaterThanOrEqualTo(600);
        Heard third = new Heard();
        List<DueModel> again = new ArrayList<>();
        assertThatThrownBy(() ->
                        PLATFORM.warnings.forecasts.learning.learn(wish("own-1", 100_000, "cut"), third, model -> {
                            again.add(model);
                            throw new IllegalStateException("no room for the model");
                        }))
                .hasMessage("no room for the model");
        assertThat(third.read).as("nothing is read twice").hasSize(1);
        assertThat(third.learnt).isEqualTo(BookTraining.STEPS);
        assertThat(again).extracting(DueModel::toText).containsExactly(learnt.toText());
        assertThat(sample).isNotEmptyFile();
    }

    @Test
    void of_a_book_that_is_too_large_a_share_of_the_borrowers_is_drawn_and_too_few_late_ones_are_refused()
            throws IOException {
        BookLearning.Wish few = wish("own-2", 1_000, "few");
        assertThatThrownBy(() -> PLATFORM.warnings.forecasts.learning.learn(few, new Heard(), KEPT::add))
                .isInstanceOf(Failed.class)
                .hasMessageContaining("too few late installments")
                .hasMessageContaining("needed are 100 and 30");
        SampleFile.Of of = new SampleFile.Of(BookLearning.nameOf(SQL), "test", CLOSED, 1_000, 3);
        try (SampleFile drawn = SampleFile.open(few.work(), of)) {
            assertThat(drawn.doneTo()).as("it is the sample of that run").isPositive();
            assertThat(drawn.sample().cases()).hasSizeBetween(300, 1_000);
            double held = (double) drawn.sample().cases().size()
                    / learnt.report().orElseThrow().cases();
            assertThat(drawn.sample().share()).isLessThanOrEqualTo(.5).isCloseTo(held, within(.05));
        }
        assertThatThrownBy(() -> PLATFORM.warnings.forecasts.learning.learn(
                        new BookLearning.Wish(CLOSED.plusDays(1), 1_000, 3, "x", "test", folder.resolve("later")),
                        new Heard(),
                        KEPT::add))
                .hasMessageContaining("the day 2025-11-01 is not closed");
    }

    @Test
    void each_database_is_a_book_of_its_own() {
        try (Database other = TestDatabase.fresh()) {
            assertThat(BookLearning.nameOf(JdbcClient.create(other.dataSource())))
                    .isNotEqualTo(BookLearning.nameOf(SQL));
        }
        assertThat(BookLearning.nameOf(JdbcClient.create(DATABASE.dataSource())))
                .isEqualTo(BookLearning.nameOf(SQL));
    }

    @Test
    void a_model_is_kept_put_into_force_without_a_new_start_and_the_former_had_back() throws SQLException {
        ForecastModels models = PLATFORM.warnings.forecasts.models;
        String shipped = PLATFORM.warnings.forecasts.model().version();
        models.add(learnt.toText(), "learnt on our book", "ann");
        assertThat(PLATFORM.warnings.forecasts.model().version())
                .as("to keep it is not to use it")
                .isEqualTo(shipped);
        try (Platform other = Platform.on(Database.at(url()))) {
            assertThat(models.use("own-1", "better by .05", "bob").inForce()).isTrue();
            assertThat(other.warnings.forecasts.model().version())
                    .as("another process asks it too")
                    .isEqualTo("own-1");
        }
        assertThat(PLATFORM.warnings.forecasts.score(CLOSED).loans()).isPositive();
        assertThat(SQL.sql("select distinct model from warning.forecast")
                        .query(String.class)
                        .list())
                .containsExactly("own-1");
        assertThat(models.all()).extracting(ForecastModels.Version::version).containsExactly("own-1", shipped);
        assertThat(models.all().getFirst().report()).isEqualTo(learnt.report());
        assertThatThrownBy(() -> models.use("own-1", "again", "bob"))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.why()).isEqualTo(Refused.Why.CONFLICT));
        assertThatThrownBy(() -> models.add(learnt.toText(), "again", "ann")).hasMessageContaining("already");
        assertThatThrownBy(() -> models.use("own-9", "why", "ann")).hasMessageContaining("no model 'own-9'");
        assertThatThrownBy(() -> models.use(shipped, "  ", "ann")).hasMessageContaining("say why");
        models.use(shipped, "it alarmed too much", "bob");
        assertThat(PLATFORM.warnings.forecasts.model().version()).isEqualTo(shipped);
        assertThat(models.uses()).extracting(ForecastModels.Use::version).containsExactly(shipped, "own-1");
        assertThat(models.all().getFirst().wasUsed()).isTrue();
    }
}
