package dev.shouyue.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.Platform;
import dev.shouyue.decision.Refused;
import dev.shouyue.risk.due.DueModel;
import dev.shouyue.storage.Database;
import dev.shouyue.storage.Sha256;
import dev.shouyue.storage.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which models are kept and which is asked. On a real PostgreSQL. */
class ForecastModelsTest {

    private final Database database = TestDatabase.fresh();
    private final Platform platform = Platform.on(database);
    private final JdbcClient sql = JdbcClient.create(database.dataSource());
    private final ForecastModels models = platform.warnings.forecasts.models;
    private final DueModel shipped = models.inForce();

    @AfterEach
    void close() {
        platform.close();
    }

    private String like(String member, String was, String is) {
        String text = shipped.toText();
        String member1 = "\"" + member + "\": \"" + was + "\"";
        String tight = "\"" + member + "\":\"" + was + "\"";
        assertThat(text.contains(member1) || text.contains(tight)).isTrue();
        return text.replace(member1, "\"" + member + "\": \"" + is + "\"")
                .replace(tight, "\"" + member + "\":\"" + is + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | version: expected 1 to 80 letters",
                "own 1 | version: expected 1 to 80 letters",
                "a/b | version: expected 1 to 80 letters",
            })
    void a_version_that_cannot_be_told_is_refused(String version, String why) {
        assertThatThrownBy(() -> models.add(like("version", shipped.version(), version), "a try", "ann"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(why);
        assertThat(models.all()).hasSize(1);
    }

    /** The order of what is written does not depend on the process, so that the model can be made again to the byte. */
    @Test
    void the_shipped_model_is_written_as_it_was_made() throws IOException {
        try (InputStream in = DueModel.class.getResourceAsStream("/warning/forecast.json")) {
            assertThat(in).isNotNull().hasContent(shipped.toText());
        }
    }

    /** Scores are kept with the version that made them: another model must not come under the same one. */
    @Test
    void the_version_of_the_shipped_model_tells_its_content() {
        byte[] digest = Sha256.of(shipped.hazard().toText());
        assertThat(shipped.version()).endsWith("-" + HexFormat.of().formatHex(digest, 0, 4));
    }

    @Test
    void a_day_of_training_that_is_none_is_refused() {
        String text = like("version", shipped.version(), "own-1").replace(shipped.trainedAt(), "soon");
        assertThatThrownBy(() -> models.add(text, "a try", "ann")).hasMessageContaining("trainedAt: expected a day");
    }

    @Test
    void a_model_that_this_version_cannot_ask_gives_way_to_the_one_that_is_shipped_and_another_can_be_used() {
        sql.sql(
                        "insert into warning.forecast_model (version, name, origin, trained_on, trained_at, content, shipped, added_at,"
                                + " added_by, why) values ('old-1', 'old', 'BOOK', 'a book', '2025-01-01', ?, false, ?, 'ann', 'ours')")
                .params(
                        shipped.toText().replace("payday", "pay_day"),
                        Instant.parse("2025-01-01T00:00:00Z").atOffset(ZoneOffset.UTC))
                .update();
        sql.sql(
                        "insert into warning.forecast_use (version, used_from, used_by, why) values ('old-1', now(), 'ann', 'ours')")
                .update();
        assertThat(models.inForce().version()).isEqualTo(shipped.version());
        assertThat(models.all())
                .filteredOn(ForecastModels.Version::inForce)
                .extracting(ForecastModels.Version::version)
                .containsExactly(shipped.version());
        assertThatThrownBy(() -> models.use("old-1", "again", "bob")).hasMessageContaining("learnt on other numbers");
        assertThat(models.use(shipped.version(), "the old one cannot be asked", "bob")
                        .inForce())
                .isTrue();
    }

    @Test
    void a_model_that_was_shipped_and_asked_is_still_there_when_another_is_shipped() {
        models.asked();
        sql.sql("alter table warning.forecast_model disable trigger all").update();
        sql.sql("update warning.forecast_model set version = 'shipped-before', content = ?")
                .param(like("version", shipped.version(), "shipped-before"))
                .update();
        assertThat(models.all())
                .extracting(ForecastModels.Version::version)
                .containsExactly("shipped-before", shipped.version());
        assertThat(models.all()).allSatisfy(each -> assertThat(each.added()).isEmpty());
        assertThat(models.use("shipped-before", "it alarmed less", "bob").inForce())
                .isTrue();
        assertThat(models.inForce().version()).isEqualTo("shipped-before");
    }
}
