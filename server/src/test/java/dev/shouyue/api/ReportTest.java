package dev.shouyue.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.access.Person;
import dev.shouyue.access.Role;
import dev.shouyue.api.Visitor.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The written report: a person who cannot have it is led through the console, a program is told why. */
class ReportTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @TempDir
    static Path folder;

    private static House house;

    @BeforeAll
    static void open() {
        house = new House(folder);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void a_browser_before_signing_in_is_led_to_the_screen_on_the_way_to_the_report() {
        ledToTheScreen(asked(new Visitor(house.server), BROWSER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/problem+json, text/html"})
    void a_program_before_signing_in_is_told_a_problem(String accepted) {
        Answer refused = asked(new Visitor(house.server), accepted);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.problem()).isEqualTo("no-session");
    }

    @Test
    void who_says_nothing_of_what_is_accepted_or_shows_a_token_is_a_program() {
        assertThat(new Visitor(house.server).get("/report").problem()).isEqualTo("no-session");
        assertThat(asked(new Visitor(house.server).withToken("of nobody"), BROWSER)
                        .problem())
                .isEqualTo("bad-token");
    }

    @Test
    void nothing_but_the_report_leads_there() {
        Answer refused = new Visitor(house.server).send("GET", "/api/v1/loans", null, Map.of("Accept", BROWSER));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.problem()).isEqualTo("no-session");
    }

    @Test
    void a_one_time_password_is_changed_first() {
        Person.WithPassword made = house.platform.access.users.create("new.one", "New", Role.RISK);
        Visitor visitor = new Visitor(house.server);
        visitor.signIn("new.one", made.oneTimePassword());
        ledToTheScreen(asked(visitor, BROWSER));
        assertThat(asked(visitor, "*/*").problem()).isEqualTo("password-change-required");
    }

    @Test
    void who_may_see_it_gets_it_and_that_there_is_none_yet_is_told_by_the_screen() throws IOException {
        Visitor visitor = house.someone("reader", Role.READ_ONLY);
        ledToTheScreen(asked(visitor, BROWSER));
        Answer none = asked(visitor, "*/*");
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.problem()).isEqualTo("not-found");

        Path report = Files.writeString(folder.resolve("report.html"), "<!doctype html><title>Report</title>");
        try {
            Answer shown = asked(visitor, BROWSER);
            assertThat(shown.status()).isEqualTo(200);
            assertThat(shown.text()).startsWith("<!doctype html>");
            assertThat(shown.response().headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/html");
        } finally {
            Files.delete(report);
        }
    }

    private static Answer asked(Visitor visitor, String accepted) {
        return visitor.send("GET", "/report", null, Map.of("Accept", accepted));
    }

    private static void ledToTheScreen(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(303);
        assertThat(answer.response().headers().firstValue("Location")).hasValue("/to/report");
        assertThat(answer.response().headers().allValues("Vary")).anyMatch(value -> value.contains("Accept"));
        assertThat(answer.response().headers().firstValue("Cache-Control").orElse(""))
                .contains("no-store");
        assertThat(answer.text()).isEmpty();
    }
}
