package dev.shouyue.simulator.channel.wechat;

import dev.shouyue.kernel.money.Money;
import dev.shouyue.simulator.channel.Book;
import dev.shouyue.simulator.channel.Fault;
import dev.shouyue.simulator.channel.Faults;
import dev.shouyue.simulator.channel.Json;
import dev.shouyue.simulator.channel.Notices;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Contracts and orders, and what may be done with them. One call at a time. */
final class Ledger {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final LocalTime OPENS = LocalTime.of(7, 0);
    private static final LocalTime CLOSES = LocalTime.of(22, 0);

    /**
     * A debit of the third of a month is announced on the first: the second is the payer's, to think
     * (pay.weixin.qq.com, 预扣费通知).
     */
    private static final int DAYS_BETWEEN = 2;

    /** An announcement is good for so many days. */
    private static final int ANNOUNCED_FOR = 30;

    /** A debit that was accepted is made so many seconds later. */
    private static final long SOON = 3;

    private static final Pattern CONTRACT =
            Pattern.compile("/v3/papay/sign/contracts/plan-id/[0-9]+/out-contract-code/([^/]+)");
    private static final Pattern ANNOUNCEMENT = Pattern.compile("/v3/papay/contracts/([^/]+)/notify");
    private static final Pattern ORDER = Pattern.compile("/v3/(?:papay/)?pay/transactions/out-trade-no/([^/]+)");
    private static final Pattern REFUND = Pattern.compile("/v3/refund/domestic/refunds/([^/]+)");

    private final WechatGateway.Merchant merchant;
    private final Faults faults;
    private final InstantSource clock;
    private final URI base;
    private final Letters letters;
    private final Book book = new Book();
    private final Map<String, Contract.Asked> invited = new HashMap<>();
    private final Map<String, Contract> contracts = new HashMap<>();
    private final Map<String, Contract> byCode = new HashMap<>();
    private final Map<String, Trade> trades = new HashMap<>();
    private final Map<String, Trade> refunded = new HashMap<>();
    private final Map<String, String> orders = new HashMap<>();
    private final Set<String> opened = new HashSet<>();
    private final PriorityQueue<Trade> accepted =
            new PriorityQueue<>(Comparator.comparing((Trade trade) -> trade.due).thenComparing(trade -> trade.number));
    private long numbers;

    Ledger(WechatGateway.Merchant merchant, Faults faults, InstantSource clock, Notices notices, URI base) {
        this.merchant = merchant;
        this.faults = faults;
        this.clock = clock;
        this.base = base;
        letters = new Letters(merchant, notices);
    }

    Book book() {
        return book;
    }

    synchronized Said answer(String method, URI uri, Map<String, Object> body) {
        settle();
        String path = uri.getPath();
        if (method.equals("POST")) {
            Matcher announcement = ANNOUNCEMENT.matcher(path);
            if (announcement.matches()) {
                return announce(announcement.group(1), body);
            }
            return switch (path) {
                case "/v3/papay/scheduled-deduct-sign/contracts/pre-entrust-sign/h5" -> invite(body);
                case "/v3/papay/pay/transactions/apply" -> debit(body);
                case "/v3/pay/transactions/h5" -> page(body);
                case "/v3/refund/domestic/refunds" -> refund(body);
                default -> Said.refused(404, "RESOURCE_NOT_EXISTS");
            };
        }
        Matcher contract = CONTRACT.matcher(path);
        Matcher order = ORDER.matcher(path);
        Matcher refund = REFUND.matcher(path);
        if (contract.matches()) {
            return contract(contract.group(1));
        }
        if (order.matches()) {
            Trade trade = trades.get(order.group(1));
            return trade == null ? Said.refused(404, "ORDER_NOT_EXIST") : Said.done(letters.standing(trade));
        }
        if (refund.matches()) {
            Trade trade = refunded.get(refund.group(1));
            Trade.Refund done = trade == null ? null : trade.refunds.get(refund.group(1));
            return trade == null || done == null
                    ? Said.refused(404, "RESOURCE_NOT_EXISTS")
                    : Said.done(refund(trade, done, "SUCCESS"));
        }
        return path.equals("/v3/bill/tradebill") ? bill(uri) : Said.refused(404, "RESOURCE_NOT_EXISTS");
    }

    private Said invite(Map<String, Object> body) {
        String code = Json.text(body, "out_contract_code");
        invited.put(code, new Contract.Asked(code, URI.create(Json.text(body, "contract_notify_url"))));
        return Said.done("redirect_url", base + "/page/entrust-" + code);
    }

    private Said page(Map<String, Object> body) {
        Trade.Asked asked = asked(body);
        trades.computeIfAbsent(asked.order(), order -> trade(asked, Json.text(body, "notify_url"), "NOTPAY"));
        return Said.done("h5_url", base + "/page/pay-" + asked.order());
    }

