package dev.shouyue.simulator.channel.alipay;

import static dev.shouyue.simulator.channel.alipay.AlipayGateway.yuan;

import dev.shouyue.simulator.channel.Notices;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Asynchronous notices: a form of fields, signed with RSA2 over all but {@code sign} and {@code sign_type}. */
final class Letters {

    private final AlipayGateway.Merchant merchant;
    private final Notices notices;
    private long numbers;

    Letters(AlipayGateway.Merchant merchant, Notices notices) {
        this.merchant = merchant;
        this.notices = notices;
    }

    void signed(Agreement agreement) {
        Map<String, String> fields = agreement(agreement, "dut_user_sign");
        fields.put("status", "NORMAL");
        fields.put("sign_time", Ledger.TIME.format(agreement.signedAt));
        fields.put("valid_time", Ledger.TIME.format(agreement.signedAt));
        fields.put("invalid_time", "2115-02-01 00:00:00");
        post("sign " + agreement.number, agreement.asked.notice(), fields);
    }

    void unsigned(Agreement agreement, LocalDateTime at) {
        Map<String, String> fields = agreement(agreement, "dut_user_unsign");
        fields.put("status", "UNSIGN");
        fields.put("unsign_time", Ledger.TIME.format(at));
        post("unsign " + agreement.number, agreement.asked.notice(), fields);
    }

    /** How a trade stands now: paid, closed, or refunded in part or whole. */
    void trade(Trade trade, Instant at) {
        URI to = trade.notice;
        if (to == null) {
            return;
        }
        Map<String, String> fields = start("trade_status_sync");
        fields.put("seller_id", merchant.seller());
        fields.put("out_trade_no", trade.asked.order());
        fields.put("trade_no", trade.number);
        fields.put("subject", trade.asked.subject());
        fields.put("total_amount", yuan(trade.asked.amount()));
        fields.put("trade_status", trade.status());
        fields.put("gmt_create", Ledger.TIME.format(trade.createdAt));
        LocalDateTime paid = trade.paidAt;
        if (paid != null) {
            fields.put("receipt_amount", yuan(trade.asked.amount()));
            fields.put("gmt_payment", Ledger.TIME.format(paid));
        }
        if (!trade.refunds.isEmpty()) {
            Trade.Refund last =
                    trade.refunds.values().stream().reduce((a, b) -> b).orElseThrow();
            fields.put("out_biz_no", last.number());
            fields.put("refund_fee", yuan(trade.refunded()));
            fields.put("gmt_refund", Ledger.TIME.format(last.at()) + ".000");
        }
        if (trade.closed) {
            fields.put("gmt_close", Ledger.TIME.format(LocalDateTime.ofInstant(at, Ledger.ZONE)));
        }
        post("trade " + trade.asked.order() + ' ' + trade.status() + trade.refunds.size(), to, fields);
    }

    private Map<String, String> agreement(Agreement agreement, String type) {
        Map<String, String> fields = start(type);
        fields.put("partner_id", merchant.seller());
        fields.put("alipay_user_id", "2088" + Math.floorMod(agreement.number.hashCode(), 1_000_000));
        fields.put("agreement_no", agreement.number);
        fields.put("external_agreement_no", agreement.asked.external());
        fields.put("personal_product_code", agreement.asked.product());
        fields.put("sign_scene", agreement.asked.scene());
        return fields;
    }

    private Map<String, String> start(String type) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("notify_type", type);
        fields.put("notify_id", String.format("%034d", ++numbers));
        fields.put("charset", "UTF-8");
        fields.put("version", "1.0");
        fields.put("app_id", merchant.app());
        fields.put("auth_app_id", merchant.app());
        return fields;
    }

    private void post(String occasion, URI to, Map<String, String> fields) {
        notices.post(occasion, to, (at, forged) -> {
            Map<String, String> sent = new TreeMap<>(fields);
            sent.put("notify_time", Ledger.TIME.format(LocalDateTime.ofInstant(at, Ledger.ZONE)));
            String sign = Rsa2.sign(merchant.ours(), Rsa2.content(sent) + (forged ? "&forged=true" : ""));
            sent.put("sign_type", "RSA2");
            sent.put("sign", sign);
            String body = sent.entrySet().stream()
                    .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            return new Notices.Sheet(Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"), body);
        });
    }
}
