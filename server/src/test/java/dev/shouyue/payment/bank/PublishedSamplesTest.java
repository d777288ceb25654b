package dev.shouyue.payment.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Channel.Arrival;
import dev.shouyue.payment.News;
import dev.shouyue.payment.Result;
import dev.shouyue.payment.StatementLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages in the structures that bank guides publish, with much that we do not ask for. */
class PublishedSamplesTest {

    private static final LocalDateTime VALUED = LocalDateTime.of(2026, 3, 12, 0, 0);

    @TempDir
    Path home;

    private ABank bank;
    private String message = "";

    @BeforeEach
    void two_debits_are_handed_over() {
        bank = new ABank(home);
        bank.files.debit(ABank.debit(1, "100.00"));
        bank.files.debit(ABank.debit(2, "200.00"));
        message = bank.files.flush().getFirst();
    }

    @AfterEach
    void close() {
        bank.close();
    }

    @Test
    void rejects_as_the_guidelines_of_sepa_direct_debit_have_them() {
        assertThat(told("pain.002-rejects.xml").news())
                .containsExactly(new News.Answered(
                        "ORD000001", new Result.Failed(DebitFailure.ACCOUNT, "AC06", "Account blocked by the debtor")));
    }

    @Test
    void collective_bookings_as_the_swiss_guidelines_have_them() {
        assertThat(told("camt.054-collective.xml").news())
                .containsExactly(
                        new News.Credited(
                                "TX-01",
                                "88430012000000471144",
                                "Payer One",
                                "210000000003139471430009017",
                                Money.cny("100.10"),
                                VALUED),
                        new News.Credited("TX-02", "", "Payer Two", "loan 12", Money.cny("90.05"), VALUED),
                        new News.Credited("TX-03", "", "Payer Three", "E-3", Money.cny("100.10"), VALUED),
                        new News.Returned(
                                "RTN-ORD000001",
                                "ORD000001",
                                DebitFailure.MANDATE,
                                "MD06",
                                Money.cny("100.00"),
                                VALUED));
    }

    @Test
    void a_statement_as_the_message_definition_report_has_it() {
        assertThat(told("camt.053-day.xml").news()).isEmpty();
        assertThat(bank.files.statement(LocalDate.of(2026, 3, 12)))
                .containsExactly(new StatementLine(
                        "AAAASESS-FP-CN_98765/01",
                        StatementLine.Kind.DEBIT,
                        "ORD000001",
                        "AAAASESS-FP-CN_98765/01",
                        Money.cny("100.00"),
                        Money.cny("0.00"),
                        LocalDateTime.of(2026, 3, 12, 13, 15)));
    }

    private Arrival told(String name) {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/payment/bank/" + name))) {
            bank.receive(name, new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("@MESSAGE@", message));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Arrival> arrivals = bank.collect();
        assertThat(arrivals).hasSize(1);
        assertThat(arrivals.getFirst().trouble()).isEmpty();
        return arrivals.getFirst();
    }
}
