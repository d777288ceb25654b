package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.kernel.loan.Fact.DebitFailure;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of the domain sheet, section 9. */
class TablesTest {

    @ParameterizedTest
    @CsvSource({
        "iso20022, AM04, FUNDS",
        "nacha, R01, FUNDS",
        "nacha, R09, FUNDS",
        "card, 51, FUNDS",
        "alipay, BUYER_BALANCE_NOT_ENOUGH, FUNDS",
        "alipay, ACQ.BUYER_BALANCE_NOT_ENOUGH, FUNDS",
        "iso20022, AC04, ACCOUNT",
        "iso20022, AC06, ACCOUNT",
        "nacha, R02, ACCOUNT",
        "nacha, R03, ACCOUNT",
        "nacha, R16, ACCOUNT",
        "iso20022, MD01, MANDATE",
        "nacha, R07, MANDATE",
        "nacha, R10, MANDATE",
        "alipay, ACQ.AGREEMENT_INVALID, MANDATE",
        "alipay, CYCLE_PAY_SINGLE_FEE_EXCEED, LIMIT_OR_DATE",
        "alipay, CYCLE_PAY_TOTAL_FEE_EXCEED, LIMIT_OR_DATE",
        "alipay, CYCLE_PAY_TOTAL_TIMES_EXCEED, LIMIT_OR_DATE",
        "alipay, CYCLE_PAY_DATE_NOT_MATCH, LIMIT_OR_DATE",
        "card, 61, LIMIT_OR_DATE",
        "alipay, aop.ACQ.SYSTEM_ERROR, SYSTEM",
        "card, 91, SYSTEM",
        "card, 96, SYSTEM",
        "iso20022, MS03, SYSTEM",
        "iso20022, AM05, DUPLICATE",
        "alipay, CONTEXT_INCONSISTENT, DUPLICATE",
    })
    void a_code_means_what_the_domain_sheet_says(String channel, String code, DebitFailure reason) {
        assertThat(ReasonTable.of(channel).known(code)).contains(reason);
    }

    @Test
    void a_code_that_nobody_wrote_down_lies_with_a_system_and_is_known_to_be_unknown() {
        assertThat(ReasonTable.of("wechat").reason("NEVER_SEEN")).isEqualTo(DebitFailure.SYSTEM);
        assertThat(ReasonTable.of("wechat").known("NEVER_SEEN")).isEmpty();
        assertThatThrownBy(() -> ReasonTable.of("pigeon")).hasMessageContaining("'pigeon'");
    }

    @Test
    void wallets_and_the_clearing_house_have_the_limits_they_publish() {
        Scheme wechat = SchemeTable.of("wechat");
        assertThat(wechat.opens()).isEqualTo(LocalTime.of(7, 0));
        assertThat(wechat.closes()).isEqualTo(LocalTime.of(22, 0));
        assertThat(wechat.perSecond()).isEqualTo(150);
        assertThat(wechat.lastDayOfMonth()).hasValue(28);
        assertThat(wechat.notice()).isEqualTo(Duration.ofDays(2));
        Scheme nacha = SchemeTable.of("nacha");
        assertThat(nacha.retries()).isEqualTo(2);
        assertThat(nacha.retryWithin()).isEqualTo(Period.ofDays(180));
        assertThat(SchemeTable.of("alipay").closes()).isEqualTo(LocalTime.MAX);
        assertThatThrownBy(() -> SchemeTable.of("pigeon")).hasMessageContaining("'pigeon'");
    }
}
