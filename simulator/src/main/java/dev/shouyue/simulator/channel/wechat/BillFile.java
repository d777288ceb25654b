package dev.shouyue.simulator.channel.wechat;

import dev.shouyue.kernel.money.Money;
import dev.shouyue.simulator.channel.Book;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.UnaryOperator;

/** A day's bill of trades as it is downloaded: lines of values, each after a backtick, and their sum. */
final class BillFile {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** What WeChat Pay keeps of a payment; it gives it back with a refund. */
    private static final BigDecimal FEE = new BigDecimal("0.006");

    private static final String HEADER = "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,"
            + "应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,"
            + "订单金额,申请退款金额,费率备注";

    private BillFile() {}

    /** @param orders the merchant's number of a movement */
    static byte[] of(WechatGateway.Merchant merchant, List<Book.Move> moves, UnaryOperator<String> orders) {
        StringBuilder csv = new StringBuilder("\ufeff").append(HEADER).append("\r\n");
        BigDecimal in = new BigDecimal("0.00");
        BigDecimal out = new BigDecimal("0.00");
        for (Book.Move move : moves) {
            csv.append(line(merchant, move, orders.apply(move.id()))).append("\r\n");
            if (move.kind() == Book.Kind.DEBIT) {
                in = in.add(move.amount().decimal());
            } else {
                out = out.add(move.amount().decimal());
            }
        }
        csv.append("总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\r\n");
        csv.append(String.join(",", "`" + moves.size(), "`" + in, "`" + out, "`0.00", "`0.00", "`" + in, "`" + out));
        return csv.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(WechatGateway.Merchant merchant, Book.Move move, String order) {
        boolean debit = move.kind() == Book.Kind.DEBIT;
        String amount = move.amount().decimal().toPlainString();
        String fee = fee(move.amount()).toPlainString();
        return "`"
                + String.join(
                        ",`",
                        TIME.format(LocalDateTime.ofInstant(move.at(), Ledger.ZONE)),
                        merchant.app(),
                        merchant.number(),
                        "0",
                        "",
                        debit ? move.id() : "",
                        order,
                        move.payer(),
                        "PAP",
                        debit ? "SUCCESS" : "REFUND",
                        "OTHERS",
                        "CNY",
                        debit ? amount : "0.00",
                        "0.00",
                        debit ? "0" : move.id(),
                        debit ? "0" : move.order(),
                        debit ? "0.00" : amount,
                        "0.00",
                        debit ? "" : "ORIGINAL",
                        debit ? "" : "SUCCESS",
                        "分期还款, 第 3 期",
                        "",
                        debit ? fee : "-" + fee,
                        "0.60%",
                        debit ? amount : "0.00",
                        debit ? "0.00" : amount,
                        "");
    }

    private static BigDecimal fee(Money amount) {
        return amount.decimal().multiply(FEE).setScale(2, RoundingMode.HALF_UP);
    }
}
