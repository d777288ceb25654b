package dev.shouyue.payment.wechat;

import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.ReasonTable;
import dev.shouyue.payment.Result;
import dev.shouyue.payment.wechat.Protocol.Standing;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What orders and refunds that stand so have come to. Amounts on the wire are whole fen, times RFC 3339. */
final class Readings {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    static final Currency CNY = Currency.getInstance("CNY");

    /**
     * A debit that was accepted and then failed is told in words ({@code trade_state_desc}), not by a code: what they hold is
     * taken for the code that the table has. Nothing of it: {@code PAYERROR}, listed for people.
     */
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("余额不足", "NOT_ENOUGH");
        WORDS.put("解约", "CONTRACT_TERMINATED");
        WORDS.put("未签约", "CONTRACT_NOT_EXIST");
        WORDS.put("限额", "RULE_LIMIT");
        WORDS.put("超限", "RULE_LIMIT");
        WORDS.put("冻结", "ACCOUNT_ERROR");
        WORDS.put("注销", "ACCOUNT_ERROR");
        WORDS.put("账户异常", "ACCOUNT_ERROR");
    }

    private final ReasonTable reasons;

    Readings(ReasonTable reasons) {
        this.reasons = reasons;
    }

    Result order(Standing standing) {
        String state = standing.state() == null ? "" : standing.state();
        return switch (state) {
            // a refund of a part or of all comes after it was paid
            case "SUCCESS", "REFUND" ->
                success(standing.transaction(), total(standing.amount(), false), standing.succeeded());
            case "PAYERROR" -> failed(standing.words() == null ? "" : standing.words());
            case "CLOSED", "REVOKED" -> new Result.Failed(reasons.reason("ORDER_CLOSED"), state, "closed unpaid");
            default -> new Result.Unknown(state);
        };
    }

    private Result failed(String words) {
        String code = WORDS.entrySet().stream()
                .filter(word -> words.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("PAYERROR");
        return new Result.Failed(reasons.reason(code), code, words);
    }

    /** A refund by its status; an abnormal one waits for people at WeChat Pay's own desk. */
    Result refund(@Nullable String status, @Nullable String id, @Nullable Long amount, @Nullable String at) {
        return switch (status == null ? "" : status) {
            case "SUCCESS" -> success(id, amount, at);
            case "CLOSED" -> new Result.Failed(DebitFailure.SYSTEM, "CLOSED", "the refund was closed");
            default -> new Result.Unknown(String.valueOf(status));
        };
    }

    static @Nullable Long total(Protocol.@Nullable Sums sums, boolean refund) {
        if (sums == null || !"CNY".equals(sums.currency())) {
            return null;
        }
        return refund ? sums.refund() : sums.total();
    }

    private static Result success(@Nullable String reference, @Nullable Long amount, @Nullable String at) {
        Optional<LocalDateTime> time = time(at);
        if (reference == null || amount == null || amount <= 0 || time.isEmpty()) {
            return new Result.Unknown("an answer without its number, amount or time");
        }
        return new Result.Success(reference, new Money(amount, CNY), time.get());
    }

    static Optional<LocalDateTime> time(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    OffsetDateTime.parse(text).atZoneSameInstant(ZONE).toLocalDateTime());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static long fen(Money amount) {
        if (!amount.currency().equals(CNY) || !amount.isPositive()) {
            throw new IllegalArgumentException("WeChat Pay moves renminbi, more than nothing; not " + amount);
        }
        return amount.minor();
    }
}
