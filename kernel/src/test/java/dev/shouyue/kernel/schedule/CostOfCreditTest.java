package dev.shouyue.kernel.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The all-in cost against published examples. */
class CostOfCreditTest {

    /**
     * Regulation Z, 12 CFR 1026, Appendix J (c): 5,000.00 repaid in 24 months, all but the first and last
     * payment 230.00, the first period regular. Nominal annual rate,
     * two decimals.
     */
    @ParameterizedTest
    @CsvSource({
        "(1)(i), 230, 230,  9.69",
        "(2)(i), 250, 230, 10.08",
        "(3)(i), 230, 280, 10.50",
        "(4)(i), 250, 280, 10.90",
    })
    void apr_is_that_of_regulation_z(String example, long first, long last, double apr) {
        long[] payments = new long[24];
        Arrays.fill(payments, 230_00);
        payments[0] = first * 100;
        payments[23] = last * 100;
        assertThat(CostOfCredit.of(5_000_00, monthly(payments)).apr() * 100)
                .as("Appendix J (c)%s", example)
                .isCloseTo(apr, within(0.005));
    }

    /** Directive 98/7/EC, annex, examples counted in equal months: 1,000 lent. Effective annual rate, two decimals. */
    @ParameterizedTest
    @CsvSource({
        "1000, 18:1200,               12.92",
        " 950, 18:1200,               16.85", // 50 taken at the start
        "1000, 12:600 24:600,         13.07",
        "1000, 3:272 6:272 12:544,    13.19",
    })
    void effective_rate_is_that_of_the_european_directive(long received, String repaid, double effective) {
        long[] payments = new long[24];
        int last = 0;
        for (String payment : repaid.trim().split(" ")) {
            String[] parts = payment.split(":");
            last = Integer.parseInt(parts[0]);
            payments[last - 1] = Long.parseLong(parts[1]) * 100;
        }
        Schedule schedule = monthly(Arrays.copyOf(payments, last));
        assertThat(CostOfCredit.of(received * 100, schedule).effective() * 100).isCloseTo(effective, within(0.005));
    }

    /** Example 1 of the domain sheet with 5.00 and 30.00 of guarantee fee on each bill: found by an independent IRR. */
    @ParameterizedTest
    @CsvSource({"0, 14.40", "500, 15.46", "3000, 20.71"})
    void fees_and_guarantee_on_each_bill_are_in_the_cost(long fee, double apr) {
        long[] payments = new long[12];
        Arrays.fill(payments, 899_75);
        payments[11] = 899_80;
        Schedule withFee = monthly(payments).withFee(fee);
        assertThat(withFee.first().total()).isEqualTo(899_75 + fee);
        assertThat(CostOfCredit.of(10_000_00, withFee).apr() * 100).isCloseTo(apr, within(0.005));
    }

    @Test
    void a_free_loan_costs_nothing_and_one_that_is_not_repaid_has_no_rate() {
        assertThat(CostOfCredit.of(1_200_00, monthly(600_00, 600_00)).apr()).isCloseTo(0, within(1e-9));
        assertThatThrownBy(() -> CostOfCredit.of(1_200_01, monthly(600_00, 600_00)))
                .hasMessage("payments of 120000 do not repay the 120001 received (minor units)");
        assertThatThrownBy(() -> CostOfCredit.of(0, monthly(600_00))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_dear_month_is_found_too() {
        assertThat(CostOfCredit.of(100_00, monthly(500_00)).monthly()).isCloseTo(4.0, within(1e-9));
    }

    private static Schedule monthly(long... payments) {
        LocalDate drawn = LocalDate.of(2026, 1, 10);
        List<Installment> rows = new ArrayList<>();
        for (int i = 0; i < payments.length; i++) {
            rows.add(new Installment(i + 1, drawn.plusMonths(i + 1L), payments[i], 0, 0));
        }
        return new Schedule(rows);
    }
}
