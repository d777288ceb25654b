package dev.shouyue.intake;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Every kind of bad row, as tables: its name, the row, and what the reject is to say: column, value, problem, what was
 * expected. {@code 9{400}} stands for 400 nines, {@code \n} for a line break.
 */
final class BadRows {

    private static final String PAYMENTS = """
            L9 is unknown | P4,L9,2026-03-10,1.00,CNY, | loan_id | L9 | the loan is neither in the files nor in the book | a known loan
            no loan | P4,,2026-03-10,1.00,CNY, | loan_id |  | the field is empty | a value
            no id |  ,L1,2026-03-10,1.00,CNY, | payment_id |  | the field is empty | a value
            the drawdown's id | disbursement,L1,2026-03-10,1.00,CNY, | payment_id | disbursement | this id is kept for the drawdown of the loan | another id
            a long id | P4{200},L1,2026-03-10,1.00,CNY, | payment_id | P4{119}… | the text is too long | at most 200 characters
            other currency | P4,L1,2026-03-10,1.00,USD, | currency | USD | the loan is in CNY | CNY
            no such currency | P4,L1,2026-03-10,1.00,ABC, | currency | ABC | there is no such currency | an ISO 4217 code such as CNY
            small letters | P4,L1,2026-03-10,1.00,cny, | currency | cny | there is no such currency | an ISO 4217 code such as CNY
            negative | P4,L1,2026-03-10,-1.00,CNY, | amount | -1.00 | the amount is negative | 0 or more
            zero | P4,L1,2026-03-10,0.00,CNY, | amount | 0.00 | the amount is zero | more than 0
            three decimals | P4,L1,2026-03-10,1.001,CNY, | amount | 1.001 | the amount has too many decimals | at most 2 decimals for CNY
            a sen | P4,Y1,2026-03-10,1.5,JPY, | amount | 1.5 | the amount has too many decimals | at most 0 decimals for JPY
            five decimals | P4,L1,2026-03-10,1.00001,CNY, | amount | 1.00001 | the amount has too many decimals | at most 4 decimals in any currency
            past 2^63 minor units | P4,L1,2026-03-10,92233720368547758.08,CNY, | amount | 92233720368547758.08 | the amount is too large or too long | AMOUNT
            past the limit | P4,L1,2026-03-10,1000000000000.01,CNY, | amount | 1000000000000.01 | the amount is too large | AMOUNT
            400 digits | P4,L1,2026-03-10,9{400},CNY, | amount | 9{120}… | the amount is too large or too long | AMOUNT
            exponent | P4,L1,2026-03-10,1e300,CNY, | amount | 1e300 | this is no amount | AMOUNT
            plus | P4,L1,2026-03-10,+1.00,CNY, | amount | +1.00 | this is no amount | AMOUNT
            two points | P4,L1,2026-03-10,1.0.0,CNY, | amount | 1.0.0 | this is no amount | AMOUNT
            only a point | P4,L1,2026-03-10,.,CNY, | amount | . | this is no amount | AMOUNT
            a point at the end | P4,L1,2026-03-10,5.,CNY, | amount | 5. | this is no amount | AMOUNT
            thousands | P4,L1,2026-03-10,"1,000.00",CNY, | amount | 1,000.00 | this is no amount | AMOUNT
            decimal comma | P4,L1,2026-03-10,"1,50",CNY, | amount | 1,50 | this is no amount | AMOUNT
            with its sign | P4,L1,2026-03-10,¥1.00,CNY, | amount | ¥1.00 | this is no amount | AMOUNT
            full-width digits | P4,L1,2026-03-10,１２３,CNY, | amount | １２３ | this is no amount | AMOUNT
            NaN | P4,L1,2026-03-10,NaN,CNY, | amount | NaN | this is no amount | AMOUNT
            hex | P4,L1,2026-03-10,0x10,CNY, | amount | 0x10 | this is no amount | AMOUNT
            30 February | P4,L1,2026-02-30,1.00,CNY, | paid_at | 2026-02-30 | there is no such date | TIME
            29 February | P4,L1,2026-02-29,1.00,CNY, | paid_at | 2026-02-29 | there is no such date | TIME
            month 13 | P4,L1,2026-13-01,1.00,CNY, | paid_at | 2026-13-01 | there is no such date | TIME
            the year 26 | P4,L1,0026-03-10,1.00,CNY, | paid_at | 0026-03-10 | there is no such date or time | TIME
            the year 9999 | P4,L1,9999-12-31,1.00,CNY, | paid_at | 9999-12-31 | there is no such date or time | TIME
            hour 24 | P4,L1,2026-03-10T24:00:00,1.00,CNY, | paid_at | 2026-03-10T24:00:00 | there is no such date or time | TIME
            second 60 | P4,L1,2026-03-10T10:00:60,1.00,CNY, | paid_at | 2026-03-10T10:00:60 | there is no such date or time | TIME
            day first | P4,L1,10/03/2026,1.00,CNY, | paid_at | 10/03/2026 | this is no date in the form expected | TIME
            slashes | P4,L1,2026/03/10,1.00,CNY, | paid_at | 2026/03/10 | this is no date in the form expected | TIME
            no dashes | P4,L1,20260310,1.00,CNY, | paid_at | 20260310 | this is no date in the form expected | TIME
            a day of Excel | P4,L1,46091,1.00,CNY, | paid_at | 46091 | this is no date in the form expected | TIME
            no leading zero | P4,L1,2026-3-10,1.00,CNY, | paid_at | 2026-3-10 | this is no date in the form expected | TIME
            no seconds | P4,L1,2026-03-10T10:00,1.00,CNY, | paid_at | 2026-03-10T10:00 | the time has no seconds | TIME
            in UTC | P4,L1,2026-03-10T10:00:00Z,1.00,CNY, | paid_at | 2026-03-10T10:00:00Z | the time has a zone, but it is to be that of the borrower | TIME
            in a zone | P4,L1,2026-03-10T10:00:00+08:00,1.00,CNY, | paid_at | 2026-03-10T10:00:00+08:00 | the time has a zone, but it is to be that of the borrower | TIME
            nanoseconds | P4,L1,2026-03-10T10:00:00.123456789,1.00,CNY, | paid_at | 2026-03-10T10:00:00.123456789 | this is no date in the form expected | TIME
            before the drawdown | P4,L1,2026-01-10,1.00,CNY, | paid_at | 2026-01-10 00:00:00 | it happened before the loan was drawn | the day of the drawdown or later
            in the future | P4,L1,2027-01-02,1.00,CNY, | paid_at | 2027-01-02 | the day lies in the future | 2027-01-01 or earlier
            known before it was paid | P4,L1,2026-03-10,1.00,CNY,2026-03-09 | recorded_on | 2026-03-09 | it was recorded before it happened | 2026-03-10 or later
            known in the future | P4,L1,2026-03-10,1.00,CNY,2027-01-02 | recorded_on | 2027-01-02 | the day lies in the future | 2027-01-01 or earlier
            known at a time of day | P4,L1,2026-03-10,1.00,CNY,2026-03-10T10:00:00 | recorded_on | 2026-03-10T10:00:00 | the date has a time of day | YYYY-MM-DD
            too few fields | P4,L1,2026-03-10,1.00 |  | P4,L1,2026-03-10,1.00 | the row has 4 fields | 6 fields, as the header
            too many fields | P4,L1,2026-03-10,1,000.00,CNY, |  | P4,L1,2026-03-10,1,000.00,CNY, | the row has 7 fields | 6 fields, as the header
            other separators | P4;L1;2026-03-10;1.00;CNY; |  | P4;L1;2026-03-10;1.00;CNY; | the row has 1 field | 6 fields, as the header
            a quote inside | P"4,L1,2026-03-10,1.00,CNY, | payment_id | P"4 | a quote stands inside a field that has none around it | quotes around the whole field, and those in it doubled
            after the quote | "P"4,L1,2026-03-10,1.00,CNY, | payment_id | P4 | something follows the closing quote of the field | quotes around the whole field, and those in it doubled
            a line break | "P\\n4",L1,2026-03-10,1.00,CNY, | payment_id | P\\x0A4 | the field has a line break in it (the row goes on to line 4) | a text on one line
            a line break in a number | P4,L1,2026-03-10,"1\\n.00",CNY, | amount | 1\\x0A.00 | the field has a line break in it (the row goes on to line 4) | AMOUNT
            a tab | P\t4,L1,2026-03-10,1.00,CNY, | payment_id | P\\x094 | the field has a control character in it | a text on one line
            NUL in a text | P4\0,L1,2026-03-10,1.00,CNY, | payment_id | P4\\x00 | the field has a NUL byte in it | a text on one line
            NUL in a number | P4,L1,2026-03-10,1\0.00,CNY, | amount | 1\\x00.00 | the field has a NUL byte in it | AMOUNT
            NUL in a date | P4,L1,2026-03-10\0,1.00,CNY, | paid_at | 2026-03-10\\x00 | the field has a NUL byte in it | TIME
            a byte order mark | \uFEFFP4,L1,2026-03-10,1.00,CNY, | payment_id | \uFEFFP4 | the text has an invisible character (U+FEFF) in it | a text that shows all it has
            no width | P4\u200B,L1,2026-03-10,1.00,CNY, | payment_id | P4\u200B | the text has an invisible character (U+200B) in it | a text that shows all it has
            read wrongly before | P\uFFFD,L1,2026-03-10,1.00,CNY, | payment_id | P\uFFFD | the text was spoilt before (it has the mark U+FFFD for a character that could not be read) | the text as it was
            other content than in the book | P1,L1,2026-03-10T10:00:00,5.00,CNY, | payment_id | P1 | the book holds this id with other content | what it was imported with
            another second | P1,L1,2026-03-10T10:00:01,511.00,CNY, | payment_id | P1 | the book holds this id with other content | what it was imported with
            """;

