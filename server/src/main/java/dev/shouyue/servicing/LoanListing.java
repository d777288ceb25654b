package dev.shouyue.servicing;

import dev.shouyue.decision.PolicyPacks;
import dev.shouyue.storage.AdvisoryLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Fills {@code servicing.loan_list} from the book, and brings it up to the last close. */
final class LoanListing {

    /** With more than this share of the loans changed, the list is filled anew. */
    private static final int MOST_CHANGED_PERCENT = 30;

    private static final Map<String, String> INDEXES = indexes();

    private static final String COLUMNS = "borrower_id, loan_id, principal, past_due_amount, penalty, penalty_slope,"
            + " carried, credit, profile_id, as_of, drawn_on, past_due_since, last_due, next_due, external_id, borrower";

    /** Loans with what a profile is made of; {@code ?} is the day of the last close. */
    private static final String SOURCE = """
            select l.borrower_id, l.loan_id, coalesce(p.principal, l.principal) as principal,
                   coalesce(p.past_due_amount, 0) as past_due_amount, coalesce(p.penalty, 0) as penalty,
                   coalesce(p.penalty_slope, 0) as penalty_slope, coalesce(p.carried, 0) as carried,
                   coalesce(p.credit, 0) as credit, coalesce(p.as_of, ?) as as_of, l.drawn_on,
                   coalesce(p.past_due_since, 'infinity') as past_due_since,
                   coalesce(due.last, '-infinity') as last_due,
                   case when p.status = 'SETTLED' then 'infinity' else coalesce(due.next, 'infinity') end as next_due,
                   l.external_id, b.external_id as borrower, coalesce(p.status, 'NOT_OPEN') as status, l.policy_pack,
                   l.currency, coalesce(l.product, '') as product, coalesce(b.channel, '') as channel,
                   coalesce(b.region, '') as region
              from servicing.loan l
              join party.borrower b using (borrower_id)
              left join servicing.position p using (borrower_id, loan_id)
              cross join lateral (select max(d) filter (where d <= coalesce(p.as_of, ?)) as last,
                                         min(d) filter (where d > coalesce(p.as_of, ?)) as next
                                    from (select servicing.due_on(l.schedule, n)
                                            from generate_series(1, octet_length(l.schedule) / 28) n) i(d)) due
            """;

    private static final String PROFILE = "status, policy_pack, currency, product, channel, region";

    private final DataSource database;
    private final PolicyPacks packs;

    LoanListing(DataSource database, PolicyPacks packs) {
        this.database = database;
        this.packs = packs;
    }

    /** What the list holds: as of which close, and how many loans. */
    record Listed(LocalDate asOf, long loans) {}

    private static Map<String, String> indexes() {
        Map<String, String> indexes = new LinkedHashMap<>();
        for (LoanOrder.By by : LoanOrder.By.values()) {
            indexes.put(
                    "loan_list_of_profile_by_" + by.column, "(profile_id, " + by.column + ", borrower_id, loan_id)");
            indexes.put("loan_list_by_" + by.column, "(" + by.column + ", borrower_id, loan_id)");
        }
        indexes.put("loan_list_borrower", "(borrower)");
        indexes.put("loan_list_last_due", "(last_due)");
        indexes.put("loan_list_material_since", "(material_since) where material_since < 'infinity'");
        indexes.put("loan_list_carried", "(carried) where carried > 0");
        indexes.put("loan_list_credit", "(credit) where credit > 0");
        indexes.put("loan_list_penalty", "(penalty) where penalty > 0 or penalty_slope > 0");
        return indexes;
    }

