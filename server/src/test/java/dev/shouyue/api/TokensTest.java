package dev.shouyue.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.api.Visitor.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What machines show instead of a password: how far it opens, how long, and what guessing at it brings. */
class TokensTest {

    @TempDir
    static Path folder;

    private static House house;
    private static Visitor administrator;

    @BeforeAll
    static void open() {
        house = new House(folder);
        administrator = house.administrator();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void a_machine_shows_a_token_until_it_is_revoked_or_expires() {
        Answer made = administrator.post("/api/v1/tokens", Map.of("name", "nightly", "role", "READ_ONLY", "days", 2));
        String secret = made.json().path("secret").asString();
        Visitor machine = new Visitor(house.server).withToken(secret);
        assertThat(machine.get("/api/v1/loans").status()).isEqualTo(200);
        assertThat(machine.get("/api/v1/users").problem()).isEqualTo("no-right");
        assertThat(machine.get("/api/v1/session").problem()).isEqualTo("no-right");
        assertThat(machine.cookies).as("cookies of a program").isEmpty();
        assertThat(administrator.get("/api/v1/tokens").text()).doesNotContain(secret);
        long id = made.json().path("token").path("id").asLong();
        administrator.send("DELETE", "/api/v1/tokens/" + id, null, Map.of());
        assertThat(machine.get("/api/v1/loans").problem()).isEqualTo("bad-token");

        Visitor second = new Visitor(house.server)
                .withToken(administrator
                        .post("/api/v1/tokens", Map.of("name", "weekly", "role", "READ_ONLY", "days", 2))
                        .json()
                        .path("secret")
                        .asString());
        assertThat(second.get("/api/v1/loans").status()).isEqualTo(200);
        house.clock.pass(Duration.ofDays(3));
        assertThat(second.get("/api/v1/loans").status()).isEqualTo(401);
        administrator = house.signedIn("admin");
    }

    @Test
    void a_token_does_not_lend_its_rights_to_a_session_beside_it() {
        Visitor visitor = house.signedIn("admin");
        visitor.withToken("shy_wrong");
        assertThat(visitor.get("/api/v1/users").problem()).isEqualTo("bad-token");
        assertThat(administrator.trail("action=token.refused&subject=GET%20/api/v1/users"))
                .isNotEmpty()
                .allMatch("token.refused GET /api/v1/users REFUSED"::equals);
    }

    @Test
    void many_bad_tokens_are_not_heard_for_a_while_and_lock_neither_people_nor_good_tokens_out() {
        String secret = administrator
                .post("/api/v1/tokens", Map.of("name", "steady", "role", "READ_ONLY", "days", 2))
                .json()
                .path("secret")
                .asString();
        Visitor guesser = new Visitor(house.server).withToken("shy_guessed");
        Answer last = guesser.get("/api/v1/packs");
        for (int i = 0; i < 25 && last.status() == 401; i++) {
            last = guesser.get("/api/v1/packs");
        }
        assertThat(last.status()).as(last.text()).isEqualTo(423);
        assertThat(last.problem()).isEqualTo("locked");
        assertThat(last.response().headers().firstValue("Retry-After")).isPresent();
        assertThat(new Visitor(house.server)
                        .withToken(secret)
                        .get("/api/v1/loans")
                        .status())
                .isEqualTo(200);
        house.signedIn("admin");
        house.clock.pass(Duration.ofHours(25)); // the others of this class start from nothing
        administrator = house.signedIn("admin");
    }
}