    private static final String EVENTS = """
            unknown kind | E4,L1,paid,2026-03-10,,,,,,, | kind | paid | this value is not known | one of debit_failed, payment_reversed, fee_charged, waived, protection_granted, protection_withdrawn, cause_stated, statement_withdrawn, charged_off
            unknown reason | E4,L1,debit_failed,2026-03-10,,,none,,,, | reason | none | this value is not known | one of funds, account, mandate, limit_or_date, system, duplicate
            no amount | E4,L1,fee_charged,2026-03-10,,,,,,, | amount |  | the field is empty | a value
            decimals of another currency | E4,Y1,fee_charged,2026-03-10,1.50,,,,,, | amount | 1.5 | the amount has too many decimals | the decimals of JPY
            reversal of nothing | E4,L1,payment_reversed,2026-03-11,,,,,,, | reference |  | the field is empty | a value
            reversal of an unknown payment | E4,L1,payment_reversed,2026-03-11,,,,P99,,, | reference | P99 | the loan has no such payment, in the files or in the book | the id of a payment of the loan
            reversal of another loan's payment | E4,L1,payment_reversed,2026-03-13,,,,P3,,, | reference | P3 | the loan has no such payment, in the files or in the book | the id of a payment of the loan
            withdrawal of what was not granted | E4,L1,protection_withdrawn,2026-03-11,,,,E9,,, | reference | E9 | the loan has no such protection, in the files or in the book | the id of a protection_granted of the loan
            withdrawal of a payment | E4,L1,protection_withdrawn,2026-03-11,,,,P1,,, | reference | P1 | the loan has no such protection, in the files or in the book | the id of a protection_granted of the loan
            a statement of nobody | E4,L1,cause_stated,2026-03-11,,,hardship,,,, | reference |  | the field is empty | a value
            a statement by whom nobody knows | E4,L1,cause_stated,2026-03-11,,,hardship,neighbour,,, | reference | neighbour | this value is not known | one of borrower, collector, court, document
            withdrawal of what was not stated | E4,L1,statement_withdrawn,2026-03-11,,,,P1,,, | reference | P1 | the loan has no such statement, in the files or in the book | the id of a cause_stated of the loan
            a protection that ends first | E4,L1,protection_granted,2026-03-11,,,operator,,2026-03-10,2026-03-09, | to | 2026-03-09 | it ends before it begins | 2026-03-10 or later
            a protection without days | E4,L1,protection_granted,2026-03-11,,,operator,,,, | from |  | the field is empty | a value
            charged off again | E4,L2,charged_off,2026-09-02,,,,,,, | kind | charged_off | the loan is charged off already | one charge-off of a loan
            before the drawdown | E4,L1,charged_off,2026-02-09,,,,,,, | occurred_at | 2026-02-09 00:00:00 | it happened before the loan was drawn | the day of the drawdown or later
            the id of a payment | P1,L1,fee_charged,2026-03-11,5.00,CNY,,,,, | event_id | P1 | the book holds this id with other content | what it was imported with
            """;

