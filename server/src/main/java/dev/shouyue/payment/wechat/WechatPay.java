package dev.shouyue.payment.wechat;

import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.service.billdownload.BillDownloadService;
import com.wechat.pay.java.service.billdownload.DigestBillEntity;
import com.wechat.pay.java.service.billdownload.model.BillType;
import com.wechat.pay.java.service.billdownload.model.GetTradeBillRequest;
import com.wechat.pay.java.service.billdownload.model.QueryBillEntity;
import com.wechat.pay.java.service.payments.h5.H5Service;
import com.wechat.pay.java.service.payments.h5.model.Amount;
import com.wechat.pay.java.service.payments.h5.model.H5Info;
import com.wechat.pay.java.service.payments.h5.model.PrepayRequest;
import com.wechat.pay.java.service.payments.h5.model.PrepayResponse;
import com.wechat.pay.java.service.payments.h5.model.SceneInfo;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import com.wechat.pay.java.service.refund.model.Refund;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Announcer;
import dev.shouyue.payment.ChannelUnavailable;
import dev.shouyue.payment.Debit;
import dev.shouyue.payment.News;
import dev.shouyue.payment.ReasonTable;
import dev.shouyue.payment.Result;
import dev.shouyue.payment.Scheme;
import dev.shouyue.payment.SchemeTable;
import dev.shouyue.payment.StatementLine;
import dev.shouyue.payment.WebChannel;
import dev.shouyue.payment.wechat.Gateway.Answer;
import dev.shouyue.payment.wechat.Protocol.Accepted;
import dev.shouyue.payment.wechat.Protocol.Entrusted;
import dev.shouyue.payment.wechat.Protocol.Fen;
import dev.shouyue.payment.wechat.Protocol.Standing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** WeChat Pay as a channel of money. */
public final class WechatPay implements WebChannel {

    /** By which its rules and codes are written down. */
    private static final String NAME = "wechat";

    /** Refusals that do not say whether the order stands. */
    private static final Set<String> UNSURE = Set.of(
            "INVALID_REQUEST",
            "SYSTEM_ERROR",
            "SYSTEMERROR",
            "BANK_ERROR",
            "BANKERROR",
            "TRADE_ERROR",
            "FREQUENCY_LIMITED",
            "FREQUENCY_LIMIT_EXCEED",
            "RATELIMIT_EXCEEDED",
            "SIGN_ERROR",
            "SIGNERROR");

    private final WechatSettings settings;
    private final Scheme scheme = SchemeTable.of(NAME);
    private final ReasonTable reasons = ReasonTable.of(NAME);
    private final Readings readings = new Readings(reasons);
    private final Gateway gateway;
    private final Hearing hearing;
    private final RefundService refunds;
    private final H5Service pages;
    private final BillDownloadService bills;
    private final InstantSource clock;

