package dev.shouyue.payment.alipay;

import com.alipay.api.AlipayResponse;
import com.alipay.api.domain.AccessParams;
import com.alipay.api.domain.AgreementParams;
import com.alipay.api.domain.AlipayDataDataserviceBillDownloadurlQueryModel;
import com.alipay.api.domain.AlipayTradeFastpayRefundQueryModel;
import com.alipay.api.domain.AlipayTradePayModel;
import com.alipay.api.domain.AlipayTradeQueryModel;
import com.alipay.api.domain.AlipayTradeRefundModel;
import com.alipay.api.domain.AlipayTradeWapPayModel;
import com.alipay.api.domain.AlipayUserAgreementPageSignModel;
import com.alipay.api.domain.AlipayUserAgreementQueryModel;
import com.alipay.api.domain.PeriodRuleParams;
import com.alipay.api.request.AlipayDataDataserviceBillDownloadurlQueryRequest;
import com.alipay.api.request.AlipayTradeFastpayRefundQueryRequest;
import com.alipay.api.request.AlipayTradePayRequest;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.request.AlipayTradeRefundRequest;
import com.alipay.api.request.AlipayTradeWapPayRequest;
import com.alipay.api.request.AlipayUserAgreementPageSignRequest;
import com.alipay.api.request.AlipayUserAgreementQueryRequest;
import com.alipay.api.response.AlipayDataDataserviceBillDownloadurlQueryResponse;
import com.alipay.api.response.AlipayTradeFastpayRefundQueryResponse;
import com.alipay.api.response.AlipayTradePayResponse;
import com.alipay.api.response.AlipayTradeQueryResponse;
import com.alipay.api.response.AlipayTradeRefundResponse;
import com.alipay.api.response.AlipayUserAgreementQueryResponse;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.ChannelUnavailable;
import dev.shouyue.payment.Debit;
import dev.shouyue.payment.News;
import dev.shouyue.payment.ReasonTable;
import dev.shouyue.payment.Result;
import dev.shouyue.payment.Scheme;
import dev.shouyue.payment.SchemeTable;
import dev.shouyue.payment.StatementLine;
import dev.shouyue.payment.WebChannel;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Alipay as a channel of money. */
public final class Alipay implements WebChannel {

    /** By which its rules and codes are written down. */
    private static final String NAME = "alipay";

    /** The days of a monthly agreement: 1 to 28. */
    private static final int LAST_DAY = 28;

    private final AlipaySettings settings;
    private final Scheme scheme = SchemeTable.of(NAME);
    private final ReasonTable reasons = ReasonTable.of(NAME);
    private final Wire wire;
    private final Gateway gateway;
    private final Hearing hearing;
    private final InstantSource clock;

