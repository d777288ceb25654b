package dev.shouyue.intake;

import dev.shouyue.decision.PolicyPacks;
import dev.shouyue.kernel.loan.Component;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.Grace;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The platform's own CSV: loans, installments, payments, events, borrowers. */
final class NativeRows {

    private static final int MOST_INSTALLMENTS = 10_000;

    private NativeRows() {}

    /**
     * The readers of all kinds.
     *
     * @param today last business date on which something can have been recorded
     */
    static List<RowReader> all(PolicyPacks packs, LocalDate today) {
        Facts facts = new Facts(today.toEpochDay());
        return List.of(
                new Loans(packs, facts), new Installments(), new Payments(facts), new Events(facts), new Borrowers());
    }

    private record Loans(PolicyPacks packs, Facts facts) implements RowReader {
        @Override
        public String kind() {
            return "loans";
        }

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
        public void read(Cells row, int file, long line, Staging staging) {
            Currency currency = row.currency("currency");
            staging.loan(
                    file,
                    line,
                    row.text("loan_id"),
                    row.text("borrower_id"),
                    row.optionalText("product"),
                    pack(row),
                    currency.getCurrencyCode(),
                    row.positive("principal", currency),
                    facts.past("drawn_on", row.date("drawn_on")),
                    row.dailyRate("daily_rate_percent"),
                    row.optionalWhole("grace_days", 0, 60),
                    row.has("grace_mode")
                            ? row.oneOf("grace_mode", Grace.Mode.class).name()
                            : null,
                    row.has("tolerance_amount")
                            ? OptionalLong.of(row.amount("tolerance_amount", currency))
                            : OptionalLong.empty(),
                    row.has("allocation")
                            ? row.oneOf("allocation", Allocation.class).name()
                            : null);
        }

        private String pack(Cells row) {
            if (!row.has("policy_pack")) {
                return "CN-LOAN";
            }
            String pack = row.text("policy_pack").toString();
            if (!packs.has(pack)) {
                throw new Cells.Bad(
                        "policy_pack",
                        pack,
                        Say.problem("noPack"),
                        Say.expected("oneOf", "values", String.join(", ", packs.names())));
            }
            return pack;
        }
    }

    private record Installments() implements RowReader {
        @Override
        public String kind() {
            return "installments";
        }

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
        public void read(Cells row, int file, long line, Staging staging) {
            // The loan's currency is in another file: whether the decimals fit it is judged in the database.
            staging.installment(
                    file,
                    line,
                    row.text("loan_id"),
                    row.whole("number", 1, MOST_INSTALLMENTS),
                    row.date("due_on"),
                    row.amount("principal"),
                    row.has("interest") ? row.amount("interest") : 0,
                    row.has("fee") ? row.amount("fee") : 0);
        }
    }

    /** What all facts have: an id, a time, the business date on which they were known. */
    private record Facts(long today) {

        void read(
                Cells row,
                int file,
                long line,
                Staging staging,
                int kind,
                String idColumn,
                String timeColumn,
                long amount,
                @Nullable Currency currency,
                @Nullable String detail) {
            Text id = row.text(idColumn);
            if (id.toString().equals("disbursement")) {
                throw new Cells.Bad(idColumn, "disbursement", Say.problem("keptId"), Say.expected("anotherId"));
            }
            long time = row.time(timeColumn);
            staging.fact(
                    file,
                    line,
                    row.text("loan_id"),
                    kind,
                    id,
                    time,
                    recordedOn(row, timeColumn, Math.floorDiv(time, Cells.DAY)),
                    amount,
                    currency == null ? null : currency.getCurrencyCode(),
                    row.optionalWhole("installment", 1, MOST_INSTALLMENTS),
                    detail);
        }

        private long recordedOn(Cells row, String timeColumn, long valueDate) {
            if (!row.has("recorded_on")) {
                return past(timeColumn, valueDate);
            }
            long recordedOn = row.date("recorded_on");
            if (recordedOn < valueDate) {
                throw new Cells.Bad(
                        "recorded_on",
                        LocalDate.ofEpochDay(recordedOn).toString(),
                        Say.problem("recordedBefore"),
                        Say.expected("orLater", "day", LocalDate.ofEpochDay(valueDate)));
            }
            return past("recorded_on", recordedOn);
        }

        /** A day that is not after today. */
        long past(String column, long day) {
            return Cells.notAfter(today, column, day);
        }
    }

    private record Payments(Facts facts) implements RowReader {
        @Override
        public String kind() {
            return "payments";
        }

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
        public void read(Cells row, int file, long line, Staging staging) {
            Currency currency = row.currency("currency");
            facts.read(
                    row,
                    file,
                    line,
                    staging,
                    FactKind.PAYMENT_RECEIVED,
                    "payment_id",
                    "paid_at",
                    row.positive("amount", currency),
                    currency,
                    null);
        }
    }

    /** How {@code servicing.fact} numbers its kinds. */
    static final class FactKind {
        static final int PAYMENT_RECEIVED = 2;
        static final int PAYMENT_REVERSED = 3;
        static final int DEBIT_FAILED = 4;
        static final int FEE_CHARGED = 5;
        static final int AMOUNT_WAIVED = 6;
        static final int PROTECTION_GRANTED = 8;
        static final int PROTECTION_WITHDRAWN = 9;
        static final int CHARGED_OFF = 10;
        static final int CAUSE_STATED = 12;
        static final int STATEMENT_WITHDRAWN = 13;

