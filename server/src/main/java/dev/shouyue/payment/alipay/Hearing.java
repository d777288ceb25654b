package dev.shouyue.payment.alipay;

import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.BadNotice;
import dev.shouyue.payment.News;
import dev.shouyue.payment.ReasonTable;
import dev.shouyue.payment.Result;
import dev.shouyue.payment.WebChannel.Notice;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;

/** Reads asynchronous notices. They come again, late, and in any order; each says by itself how a trade or an agreement stands. */
final class Hearing {

    private static final int LONGEST = 64 << 10;

    private final AlipaySettings settings;
    private final Gateway gateway;
    private final ReasonTable reasons;

    Hearing(AlipaySettings settings, Gateway gateway, ReasonTable reasons) {
        this.settings = settings;
        this.gateway = gateway;
        this.reasons = reasons;
    }

    News of(Notice notice) {
        Map<String, String> fields = fields(notice.body());
        if (!fields.getOrDefault("sign_type", "").equals("RSA2") || !gateway.verifies(fields)) {
            throw new BadNotice("the notice is not signed by Alipay");
        }
        if (!settings.app().equals(fields.get("app_id"))) {
            throw new BadNotice("the notice is for another application: app_id");
        }
        return switch (fields.getOrDefault("notify_type", "")) {
            case "trade_status_sync" -> trade(fields);
            case "dut_user_sign" -> {
                forUs(fields, "partner_id");
                yield fields.getOrDefault("status", "").equals("NORMAL")
                        ? new News.Consented(
                                text(fields, "external_agreement_no"),
                                text(fields, "agreement_no"),
                                time(fields, "sign_time"))
                        : new News.Nothing();
            }
            case "dut_user_unsign" -> {
                forUs(fields, "partner_id");
                yield new News.ConsentEnded(text(fields, "external_agreement_no"), time(fields, "unsign_time"));
            }
            default -> new News.Nothing();
        };
    }

    /**
     * A trade that has a time of payment was paid, also when it is closed now: then it was refunded since. What a notice says
     * of refunds is their sum, so each refund is asked for by its number.
     */
    private News trade(Map<String, String> fields) {
        forUs(fields, "seller_id");
        String order = text(fields, "out_trade_no");
        String status = text(fields, "trade_status");
        if (fields.containsKey("gmt_payment")) {
            Money amount = Yuan.parse(fields.get("total_amount"))
                    .orElseThrow(() -> new BadNotice("the notice has no amount that can be read: total_amount"));
            return new News.Answered(
                    order, new Result.Success(text(fields, "trade_no"), amount, time(fields, "gmt_payment")));
        }
        return status.equals("TRADE_CLOSED")
                ? new News.Answered(
                        order, new Result.Failed(reasons.reason("TRADE_HAS_CLOSE"), "TRADE_CLOSED", "closed unpaid"))
                : new News.Nothing();
    }

    private void forUs(Map<String, String> fields, String name) {
        if (!settings.seller().equals(fields.get(name))) {
            throw new BadNotice("the notice is for another merchant: " + name);
        }
    }

    private static String text(Map<String, String> fields, String name) {
        String value = fields.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new BadNotice("the notice lacks the field " + name);
        }
        return value;
    }

    private static LocalDateTime time(Map<String, String> fields, String name) {
        try {
            return LocalDateTime.parse(text(fields, name), Yuan.TIME);
        } catch (DateTimeException e) {
            throw new BadNotice("the notice has no time that can be read: " + name);
        }
    }

    private static Map<String, String> fields(byte[] body) {
        if (body.length > LONGEST) {
            throw new BadNotice("the notice is longer than " + LONGEST + " bytes");
        }
        Map<String, String> fields = new HashMap<>();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                throw new BadNotice("the notice is no form of fields");
            }
            try {
                String name = URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8);
                String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
                if (fields.put(name, value) != null) {
                    throw new BadNotice("the notice has a field twice");
                }
            } catch (IllegalArgumentException e) {
                throw new BadNotice("the notice is no form of fields");
            }
        }
        return fields;
    }
}
