package dev.shouyue.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.access.Person;
import dev.shouyue.access.Role;
import dev.shouyue.api.Visitor.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Signing in, being locked out, being signed out, and what each may do and keep: over HTTP, on a real database. */
class AccessTest {

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
    void the_one_time_password_lets_one_in_to_change_it_and_to_nothing_else() {
        Person.WithPassword made = house.platform.access.users.create("wang.wei", "王伟", Role.RISK);
        Visitor visitor = new Visitor(house.server);
        Answer entered = visitor.signIn("wang.wei", made.oneTimePassword());
        assertThat(entered.status()).isEqualTo(200);
        assertThat(entered.json().path("mustChangePassword").asBoolean()).isTrue();
        assertThat(entered.json().path("rights").size()).isZero();
        assertThat(visitor.get("/api/v1/loans").problem()).isEqualTo("password-change-required");

        Answer changed = visitor.post(
                "/api/v1/session/password", Map.of("current", made.oneTimePassword(), "replacement", House.PASSWORD));
        assertThat(changed.status()).isEqualTo(204);
        assertThat(visitor.get("/api/v1/loans").status()).isEqualTo(200);
        JsonNode session = visitor.get("/api/v1/session").json();
        assertThat(session.path("displayName").asString()).isEqualTo("王伟");
        assertThat(session.path("rights").toString()).contains("loans.read").doesNotContain("users.manage");
        assertThat(new Visitor(house.server)
                        .signIn("wang.wei", made.oneTimePassword())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void there_is_one_first_administrator_however_often_the_program_starts() {
        assertThat(house.platform.access.users.bootstrap()).isEmpty();
    }

    @Test
    void a_one_time_password_lapses() {
        Person.WithPassword made = house.platform.access.users.create("late", "Late", Role.RISK);
        house.clock.pass(Duration.ofHours(73));
        assertThat(new Visitor(house.server)
                        .signIn("late", made.oneTimePassword())
                        .problem())
                .isEqualTo("bad-credentials");
        administrator = house.signedIn("admin");
    }

    @Test
    void a_wrong_password_and_an_unknown_user_are_told_alike() {
        house.someone("known", Role.RISK);
        Answer wrong = new Visitor(house.server).signIn("known", "not the password");
        Answer unknown = new Visitor(house.server).signIn("unknown", "not the password");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.text()).isEqualTo(wrong.text());
    }

    @Test
    void after_five_failures_a_user_is_locked_and_the_lock_grows() {
        house.someone("locked", Role.RISK);
        Visitor visitor = new Visitor(house.server);
        for (int i = 1; i < 5; i++) {
            assertThat(visitor.signIn("locked", "wrong " + i).status()).isEqualTo(401);
        }
        Answer fifth = visitor.signIn("locked", "wrong 5");
        assertThat(fifth.status()).isEqualTo(423);
        assertThat(fifth.json().path("retryAfterSeconds").asInt()).isEqualTo(30);
        assertThat(administrator.get("/api/v1/users").text())
                .contains(house.clock.instant().plusSeconds(30).toString());
        assertThat(visitor.signIn("locked", House.PASSWORD).status())
                .as("the right password does not unlock")
                .isEqualTo(423);

        house.clock.pass(Duration.ofSeconds(31));
        assertThat(visitor.signIn("locked", "wrong 6")
                        .json()
                        .path("retryAfterSeconds")
                        .asInt())
                .isEqualTo(60);
        house.clock.pass(Duration.ofSeconds(61));
        assertThat(visitor.signIn("locked", House.PASSWORD).status()).isEqualTo(200);
        assertThat(visitor.signIn("locked", "wrong again").status())
                .as("success forgets the failures")
                .isEqualTo(401);
    }

    @Test
    void many_guesses_at_once_get_no_further_than_many_in_a_row() throws Exception {
        house.someone("guessed", Role.RISK);
        List<Callable<Integer>> guesses = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int guess = i;
            guesses.add(() -> {
                try {
                    house.platform.access.signIns.signIn("guessed", "guess " + guess, "10.0.0." + guess);
                    return 200;
                } catch (dev.shouyue.access.Refusal.Locked e) {
                    return 423;
                } catch (dev.shouyue.access.Refusal.BadCredentials e) {
                    return 401;
                }
            });
        }
        int looked = 0;
        try (ExecutorService many = Executors.newFixedThreadPool(20)) {
            for (Future<Integer> guess : many.invokeAll(guesses)) {
                looked += guess.get() == 401 ? 1 : 0;
            }
        }
        assertThat(looked).isLessThanOrEqualTo(5);
        assertThat(failures("USER", "guessed")).isEqualTo(5);
    }

