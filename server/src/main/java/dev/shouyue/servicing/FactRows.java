package dev.shouyue.servicing;

import dev.shouyue.kernel.loan.Component;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.schedule.Installment;
import dev.shouyue.storage.BinaryCopy;
import dev.shouyue.storage.BinaryRows;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a fact is written in a row of {@code servicing.fact}: kind, amount and a small JSON detail. */
final class FactRows {

    /** A payment is sent as null, which is cheap: most facts are payments. */
    static final String COLUMNS =
            "value_time, amount, recorded_on, installment, nullif(kind, 2), source, source_id," + " detail::text";

    private static final int PAYMENT = 2;

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode NO_DETAIL = JSON.createObjectNode();

    private FactRows() {}

    /** Reads the {@link #COLUMNS} of a row. */
    static Fact read(BinaryRows row) throws SQLException {
        long micros = row.timestamp();
        int day = (int) Math.floorDiv(micros, MICROS_PER_DAY);
        LocalDateTime valueTime = LocalDateTime.of(Dates.of(day), timeOfDay(micros - day * MICROS_PER_DAY));
        long amount = row.int8Or(0);
        LocalDate recordedOn = Dates.of(row.date());
        OptionalInt installment = installment(row.int4Or(0));
        int kind = row.int2Or(PAYMENT);
        Fact.Header header = new Fact.Header(row.code(), row.text(), valueTime, recordedOn);
        String text = row.textOrNull();
        JsonNode detail = text == null ? NO_DETAIL : JSON.readTree(text);
        return switch (kind) {
            case 1 -> new Fact.Disbursed(header, amount);
            case 2 -> new Fact.PaymentReceived(header, amount, installment);
            case 3 -> new Fact.PaymentReversed(header, detail.path("payment").asString());
            case 4 ->
                new Fact.DebitFailed(
                        header,
                        amount,
                        Fact.DebitFailure.valueOf(detail.path("reason").asString()),
                        detail.path("code").asString(""));
            case 5 -> new Fact.FeeCharged(header, amount, installment);
            case 6 ->
                new Fact.AmountWaived(
                        header, Component.valueOf(detail.path("component").asString()), amount, installment);
            case 7 ->
                new Fact.PlanChanged(
                        header,
                        installments(detail.path("installments")),
                        Optional.ofNullable(detail.path("payment").asString(null)));
            case 8 ->
                new Fact.ProtectionGranted(
                        header,
                        LocalDate.parse(detail.path("from").asString()),
                        LocalDate.parse(detail.path("to").asString()),
                        Fact.ProtectionCause.valueOf(detail.path("cause").asString()),
                        detail.path("author").asString(""),
                        numbers(detail.path("installments")));
            case 9 ->
                new Fact.ProtectionWithdrawn(header, detail.path("protection").asString());
            case 10 -> new Fact.ChargedOff(header);
            case 11 -> new Fact.CreditRefunded(header, amount);
            case 12 ->
                new Fact.CauseStated(
                        header,
                        Fact.StatedCause.valueOf(detail.path("cause").asString()),
                        Fact.StatedBy.valueOf(detail.path("by").asString()),
                        numbers(detail.path("installments")));
            case 13 ->
                new Fact.StatementWithdrawn(header, detail.path("statement").asString());
            default -> throw new SQLException("no fact has the kind " + kind);
        };
    }

    private static LocalTime timeOfDay(long micros) {
        return micros == 0 ? LocalTime.MIDNIGHT : LocalTime.ofNanoOfDay(micros * 1_000);
    }

    static long micros(LocalDateTime time) {
        return time.toLocalDate().toEpochDay() * MICROS_PER_DAY
                + time.toLocalTime().toNanoOfDay() / 1_000;
    }

    private static final long MICROS_PER_DAY = 86_400_000_000L;

    /** The columns of {@code servicing.fact} in the order in which {@link #write} writes them. */
    static final String TABLE = "servicing.fact (borrower_id, loan_id, seq, value_time, amount, recorded_on,"
            + " installment, kind, currency, source, source_id, detail)";

    static void write(BinaryCopy rows, LoanKey loan, int seq, Fact fact, String currency) {
        rows.row(12).int8(loan.borrowerId()).int8(loan.loanId()).int4(seq).timestamp(micros(fact.valueTime()));
        Long amount = amount(fact);
        if (amount == null) {
            rows.nothing();
        } else {
            rows.int8(amount);
        }
        rows.date((int) fact.recordedOn().toEpochDay());
        OptionalInt installment = installment(fact);
        if (installment.isPresent()) {
            rows.int4(installment.getAsInt());
        } else {
            rows.nothing();
        }
        rows.int2(kind(fact)).text(currency);
        rows.text(fact.header().source()).text(fact.header().sourceId()).jsonb(detail(fact));
    }

