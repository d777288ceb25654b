package dev.shouyue.simulator.channel.alipay;

import static dev.shouyue.simulator.channel.alipay.AlipayGateway.yuan;

import dev.shouyue.kernel.money.Money;
import dev.shouyue.simulator.channel.Book;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A day's bill of trades as it is downloaded: a ZIP of CSV files in GBK. */
final class BillFile {

    private static final Charset GBK = Charset.forName("GBK");

    /** What Alipay keeps of a payment; it gives it back with a refund. */
    private static final BigDecimal FEE = new BigDecimal("0.006");

    private static final String HEADER = "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,"
            + "支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,"
            + "退款批次号/请求号,服务费（元）,分润（元）,备注";

    private BillFile() {}

    /** @param orders the merchant's number of a trade */
    static byte[] of(String seller, LocalDate day, List<Book.Move> moves, UnaryOperator<String> orders) {
        StringBuilder csv = new StringBuilder();
        csv.append("#支付宝业务明细查询\n#账号：[").append(seller).append("]\n#起始日期：[").append(day);
        csv.append("]   终止日期：[").append(day.plusDays(1)).append("]\n");
        csv.append("#-----------------------------------------业务明细列表----------------------------------------\n");
        csv.append(HEADER).append('\n');
        for (Book.Move move : moves) {
            csv.append(line(move, orders.apply(move.id()))).append('\n');
        }
        csv.append("#-----------------------------------------业务明细列表结束------------------------------------\n");
        csv.append("#导出时间：[").append(day.plusDays(1)).append("]\n");
        String name = seller + '_' + day.format(DateTimeFormatter.BASIC_ISO_DATE);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, GBK)) {
            zip.putNextEntry(new ZipEntry(name + "_业务明细.csv"));
            zip.write(csv.toString().getBytes(GBK));
            zip.putNextEntry(new ZipEntry(name + "_业务明细(汇总).csv"));
            zip.write("#支付宝业务汇总查询\n".getBytes(GBK));
        } catch (IOException e) {
            throw new UncheckedIOException("a file in memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private static String line(Book.Move move, String order) {
        boolean debit = move.kind() == Book.Kind.DEBIT;
        Money fee = fee(move.amount());
        String at = Ledger.TIME.format(LocalDateTime.ofInstant(move.at(), Ledger.ZONE));
        String amount = yuan(move.signed());
        return String.join(
                ",",
                move.id() + '\t',
                order + '\t',
                debit ? "交易" : "退款",
                "分期还款",
                at,
                at,
                "",
                "",
                "",
                "",
                "*" + move.payer() + '\t',
                amount,
                amount,
                "0.00",
                "0.00",
                "0.00",
                "0.00",
                "0.00",
                "",
                "0.00",
                "0.00",
                (debit ? "" : move.order()) + '\t',
                yuan(debit ? fee.negated() : fee),
                "0.00",
                "");
    }

    static Money fee(Money amount) {
        return new Money(
                amount.decimal()
                        .multiply(FEE)
                        .movePointRight(2)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact(),
                amount.currency());
    }
}
