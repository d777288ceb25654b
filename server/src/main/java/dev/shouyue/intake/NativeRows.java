package dev.shouyue.intake;

import dev.shouyue.decision.PolicyPacks;
import dev.shouyue.kernel.loan.Component;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.Grace;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The platform's own CSV: loans, installments, payments, events, borrowers. */
final class NativeRows {

    private static final JsonMapper JSON = new JsonMapper();

    private NativeRows() {}

    static List<RowReader> all(PolicyPacks packs) {
        return List.of(new Loans(packs), new Installments(), new Payments(), new Events(), new Borrowers());
    }

    private record Loans(PolicyPacks packs) implements RowReader {
        @Override
        public Set<String> required() {
            return Set.of("loan_id", "borrower_id", "currency", "principal", "drawn_on", "daily_rate_percent");
        }

        @Override
        public Set<String> optional() {
            return Set.of("product", "policy_pack", "grace_days", "grace_mode", "tolerance_amount", "allocation");
        }

        @Override
        public String loanColumn() {
            return "loan_id";
        }

        @Override
        public void read(Cells row, int file, long line, Staging staging) throws SQLException {
            Currency currency = row.currency("currency");
            long principal = row.minor("principal", currency, false);
            if (principal == 0) {
                throw new Cells.Bad("principal", "0", "the principal is zero", "more than 0");
            }
            Rate rate = row.dailyRate("daily_rate_percent");
            String pack = row.optional("policy_pack") == null ? "CN-LOAN" : row.text("policy_pack");
            if (!packs.has(pack)) {
                throw new Cells.Bad(
                        "policy_pack", pack, "there is no such pack", "one of " + String.join(", ", packs.names()));
            }
            staging.add(
                    "in_loan",
                    file,
                    line,
                    row.text("loan_id"),
                    row.text("borrower_id"),
                    row.optionalText("product"),
                    pack,
                    currency.getCurrencyCode(),
                    principal,
                    row.date("drawn_on"),
                    rate.numerator(),
                    rate.denominator(),
                    row.optional("grace_days") == null ? null : row.whole("grace_days", 0, 60),
                    row.optional("grace_mode") == null
                            ? null
                            : row.oneOf("grace_mode", Grace.Mode.class).name(),
                    row.optional("tolerance_amount") == null ? null : row.minor("tolerance_amount", currency, false),
                    row.optional("allocation") == null
                            ? null
                            : row.oneOf("allocation", Allocation.class).name());
        }
    }

    private record Installments() implements RowReader {
        @Override
        public Set<String> required() {
            return Set.of("loan_id", "number", "due_on", "principal");
        }

        @Override
        public Set<String> optional() {
            return Set.of("interest", "fee");
        }

        @Override
        public String loanColumn() {
            return "loan_id";
        }

        @Override
        public void read(Cells row, int file, long line, Staging staging) throws SQLException {
            // The loan's currency is in another file: amounts are kept as decimals and become minor units in the merge.
            staging.add(
                    "in_installment",
                    file,
                    line,
                    row.text("loan_id"),
                    row.whole("number", 1, 10_000),
                    row.date("due_on"),
                    amount(row, "principal", false),
                    amount(row, "interest", true),
                    amount(row, "fee", true));
        }
    }

    private static String amount(Cells row, String column, boolean optional) {
        if (optional && row.optional(column) == null) {
            return "0";
        }
        BigDecimal amount = row.decimal(column);
        if (amount.signum() < 0) {
            throw new Cells.Bad(column, amount.toPlainString(), "the amount is negative", "0 or more");
        }
        return amount.toPlainString();
    }

    private static long positive(Cells row, String column, Currency currency) {
        long amount = row.minor(column, currency, false);
        if (amount == 0) {
            throw new Cells.Bad(column, "0", "the amount is zero", "more than 0");
        }
        return amount;
    }

    private static void fact(
            Cells row,
            int file,
            long line,
            Staging staging,
            int kind,
            String id,
            LocalDateTime at,
            @Nullable Long amount,
            @Nullable Currency currency,
            ObjectNode detail)
            throws SQLException {
        LocalDate known = row.optional("recorded_on") == null ? at.toLocalDate() : row.date("recorded_on");
        Integer installment = row.optional("installment") == null ? null : row.whole("installment", 1, 10_000);
        staging.add(
                "in_fact",
                file,
                line,
                row.text("loan_id"),
                kind,
                id,
                at,
                known.isBefore(at.toLocalDate()) ? at.toLocalDate() : known,
                amount,
                currency == null ? null : currency.getCurrencyCode(),
                detail.isEmpty() ? null : detail.toString(),
                installment);
    }

