package dev.shouyue.simulator.channel.alipay;

import static dev.shouyue.simulator.channel.alipay.AlipayGateway.yuan;

import dev.shouyue.kernel.money.Money;
import dev.shouyue.simulator.channel.Book;
import dev.shouyue.simulator.channel.Fault;
import dev.shouyue.simulator.channel.Faults;
import dev.shouyue.simulator.channel.Json;
import dev.shouyue.simulator.channel.Notices;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Agreements and trades, and what may be done with them. One call at a time. */
final class Ledger {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** A periodic debit may be made from so many days before its day. */
    private static final int DAYS_EARLY = 5;

    private final Faults faults;
    private final InstantSource clock;
    private final Letters letters;
    private final Book book = new Book();
    private final Map<String, Agreement.Asked> invited = new HashMap<>();
    private final Map<String, Agreement> agreements = new HashMap<>();
    private final Map<String, Agreement> byExternal = new HashMap<>();
    private final Map<String, Trade> trades = new HashMap<>();
    private final Map<String, String> orders = new HashMap<>();
    private final PriorityQueue<Trade> onTheirWay =
            new PriorityQueue<>(Comparator.comparing((Trade trade) -> trade.due).thenComparing(trade -> trade.number));
    private long numbers;

    Ledger(AlipayGateway.Merchant merchant, Faults faults, InstantSource clock, Notices notices) {
        this.faults = faults;
        this.clock = clock;
        letters = new Letters(merchant, notices);
    }

    Book book() {
        return book;
    }

    /** What a call of the OpenAPI is answered; {@code bills} is the address of the files. */
    synchronized Map<String, Object> answer(String method, Map<String, Object> content, String notice, URI bills) {
        settle();
        return switch (method) {
            case "alipay.trade.pay" -> debit(content, notice);
            case "alipay.trade.query" -> query(content);
            case "alipay.trade.refund" -> refund(content);
            case "alipay.trade.fastpay.refund.query" -> refundQuery(content);
            case "alipay.user.agreement.query" -> agreementQuery(content);
            case "alipay.data.dataservice.bill.downloadurl.query" -> bill(content, bills);
            default -> Said.refused("40006", "isv.insufficient-isv-permissions");
        };
    }