    @Test
    void an_address_is_locked_however_many_names_it_tries() {
        for (int i = 1; i < 20; i++) {
            int name = i;
            assertThatThrownBy(() -> house.platform.access.signIns.signIn("name" + name, "password", "192.0.2.1"))
                    .isInstanceOf(dev.shouyue.access.Refusal.BadCredentials.class);
        }
        assertThatThrownBy(() -> house.platform.access.signIns.signIn("name20", "password", "192.0.2.1"))
                .isInstanceOf(dev.shouyue.access.Refusal.Locked.class);
        house.someone("honest", Role.RISK);
        assertThatThrownBy(() -> house.platform.access.signIns.signIn("honest", House.PASSWORD, "192.0.2.1"))
                .isInstanceOf(dev.shouyue.access.Refusal.Locked.class);
        assertThat(house.platform
                        .access
                        .signIns
                        .signIn("honest", House.PASSWORD, "192.0.2.2")
                        .session()
                        .actor()
                        .name())
                .isEqualTo("honest");
    }

    @Test
    void cookies_are_out_of_reach_of_scripts_and_of_other_sites() {
        house.someone("cookies", Role.RISK);
        Visitor visitor = new Visitor(house.server);
        Answer entered = visitor.signIn("cookies", House.PASSWORD);
        assertThat(entered.set("SHOUYUE_SESSION").getFirst()).contains("HttpOnly", "SameSite=Strict", "Path=/");
        assertThat(entered.set("XSRF-TOKEN").getFirst())
                .contains("SameSite=Strict")
                .doesNotContain("HttpOnly");
        Answer proxied = visitor.send("DELETE", "/api/v1/session", null, Map.of("X-Forwarded-Proto", "https"));
        assertThat(proxied.set("SHOUYUE_SESSION").getFirst()).contains("Secure");
    }

    @Test
    void a_session_ends_when_idle_and_when_old() {
        Visitor visitor = house.someone("idle", Role.RISK);
        house.clock.pass(Duration.ofMinutes(29));
        assertThat(visitor.get("/api/v1/session").status()).isEqualTo(200);
        house.clock.pass(Duration.ofMinutes(29));
        assertThat(visitor.get("/api/v1/session").status()).isEqualTo(200);
        house.clock.pass(Duration.ofMinutes(31));
        assertThat(visitor.get("/api/v1/session").problem()).isEqualTo("no-session");

        visitor.signIn("idle", House.PASSWORD);
        for (int i = 0; i < 12 * 3 - 1; i++) {
            house.clock.pass(Duration.ofMinutes(20));
            assertThat(visitor.get("/api/v1/session").status()).isEqualTo(200);
        }
        house.clock.pass(Duration.ofMinutes(21));
        assertThat(visitor.get("/api/v1/session").status()).as("after 12 hours").isEqualTo(401);
        administrator = house.signedIn("admin");
    }

    @Test
    void a_restart_keeps_people_signed_in() {
        Visitor visitor = house.someone("restarted", Role.RISK);
        house.restart(folder);
        Visitor after = new Visitor(house.server);
        after.cookies.putAll(visitor.cookies);
        assertThat(after.get("/api/v1/loans").status()).isEqualTo(200);
        administrator = house.signedIn("admin");
    }

    @Test
    void a_new_password_ends_every_other_session() {
        Visitor desk = house.someone("two.desks", Role.RISK);
        Visitor home = house.signedIn("two.desks");
        String old = desk.cookies.get("SHOUYUE_SESSION");
        assertThat(desk.post(
                                "/api/v1/session/password",
                                Map.of("current", House.PASSWORD, "replacement", "another promise 4712"))
                        .status())
                .isEqualTo(204);
        assertThat(home.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(desk.get("/api/v1/session").status()).isEqualTo(200);
        assertThat(desk.cookies.get("SHOUYUE_SESSION")).isNotEqualTo(old);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "short                        | fewer than 12",
                "weak.user                    | fewer than 12",
                "weak.userweak.user           | little more than the user name",
                "aaaaaaaaaaaaaaaa             | repeats the same few characters",
                "keep the promise 4711        | is the old one",
            })
    void a_weak_new_password_is_refused_and_said_why(String replacement, String why) {
        Visitor visitor = house.platform.access.users.find("weak.user").isPresent()
                ? house.signedIn("weak.user")
                : house.someone("weak.user", Role.RISK);
        Answer refused =
                visitor.post("/api/v1/session/password", Map.of("current", House.PASSWORD, "replacement", replacement));
        assertThat(refused.status()).isEqualTo(400);
        JsonNode error = refused.json().path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo("replacement");
        assertThat(error.path("message").asString()).contains(why);
        assertThat(refused.text()).as("secrets are not repeated").doesNotContain("\"" + replacement + "\"");
    }

