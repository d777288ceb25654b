package dev.shouyue.servicing;

import dev.shouyue.decision.PolicyPacks;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.kernel.position.LoanState;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.servicing.LoanList.Place;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Reads loans of the list, with what the kernel says of each, so that a list and the page of a loan never differ. */
final class ListedLoans {

    private static final int FETCH = 2_000;

    private static final String ROWS = "select t.*, w.status, w.policy_pack, w.currency, w.product,"
            + " w.channel, w.region, p.state as folded from servicing.loan_list t"
            + " join servicing.loan_profile w using (profile_id)"
            + " left join servicing.position p using (borrower_id, loan_id)";

    private final PolicyPacks packs;

    ListedLoans(PolicyPacks packs) {
        this.packs = packs;
    }

    /** The loans of these places, in their order. */
    List<ListedLoan> read(Connection connection, List<Place> places, LocalDate day) throws SQLException {
        Map<LoanKey, ListedLoan> byKey = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                ROWS + " where (t.borrower_id, t.loan_id) in (select * from unnest(?::bigint[], ?::bigint[]))")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint",
                            places.stream()
                                    .map(place -> place.key().borrowerId())
                                    .toArray(Long[]::new)));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint",
                            places.stream().map(place -> place.key().loanId()).toArray(Long[]::new)));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ListedLoan loan = loan(row, day);
                    byKey.put(loan.key(), loan);
                }
            }
        }
        return places.stream()
                .map(place -> byKey.get(place.key()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Gives every loan that fits, in the order, as {@link LoanList#each} promises. */
    void each(
            Connection connection,
            LoanQuery query,
            LoanOrder order,
            LocalDate day,
            BooleanSupplier goOn,
            Consumer<ListedLoan> to)
            throws SQLException {
        String direction = order.columnDescends() ? " desc" : "";
        try (PreparedStatement statement = connection.prepareStatement(ROWS
                + " where t.profile_id = any(?)" + query.conditions() + " order by " + ByAttention.first(order)
                + "t."
                + order.by().column + direction
                + ", t.borrower_id" + direction + ", t.loan_id" + direction)) {
            query.bind(statement, query.bindProfiles(connection, statement, 1));
            statement.setFetchSize(FETCH);
            try (ResultSet row = statement.executeQuery()) {
                while (goOn.getAsBoolean() && row.next()) {
                    to.accept(loan(row, day));
                }
            }
        }
    }

    private ListedLoan loan(ResultSet row, LocalDate day) throws SQLException {
        LocalDate drawnOn = row.getObject("drawn_on", LocalDate.class);
        LocalDate due = row.getObject("next_due", LocalDate.class);
        Optional<LocalDate> nextDue = LocalDate.MAX.equals(due) ? Optional.empty() : Optional.of(due);
        Policy policy = packs.policy(row.getString("policy_pack"), drawnOn);
        byte[] folded = row.getBytes("folded");
        Position position = null;
        if (folded != null) {
            LoanState state = LoanState.fromBytes(folded, policy);
            state.closeDay(day);
            position = state.position();
        }
        int dpd = position == null ? 0 : position.dpd();
        return new ListedLoan(
                new LoanKey(row.getLong("borrower_id"), row.getLong("loan_id")),
                row.getString("external_id"),
                row.getString("borrower"),
                row.getString("product"),
                row.getString("channel"),
                row.getString("region"),
                row.getString("policy_pack"),
                Currency.getInstance(row.getString("currency")),
                row.getString("status"),
                dpd,
                policy.buckets().at(dpd),
                position == null ? policy.classes().at(0) : position.creditClass(),
                row.getLong("principal"),
                row.getLong("past_due_amount"),
                position == null ? 0 : position.penalty(),
                row.getLong("carried"),
                row.getLong("credit"),
                drawnOn,
                nextDue,
                position == null ? 0 : outstanding(position, nextDue),
                dpd == 0 ? Optional.empty() : Optional.of(day.minusDays(dpd)));
    }

    private static long outstanding(Position position, Optional<LocalDate> due) {
        return position.installments().stream()
                .filter(row -> due.isPresent() && row.due().equals(due.get()))
                .mapToLong(InstallmentPosition::outstanding)
                .sum();
    }
}