    private static OptionalInt installment(Fact fact) {
        return switch (fact) {
            case Fact.PaymentReceived f -> f.installment();
            case Fact.FeeCharged f -> f.installment();
            case Fact.AmountWaived f -> f.installment();
            case Fact.Disbursed f -> OptionalInt.empty();
            case Fact.DebitFailed f -> OptionalInt.empty();
            case Fact.PaymentReversed f -> OptionalInt.empty();
            case Fact.PlanChanged f -> OptionalInt.empty();
            case Fact.ProtectionGranted f -> OptionalInt.empty();
            case Fact.ProtectionWithdrawn f -> OptionalInt.empty();
            case Fact.ChargedOff f -> OptionalInt.empty();
            case Fact.CreditRefunded f -> OptionalInt.empty();
            case Fact.CauseStated f -> OptionalInt.empty();
            case Fact.StatementWithdrawn f -> OptionalInt.empty();
        };
    }

    /** Installments are numbered from 1; SQL's null reads as 0. */
    private static OptionalInt installment(int number) {
        return number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** None where a protection or a statement is of the whole loan. */
    private static List<Integer> numbers(JsonNode rows) {
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode row : rows) {
            numbers.add(row.asInt());
        }
        return numbers;
    }

    private static List<Installment> installments(JsonNode rows) {
        List<Installment> installments = new ArrayList<>();
        for (JsonNode row : rows) {
            installments.add(new Installment(
                    row.get(0).asInt(),
                    LocalDate.parse(row.get(1).asString()),
                    row.get(2).asLong(),
                    row.get(3).asLong(),
                    row.get(4).asLong()));
        }
        return installments;
    }

    private static int kind(Fact fact) {
        return switch (fact) {
            case Fact.Disbursed f -> 1;
            case Fact.PaymentReceived f -> 2;
            case Fact.PaymentReversed f -> 3;
            case Fact.DebitFailed f -> 4;
            case Fact.FeeCharged f -> 5;
            case Fact.AmountWaived f -> 6;
            case Fact.PlanChanged f -> 7;
            case Fact.ProtectionGranted f -> 8;
            case Fact.ProtectionWithdrawn f -> 9;
            case Fact.ChargedOff f -> 10;
            case Fact.CreditRefunded f -> 11;
            case Fact.CauseStated f -> 12;
            case Fact.StatementWithdrawn f -> 13;
        };
    }

    private static @Nullable Long amount(Fact fact) {
        return switch (fact) {
            case Fact.Disbursed f -> f.amount();
            case Fact.PaymentReceived f -> f.amount();
            case Fact.DebitFailed f -> f.amount();
            case Fact.FeeCharged f -> f.amount();
            case Fact.AmountWaived f -> f.amount();
            case Fact.CreditRefunded f -> f.amount();
            case Fact.PaymentReversed f -> null;
            case Fact.PlanChanged f -> null;
            case Fact.ProtectionGranted f -> null;
            case Fact.ProtectionWithdrawn f -> null;
            case Fact.ChargedOff f -> null;
            case Fact.CauseStated f -> null;
            case Fact.StatementWithdrawn f -> null;
        };
    }

    /** The detail as JSON text; null when kind, amount and installment say it all. */
    private static @Nullable String detail(Fact fact) {
        if (fact instanceof Fact.PaymentReceived || fact instanceof Fact.Disbursed) {
            return null; // most facts are these
        }
        var node = JSON.createObjectNode();
        switch (fact) {
            case Fact.Disbursed f -> {}
            case Fact.ChargedOff f -> {}
            case Fact.CreditRefunded f -> {}
            case Fact.PaymentReceived f -> {}
            case Fact.FeeCharged f -> {}
            case Fact.PaymentReversed f -> node.put("payment", f.payment());
            case Fact.DebitFailed f -> node.put("reason", f.reason().name()).put("code", f.code());
            case Fact.AmountWaived f -> node.put("component", f.component().name());
            case Fact.PlanChanged f -> {
                f.payment().ifPresent(payment -> node.put("payment", payment));
                var rows = node.putArray("installments");
                for (Installment row : f.installments()) {
                    rows.addArray()
                            .add(row.number())
                            .add(row.due().toString())
                            .add(row.principal())
                            .add(row.interest())
                            .add(row.fee());
                }
            }
            case Fact.ProtectionGranted f -> {
                node.put("from", f.from().toString())
                        .put("to", f.to().toString())
                        .put("cause", f.cause().name())
                        .put("author", f.author());
                if (f.namesInstallments()) {
                    var numbers = node.putArray("installments");
                    f.installments().forEach(numbers::add);
                }
            }
            case Fact.ProtectionWithdrawn f -> node.put("protection", f.protection());
            case Fact.CauseStated f -> {
                node.put("cause", f.cause().name()).put("by", f.by().name());
                if (f.namesInstallments()) {
                    var numbers = node.putArray("installments");
                    f.installments().forEach(numbers::add);
                }
            }
            case Fact.StatementWithdrawn f -> node.put("statement", f.statement());
        }
        return node.isEmpty() ? null : node.toString();
    }
}