    /** The state of the list; empty when it must be filled first. */
    Optional<Listed> listed() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            return listed(statement);
        }
    }

    private static Optional<Listed> listed(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select as_of, loans from servicing.loan_list_state")) {
            return row.next()
                    ? Optional.of(new Listed(row.getObject(1, LocalDate.class), row.getLong(2)))
                    : Optional.empty();
        }
    }

    /** Whether loans or closes are in the book that the list does not know. */
    boolean isBehind() throws SQLException {
        String sql = """
                select s.one is null
                    or s.as_of < (select coalesce(max(day), 'epoch') from servicing.day_close where finished_at is not null)
                    or s.last_loan_id < (select coalesce(max(loan_id), 0) from
                          (select last_value as loan_id from servicing.loan_id where is_called) q)
                  from (select 1) one_row left join servicing.loan_list_state s on true
                """;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Empties the list, so that it is filled anew. */
    void forget() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from servicing.loan_list_state");
        }
    }

    /** Brings the list up to the last close; one at a time. */
    void refresh() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + AdvisoryLock.LOAN_LIST + ")");
            try {
                Optional<Listed> before = listed(statement);
                boolean small = before.isPresent() && isSmall(statement, before.get());
                if (!small) {
                    statement.execute("delete from servicing.loan_list_state"); // who asks is told to wait
                }
                connection.setAutoCommit(false);
                try {
                    LocalDate day = day(statement);
                    if (small) {
                        addChanged(connection, day, before.orElseThrow());
                    } else {
                        fill(connection, day);
                    }
                    connection.commit();
                } catch (SQLException | RuntimeException e) {
                    connection.rollback();
                    throw e;
                } finally {
                    connection.setAutoCommit(true);
                }
                statement.execute("vacuum (analyze) servicing.loan_list");
                statement.execute("analyze servicing.loan_profile");
            } finally {
                statement.execute("select pg_advisory_unlock(" + AdvisoryLock.LOAN_LIST + ")");
            }
        }
    }

    private static LocalDate day(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select coalesce((select max(day) from servicing.day_close"
                + " where finished_at is not null), (select min(drawn_on) - 1 from servicing.loan), date 'epoch')")) {
            row.next();
            return row.getObject(1, LocalDate.class);
        }
    }

    private static boolean isSmall(Statement statement, Listed before) throws SQLException {
        try (ResultSet row = statement.executeQuery("select (select count(*) from servicing.position where as_of > '"
                + before.asOf() + "') + (select count(*) from servicing.loan) - " + before.loans())) {
            row.next();
            return row.getLong(1) * 100 <= before.loans() * MOST_CHANGED_PERCENT;
        }
    }

    private void fill(Connection connection, LocalDate day) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local work_mem = '128MB'");
            for (String index : INDEXES.keySet()) {
                statement.execute("drop index if exists servicing." + index);
            }
            statement.execute("truncate servicing.loan_list");
            statement.execute("truncate servicing.loan_profile");
        }
        put(connection, day, "true", "");
        try (Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> index : INDEXES.entrySet()) {
                statement.execute("create index " + index.getKey() + " on servicing.loan_list " + index.getValue());
            }
        }
        keepState(connection, day);
    }

    private void addChanged(Connection connection, LocalDate day, Listed before) throws SQLException {
        put(
                connection,
                day,
                "(p.as_of > '" + before.asOf()
                        + "' or l.loan_id > (select last_loan_id from servicing.loan_list_state))",
                " on conflict (borrower_id, loan_id) do update set principal = excluded.principal,"
                        + " past_due_amount = excluded.past_due_amount, penalty = excluded.penalty,"
                        + " penalty_slope = excluded.penalty_slope, carried = excluded.carried,"
                        + " credit = excluded.credit, profile_id = excluded.profile_id, as_of = excluded.as_of,"
                        + " past_due_since = excluded.past_due_since, material_since = excluded.material_since,"
                        + " class_basis = excluded.class_basis, last_due = excluded.last_due,"
                        + " next_due = excluded.next_due");
        keepState(connection, day);
    }

    private void put(Connection connection, LocalDate day, String which, String onConflict) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(
                "create temporary table listing on commit drop as " + SOURCE + " where " + which)) {
            for (int i = 1; i <= 3; i++) {
                read.setObject(i, day);
            }
            read.execute();
        }
        ListedClasses.write(connection, packs);
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into servicing.loan_profile (" + PROFILE + ") select distinct " + PROFILE
                    + " from listing on conflict do nothing");
            statement.execute("insert into servicing.loan_list (" + COLUMNS + ", class_basis, material_since) select "
                    + COLUMNS + ", coalesce(class_basis, 0), coalesce(material_since, 'infinity')"
                    + " from listing join (select profile_id, " + PROFILE + " from servicing.loan_profile) w using ("
                    + PROFILE + ") left join listing_class using (borrower_id, loan_id) order by borrower_id, loan_id"
                    + onConflict);
        }
    }

    private static void keepState(Connection connection, LocalDate day) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("update servicing.loan_profile set loans = 0 where loans > 0");
            statement.execute("""
                    update servicing.loan_profile w
                       set loans = n.loans, principal = n.principal, past_due_amount = n.past_due_amount,
                           carried = n.carried, credit = n.credit, penalty = n.penalty, drawn_on = n.drawn_on,
                           past_due_since = n.past_due_since, next_due = n.next_due
                      from (select profile_id, count(*) loans, array[min(principal), max(principal)] principal,
                                   array[min(past_due_amount), max(past_due_amount)] past_due_amount,
                                   array[min(carried), max(carried)] carried, array[min(credit), max(credit)] credit,
                                   bool_or(penalty > 0 or penalty_slope > 0) penalty,
                                   array[min(drawn_on - date 'epoch'), max(drawn_on - date 'epoch')] drawn_on,
                                   array[min(since), max(since)] past_due_since, array[min(due), max(due)] next_due
                              from (select *,
                                           case when isfinite(l.past_due_since) then l.past_due_since - date 'epoch'
                                                else 2147483647 end since,
                                           case when isfinite(l.next_due) then l.next_due - date 'epoch'
                                                else 2147483647 end due
                                      from servicing.loan_list l) l
                             group by profile_id) n
                     where w.profile_id = n.profile_id
                    """);
            statement.execute("insert into servicing.loan_list_state (as_of, last_loan_id, loans) select '" + day
                    + "', coalesce((select last_value from servicing.loan_id where is_called), 0),"
                    + " coalesce(sum(loans), 0) from servicing.loan_profile on conflict (one) do update set"
                    + " as_of = excluded.as_of, last_loan_id = excluded.last_loan_id, loans = excluded.loans");
        }
    }
}
