package dev.shouyue.payment;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.loan.Fact.ProtectionCause;
import dev.shouyue.servicing.Posting;
import dev.shouyue.storage.Tx;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Something to be recorded in the book, kept until it is there. All of it is fixed when it is kept, the time too, so that
 * recording it again is the same fact.
 *
 * @param source the channel, or {@code payment} where we say it ourselves
 * @param id with the source unique for the loan
 * @param order number of the order it comes of; empty for a receipt
 * @param receipt id of the receipt it comes of; empty for an order
 */
record Entry(long borrower, String loan, String source, String id, String order, String receipt, What what) {

    /** What is recorded. */
    sealed interface What {
        String kind();

        record Payment(LocalDateTime at, long minor, OptionalInt installment) implements What {
            @Override
            public String kind() {
                return "PAYMENT";
            }
        }

        record Failure(LocalDateTime at, long minor, DebitFailure reason, String code) implements What {
            @Override
            public String kind() {
                return "FAILURE";
            }
        }

        /**
         * @param payment id of what was taken back
         * @param less what the loan has less by it, in minor units: less than the payment where a rest of it is recorded anew
         */
        record Return(LocalDateTime at, String payment, long less) implements What {
            @Override
            public String kind() {
                return "RETURN";
            }
        }

        /** Known from the moment it is recorded; without installments it is of the whole loan. */
        record Protection(LocalDate from, LocalDate to, ProtectionCause cause, List<Integer> installments)
                implements What {
            @Override
            public String kind() {
                return "PROTECTION";
            }
        }
    }

    /** One that waits, with how often it was tried. */
    record Waiting(Entry entry, int tries) {
        static Waiting read(ResultSet row, int number) throws SQLException {
            return new Waiting(Entry.read(row), row.getInt("tries"));
        }
    }

    static Entry of(Order order, String id, What what) {
        return new Entry(order.key().borrowerId(), order.loan(), order.channel(), id, order.number(), "", what);
    }

    private static Entry read(ResultSet row) throws SQLException {
        Integer installment = row.getObject("installment", Integer.class);
        LocalDateTime at = row.getObject("value_time", LocalDateTime.class);
        What what =
                switch (row.getString("kind")) {
                    case "PAYMENT" ->
                        new What.Payment(
                                at,
                                row.getLong("amount"),
                                installment == null ? OptionalInt.empty() : OptionalInt.of(installment));
                    case "FAILURE" ->
                        new What.Failure(
                                at,
                                row.getLong("amount"),
                                DebitFailure.valueOf(row.getString("reason")),
                                row.getString("code"));
                    case "RETURN" -> new What.Return(at, row.getString("payment"), row.getLong("amount"));
                    case "PROTECTION" ->
                        new What.Protection(
                                row.getObject("from_day", LocalDate.class),
                                row.getObject("to_day", LocalDate.class),
                                ProtectionCause.valueOf(row.getString("reason")),
                                numbers(row.getArray("installments")));
                    default -> throw new SQLException("no book entry is of the kind " + row.getString("kind"));
                };
        return new Entry(
                row.getLong("borrower_id"),
                row.getString("loan"),
                row.getString("source"),
                row.getString("source_id"),
                row.getString("order_no"),
                row.getString("receipt_id"),
                what);
    }

    private static String joined(List<Integer> numbers) {
        return String.join(",", numbers.stream().map(String::valueOf).toList());
    }

    private static List<Integer> numbers(@Nullable Array stored) throws SQLException {
        return stored == null ? List.of() : List.of((Integer[]) stored.getArray());
    }

    /** Keeps it, unless it is kept already. */
    void keep(Tx tx, Instant now) {
        Object[] values =
                switch (what) {
                    case What.Payment p ->
                        new Object[] {
                            p.at(),
                            p.minor(),
                            p.installment().isPresent() ? p.installment().getAsInt() : null,
                            null,
                            null,
                            null,
                            null,
                            null
                        };
                    case What.Failure f ->
                        new Object[] {f.at(), f.minor(), null, f.reason().name(), f.code(), null, null, null};
                    case What.Return r -> new Object[] {r.at(), r.less(), null, null, null, r.payment(), null, null};
                    case What.Protection p ->
                        new Object[] {null, null, null, p.cause().name(), null, null, p.from(), p.to()};
                };
        tx.sql()
                .sql("""
                        insert into payment.book_entry (borrower_id, loan, source, source_id, order_no, receipt_id, kind,
                          next_at, value_time, amount, installment, reason, code, payment, from_day, to_day,
                          installments)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?::timestamp, ?::bigint, ?::integer, ?, ?, ?, ?::date, ?::date,
                          string_to_array(nullif(?, ''), ',')::integer[])
                        on conflict (borrower_id, loan, source, source_id) do nothing""")
                .params(borrower, loan, source, id, order, receipt, what.kind(), now.atOffset(ZoneOffset.UTC))
                .params(values)
                .param(what instanceof What.Protection p ? joined(p.installments()) : "")
                .update();
    }

    /** As the door of the book takes it. */
    Posting posting() {
        return Posting.of(loan, item());
    }

    /** Its fact. */
    Posting.Item item() {
        Optional<LocalDateTime> at =
                switch (what) {
                    case What.Payment p -> Optional.of(p.at());
                    case What.Failure f -> Optional.of(f.at());
                    case What.Return r -> Optional.of(r.at());
                    case What.Protection p -> Optional.empty();
                };
        return new Posting.Item(source, id, at.map(time -> time.truncatedTo(ChronoUnit.MICROS)), this::fact);
    }

    private Fact fact(Fact.Header header) {
        return switch (what) {
            case What.Payment p -> new Fact.PaymentReceived(header, p.minor(), p.installment());
            case What.Failure f -> new Fact.DebitFailed(header, f.minor(), f.reason(), f.code());
            case What.Return r -> new Fact.PaymentReversed(header, r.payment());
            case What.Protection p ->
                new Fact.ProtectionGranted(header, p.from(), p.to(), p.cause(), "payment", p.installments());
        };
    }
}
