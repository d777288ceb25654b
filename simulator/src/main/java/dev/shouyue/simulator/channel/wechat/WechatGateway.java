package dev.shouyue.simulator.channel.wechat;

import dev.shouyue.simulator.channel.Book;
import dev.shouyue.simulator.channel.Fault;
import dev.shouyue.simulator.channel.Faults;
import dev.shouyue.simulator.channel.Front;
import dev.shouyue.simulator.channel.Front.Answer;
import dev.shouyue.simulator.channel.Front.Call;
import dev.shouyue.simulator.channel.Json;
import dev.shouyue.simulator.channel.Notices;
import dev.shouyue.simulator.channel.Wallet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * WeChat Pay for one merchant. Calls come by HTTP; what borrowers do in WeChat, and time, come by the methods here.
 */
public final class WechatGateway implements Wallet {

    /** 15 and 15 seconds, 30 seconds, 3, 10, 20, 30, 30, 30, 60 minutes, 3, 3, 3, 6, 6 hours: 24 hours and 4 minutes in all. */
    private static final List<Duration> AGAIN = List.of(
            Duration.ofSeconds(15),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofMinutes(3),
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            Duration.ofMinutes(30),
            Duration.ofMinutes(30),
            Duration.ofMinutes(30),
            Duration.ofMinutes(60),
            Duration.ofHours(3),
            Duration.ofHours(3),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(6));

    private static final Pattern TOKEN = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048 ";

    /** A call's signature is good for so long. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Merchant merchant;
    private final Faults faults;
    private final InstantSource clock;
    private final InstantSource wire;
    private final Front front;
    private final Notices notices;
    private final Ledger ledger;

    /**
     * Who calls, and the keys of both sides.
     *
     * @param app the application's number
     * @param number the merchant's number
     * @param serial of the merchant's certificate
     * @param theirs the merchant's public key
     * @param keyId the number of WeChat Pay's own key
     * @param ours WeChat Pay's private key
     * @param apiKey of interface version 3, 32 characters: notices are encrypted by it
     */
    public record Merchant(
            String app, String number, String serial, PublicKey theirs, String keyId, PrivateKey ours, String apiKey) {}

    /**
     * @param clock by which money moves and notices are sent
     * @param wire the machine's time, by which callers judge how fresh an answer is
     * @param silence how long a caller whose call or answer is lost hears nothing
     */
    public WechatGateway(Merchant merchant, Faults faults, InstantSource clock, InstantSource wire, Duration silence) {
        this.merchant = merchant;
        this.faults = faults;
        this.clock = clock;
        this.wire = wire;
        front = new Front(faults, clock, silence);
        notices = new Notices(faults, clock, AGAIN, answer -> answer.statusCode() == 200 || answer.statusCode() == 204);
        ledger = new Ledger(merchant, faults, clock, notices, front.address());
        front.open("/v3/", new Interface());
        front.open("/page/", new Pages());
    }

    /** What stands for {@code https://api.mch.weixin.qq.com}. */
    public URI address() {
        return front.address();
    }

    @Override
    public Book book() {
        return ledger.book();
    }

    @Override
    public String agree(String code, String payer) {
        return ledger.agree(code, payer);
    }

    @Override
    public void end(String contract) {
        ledger.end(contract);
    }

    @Override
    public boolean pay(String order, String payer) {
        return ledger.pay(order, payer);
    }

    @Override
    public int deliver() {
        ledger.settle();
        return notices.deliver();
    }

    @Override
    public Notices notices() {
        return notices;
    }

    @Override
    public void close() {
        front.close();
        notices.close();
    }

    /** Signed calls, and signed answers. */
    private final class Interface implements Front.Desk {

        @Override
        public String occasion(Call call) {
            Map<String, Object> body = body(call);
            return call.method()
                    + ' '
                    + call.uri().getPath()
                    + ' '
                    + Json.text(body, "out_trade_no")
                    + ' '
                    + Json.text(body, "out_refund_no")
                    + Json.text(body, "out_contract_code");
        }

        @Override
        public Answer serve(Call call) {
            if (!isSigned(call)) {
                return signed(Said.refused(401, "SIGN_ERROR"), occasion(call));
            }
            if (call.uri().getPath().equals("/v3/billdownload/file")) {
                return new Answer(
                        200,
                        Map.of("Content-Type", "text/plain"),
                        ledger.file(LocalDate.parse(Ledger.query(call.uri()).getOrDefault("token", ""))));
            }
            return signed(ledger.answer(call.method(), call.uri(), body(call)), occasion(call));
        }

        private boolean isSigned(Call call) {
            String header = call.headers().getOrDefault("authorization", "");
            Map<String, String> token = new HashMap<>();
            Matcher pairs = TOKEN.matcher(header);
            while (pairs.find()) {
                token.put(pairs.group(1), pairs.group(2));
            }
            String time = token.getOrDefault("timestamp", "0");
            String target = call.uri().getRawPath()
                    + (call.uri().getRawQuery() == null ? "" : '?' + call.uri().getRawQuery());
            Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), wire.instant())
                    .abs();
            return header.startsWith(SCHEME)
                    && merchant.number().equals(token.get("mchid"))
                    && merchant.serial().equals(token.get("serial_no"))
                    && age.compareTo(FRESH) < 0
                    && Seal.verifies(
                            merchant.theirs(),
                            call.method()
                                    + '\n'
                                    + target
                                    + '\n'
                                    + time
                                    + '\n'
                                    + token.get("nonce_str")
                                    + '\n'
                                    + call.text()
                                    + '\n',
                            token.getOrDefault("signature", ""));
        }

        private Answer signed(Said said, String occasion) {
            boolean forged = faults.strikes(Fault.FORGED, occasion, clock.instant());
            Map<String, String> headers =
                    new TreeMap<>(Seal.headers(merchant, wire.instant().plus(faults.skew()), said.body(), forged));
            if (!said.body().isEmpty()) {
                headers.put("Content-Type", "application/json; charset=utf-8");
            }
            return new Answer(said.status(), headers, said.body().getBytes(StandardCharsets.UTF_8));
        }

        private static Map<String, Object> body(Call call) {
            return call.body().length == 0 ? Map.of() : Json.object(call.text());
        }
    }

    /** What a payer's browser is sent to. */
    private final class Pages implements Front.Desk {

        @Override
        public String occasion(Call call) {
            return call.uri().getPath();
        }

        @Override
        public Answer serve(Call call) {
            String path = call.uri().getPath();
            boolean known = ledger.open(path.substring("/page/".length()));
            return Answer.of(known ? 200 : 404, "text/html", "<html><body>" + path + "</body></html>");
        }
    }
}