        private FactKind() {}
    }

    /** What an event may be. */
    private enum Event {
        DEBIT_FAILED(FactKind.DEBIT_FAILED),
        PAYMENT_REVERSED(FactKind.PAYMENT_REVERSED),
        FEE_CHARGED(FactKind.FEE_CHARGED),
        WAIVED(FactKind.AMOUNT_WAIVED),
        PROTECTION_GRANTED(FactKind.PROTECTION_GRANTED),
        PROTECTION_WITHDRAWN(FactKind.PROTECTION_WITHDRAWN),
        CAUSE_STATED(FactKind.CAUSE_STATED),
        STATEMENT_WITHDRAWN(FactKind.STATEMENT_WITHDRAWN),
        CHARGED_OFF(FactKind.CHARGED_OFF);

        private final int kind;

        Event(int kind) {
            this.kind = kind;
        }
    }

    private record Events(Facts facts) implements RowReader {

        private static final JsonMapper JSON = new JsonMapper();
        private static final long NO_AMOUNT = -1;

        @Override
        public String kind() {
            return "events";
        }

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
        public void read(Cells row, int file, long line, Staging staging) {
            Event event = row.oneOf("kind", Event.class);
            Currency currency = row.has("currency") ? row.currency("currency") : null;
            ObjectNode detail = detail(event, row);
            facts.read(
                    row,
                    file,
                    line,
                    staging,
                    event.kind,
                    "event_id",
                    "occurred_at",
                    amount(event, row, currency),
                    currency,
                    detail.isEmpty() ? null : detail.toString());
        }

        private static long amount(Event event, Cells row, @Nullable Currency currency) {
            return switch (event) {
                case FEE_CHARGED, WAIVED ->
                    currency == null ? row.positive("amount") : row.positive("amount", currency);
                case DEBIT_FAILED ->
                    !row.has("amount") ? 0 : currency == null ? row.amount("amount") : row.amount("amount", currency);
                case PAYMENT_REVERSED,
                        PROTECTION_GRANTED,
                        PROTECTION_WITHDRAWN,
                        CAUSE_STATED,
                        STATEMENT_WITHDRAWN,
                        CHARGED_OFF -> NO_AMOUNT;
            };
        }

        private static ObjectNode detail(Event event, Cells row) {
            ObjectNode detail = JSON.createObjectNode();
            return switch (event) {
                case DEBIT_FAILED ->
                    detail.put(
                                    "reason",
                                    row.oneOf("reason", Fact.DebitFailure.class).name())
                            .put("code", orEmpty(row.optionalText("code")));
                case PAYMENT_REVERSED ->
                    detail.put("payment", row.text("reference").toString());
                case WAIVED ->
                    detail.put("component", row.oneOf("reason", Component.class).name());
                case PROTECTION_GRANTED -> protection(row, detail);
                case PROTECTION_WITHDRAWN ->
                    detail.put("protection", row.text("reference").toString());
                case CAUSE_STATED -> statement(row, detail);
                case STATEMENT_WITHDRAWN ->
                    detail.put("statement", row.text("reference").toString());
                case FEE_CHARGED, CHARGED_OFF -> detail;
            };
        }

        private static ObjectNode protection(Cells row, ObjectNode detail) {
            LocalDate from = LocalDate.ofEpochDay(row.date("from"));
            LocalDate to = LocalDate.ofEpochDay(row.date("to"));
            if (to.isBefore(from)) {
                throw new Cells.Bad(
                        "to", to.toString(), Say.problem("endsBefore"), Say.expected("orLater", "day", from));
            }
            detail.put("from", from.toString())
                    .put("to", to.toString())
                    .put(
                            "cause",
                            row.oneOf("reason", Fact.ProtectionCause.class).name())
                    .put("author", orEmpty(row.optionalText("reference")));
            return named(row, detail);
        }

        private static ObjectNode statement(Cells row, ObjectNode detail) {
            detail.put("cause", row.oneOf("reason", Fact.StatedCause.class).name())
                    .put("by", row.oneOf("reference", Fact.StatedBy.class).name());
            return named(row, detail);
        }

        /** The one installment that the row is about; the whole loan where it names none. */
        private static ObjectNode named(Cells row, ObjectNode detail) {
            row.optionalWhole("installment", 1, MOST_INSTALLMENTS)
                    .ifPresent(number -> detail.putArray("installments").add(number));
            return detail;
        }

        private static String orEmpty(@Nullable Text text) {
            return text == null ? "" : text.toString();
        }
    }

    private record Borrowers() implements RowReader {
        @Override
        public String kind() {
            return "borrowers";
        }

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
        public void read(Cells row, int file, long line, Staging staging) {
            staging.borrower(
                    file,
                    line,
                    row.text("borrower_id"),
                    row.optionalWhole("birth_year", 1900, 2100),
                    row.optionalText("region"),
                    row.optionalText("channel"),
                    row.optionalWhole("payday", 1, 31));
        }
    }
}
