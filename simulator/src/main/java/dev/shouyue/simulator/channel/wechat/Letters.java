package dev.shouyue.simulator.channel.wechat;

import dev.shouyue.simulator.channel.Json;
import dev.shouyue.simulator.channel.Notices;
import java.net.URI;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;

/** How orders, refunds and contracts stand, as answers say it, and as notices do: encrypted, and signed. */
final class Letters {

    private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    private final WechatGateway.Merchant merchant;
    private final Notices notices;
    private long numbers;

    Letters(WechatGateway.Merchant merchant, Notices notices) {
        this.merchant = merchant;
        this.notices = notices;
    }

    Map<String, Object> standing(Trade trade) {
        Map<String, Object> fields = Said.fields(
                "appid", merchant.app(),
                "mchid", merchant.number(),
                "out_trade_no", trade.asked.order(),
                "trade_state", trade.state,
                "trade_state_desc", trade.words,
                "amount", Said.fields("total", trade.asked.amount().minor(), "currency", "CNY"));
        Instant paid = trade.paidAt;
        if (paid != null) {
            fields.put("transaction_id", trade.number);
            fields.put("success_time", time(paid));
        }
        return fields;
    }

    Map<String, Object> standing(Contract contract) {
        Map<String, Object> fields = Said.fields(
                "mchid", merchant.number(),
                "appid", merchant.app(),
                "contract_id", contract.number,
                "out_contract_code", contract.asked.code(),
                "contract_state", contract.endedAt == null ? "SIGNED" : "TERMINATED",
                "contract_signed_time", time(contract.signedAt));
        Instant ended = contract.endedAt;
        if (ended != null) {
            fields.put(
                    "contract_terminate_info",
                    Said.fields("contract_termination_mode", "USER", "contract_terminated_time", time(ended)));
        }
        return fields;
    }

    void trade(Trade trade) {
        String type = trade.state.equals("PAYERROR") ? "TRANSACTION.FAIL" : "TRANSACTION.SUCCESS";
        post("trade " + trade.asked.order(), trade.notice, type, "transaction", standing(trade));
    }

    void refund(Trade trade, Trade.Refund refund, String to) {
        if (!to.isEmpty()) {
            post(
                    "refund " + refund.number(),
                    URI.create(to),
                    "REFUND.SUCCESS",
                    "refund",
                    Said.fields(
                            "mchid", merchant.number(),
                            "out_trade_no", trade.asked.order(),
                            "transaction_id", trade.number,
                            "out_refund_no", refund.number(),
                            "refund_id", refund.id(),
                            "refund_status", "SUCCESS",
                            "success_time", time(refund.at()),
                            "amount", amount(trade, refund)));
        }
    }

    void contract(Contract contract, String type) {
        post(type + ' ' + contract.number, contract.asked.notice(), type, "papay", standing(contract));
    }

    private void post(String occasion, URI to, String type, String kind, Map<String, Object> fields) {
        String id = String.format("%08d-0000-0000-0000-000000000000", ++numbers);
        String text = Json.write(fields);
        notices.post(occasion, to, (at, forged) -> {
            String body = Json.write(Said.fields(
                    "id",
                    id,
                    "create_time",
                    time(at),
                    "resource_type",
                    "encrypt-resource",
                    "event_type",
                    type,
                    "summary",
                    type,
                    "resource",
                    Seal.resource(merchant.apiKey(), kind, text)));
            Map<String, String> headers = new TreeMap<>(Seal.headers(merchant, at, body, forged));
            headers.put("Content-Type", "application/json");
            return new Notices.Sheet(headers, body);
        });
    }

    static Map<String, Object> amount(Trade trade, Trade.Refund refund) {
        return Said.fields(
                "total", trade.asked.amount().minor(),
                "refund", refund.amount().minor(),
                "payer_total", trade.asked.amount().minor(),
                "payer_refund", refund.amount().minor(),
                "currency", "CNY");
    }

    static String time(Instant at) {
        return RFC_3339.format(ZonedDateTime.ofInstant(at, Ledger.ZONE));
    }
}
