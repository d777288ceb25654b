package dev.shouyue.payment.wechat;

import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.StatementLine;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A day's bill of trades: lines of values, each after a backtick, then their number and sums. What cannot be read, or does not
 * add up, makes all of it unreadable: half a statement would be believed.
 */
final class Bill {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final List<String> header;

    private Bill(List<String> header) {
        this.header = header;
    }

    static List<StatementLine> lines(String text) throws IOException {
        String[] all = text.replace("\ufeff", "").split("\r?\n");
        Bill bill = new Bill(Arrays.asList(all[0].split(",")));
        List<StatementLine> lines = new ArrayList<>();
        int i = 1;
        while (i < all.length && all[i].startsWith("`")) {
            lines.add(bill.line(cells(all[i++])));
        }
        if (i + 1 >= all.length || !all[i].startsWith("总交易单数")) {
            throw new IOException("the bill breaks off");
        }
        String count = cells(all[i + 1]).getFirst();
        if (!count.equals(Integer.toString(lines.size()))) {
            throw new IOException("the bill has " + lines.size() + " lines and says that there are " + count);
        }
        return lines;
    }

    private StatementLine line(List<String> cells) throws IOException {
        if (cells.size() != header.size()) {
            throw new IOException("the bill has a line of " + cells.size() + " values: " + header.size() + " expected");
        }
        boolean back = cell(cells, "交易状态").equals("REFUND");
        String transaction = cell(cells, "微信订单号");
        String refund = cell(cells, "微信退款单号");
        try {
            Money fee = Money.of(cell(cells, "手续费"), cell(cells, "货币种类"));
            return new StatementLine(
                    back ? refund : transaction,
                    back ? StatementLine.Kind.REFUND : StatementLine.Kind.DEBIT,
                    cell(cells, back ? "商户退款单号" : "商户订单号"),
                    back ? refund : transaction,
                    Money.of(cell(cells, back ? "申请退款金额" : "订单金额"), cell(cells, "货币种类")),
                    // kept with a payment, given back with a refund: a line says what was kept
                    fee.isPositive() ? fee : Money.zero(fee.currency()),
                    LocalDateTime.parse(cell(cells, "交易时间"), TIME));
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            throw new IOException("the bill has a line that cannot be read: " + (back ? refund : transaction), e);
        }
    }

    private String cell(List<String> cells, String name) throws IOException {
        int column = header.indexOf(name);
        if (column < 0) {
            throw new IOException("the bill lacks the column " + name);
        }
        return cells.get(column);
    }

    private static List<String> cells(String line) {
        return Arrays.asList(line.substring(1).split(",`", -1));
    }
}