    /** A payer's browser is at a page; whether there is one. */
    synchronized boolean open(String page) {
        boolean known = page.startsWith("entrust-")
                ? invited.containsKey(page.substring("entrust-".length()))
                : page.startsWith("pay-") && trades.containsKey(page.substring("pay-".length()));
        if (known) {
            opened.add(page);
        }
        return known;
    }

    synchronized String agree(String code, String payer) {
        Contract.Asked asked = invited.get(code);
        if (asked == null || !opened.contains("entrust-" + code)) {
            throw new IllegalArgumentException("no page was opened for the contract " + code);
        }
        // one purse a payer: the contract's number stands for them in all that follows
        Contract contract = new Contract(asked, payer, now());
        contracts.put(contract.number, contract);
        byCode.put(code, contract);
        letters.contract(contract, "PAPAY.SIGN");
        return contract.number;
    }

    synchronized void end(String number) {
        Contract contract = contracts.get(number);
        if (contract == null) {
            throw new IllegalArgumentException("there is no contract " + number);
        }
        if (contract.endedAt == null) {
            contract.endedAt = now();
            letters.contract(contract, "PAPAY.TERMINATE");
        }
    }

    synchronized boolean pay(String order, String payer) {
        Trade trade = trades.get(order);
        if (trade == null || !opened.contains("pay-" + order)) {
            throw new IllegalArgumentException("no page was opened for the order " + order);
        }
        return trade.state.equals("NOTPAY") && move(trade, payer);
    }

    /** Makes the debits whose time has come. */
    synchronized void settle() {
        for (Trade trade = accepted.peek();
                trade != null && !trade.due.isAfter(clock.instant());
                trade = accepted.peek()) {
            accepted.remove();
            if (faults.strikes(Fault.NO_FUNDS, trade.asked.order()) || !move(trade, trade.asked.contract())) {
                trade.state = "PAYERROR";
                trade.words = "支付失败，用户余额不足";
                letters.trade(trade);
            }
        }
    }

    private Said contract(String code) {
        Contract contract = byCode.get(code);
        return contract == null ? Said.refused(404, "CONTRACT_NOT_EXIST") : Said.done(letters.standing(contract));
    }

    private Said announce(String number, Map<String, Object> body) {
        Contract contract = contracts.get(number);
        if (contract == null || contract.endedAt != null) {
            return Said.refused(404, "CONTRACT_NOT_EXIST");
        }
        contract.announcedOn = LocalDate.ofInstant(now(), ZONE);
        contract.announced = fen(Json.text(Json.object(body, "estimated_amount"), "amount"));
        return faults.strikes(Fault.UNSURE, "announce " + number, clock.instant())
                ? Said.refused(500, "SYSTEM_ERROR")
                : Said.nothing();
    }

    private Said debit(Map<String, Object> body) {
        Trade.Asked asked = asked(body);
        Trade known = trades.get(asked.order());
        if (known != null) {
            return known.asked.equals(asked) ? accepted(known) : Said.refused(403, "OUT_TRADE_NO_USED");
        }
        Said refusal = refusal(asked, contracts.get(asked.contract()));
        if (refusal.status() != 200) {
            return refusal;
        }
        Trade trade = trade(asked, Json.text(body, "transaction_notify_url"), "ACCEPT");
        trade.due = clock.instant()
                .plusSeconds(
                        faults.strikes(Fault.PENDING, asked.order()) ? 60 + faults.below(7200, asked.order()) : SOON);
        trades.put(asked.order(), trade);
        accepted.add(trade);
        return faults.strikes(Fault.UNSURE, asked.order()) ? Said.refused(500, "SYSTEM_ERROR") : accepted(trade);
    }

    private Said refusal(Trade.Asked asked, @Nullable Contract contract) {
        if (contract != null && faults.strikes(Fault.ENDED, asked.order())) {
            end(contract.number);
        }
        if (contract == null || contract.endedAt != null) {
            return Said.refused(404, "CONTRACT_NOT_EXIST");
        }
        ZonedDateTime now = now().atZone(ZONE);
        LocalDate announcedOn = contract.announcedOn;
        Money announced = contract.announced;
        boolean inTime = !now.toLocalTime().isBefore(OPENS) && now.toLocalTime().isBefore(CLOSES);
        if (!inTime
                || announcedOn == null
                || announced == null
                || announcedOn.isAfter(now.toLocalDate().minusDays(DAYS_BETWEEN))
                || announcedOn.isBefore(now.toLocalDate().minusDays(ANNOUNCED_FOR))
                || asked.amount().compareTo(announced) > 0
                || faults.strikes(Fault.LIMIT, asked.order())) {
            return Said.refused(403, "RULE_LIMIT");
        }
        return Said.done();
    }

