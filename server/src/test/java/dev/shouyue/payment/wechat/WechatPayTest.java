package dev.shouyue.payment.wechat;

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
import dev.shouyue.payment.ReasonTable;
import dev.shouyue.payment.Result;
import dev.shouyue.payment.StatementLine;
import dev.shouyue.payment.WebChannel.Invitation;
import dev.shouyue.payment.WebChannel.Notice;
import dev.shouyue.simulator.channel.Book;
import dev.shouyue.simulator.channel.Fault;
import dev.shouyue.simulator.channel.Faults;
import dev.shouyue.simulator.channel.wechat.WechatGateway;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WechatPayTest {

    private static final KeyPair OURS = keys();
    private static final KeyPair THEIRS = keys();
    private static final String API_KEY = "0123456789abcdef0123456789ABCDEF";
    private static final String SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";

    /** Noon in Beijing of the due date. */
    private static final Instant NOON = Instant.parse("2026-12-10T04:00:00Z");

    private static final LocalDate DUE = LocalDate.of(2026, 12, 10);
    private static final LocalDateTime NOON_THERE = DUE.atTime(12, 0);

    private final Faults faults = new Faults(7);
    private final Ears ears = new Ears();
    private Instant now = NOON;
    private WechatGateway gateway = gateway(Duration.ZERO);
    private WechatPay wechat = wechat(Duration.ofSeconds(5));

    @BeforeEach
    void a_borrower_agreed_has_1000_and_was_told_of_600_two_days_ago() throws IOException, InterruptedException {
        now = NOON.minus(Duration.ofDays(30));
        open(wechat.invite(new Invitation("M1", "B1", cny("600.00"), DUE, DUE.plusYears(1))));
        gateway.book().put("C1", cny("1000.00"));
        assertThat(gateway.agree("M1", "C1")).isEqualTo("C1");
        gateway.deliver();
        now = NOON.minus(Duration.ofDays(2));
        assertThat(wechat.announce(debit("O0", "600.00")))
                .isEqualTo(new Result.Success("", cny("600.00"), NOON_THERE.minusDays(2)));
        now = NOON;
    }

    @AfterEach
    void close() {
        gateway.close();
        ears.close();
    }

    @Test
    void consent_is_told_with_both_numbers() {
        News consented = new News.Consented("M1", "C1", NOON_THERE.minusDays(30));
        assertThat(ears.heard()).containsExactly(consented);
        assertThat(wechat.askConsent("M1")).isEqualTo(consented);
        assertThat(wechat.askConsent("M2")).isEqualTo(new News.ConsentEnded("M2", NOON_THERE));
    }

    @Test
    void a_consent_that_is_ended_is_told_and_debits_nothing() {
        gateway.end("C1");
        gateway.deliver();
        assertThat(ears.heard()).last().isEqualTo(new News.ConsentEnded("M1", NOON_THERE));
        now = now.plusSeconds(60);
        assertThat(wechat.askConsent("M1")).isEqualTo(new News.ConsentEnded("M1", NOON_THERE));
        assertThat(wechat.debit(debit("O1", "500.00"))).isEqualTo(failed(DebitFailure.MANDATE, "CONTRACT_NOT_EXIST"));
        assertThat(wechat.announce(debit("O1", "500.00")))
                .isEqualTo(failed(DebitFailure.MANDATE, "CONTRACT_NOT_EXIST"));
        assertThat(gateway.book().moved()).isEmpty();
    }

    @Test
    void a_debit_is_accepted_then_moves_the_amount_and_says_when() {
        assertThat(wechat.debit(debit("O1", "500.07"))).isEqualTo(new Result.Unknown("accepted"));
        assertThat(wechat.ask(debit("O1", "500.07"))).isEqualTo(new Result.Unknown("ACCEPT"));
        now = now.plusSeconds(3);
        Result result = wechat.ask(debit("O1", "500.07"));
        assertThat(result).isInstanceOfSatisfying(Result.Success.class, success -> {
            assertThat(success.amount()).isEqualTo(cny("500.07"));
            assertThat(success.at()).isEqualTo(NOON_THERE.plusSeconds(3));
        });
        gateway.deliver();
        assertThat(ears.heard()).last().isEqualTo(new News.Answered("O1", result));
        assertThat(moved()).containsExactly("DEBIT O1 500.07");
    }

    @Test
    void the_same_number_twice_is_one_debit() {
        Result first = made(debit("O1", "500.00"));
        assertThat(wechat.debit(debit("O1", "500.00"))).isEqualTo(first);
        assertThat(moved()).containsExactly("DEBIT O1 500.00");
    }

    @Test
    void a_number_used_with_another_amount_tells_what_moved_under_it() {
        Result first = made(debit("O1", "500.00"));
        assertThat(wechat.debit(debit("O1", "400.00"))).isEqualTo(first);
        assertThat(moved()).containsExactly("DEBIT O1 500.00");
    }

    @Test
    void what_the_purse_does_not_hold_fails_for_funds() {
        assertThat(made(debit("O1", "600.00"))).isInstanceOf(Result.Success.class);
        Result result = made(debit("O2", "400.01"));
        assertThat(result).isInstanceOfSatisfying(Result.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(DebitFailure.FUNDS);
            assertThat(failed.code()).isEqualTo("NOT_ENOUGH");
        });
        gateway.deliver();
        assertThat(ears.heard()).last().isEqualTo(new News.Answered("O2", result));
        assertThat(moved()).containsExactly("DEBIT O1 600.00");
    }

    @ParameterizedTest
    @CsvSource({
        "余额不足, NOT_ENOUGH, FUNDS",
        "用户已解约, CONTRACT_TERMINATED, MANDATE",
        "超出银行卡限额, RULE_LIMIT, LIMIT_OR_DATE",
        "账户被冻结, ACCOUNT_ERROR, ACCOUNT",
        "其他, PAYERROR, SYSTEM"
    })
    void the_words_of_a_failure_are_taken_for_a_code(String words, String code, DebitFailure reason) {
        Protocol.Standing standing = new Protocol.Standing(
                null, null, "O1", null, "PAYERROR", words, null, null, null, null, null, null, null, null, null, null);
        Readings readings = new Readings(ReasonTable.of("wechat"));
        assertThat(readings.order(standing)).isEqualTo(new Result.Failed(reason, code, words));
    }

    @Test
    void an_amount_above_the_announced_one_or_an_hour_of_the_night_is_our_fault() {
        Result refused = failed(DebitFailure.LIMIT_OR_DATE, "RULE_LIMIT");
        assertThat(wechat.debit(debit("O1", "600.01"))).isEqualTo(refused);
        now = Instant.parse("2026-12-10T14:00:00Z");
        assertThat(wechat.debit(debit("O2", "500.00"))).isEqualTo(refused);
        now = Instant.parse("2026-12-09T22:59:59Z");
        assertThat(wechat.debit(debit("O3", "500.00"))).isEqualTo(refused);
        now = Instant.parse("2026-12-09T23:00:00Z");
        assertThat(wechat.debit(debit("O4", "500.00"))).isEqualTo(new Result.Unknown("accepted"));
        faults.next(Fault.LIMIT, 1);
        assertThat(wechat.debit(debit("O5", "5.00"))).isEqualTo(refused);
    }

    @Test
    void a_debit_before_the_second_day_after_its_announcement_is_refused() {
        wechat.announce(debit("O1", "100.00"));
        assertThat(wechat.debit(debit("O1", "100.00"))).isEqualTo(failed(DebitFailure.LIMIT_OR_DATE, "RULE_LIMIT"));
        now = NOON.plus(Duration.ofDays(1));
        assertThat(wechat.debit(debit("O1", "100.00"))).isEqualTo(failed(DebitFailure.LIMIT_OR_DATE, "RULE_LIMIT"));
        now = NOON.plus(Duration.ofDays(2));
        assertThat(made(debit("O2", "100.00"))).isInstanceOf(Result.Success.class);
    }

    @Test
    void an_order_that_is_not_there_is_said_not_to_be_there() {
        assertThat(wechat.ask(debit("O1", "500.00"))).isEqualTo(new Result.NotThere("ORDER_NOT_EXIST"));
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_BEFORE", "REFUSED"})
    void what_did_not_arrive_is_unknown_and_then_not_there_and_may_be_sent_again(Fault fault) {
        faults.next(fault, 1);
        assertThat(wechat.debit(debit("O1", "500.00"))).isInstanceOf(Result.Unknown.class);
        assertThat(wechat.ask(debit("O1", "500.00"))).isInstanceOf(Result.NotThere.class);
        assertThat(made(debit("O1", "500.00"))).isInstanceOf(Result.Success.class);
        assertThat(moved()).containsExactly("DEBIT O1 500.00");
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_AFTER", "UNREADABLE", "FORGED", "UNSURE"})
    void what_was_accepted_without_an_answer_to_believe_is_known_when_it_is_asked(Fault fault) {
        faults.next(fault, 1);
        assertThat(wechat.debit(debit("O1", "500.00"))).isInstanceOf(Result.Unknown.class);
        now = now.plusSeconds(5);
        assertThat(wechat.ask(debit("O1", "500.00"))).isInstanceOf(Result.Success.class);
        assertThat(wechat.debit(debit("O1", "500.00"))).isInstanceOf(Result.Success.class);
        assertThat(moved()).containsExactly("DEBIT O1 500.00");
    }

    @Test
    void a_refusal_whose_signature_is_wrong_is_no_refusal() {
        faults.next(Fault.FORGED, 1);
        assertThat(wechat.debit(debit("O1", "600.01"))).isInstanceOf(Result.Unknown.class);
        faults.next(Fault.FORGED, 1);
        assertThat(wechat.ask(debit("O1", "600.01"))).isInstanceOf(Result.Unknown.class);
        faults.next(Fault.FORGED, 1);
        assertThat(wechat.askConsent("M2")).isEqualTo(new News.Nothing());
    }

    @Test
    void an_answer_that_is_late_is_not_waited_for() {
        gateway.close();
        gateway = gateway(Duration.ofSeconds(10));
        wechat = wechat(Duration.ofMillis(300));
        faults.next(Fault.LOST_BEFORE, 1);
        long from = System.nanoTime();
        assertThat(wechat.debit(debit("O1", "500.00"))).isInstanceOf(Result.Unknown.class);
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(5));
        gateway.close();
        assertThat(wechat.ask(debit("O1", "500.00"))).isInstanceOf(Result.Unknown.class);
        assertThat(wechat.refund(debit("O1", "500.00"), "R1", cny("1.00"))).isInstanceOf(Result.Unknown.class);
        assertThat(wechat.askRefund(debit("O1", "500.00"), "R1")).isInstanceOf(Result.Unknown.class);
        assertThat(wechat.announce(debit("O1", "500.00"))).isInstanceOf(Result.Unknown.class);
        assertThat(wechat.askConsent("M1")).isEqualTo(new News.Nothing());
        assertThatThrownBy(() -> wechat.payLink(debit("P1", "1.00"))).isInstanceOf(ChannelUnavailable.class);
    }

    @Test
    void a_channel_that_is_down_for_a_day_knows_nothing_and_then_takes_the_order() {
        faults.down(NOON, NOON.plus(Duration.ofDays(1)));
        assertThat(wechat.debit(debit("O1", "500.00"))).isInstanceOf(Result.Unknown.class);
        assertThat(wechat.ask(debit("O1", "500.00"))).isInstanceOf(Result.Unknown.class);
        assertThatThrownBy(() -> wechat.statement(DUE)).isInstanceOf(ChannelUnavailable.class);
        now = NOON.plus(Duration.ofDays(1));
        assertThat(wechat.ask(debit("O1", "500.00"))).isInstanceOf(Result.NotThere.class);
    }

    @Test
    void a_refund_moves_once_and_is_asked_by_its_own_number() {
        made(debit("O1", "500.00"));
        Result first = wechat.refund(debit("O1", "500.00"), "R1", cny("120.00"));
        assertThat(first).isEqualTo(new Result.Unknown("PROCESSING"));
        Result refund = wechat.askRefund(debit("O1", "500.00"), "R1");
        assertThat(refund).isInstanceOfSatisfying(Result.Success.class, success -> assertThat(success.amount())
                .isEqualTo(cny("120.00")));
        gateway.deliver();
        assertThat(ears.heard()).last().isEqualTo(new News.Answered("R1", refund));
        assertThat(wechat.refund(debit("O1", "500.00"), "R1", cny("120.00"))).isEqualTo(refund);
        assertThat(wechat.askRefund(debit("O1", "500.00"), "R2")).isInstanceOf(Result.NotThere.class);
        assertThat(wechat.refund(debit("O1", "500.00"), "R2", cny("380.01")))
                .isEqualTo(failed(DebitFailure.SYSTEM, "PARAM_ERROR"));
        assertThat(moved()).containsExactly("DEBIT O1 500.00", "REFUND R1 120.00");
        assertThat(wechat.ask(debit("O1", "500.00"))).isInstanceOf(Result.Success.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_AFTER", "UNREADABLE", "FORGED", "UNSURE"})
    void a_refund_without_an_answer_to_believe_is_unknown_and_not_made_twice(Fault fault) {
        made(debit("O1", "500.00"));
        faults.next(fault, 1);
        assertThat(wechat.refund(debit("O1", "500.00"), "R1", cny("120.00"))).isInstanceOf(Result.Unknown.class);
        assertThat(wechat.refund(debit("O1", "500.00"), "R1", cny("120.00"))).isInstanceOf(Result.Success.class);
        assertThat(moved()).containsExactly("DEBIT O1 500.00", "REFUND R1 120.00");
    }

    @Test
    void a_refund_that_crosses_the_notice_of_its_payment_leaves_both_true() {
        faults.next(Fault.OVERTAKEN, 1);
        Result paid = made(debit("O1", "500.00"));
        wechat.refund(debit("O1", "500.00"), "R1", cny("500.00"));
        gateway.deliver();
        assertThat(ears.heard())
                .last()
                .isEqualTo(new News.Answered("R1", wechat.askRefund(debit("O1", "500.00"), "R1")));
        assertThat(wechat.ask(debit("O1", "500.00"))).isEqualTo(paid);
        now = now.plus(Duration.ofHours(1));
        gateway.deliver();
        assertThat(ears.heard()).last().isEqualTo(new News.Answered("O1", paid));
    }

    @Test
    void a_notice_that_comes_twice_late_or_overtaken_says_the_same() {
        faults.next(Fault.TWICE, 1).next(Fault.LATE, 1);
        Result first = made(debit("O1", "100.00"));
        faults.next(Fault.OVERTAKEN, 1);
        Result second = made(debit("O2", "100.00"));
        Result third = made(debit("O3", "100.00"));
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
        Result paid = made(debit("O1", "100.00"));
        gateway.deliver();
        assertThat(answers()).isEmpty();
        assertThat(ears.refused()).containsExactly("the notice is not signed by WeChat Pay");
        now = now.plusSeconds(20);
        gateway.deliver();
        assertThat(answers()).containsExactly(new News.Answered("O1", paid));
    }

    @Test
    void a_notice_that_is_sent_again_by_somebody_else_later_is_refused() {
        made(debit("O1", "100.00"));
        gateway.deliver();
        Notice notice = ears.notices().getLast();
        now = now.plus(Duration.ofMinutes(4));
        assertThat(wechat.hear(notice)).isInstanceOf(News.Answered.class);
        now = now.plus(Duration.ofMinutes(1));
        assertThatThrownBy(() -> wechat.hear(notice))
                .isInstanceOf(BadNotice.class)
                .hasMessage("the notice was not signed within the last 5 minutes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Serial", "Wechatpay-Signature"})
    void a_notice_whose_headers_were_changed_is_refused(String header) {
        made(debit("O1", "100.00"));
        gateway.deliver();
        Notice notice = ears.notices().getLast();
        for (String value : List.of("", "1", "AAAA")) {
            Map<String, String> headers = new HashMap<>();
            notice.headers().forEach((name, old) -> headers.put(name, name.equalsIgnoreCase(header) ? value : old));
            assertThatThrownBy(() -> wechat.hear(new Notice(headers, "", notice.body())))
                    .isInstanceOf(BadNotice.class);
        }
        Map<String, String> without = new HashMap<>(notice.headers());
        without.keySet().removeIf(header::equalsIgnoreCase);
        assertThatThrownBy(() -> wechat.hear(new Notice(without, "", notice.body())))
                .isInstanceOf(BadNotice.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRANSACTION.SUCCESS>TRANSACTION.FAIL", "\"nonce\":\"0>\"nonce\":\"1", "\"id\">\"Id\""})
    void a_notice_whose_body_was_changed_is_refused(String change) {
        made(debit("O1", "100.00"));
        gateway.deliver();
        Notice notice = ears.notices().getLast();
        int arrow = change.indexOf('>');
        String body = new String(notice.body(), StandardCharsets.UTF_8);
        String changed = body.replace(change.substring(0, arrow), change.substring(arrow + 1));
        assertThat(changed).isNotEqualTo(body);
        assertThatThrownBy(
                        () -> wechat.hear(new Notice(notice.headers(), "", changed.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(BadNotice.class);
    }

    @Test
    void a_notice_that_is_encrypted_for_another_is_refused() {
        made(debit("O1", "100.00"));
        gateway.deliver();
        Notice notice = ears.notices().getLast();
        WechatPay keyed = new WechatPay(
                settings(Duration.ofSeconds(5), "1900000001", API_KEY.toLowerCase(Locale.ROOT)), () -> now);
        assertThatThrownBy(() -> keyed.hear(notice))
                .isInstanceOf(BadNotice.class)
                .hasMessage("the notice cannot be read");
        WechatPay other = new WechatPay(settings(Duration.ofSeconds(5), "1900000002", API_KEY), () -> now);
        assertThatThrownBy(() -> other.hear(notice))
                .isInstanceOf(BadNotice.class)
                .hasMessage("the notice is for another merchant: mchid");
    }

    @Test
    void a_borrower_pays_by_the_page_of_a_link() throws IOException, InterruptedException {
        Debit debit = new Debit("P1", "", "", "B1", cny("77.70"), DUE, "2026-12-10 期 3");
        open(wechat.payLink(debit));
        assertThat(wechat.ask(debit)).isEqualTo(new Result.Unknown("NOTPAY"));
        assertThat(gateway.pay("P1", "C1")).isTrue();
        gateway.deliver();
        assertThat(ears.heard()).last().isEqualTo(new News.Answered("P1", wechat.ask(debit)));
        assertThat(moved()).containsExactly("DEBIT P1 77.70");
    }

    @Test
    void the_statement_of_a_day_books_all_that_moved_on_it_with_fees() {
        made(debit("O1", "500.00"));
        wechat.refund(debit("O1", "500.00"), "R1", cny("120.00"));
        assertThat(wechat.statement(DUE)).isEmpty();
        now = NOON.plus(Duration.ofDays(1));
        String paid = gateway.book().moved().get(0).id();
        String back = gateway.book().moved().get(1).id();
        LocalDateTime at = NOON_THERE.plusSeconds(5);
        assertThat(wechat.statement(DUE))
                .containsExactly(
                        new StatementLine(paid, StatementLine.Kind.DEBIT, "O1", paid, cny("500.00"), cny("3.00"), at),
                        new StatementLine(back, StatementLine.Kind.REFUND, "R1", back, cny("120.00"), cny("0.00"), at));
    }

    @Test
    void a_statement_that_was_changed_on_its_way_is_not_believed() {
        made(debit("O1", "500.00"));
        now = NOON.plus(Duration.ofDays(1));
        // the digest is taken of the first, the file is the second
        faults.next(Fault.UNREADABLE, 1);
        assertThatThrownBy(() -> wechat.statement(DUE)).isInstanceOf(ChannelUnavailable.class);
        assertThat(wechat.statement(DUE)).hasSize(1);
    }

    @Test
    void a_channel_whose_clock_is_off_is_believed_in_its_own_time_within_five_minutes() {
        faults.skew(Duration.ofMinutes(-4));
        wechat.debit(debit("O1", "500.00"));
        now = now.plusSeconds(5);
        assertThat(wechat.ask(debit("O1", "500.00")))
                .isInstanceOfSatisfying(Result.Success.class, success -> assertThat(success.at())
                        .isEqualTo(NOON_THERE.plusSeconds(5).minusMinutes(4)));
        faults.skew(Duration.ofMinutes(-6));
        assertThat(wechat.ask(debit("O1", "500.00"))).isInstanceOf(Result.Unknown.class);
    }

    @Test
    void the_settings_are_read_from_a_file_with_keys_from_others(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("ours.pem"), pem("PRIVATE KEY", OURS.getPrivate()));
        Files.writeString(folder.resolve("theirs.pem"), pem("PUBLIC KEY", THEIRS.getPublic()));
        Files.writeString(folder.resolve("api.key"), API_KEY + "\n");
        Files.writeString(folder.resolve("short.key"), "a secret");
        String file = """
                wechat.base = https://api.mch.weixin.qq.com
                wechat.appId = wx0000000000000001
                wechat.merchantId = 1900000001
                wechat.serial = 5157F09EFDC096DE15EBE81A47057A7232F1B8E1
                wechat.privateKey = ours.pem
                wechat.publicKeyId = PUB_KEY_ID_01
                wechat.publicKey = theirs.pem
                wechat.apiKey = api.key
                wechat.planId = 12535
                wechat.payerAddress = 203.0.113.1
                wechat.notices = https://lender.example/api/notices/wechat
                """;
        WechatSettings settings = read(folder, file);
        assertThat(settings.apiKey()).isEqualTo(API_KEY);
        assertThat(settings.toString()).doesNotContain(API_KEY).doesNotContain("RSA");
        refused(folder, file.replace(SERIAL, "77"), "serial is \"77\": this is no serial number");
        refused(
                folder,
                file.replace("api.key", "short.key"),
                "apiKey is ***: the key of interface version 3 has 32 bytes");
        refused(folder, file.replace("12535", "one"), "planId is \"one\": this is no whole number");
        refused(
                folder,
                file.replace("https://api.", "http://api."),
                "base is http://api.mch.weixin.qq.com: only https");
        refused(folder, file + "wechat.patience = PT0S", "patience is PT0S: this is to be more than nothing");
    }

    private static WechatSettings read(Path folder, String file) throws IOException {
        Path path = Files.writeString(folder.resolve("channels.properties"), file);
        return WechatSettings.of(ChannelSettings.read(path).getFirst());
    }

    private static void refused(Path folder, String file, String told) {
        assertThatThrownBy(() -> read(folder, file)).isInstanceOf(Failed.class).hasMessageContaining(told);
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
        gateway.book().put("C1", cny("2000.00"));
        Money ours = cny("0.00");
        for (int i = 0; i < 100; i++) {
            Debit debit = debit("S" + i, "20.0" + i % 10);
            // each at noon of a day in December, within the hours and the time of the announcement
            now = Instant.parse("2026-12-11T04:00:00Z").plus(Duration.ofHours(i % 10));
            Result result = wechat.debit(debit);
            for (int asked = 0; asked < 300; asked++) {
                if (result instanceof Result.Success || result instanceof Result.Failed) {
                    break;
                }
                now = now.plus(Duration.ofSeconds(31));
                result = result instanceof Result.NotThere ? wechat.debit(debit) : wechat.ask(debit);
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
        assertThat(gateway.book().purse("C1").plus(ours)).isEqualTo(cny("3000.00"));
        assertThat(ears.refused()).isNotEmpty();
    }

    /** Sent, and asked for when it was made. */
    private Result made(Debit debit) {
        assertThat(wechat.debit(debit)).isEqualTo(new Result.Unknown("accepted"));
        now = now.plusSeconds(5);
        return wechat.ask(debit);
    }

    private List<News> answers() {
        return ears.heard().stream().filter(News.Answered.class::isInstance).toList();
    }

    private List<String> moved() {
        return gateway.book().moved().stream().map(WechatPayTest::line).toList();
    }

    private static String line(Book.Move move) {
        return move.kind() + " " + move.order() + " " + move.amount().decimal();
    }

    private static Result failed(DebitFailure reason, String code) {
        return new Result.Failed(reason, code, "refused: " + code);
    }

    private static Debit debit(String order, String amount) {
        return new Debit(order, "M1", "C1", "B1", cny(amount), DUE, "2026-12-10 第 3 期");
    }

    private static void open(String link) throws IOException, InterruptedException {
        assertThat(HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }

    private WechatGateway gateway(Duration silence) {
        return new WechatGateway(
                new WechatGateway.Merchant(
                        "wx0000000000000001",
                        "1900000001",
                        SERIAL,
                        OURS.getPublic(),
                        "PUB_KEY_ID_01",
                        THEIRS.getPrivate(),
                        API_KEY),
                faults,
                () -> now,
                InstantSource.system(),
                silence);
    }

    private WechatPay wechat(Duration patience) {
        WechatPay channel = new WechatPay(settings(patience, "1900000001", API_KEY), () -> now);
        ears.of(channel);
        return channel;
    }

    private WechatSettings settings(Duration patience, String merchant, String apiKey) {
        return new WechatSettings(
                "wechat",
                gateway.address(),
                "wx0000000000000001",
                merchant,
                SERIAL,
                OURS.getPrivate(),
                "PUB_KEY_ID_01",
                THEIRS.getPublic(),
                apiKey,
                "12535",
                "203.0.113.1",
                ears.address(),
                patience);
    }

    private static String pem(String kind, Key key) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END " + kind + "-----\n";
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