    @Test
    void a_forged_or_replayed_request_changes_nothing() {
        Visitor visitor = house.someone("forged", Role.RISK);
        Map<String, String> none = Map.of("X-XSRF-TOKEN", "");
        assertThat(visitor.send("DELETE", "/api/v1/session", null, none).problem())
                .isEqualTo("csrf");
        String token = visitor.cookies.get("XSRF-TOKEN");
        Visitor other = house.signedIn("forged");
        assertThat(other.send("DELETE", "/api/v1/session", null, Map.of("X-XSRF-TOKEN", token))
                        .problem())
                .as("the token of another session")
                .isEqualTo("csrf");
        other.cookies.put("XSRF-TOKEN", token);
        assertThat(other.send("DELETE", "/api/v1/session", null, Map.of()).problem())
                .as("even when the cookie was set to it")
                .isEqualTo("csrf");
        assertThat(visitor.get("/api/v1/session").status()).isEqualTo(200);
        assertThat(visitor.send("DELETE", "/api/v1/session", null, Map.of()).status())
                .isEqualTo(204);
        assertThat(new Visitor(house.server)
                        .send("POST", "/api/v1/session", Map.of("user", "forged", "password", House.PASSWORD), Map.of())
                        .problem())
                .as("signing in needs one as well")
                .isEqualTo("csrf");
    }

    @Test
    void users_are_made_changed_and_shut_out_at_once() {
        Answer made = administrator.post(
                "/api/v1/users", Map.of("user", "li.na", "displayName", "李娜", "role", "COLLECTIONS"));
        assertThat(made.status()).isEqualTo(201);
        Visitor visitor = new Visitor(house.server);
        visitor.signIn("li.na", made.json().path("oneTimePassword").asString());
        visitor.post(
                "/api/v1/session/password",
                Map.of("current", made.json().path("oneTimePassword").asString(), "replacement", House.PASSWORD));
        assertThat(visitor.get("/api/v1/loans").status()).isEqualTo(200);

        assertThat(administrator
                        .post("/api/v1/users", Map.of("user", "li.na", "role", "RISK"))
                        .status())
                .isEqualTo(409);
        Answer disabled = administrator.send("PATCH", "/api/v1/users/li.na", Map.of("disabled", true), Map.of());
        assertThat(disabled.json().path("disabled").asBoolean()).isTrue();
        assertThat(visitor.get("/api/v1/loans").status()).isEqualTo(401);
        assertThat(visitor.signIn("li.na", House.PASSWORD).problem()).isEqualTo("bad-credentials");

        administrator.send("PATCH", "/api/v1/users/li.na", Map.of("disabled", false), Map.of());
        Answer reset = administrator.post("/api/v1/users/li.na/password-reset", Map.of());
        assertThat(visitor.signIn("li.na", House.PASSWORD).status()).isEqualTo(401);
        assertThat(visitor.signIn("li.na", reset.json().path("oneTimePassword").asString())
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST  | /users       | {\"user\":\"X Y\",\"role\":\"RISK\"}          | 400 | user",
                "POST  | /users       | {\"user\":\"new.one\",\"role\":\"KING\"}      | 400 | role",
                "POST  | /users       | {\"user\":\"new.one\"}                        | 400 | role",
                "POST  | /users       | {\"user\":\"new.one\",\"admin\":true}         | 400 | admin",
                "POST  | /users       | {\"user\":                                    | 400 | -",
                "PATCH | /users/admin | {\"disabled\":true}                           | 409 | -",
                "PATCH | /users/admin | {\"role\":\"RISK\"}                           | 409 | -",
                "PATCH | /users/none  | {\"disabled\":true}                           | 404 | -",
                "POST  | /tokens      | {\"name\":\"t\",\"role\":\"RISK\",\"days\":9} | 400 | name",
                "POST  | /tokens      | {\"name\":\"tt\",\"role\":\"ADMINISTRATOR\",\"days\":9} | 400 | role",
                "POST  | /tokens      | {\"name\":\"tt\",\"role\":\"RISK\",\"days\":999}        | 400 | days",
                "POST  | /tokens      | {\"name\":\"tt\",\"role\":\"RISK\",\"days\":\"x\"}      | 400 | days",
            })
    void a_wrong_value_is_named(String method, String path, String body, int status, String field) {
        Answer refused = administrator.send(method, "/api/v1" + path, body, Map.of());
        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.json().path("errors").path(0).path("field").asString("-"))
                .isEqualTo(field);
        assertThat(refused.response().headers().firstValue("content-type").orElse(""))
                .startsWith("application/problem+json");
    }

