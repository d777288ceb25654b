package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Order.State;
import dev.shouyue.payment.WorkItems.Kind;
import dev.shouyue.payment.bank.BankFiles;
import dev.shouyue.payment.bank.BankSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bank whose debits go by the rules of Nacha: it answers in files of ISO 20022 with the return codes of that scheme. */
class NachaBankTest {

    private static final String STATUS = """
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
            <GrpHdr><MsgId>S-%1$s</MsgId><CreDtTm>2026-03-11T07:30:00+08:00</CreDtTm></GrpHdr>
            <OrgnlGrpInfAndSts><OrgnlMsgId>%2$s</OrgnlMsgId><OrgnlMsgNmId>pain.008.001.08</OrgnlMsgNmId></OrgnlGrpInfAndSts>
            <OrgnlPmtInfAndSts><OrgnlPmtInfId>%2$s-1</OrgnlPmtInfId><TxInfAndSts><OrgnlEndToEndId>%1$s</OrgnlEndToEndId>
            <TxSts>RJCT</TxSts><StsRsnInf><Rsn><Prtry>%3$s</Prtry></Rsn></StsRsnInf></TxInfAndSts></OrgnlPmtInfAndSts>
            </CstmrPmtStsRpt></Document>
            """;

    @TempDir
    Path folder;

    @RegisterExtension
    final Desks desks = new Desks(1);

    private BankFiles bank;
    private Payments payments;

    @BeforeEach
    void a_loan_that_the_bank_debits() throws IOException {
        Path home = Files.createDirectories(folder.resolve("bank"));
        bank = BankFiles.open(
                new BankSettings(
                        "ach",
                        home,
                        SchemeTable.of("nacha"),
                        "Shouyue Consumer Finance",
                        "1234567890",
                        "1100200300400500",
                        "USABA:021000021",
                        Currency.getInstance("CNY"),
                        ZoneId.of("Asia/Shanghai"),
                        1,
                        10_000,
                        10_000_000),
                desks.clock);
        payments = new Payments(
                desks.database.dataSource(),
                desks.platform.book,
                desks.platform.postings,
                List.of(bank),
                desks.clock,
                desks.platform.events.outbox,
                Steps.NONE);
        payments.mandates.create(
                new Mandates.Wish(
                        "L0",
                        "ach",
                        Optional.of("USABA:011000015/000123456789/2026-02-10"),
                        Money.cny("20000.00"),
                        Optional.empty(),
                        LocalDate.of(2026, 2, 10),
                        LocalDate.of(2027, 3, 10),
                        Optional.of(LocalDateTime.of(2026, 2, 10, 12, 0))),
                "tester");
        desks.at("2026-02-26T09:00:00");
        work();
        desks.at("2026-02-27T09:00:00");
        work();
        desks.at("2026-03-09T09:30:00");
        work();
    }

    @AfterEach
    void close() {
        payments.close();
    }

    @Test
    void want_of_funds_is_tried_twice_more_and_no_fault_of_ours() throws IOException {
        rejected("R01");
        assertThat(desks.of("L0")).extracting(Order::state).containsExactly(State.FAILED, State.ANNOUNCED);
        assertThat(desks.of("L0").getFirst().progress().failure()).hasValueSatisfying(failure -> {
            assertThat(failure.reason()).isEqualTo(DebitFailure.FUNDS);
            assertThat(failure.code()).isEqualTo("R01");
        });
        for (int more = 1; more <= 2; more++) {
            for (int day = 0; day < 9 && !desks.of("L0").getLast().state().isOpen(); day++) {
                desks.pass(Duration.ofDays(1));
                work();
            }
            rejected("R09");
        }
        for (int day = 0; day < 9; day++) {
            desks.pass(Duration.ofDays(1));
            work();
        }

        assertThat(desks.of("L0")).extracting(Order::state).containsExactly(State.FAILED, State.FAILED, State.FAILED);
        assertThat(desks.items()).extracting(WorkItems.Item::kind).containsExactly(Kind.FUNDS);
        assertThat(desks.platform.book.find("L0").orElseThrow().facts().inOrder())
                .as("nothing is protected for it")
                .noneMatch(Fact.ProtectionGranted.class::isInstance);
    }

    @Test
    void want_of_funds_half_a_year_after_the_first_is_not_tried_again() throws IOException {
        desks.pass(Duration.ofDays(181));
        rejected("R01");

        Order first = desks.of("L0").getFirst();
        assertThat(first.state()).isEqualTo(State.FAILED);
        assertThat(desks.payments.orders.chain(first)).hasSize(1);
        assertThat(desks.items()).extracting(WorkItems.Item::kind).contains(Kind.FUNDS);
    }

    @ParameterizedTest
    @CsvSource({
        "R02, ACCOUNT, ACCOUNT",
        "R10, MANDATE, MANDATE",
        // its codes are those of the scheme, and those of the messages: a file may be refused before it is one of the
        // scheme's
        "AC04, ACCOUNT, ACCOUNT",
        "AM04, FUNDS, ",
    })
    void each_code_means_what_the_tables_say(String code, DebitFailure reason, Kind item) throws IOException {
        rejected(code);

        assertThat(desks.of("L0").getFirst().progress().failure().map(Order.Failure::reason))
                .contains(reason);
        assertThat(desks.items())
                .extracting(WorkItems.Item::kind)
                .containsExactlyElementsOf(Optional.ofNullable(item).stream().toList());
    }

    @Test
    void a_day_that_a_bank_books_is_that_day_wherever_the_borrower_is() {
        ZoneId there = ZoneId.of("America/New_York");
        assertThat(bank.civil(LocalDateTime.of(2026, 3, 10, 0, 0), there))
                .isEqualTo(LocalDateTime.of(2026, 3, 10, 0, 0));
        assertThat(bank.civil(LocalDateTime.of(2026, 3, 10, 9, 0), there))
                .isEqualTo(LocalDateTime.of(2026, 3, 9, 21, 0));
    }

    @Test
    void a_code_of_no_table_is_told_to_people() throws IOException {
        rejected("Z77");

        Order first = desks.payments.orders.chain(desks.of("L0").getFirst()).getFirst();
        assertThat(first.progress().failure().map(Order.Failure::reason)).contains(DebitFailure.SYSTEM);
        assertThat(desks.items()).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo(Kind.FILE);
            assertThat(item.told("en")).contains("with the code Z77, which is not in the table of reasons");
            assertThat(item.told("zh")).contains("代码 Z77 不在原因表中").doesNotContain("could not", "failed");
        });
    }

    /** The last order of the loan is handed over and comes back with {@code code}. */
    private void rejected(String code) throws IOException {
        List<String> handed = bank.flush();
        assertThat(handed).as(desks.of("L0").toString()).hasSize(1);
        String message = handed.getFirst();
        Files.writeString(
                folder.resolve("bank/inbox").resolve(message + ".xml"),
                STATUS.formatted(desks.of("L0").getLast().number(), message, code));
        work();
    }

    private void work() {
        for (Payments.Desk desk : Payments.Desk.values()) {
            payments.run(desk);
        }
    }
}
