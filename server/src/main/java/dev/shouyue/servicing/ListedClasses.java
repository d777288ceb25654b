package dev.shouyue.servicing;

import dev.shouyue.decision.PolicyPacks;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.ClassBasis;
import dev.shouyue.kernel.position.LoanState;
import dev.shouyue.storage.BinaryCopy;
import dev.shouyue.storage.BinaryRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Writes beside the loans that are being listed what their class is read at, where that is not the days past due: asked of
 * the kernel once, when something has happened to a loan; from then on the class moves with the days.
 */
final class ListedClasses {

    /** A table {@code listing_class} beside {@code listing}, until the transaction ends. */
    private static final String TABLE = """
            create temporary table listing_class (borrower_id bigint, loan_id bigint, class_basis smallint,
              material_since date) on commit drop
            """;

    private static final List<ClassBasis> PLAIN = List.of(ClassBasis.DAYS_PAST_DUE);

    private ListedClasses() {}

    static void write(Connection connection, PolicyPacks packs) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
        String names = packsThatDiffer(packs);
        if (names.isEmpty()) {
            return;
        }
        BinaryCopy classes = new BinaryCopy();
        try (BinaryRows row = BinaryRows.of(
                connection,
                "select p.borrower_id, p.loan_id, p.as_of, p.drawn_on, p.policy_pack, p.state from listing l"
                        + " join servicing.position p using (borrower_id, loan_id) where p.policy_pack in (" + names
                        + ") and (p.past_due_since is not null or p.past_due_amount > 0)")) {
            while (row.next()) {
                LoanKey key = new LoanKey(row.int8(), row.int8());
                LocalDate asOf = LocalDate.ofEpochDay(row.date());
                LocalDate drawnOn = LocalDate.ofEpochDay(row.date());
                Policy policy = packs.policy(row.code(), drawnOn);
                LoanState loan = LoanState.fromBytes(row.bytes(), policy);
                loan.closeDay(asOf);
                add(classes, key, loan);
            }
        }
        classes.into(connection, "listing_class (borrower_id, loan_id, class_basis, material_since)");
        try (Statement statement = connection.createStatement()) {
            statement.execute("analyze listing_class");
        }
    }

    private static void add(BinaryCopy classes, LoanKey key, LoanState loan) {
        ClassBasis basis = loan.classBasis();
        if (basis == ClassBasis.DAYS_PAST_DUE) {
            return;
        }
        classes.row(4).int8(key.borrowerId()).int8(key.loanId()).int2(basis.ordinal());
        Optional<LocalDate> since = basis == ClassBasis.MATERIAL_DAYS ? loan.materialSince() : Optional.empty();
        if (since.isPresent()) {
            classes.date((int) since.get().toEpochDay());
        } else {
            classes.nothing();
        }
    }

    private static String packsThatDiffer(PolicyPacks packs) {
        List<String> names = packs.names().stream()
                .filter(name -> packs.versions(name).stream()
                        .anyMatch(version -> !ClassBasis.under(version.policy()).equals(PLAIN)))
                .map(name -> "'" + name.replace("'", "''") + "'")
                .toList();
        return String.join(", ", names);
    }
}
