package dev.shouyue.cli;

import static dev.shouyue.cli.Endings.done;
import static dev.shouyue.cli.Endings.failed;
import static dev.shouyue.cli.Endings.wrong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shouyue.Platform;
import dev.shouyue.access.AuditTrail;
import dev.shouyue.cli.Installed.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as a script meets it: the installed distribution, as processes, by exit code and streams. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all tests
class CommandLineIT {

    private Installed shouyue;

    @BeforeAll
    void install(@TempDir Path folder) throws IOException {
        shouyue = Installed.in(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "run",
                "serve",
                "import",
                "replay",
                "close",
                "rebuild",
                "prove",
                "loan",
                "simulate",
                "reset-password"
            })
    void help_is_a_result(String command) throws Exception {
        Ended help = command.isEmpty() ? shouyue.run("--help") : shouyue.run(command, "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).startsWith("Usage: shouyue").contains("--data").contains("--db");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void the_version_is_told() throws Exception {
        assertThat(shouyue.run("--version").out()).matches("shouyue \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-                                          | Usage",
                "refund                                     | refund",
                "prove --fast                               | --fast",
                "import loans.csv                           | --format",
                "import --format native                     | FILE",
                "import --format excel loans.csv            | --format is native, home-credit, superlender or behaviour, not 'excel'",
                "close                                      | --date",
                "close --date tomorrow                      | 'tomorrow'",
                "close --date 2026-02-30                    | '2026-02-30'",
                "replay --from 2026/01/01                   | '2026/01/01'",
                "replay --lang fr                           | --lang is en or zh, not 'fr'",
                "loan                                       | ID",
                "loan L1 --on monday                        | 'monday'",
                "simulate                                   | --loans",
                "simulate --loans 0                         | --loans is 1 to 10000000",
                "simulate --loans 10 --days 0               | --days 1 to 3650",
                "serve --port http                          | 'http'",
                "serve --port 65536                         | --port is 1 to 65535, not 65536",
                "run --port 0                               | --port is 1 to 65535, not 0",
                "serve --max-upload much                    | --max-upload is a size such as 500MB or 4GB, not 'much'",
                "reset-password                             | USER",
                "run --lang fr                              | --lang is en or zh, not 'fr'",
                "--data d --db postgresql://h/d prove       | --data and --db",
            })
    void wrong_use_is_told_by_2_and_touches_nothing(String arguments, String told) throws Exception {
        Ended wrong = shouyue.run(arguments == null ? new String[0] : arguments.split(" +"));
        assertThat(wrong.code()).as(wrong.err()).isEqualTo(2);
        assertThat(wrong.err()).contains(told);
        assertThat(wrong.out()).isEmpty();
        assertThat(shouyue.work().resolve("data")).doesNotExist();
    }

    @Test
    void who_lost_the_password_gets_a_new_one_on_the_servers_machine() throws Exception {
        String data = shouyue.work().resolve("reset").toString();
        failed(shouyue.run("--data", data, "reset-password", "admin"), "there is no user 'admin'");
        try (Platform platform = Platform.on(Optional.empty(), Path.of(data))) {
            platform.access.users.bootstrap();
        }
        String told = shouyue.run("--data", data, "reset-password", "admin").out();
        assertThat(told).startsWith("user admin, one-time password ").contains("72 hours");
        String password = told.lines().findFirst().orElseThrow().replaceFirst(".*password ", "");
        try (Platform platform = Platform.on(Optional.empty(), Path.of(data))) {
            assertThat(platform.access
                            .signIns
                            .signIn("admin", password, "127.0.0.1")
                            .session()
                            .actor()
                            .mustChangePassword())
                    .isTrue();
            assertThat(platform.access.audit.page(
                            new AuditTrail.Filter(
                                    Optional.of("command line"),
                                    Optional.of("password.reset"),
                                    Optional.of("admin"),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty()),
                            Long.MAX_VALUE,
                            10))
                    .hasSize(1);
        }
    }

    @Test
    void a_book_from_its_files_to_its_proof() throws Exception {
        String data = shouyue.work().resolve("new/folder/book").toString();
        String loans = shouyue.file("loans.csv", SmallBook.LOANS);
        String installments = shouyue.file("installments.csv", SmallBook.INSTALLMENTS);
        String payments = shouyue.file("payments.csv", SmallBook.PAYMENTS);

        done(shouyue.run("--data", data, "import", "--format", "native", loans, installments, payments, "--dry-run"))
                .startsWith("dry run: this would be imported; nothing was kept")
                .containsPattern("loans +2 +2 +0 +0\\n");
        failed(shouyue.run("--data", data, "replay"), "the book is empty; import a loan book first");
        done(shouyue.run("import", "--format", "native", loans, installments, payments, "--data", data))
                .startsWith("imported")
                .containsPattern("loans +2 +2 +0 +0\\n")
                .containsPattern("payments +2 +2 +0 +0\\n");

        String bad = shouyue.file("bad.csv", SmallBook.PAYMENTS + "P3,L9,2026-03-12,1.00,CNY\n");
        String rejects = shouyue.work().resolve("rejects.csv").toString();
        Ended rejected = shouyue.run("--data", data, "import", "--format", "native", bad, "--rejects", rejects);
        assertThat(rejected.code()).as(rejected.err()).isEqualTo(3);
        assertThat(rejected.out())
                .containsPattern("payments +3 +0 +2 +1\\n")
                .contains("the rejected rows are in " + rejects);
        assertThat(rejected.err()).isEmpty();
        assertThat(Files.readString(Path.of(rejects))).contains("L9");

        failed(shouyue.run("--data", data, "import", "--format", "native", "nowhere.csv"), "nowhere.csv");
        done(shouyue.run("--data", data, "close", "--date", "2026-03-11")).startsWith("2026-03-11 closed: ");
        done(shouyue.run("--data", data, "close", "--date", "2026-03-11")).isEqualTo("2026-03-11 is closed already\n");
        failed(shouyue.run("--data", data, "close", "--date", "9999-12-01"), "9999-12-01 is not over yet");
        String ahead = LocalDate.now(ZoneOffset.UTC).plusDays(2).toString();
        failed(shouyue.run("--data", data, "close", "--date", ahead), ahead + " is not over yet");
        done(shouyue.run("--data", data, "loan", "L2", "--on", "2026-03-11"))
                .contains("past due; 1 day past due")
                .contains("why: Past due since 2026-03-10, 1 day: ")
                .contains("after 2026-03-11: 1 more")
                .doesNotContain("506.00 CNY arrived");
        done(shouyue.run("--data", data, "loan", "L2")).contains("506.00 CNY arrived");
        done(shouyue.run("--data", data, "--lang", "zh", "loan", "L2", "--on", "2026-03-11"))
                .contains("：逾期；逾期 1 天，M1，")
                .doesNotContain("past due")
                .doesNotContainPattern("[A-Z]+_[A-Z]+|OVERDUE|FUTURE");
        failed(shouyue.run("--data", data, "loan", "L9"), "there is no loan 'L9' in the book");
        wrong(shouyue.run("--data", data, "replay", "--policy", "MARS"), "there is no policy pack 'MARS'");
        failed(shouyue.run("--data", data, "replay", "--to", "9999-12-01"), "9999-12-01 is not over yet");
        String report = shouyue.work().resolve("report.html").toString();
        String json = shouyue.work().resolve("report.json").toString();
        done(shouyue.run("--data", data, "replay", "--report", report, "--json", json))
                .contains("2 loans")
                .contains("report " + report);
        assertThat(Files.readString(Path.of(report))).startsWith("<!doctype html>");
        assertThat(Files.readString(Path.of(json))).contains("\"lateShare\"");
        done(shouyue.run("--data", data, "rebuild")).contains("2 loans computed anew, 0 differences replaced");
        done(shouyue.run("--data", data, "prove")).contains("trial balance 0");
        failed(
                shouyue.run("--data", data, "replay", "--json", "/nowhere/report.json"),
                "/nowhere/report.json cannot be written");
    }

    @Test
    void a_close_of_many_days_is_told_in_one_line_unless_every_day_is_asked_for() throws Exception {
        String data = shouyue.work().resolve("many").toString();
        done(shouyue.run(
                "--data",
                data,
                "import",
                "--format",
                "native",
                shouyue.file("m-loans.csv", SmallBook.LOANS),
                shouyue.file("m-installments.csv", SmallBook.INSTALLMENTS)));
        done(shouyue.run("--data", data, "close", "--date", "2026-02-10"))
                .contains("2026-02-10 closed: 2 loans touched");
        Ended all = shouyue.run("--data", data, "close", "--date", "2026-03-31");
        assertThat(all.out().lines()).hasSize(1);
        done(all).startsWith("49 days closed, 2026-02-11 to 2026-03-31: ");
        Ended each = shouyue.run("--data", data, "close", "--date", "2026-05-31", "--verbose");
        assertThat(each.out().lines()).hasSize(62);
        done(each).contains("2026-05-31 closed: ").contains("61 days closed, 2026-04-01 to 2026-05-31: ");
    }

    @Test
    void it_speaks_the_language_asked_for_or_the_one_of_the_environment() throws Exception {
        String data = shouyue.work().resolve("spoken").toString();
        String loans = shouyue.file("z-loans.csv", SmallBook.LOANS);
        String installments = shouyue.file("z-installments.csv", SmallBook.INSTALLMENTS);
        Installed chinese = shouyue.in("LANG", "zh_CN.UTF-8");
        failed(chinese.run("--data", data, "replay"), "账簿是空的", "shouyue：");
        failed(chinese.in("LC_ALL", "C.UTF-8").run("--data", data, "replay"), "the book is empty");
        failed(chinese.run("--data", data, "--lang", "en", "replay"), "the book is empty");
        done(shouyue.run("--data", data, "import", "--lang", "zh", "--format", "native", loans, installments))
                .startsWith("已导入")
                .containsPattern("贷款 +2 +2 +0 +0\\n");
        failed(
                chinese.run("--data", data, "import", "--format", "native", "nowhere.csv"),
                "nowhere.csv: 没有这个文件",
                "shouyue：");
        assertThat(chinese.run(
                                "--data",
                                data,
                                "import",
                                "--format",
                                "native",
                                shouyue.file(
                                        "z-payments.csv",
                                        "payment_id,loan_id,paid_at,amount,currency\nP9,L9,2026-03-10,1.00,CNY\n"))
                        .out())
                .contains("文件和账簿中都没有该贷款")
                .doesNotContain("neither");
        wrong(chinese.run("close"), "缺少参数：--date");
        wrong(chinese.run("--port", "1", "prove"), "不认识的参数：--port");
        wrong(chinese.run("close", "--date", "tomorrow"), "--date 的值“tomorrow”无法识别");
        done(chinese.run("replay", "--help")).startsWith("用法：shouyue replay").contains("逐日日终整个账簿", "截止日");
        Path english = shouyue.work().resolve("en.json");
        Path other = shouyue.work().resolve("zh.json");
        done(shouyue.run("--data", data, "replay", "--json", english.toString()))
                .contains("2 loans");
        done(chinese.run("--data", data, "replay", "--json", other.toString())).contains("贷款 2 笔");
        assertThat(Files.readString(other).replaceAll("\"elapsedSeconds\".*", ""))
                .isEqualTo(Files.readString(english).replaceAll("\"elapsedSeconds\".*", ""));
    }

    @Test
    void a_simulated_book_is_called_so_for_as_long_as_it_holds_simulated_loans() throws Exception {
        String data = shouyue.work().resolve("simulated").toString();
        Path report = shouyue.work().resolve("simulated.html");
        done(shouyue.run("--data", data, "simulate", "--loans", "50", "--days", "90", "--seed", "42"))
                .startsWith("simulated 50 loans");
        done(shouyue.run("--data", data, "simulate", "--loans", "50", "--days", "90", "--seed", "42"))
                .startsWith("the book holds these 50 simulated loans already");
        String all = "Simulated book (seed 42): all 50 loans are made up";
        done(shouyue.run("--data", data, "replay", "--report", report.toString()))
                .startsWith(all);
        assertThat(Files.readString(report)).contains(all);
        done(shouyue.run("--data", data, "replay", "--lang", "zh")).startsWith("模拟账簿（种子 42）：全部 50 笔贷款均为虚构");
        done(shouyue.run(
                "--data",
                data,
                "import",
                "--format",
                "native",
                shouyue.file("real-loans.csv", SmallBook.LOANS.replace("L", "REAL-")),
                shouyue.file("real-installments.csv", SmallBook.INSTALLMENTS.replace("L", "REAL-"))));
        done(shouyue.run("--data", data, "replay", "--note", "September"))
                .startsWith("September 50 of 52 loans are simulated (seed 42)");

        String real = shouyue.work().resolve("real").toString();
        done(shouyue.run(
                "--data",
                real,
                "import",
                "--format",
                "native",
                shouyue.work().resolve("real-loans.csv").toString(),
                shouyue.work().resolve("real-installments.csv").toString()));
        done(shouyue.run("--data", real, "replay")).doesNotContainIgnoringCase("simulated");
        failed(
                shouyue.run("--data", real, "simulate", "--loans", "20", "--days", "60", "--seed", "5"),
                "the book holds 2 loans already; simulate into an empty data folder");
    }

    @Test
    void progress_is_shown_on_a_terminal_and_only_there() throws Exception {
        Path script = Path.of("/usr/bin/script");
        assumeTrue(Files.isExecutable(script), "skipped: there is no script(1) to make a terminal");
        String data = shouyue.work().resolve("terminal").toString();
        String files = shouyue.file("t-loans.csv", SmallBook.LOANS) + " "
                + shouyue.file("t-installments.csv", SmallBook.INSTALLMENTS);
        Path out = shouyue.work().resolve("terminal.out");
        String line = shouyue.launcher() + " --data " + data + " import --format native " + files + " > " + out;
        Process terminal = new ProcessBuilder(script.toString(), "-qec", line, "/dev/null")
                .redirectErrorStream(true)
                .start();
        String shown = new String(terminal.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(terminal.waitFor()).isZero();
        assertThat(shown).contains("Reading", "judging loans");
        assertThat(Files.readString(out)).startsWith("imported");
    }

    @Test
    void a_damaged_data_folder_is_told_at_once_with_its_reason() throws Exception {
        Path data = shouyue.work().resolve("damaged");
        SmallBook.in(shouyue, data);
        Path control = data.resolve("postgres/global/pg_control");
        byte[] bytes = Files.readAllBytes(control);
        bytes[40] ^= 0x55;
        Files.write(control, bytes, StandardOpenOption.TRUNCATE_EXISTING);
        Ended broken = shouyue.run("--data", data.toString(), "prove");
        failed(broken, "does not start: ");
        assertThat(broken.err()).contains("checksum").contains("restore it from a backup");
        assertThat(broken.took()).isLessThan(Duration.ofSeconds(20));

        Files.delete(data.resolve("postgres/PG_VERSION"));
        failed(shouyue.run("--data", data.toString(), "prove"), "is damaged (postgres/PG_VERSION is missing)");
        assertThat(Installed.serversOn(data)).isEmpty();
    }

    @Test
    void data_of_another_postgresql_is_told() throws Exception {
        Path data = shouyue.work().resolve("older");
        Files.createDirectories(data.resolve("postgres/base"));
        Files.writeString(data.resolve("postgres/PG_VERSION"), "14\n");
        failed(shouyue.run("--data", data.toString(), "prove"), "was made by PostgreSQL 14");
    }

    @Test
    void a_folder_that_cannot_be_made_is_told() throws Exception {
        String file = shouyue.file("a-file", "");
        failed(shouyue.run("--data", file + "/book", "prove"), "the data folder " + file + "/book cannot be written");
    }

    @Test
    void an_address_where_no_database_is_is_told() throws Exception {
        failed(
                shouyue.run(
                        "--db", "jdbc:postgresql://127.0.0.1:" + Installed.freePort() + "/none?user=nobody", "prove"),
                "the database cannot be reached");
        wrong(shouyue.run("--db", "mysql://127.0.0.1/none", "prove"), "--db is the URL of a PostgreSQL");
    }
}
