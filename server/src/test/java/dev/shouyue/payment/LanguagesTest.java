package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.shouyue.decision.Refused;
import dev.shouyue.decision.Sentence;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Channel.Arrival;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What borrowers and officers read of payments is in their language, also what was kept for them. */
class LanguagesTest {

    @RegisterExtension
    final Desks desks = new Desks(1);

    @Test
    void a_borrower_s_wallet_names_a_debit_in_the_language_of_the_borrower_s_country() {
        desks.consented("L0");
        desks.payments.run(Payments.Desk.PLAN);
        assertThat(desks.only("L0").debit().subject()).isEqualTo("2026-03-10 第 1 期还款");
        desks.at("2026-03-10T09:00:00");
        assertThat(desks.payments.payLink("L0", "teller").order().debit().subject())
                .isEqualTo("2026-03-10 还款");

        JdbcClient.create(desks.database.dataSource())
                .sql("update payment.debit_order set zone = 'America/New_York'")
                .update();
        assertThat(desks.of("L0"))
                .extracting(order -> order.debit().subject())
                .containsExactlyInAnyOrder("2026-03-10 installment 1", "2026-03-10 payment");
    }

    @Test
    void what_could_not_be_read_of_a_file_is_told_in_both_languages() {
        List<Sentence> lines = List.of(
                Say.of("why.noOrder", "order", "N1"),
                Say.of("why.noOrder", "order", "N2"),
                Say.of("why.noOrder", "order", "N3"),
                Say.of("why.noOrder", "order", "N4"));
        desks.teller.files.add(new Arrival("F1", List.of(), lines, Set.of()));
        desks.teller.files.add(new Arrival("F2", List.of(), lines.subList(0, 1), Set.of()));
        desks.payments.run(Payments.Desk.COLLECT);

        assertThat(desks.items())
                .extracting(item -> item.told("en"), item -> item.told("zh"))
                .containsExactly(
                        tuple(
                                "The file F1 has 4 lines that could not be read: there is no order N1; there is no order N2;"
                                        + " there is no order N3",
                                "文件 F1 有 4 行无法读取：没有订单 N1；没有订单 N2；没有订单 N3"),
                        tuple(
                                "The file F2 has 1 line that could not be read: there is no order N1",
                                "文件 F2 有 1 行无法读取：没有订单 N1"));
    }

    @Test
    void why_a_loan_does_not_take_money_is_told_in_both_languages() {
        desks.teller.files.add(new Arrival(
                "C",
                List.of(new News.Credited(
                        "C1", "", "Zhang San", "", Money.cny("10.00"), LocalDateTime.of(2026, 1, 5, 9, 0))),
                List.of(),
                Set.of()));
        desks.payments.run(Payments.Desk.COLLECT);

        Refused refused = catchThrowableOfType(
                Refused.class, () -> desks.payments.suspense.match("teller", "C1", "L0", "ben", "her loan"));
        String why = desks.payments
                .receipts
                .list(Receipt.State.OPEN, Optional.empty(), 9)
                .getFirst()
                .why();
        for (String language : List.of("en", "zh")) {
            assertThat(refused.told().in(language))
                    .endsWith(Sentence.told(why, language))
                    .doesNotContain("\u001f");
        }
        assertThat(refused.told().in("zh")).doesNotContainPattern("[A-Za-z]{4}");
    }
}
