package dev.shouyue.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.access.Role;
import dev.shouyue.api.Visitor.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Importing by upload over HTTP, from the files to the book, and all that can go wrong on the way. */
@Timeout(120)
class ImportsTest {

    private static final String IMPORTS = "/api/v1/imports";
    private static final int MANY = 40_000;
    private static final int MANY_LOANS = 1_000;

    private static final String LOANS = """
            loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent
            L1,B1,CNY,1000.00,2026-02-10,0.04
            L2,B2,CNY,500.00,2026-02-10,0.04
            """;
    private static final String PLAN = """
            loan_id,number,due_on,principal,interest
            L1,1,2026-03-10,1000.00,12.00
            L2,1,2026-03-10,500.00,6.00
            """;
    private static final String BAD_PAYMENTS = """
            payment_id,loan_id,paid_at,amount,currency
            P1,L1,2026-03-10T10:00:00,512.00,CNY
            P2,L9,2026-03-10T10:00:00,1.00,CNY
            P3,L1,2026-02-30T10:00:00,1.00,CNY
            P4,L2,2026-03-10T10:00:00,=1+1,CNY
            """;

    @TempDir
    Path folder;

    private House house;
    private Visitor operator;

    @BeforeEach
    void open() {
        house = new House(folder, new ServerLimits(4 << 20));
        house.administrator();
        operator = house.someone("operator", Role.OPERATIONS);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void files_become_a_book_after_a_look_and_a_dry_run() throws Exception {
        Answer made = operator.upload(IMPORTS, Map.of("loans.csv", bytes(LOANS), "plan.csv", bytes(PLAN)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        JsonNode uploaded = made.json();
        assertThat(uploaded.path("state").asString()).isEqualTo("UPLOADED");
        assertThat(uploaded.path("format").asString()).isEqualTo("native");
        assertThat(uploaded.path("detected").asBoolean()).isTrue();
        String id = uploaded.path("id").asString();

        JsonNode look = operator.get(IMPORTS + "/" + id + "/preview").json().path("items");
        JsonNode loans = look.path(0).path("kind").asString().equals("loans") ? look.path(0) : look.path(1);
        assertThat(loans.path("rows").path(0).path(0).asString()).isEqualTo("L1");
        assertThat(loans.path("columns").path(3).path("name").asString()).isEqualTo("principal");
        assertThat(loans.path("columns").path(3).path("meaning").asString()).isNotBlank();
        String chinese = operator.send("GET", IMPORTS + "/" + id + "/preview", null, Map.of("Accept-Language", "zh-CN"))
                .text();
        assertThat(chinese).containsPattern("\\p{IsHan}");

        assertThat(operator.post(IMPORTS + "/" + id + "/dry-run", Map.of()).status())
                .isEqualTo(202);
        JsonNode checked = over(id);
        assertThat(checked.path("state").asString()).isEqualTo("CHECKED");
        assertThat(checked.path("dryRun").path("counts").path(0).path("created").asInt())
                .isEqualTo(2);
        assertThat(house.platform.book.summary().loans())
                .as("a dry run keeps nothing")
                .isZero();

        assertThat(operator.post(IMPORTS + "/" + id + "/start", Map.of()).status())
                .isEqualTo(202);
        assertThat(over(id).path("state").asString()).isEqualTo("DONE");
        assertThat(house.platform.book.summary().loans()).isEqualTo(2);
        assertThat(operator.post(IMPORTS + "/" + id + "/start", Map.of()).status())
                .as("it is done")
                .isEqualTo(409);
        assertThat(operator.send("DELETE", IMPORTS + "/" + id, null, Map.of()).status())
                .isEqualTo(409);
    }

    @Test
    void bad_lines_are_listed_with_their_reasons_and_can_be_taken_home() throws Exception {
        book();
        String id = upload("payments.csv", bytes(BAD_PAYMENTS));
        operator.post(IMPORTS + "/" + id + "/start", Map.of());
        JsonNode done = over(id);
        assertThat(done.path("state").asString()).isEqualTo("DONE");
        assertThat(done.path("rejected").asInt()).isEqualTo(3);

        JsonNode first = operator.get(IMPORTS + "/" + id + "/rejects?limit=2").json();
        assertThat(first.path("total").asInt()).isEqualTo(3);
        JsonNode second = operator.get(IMPORTS + "/" + id + "/rejects?limit=2&cursor="
                        + first.path("next").asString())
                .json();
        List<JsonNode> all = new ArrayList<>();
        first.path("items").forEach(all::add);
        second.path("items").forEach(all::add);
        assertThat(all).extracting(row -> row.path("line").asInt()).containsExactlyInAnyOrder(3, 4, 5);
        assertThat(all).allSatisfy(row -> {
            assertThat(row.path("file").asString()).isEqualTo("payments.csv");
            assertThat(row.path("problem").asString()).isNotBlank();
        });
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(operator.get(IMPORTS + "/" + id + "/rejects?cursor=" + "A".repeat(40))
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("cursor");

        var file = operator.bytes(IMPORTS + "/" + id + "/rejects.csv");
        assertThat(file.headers().firstValue("content-type").orElse("")).startsWith("text/csv");
        assertThat(file.headers().firstValue("content-disposition").orElse("")).contains("rejects.csv");
        String text = new String(file.body(), UTF_8);
        assertThat(text.lines()).hasSize(4);
        assertThat(text).contains("payments.csv", "L9", "2026-02-30").doesNotContain(folder.toString());
        assertThat(text).as("no formula for a spreadsheet").contains(",'=1+1,").doesNotContain(",=1+1");
        assertThat(all)
                .as("the page tells the value as it is")
                .anyMatch(row -> row.path("value").asString().equals("=1+1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cats.csv   | 'name,colour'            | cats.csv",
                "photo.png  | '\u0089PNG\u0000\u0001' | photo.png",
                "empty.csv  | ''                       | empty.csv",
                "loans.gz   | 'not really gzip'        | loans.gz",
            })
    void a_file_of_another_kind_is_refused_by_name_and_not_kept(String name, String content, String told) {
        Answer refused = operator.upload(IMPORTS, Map.of(name, bytes(content)));
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("files");
        assertThat(refused.json().at("/errors/0/value").asString()).isEqualTo(told);
        assertThat(refused.json().path("detail").asString()).contains(told).doesNotContain(folder.toString());
        assertThat(kept()).isEmpty();
    }

    @Test
    void what_is_no_upload_is_said() {
        assertThat(operator.post(IMPORTS, Map.of()).json().at("/errors/0/field").asString())
                .isEqualTo("files");
        assertThat(operator.upload(IMPORTS, Map.of())
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("files");
        Answer format = operator.upload(IMPORTS + "?format=excel", Map.of("loans.csv", bytes(LOANS)));
        assertThat(format.json().at("/errors/0/field").asString()).isEqualTo("format");
        Answer climbs = operator.upload(IMPORTS, Map.of("../../loans.csv", bytes(LOANS)));
        assertThat(climbs.status()).as(climbs.text()).isEqualTo(201);
        assertThat(climbs.json().at("/files/0/name").asString()).isEqualTo("loans.csv");
        assertThat(folder.resolve("loans.csv")).doesNotExist();
    }

    @Test
    void a_file_may_be_packed() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes(LOANS));
        }
        Answer made = operator.upload(IMPORTS, Map.of("loans.csv.gz", packed.toByteArray(), "plan.csv", bytes(PLAN)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String id = made.json().path("id").asString();
        operator.post(IMPORTS + "/" + id + "/start", Map.of());
        assertThat(over(id).path("state").asString()).isEqualTo("DONE");
        assertThat(house.platform.book.summary().loans()).isEqualTo(2);
    }

    @Test
    void a_file_over_the_limit_is_refused_with_the_limit_and_leaves_nothing() {
        assertThat(operator.get(IMPORTS + "/limits").json().path("fileBytes").asInt())
                .isEqualTo(4 << 20);
        byte[] large = new byte[(4 << 20) + 1];
        Answer refused = operator.upload(IMPORTS, Map.of("large.csv", large));
        assertThat(refused.status()).as(refused.text()).isEqualTo(413);
        assertThat(refused.problem()).isEqualTo("too-large");
        assertThat(refused.json().path("detail").asString()).contains("4 MB");
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("files");
        Answer request = operator.upload(IMPORTS, Map.of("large.csv", new byte[9 << 20]));
        assertThat(request.status()).as(request.text()).isEqualTo(413);
        assertThat(refused.json().path("detail").asString()).doesNotContain("together");
        Answer together = operator.upload(
                IMPORTS,
                Map.of("one.csv", new byte[3 << 20], "two.csv", new byte[3 << 20], "three.csv", new byte[3 << 20]));
        assertThat(together.status()).as(together.text()).isEqualTo(413);
        assertThat(together.json().path("detail").asString()).contains("together", "8 MB");
        assertThat(operator.get(IMPORTS + "/limits").json().path("requestBytes").asInt())
                .isEqualTo(8 << 20);
        assertThat(kept()).isEmpty();
        assertThat(operator.get(IMPORTS).json().path("total").asInt()).isZero();
    }

    @Test
    void who_may_not_import_gets_nothing_in_and_sees_no_rows() {
        Visitor reader = house.someone("reader", Role.READ_ONLY);
        Answer refused = reader.upload(IMPORTS, Map.of("loans.csv", bytes(LOANS)));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("right").asString()).isEqualTo("imports.run");
        assertThat(new Visitor(house.server)
                        .upload(IMPORTS, Map.of("loans.csv", bytes(LOANS)))
                        .status())
                .isIn(401, 403);
        assertThat(kept()).isEmpty();
        String id = upload("loans.csv", bytes(LOANS));
        assertThat(reader.get(IMPORTS + "/" + id).status()).isEqualTo(200);
        for (String path : List.of("/preview", "/rejects", "/rejects.csv")) {
            assertThat(reader.get(IMPORTS + "/" + id + path).status()).as(path).isEqualTo(403);
        }
        assertThat(reader.post(IMPORTS + "/" + id + "/start", Map.of()).status())
                .isEqualTo(403);
        assertThat(reader.send("DELETE", IMPORTS + "/" + id, null, Map.of()).status())
                .isEqualTo(403);
    }

    @Test
    void the_same_file_again_says_when_it_was_imported() throws Exception {
        String first = book();
        Answer again = operator.upload(IMPORTS, Map.of("other-name.csv", bytes(LOANS)));
        assertThat(again.json().at("/files/0/sameAs/id").asString()).isEqualTo(first);
        assertThat(again.json().at("/files/0/sameAs/finishedAt").asString()).startsWith("2026-03-31T");
        operator.post(IMPORTS + "/" + again.json().path("id").asString() + "/start", Map.of());
        JsonNode done = over(again.json().path("id").asString());
        assertThat(done.at("/counts/0/same").asInt()).as(done.toString()).isEqualTo(2);
        assertThat(house.platform.book.summary().loans()).isEqualTo(2);
    }

    @Test
    void of_two_who_start_the_same_upload_at_once_one_does() throws Exception {
        Visitor other = house.someone("other", Role.OPERATIONS);
        for (int round = 0; round < 5; round++) {
            String id = upload("loans.csv", bytes(LOANS.replace("L", "R" + round)));
            CyclicBarrier together = new CyclicBarrier(2);
            List<Future<Answer>> answers = new ArrayList<>();
            try (ExecutorService people = Executors.newFixedThreadPool(2)) {
                for (Visitor visitor : List.of(operator, other)) {
                    answers.add(people.submit(() -> {
                        together.await();
                        return visitor.post(IMPORTS + "/" + id + "/start", Map.of());
                    }));
                }
            }
            List<Integer> statuses = Stream.of(
                            answers.get(0).get(), answers.get(1).get())
                    .map(Answer::status)
                    .sorted()
                    .toList();
            assertThat(statuses).containsExactly(202, 409);
            Answer refused = answers.get(0).get().status() == 409
                    ? answers.get(0).get()
                    : answers.get(1).get();
            assertThat(refused.problem()).isEqualTo("conflict");
            assertThat(over(id).path("state").asString()).isEqualTo("DONE");
        }
    }

    @Test
    void progress_is_told_as_it_goes_and_the_last_word_is_the_end() throws Exception {
        manyLoans();
        String id = upload("payments.csv", payments());
        operator.post(IMPORTS + "/" + id + "/start", Map.of());
        List<String> lines = operator.lines(IMPORTS + "/" + id + "/events")
                .filter(line -> !line.isBlank())
                .toList();
        assertThat(lines).anyMatch("event:update"::equals);
        List<JsonNode> told = lines.stream()
                .filter(line -> line.startsWith("data:"))
                .map(line -> new JsonMapper().readTree(line.substring("data:".length())))
                .toList();
        assertThat(told.size()).isGreaterThan(1);
        assertThat(told.getFirst().path("state").asString()).isEqualTo("RUNNING");
        assertThat(told.getLast().path("state").asString()).isEqualTo("DONE");
        assertThat(told.getLast()).isEqualTo(operator.get(IMPORTS + "/" + id).json());
        assertThat(operator.get(IMPORTS + "/7/events").status()).isEqualTo(404);
    }

    @Test
    void what_a_restart_broke_off_is_resumed_and_every_row_is_once_in_the_book() throws Exception {
        manyLoans();
        long before = house.platform.book.summary().facts();
        String id = upload("payments.csv", payments());
        try (Connection other = house.database.dataSource().getConnection();
                Statement turn = other.createStatement()) {
            turn.execute("select pg_advisory_lock(7020)"); // another import's turn, so that this one is met on its way
            try {
                operator.post(IMPORTS + "/" + id + "/start", Map.of());
                awaitWaiting(id);
                house.restart(folder);
            } finally {
                turn.execute("select pg_advisory_unlock(7020)");
            }
        }
        operator = house.signedIn("operator");
        JsonNode stopped = operator.get(IMPORTS + "/" + id).json();
        assertThat(stopped.path("state").asString()).as(stopped.toString()).isEqualTo("STOPPED");
        assertThat(stopped.path("resumable").asBoolean()).isTrue();
        assertThat(house.platform.book.summary().facts())
                .as("nothing half-done")
                .isEqualTo(before);

        operator.post(IMPORTS + "/" + id + "/start", Map.of());
        assertThat(over(id).path("state").asString()).isEqualTo("DONE");
        assertThat(house.platform.book.summary().facts()).isEqualTo(before + MANY);
    }

    @Test
    void what_was_killed_in_the_middle_is_stopped_and_a_damaged_note_keeps_nobody_out() throws Exception {
        String id = upload("loans.csv", bytes(LOANS));
        String damaged = upload("loans.csv", bytes(LOANS));
        house.restart(folder, () -> {
            rewrite(id, "\"UPLOADED\"", "\"RUNNING\"");
            rewrite(damaged, "{", "{{{");
        });
        operator = house.signedIn("operator");
        assertThat(operator.get(IMPORTS + "/" + id).json().path("state").asString())
                .isEqualTo("STOPPED");
        assertThat(operator.get(IMPORTS + "/" + damaged).status()).isEqualTo(404);
        operator.post(IMPORTS + "/" + id + "/start", Map.of());
        assertThat(over(id).path("state").asString()).isEqualTo("DONE");
    }

    @Test
    void one_that_goes_on_can_be_stopped_and_begun_again_at_once() throws Exception {
        manyLoans();
        long before = house.platform.book.summary().facts();
        String id = upload("payments.csv", payments());
        try (Connection other = house.database.dataSource().getConnection();
                Statement turn = other.createStatement()) {
            turn.execute("select pg_advisory_lock(7020)"); // another import's turn, so that this one is met on its way
            try {
                operator.post(IMPORTS + "/" + id + "/start", Map.of());
                awaitWaiting(id);
                assertThat(operator.send("DELETE", IMPORTS + "/" + id, null, Map.of())
                                .status())
                        .as("while it goes on")
                        .isEqualTo(409);
                Answer stopped = operator.post(IMPORTS + "/" + id + "/stop", Map.of());
                assertThat(stopped.json().path("state").asString()).isEqualTo("STOPPED");
                assertThat(operator.post(IMPORTS + "/" + id + "/stop", Map.of()).status())
                        .isEqualTo(409);
            } finally {
                turn.execute("select pg_advisory_unlock(7020)");
            }
        }
        assertThat(operator.post(IMPORTS + "/" + id + "/start", Map.of()).status())
                .isEqualTo(202);
        assertThat(over(id).path("state").asString()).isEqualTo("DONE");
        assertThat(house.platform.book.summary().facts()).isEqualTo(before + MANY);
    }

    @Test
    void one_that_was_stopped_is_not_discarded_while_its_rows_may_still_get_into_the_book() throws Exception {
        book();
        String id = upload("payments.csv", bytes(BAD_PAYMENTS));
        try (Connection other = house.database.dataSource().getConnection();
                Statement held = other.createStatement()) {
            other.setAutoCommit(false);
            held.execute("lock table servicing.fact in exclusive mode"); // so that it is met while it writes
            operator.post(IMPORTS + "/" + id + "/start", Map.of());
            awaitBlocked();
            assertThat(operator.post(IMPORTS + "/" + id + "/stop", Map.of())
                            .json()
                            .path("state")
                            .asString())
                    .isEqualTo("STOPPED");
            Answer refused = operator.send("DELETE", IMPORTS + "/" + id, null, Map.of());
            assertThat(refused.status()).as(refused.text()).isEqualTo(409);
            other.rollback();
        }
        for (int i = 0; i < 400; i++) {
            Answer then = operator.send("DELETE", IMPORTS + "/" + id, null, Map.of());
            if (then.status() == 204 || then.json().path("detail").asString().contains("done")) {
                return;
            }
            Thread.sleep(Duration.ofMillis(25));
        }
        throw new AssertionError("it is never over");
    }

    @Test
    void events_end_with_the_session_that_asked_for_them() throws Exception {
        book();
        String id = upload("payments.csv", bytes(BAD_PAYMENTS));
        Visitor leaving = house.someone("leaving", Role.OPERATIONS);
        try (Connection other = house.database.dataSource().getConnection();
                Statement turn = other.createStatement();
                ExecutorService reading = Executors.newSingleThreadExecutor()) {
            turn.execute("select pg_advisory_lock(7020)");
            try {
                operator.post(IMPORTS + "/" + id + "/start", Map.of());
                awaitWaiting(id);
                Stream<String> lines = leaving.lines(IMPORTS + "/" + id + "/events");
                Future<List<String>> told = reading.submit(() -> lines.toList());
                Thread.sleep(Duration.ofMillis(1_500));
                assertThat(told.isDone()).as("while the session stands").isFalse();
                leaving.send("DELETE", "/api/v1/session", null, Map.of());
                assertThat(told.get(20, TimeUnit.SECONDS)).anyMatch(line -> line.startsWith("data:"));
                assertThat(operator.get(IMPORTS + "/" + id).json().path("state").asString())
                        .isEqualTo("RUNNING");
            } finally {
                turn.execute("select pg_advisory_unlock(7020)");
            }
        }
    }

    /** Until somebody in the database waits for a table. */
    private void awaitBlocked() throws Exception {
        try (Connection other = house.database.dataSource().getConnection();
                Statement look = other.createStatement()) {
            for (int i = 0; i < 800; i++) {
                try (ResultSet row = look.executeQuery("select exists (select from pg_locks where not granted"
                        + " and locktype = 'relation' and database = (select oid from pg_database"
                        + " where datname = current_database()))")) {
                    row.next();
                    if (row.getBoolean(1)) {
                        return;
                    }
                }
                Thread.sleep(Duration.ofMillis(10));
            }
        }
        throw new AssertionError("the import writes nothing");
    }

    @Test
    void an_upload_that_is_not_wanted_is_discarded() {
        String id = upload("loans.csv", bytes(LOANS));
        assertThat(kept()).isNotEmpty();
        assertThat(operator.send("DELETE", IMPORTS + "/" + id, null, Map.of()).status())
                .isEqualTo(204);
        assertThat(operator.get(IMPORTS + "/" + id).status()).isEqualTo(404);
        assertThat(kept()).isEmpty();
    }

    @Test
    void files_are_kept_as_long_as_is_told_and_no_longer() throws Exception {
        String done = book();
        String waiting = upload("payments.csv", bytes(BAD_PAYMENTS));
        JsonNode told = operator.get(IMPORTS + "/" + waiting).json();
        assertThat(told.path("keptUntil").asString()).isEqualTo("2026-04-30T08:00:00Z");
        assertThat(operator.get(IMPORTS + "/limits").json().path("keptDays").asInt())
                .isEqualTo(30);
        house.clock.pass(Duration.ofDays(30).minusMinutes(1));
        operator = house.signedIn("operator");
        assertThat(operator.get(IMPORTS + "/" + waiting + "/preview").status()).isEqualTo(200);
        house.clock.pass(Duration.ofMinutes(1));
        assertThat(operator.get(IMPORTS + "/" + waiting).status()).isEqualTo(404);
        assertThat(operator.get(IMPORTS + "/" + done).json().path("state").asString())
                .isEqualTo("DONE");
        Answer gone = operator.get(IMPORTS + "/" + done + "/preview");
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.json().path("detail").asString()).contains("2026-04-30");
        assertThat(kept())
                .containsExactly(folder.resolve("uploads").resolve(done).resolve("import.json"));
    }

    /** Two loans in the book by upload; the id of the import. */
    private String book() throws InterruptedException {
        Answer made = operator.upload(IMPORTS, Map.of("loans.csv", bytes(LOANS), "plan.csv", bytes(PLAN)));
        String id = made.json().path("id").asString();
        operator.post(IMPORTS + "/" + id + "/start", Map.of());
        assertThat(over(id).path("state").asString()).isEqualTo("DONE");
        return id;
    }

    private String upload(String name, byte[] content) {
        Answer made = operator.upload(IMPORTS, Map.of(name, content));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("id").asString();
    }

    private JsonNode over(String id) throws InterruptedException {
        for (int i = 0; i < 1_200; i++) {
            JsonNode now = operator.get(IMPORTS + "/" + id).json();
            if (!List.of("RUNNING", "CHECKING").contains(now.path("state").asString())) {
                return now;
            }
            Thread.sleep(Duration.ofMillis(25));
        }
        throw new AssertionError("the import goes on and on");
    }

    private void awaitWaiting(String id) throws InterruptedException {
        for (int i = 0; i < 2_000; i++) {
            JsonNode now = operator.get(IMPORTS + "/" + id).json();
            if (now.path("progress").path("phase").asString("").startsWith("waiting")) {
                return;
            }
            assertThat(now.path("state").asString()).as(now.toString()).isEqualTo("RUNNING");
            Thread.sleep(Duration.ofMillis(2));
        }
        throw new AssertionError("the import does not begin");
    }

    /** As many loans as {@link #payments} are of. */
    private void manyLoans() throws InterruptedException {
        StringBuilder loans = new StringBuilder("loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent\n");
        StringBuilder plan = new StringBuilder("loan_id,number,due_on,principal\n");
        for (int i = 0; i < MANY_LOANS; i++) {
            loans.append("M" + i + ",B" + i + ",CNY,100.00,2026-02-10,0.04\n");
            plan.append("M" + i + ",1,2026-03-10,100.00\n");
        }
        Answer made = operator.upload(
                IMPORTS, Map.of("loans.csv", bytes(loans.toString()), "plan.csv", bytes(plan.toString())));
        String id = made.json().path("id").asString();
        operator.post(IMPORTS + "/" + id + "/start", Map.of());
        assertThat(over(id).path("state").asString()).isEqualTo("DONE");
    }

    private static byte[] payments() {
        StringBuilder rows = new StringBuilder("payment_id,loan_id,paid_at,amount,currency\n");
        for (int i = 0; i < MANY; i++) {
            rows.append("P").append(i).append(",M").append(i % MANY_LOANS).append(",2026-03-01T10:00:00,0.01,CNY\n");
        }
        return bytes(rows.toString());
    }

    /** Files of uploads that are on the disk, with those that are arriving. */
    private List<Path> kept() {
        try (Stream<Path> uploads = Files.exists(folder.resolve("uploads"))
                        ? Files.walk(folder.resolve("uploads"))
                        : Stream.empty();
                Stream<Path> arriving = Files.walk(folder.resolve("arriving"))) {
            return Stream.concat(uploads, arriving).filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void rewrite(String id, String from, String to) {
        Path note = folder.resolve("uploads").resolve(id).resolve("import.json");
        try {
            String text = Files.readString(note);
            assertThat(text).contains(from);
            Files.writeString(note, text.replace(from, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