    private record Payments() implements RowReader {
        @Override
        public Set<String> required() {
            return Set.of("payment_id", "loan_id", "paid_at", "amount", "currency");
        }

        @Override
        public Set<String> optional() {
            return Set.of("installment", "recorded_on");
        }

        @Override
        public String loanColumn() {
            return "";
        }

        @Override
        public void read(Cells row, int file, long line, Staging staging) throws SQLException {
            Currency currency = row.currency("currency");
            fact(
                    row,
                    file,
                    line,
                    staging,
                    2,
                    row.text("payment_id"),
                    row.time("paid_at"),
                    positive(row, "amount", currency),
                    currency,
                    JSON.createObjectNode());
        }
    }

    /** What an event may be. */
    private enum Kind {
        DEBIT_FAILED,
        PAYMENT_REVERSED,
        FEE_CHARGED,
        WAIVED,
        PROTECTION_GRANTED,
        PROTECTION_WITHDRAWN,
        CHARGED_OFF
    }

    private record Events() implements RowReader {
        @Override
        public Set<String> required() {
            return Set.of("event_id", "loan_id", "kind", "occurred_at");
        }

        @Override
        public Set<String> optional() {
            return Set.of(
                    "amount", "currency", "installment", "reason", "code", "reference", "from", "to", "recorded_on");
        }

        @Override
        public String loanColumn() {
            return "";
        }

        @Override
        public void read(Cells row, int file, long line, Staging staging) throws SQLException {
            Kind kind = row.oneOf("kind", Kind.class);
            ObjectNode detail = JSON.createObjectNode();
            Currency currency =
                    row.optional("currency") == null ? Currency.getInstance("CNY") : row.currency("currency");
            Long amount = row.optional("amount") == null ? null : (Long) positive(row, "amount", currency);
            int code =
                    switch (kind) {
                        case DEBIT_FAILED -> {
                            detail.put(
                                    "reason",
                                    row.oneOf("reason", Fact.DebitFailure.class).name());
                            String text = row.optionalText("code");
                            detail.put("code", text == null ? "" : text);
                            amount = amount == null ? (Long) 0L : amount;
                            yield 4;
                        }
                        case PAYMENT_REVERSED -> {
                            detail.put("payment", row.text("reference"));
                            yield 3;
                        }
                        case FEE_CHARGED -> {
                            amount = positive(row, "amount", currency);
                            yield 5;
                        }
                        case WAIVED -> {
                            amount = positive(row, "amount", currency);
                            detail.put(
                                    "component",
                                    row.oneOf("reason", Component.class).name());
                            yield 6;
                        }
                        case PROTECTION_GRANTED -> {
                            LocalDate from = row.date("from");
                            LocalDate to = row.date("to");
                            if (to.isBefore(from)) {
                                throw new Cells.Bad("to", to.toString(), "it ends before it begins", "from or later");
                            }
                            String author = row.optionalText("reference");
                            detail.put("from", from.toString()).put("to", to.toString());
                            detail.put(
                                    "cause",
                                    row.oneOf("reason", Fact.ProtectionCause.class)
                                            .name());
                            detail.put("author", author == null ? "" : author);
                            yield 8;
                        }
                        case PROTECTION_WITHDRAWN -> {
                            detail.put("protection", row.text("reference"));
                            yield 9;
                        }
                        case CHARGED_OFF -> 10;
                    };
            fact(
                    row,
                    file,
                    line,
                    staging,
                    code,
                    row.text("event_id"),
                    row.time("occurred_at"),
                    amount,
                    row.optional("currency") == null ? null : currency,
                    detail);
        }
    }

    private record Borrowers() implements RowReader {
        @Override
        public Set<String> required() {
            return Set.of("borrower_id");
        }

        @Override
        public Set<String> optional() {
            return Set.of("birth_year", "region", "channel", "payday");
        }

        @Override
        public String loanColumn() {
            return "";
        }

        @Override
        public void read(Cells row, int file, long line, Staging staging) throws SQLException {
            staging.add(
                    "in_borrower",
                    file,
                    line,
                    row.text("borrower_id"),
                    row.optional("birth_year") == null ? null : row.whole("birth_year", 1900, 2100),
                    row.optionalText("region"),
                    row.optionalText("channel"),
                    row.optional("payday") == null ? null : row.whole("payday", 1, 31));
        }
    }
}