    private static final String LOANS = """
            zero | N1,B3,CNY,0,2026-02-10,0.04,, | principal | 0 | the amount is zero | more than 0
            no such pack | N1,B3,CNY,100,2026-02-10,0.04,MOON, | policy_pack | MOON | there is no such pack | one of CN-CARD, CN-LOAN, US, EU, IN
            negative rate | N1,B3,CNY,100,2026-02-10,-0.04,, | daily_rate_percent | -0.04 | this is no rate | percent a day from 0 to 100, such as 0.04
            a rate past reason | N1,B3,CNY,100,2026-02-10,100.01,, | daily_rate_percent | 100.01 | this is no rate | percent a day from 0 to 100, such as 0.04
            a rate that would fill the memory | N1,B3,CNY,100,2026-02-10,1e-999999999,, | daily_rate_percent | 1e-999999999 | this is no rate | percent a day from 0 to 100, such as 0.04
            grace past reason | N1,B3,CNY,100,2026-02-10,0.04,,61 | grace_days | 61 | this is not such a number | a whole number from 0 to 60
            half a day of grace | N1,B3,CNY,100,2026-02-10,0.04,,0.5 | grace_days | 0.5 | this is not such a number | a whole number from 0 to 60
            drawn in the future | N1,B3,CNY,100,2027-01-02,0.04,, | drawn_on | 2027-01-02 | the day lies in the future | 2027-01-01 or earlier
            """;

