package dev.shouyue.payment.alipay;

import static dev.shouyue.kernel.money.Money.cny;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.decision.Failed;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.BadNotice;
import dev.shouyue.payment.ChannelSettings;
import dev.shouyue.payment.ChannelUnavailable;
import dev.shouyue.payment.Debit;
import dev.shouyue.payment.Ears;
import dev.shouyue.payment.News;
import dev.shouyue.payment.Result;
import dev.shouyue.payment.StatementLine;
import dev.shouyue.payment.WebChannel.Invitation;
import dev.shouyue.payment.WebChannel.Notice;
import dev.shouyue.simulator.channel.Book;
import dev.shouyue.simulator.channel.Fault;
import dev.shouyue.simulator.channel.Faults;
import dev.shouyue.simulator.channel.alipay.AlipayGateway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Security;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlipayTest {

    private static final KeyPair OURS = keys();
    private static final KeyPair THEIRS = keys();

    /** Noon in Beijing of the due date. */
    private static final Instant NOON = Instant.parse("2026-12-10T04:00:00Z");

    private static final LocalDate DUE = LocalDate.of(2026, 12, 10);
    private static final LocalDateTime NOON_THERE = DUE.atTime(12, 0);

    private final Faults faults = new Faults(7);
    private final Ears ears = new Ears();
    private Instant now = NOON;
    private AlipayGateway gateway = gateway();
    private Alipay alipay = alipay();

    @BeforeEach
    void a_borrower_agreed_and_has_1000() throws IOException, InterruptedException {
        now = NOON.minus(Duration.ofDays(30));
        open(alipay.invite(new Invitation("M1", "B1", cny("600.00"), DUE, DUE.plusYears(1))));
        gateway.book().put("A1", cny("1000.00"));
        assertThat(gateway.agree("M1", "A1")).isEqualTo("A1");
        gateway.deliver();
        now = NOON;
    }

    @AfterEach
    void close() {
        gateway.close();
        ears.close();
    }

    @Test
    void consent_is_told_with_both_numbers() {
        assertThat(ears.heard()).containsExactly(new News.Consented("M1", "A1", NOON_THERE.minusDays(30)));
        assertThat(alipay.askConsent("M1")).isEqualTo(new News.Consented("M1", "A1", NOON_THERE.minusDays(30)));
        assertThat(alipay.askConsent("M2")).isEqualTo(new News.ConsentEnded("M2", NOON_THERE));
    }

    @Test
    void a_consent_that_is_ended_is_told_and_debits_nothing() {
        gateway.end("A1");
        gateway.deliver();
        assertThat(ears.heard()).last().isEqualTo(new News.ConsentEnded("M1", NOON_THERE));
        assertThat(alipay.askConsent("M1")).isEqualTo(new News.ConsentEnded("M1", NOON_THERE));
        assertThat(alipay.debit(debit("O1", "500.00"))).isEqualTo(failed(DebitFailure.MANDATE, "AGREEMENT_INVALID"));
        assertThat(gateway.book().moved()).isEmpty();
    }

    @Test
    void a_debit_moves_the_amount_and_says_when() {
        Result result = alipay.debit(debit("O1", "500.07"));
        assertThat(result)
                .isEqualTo(alipay.ask(debit("O1", "500.07")))
                .isInstanceOfSatisfying(Result.Success.class, success -> {
                    assertThat(success.amount()).isEqualTo(cny("500.07"));
                    assertThat(success.at()).isEqualTo(NOON_THERE);
                });
        assertThat(moved()).containsExactly("DEBIT O1 500.07");
        gateway.deliver();
        assertThat(ears.heard()).last().isEqualTo(new News.Answered("O1", result));
    }

    @Test
    void the_same_number_twice_is_one_debit() {
        Result first = alipay.debit(debit("O1", "500.00"));
        assertThat(alipay.debit(debit("O1", "500.00"))).isEqualTo(first);
        assertThat(moved()).containsExactly("DEBIT O1 500.00");
    }

    @Test
    void a_number_used_with_another_amount_tells_what_moved_under_it() {
        Result first = alipay.debit(debit("O1", "500.00"));
        assertThat(alipay.debit(debit("O1", "400.00"))).isEqualTo(first);
        assertThat(moved()).containsExactly("DEBIT O1 500.00");
    }

    @Test
    void what_the_purse_does_not_hold_fails_for_funds() {
        assertThat(alipay.debit(debit("O1", "600.00"))).isInstanceOf(Result.Success.class);
        assertThat(alipay.debit(debit("O2", "400.01")))
                .isEqualTo(failed(DebitFailure.FUNDS, "BUYER_BALANCE_NOT_ENOUGH"));
        assertThat(moved()).containsExactly("DEBIT O1 600.00");
    }

    @Test
    void an_amount_or_a_day_beyond_the_agreement_is_our_fault() {
        assertThat(alipay.debit(debit("O1", "600.01")))
                .isEqualTo(failed(DebitFailure.LIMIT_OR_DATE, "CYCLE_PAY_SINGLE_FEE_EXCEED"));
        now = NOON.minus(Duration.ofDays(6));
        assertThat(alipay.debit(debit("O2", "500.00")))
                .isEqualTo(failed(DebitFailure.LIMIT_OR_DATE, "CYCLE_PAY_DATE_NOT_MATCH"));
        now = NOON.minus(Duration.ofDays(5));
        assertThat(alipay.debit(debit("O3", "500.00"))).isInstanceOf(Result.Success.class);
        faults.next(Fault.LIMIT, 1);
        assertThat(alipay.debit(debit("O4", "5.00")))
                .isInstanceOfSatisfying(Result.Failed.class, failed -> assertThat(failed.reason())
                        .isEqualTo(DebitFailure.LIMIT_OR_DATE));
    }

    @Test
    void an_order_that_is_not_there_is_said_not_to_be_there() {
        assertThat(alipay.ask(debit("O1", "500.00"))).isEqualTo(new Result.NotThere("TRADE_NOT_EXIST"));
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_BEFORE", "REFUSED"})
    void what_did_not_arrive_is_unknown_and_then_not_there_and_may_be_sent_again(Fault fault) {
        faults.next(fault, 1);
        assertThat(alipay.debit(debit("O1", "500.00"))).isInstanceOf(Result.Unknown.class);
        assertThat(moved()).isEmpty();
        assertThat(alipay.ask(debit("O1", "500.00"))).isInstanceOf(Result.NotThere.class);
        assertThat(alipay.debit(debit("O1", "500.00"))).isInstanceOf(Result.Success.class);
        assertThat(moved()).containsExactly("DEBIT O1 500.00");
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_AFTER", "UNREADABLE", "FORGED", "UNSURE"})
    void what_moved_without_an_answer_to_believe_is_unknown_until_it_is_asked(Fault fault) {
        faults.next(fault, 1);
        assertThat(alipay.debit(debit("O1", "500.00"))).isInstanceOf(Result.Unknown.class);
        assertThat(moved()).containsExactly("DEBIT O1 500.00");
        assertThat(alipay.ask(debit("O1", "500.00"))).isInstanceOf(Result.Success.class);
        assertThat(alipay.debit(debit("O1", "500.00"))).isInstanceOf(Result.Success.class);
        assertThat(moved()).containsExactly("DEBIT O1 500.00");
    }

    @Test
    void an_answer_that_is_late_is_not_waited_for() {
        gateway.close();
        gateway = new AlipayGateway(merchant(), faults, () -> now, Duration.ofSeconds(10));
        alipay = alipay(Duration.ofMillis(300));
        faults.next(Fault.LOST_BEFORE, 1);
        long from = System.nanoTime();
        assertThat(alipay.debit(debit("O1", "500.00"))).isInstanceOf(Result.Unknown.class);
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(5));
        gateway.close();
        assertThat(alipay.ask(debit("O1", "500.00"))).isInstanceOf(Result.Unknown.class);
        assertThat(alipay.askConsent("M1")).isEqualTo(new News.Nothing());
    }

    @Test
    void a_channel_that_is_down_for_a_day_knows_nothing_and_then_takes_the_order() {
        faults.down(NOON, NOON.plus(Duration.ofDays(1)));
        assertThat(alipay.debit(debit("O1", "500.00"))).isInstanceOf(Result.Unknown.class);
        assertThat(alipay.ask(debit("O1", "500.00"))).isInstanceOf(Result.Unknown.class);
        assertThatThrownBy(() -> alipay.statement(DUE)).isInstanceOf(ChannelUnavailable.class);
        now = NOON.plus(Duration.ofDays(1));
        assertThat(alipay.ask(debit("O1", "500.00"))).isInstanceOf(Result.NotThere.class);
    }

    @Test
    void a_debit_on_its_way_is_unknown_until_it_is_made_or_closed() {
        faults.next(Fault.PENDING, 2);
        assertThat(alipay.debit(debit("O1", "600.00"))).isInstanceOf(Result.Unknown.class);
        assertThat(alipay.ask(debit("O1", "600.00"))).isInstanceOf(Result.Unknown.class);
        assertThat(alipay.debit(debit("O2", "600.00"))).isInstanceOf(Result.Unknown.class);
        now = NOON.plus(Duration.ofHours(3));
        gateway.deliver();
        List<Result> results = List.of(alipay.ask(debit("O1", "600.00")), alipay.ask(debit("O2", "600.00")));
        assertThat(results).hasAtLeastOneElementOfType(Result.Success.class);
        assertThat(results).contains(new Result.Failed(DebitFailure.SYSTEM, "TRADE_CLOSED", "closed unpaid"));
        assertThat(ears.heard())
                .contains(new News.Answered("O1", results.get(0)), new News.Answered("O2", results.get(1)));
    }

    @Test
    void a_refund_moves_once_and_is_asked_by_its_own_number() {
        alipay.debit(debit("O1", "500.00"));
        now = now.plusSeconds(60);
        Result refund = alipay.refund(debit("O1", "500.00"), "R1", cny("120.00"));
        assertThat(refund).isInstanceOfSatisfying(Result.Success.class, success -> {
            assertThat(success.amount()).isEqualTo(cny("120.00"));
            assertThat(success.at()).isEqualTo(NOON_THERE.plusMinutes(1));
        });
        assertThat(alipay.refund(debit("O1", "500.00"), "R1", cny("120.00"))).isEqualTo(refund);
        assertThat(alipay.askRefund(debit("O1", "500.00"), "R1")).isEqualTo(refund);
        assertThat(alipay.askRefund(debit("O1", "500.00"), "R2")).isInstanceOf(Result.NotThere.class);
        assertThat(alipay.refund(debit("O1", "500.00"), "R2", cny("380.01")))
                .isEqualTo(failed(DebitFailure.SYSTEM, "REFUND_AMT_NOT_EQUAL_TOTAL"));
        assertThat(moved()).containsExactly("DEBIT O1 500.00", "REFUND R1 120.00");
        assertThat(gateway.book().purse("A1")).isEqualTo(cny("620.00"));
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_AFTER", "UNREADABLE", "FORGED", "UNSURE"})
    void a_refund_without_an_answer_to_believe_is_unknown_and_not_made_twice(Fault fault) {
        alipay.debit(debit("O1", "500.00"));
        faults.next(fault, 1);
        assertThat(alipay.refund(debit("O1", "500.00"), "R1", cny("120.00"))).isInstanceOf(Result.Unknown.class);
        assertThat(alipay.refund(debit("O1", "500.00"), "R1", cny("120.00"))).isInstanceOf(Result.Success.class);
        assertThat(moved()).containsExactly("DEBIT O1 500.00", "REFUND R1 120.00");
    }

    @Test
    void a_payment_that_was_refunded_whole_before_anyone_heard_of_it_was_still_paid() {
        faults.next(Fault.LOST_AFTER, 1).next(Fault.OVERTAKEN, 1);
        assertThat(alipay.debit(debit("O1", "500.00"))).isInstanceOf(Result.Unknown.class);
        alipay.refund(debit("O1", "500.00"), "R1", cny("500.00"));
        gateway.deliver();
        Result paid = alipay.ask(debit("O1", "500.00"));
        assertThat(paid).isInstanceOf(Result.Success.class);
        assertThat(ears.heard()).last().isEqualTo(new News.Answered("O1", paid));
        now = now.plus(Duration.ofHours(1));
        gateway.deliver();
        assertThat(ears.heard()).last().isEqualTo(new News.Answered("O1", paid));
        assertThat(alipay.askRefund(debit("O1", "500.00"), "R1")).isInstanceOf(Result.Success.class);
    }

    @Test
    void a_notice_that_comes_twice_late_or_overtaken_says_the_same() {
        faults.next(Fault.TWICE, 1).next(Fault.LATE, 1);
        Result first = alipay.debit(debit("O1", "100.00"));
        faults.next(Fault.OVERTAKEN, 1);
        Result second = alipay.debit(debit("O2", "100.00"));
        Result third = alipay.debit(debit("O3", "100.00"));
        gateway.deliver();
        assertThat(answers()).containsExactly(new News.Answered("O3", third));
        now = NOON.plus(Duration.ofHours(1));
        gateway.deliver();
        assertThat(answers()).last().isEqualTo(new News.Answered("O2", second));
        now = NOON.plus(Duration.ofDays(8));
        gateway.deliver();
        assertThat(answers()).hasSize(4).last().isEqualTo(new News.Answered("O1", first));
        assertThat(gateway.notices().waiting()).isZero();
    }

    @Test
    void a_notice_with_a_wrong_signature_is_refused_and_comes_again_well_signed() {
        faults.next(Fault.FORGED_NOTICE, 1);
        Result paid = alipay.debit(debit("O1", "100.00"));
        gateway.deliver();
        assertThat(answers()).isEmpty();
        assertThat(ears.refused()).containsExactly("the notice is not signed by Alipay");
        now = NOON.plus(Duration.ofMinutes(5));
        gateway.deliver();
        assertThat(answers()).containsExactly(new News.Answered("O1", paid));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "total_amount=100.00>total_amount=999.00",
                "out_trade_no=O1>out_trade_no=O9",
                "trade_status=TRADE_SUCCESS>trade_status=TRADE_CLOSED",
                "sign_type=RSA2>sign_type=RSA",
                "app_id=2021000000000001>app_id=2021000000000002",
                "charset=UTF-8>charset=UTF-8&charset=GBK",
                "sign=>sign=AA",
                "sign=>no_sign="
            })
    void a_notice_that_was_changed_on_its_way_is_refused(String change) {
        alipay.debit(debit("O1", "100.00"));
        gateway.deliver();
        Notice notice = ears.notices().getLast();
        String body = new String(notice.body(), StandardCharsets.UTF_8);
        int arrow = change.indexOf('>');
        String changed = body.replace(change.substring(0, arrow), change.substring(arrow + 1));
        assertThat(changed).isNotEqualTo(body);
        assertThat(alipay.hear(notice)).isInstanceOf(News.Answered.class);
        assertThatThrownBy(() -> alipay.hear(new Notice(Map.of(), "", changed.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(BadNotice.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "a", "a=%", "%ff=1&sign_type=RSA2&sign=x", "{\"a\":1}"})
    void what_is_no_notice_is_refused(String body) {
        assertThatThrownBy(() -> alipay.hear(new Notice(Map.of(), "", body.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(BadNotice.class);
    }

    @Test
    void a_notice_for_another_merchant_is_refused() {
        alipay.debit(debit("O1", "100.00"));
        gateway.deliver();
        Alipay other = new Alipay(settings(Duration.ofSeconds(5), "2021000000000001", "2088000000000002"), () -> now);
        assertThatThrownBy(() -> other.hear(ears.notices().getLast()))
                .isInstanceOf(BadNotice.class)
                .hasMessage("the notice is for another merchant: seller_id");
    }

    @Test
    void a_borrower_pays_by_the_page_of_a_link() throws IOException, InterruptedException {
        Debit debit = new Debit("P1", "", "", "B1", cny("77.70"), DUE, "2026-12-10 期 3, 还款");
        open(alipay.payLink(debit));
        assertThat(alipay.ask(debit)).isInstanceOf(Result.Unknown.class);
        assertThat(gateway.pay("P1", "A1")).isTrue();
        gateway.deliver();
        assertThat(ears.heard()).last().isEqualTo(new News.Answered("P1", alipay.ask(debit)));
        assertThat(moved()).containsExactly("DEBIT P1 77.70");
        open(alipay.payLink(new Debit("P2", "", "", "B1", cny("1.00"), DUE, "again")));
        gateway.leave("P2");
        gateway.deliver();
        assertThat(ears.heard())
                .last()
                .isEqualTo(new News.Answered(
                        "P2", new Result.Failed(DebitFailure.SYSTEM, "TRADE_CLOSED", "closed unpaid")));
    }

    @Test
    void a_link_that_was_changed_opens_no_page() throws IOException, InterruptedException {
        String link = alipay.payLink(new Debit("P1", "", "", "B1", cny("77.70"), DUE, "here"));
        assertThat(get(link.replace("77.70", "0.01"))).isEqualTo(400);
    }

    @Test
    void the_statement_of_a_day_books_all_that_moved_on_it_with_fees() {
        alipay.debit(debit("O1", "500.00"));
        alipay.refund(debit("O1", "500.00"), "R1", cny("120.00"));
        assertThat(alipay.statement(DUE)).isEmpty();
        now = NOON.plus(Duration.ofDays(1));
        alipay.debit(debit("O2", "10.00"));
        String trade = gateway.book().moved().getFirst().id();
        assertThat(alipay.statement(DUE))
                .containsExactly(
                        new StatementLine(
                                trade, StatementLine.Kind.DEBIT, "O1", trade, cny("500.00"), cny("3.00"), NOON_THERE),
                        new StatementLine(
                                trade + "/R1",
                                StatementLine.Kind.REFUND,
                                "R1",
                                trade,
                                cny("120.00"),
                                cny("0.00"),
                                NOON_THERE));
        assertThat(alipay.statement(DUE.minusDays(1))).isEmpty();
    }

    @Test
    void a_channel_whose_clock_is_off_is_believed_in_its_own_time() {
        faults.skew(Duration.ofMinutes(-7));
        assertThat(alipay.debit(debit("O1", "500.00")))
                .isInstanceOfSatisfying(Result.Success.class, success -> assertThat(success.at())
                        .isEqualTo(NOON_THERE.minusMinutes(7)));
    }

    @Test
    void certificates_of_the_whole_program_are_as_strict_as_before() {
        assertThat(Security.getProperty("jdk.certpath.disabledAlgorithms")).contains("MD5", "SHA1");
    }

    @Test
    void the_settings_are_read_from_a_file_with_keys_from_others(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("ours.pem"), pem("PRIVATE KEY", OURS.getPrivate()));
        Files.writeString(folder.resolve("theirs.pem"), pem("PUBLIC KEY", THEIRS.getPublic()));
        Files.writeString(folder.resolve("old.pem"), pem("RSA PRIVATE KEY", OURS.getPrivate()));
        Files.writeString(folder.resolve("broken.pem"), "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----");
        String file = """
                alipay.gateway = https://openapi.alipay.com/gateway.do
                alipay.appId = 2021000000000001
                alipay.sellerId = 2088000000000001
                alipay.privateKey = ours.pem
                alipay.publicKey = theirs.pem
                alipay.scene = INDUSTRY|LOAN
                alipay.notices = https://lender.example/api/notices/alipay
                alipay.back = https://lender.example/paid
                """;
        AlipaySettings settings = read(folder, file);
        assertThat(settings.theirs()).isEqualTo(THEIRS.getPublic());
        assertThat(settings.patience()).isEqualTo(Duration.ofSeconds(8));
        refused(
                folder,
                file.replace("2088000000000001", "77"),
                "sellerId is \"77\": the merchant's number is 2088 and twelve digits");
        refused(folder, file.replace("https://openapi", "http://openapi"), "only https is taken, save on this machine");
        refused(folder, file + "alipay.patience = -PT1S", "patience is PT-1S: this is to be more than nothing");
        refused(folder, file + "alipay.patience = soon", "patience is soon: this is no length of time such as PT8S");
        refused(folder, file.replace("= ours.pem", "= theirs.pem"), "expected PRIVATE KEY (PKCS#8)");
        refused(
                folder,
                file.replace("= ours.pem", "= old.pem"),
                "`openssl pkcs8 -topk8 -nocrypt` turns it into PKCS#8");
        refused(folder, file.replace("= ours.pem", "= broken.pem"), "the file holds no RSA key");
    }

    private static AlipaySettings read(Path folder, String file) throws IOException {
        Path path = Files.writeString(folder.resolve("channels.properties"), file);
        return AlipaySettings.of(ChannelSettings.read(path).getFirst());
    }

    private static void refused(Path folder, String file, String told) {
        assertThatThrownBy(() -> read(folder, file))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed ->
                                assertThat(failed.told().in("zh")).contains("：").doesNotContain("expected"))
                .hasMessageContaining(told);
    }

    private static String pem(String kind, Key key) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END " + kind + "-----\n";
    }

    @Test
    void the_settings_say_nothing_of_the_keys() {
        assertThat(settings(Duration.ofSeconds(5), "2021000000000001", "2088000000000001")
                        .toString())
                .doesNotContain("modulus", "RSA");
    }

    @Test
    void under_all_faults_at_once_every_fen_is_accounted_for() {
        for (Fault fault : Set.of(
                Fault.LOST_BEFORE,
                Fault.LOST_AFTER,
                Fault.REFUSED,
                Fault.UNREADABLE,
                Fault.FORGED,
                Fault.FORGED_NOTICE,
                Fault.UNSURE,
                Fault.PENDING,
                Fault.TWICE,
                Fault.OVERTAKEN,
                Fault.LATE,
                Fault.NEVER,
                Fault.NO_FUNDS,
                Fault.LIMIT)) {
            faults.chance(fault, 0.15);
        }
        gateway.book().put("A1", cny("2000.00"));
        Money ours = cny("0.00");
        for (int i = 0; i < 150; i++) {
            Debit debit = debit("S" + i, "20.0" + i % 10);
            Result result = alipay.debit(debit);
            for (int asked = 0; asked < 200; asked++) {
                if (result instanceof Result.Success || result instanceof Result.Failed) {
                    break;
                }
                now = now.plus(Duration.ofMinutes(11));
                result = result instanceof Result.NotThere ? alipay.debit(debit) : alipay.ask(debit);
                gateway.deliver();
            }
            assertThat(result).isNotInstanceOf(Result.Unknown.class);
            if (result instanceof Result.Success success) {
                ours = ours.plus(success.amount());
                assertThat(gateway.book().minorOf(debit.order()))
                        .isEqualTo(success.amount().minor());
            } else {
                assertThat(gateway.book().minorOf(debit.order())).isZero();
            }
        }
        assertThat(gateway.book().purse("A1").plus(ours)).isEqualTo(cny("3000.00"));
        assertThat(ears.refused()).isNotEmpty();
    }

    private List<News> answers() {
        return ears.heard().stream().filter(News.Answered.class::isInstance).toList();
    }

    private List<String> moved() {
        return gateway.book().moved().stream().map(AlipayTest::line).toList();
    }

    private static String line(Book.Move move) {
        return move.kind() + " " + move.order() + " " + move.amount().decimal();
    }

    private static Result failed(DebitFailure reason, String code) {
        return new Result.Failed(reason, code, "refused: " + (code.startsWith("USER_") ? code : "ACQ." + code));
    }

    private static Debit debit(String order, String amount) {
        return new Debit(order, "M1", "A1", "B1", cny(amount), DUE, "2026-12-10 第 3 期");
    }

    private static void open(String link) throws IOException, InterruptedException {
        assertThat(get(link)).isEqualTo(200);
    }

    private static int get(String link) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private AlipayGateway gateway() {
        return new AlipayGateway(merchant(), faults, () -> now, Duration.ZERO);
    }

    private static AlipayGateway.Merchant merchant() {
        return new AlipayGateway.Merchant(
                "2021000000000001", "2088000000000001", OURS.getPublic(), THEIRS.getPrivate());
    }

    private Alipay alipay() {
        return alipay(Duration.ofSeconds(5));
    }

    private Alipay alipay(Duration patience) {
        Alipay channel = new Alipay(settings(patience, "2021000000000001", "2088000000000001"), () -> now);
        ears.of(channel);
        return channel;
    }

    private AlipaySettings settings(Duration patience, String app, String seller) {
        return new AlipaySettings(
                "alipay",
                gateway.address(),
                app,
                seller,
                OURS.getPrivate(),
                THEIRS.getPublic(),
                "INDUSTRY|LOAN",
                ears.address(),
                URI.create("http://127.0.0.1/paid"),
                patience);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
