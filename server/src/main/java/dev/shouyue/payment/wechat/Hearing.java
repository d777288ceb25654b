package dev.shouyue.payment.wechat;

import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.http.Constant;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RequestParam;
import dev.shouyue.payment.BadNotice;
import dev.shouyue.payment.News;
import dev.shouyue.payment.Result;
import dev.shouyue.payment.WebChannel.Notice;
import dev.shouyue.payment.wechat.Protocol.Standing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads notices: signed, encrypted, and sent within the last minutes, or nothing is believed of them. */
final class Hearing {

    private static final int LONGEST = 64 << 10;

    /** So old a signature may be: pay.weixin.qq.com/doc/v3/merchant, 签名验证. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final WechatSettings settings;
    private final NotificationParser parser;
    private final Readings readings;
    private final InstantSource clock;

    Hearing(WechatSettings settings, RSAPublicKeyConfig config, Readings readings, InstantSource clock) {
        this.settings = settings;
        this.readings = readings;
        this.clock = clock;
        parser = new NotificationParser(config);
    }

    News of(Notice notice) {
        Standing standing = opened(notice);
        if (!settings.merchant().equals(standing.mchid())) {
            throw new BadNotice("the notice is for another merchant: mchid");
        }
        if (standing.refund() != null) {
            return answered(
                    standing.refund(),
                    readings.refund(
                            standing.refundStatus(),
                            standing.refundId(),
                            Readings.total(currency(standing.amount()), true),
                            standing.succeeded()));
        }
        if (standing.order() != null) {
            return answered(standing.order(), readings.order(standing));
        }
        return standing.code() == null ? new News.Nothing() : contract(standing, standing.code());
    }

    private static News answered(String number, Result result) {
        return result instanceof Result.Unknown ? new News.Nothing() : new News.Answered(number, result);
    }

    /** Notices of refunds name no currency: it is that of the payment, and there is one. */
    private static Protocol.@Nullable Sums currency(Protocol.@Nullable Sums sums) {
        return sums == null || sums.currency() != null ? sums : new Protocol.Sums(sums.total(), sums.refund(), "CNY");
    }

    static News contract(Standing standing, String code) {
        String state = standing.contractState() == null ? "" : standing.contractState();
        Optional<LocalDateTime> signed = Readings.time(standing.signed());
        if (state.equals("SIGNED") && standing.contract() != null && signed.isPresent()) {
            return new News.Consented(code, standing.contract(), signed.get());
        }
        Protocol.Ending ending = standing.ending();
        Optional<LocalDateTime> ended = Readings.time(ending == null ? null : ending.at());
        return state.equals("TERMINATED") && ended.isPresent()
                ? new News.ConsentEnded(code, ended.get())
                : new News.Nothing();
    }

    private Standing opened(Notice notice) {
        if (notice.body().length > LONGEST) {
            throw new BadNotice("the notice is longer than " + LONGEST + " bytes");
        }
        String time = header(notice, Constant.WECHAT_PAY_TIMESTAMP);
        if (!isFresh(time)) {
            throw new BadNotice("the notice was not signed within the last " + FRESH.toMinutes() + " minutes");
        }
        RequestParam parameters = new RequestParam.Builder()
                .serialNumber(header(notice, Constant.WECHAT_PAY_SERIAL))
                .nonce(header(notice, Constant.WECHAT_PAY_NONCE))
                .signature(header(notice, Constant.WECHAT_PAY_SIGNATURE))
                .timestamp(time)
                .body(new String(notice.body(), StandardCharsets.UTF_8))
                .build();
        Standing standing;
        try {
            standing = parser.parse(parameters, Standing.class);
        } catch (ValidationException e) {
            throw new BadNotice("the notice is not signed by WeChat Pay");
        } catch (RuntimeException e) {
            // what the library throws for what it cannot decode, decrypt or read
            throw new BadNotice("the notice cannot be read");
        }
        if (standing == null) {
            throw new BadNotice("the notice says nothing");
        }
        return standing;
    }

    private boolean isFresh(String time) {
        return time.matches("[0-9]{1,12}")
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), clock.instant())
                                .abs()
                                .compareTo(FRESH)
                        < 0;
    }

    private static String header(Notice notice, String name) {
        for (Map.Entry<String, String> header : notice.headers().entrySet()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return header.getValue();
            }
        }
        throw new BadNotice("the notice lacks the header " + name);
    }
}
