package dev.shouyue.payment.alipay;

import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.StatementLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A day's bill of trades: a ZIP with a CSV of GBK, comments by {@code #}, a tab after numbers, nothing quoted. A part of it that
 * cannot be read makes all of it unreadable: half a statement would be believed.
 */
final class Bill {

    private static final Charset GBK = Charset.forName("GBK");

    /** A name of goods may hold commas: what stands behind it is counted from the end. */
    private static final String GOODS = "商品名称";

    private static final int MOST = 1 << 29;

    private final List<String> header;

    private Bill(List<String> header) {
        this.header = header;
    }

    static List<StatementLine> lines(byte[] file) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file), GBK)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith("业务明细.csv")) {
                    byte[] text = zip.readNBytes(MOST);
                    return read(new String(text, GBK));
                }
            }
        }
        throw new IOException("the bill has no file of trades");
    }

    private static List<StatementLine> read(String text) throws IOException {
        List<StatementLine> lines = new ArrayList<>();
        Bill bill = null;
        boolean ended = false;
        for (String line : text.split("\r?\n")) {
            if (line.startsWith("#")) {
                ended |= line.contains("业务明细列表结束");
            } else if (bill == null) {
                bill = new Bill(cells(line));
            } else if (!line.isBlank()) {
                lines.add(bill.line(cells(line)));
            }
        }
        if (!ended) {
            throw new IOException("the bill breaks off");
        }
        return lines;
    }

    private StatementLine line(List<String> cells) throws IOException {
        String trade = cell(cells, "支付宝交易号");
        String order = cell(cells, "商户订单号");
        String request = cell(cells, "退款批次号/请求号");
        String amount = cell(cells, "订单金额（元）");
        try {
            boolean back = cell(cells, "业务类型").equals("退款");
            Money fee = Money.cny(cell(cells, "服务费（元）"));
            return new StatementLine(
                    back ? trade + '/' + request : trade,
                    back ? StatementLine.Kind.REFUND : StatementLine.Kind.DEBIT,
                    back ? request : order,
                    trade,
                    positive(Money.cny(amount)),
                    // kept with a payment, given back with a refund: a line says what was kept
                    fee.minor() < 0 ? fee.negated() : Money.zero(fee.currency()),
                    LocalDateTime.parse(cell(cells, "完成时间"), Yuan.TIME));
        } catch (DateTimeException | NumberFormatException e) {
            throw new IOException("the bill has a line that cannot be read: trade " + trade, e);
        }
    }

    private static Money positive(Money amount) {
        return amount.minor() < 0 ? amount.negated() : amount;
    }

    private String cell(List<String> cells, String name) throws IOException {
        int column = header.indexOf(name);
        int more = cells.size() - header.size();
        if (column < 0 || more < 0) {
            throw new IOException("the bill lacks the column " + name);
        }
        return cells.get(column > header.indexOf(GOODS) ? column + more : column);
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }
}