    private static final String INSTALLMENTS = """
            no date | 1,2026-03-10,50,\\n2,,50, | 1 | 3 | due_on |  | the field is empty | a value
            number zero | 0,2026-03-10,50,\\n1,2026-04-10,50, | 1 | 2 | number | 0 | this is not such a number | a whole number from 1 to 10000
            number 2^40 | 1,2026-03-10,50,\\n1099511627776,2026-04-10,50, | 1 | 3 | number | 1099511627776 | this is not such a number | a whole number from 1 to 10000
            negative interest | 1,2026-03-10,50,-1\\n2,2026-04-10,50, | 1 | 2 | interest | -1 | the amount is negative | 0 or more
            decimals of the loan's currency | 1,2026-03-10,50.001,\\n2,2026-04-10,49.999, | 1 | 2 | principal | 50.001 | the amount has too many decimals | the decimals of CNY
            a gap | 1,2026-03-10,50,\\n3,2026-04-10,50, | 1 | 3 | number | 3 | there is no installment 2 before it | 2
            no first | 2,2026-03-10,50,\\n3,2026-04-10,50, | 1 | 2 | number | 2 | there is no installment 1 before it | 1
            due dates that fall | 1,2026-04-10,50,\\n2,2026-03-10,50, | 1 | 3 | due_on | 2026-03-10 | it is due before installment 1, which has a lower number | 2026-04-10 or later
            twice with other content | 1,2026-03-10,50,\\n2,2026-04-10,50,\\n2,2026-04-10,50,1 | 1 | 4 | number | 2 | the installment stands in the files before, with other content | one content
            less than the principal | 1,2026-03-10,50,\\n2,2026-04-10,49.99, | 0 | 2 | principal | 100 | its installments repay 99.99 in all | the principal drawn
            more than can be owed | 1,2026-03-10,50,999999999999\\n2,2026-04-10,50,999999999999 | 0 | 2 | principal | 100 | its installments ask for 2000000000098 in all | at most 1000000000000
            due before it was drawn | 1,2026-02-09,50,\\n2,2026-04-10,50, | 0 | 2 | drawn_on | 2026-02-10 | its first installment is due 2026-02-09, before that | 2026-02-09 or earlier
            """;

    /** What many rows were expected to hold. */
    private static final Map<String, String> SHORT = Map.of(
            "AMOUNT", "a decimal number such as 899.75, at most 1000000000000",
            "TIME", "YYYY-MM-DD or YYYY-MM-DDThh:mm:ss, between 1900 and 2200");

    private static final Pattern REPEATED = Pattern.compile("(.)\\{(\\d+)}");

    private BadRows() {}

    /** Rows of a file of payments. */
    static Stream<Arguments> payments() {
        return of(PAYMENTS);
    }

    /** Rows of a file of events. */
    static Stream<Arguments> events() {
        return of(EVENTS);
    }

    /** Rows of a file of loans. */
    static Stream<Arguments> loans() {
        return of(LOANS);
    }

    /** Rows of one loan, without its id; the file (0 loans, 1 installments) and the line that is to be named stand before the column. */
    static Stream<Arguments> installments() {
        return of(INSTALLMENTS);
    }

    private static Stream<Arguments> of(String table) {
        return table.lines()
                .map(line -> Arguments.of(
                        Stream.of(line.split(" \\| ", -1)).map(BadRows::cell).toArray()));
    }

    private static String cell(String text) {
        String whole =
                REPEATED.matcher(text).replaceAll(found -> found.group(1).repeat(Integer.parseInt(found.group(2))));
        return SHORT.getOrDefault(whole, whole).replace("\\n", "\n");
    }
}
