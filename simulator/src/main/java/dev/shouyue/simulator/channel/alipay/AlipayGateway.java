package dev.shouyue.simulator.channel.alipay;

import dev.shouyue.kernel.money.Money;
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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The gateway of Alipay for one merchant. Calls come by HTTP; what borrowers do on Alipay's pages, and time, come by the
 * methods here.
 */
public final class AlipayGateway implements Wallet {

    /** 4, 10, 10 minutes, 1, 2, 6, 15 hours: opendocs.alipay.com/open/203/105286. */
    private static final List<Duration> AGAIN = List.of(
            Duration.ofMinutes(4),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(15));

    private final Merchant merchant;
    private final Faults faults;
    private final InstantSource clock;
    private final Front front;
    private final Notices notices;
    private final Ledger ledger;

    /**
     * Who calls, and the keys of both sides.
     *
     * @param app the merchant's application
     * @param seller the merchant's own number at Alipay (PID)
     * @param theirs the application's public key
     * @param ours Alipay's private key
     */
    public record Merchant(String app, String seller, PublicKey theirs, PrivateKey ours) {}

    /** @param silence how long a caller whose call or answer is lost hears nothing */
    public AlipayGateway(Merchant merchant, Faults faults, InstantSource clock, Duration silence) {
        this.merchant = merchant;
        this.faults = faults;
        this.clock = clock;
        front = new Front(faults, clock, silence);
        notices = new Notices(
                faults, clock, AGAIN, answer -> answer.body().strip().equals("success"));
        ledger = new Ledger(merchant, faults, clock, notices);
        front.open("/gateway.do", new Gateway());
        front.open("/bill", new Bills());
    }

    /** The address that a merchant is given: ends in {@code /gateway.do}. */
    public URI address() {
        return front.address().resolve("/gateway.do");
    }

    @Override
    public Book book() {
        return ledger.book();
    }

    @Override
    public String agree(String external, String payer) {
        return ledger.agree(external, payer);
    }

    @Override
    public void end(String agreement) {
        ledger.end(agreement);
    }

    @Override
    public boolean pay(String order, String payer) {
        return ledger.pay(order, payer);
    }

    /** The page of an unpaid order is left until it closes. */
    public void leave(String order) {
        ledger.leave(order);
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

    static Map<String, String> form(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    private static Map<String, String> fields(Call call) {
        Map<String, String> fields =
                form(call.uri().getRawQuery() == null ? "" : call.uri().getRawQuery());
        fields.putAll(form(call.text()));
        return fields;
    }

    /** Calls of the OpenAPI by POST, and pages by GET. */
    private final class Gateway implements Front.Desk {

        @Override
        public String occasion(Call call) {
            Map<String, String> fields = fields(call);
            Map<String, Object> content = content(fields);
            return fields.getOrDefault("method", "")
                    + ' '
                    + Json.text(content, "out_trade_no")
                    + ' '
                    + Json.text(content, "out_request_no")
                    + Json.text(content, "external_agreement_no");
        }

        @Override
        public Answer serve(Call call) {
            Map<String, String> fields = fields(call);
            String method = fields.getOrDefault("method", "");
            if (call.method().equals("GET")) {
                return page(fields, method);
            }
            Map<String, Object> said = checked(fields)
                    .orElseGet(() -> ledger.answer(
                            method, content(fields), fields.getOrDefault("notify_url", ""), front.address()));
            return signed(method, said, occasion(call));
        }

        private Answer page(Map<String, String> fields, String method) {
            if (checked(fields).isPresent()
                    || !ledger.open(method, content(fields), fields.getOrDefault("notify_url", ""))) {
                return Answer.of(400, "text/html; charset=utf-8", "<html><body>ILLEGAL_SIGN</body></html>");
            }
            return Answer.of(200, "text/html; charset=utf-8", "<html><body>" + method + "</body></html>");
        }

        private Optional<Map<String, Object>> checked(Map<String, String> fields) {
            String sign = fields.getOrDefault("sign", "");
            if (!merchant.app().equals(fields.get("app_id"))) {
                return Optional.of(Said.refused("40002", "isv.invalid-app-id"));
            }
            if (!"RSA2".equals(fields.get("sign_type"))
                    || !Rsa2.verifies(merchant.theirs(), Rsa2.content(fields, "sign"), sign)) {
                return Optional.of(Said.refused("40002", "isv.invalid-signature"));
            }
            return Optional.empty();
        }

        private Answer signed(String method, Map<String, Object> said, String occasion) {
            String node = Json.write(said);
            String sign = Rsa2.sign(merchant.ours(), node);
            if (faults.strikes(Fault.FORGED, occasion, clock.instant())) {
                sign = sign.startsWith("A") ? "B" + sign.substring(1) : "A" + sign.substring(1);
            }
            return Answer.of(
                    200,
                    "text/html;charset=utf-8",
                    "{\"" + method.replace('.', '_') + "_response\":" + node + ",\"sign\":\"" + sign + "\"}");
        }

        private static Map<String, Object> content(Map<String, String> fields) {
            String content = fields.getOrDefault("biz_content", "");
            return content.isEmpty() ? new LinkedHashMap<>() : Json.object(content);
        }
    }

    /** The files behind the addresses that {@code alipay.data.dataservice.bill.downloadurl.query} gives. */
    private final class Bills implements Front.Desk {

        @Override
        public String occasion(Call call) {
            return "bill " + call.uri().getQuery();
        }

        @Override
        public Answer serve(Call call) {
            LocalDate day = LocalDate.parse(fields(call).getOrDefault("day", ""));
            return new Answer(
                    200,
                    Map.of("Content-Type", "application/octet-stream"),
                    BillFile.of(merchant.seller(), day, ledger.bookedOn(day), ledger::orderOf));
        }
    }

    /** Amounts as Alipay writes them: yuan with two decimals. */
    static String yuan(Money amount) {
        return amount.decimal().toPlainString();
    }
}
