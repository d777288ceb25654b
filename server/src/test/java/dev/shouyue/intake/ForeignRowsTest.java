package dev.shouyue.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows in the layouts of the two public sets that cannot be true: rejected with their place, the others taken. */
class ForeignRowsTest {

    private static final String HOME_CREDIT = "SK_ID_PREV,SK_ID_CURR,NUM_INSTALMENT_VERSION,NUM_INSTALMENT_NUMBER,"
            + "DAYS_INSTALMENT,DAYS_ENTRY_PAYMENT,AMT_INSTALMENT,AMT_PAYMENT\n";
    private static final String SUPERLENDER = "customerid,systemloanid,approveddate,loanamount,totaldue,termdays,"
            + "closeddate,firstduedate,firstrepaiddate\n";

    @TempDir
    Path folder;

    private Lender lender;

    @BeforeEach
    void aBook() {
        lender = new Lender(folder);
    }

    @AfterEach
    void close() {
        lender.close();
    }

    @Test
    void a_payment_with_a_day_and_no_amount_is_not_taken_for_none() {
        Lender.Result result = lender.run(Format.HOME_CREDIT, true, lender.file(HOME_CREDIT + """
                1,11,1,1,-60,-58,100,100
                2,12,1,1,-60,-58,100,
                3,13,1,1,-60,,100,100
                4,14,1,1,-60,,100,
                """));
        assertThat(result.rejects())
                .extracting(Lender.Reject::line, Lender.Reject::column, Lender.Reject::problem)
                .contains(
                        tuple(3L, "AMT_PAYMENT", "a payment with a day and no amount, or an amount and no day"),
                        tuple(4L, "DAYS_ENTRY_PAYMENT", "a payment with a day and no amount, or an amount and no day"))
                .hasSize(2);
        assertThat(result.report().imported()).containsEntry("loans", 2L);
    }

    @Test
    void what_lies_after_the_day_of_the_call_has_not_happened() {
        Lender.Result days = lender.run(Format.HOME_CREDIT, true, lender.file(HOME_CREDIT + """
                1,11,1,1,-60,-58,100,100
                2,12,1,1,-60,9000,100,100
                """));
        assertThat(days.rejects())
                .containsExactly(new Lender.Reject(
                        0,
                        3,
                        "DAYS_ENTRY_PAYMENT",
                        "2042-08-23",
                        "the day lies in the future",
                        "2027-01-01 or earlier"));
        Lender.Result dates = lender.run(Format.SUPERLENDER, true, lender.file(SUPERLENDER + """
                C1,1,2026-01-05,10000,11500,30,2026-02-04,2026-02-04,2026-02-03
                C2,2,2026-01-05,10000,11500,30,2099-02-04,2026-02-04,2026-02-03
                C3,3,2027-01-02,10000,11500,30,2027-02-04,2027-02-04,2027-02-03
                """));
        assertThat(dates.rejects())
                .extracting(Lender.Reject::line, Lender.Reject::column, Lender.Reject::value)
                .containsExactly(tuple(3L, "closeddate", "2099-02-04"), tuple(4L, "approveddate", "2027-01-02"));
    }
}
