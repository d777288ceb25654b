package dev.shouyue.servicing;

import dev.shouyue.kernel.position.Movement;
import dev.shouyue.kernel.position.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sums of how loans moved on a day, by currency and pack, on their way into {@code servicing.day_figures}. */
final class DayFigures {

    private static final String[] COLUMNS = {
        "due_installments",
        "due_principal",
        "due_amount",
        "payments",
        "received_amount",
        "newly_past_due_loans",
        "newly_overdue_principal",
        "newly_overdue_amount",
        "cured_loans",
        "tolerated_bills",
        "tolerated_amount",
        "written_off_amount",
        "grace_bills",
        "grace_amount",
        "open_loans_change",
        "open_principal_change"
    };

    /** A loan of these is not open: there is nothing that could be late. */
    private static final Set<String> ENDED = Set.of(Position.State.SETTLED.name(), Position.State.NOT_OPEN.name());

    private final Map<String, long[]> sums = new TreeMap<>(); // in one order, so that batches do not deadlock

    void add(Touched loan) {
        Movement moved = loan.movement();
        long[] sum =
                sums.computeIfAbsent(loan.after().currency() + loan.after().pack(), key -> new long[COLUMNS.length]);
        long[] more = {
            moved.dueInstallments(),
            moved.duePrincipal(),
            moved.dueAmount(),
            loan.payments(),
            loan.received(),
            moved.becamePastDue() ? 1 : 0,
            moved.newlyOverduePrincipal(),
            moved.newlyOverdueAmount(),
            moved.cured() ? 1 : 0,
            moved.toleratedBills(),
            moved.toleratedAmount(),
            moved.writtenOffAmount(),
            moved.graceBills(),
            moved.graceAmount(),
            open(loan.after()) - open(loan.before()),
            openPrincipal(loan.after()) - openPrincipal(loan.before())
        };
        for (int i = 0; i < more.length; i++) {
            sum[i] = Math.addExact(sum[i], more[i]);
        }
    }

    private static long open(@Nullable Standing loan) {
        return loan == null || ENDED.contains(loan.status()) ? 0 : 1;
    }

    private static long openPrincipal(@Nullable Standing loan) {
        return loan == null || ENDED.contains(loan.status()) ? 0 : loan.principal();
    }

    /** Adds the sums to those of the day. */
    void write(Connection connection, LocalDate day) throws SQLException {
        String names = String.join(", ", COLUMNS);
        String marks = IntStream.range(0, COLUMNS.length).mapToObj(i -> "?").collect(Collectors.joining(", "));
        String added = java.util.Arrays.stream(COLUMNS)
                .map(column -> column + " = t." + column + " + excluded." + column)
                .collect(Collectors.joining(", "));
        try (PreparedStatement update = connection.prepareStatement("insert into servicing.day_figures as t"
                + " (day, currency, policy_pack, " + names + ") values (?, ?, ?, " + marks
                + ") on conflict (day, currency, policy_pack) do update set " + added)) {
            for (Map.Entry<String, long[]> sum : sums.entrySet()) {
                update.setObject(1, day);
                update.setString(2, sum.getKey().substring(0, 3));
                update.setString(3, sum.getKey().substring(3));
                for (int i = 0; i < COLUMNS.length; i++) {
                    update.setLong(4 + i, sum.getValue()[i]);
                }
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}
