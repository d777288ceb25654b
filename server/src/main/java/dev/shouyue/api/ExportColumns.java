package dev.shouyue.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns that an export of loans can have. */
final class ExportColumns {

    static final Map<String, Function<LoanListApi.LoanRow, Sheet.Cell>> ALL = columns();

    private ExportColumns() {}

    private static Map<String, Function<LoanListApi.LoanRow, Sheet.Cell>> columns() {
        Map<String, Function<LoanListApi.LoanRow, Sheet.Cell>> columns = new LinkedHashMap<>();
        columns.put("id", row -> text(row.id()));
        columns.put("borrower", row -> text(row.borrower()));
        columns.put("product", row -> text(row.product()));
        columns.put("state", row -> text(row.state()));
        columns.put("dpd", row -> new Sheet.Cell(String.valueOf(row.dpd()), true));
        columns.put("bucket", row -> text(row.bucket()));
        columns.put("pastDue", row -> amount(row.pastDue()));
        columns.put("penalty", row -> amount(row.penalty()));
        columns.put("carried", row -> amount(row.carried()));
        columns.put("credit", row -> amount(row.credit()));
        columns.put("principal", row -> amount(row.principal()));
        columns.put("nextDue", row -> text(row.nextDue()));
        columns.put("nextAmount", row -> amount(row.nextAmount()));
        columns.put("pastDueSince", row -> text(row.pastDueSince()));
        columns.put("pack", row -> text(row.pack()));
        columns.put("creditClass", row -> text(row.creditClass()));
        columns.put("drawnOn", row -> text(row.drawnOn()));
        columns.put("currency", row -> text(row.currency()));
        columns.put("channel", row -> text(row.channel()));
        columns.put("region", row -> text(row.region()));
        return columns;
    }

    private static Sheet.Cell text(@Nullable Object value) {
        return new Sheet.Cell(value == null ? "" : value.toString(), false);
    }

    private static Sheet.Cell amount(@Nullable Amount amount) {
        return new Sheet.Cell(amount == null ? "" : amount.amount(), true);
    }
}
