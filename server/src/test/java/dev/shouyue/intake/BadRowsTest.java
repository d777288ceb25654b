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

    private static final String AMOUNT = "a decimal number such as 899.75, at most 1000000000000";
    private static final String TIME = "YYYY-MM-DD or YYYY-MM-DDThh:mm:ss, between 1900 and 2200";

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

    static Stream<Arguments> payments() {
        return Stream.of(
                of(
                        "L9 is unknown",
                        "P4,L9,2026-03-10,1.00,CNY,",
                        "loan_id",
                        "L9",
                        "the loan is neither in the files nor in the book",
                        "a known loan"),
                of("no loan", "P4,,2026-03-10,1.00,CNY,", "loan_id", "", "the field is empty", "a value"),
                of("no id", " ,L1,2026-03-10,1.00,CNY,", "payment_id", "", "the field is empty", "a value"),
                of(
                        "the drawdown's id",
                        "disbursement,L1,2026-03-10,1.00,CNY,",
                        "payment_id",
                        "disbursement",
                        "this id is kept for the drawdown of the loan",
                        "another id"),
                of(
                        "a long id",
                        "P" + "4".repeat(200) + ",L1,2026-03-10,1.00,CNY,",
                        "payment_id",
                        "P" + "4".repeat(119) + "…",
                        "the text is too long",
                        "at most 200 characters"),
                of("other currency", "P4,L1,2026-03-10,1.00,USD,", "currency", "USD", "the loan is in CNY", "CNY"),
                of(
                        "no such currency",
                        "P4,L1,2026-03-10,1.00,ABC,",
                        "currency",
                        "ABC",
                        "there is no such currency",
                        "an ISO 4217 code such as CNY"),
                of(
                        "small letters",
                        "P4,L1,2026-03-10,1.00,cny,",
                        "currency",
                        "cny",
                        "there is no such currency",
                        "an ISO 4217 code such as CNY"),
                of("negative", "P4,L1,2026-03-10,-1.00,CNY,", "amount", "-1.00", "the amount is negative", "0 or more"),
                of("zero", "P4,L1,2026-03-10,0.00,CNY,", "amount", "0.00", "the amount is zero", "more than 0"),
                of(
                        "three decimals",
                        "P4,L1,2026-03-10,1.001,CNY,",
                        "amount",
                        "1.001",
                        "the amount has too many decimals",
                        "at most 2 decimals for CNY"),
                of(
                        "a sen",
                        "P4,Y1,2026-03-10,1.5,JPY,",
                        "amount",
                        "1.5",
                        "the amount has too many decimals",
                        "at most 0 decimals for JPY"),
                of(
                        "five decimals",
                        "P4,L1,2026-03-10,1.00001,CNY,",
                        "amount",
                        "1.00001",
                        "the amount has too many decimals",
                        "at most 4 decimals in any currency"),
                of(
                        "past 2^63 minor units",
                        "P4,L1,2026-03-10,92233720368547758.08,CNY,",
                        "amount",
                        "92233720368547758.08",
                        "the amount is too large or too long",
                        AMOUNT),
                of(
                        "past the limit",
                        "P4,L1,2026-03-10,1000000000000.01,CNY,",
                        "amount",
                        "1000000000000.01",
                        "the amount is too large",
                        AMOUNT),
                of(
                        "400 digits",
                        "P4,L1,2026-03-10," + "9".repeat(400) + ",CNY,",
                        "amount",
                        "9".repeat(120) + "…",
                        "the amount is too large or too long",
                        AMOUNT),
                of("exponent", "P4,L1,2026-03-10,1e300,CNY,", "amount", "1e300", "this is no amount", AMOUNT),
                of("plus", "P4,L1,2026-03-10,+1.00,CNY,", "amount", "+1.00", "this is no amount", AMOUNT),
                of("two points", "P4,L1,2026-03-10,1.0.0,CNY,", "amount", "1.0.0", "this is no amount", AMOUNT),
                of("only a point", "P4,L1,2026-03-10,.,CNY,", "amount", ".", "this is no amount", AMOUNT),
                of("a point at the end", "P4,L1,2026-03-10,5.,CNY,", "amount", "5.", "this is no amount", AMOUNT),
                of(
                        "thousands",
                        "P4,L1,2026-03-10,\"1,000.00\",CNY,",
                        "amount",
                        "1,000.00",
                        "this is no amount",
                        AMOUNT),
                of("decimal comma", "P4,L1,2026-03-10,\"1,50\",CNY,", "amount", "1,50", "this is no amount", AMOUNT),
                of("with its sign", "P4,L1,2026-03-10,¥1.00,CNY,", "amount", "¥1.00", "this is no amount", AMOUNT),
                of("full-width digits", "P4,L1,2026-03-10,１２３,CNY,", "amount", "１２３", "this is no amount", AMOUNT),
                of("NaN", "P4,L1,2026-03-10,NaN,CNY,", "amount", "NaN", "this is no amount", AMOUNT),
                of("hex", "P4,L1,2026-03-10,0x10,CNY,", "amount", "0x10", "this is no amount", AMOUNT),
                of("30 February", "P4,L1,2026-02-30,1.00,CNY,", "paid_at", "2026-02-30", "there is no such date", TIME),
                of("29 February", "P4,L1,2026-02-29,1.00,CNY,", "paid_at", "2026-02-29", "there is no such date", TIME),
                of("month 13", "P4,L1,2026-13-01,1.00,CNY,", "paid_at", "2026-13-01", "there is no such date", TIME),
                of(
                        "the year 26",
                        "P4,L1,0026-03-10,1.00,CNY,",
                        "paid_at",
                        "0026-03-10",
                        "there is no such date or time",
                        TIME),
                of(
                        "the year 9999",
                        "P4,L1,9999-12-31,1.00,CNY,",
                        "paid_at",
                        "9999-12-31",
                        "there is no such date or time",
                        TIME),
                of(
                        "hour 24",
                        "P4,L1,2026-03-10T24:00:00,1.00,CNY,",
                        "paid_at",
                        "2026-03-10T24:00:00",
                        "there is no such date or time",
                        TIME),
                of(
                        "second 60",
                        "P4,L1,2026-03-10T10:00:60,1.00,CNY,",
                        "paid_at",
                        "2026-03-10T10:00:60",
                        "there is no such date or time",
                        TIME),
                of(
                        "day first",
                        "P4,L1,10/03/2026,1.00,CNY,",
                        "paid_at",
                        "10/03/2026",
                        "this is no date in the form expected",
                        TIME),
                of(
                        "slashes",
                        "P4,L1,2026/03/10,1.00,CNY,",
                        "paid_at",
                        "2026/03/10",
                        "this is no date in the form expected",
                        TIME),
                of(
                        "no dashes",
                        "P4,L1,20260310,1.00,CNY,",
                        "paid_at",
                        "20260310",
                        "this is no date in the form expected",
                        TIME),
                of(
                        "a day of Excel",
                        "P4,L1,46091,1.00,CNY,",
                        "paid_at",
                        "46091",
                        "this is no date in the form expected",
                        TIME),
                of(
                        "no leading zero",
                        "P4,L1,2026-3-10,1.00,CNY,",
                        "paid_at",
                        "2026-3-10",
                        "this is no date in the form expected",
                        TIME),
                of(
                        "no seconds",
                        "P4,L1,2026-03-10T10:00,1.00,CNY,",
                        "paid_at",
                        "2026-03-10T10:00",
                        "the time has no seconds",
                        TIME),
                of(
                        "in UTC",
                        "P4,L1,2026-03-10T10:00:00Z,1.00,CNY,",
                        "paid_at",
                        "2026-03-10T10:00:00Z",
                        "the time has a zone, but it is to be that of the borrower",
                        TIME),
                of(
                        "in a zone",
                        "P4,L1,2026-03-10T10:00:00+08:00,1.00,CNY,",
                        "paid_at",
                        "2026-03-10T10:00:00+08:00",
                        "the time has a zone, but it is to be that of the borrower",
                        TIME),
                of(
                        "nanoseconds",
                        "P4,L1,2026-03-10T10:00:00.123456789,1.00,CNY,",
                        "paid_at",
                        "2026-03-10T10:00:00.123456789",
                        "this is no date in the form expected",
                        TIME),
                of(
                        "before the drawdown",
                        "P4,L1,2026-01-10,1.00,CNY,",
                        "paid_at",
                        "2026-01-10 00:00:00",
                        "it happened before the loan was drawn",
                        "the day of the drawdown or later"),
                of(
                        "in the future",
                        "P4,L1,2027-01-02,1.00,CNY,",
                        "paid_at",
                        "2027-01-02",
                        "the day lies in the future",
                        "2027-01-01 or earlier"),
                of(
                        "known before it was paid",
                        "P4,L1,2026-03-10,1.00,CNY,2026-03-09",
                        "recorded_on",
                        "2026-03-09",
                        "it was recorded before it happened",
                        "2026-03-10 or later"),
                of(
                        "known in the future",
                        "P4,L1,2026-03-10,1.00,CNY,2027-01-02",
                        "recorded_on",
                        "2027-01-02",
                        "the day lies in the future",
                        "2027-01-01 or earlier"),
                of(
                        "known at a time of day",
                        "P4,L1,2026-03-10,1.00,CNY,2026-03-10T10:00:00",
                        "recorded_on",
                        "2026-03-10T10:00:00",
                        "the date has a time of day",
                        "YYYY-MM-DD"),
                of(
                        "too few fields",
                        "P4,L1,2026-03-10,1.00",
                        "",
                        "P4,L1,2026-03-10,1.00",
                        "the row has 4 fields",
                        "6 fields, as the header"),
                of(
                        "too many fields",
                        "P4,L1,2026-03-10,1,000.00,CNY,",
                        "",
                        "P4,L1,2026-03-10,1,000.00,CNY,",
                        "the row has 7 fields",
                        "6 fields, as the header"),
                of(
                        "other separators",
                        "P4;L1;2026-03-10;1.00;CNY;",
                        "",
                        "P4;L1;2026-03-10;1.00;CNY;",
                        "the row has 1 field",
                        "6 fields, as the header"),
                of(
                        "a quote inside",
                        "P\"4,L1,2026-03-10,1.00,CNY,",
                        "payment_id",
                        "P\"4",
                        "a quote stands inside a field that has none around it",
                        "quotes around the whole field, and those in it doubled"),
                of(
                        "after the quote",
                        "\"P\"4,L1,2026-03-10,1.00,CNY,",
                        "payment_id",
                        "P4",
                        "something follows the closing quote of the field",
                        "quotes around the whole field, and those in it doubled"),
                of(
                        "a line break",
                        "\"P\n4\",L1,2026-03-10,1.00,CNY,",
                        "payment_id",
                        "P\\x0A4",
                        "the field has a line break in it (the row goes on to line 4)",
                        "a text on one line"),
                of(
                        "a line break in a number",
                        "P4,L1,2026-03-10,\"1\n.00\",CNY,",
                        "amount",
                        "1\\x0A.00",
                        "the field has a line break in it (the row goes on to line 4)",
                        AMOUNT),
                of(
                        "a tab",
                        "P\t4,L1,2026-03-10,1.00,CNY,",
                        "payment_id",
                        "P\\x094",
                        "the field has a control character in it",
                        "a text on one line"),
                of(
                        "NUL in a text",
                        "P4\0,L1,2026-03-10,1.00,CNY,",
                        "payment_id",
                        "P4\\x00",
                        "the field has a NUL byte in it",
                        "a text on one line"),
                of(
                        "NUL in a number",
                        "P4,L1,2026-03-10,1\0.00,CNY,",
                        "amount",
                        "1\\x00.00",
                        "the field has a NUL byte in it",
                        AMOUNT),
                of(
                        "NUL in a date",
                        "P4,L1,2026-03-10\0,1.00,CNY,",
                        "paid_at",
                        "2026-03-10\\x00",
                        "the field has a NUL byte in it",
                        TIME),
                of(
                        "a byte order mark",
                        "\uFEFFP4,L1,2026-03-10,1.00,CNY,",
                        "payment_id",
                        "\uFEFFP4",
                        "the text has an invisible character (U+FEFF) in it",
                        "a text that shows all it has"),
                of(
                        "no width",
                        "P4\u200B,L1,2026-03-10,1.00,CNY,",
                        "payment_id",
                        "P4\u200B",
                        "the text has an invisible character (U+200B) in it",
                        "a text that shows all it has"),
                of(
                        "read wrongly before",
                        "P\uFFFD,L1,2026-03-10,1.00,CNY,",
                        "payment_id",
                        "P\uFFFD",
                        "the text was spoilt before (it has the mark U+FFFD for a character that could not be read)",
                        "the text as it was"),
                of(
                        "other content than in the book",
                        "P1,L1,2026-03-10T10:00:00,5.00,CNY,",
                        "payment_id",
                        "P1",
                        "the book holds this id with other content",
                        "what it was imported with"),
                of(
                        "another second",
                        "P1,L1,2026-03-10T10:00:01,511.00,CNY,",
                        "payment_id",
                        "P1",
                        "the book holds this id with other content",
                        "what it was imported with"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("payments")
    void a_bad_payment(String name, String row, String column, String value, String problem, String expected) {
        Lender.Result result =
                judged(PAYMENT + "P5,L1,2026-05-10,1.00,CNY,\n" + row + "\nP6,L1,2026-05-11,1.00,CNY,\n");
        assertThat(result.rejects()).containsExactly(new Lender.Reject(0, 3, column, value, problem, expected));
        assertThat(result.report().imported()).containsEntry("facts", 2L);
        assertThat(result.report().rejected()).isEqualTo(1);
    }

    static Stream<Arguments> events() {
        return Stream.of(
                of(
                        "unknown kind",
                        "E4,L1,paid,2026-03-10,,,,,,,",
                        "kind",
                        "paid",
                        "this value is not known",
                        "one of debit_failed, payment_reversed, fee_charged, waived, protection_granted, protection_withdrawn,"
                                + " cause_stated, statement_withdrawn, charged_off"),
                of(
                        "unknown reason",
                        "E4,L1,debit_failed,2026-03-10,,,none,,,,",
                        "reason",
                        "none",
                        "this value is not known",
                        "one of funds, account, mandate, limit_or_date, system, duplicate"),
                of("no amount", "E4,L1,fee_charged,2026-03-10,,,,,,,", "amount", "", "the field is empty", "a value"),
                of(
                        "decimals of another currency",
                        "E4,Y1,fee_charged,2026-03-10,1.50,,,,,,",
                        "amount",
                        "1.5",
                        "the amount has too many decimals",
                        "the decimals of JPY"),
                of(
                        "reversal of nothing",
                        "E4,L1,payment_reversed,2026-03-11,,,,,,,",
                        "reference",
                        "",
                        "the field is empty",
                        "a value"),
                of(
                        "reversal of an unknown payment",
                        "E4,L1,payment_reversed,2026-03-11,,,,P99,,,",
                        "reference",
                        "P99",
                        "the loan has no such payment, in the files or in the book",
                        "the id of a payment of the loan"),
                of(
                        "reversal of another loan's payment",
                        "E4,L1,payment_reversed,2026-03-13,,,,P3,,,",
                        "reference",
                        "P3",
                        "the loan has no such payment, in the files or in the book",
                        "the id of a payment of the loan"),
                of(
                        "withdrawal of what was not granted",
                        "E4,L1,protection_withdrawn,2026-03-11,,,,E9,,,",
                        "reference",
                        "E9",
                        "the loan has no such protection, in the files or in the book",
                        "the id of a protection_granted of the loan"),
                of(
                        "withdrawal of a payment",
                        "E4,L1,protection_withdrawn,2026-03-11,,,,P1,,,",
                        "reference",
                        "P1",
                        "the loan has no such protection, in the files or in the book",
                        "the id of a protection_granted of the loan"),
                of(
                        "a statement of nobody",
                        "E4,L1,cause_stated,2026-03-11,,,hardship,,,,",
                        "reference",
                        "",
                        "the field is empty",
                        "a value"),
                of(
                        "a statement by whom nobody knows",
                        "E4,L1,cause_stated,2026-03-11,,,hardship,neighbour,,,",
                        "reference",
                        "neighbour",
                        "this value is not known",
                        "one of borrower, collector, court, document"),
                of(
                        "withdrawal of what was not stated",
                        "E4,L1,statement_withdrawn,2026-03-11,,,,P1,,,",
                        "reference",
                        "P1",
                        "the loan has no such statement, in the files or in the book",
                        "the id of a cause_stated of the loan"),
                of(
                        "a protection that ends first",
                        "E4,L1,protection_granted,2026-03-11,,,operator,,2026-03-10,2026-03-09,",
                        "to",
                        "2026-03-09",
                        "it ends before it begins",
                        "2026-03-10 or later"),
                of(
                        "a protection without days",
                        "E4,L1,protection_granted,2026-03-11,,,operator,,,,",
                        "from",
                        "",
                        "the field is empty",
                        "a value"),
                of(
                        "charged off again",
                        "E4,L2,charged_off,2026-09-02,,,,,,,",
                        "kind",
                        "charged_off",
                        "the loan is charged off already",
                        "one charge-off of a loan"),
                of(
                        "before the drawdown",
                        "E4,L1,charged_off,2026-02-09,,,,,,,",
                        "occurred_at",
                        "2026-02-09 00:00:00",
                        "it happened before the loan was drawn",
                        "the day of the drawdown or later"),
                of(
                        "the id of a payment",
                        "P1,L1,fee_charged,2026-03-11,5.00,CNY,,,,,",
                        "event_id",
                        "P1",
                        "the book holds this id with other content",
                        "what it was imported with"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
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

    static Stream<Arguments> loans() {
        return Stream.of(
                of("zero", "N1,B3,CNY,0,2026-02-10,0.04,,", "principal", "0", "the amount is zero", "more than 0"),
                of(
                        "no such pack",
                        "N1,B3,CNY,100,2026-02-10,0.04,MOON,",
                        "policy_pack",
                        "MOON",
                        "there is no such pack",
                        "one of CN-CARD, CN-LOAN, US, EU, IN"),
                of(
                        "negative rate",
                        "N1,B3,CNY,100,2026-02-10,-0.04,,",
                        "daily_rate_percent",
                        "-0.04",
                        "this is no rate",
                        "percent a day from 0 to 100, such as 0.04"),
                of(
                        "a rate past reason",
                        "N1,B3,CNY,100,2026-02-10,100.01,,",
                        "daily_rate_percent",
                        "100.01",
                        "this is no rate",
                        "percent a day from 0 to 100, such as 0.04"),
                of(
                        "a rate that would fill the memory",
                        "N1,B3,CNY,100,2026-02-10,1e-999999999,,",
                        "daily_rate_percent",
                        "1e-999999999",
                        "this is no rate",
                        "percent a day from 0 to 100, such as 0.04"),
                of(
                        "grace past reason",
                        "N1,B3,CNY,100,2026-02-10,0.04,,61",
                        "grace_days",
                        "61",
                        "this is not such a number",
                        "a whole number from 0 to 60"),
                of(
                        "half a day of grace",
                        "N1,B3,CNY,100,2026-02-10,0.04,,0.5",
                        "grace_days",
                        "0.5",
                        "this is not such a number",
                        "a whole number from 0 to 60"),
                of(
                        "drawn in the future",
                        "N1,B3,CNY,100,2027-01-02,0.04,,",
                        "drawn_on",
                        "2027-01-02",
                        "the day lies in the future",
                        "2027-01-01 or earlier"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("loans")
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

    static Stream<Arguments> installments() {
        return Stream.of(
                of("no date", "1,2026-03-10,50,\n2,,50,", 1, 3, "due_on", "", "the field is empty", "a value"),
                of(
                        "number zero",
                        "0,2026-03-10,50,\n1,2026-04-10,50,",
                        1,
                        2,
                        "number",
                        "0",
                        "this is not such a number",
                        "a whole number from 1 to 10000"),
                of(
                        "number 2^40",
                        "1,2026-03-10,50,\n1099511627776,2026-04-10,50,",
                        1,
                        3,
                        "number",
                        "1099511627776",
                        "this is not such a number",
                        "a whole number from 1 to 10000"),
                of(
                        "negative interest",
                        "1,2026-03-10,50,-1\n2,2026-04-10,50,",
                        1,
                        2,
                        "interest",
                        "-1",
                        "the amount is negative",
                        "0 or more"),
                of(
                        "decimals of the loan's currency",
                        "1,2026-03-10,50.001,\n2,2026-04-10,49.999,",
                        1,
                        2,
                        "principal",
                        "50.001",
                        "the amount has too many decimals",
                        "the decimals of CNY"),
                of(
                        "a gap",
                        "1,2026-03-10,50,\n3,2026-04-10,50,",
                        1,
                        3,
                        "number",
                        "3",
                        "there is no installment 2 before it",
                        "2"),
                of(
                        "no first",
                        "2,2026-03-10,50,\n3,2026-04-10,50,",
                        1,
                        2,
                        "number",
                        "2",
                        "there is no installment 1 before it",
                        "1"),
                of(
                        "due dates that fall",
                        "1,2026-04-10,50,\n2,2026-03-10,50,",
                        1,
                        3,
                        "due_on",
                        "2026-03-10",
                        "it is due before installment 1, which has a lower number",
                        "2026-04-10 or later"),
                of(
                        "twice with other content",
                        "1,2026-03-10,50,\n2,2026-04-10,50,\n2,2026-04-10,50,1",
                        1,
                        4,
                        "number",
                        "2",
                        "the installment stands in the files before, with other content",
                        "one content"),
                of(
                        "less than the principal",
                        "1,2026-03-10,50,\n2,2026-04-10,49.99,",
                        0,
                        2,
                        "principal",
                        "100",
                        "its installments repay 99.99 in all",
                        "the principal drawn"),
                of(
                        "more than can be owed",
                        "1,2026-03-10,50,999999999999\n2,2026-04-10,50,999999999999",
                        0,
                        2,
                        "principal",
                        "100",
                        "its installments ask for 2000000000098 in all",
                        "at most 1000000000000"),
                of(
                        "due before it was drawn",
                        "1,2026-02-09,50,\n2,2026-04-10,50,",
                        0,
                        2,
                        "drawn_on",
                        "2026-02-10",
                        "its first installment is due 2026-02-09, before that",
                        "2026-02-09 or earlier"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("installments")
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
            case "payments" -> files.add(lender.file(PAYMENT + rows(payments())));
            case "events" -> files.add(lender.file(EVENT + rows(events())));
            case "loans" -> files.add(lender.file(LOAN + rows(loans())));
            default -> {
                StringBuilder loans = new StringBuilder(LOAN);
                StringBuilder plans = new StringBuilder(INSTALLMENT);
                int[] n = {0};
                installments().forEach(row -> {
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
