package dev.shouyue.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of bad row is rejected with its place and what was expected, and the good rows beside it are taken. */
class BadRowsTest {

    private static final String PAYMENT = "payment_id,loan_id,paid_at,amount,currency,recorded_on\n";
    private static final String EVENT =
            "event_id,loan_id,kind,occurred_at,amount,currency,reason,reference,from,to,recorded_on\n";
    private static final String LOAN =
            "loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent,policy_pack,grace_days\n";
    private static final String INSTALLMENT = "loan_id,number,due_on,principal,interest\n";

    @TempDir
    static Path folder;

    private static Lender lender;

    @BeforeAll
    static void aBook() {
        lender = new Lender(folder);
        lender.imports(Lender.LOANS, Lender.INSTALLMENTS, Lender.PAYMENTS);
        lender.imports(EVENT + "E1,L2,charged_off,2026-09-01,,,,,,,\n");
    }

    @AfterAll
    static void close() {
        lender.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.shouyue.intake.BadRows#payments")
    void a_bad_payment(String name, String row, String column, String value, String problem, String expected) {
        Lender.Result result =
                judged(PAYMENT + "P5,L1,2026-05-10,1.00,CNY,\n" + row + "\nP6,L1,2026-05-11,1.00,CNY,\n");
        assertThat(result.rejects()).containsExactly(new Lender.Reject(0, 3, column, value, problem, expected));
        assertThat(result.report().imported()).containsEntry("facts", 2L);
        assertThat(result.report().rejected()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.shouyue.intake.BadRows#events")
    void a_bad_event(String name, String row, String column, String value, String problem, String expected) {
        Lender.Result result = judged(EVENT + row + "\nE5,L1,fee_charged,2026-05-10,1.00,,,,,,\n");
        assertThat(result.rejects()).containsExactly(new Lender.Reject(0, 2, column, value, problem, expected));
        assertThat(result.report().imported()).containsEntry("facts", 1L);
    }

    @Test
    void what_may_still_happen_to_a_loan_that_was_charged_off_is_taken() {
        Lender.Result result = judged(EVENT + """
                E4,L2,fee_charged,2026-09-02,5.00,,,,,,
                E5,L2,waived,2026-09-03,5.00,,fee,,,,
                E6,L2,payment_reversed,2026-09-03,,,,P3,,,
                """);
        assertThat(result.rejects()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.shouyue.intake.BadRows#loans")
    void a_bad_loan_takes_its_installments_and_payments_with_it(
            String name, String row, String column, String value, String problem, String expected) {
        Path loans = lender.file(LOAN + row + "\nN2,B3,CNY,100,2026-02-10,0.04,,\n");
        Path installments = lender.file(INSTALLMENT + "N1,1,2026-03-10,100,\nN2,1,2026-03-10,100,\n");
        Path payments = lender.file(PAYMENT + "P1,N1,2026-03-10,100,CNY,\nP1,N2,2026-03-10,100,CNY,\n");
        Lender.Result result = judges(loans, installments, payments);
        String reason = "its loan was rejected: " + loans.getFileName() + ":2: " + column + ": " + problem;
        assertThat(result.rejects())
                .containsExactly(
                        new Lender.Reject(0, 2, column, value, problem, expected),
                        new Lender.Reject(1, 2, "loan_id", "N1", reason, "a loan without a bad row"),
                        new Lender.Reject(2, 2, "loan_id", "N1", reason, "a known loan"));
        assertThat(result.report().imported()).isEqualTo(Map.of("borrowers", 1L, "loans", 1L, "facts", 2L));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.shouyue.intake.BadRows#installments")
    void a_bad_installment_takes_its_loan_with_it(
            String name,
            String rows,
            int file,
            int line,
            String column,
            String value,
            String problem,
            String expected) {
        Path loans = lender.file(LOAN + "N1,B3,CNY,100,2026-02-10,0.04,,\nN2,B3,CNY,100,2026-02-10,0.04,,\n");
        String own = Stream.of(rows.split("\n")).map(row -> "N1," + row + "\n").reduce("", String::concat);
        Path installments = lender.file(INSTALLMENT + own + "N2,1,2026-03-10,100,\n");
        Path payments = lender.file(PAYMENT + "P1,N1,2026-03-10,100,CNY,\nP1,N2,2026-03-10,100,CNY,\n");
        Lender.Result result = judges(loans, installments, payments);
        assertThat(result.rejects()).contains(new Lender.Reject(file, line, column, value, problem, expected));
        int rowsOfTheLoan = 1 + rows.split("\n").length + 1;
        assertThat(result.rejects()).hasSize(rowsOfTheLoan); // each once
        assertThat(result.report().rejected()).isEqualTo(rowsOfTheLoan);
        assertThat(result.report().imported()).isEqualTo(Map.of("borrowers", 1L, "loans", 1L, "facts", 2L));
    }

    @Test
    void a_loan_without_installments_and_installments_without_a_loan() {
        Path loans = lender.file(LOAN + "N1,B3,CNY,100,2026-02-10,0.04,,\n");
        Path installments = lender.file(INSTALLMENT + "N2,1,2026-03-10,100,\n");
        assertThat(judges(loans, installments).rejects())
                .containsExactly(
                        new Lender.Reject(
                                0,
                                2,
                                "loan_id",
                                "N1",
                                "the loan has no installments",
                                "its rows in a file of installments"),
                        new Lender.Reject(
                                1,
                                2,
                                "loan_id",
                                "N2",
                                "the loan is neither in the files nor in the book",
                                "a known loan"));
    }

    @Test
    void a_loan_that_the_book_holds_with_other_content() {
        Path loans = lender.file(Lender.LOANS.replace("1000.00", "1000.01").replace("L2,B2", "L2,B1"));
        assertThat(judges(loans).rejects())
                .containsExactly(
                        new Lender.Reject(
                                0,
                                2,
                                "loan_id",
                                "L1",
                                "the book holds this loan with other content",
                                "what it was imported with"),
                        new Lender.Reject(
                                0,
                                3,
                                "loan_id",
                                "L2",
                                "the book holds this loan with other content",
                                "what it was imported with"));
        Path installments = lender.file(Lender.INSTALLMENTS
                .replace("500.00,6.00\nL2", "500.00,6.01\nL2")
                .replace("90000,1080", "90000,1081"));
        assertThat(judges(installments).rejects())
                .extracting(Lender.Reject::line, Lender.Reject::problem)
                .containsExactly(
                        tuple(2L, "the book holds this loan with other installments"),
                        tuple(
                                3L,
                                "its loan was rejected: " + installments.getFileName()
                                        + ":2: loan_id: the book holds this loan with other installments"),
                        tuple(5L, "the book holds this loan with other installments"));
    }

    @Test
    void payments_of_a_loan_that_the_book_holds_are_taken_though_its_rows_are_rejected() {
        Path loans = lender.file(Lender.LOANS.replace("1000.00", "1000.01"));
        Path payments = lender.file(PAYMENT + "P9,L1,2026-05-10,1.00,CNY,\n");
        Lender.Result result = judges(loans, payments);
        assertThat(result.rejects()).hasSize(1);
        assertThat(result.report().imported()).containsEntry("facts", 1L);
    }

    @Test
    void the_same_id_with_other_content_in_one_file_and_in_two() {
        Path one = lender.file(
                PAYMENT + "P7,L1,2026-05-10,1.00,CNY,\nP7,L1,2026-05-10,1.00,CNY,\nP7,L1,2026-05-10,2.00,CNY,\n");
        Path two = lender.file(PAYMENT + "P7,L1,2026-05-11,1.00,CNY,\nP7,L2,2026-05-10,1.00,CNY,\n");
        Lender.Result result = judges(one, two);
        String problem = "the id stands in the files before, with other content";
        assertThat(result.rejects())
                .containsExactly(
                        new Lender.Reject(0, 4, "payment_id", "P7", problem, "one content"),
                        new Lender.Reject(1, 2, "payment_id", "P7", problem, "one content"));
        assertThat(result.report().kinds()).containsExactly(new ImportReport.Kind("payments", 5, 2, 1, 2));
    }

    @Test
    void loans_and_borrowers_that_stand_twice() {
        Path loans = lender.file(
                LOAN
                        + "N1,B3,CNY,100,2026-02-10,0.04,,\nN1,B3,CNY,100.00,2026-02-10,0.040,,\nN1,B4,CNY,100,2026-02-10,0.04,,\n");
        Path installments = lender.file(INSTALLMENT + "N1,1,2026-03-10,100,\n");
        Path borrowers = lender.file("borrower_id,birth_year\nB3,1990\nB3,1990.0\nB3,1991\n");
        Lender.Result result = judges(loans, installments, borrowers);
        String reason = "its loan was rejected: " + loans.getFileName()
                + ":4: loan_id: the loan stands in the files before, with other content";
        assertThat(result.rejects())
                .containsExactly(
                        new Lender.Reject(0, 2, "loan_id", "N1", reason, "a loan without a bad row"),
                        new Lender.Reject(0, 3, "loan_id", "N1", reason, "a loan without a bad row"),
                        new Lender.Reject(
                                0,
                                4,
                                "loan_id",
                                "N1",
                                "the loan stands in the files before, with other content",
                                "one content"),
                        new Lender.Reject(1, 2, "loan_id", "N1", reason, "a loan without a bad row"),
                        new Lender.Reject(
                                2,
                                4,
                                "borrower_id",
                                "B3",
                                "the borrower stands in the files before, with other content",
                                "one content"));
        assertThat(result.report().kinds())
                .containsExactly(
                        new ImportReport.Kind("loans", 3, 0, 0, 3),
                        new ImportReport.Kind("installments", 1, 0, 0, 1),
                        new ImportReport.Kind("borrowers", 3, 1, 1, 1));
    }

    @Test
    void a_reversal_of_a_payment_that_is_rejected_is_rejected_and_of_one_in_the_files_is_taken() {
        Path payments = lender.file(PAYMENT + "P7,L1,2026-05-10,-1.00,CNY,\nP8,L1,2026-05-10,1.00,CNY,\n");
        Path events = lender.file(EVENT + """
                E7,L1,payment_reversed,2026-05-11,,,,P7,,,
                E8,L1,payment_reversed,2026-05-11,,,,P8,,,
                E9,L1,protection_granted,2026-05-11,,,operator,me,2026-05-01,2026-05-02,
                E10,L1,protection_withdrawn,2026-05-12,,,,E9,,,
                """);
        assertThat(judges(events, payments).rejects())
                .extracting(Lender.Reject::file, Lender.Reject::line)
                .containsExactly(tuple(0, 2L), tuple(1, 2L));
    }

    @Test
    void two_charge_offs_in_one_file_are_one_and_a_reject() {
        Lender.Result result =
                judged(EVENT + "E7,L1,charged_off,2026-09-01,,,,,,,\nE8,L1,charged_off,2026-09-02,,,,,,,\n");
        assertThat(result.rejects()).extracting(Lender.Reject::line).containsExactly(3L);
        assertThat(result.report().imported()).containsEntry("facts", 1L);
    }

    /** Each row stands in the file two or three times; a copy of what is rejected is not "already there". */
    @ParameterizedTest
    @MethodSource("rejectedTwice")
    void a_copy_of_a_rejected_row_is_rejected_for_the_same_reason(String what, String row, String problem) {
        Lender.Result result = judged(EVENT + row + "\n" + row + "\n" + row + "\n");
        assertThat(result.rejects()).extracting(Lender.Reject::line).containsExactly(2L, 3L, 4L);
        assertThat(result.rejects()).extracting(Lender.Reject::problem).containsOnly(problem);
        assertThat(result.report().alreadyThere()).isZero();
        assertThat(result.report().rejected()).isEqualTo(3);
        assertThat(result.report().imported()).containsEntry("facts", 0L);
    }

    static Stream<Arguments> rejectedTwice() {
        return Stream.of(
                of(
                        "the reversal of no payment",
                        "E4,L1,payment_reversed,2026-03-11,,,,P99,,,",
                        "the loan has no such payment, in the files or in the book"),
                of("a second charge-off", "E4,L2,charged_off,2026-09-02,,,,,,,", "the loan is charged off already"),
                of(
                        "the id of a payment",
                        "P1,L1,fee_charged,2026-03-11,5.00,CNY,,,,,",
                        "the book holds this id with other content"));
    }

    @Test
    void a_copy_of_a_second_charge_off_in_the_files_is_rejected_with_it() {
        Lender.Result result = judged(EVENT
                + "E7,L1,charged_off,2026-09-01,,,,,,,\n"
                + "E8,L1,charged_off,2026-09-02,,,,,,,\n".repeat(2)
                + "E7,L1,charged_off,2026-09-01,,,,,,,\n");
        assertThat(result.rejects()).extracting(Lender.Reject::line).containsExactly(3L, 4L);
        assertThat(result.report().imported()).containsEntry("facts", 1L);
        assertThat(result.report().alreadyThere()).isEqualTo(1);
    }

    /** One broken byte, in each column in turn, also in those that are only read as numbers or dates. */
    @Test
    void a_broken_byte_in_any_column() {
        String[] good = {"P4", "L1", "2026-03-10", "1.00", "CNY", "2026-03-10"};
        String[] names = PAYMENT.strip().split(",");
        for (int column = 0; column < good.length; column++) {
            String[] row = good.clone();
            row[column] += "\u00A3"; // £ in Latin-1 is no UTF-8
            byte[] bytes = (PAYMENT + String.join(",", row) + "\n").getBytes(StandardCharsets.ISO_8859_1);
            assertThat(judges(lender.file(bytes)).rejects())
                    .containsExactly(new Lender.Reject(
                            0, 2, names[column], good[column] + "\\xA3", "the text is not UTF-8", "a file in UTF-8"));
        }
    }

    @Test
    void a_file_in_gbk_and_utf_8_that_is_cut_or_overlong() {
        byte[] gbk = "borrower_id,region\nB5,北京\nB6,north\n".getBytes(Charset.forName("GBK"));
        assertThat(judges(lender.file(gbk)).rejects())
                .containsExactly(new Lender.Reject(
                        0, 2, "region", "\\xB1\\xB1\\xBE\\xA9", "the text is not UTF-8", "a file in UTF-8"));
        for (byte[] broken : List.of(
                new byte[] {(byte) 0xE5, (byte) 0x8C}, // cut
                new byte[] {(byte) 0xC0, (byte) 0x80}, // overlong NUL
                new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, // half a surrogate pair
                new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80})) { // past Unicode
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            file.writeBytes("borrower_id,region\nB5,".getBytes(StandardCharsets.UTF_8));
            file.writeBytes(broken);
            file.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
            assertThat(judges(lender.file(file.toByteArray())).rejects())
                    .extracting(Lender.Reject::line, Lender.Reject::column, Lender.Reject::problem)
                    .containsExactly(tuple(2L, "region", "the text is not UTF-8"));
        }
    }

    @Test
    void lines_are_the_physical_ones_of_the_file() {
        Lender.Result result = judged(PAYMENT.replace("\n", "\r\n")
                + "\r\n\"P\r\n7\",L1,2026-05-10,1.00,CNY,\r\n\"P8\",L1,2026-05-10,-1.00,CNY,\r\n\r\n\r\n");
        assertThat(result.rejects()).extracting(Lender.Reject::line).containsExactly(3L, 5L);
    }

    /** Two small words of ASCII letters one after the other: a sentence, not a code or a name. */
    private static final Pattern ENGLISH = Pattern.compile("[a-z]{2,} [a-z]{2,}");

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    /** All bad rows of this test in files of their kind. */
    @ParameterizedTest
    @CsvSource({"payments, 60", "events, 12", "loans, 7", "installments, 10"})
    void in_a_chinese_reject_file_no_reason_is_english(String kind, int atLeast) {
        List<Path> files = new ArrayList<>();
        switch (kind) {
            case "payments" -> files.add(lender.file(PAYMENT + rows(BadRows.payments())));
            case "events" -> files.add(lender.file(EVENT + rows(BadRows.events())));
            case "loans" -> files.add(lender.file(LOAN + rows(BadRows.loans())));
            default -> {
                StringBuilder loans = new StringBuilder(LOAN);
                StringBuilder plans = new StringBuilder(INSTALLMENT);
                int[] n = {0};
                BadRows.installments().forEach(row -> {
                    String id = "Z" + ++n[0];
                    loans.append(id).append(",B3,CNY,100,2026-02-10,0.04,,\n");
                    for (String line : row.get()[1].toString().split("\n")) {
                        plans.append(id).append(',').append(line).append('\n');
                    }
                });
                files.add(lender.file(loans.toString()));
                files.add(lender.file(plans.toString()));
            }
        }
        Lender.Result result = lender.judgesIn("zh", files.toArray(Path[]::new));
        assertThat(result.rejects()).hasSizeGreaterThan(atLeast).allSatisfy(reject -> {
            assertThat(reject.problem()).containsPattern(CHINESE).doesNotContainPattern(ENGLISH);
            assertThat(reject.expected()).doesNotContainPattern(ENGLISH);
        });
    }

    private static String rows(Stream<Arguments> bad) {
        return bad.map(row -> row.get()[1] + "\n").collect(Collectors.joining());
    }

    private static Lender.Result judged(String text) {
        return judges(lender.file(text));
    }

    private static Lender.Result judges(Path... files) {
        return lender.judges(files);
    }

    private static Arguments of(String name, String row, Object... expected) {
        Object[] all = new Object[expected.length + 2];
        all[0] = name;
        all[1] = row;
        System.arraycopy(expected, 0, all, 2, expected.length);
        return Arguments.of(all);
    }
}