    public WechatPay(WechatSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        RSAPublicKeyConfig config = new RSAPublicKeyConfig.Builder()
                .merchantId(settings.merchant())
                .merchantSerialNumber(settings.serial())
                .privateKey(settings.ours())
                .publicKey(settings.theirs())
                .publicKeyId(settings.theirsId())
                .apiV3Key(settings.apiKey())
                .build();
        gateway = new Gateway(config, settings);
        hearing = new Hearing(settings, config, readings, clock);
        refunds = new RefundService.Builder().httpClient(gateway.wire()).build();
        pages = new H5Service.Builder().httpClient(gateway.wire()).build();
        bills = new BillDownloadService.Builder()
                .httpClient(gateway.wire())
                .decryptor(config.createDecryptor())
                .build();
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public ZoneId zone() {
        return Readings.ZONE;
    }

    @Override
    public Scheme scheme() {
        return scheme;
    }

    @Override
    public Currency currency() {
        return Readings.CNY;
    }

    @Override
    public Announcer announcer() {
        return Announcer.CHANNEL;
    }

    @Override
    public Result announce(Debit debit) {
        Protocol.Announcement announcement = new Protocol.Announcement(
                settings.merchant(),
                settings.app(),
                new Protocol.Span(1, "DAY"),
                new Protocol.Estimate(Readings.fen(debit.amount()), "CNY"));
        String path = "/v3/papay/contracts/" + debit.agreement() + "/notify";
        return switch (gateway.post(path, announcement, Standing.class)) {
            case Answer.None<Standing>(String why) -> new Result.Unknown(why);
            case Answer.Refused<Standing> refused -> refused(refused);
            case Answer.Signed<Standing> _ ->
                new Result.Success("", debit.amount(), LocalDateTime.ofInstant(clock.instant(), Readings.ZONE));
        };
    }

    @Override
    public Result debit(Debit debit) {
        Protocol.Apply apply = new Protocol.Apply(
                settings.app(),
                debit.order(),
                debit.subject(),
                settings.notices().toString(),
                debit.agreement(),
                new Fen(Readings.fen(debit.amount()), "CNY"));
        return switch (gateway.post("/v3/papay/pay/transactions/apply", apply, Accepted.class)) {
            case Answer.None<Accepted>(String why) -> new Result.Unknown(why);
            case Answer.Signed<Accepted> _ -> new Result.Unknown("accepted");
            case Answer.Refused<Accepted> refused -> {
                Result result = refused(refused);
                // the number is known to WeChat Pay: what became of it is asked, not guessed
                yield result instanceof Result.Failed failed && failed.reason() == DebitFailure.DUPLICATE
                        ? asked(debit, failed)
                        : result;
            }
        };
    }

    private Result asked(Debit debit, Result.Failed duplicate) {
        Result there = ask(debit);
        return there instanceof Result.NotThere ? new Result.Unknown(duplicate.code()) : there;
    }

    @Override
    public Result ask(Debit debit) {
        // an order by a contract, or one by a page
        String path = (debit.agreement().isEmpty() ? "/v3/pay" : "/v3/papay/pay") + "/transactions/out-trade-no/"
                + debit.order() + "?mchid=" + settings.merchant();
        return switch (gateway.get(path, Standing.class)) {
            case Answer.None<Standing>(String why) -> new Result.Unknown(why);
            case Answer.Refused<Standing>(int status, String code, String _) -> notThere(status, code);
            case Answer.Signed<Standing>(Standing standing) ->
                standing != null && debit.order().equals(standing.order())
                        ? readings.order(standing)
                        : new Result.Unknown("answered for another number");
        };
    }

    @Override
    public Result refund(Debit debit, String refund, Money amount) {
        AmountReq sums = new AmountReq();
        sums.setRefund(Readings.fen(amount));
        sums.setTotal(Readings.fen(debit.amount()));
        sums.setCurrency("CNY");
        CreateRequest request = new CreateRequest();
        request.setOutTradeNo(debit.order());
        request.setOutRefundNo(refund);
        request.setNotifyUrl(settings.notices().toString());
        request.setAmount(sums);
        return switch (gateway.told(() -> refunds.create(request))) {
            case Answer.None<Refund>(String why) -> new Result.Unknown(why);
            case Answer.Signed<Refund>(Refund said) -> refunded(refund, said);
            case Answer.Refused<Refund> refused ->
                // whatever it was, it lies with us: the borrower has done nothing
                refused(refused) instanceof Result.Failed failed
                        ? new Result.Failed(DebitFailure.SYSTEM, failed.code(), failed.words())
                        : new Result.Unknown(refused.status() + " " + refused.code());
        };
    }

    @Override
    public Result askRefund(Debit debit, String refund) {
        QueryByOutRefundNoRequest request = new QueryByOutRefundNoRequest();
        request.setOutRefundNo(refund);
        return switch (gateway.told(() -> refunds.queryByOutRefundNo(request))) {
            case Answer.None<Refund>(String why) -> new Result.Unknown(why);
            case Answer.Refused<Refund>(int status, String code, String _) -> notThere(status, code);
            case Answer.Signed<Refund>(Refund said) -> refunded(refund, said);
        };
    }

    private Result refunded(String refund, @Nullable Refund said) {
        if (said == null || !refund.equals(said.getOutRefundNo()) || said.getAmount() == null) {
            return new Result.Unknown("answered for another number");
        }
        return readings.refund(
                String.valueOf(said.getStatus()),
                said.getRefundId(),
                said.getAmount().getRefund(),
                said.getSuccessTime());
    }

    @Override
    public News hear(Notice notice) {
        return hearing.of(notice);
    }

    @Override
    public Reply reply(boolean heard) {
        return heard
                ? new Reply(204, "application/json", "")
                : new Reply(500, "application/json", "{\"code\":\"FAIL\",\"message\":\"not taken\"}");
    }

    /** @throws ChannelUnavailable when WeChat Pay does not give a page now */
    @Override
    public String invite(Invitation invitation) {
        Protocol.Entrust entrust = new Protocol.Entrust(
                settings.app(),
                Long.parseLong(settings.plan()),
                invitation.mandate(),
                invitation.borrower(),
                settings.notices().toString(),
                invitation.borrower(),
                new Protocol.Schedule(
                        invitation.from().toString(),
                        new Fen(Readings.fen(invitation.most()), "CNY"),
                        invitation.mandate()));
        return switch (gateway.post(
                "/v3/papay/scheduled-deduct-sign/contracts/pre-entrust-sign/h5", entrust, Entrusted.class)) {
            case Answer.None<Entrusted>(String why) -> throw unavailable(why);
            case Answer.Refused<Entrusted>(int status, String code, String words) ->
                throw unavailable(status + " " + code + ' ' + words);
            case Answer.Signed<Entrusted>(Entrusted said) -> page(said == null ? null : said.page());
        };
    }

    @Override
    public News askConsent(String mandate) {
        String path = "/v3/papay/sign/contracts/plan-id/" + settings.plan() + "/out-contract-code/" + mandate;
        return switch (gateway.get(path, Standing.class)) {
            case Answer.None<Standing> _ -> new News.Nothing();
            case Answer.Refused<Standing>(int status, String _, String _) ->
                status == 404
                        ? new News.ConsentEnded(mandate, LocalDateTime.ofInstant(clock.instant(), Readings.ZONE))
                        : new News.Nothing();
            case Answer.Signed<Standing>(Standing standing) ->
                standing != null && mandate.equals(standing.code())
                        ? Hearing.contract(standing, mandate)
                        : new News.Nothing();
        };
    }

    /**
     * Good for five minutes: to be asked for when the borrower comes, not before.
     *
     * @throws ChannelUnavailable when WeChat Pay does not give a page now
     */
    @Override
    public String payLink(Debit debit) {
        Amount amount = new Amount();
        amount.setTotal(Math.toIntExact(Readings.fen(debit.amount())));
        amount.setCurrency("CNY");
        H5Info info = new H5Info();
        info.setType("Wap");
        SceneInfo scene = new SceneInfo();
        scene.setPayerClientIp(settings.payerAddress());
        scene.setH5Info(info);
        PrepayRequest request = new PrepayRequest();
        request.setAppid(settings.app());
        request.setMchid(settings.merchant());
        request.setDescription(debit.subject());
        request.setOutTradeNo(debit.order());
        request.setNotifyUrl(settings.notices().toString());
        request.setAmount(amount);
        request.setSceneInfo(scene);
        return switch (gateway.told(() -> pages.prepay(request))) {
            case Answer.None<PrepayResponse>(String why) -> throw unavailable(why);
            case Answer.Refused<PrepayResponse>(int status, String code, String words) ->
                throw unavailable(status + " " + code + ' ' + words);
            case Answer.Signed<PrepayResponse>(PrepayResponse said) -> page(said == null ? null : said.getH5Url());
        };
    }

    private String page(@Nullable String address) {
        if (address == null) {
            throw unavailable("no address of a page");
        }
        return address;
    }

    @Override
    public List<StatementLine> statement(LocalDate day) {
        GetTradeBillRequest request = new GetTradeBillRequest();
        request.setBillDate(day.toString());
        request.setBillType(BillType.ALL);
        return switch (gateway.told(() -> bills.getTradeBill(request))) {
            case Answer.None<QueryBillEntity>(String why) -> throw unavailable(why);
            case Answer.Refused<QueryBillEntity>(int status, String code, String words) -> {
                // nothing happened on that day, or the bill is not written yet
                if (code.equals("NO_STATEMENT_EXIST") || code.equals("STATEMENT_CREATING")) {
                    yield List.of();
                }
                throw unavailable(status + " " + code + ' ' + words);
            }
            case Answer.Signed<QueryBillEntity>(QueryBillEntity said) -> bill(said);
        };
    }

    private List<StatementLine> bill(@Nullable QueryBillEntity said) {
        if (said == null || said.getDownloadUrl() == null || said.getHashValue() == null) {
            throw unavailable("no address of a bill");
        }
        Answer<byte[]> file = gateway.told(() -> file(said));
        if (!(file instanceof Answer.Signed<byte[]>(byte[] text)) || text == null) {
            throw unavailable("the bill is not what WeChat Pay says it is");
        }
        try {
            return Bill.lines(new String(text, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ChannelUnavailable(name(), e);
        }
    }

    /** The file, when its digest is the one that was signed; else nothing. */
    private byte @Nullable [] file(QueryBillEntity said) {
        DigestBillEntity file = new DigestBillEntity(
                gateway.wire().download(said.getDownloadUrl()), said.getHashValue(), said.getHashType());
        try (InputStream in = file.getInputStream()) {
            byte[] text = in.readAllBytes();
            return file.verifyHash() ? text : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** A refusal is final only with a code whose meaning is written down and that does not say that nobody knows. */
    private <T> Result refused(Answer.Refused<T> refused) {
        String code = refused.code();
        Optional<DebitFailure> reason = reasons.known(code);
        boolean isFinal = refused.status() >= 400 && refused.status() < 500 && refused.status() != 429;
        return isFinal && reason.isPresent() && !UNSURE.contains(code)
                ? new Result.Failed(reason.get(), code, refused.words())
                : new Result.Unknown(refused.status() + " " + code);
    }

    private static Result notThere(int status, String code) {
        return status == 404 ? new Result.NotThere(code) : new Result.Unknown(status + " " + code);
    }

    private ChannelUnavailable unavailable(String why) {
        return new ChannelUnavailable(name(), new IOException(why));
    }
}