    /** What came of it is told by a notice, or when it is asked. */
    private static Said accepted(Trade trade) {
        if (trade.paidAt != null) {
            return Said.refused(400, "ORDER_PAID");
        }
        return Said.done(
                "out_trade_no",
                trade.asked.order(),
                "amount",
                Said.fields("total", trade.asked.amount().minor(), "currency", "CNY"));
    }

    private Said refund(Map<String, Object> body) {
        Trade trade = trades.get(Json.text(body, "out_trade_no"));
        if (trade == null || trade.paidAt == null) {
            return Said.refused(404, "RESOURCE_NOT_EXISTS");
        }
        Map<String, Object> amounts = Json.object(body, "amount");
        Money amount = fen(Json.text(amounts, "refund"));
        String number = Json.text(body, "out_refund_no");
        Trade.Refund known = trade.refunds.get(number);
        if (known != null) {
            return known.amount().equals(amount)
                    ? Said.done(refund(trade, known, "SUCCESS"))
                    : Said.refused(400, "PARAM_ERROR");
        }
        if (refunded.containsKey(number)
                || !fen(Json.text(amounts, "total")).equals(trade.asked.amount())
                || trade.refunded().plus(amount).compareTo(trade.asked.amount()) > 0) {
            return Said.refused(400, "PARAM_ERROR");
        }
        Instant at = now();
        Trade.Refund refund = new Trade.Refund(number, "503" + ++numbers, amount, at);
        trade.refunds.put(number, refund);
        trade.state = "REFUND";
        refunded.put(number, trade);
        orders.put(refund.id(), trade.asked.order());
        book.move(new Book.Move(refund.id(), Book.Kind.REFUND, number, trade.payer, amount, at));
        letters.refund(trade, refund, Json.text(body, "notify_url"));
        return faults.strikes(Fault.UNSURE, number)
                ? Said.refused(500, "SYSTEM_ERROR")
                : Said.done(refund(trade, refund, "PROCESSING"));
    }

    private static Map<String, Object> refund(Trade trade, Trade.Refund refund, String status) {
        Map<String, Object> fields = Said.fields(
                "refund_id", refund.id(),
                "out_refund_no", refund.number(),
                "transaction_id", trade.number,
                "out_trade_no", trade.asked.order(),
                "status", status,
                "amount", Letters.amount(trade, refund));
        if (status.equals("SUCCESS")) {
            fields.put("success_time", Letters.time(refund.at()));
        }
        return fields;
    }

    private Said bill(URI uri) {
        LocalDate day = LocalDate.parse(query(uri).getOrDefault("bill_date", ""));
        if (!day.isBefore(LocalDate.ofInstant(now(), ZONE)) || bookedOn(day).isEmpty()) {
            return Said.refused(400, "NO_STATEMENT_EXIST");
        }
        return Said.done(
                "hash_type",
                "SHA1",
                "hash_value",
                Seal.sha1(file(day)),
                "download_url",
                "https://api.mch.weixin.qq.com/v3/billdownload/file?token=" + day);
    }

    synchronized byte[] file(LocalDate day) {
        byte[] file = BillFile.of(merchant, bookedOn(day), id -> orders.getOrDefault(id, ""));
        if (faults.strikes(Fault.UNREADABLE, "file " + day, clock.instant())) {
            file[file.length / 2] ^= 1;
        }
        return file;
    }

    private List<Book.Move> bookedOn(LocalDate day) {
        return book.moved().stream()
                .filter(move -> LocalDate.ofInstant(move.at(), ZONE).equals(day))
                .toList();
    }

    /** Takes the money, when it is there, and tells of it. */
    private boolean move(Trade trade, String payer) {
        Instant at = now();
        if (!book.move(
                new Book.Move(trade.number, Book.Kind.DEBIT, trade.asked.order(), payer, trade.asked.amount(), at))) {
            return false;
        }
        trade.payer = payer;
        trade.paidAt = at;
        trade.state = "SUCCESS";
        letters.trade(trade);
        return true;
    }

    private Trade trade(Trade.Asked asked, String notice, String state) {
        String number = "42000" + String.format("%023d", ++numbers);
        orders.put(number, asked.order());
        return new Trade(asked, number, URI.create(notice), state);
    }

    private static Trade.Asked asked(Map<String, Object> body) {
        return new Trade.Asked(
                Json.text(body, "out_trade_no"),
                fen(Json.text(Json.object(body, "amount"), "total")),
                Json.text(body, "contract_id"));
    }

    private static Money fen(String minor) {
        return new Money(Long.parseLong(minor), Currency.getInstance("CNY"));
    }

    static Map<String, String> query(URI uri) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : (uri.getRawQuery() == null ? "" : uri.getRawQuery()).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    /** Now, by the clock of the channel, to the second: it writes no parts of it. */
    private Instant now() {
        return Instant.ofEpochSecond(clock.instant().plus(faults.skew()).getEpochSecond());
    }
}
