package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Retries.Next;
import dev.shouyue.servicing.LoanKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows a debit that brought nothing (domain sheet, section 9). */
class RetriesTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** First sent on 2026-03-10 at 09:00; an empty day is people's work. */
    @ParameterizedTest
    @CsvSource({
        // scheme, failed at, failures so far, payday, asked again at
        "alipay, 2026-03-10T09:00, 1, 0, 2026-03-10T19:00",
        "alipay, 2026-03-10T18:00, 1, 0, 2026-03-11T09:00",
        "alipay, 2026-03-10T19:00, 2, 0, 2026-03-12T09:00",
        "alipay, 2026-03-10T19:00, 2, 15, 2026-03-15T09:00",
        "alipay, 2026-03-10T19:00, 2, 25, 2026-03-12T09:00",
        "alipay, 2026-03-26T09:00, 3, 31, 2026-04-01T00:00",
        "alipay, 2026-03-20T09:00, 6, 0, ",
        "wechat, 2026-03-10T21:59, 2, 0, 2026-03-12T09:00",
        "nacha, 2026-03-10T09:00, 1, 0, 2026-03-11T09:00",
        "nacha, 2026-03-20T09:00, 2, 0, 2026-03-22T09:00",
        "nacha, 2026-03-22T09:00, 3, 0, ",
        "nacha, 2026-09-05T18:00, 2, 0, ",
    })
    void want_of_funds_is_tried_again_within_the_scheme(
            String scheme, LocalDateTime failed, int failures, int payday, @Nullable LocalDateTime again) {
        Next next = after(DebitFailure.FUNDS, "AM04", scheme, failed, failures, payday);
        if (again == null) {
            assertThat(next).isEqualTo(new Next.People("FUNDS"));
        } else {
            assertThat(next).isEqualTo(new Next.Again(List.of(5_060_01L), at(again), false));
        }
    }

    @Test
    void a_limit_is_met_by_halves_and_a_day_by_the_next_one_and_both_are_our_fault() {
        LocalDateTime failed = LocalDateTime.of(2026, 3, 10, 9, 0);
        assertThat(after(DebitFailure.LIMIT_OR_DATE, "ACQ.CYCLE_PAY_SINGLE_FEE_EXCEED", "alipay", failed, 0, 0))
                .isEqualTo(new Next.Again(List.of(2_530_01L, 2_530_00L), at(failed.plusHours(1)), true));
        assertThat(after(DebitFailure.LIMIT_OR_DATE, "ACQ.CYCLE_PAY_DATE_NOT_MATCH", "alipay", failed, 0, 0))
                .isEqualTo(new Next.Again(List.of(5_060_01L), at(failed.plusDays(1)), true));
    }

    @Test
    void an_account_is_people_s_work_a_mandate_ends_a_duplicate_is_asked_and_a_system_has_an_hour() {
        LocalDateTime failed = LocalDateTime.of(2026, 3, 10, 21, 30);
        assertThat(after(DebitFailure.ACCOUNT, "AC04", "wechat", failed, 0, 0)).isEqualTo(new Next.People("ACCOUNT"));
        assertThat(after(DebitFailure.MANDATE, "MD01", "wechat", failed, 0, 0)).isEqualTo(new Next.StopMandate());
        assertThat(after(DebitFailure.DUPLICATE, "AM05", "wechat", failed, 0, 0))
                .isEqualTo(new Next.Ask());
        assertThat(after(DebitFailure.SYSTEM, "SYSTEM_ERROR", "wechat", failed, 0, 0))
                .isEqualTo(new Next.Again(List.of(5_060_01L), at(LocalDateTime.of(2026, 3, 11, 7, 0)), true));
    }

    private static Next after(
            DebitFailure reason, String code, String scheme, LocalDateTime failed, int failures, int payday) {
        Instant first = at(LocalDateTime.of(2026, 3, 10, 9, 0));
        OptionalInt paidOn = payday == 0 ? OptionalInt.empty() : OptionalInt.of(payday);
        return Retries.after(
                order(first),
                reason,
                code,
                SchemeTable.of(scheme),
                new Retries.Past(failures, 1, first, paidOn),
                at(failed));
    }

    private static Order order(Instant sent) {
        return new Order(
                new LoanKey(1, 1),
                "SY1",
                "L0",
                OptionalInt.of(1),
                true,
                Order.Kind.DEBIT,
                "teller",
                "MD1",
                "A1",
                Money.cny("5060.01"),
                LocalDate.of(2026, 3, 10),
                ZONE,
                "SY1",
                1,
                1,
                Progress.offered(sent, sent));
    }

    private static Instant at(LocalDateTime civil) {
        return civil.atZone(ZONE).toInstant();
    }
}
