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

/** Signing in, being locked out, being signed out, and what stays on record: over HTTP, on a real database. */
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
        assertThat(told("action=token.refused&subject=GET%20/api/v1/users"))
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

    @Test
    void what_is_refused_at_the_door_is_on_record() {
        Person.WithPassword made = house.platform.access.users.create("newcomer", "Newcomer", Role.RISK);
        Visitor newcomer = new Visitor(house.server);
        newcomer.signIn("newcomer", made.oneTimePassword());
        newcomer.get("/api/v1/loans/L-1");
        assertThat(told("actor=newcomer&outcome=REFUSED")).containsExactly("loan.read L-1 REFUSED");

        Visitor asking = house.someone("asking", Role.RISK);
        assertThat(asking.get("/api/v1/loans/L-1?colour=red").status()).isEqualTo(400);
        assertThat(told("actor=asking&outcome=REFUSED")).containsExactly("loan.read L-1 REFUSED");

        Visitor machine = new Visitor(house.server)
                .withToken(administrator
                        .post("/api/v1/tokens", Map.of("name", "machine", "role", "READ_ONLY", "days", 2))
                        .json()
                        .path("secret")
                        .asString());
        machine.send("DELETE", "/api/v1/session", null, Map.of());
        assertThat(told("actor=token:machine&outcome=REFUSED"))
                .containsExactly("session.closed DELETE /api/v1/session REFUSED");
    }

    @Test
    void the_audit_trail_tells_who_did_what_and_who_was_refused() {
        Visitor visitor = house.someone("audited", Role.RISK);
        visitor.get("/api/v1/loans/L-4711");
        visitor.get("/api/v1/users");
        new Visitor(house.server).signIn("audited", "wrong");
        new Visitor(house.server).signIn("my secret passphrase", "wrong");

        assertThat(told("actor=audited"))
                .containsExactly(
                        "users.manage  REFUSED",
                        "loan.read L-4711 REFUSED", // there is no such loan
                        "password.changed  ALLOWED",
                        "session.opened audited ALLOWED");
        assertThat(told("subject=audited&action=session.refused&outcome=REFUSED"))
                .containsExactly("session.refused audited REFUSED");
        assertThat(administrator.get("/api/v1/audit?limit=500").text()).doesNotContain("my secret passphrase");
    }

    @Test
    void the_audit_trail_is_read_in_pages_and_by_day() {
        Visitor visitor = house.someone("pages", Role.RISK);
        for (int i = 0; i < 7; i++) {
            visitor.get("/api/v1/loans/L-" + i);
        }
        List<String> all = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = administrator
                    .get("/api/v1/audit?actor=pages&limit=2" + (next.isEmpty() ? "" : "&cursor=" + next))
                    .json();
            page.path("items").forEach(event -> all.add(event.path("action").asString()));
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        assertThat(all).hasSize(9);
        String today = house.clock.instant().toString().substring(0, 10);
        assertThat(told("actor=pages&from=" + today + "&to=" + today)).hasSize(9);
        assertThat(told("actor=pages&to=2020-01-01")).isEmpty();
    }

    @Test
    void a_tampered_cursor_or_one_of_another_list_is_refused() {
        house.someone("cursors", Role.RISK).get("/api/v1/loans/L-1");
        String next = administrator
                .get("/api/v1/audit?actor=cursors&limit=1")
                .json()
                .path("next")
                .asString();
        String tampered = (next.charAt(0) == 'A' ? 'B' : 'A') + next.substring(1);
        for (String query : List.of(
                "actor=cursors&cursor=" + tampered, "actor=pages&cursor=" + next, "cursor=1", "cursor=%C3%A9")) {
            Answer refused = administrator.get("/api/v1/audit?" + query);
            assertThat(refused.status()).as(query).isEqualTo(400);
            assertThat(refused.json().path("errors").path(0).path("field").asString())
                    .isEqualTo("cursor");
        }
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

    @ParameterizedTest
    @CsvSource({"limit=0,limit", "limit=501,limit", "limit=x,limit", "from=yesterday,from", "outcome=MAYBE,outcome"})
    void a_wrong_filter_is_named(String query, String field) {
        Answer refused = administrator.get("/api/v1/audit?" + query);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").path(0).path("field").asString())
                .isEqualTo(field);
    }

    @Test
    void what_is_on_record_is_not_changed_by_anyone() {
        JdbcClient sql = JdbcClient.create(house.database.dataSource());
        for (String change : List.of(
                "update access.audit_event set actor = 'nobody'",
                "delete from access.audit_event",
                "truncate access.audit_event")) {
            assertThatThrownBy(() -> sql.sql(change).update()).hasMessageContaining("append-only");
        }
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

    private static List<String> told(String query) {
        List<String> told = new ArrayList<>();
        administrator
                .get("/api/v1/audit?" + query)
                .json()
                .path("items")
                .forEach(event -> told.add(event.path("action").asString() + " "
                        + event.path("subject").asString() + " "
                        + event.path("outcome").asString()));
        return told;
    }

    private static int failures(String kind, String subject) {
        return JdbcClient.create(house.database.dataSource())
                .sql("select failures from access.sign_in_attempt where kind = ? and subject = ?")
                .params(kind, subject)
                .query(Integer.class)
                .single();
    }
}