    @Test
    void what_no_browser_sends_is_refused_with_a_problem() {
        for (String query : List.of("cursor=%00%FF", "actor=%00")) {
            Answer refused = administrator.get("/api/v1/audit?" + query);
            assertThat(refused.status()).as(query).isEqualTo(400);
            assertThat(refused.json().path("status").asInt()).isEqualTo(400);
        }
        for (String path : List.of("/api/v1/loans/%00", "/api/v1/loans/L0%00/installments", "/%00")) {
            Answer refused = administrator.send("GET", path, null, Map.of("Accept-Language", "zh"));
            assertThat(refused.status()).as(path).isEqualTo(400);
            assertThat(refused.problem()).as(path).isEqualTo("bad-value");
            assertThat(refused.json().path("detail").asString()).contains("地址");
        }
        Answer nul = new Visitor(house.server).signIn("a\u0000b", "x");
        assertThat(nul.status()).isEqualTo(400);
        assertThat(nul.json().path("errors").path(0).path("field").asString()).isEqualTo("user");
        assertThat(administrator
                        .send(
                                "PUT",
                                "/api/v1/views/loans/nul",
                                Map.of("query", "\u0000", "columns", List.of()),
                                Map.of())
                        .status())
                .isEqualTo(400);
        assertThat(administrator
                        .get("/api/v1/audit?colour=red")
                        .json()
                        .path("errors")
                        .path(0)
                        .path("field")
                        .asString())
                .isEqualTo("colour");
    }

    @Test
    void no_secret_is_kept_as_it_was_given() {
        Visitor visitor = house.someone("secret", Role.RISK);
        String session = visitor.cookies.get("SHOUYUE_SESSION");
        JdbcClient sql = JdbcClient.create(house.database.dataSource());
        String everything = String.join(
                "\n",
                sql.sql("select s::text from access.session s union all select u::text from access.app_user u"
                                + " union all select e::text from access.audit_event e")
                        .query(String.class)
                        .list());
        assertThat(everything)
                .doesNotContain(session)
                .doesNotContain(House.PASSWORD)
                .contains("{argon2}");
    }

    @Test
    void everyone_saves_views_of_their_own() {
        Visitor one = house.someone("viewer1", Role.RISK);
        Visitor two = house.someone("viewer2", Role.RISK);
        Map<String, Object> view = Map.of("query", "state=PAST_DUE&sort=-dpd", "columns", List.of("id", "dpd"));
        assertThat(one.send("PUT", "/api/v1/views/loans/one%20yuan", view, Map.of())
                        .status())
                .isEqualTo(200);
        JsonNode kept = one.get("/api/v1/views/loans").json().path("items").path(0);
        assertThat(kept.path("query").asString()).isEqualTo("state=PAST_DUE&sort=-dpd");
        assertThat(kept.path("columns").toString()).isEqualTo("[\"id\",\"dpd\"]");
        assertThat(two.get("/api/v1/views/loans").json().path("items").size()).isZero();
        assertThat(two.send("DELETE", "/api/v1/views/loans/one%20yuan", null, Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(one.send(
                                "PUT",
                                "/api/v1/views/loans/big",
                                Map.of("query", "y".repeat(20_000), "columns", List.of()),
                                Map.of())
                        .status())
                .isEqualTo(400);
        assertThat(one.send("PUT", "/api/v1/views/loans/list", Map.of("query", ""), Map.of())
                        .status())
                .isEqualTo(400);
        assertThat(one.send("DELETE", "/api/v1/views/loans/one%20yuan", null, Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(one.get("/api/v1/views/loans/one%20yuan").status()).isEqualTo(404);
    }

    private static int failures(String kind, String subject) {
        return JdbcClient.create(house.database.dataSource())
                .sql("select failures from access.sign_in_attempt where kind = ? and subject = ?")
                .params(kind, subject)
                .query(Integer.class)
                .single();
    }
}