    public Alipay(AlipaySettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        wire = new Wire(settings.patience());
        gateway = new Gateway(settings, wire);
        hearing = new Hearing(settings, gateway, reasons);
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public ZoneId zone() {
        return Yuan.ZONE;
    }

    @Override
    public Scheme scheme() {
        return scheme;
    }

    @Override
    public Currency currency() {
        return Yuan.CNY;
    }

    @Override
    public Result debit(Debit debit) {
        AgreementParams agreement = new AgreementParams();
        agreement.setAgreementNo(debit.agreement());
        AlipayTradePayModel model = new AlipayTradePayModel();
        model.setOutTradeNo(debit.order());
        model.setTotalAmount(Yuan.of(debit.amount()));
        model.setSubject(debit.subject());
        model.setProductCode("GENERAL_WITHHOLDING");
        model.setAgreementParams(agreement);
        // what is not paid by then is closed, and so known
        model.setTimeoutExpress("4h");
        AlipayTradePayRequest request = new AlipayTradePayRequest();
        request.setBizModel(model);
        request.setNotifyUrl(settings.notices().toString());
        return switch (gateway.call(request)) {
            case Gateway.Answer.None<AlipayTradePayResponse>(String why) -> new Result.Unknown(why);
            case Gateway.Answer.Signed<AlipayTradePayResponse>(AlipayTradePayResponse said) -> debited(debit, said);
        };
    }

    private Result debited(Debit debit, AlipayTradePayResponse said) {
        if (isDone(said)) {
            return ours(
                    said.getOutTradeNo(),
                    debit.order(),
                    () -> success(said.getTradeNo(), said.getTotalAmount(), said.getGmtPayment()));
        }
        Result refused = refused(said);
        // the number is known to Alipay with what may be another amount: what became of it is asked, not guessed
        return refused instanceof Result.Failed failed && failed.reason() == DebitFailure.DUPLICATE
                ? asked(debit, failed)
                : refused;
    }

    private Result asked(Debit debit, Result.Failed duplicate) {
        Result there = ask(debit);
        return there instanceof Result.NotThere ? new Result.Unknown(duplicate.code()) : there;
    }

    @Override
    public Result ask(Debit debit) {
        AlipayTradeQueryModel model = new AlipayTradeQueryModel();
        model.setOutTradeNo(debit.order());
        AlipayTradeQueryRequest request = new AlipayTradeQueryRequest();
        request.setBizModel(model);
        return switch (gateway.call(request)) {
            case Gateway.Answer.None<AlipayTradeQueryResponse>(String why) -> new Result.Unknown(why);
            case Gateway.Answer.Signed<AlipayTradeQueryResponse>(AlipayTradeQueryResponse said) -> {
                if (isDone(said)) {
                    yield ours(said.getOutTradeNo(), debit.order(), () -> standing(said));
                }
                yield isNotThere(said) ? new Result.NotThere("TRADE_NOT_EXIST") : unsure(said);
            }
        };
    }

    private Result standing(AlipayTradeQueryResponse said) {
        String status = said.getTradeStatus() == null ? "" : said.getTradeStatus();
        return switch (status) {
            case "TRADE_SUCCESS", "TRADE_FINISHED" ->
                success(said.getTradeNo(), said.getTotalAmount(), said.getSendPayDate());
            case "TRADE_CLOSED" ->
                // closed after it was paid: all of it was given back since
                said.getSendPayDate() == null
                        ? new Result.Failed(reasons.reason("TRADE_HAS_CLOSE"), "TRADE_CLOSED", "closed unpaid")
                        : success(said.getTradeNo(), said.getTotalAmount(), said.getSendPayDate());
            default -> new Result.Unknown(status);
        };
    }

    @Override
    public Result refund(Debit debit, String refund, Money amount) {
        AlipayTradeRefundModel model = new AlipayTradeRefundModel();
        model.setOutTradeNo(debit.order());
        model.setOutRequestNo(refund);
        model.setRefundAmount(Yuan.of(amount));
        AlipayTradeRefundRequest request = new AlipayTradeRefundRequest();
        request.setBizModel(model);
        return switch (gateway.call(request)) {
            case Gateway.Answer.None<AlipayTradeRefundResponse>(String why) -> new Result.Unknown(why);
            case Gateway.Answer.Signed<AlipayTradeRefundResponse>(AlipayTradeRefundResponse said) -> {
                if (!isDone(said)) {
                    yield refused(said);
                }
                // "N" when nothing moved by this very call: it may have by one before, or will
                yield "Y".equals(said.getFundChange())
                        ? ours(
                                said.getOutTradeNo(),
                                debit.order(),
                                () -> success(said.getTradeNo(), Yuan.of(amount), said.getGmtRefundPay()))
                        : askRefund(debit, refund);
            }
        };
    }

    @Override
    public Result askRefund(Debit debit, String refund) {
        AlipayTradeFastpayRefundQueryModel model = new AlipayTradeFastpayRefundQueryModel();
        model.setOutTradeNo(debit.order());
        model.setOutRequestNo(refund);
        model.setQueryOptions(List.of("gmt_refund_pay"));
        AlipayTradeFastpayRefundQueryRequest request = new AlipayTradeFastpayRefundQueryRequest();
        request.setBizModel(model);
        return switch (gateway.call(request)) {
            case Gateway.Answer.None<AlipayTradeFastpayRefundQueryResponse>(String why) -> new Result.Unknown(why);
            case Gateway.Answer.Signed<AlipayTradeFastpayRefundQueryResponse>(
                    AlipayTradeFastpayRefundQueryResponse said) -> {
                if (!isDone(said)) {
                    yield isNotThere(said) ? new Result.NotThere("TRADE_NOT_EXIST") : unsure(said);
                }
                if (said.getRefundStatus() == null) {
                    // "not received, or failed": to be sent again under the same number
                    // (opendocs.alipay.com/open/028sma)
                    yield new Result.NotThere("no refund_status");
                }
                yield "REFUND_SUCCESS".equals(said.getRefundStatus())
                        ? ours(
                                said.getOutRequestNo(),
                                refund,
                                () -> success(said.getTradeNo(), said.getRefundAmount(), said.getGmtRefundPay()))
                        : new Result.Unknown(said.getRefundStatus());
            }
        };
    }

    @Override
    public News hear(Notice notice) {
        return hearing.of(notice);
    }

    @Override
    public Reply reply(boolean heard) {
        return new Reply(200, "text/plain", heard ? "success" : "failure");
    }

    @Override
    public String invite(Invitation invitation) {
        LocalDate from = invitation.from();
        PeriodRuleParams rules = new PeriodRuleParams();
        rules.setPeriodType("MONTH");
        rules.setPeriod(1L);
        rules.setExecuteTime(
                from.withDayOfMonth(Math.min(from.getDayOfMonth(), LAST_DAY)).toString());
        rules.setSingleAmount(Yuan.of(invitation.most()));
        AccessParams access = new AccessParams();
        access.setChannel("ALIPAYAPP");
        AlipayUserAgreementPageSignModel model = new AlipayUserAgreementPageSignModel();
        model.setPersonalProductCode("CYCLE_PAY_AUTH_P");
        model.setProductCode("GENERAL_WITHHOLDING");
        model.setSignScene(settings.scene());
        model.setExternalAgreementNo(invitation.mandate());
        model.setExternalLogonId(invitation.borrower());
        model.setAccessParams(access);
        model.setPeriodRuleParams(rules);
        model.setSignValidityPeriod(Math.max(1, ChronoUnit.DAYS.between(Yuan.today(clock), invitation.until())) + "d");
        AlipayUserAgreementPageSignRequest request = new AlipayUserAgreementPageSignRequest();
        request.setBizModel(model);
        request.setNotifyUrl(settings.notices().toString());
        request.setReturnUrl(settings.back().toString());
        return gateway.page(request);
    }

    @Override
    public News askConsent(String mandate) {
        AlipayUserAgreementQueryModel model = new AlipayUserAgreementQueryModel();
        model.setPersonalProductCode("CYCLE_PAY_AUTH_P");
        model.setSignScene(settings.scene());
        model.setExternalAgreementNo(mandate);
        AlipayUserAgreementQueryRequest request = new AlipayUserAgreementQueryRequest();
        request.setBizModel(model);
        return switch (gateway.call(request)) {
            case Gateway.Answer.None<AlipayUserAgreementQueryResponse> _ -> new News.Nothing();
            case Gateway.Answer.Signed<AlipayUserAgreementQueryResponse>(AlipayUserAgreementQueryResponse said) ->
                consent(mandate, said);
        };
    }

    private News consent(String mandate, AlipayUserAgreementQueryResponse said) {
        if (!isDone(said)) {
            return Gateway.bare(said.getSubCode()).equals("USER_AGREEMENT_NOT_EXIST")
                    ? new News.ConsentEnded(mandate, LocalDateTime.ofInstant(clock.instant(), Yuan.ZONE))
                    : new News.Nothing();
        }
        if (!mandate.equals(said.getExternalAgreementNo())) {
            return new News.Nothing();
        }
        return switch (said.getStatus() == null ? "" : said.getStatus()) {
            case "NORMAL" ->
                new News.Consented(mandate, said.getAgreementNo(), LocalDateTime.parse(said.getSignTime(), Yuan.TIME));
            case "STOP" -> new News.ConsentEnded(mandate, LocalDateTime.ofInstant(clock.instant(), Yuan.ZONE));
            default -> new News.Nothing();
        };
    }

    @Override
    public String payLink(Debit debit) {
        AlipayTradeWapPayModel model = new AlipayTradeWapPayModel();
        model.setOutTradeNo(debit.order());
        model.setTotalAmount(Yuan.of(debit.amount()));
        model.setSubject(debit.subject());
        model.setProductCode("QUICK_WAP_WAY");
        model.setQuitUrl(settings.back().toString());
        model.setTimeoutExpress("1d");
        AlipayTradeWapPayRequest request = new AlipayTradeWapPayRequest();
        request.setBizModel(model);
        request.setNotifyUrl(settings.notices().toString());
        request.setReturnUrl(settings.back().toString());
        return gateway.page(request);
    }

    @Override
    public List<StatementLine> statement(LocalDate day) {
        AlipayDataDataserviceBillDownloadurlQueryModel model = new AlipayDataDataserviceBillDownloadurlQueryModel();
        model.setBillType("trade");
        model.setBillDate(day.toString());
        AlipayDataDataserviceBillDownloadurlQueryRequest request =
                new AlipayDataDataserviceBillDownloadurlQueryRequest();
        request.setBizModel(model);
        return switch (gateway.call(request)) {
            case Gateway.Answer.None<AlipayDataDataserviceBillDownloadurlQueryResponse>(String why) ->
                throw new ChannelUnavailable(name(), new IOException(why));
            case Gateway.Answer.Signed<AlipayDataDataserviceBillDownloadurlQueryResponse>(
                    AlipayDataDataserviceBillDownloadurlQueryResponse said) -> bill(said);
        };
    }

    private List<StatementLine> bill(AlipayDataDataserviceBillDownloadurlQueryResponse said) {
        if (!isDone(said)) {
            // no bill: the day is not over, or nothing happened on it
            if (Gateway.bare(said.getSubCode()).equalsIgnoreCase("bill_not_exist")) {
                return List.of();
            }
            throw new ChannelUnavailable(name(), new IOException(said.getCode() + ' ' + said.getSubCode()));
        }
        try {
            return Bill.lines(wire.file(URI.create(said.getBillDownloadUrl())));
        } catch (IOException | IllegalArgumentException e) {
            throw new ChannelUnavailable(name(), e);
        }
    }

    private static boolean isDone(AlipayResponse said) {
        return "10000".equals(said.getCode()) && said.isSuccess();
    }

    private static boolean isNotThere(AlipayResponse said) {
        return "40004".equals(said.getCode()) && Gateway.bare(said.getSubCode()).equals("TRADE_NOT_EXIST");
    }

    /** A refusal is final only with a code whose meaning is written down; {@code SYSTEM_ERROR} means that nobody knows. */
    private Result refused(AlipayResponse said) {
        String code = Gateway.bare(said.getSubCode());
        Optional<DebitFailure> reason = reasons.known(code);
        if (!"40004".equals(said.getCode()) || reason.isEmpty() || code.equals("SYSTEM_ERROR")) {
            return unsure(said);
        }
        return new Result.Failed(reason.get(), code, said.getSubMsg() == null ? "" : said.getSubMsg());
    }

    private static Result unsure(AlipayResponse said) {
        return new Result.Unknown(said.getCode() + ' ' + Gateway.bare(said.getSubCode()));
    }

    /** An answer about another number is no answer. */
    private static Result ours(@Nullable String number, String asked, Supplier<Result> result) {
        return asked.equals(number) ? result.get() : new Result.Unknown("answered for the number " + number);
    }

    private static Result success(@Nullable String reference, @Nullable String amount, @Nullable Date at) {
        Optional<Money> moved = Yuan.parse(amount);
        if (reference == null || at == null || moved.isEmpty()) {
            return new Result.Unknown("an answer without its number, amount or time");
        }
        return new Result.Success(reference, moved.get(), LocalDateTime.ofInstant(at.toInstant(), Yuan.ZONE));
    }
}
