package dev.shouyue.api;

import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.BadNotice;
import dev.shouyue.payment.Debit;
import dev.shouyue.payment.News;
import dev.shouyue.payment.Result;
import dev.shouyue.payment.Scheme;
import dev.shouyue.payment.StatementLine;
import dev.shouyue.payment.WebChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.OptionalInt;

/** Answers every debit at once; a notice is {@code signed}, a space and what it tells. */
final class Wallet implements WebChannel {

    @Override
    public String name() {
        return "wallet";
    }

    @Override
    public ZoneId zone() {
        return ZoneId.of("Asia/Shanghai");
    }

    @Override
    public Scheme scheme() {
        return new Scheme(
                "wallet",
                LocalTime.MIN,
                LocalTime.MAX,
                Duration.ZERO,
                OptionalInt.empty(),
                0,
                2,
                Period.ofDays(30),
                100,
                Duration.ofDays(1));
    }

    @Override
    public Currency currency() {
        return Currency.getInstance("CNY");
    }

    @Override
    public Result debit(Debit debit) {
        return new Result.Success("T" + debit.order(), debit.amount(), LocalDateTime.of(2026, 3, 31, 16, 0));
    }

    @Override
    public Result ask(Debit debit) {
        return new Result.Unknown("nobody asks in this test");
    }

    @Override
    public Result refund(Debit debit, String refund, Money amount) {
        return new Result.Unknown("nobody refunds in this test");
    }

    @Override
    public Result askRefund(Debit debit, String refund) {
        return new Result.Unknown("nobody refunds in this test");
    }

    @Override
    public List<StatementLine> statement(LocalDate day) {
        return List.of();
    }

    @Override
    public News hear(Notice notice) {
        String body = new String(notice.body(), StandardCharsets.UTF_8);
        String[] words = body.split("[ &=]");
        if (!words[0].equals("signed") || !"x".equals(notice.headers().get("signature"))) {
            throw new BadNotice("the signature is wrong");
        }
        LocalDateTime at = LocalDateTime.of(2026, 3, 31, 12, 0);
        return words[1].equals("credit")
                ? new News.Credited(words[2], "", "Zhang San", "for my loan", Money.cny(words[3]), at)
                : new News.Answered(words[2], new Result.Success("T" + words[2], Money.cny(words[3]), at));
    }

    @Override
    public Reply reply(boolean heard) {
        return new Reply(200, "text/plain", "success");
    }

    @Override
    public String invite(Invitation invitation) {
        return "https://wallet.example/consent/" + invitation.mandate();
    }

    @Override
    public News askConsent(String mandate) {
        return new News.Nothing();
    }

    @Override
    public String payLink(Debit debit) {
        return "https://wallet.example/pay/" + debit.order();
    }
}