    /** A page that a payer opened: remembers what it asks for. */
    synchronized boolean open(String method, Map<String, Object> content, String notice) {
        switch (method) {
            case "alipay.user.agreement.page.sign" -> {
                Map<String, Object> rules = Json.object(content, "period_rule_params");
                invited.put(
                        Json.text(content, "external_agreement_no"),
                        new Agreement.Asked(
                                Json.text(content, "external_agreement_no"),
                                Json.text(content, "personal_product_code"),
                                Json.text(content, "sign_scene"),
                                Money.cny(Json.text(rules, "single_amount")),
                                LocalDate.parse(Json.text(rules, "execute_time")),
                                URI.create(notice)));
                return true;
            }
            case "alipay.trade.wap.pay" -> {
                Trade.Asked asked = asked(content, "");
                trades.computeIfAbsent(asked.order(), order -> trade(asked, notice));
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    synchronized String agree(String external, String payer) {
        Agreement.Asked asked = invited.get(external);
        if (asked == null) {
            throw new IllegalArgumentException("no page was opened for the agreement " + external);
        }
        // one purse a payer: the agreement's number stands for them in all that follows
        Agreement agreement = new Agreement(asked, payer, LocalDateTime.ofInstant(now(), ZONE));
        agreements.put(agreement.number, agreement);
        byExternal.put(external, agreement);
        letters.signed(agreement);
        return agreement.number;
    }

    synchronized void end(String number) {
        Agreement agreement = agreements.get(number);
        if (agreement == null) {
            throw new IllegalArgumentException("there is no agreement " + number);
        }
        if (agreement.normal) {
            agreement.normal = false;
            letters.unsigned(agreement, LocalDateTime.ofInstant(now(), ZONE));
        }
    }

    synchronized boolean pay(String order, String payer) {
        Trade trade = trade(order);
        return trade.paidAt == null && !trade.closed && move(trade, payer);
    }

    synchronized void leave(String order) {
        Trade trade = trade(order);
        if (trade.paidAt == null && !trade.closed) {
            trade.closed = true;
            letters.trade(trade, now());
        }
    }

    /** Makes the debits whose time has come. */
    synchronized void settle() {
        for (Trade trade = onTheirWay.peek();
                trade != null && !trade.due.isAfter(clock.instant());
                trade = onTheirWay.peek()) {
            onTheirWay.remove();
            if (!move(trade, trade.asked.agreement())) {
                trade.closed = true;
                letters.trade(trade, now());
            }
        }
    }

    synchronized List<Book.Move> bookedOn(LocalDate day) {
        return book.moved().stream()
                .filter(move -> LocalDate.ofInstant(move.at(), ZONE).equals(day))
                .toList();
    }

    /** The merchant's number of a trade. */
    synchronized String orderOf(String trade) {
        return orders.getOrDefault(trade, "");
    }

    private Map<String, Object> debit(Map<String, Object> content, String notice) {
        Trade.Asked asked = asked(content, Json.text(Json.object(content, "agreement_params"), "agreement_no"));
        Trade known = trades.get(asked.order());
        if (known != null) {
            return !known.asked.equals(asked) ? Said.failed("ACQ.CONTEXT_INCONSISTENT") : again(known);
        }
        Agreement agreement = agreements.get(asked.agreement());
        String refusal = refusal(asked, agreement);
        if (!refusal.isEmpty()) {
            return Said.failed("ACQ." + refusal);
        }
        Trade trade = trade(asked, notice);
        if (faults.strikes(Fault.PENDING, asked.order())) {
            trade.due = clock.instant().plusSeconds(60 + faults.below(7200, asked.order()));
            trades.put(asked.order(), trade);
            onTheirWay.add(trade);
            return again(trade);
        }
        if (!move(trade, asked.agreement())) {
            return Said.failed("ACQ.BUYER_BALANCE_NOT_ENOUGH");
        }
        trades.put(asked.order(), trade);
        return faults.strikes(Fault.UNSURE, asked.order()) ? Said.unsure() : paid(trade);
    }

    private String refusal(Trade.Asked asked, @Nullable Agreement agreement) {
        if (agreement == null) {
            return "AGREEMENT_NOT_EXIST";
        }
        if (faults.strikes(Fault.ENDED, asked.order())) {
            end(agreement.number);
        }
        if (!agreement.normal) {
            return "AGREEMENT_INVALID";
        }
        if (LocalDate.ofInstant(now(), ZONE).isBefore(agreement.asked.execute().minusDays(DAYS_EARLY))) {
            return "CYCLE_PAY_DATE_NOT_MATCH";
        }
        if (asked.amount().compareTo(agreement.asked.single()) > 0) {
            return "CYCLE_PAY_SINGLE_FEE_EXCEED";
        }
        if (faults.strikes(Fault.LIMIT, asked.order())) {
            return faults.below(2, asked.order()) == 0 ? "CYCLE_PAY_TOTAL_FEE_EXCEED" : "CYCLE_PAY_TOTAL_TIMES_EXCEED";
        }
        return faults.strikes(Fault.NO_FUNDS, asked.order()) ? "BUYER_BALANCE_NOT_ENOUGH" : "";
    }

    /** The same order once more. */
    private static Map<String, Object> again(Trade trade) {
        if (trade.paidAt != null) {
            return Said.failed("ACQ.TRADE_HAS_SUCCESS");
        }
        if (trade.closed) {
            return Said.failed("ACQ.TRADE_HAS_CLOSE");
        }
        return Said.underWay("out_trade_no", trade.asked.order(), "trade_no", trade.number);
    }

    private Map<String, Object> query(Map<String, Object> content) {
        Trade trade = trades.get(Json.text(content, "out_trade_no"));
        if (trade == null) {
            return Said.failed("ACQ.TRADE_NOT_EXIST");
        }
        Map<String, Object> said = Said.done(
                "out_trade_no", trade.asked.order(),
                "trade_no", trade.number,
                "trade_status", trade.status(),
                "total_amount", yuan(trade.asked.amount()));
        if (trade.paidAt != null) {
            said.put("send_pay_date", TIME.format(trade.paidAt));
        }
        return said;
    }

    private Map<String, Object> refund(Map<String, Object> content) {
        Trade trade = trades.get(Json.text(content, "out_trade_no"));
        if (trade == null) {
            return Said.failed("ACQ.TRADE_NOT_EXIST");
        }
        if (trade.paidAt == null) {
            return Said.failed("ACQ.TRADE_STATUS_ERROR");
        }
        String number = Json.text(content, "out_request_no");
        Money amount = Money.cny(Json.text(content, "refund_amount"));
        Trade.Refund known = trade.refunds.get(number);
        if (known != null) {
            return known.amount().equals(amount)
                    ? refunded(trade, known, "N")
                    : Said.failed("ACQ.DISCORDANT_REPEAT_REQUEST");
        }
        if (trade.refunded().plus(amount).compareTo(trade.asked.amount()) > 0) {
            return Said.failed("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL");
        }
        Instant at = now();
        Trade.Refund refund = new Trade.Refund(number, amount, LocalDateTime.ofInstant(at, ZONE));
        trade.refunds.put(number, refund);
        book.move(new Book.Move(trade.number, Book.Kind.REFUND, number, trade.payer, amount, at));
        trade.closed = trade.refunded().equals(trade.asked.amount());
        letters.trade(trade, at);
        return faults.strikes(Fault.UNSURE, number) ? Said.unsure() : refunded(trade, refund, "Y");
    }

    private static Map<String, Object> refunded(Trade trade, Trade.Refund refund, String change) {
        return Said.done(
                "out_trade_no", trade.asked.order(),
                "trade_no", trade.number,
                "fund_change", change,
                "refund_fee", yuan(trade.refunded()),
                "gmt_refund_pay", TIME.format(refund.at()));
    }

    private Map<String, Object> refundQuery(Map<String, Object> content) {
        Trade trade = trades.get(Json.text(content, "out_trade_no"));
        if (trade == null) {
            return Said.failed("ACQ.TRADE_NOT_EXIST");
        }
        Trade.Refund refund = trade.refunds.get(Json.text(content, "out_request_no"));
        if (refund == null) {
            return Said.done();
        }
        return Said.done(
                "out_trade_no", trade.asked.order(),
                "trade_no", trade.number,
                "out_request_no", refund.number(),
                "refund_amount", yuan(refund.amount()),
                "total_amount", yuan(trade.asked.amount()),
                "refund_status", "REFUND_SUCCESS",
                "gmt_refund_pay", TIME.format(refund.at()));
    }

    private Map<String, Object> agreementQuery(Map<String, Object> content) {
        String number = Json.text(content, "agreement_no");
        Agreement agreement =
                number.isEmpty() ? byExternal.get(Json.text(content, "external_agreement_no")) : agreements.get(number);
        // an agreement that was ended is not found any more: opendocs.alipay.com/open/3dab71bc
        if (agreement == null || !agreement.normal) {
            return Said.failed("USER_AGREEMENT_NOT_EXIST");
        }
        return Said.done(
                "agreement_no", agreement.number,
                "external_agreement_no", agreement.asked.external(),
                "personal_product_code", agreement.asked.product(),
                "sign_scene", agreement.asked.scene(),
                "status", "NORMAL",
                "sign_time", TIME.format(agreement.signedAt),
                "valid_time", TIME.format(agreement.signedAt),
                "invalid_time", "2115-02-01 00:00:00");
    }

    private Map<String, Object> bill(Map<String, Object> content, URI bills) {
        LocalDate day = LocalDate.parse(Json.text(content, "bill_date"));
        if (!day.isBefore(LocalDate.ofInstant(now(), ZONE)) || bookedOn(day).isEmpty()) {
            return Said.failed("isp.bill_not_exist");
        }
        return Said.done("bill_download_url", bills.resolve("/bill?day=" + day).toString());
    }

    private static Map<String, Object> paid(Trade trade) {
        LocalDateTime at = trade.paidAt;
        return Said.done(
                "out_trade_no", trade.asked.order(),
                "trade_no", trade.number,
                "total_amount", yuan(trade.asked.amount()),
                "receipt_amount", yuan(trade.asked.amount()),
                "gmt_payment", at == null ? "" : TIME.format(at));
    }

    /** Takes the money, when it is there, and tells of it. */
    private boolean move(Trade trade, String payer) {
        Instant at = now();
        if (!book.move(
                new Book.Move(trade.number, Book.Kind.DEBIT, trade.asked.order(), payer, trade.asked.amount(), at))) {
            return false;
        }
        trade.payer = payer;
        trade.paidAt = LocalDateTime.ofInstant(at, ZONE);
        letters.trade(trade, at);
        return true;
    }

    private Trade trade(Trade.Asked asked, String notice) {
        Instant at = now();
        String number = LocalDate.ofInstant(at, ZONE).format(DateTimeFormatter.BASIC_ISO_DATE)
                + String.format("%020d", ++numbers);
        orders.put(number, asked.order());
        return new Trade(
                asked, number, LocalDateTime.ofInstant(at, ZONE), notice.isEmpty() ? null : URI.create(notice));
    }

    private Trade trade(String order) {
        Trade trade = trades.get(order);
        if (trade == null) {
            throw new IllegalArgumentException("there is no trade of the order " + order);
        }
        return trade;
    }

    private static Trade.Asked asked(Map<String, Object> content, String agreement) {
        return new Trade.Asked(
                Json.text(content, "out_trade_no"),
                Money.cny(Json.text(content, "total_amount")),
                Json.text(content, "subject"),
                agreement);
    }

    /** Now, by the clock of the channel, to the second: it writes no parts of it. */
    private Instant now() {
        return Instant.ofEpochSecond(clock.instant().plus(faults.skew()).getEpochSecond());
    }
}
