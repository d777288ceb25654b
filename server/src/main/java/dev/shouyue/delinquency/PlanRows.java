package dev.shouyue.delinquency;

import dev.shouyue.delinquency.Effect.Correction;
import dev.shouyue.delinquency.Effect.Standing;
import dev.shouyue.delinquency.Incident.Deed;
import dev.shouyue.servicing.LoanKey;
import dev.shouyue.storage.BinaryCopy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** What is planned for each loan of an incident, in the database, and the sums of it. */
final class PlanRows {

    private static final JsonMapper JSON = new JsonMapper();

    /** The figures of an effect, in the order in which {@link #write} writes them. */
    static final String FIGURES = "currency, dpd_before, dpd_after, worst_dpd_before, worst_dpd_after, penalty_before,"
            + " penalty_after, class_before, class_after, bureau, bureau_months, late_days_before, late_days_after";

    static final int FIGURES_COUNT = 13;

    private static final String TABLE = "delinquency.plan_row (borrower_id, loan_id, incident_id, deed, loan,"
            + " protect_from, protect_to, installment_count, installments, " + FIGURES + ")";

    /** Rows of a plan, and beside them what was recorded. */
    private static final String SELECT = """
            select p.borrower_id, p.loan_id, p.loan, p.protect_from, p.protect_to, p.installments, p.refused, p.currency,
                   e.loan_id is not null as applied,
                   coalesce(e.dpd_before, p.dpd_before) as dpd_before,
                   coalesce(e.dpd_after, p.dpd_after) as dpd_after,
                   coalesce(e.worst_dpd_before, p.worst_dpd_before) as worst_dpd_before,
                   coalesce(e.worst_dpd_after, p.worst_dpd_after) as worst_dpd_after,
                   coalesce(e.penalty_before, p.penalty_before) as penalty_before,
                   coalesce(e.penalty_after, p.penalty_after) as penalty_after,
                   coalesce(e.class_before, p.class_before) as class_before,
                   coalesce(e.class_after, p.class_after) as class_after,
                   coalesce(e.bureau, p.bureau)::text as bureau,
                   case when e.loan_id is null then p.late_days_before else e.late_days_before end as late_days_before,
                   case when e.loan_id is null then p.late_days_after else e.late_days_after end as late_days_after
              from delinquency.plan_row p
              left join delinquency.protection_effect e
                on e.borrower_id = p.borrower_id and e.loan_id = p.loan_id
               and e.incident_id = p.incident_id and e.deed = p.deed
             where p.incident_id = ? and p.deed = ?
            """;

    private final DataSource database;
    private final JdbcClient sql;

    PlanRows(DataSource database) {
        this.database = database;
        this.sql = JdbcClient.create(database);
    }

    /** Forgets what was planned before. */
    void clear(long incident, Deed deed) {
        sql.sql("delete from delinquency.plan_row where incident_id = ? and deed = ?")
                .params(incident, deed.name())
                .update();
    }

    /** Adds rows to a plan; so many loans are looked at by now. */
    void add(Incident incident, List<PlanRow> rows, int done) throws SQLException {
        BinaryCopy copy = new BinaryCopy();
        for (PlanRow row : rows) {
            copy.row(9 + FIGURES_COUNT)
                    .int8(row.key().borrowerId())
                    .int8(row.key().loanId())
                    .int8(incident.id())
                    .text(incident.deed().name())
                    .text(row.loan())
                    .date((int) row.from().toEpochDay())
                    .date((int) row.to().toEpochDay())
                    .int4(row.installments().size())
                    .text(String.join(
                            ",",
                            row.installments().stream().map(String::valueOf).toList()));
            write(copy, row.currency(), row.effect());
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement update = connection.prepareStatement(
                    "update delinquency.incident set plan_done = ? where incident_id = ?")) {
                copy.into(connection, TABLE);
                update.setInt(1, done);
                update.setLong(2, incident.id());
                update.executeUpdate();
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** Writes the {@link #FIGURES} of an effect. */
    static void write(BinaryCopy copy, Currency currency, Effect effect) {
        Standing before = effect.before();
        Standing after = effect.after();
        copy.text(currency.getCurrencyCode())
                .int4(before.dpd())
                .int4(after.dpd())
                .int4(before.worstDpd())
                .int4(after.worstDpd())
                .int8(before.penalty())
                .int8(after.penalty())
                .text(before.creditClass())
                .text(after.creditClass())
                .jsonb(json(effect.bureau()))
                .int4(effect.bureau().size())
                .int4(before.lateDays().orElseThrow())
                .int4(after.lateDays().orElseThrow());
    }

    private static String json(List<Correction> corrections) {
        ArrayNode rows = JSON.createArrayNode();
        for (Correction correction : corrections) {
            rows.addObject()
                    .put("month", correction.month().toString())
                    .put("sent", correction.sent())
                    .put("right", correction.right());
        }
        return rows.toString();
    }

    /** Rows after the loan numbered {@code after}, in the order of the numbers. */
    List<PlanRow> page(long incident, Deed deed, long after, int limit) {
        return sql.sql(SELECT + " and p.loan_id > ? order by p.loan_id limit ?")
                .params(incident, deed.name(), after, limit)
                .query((row, i) -> read(row))
                .list();
    }

    /** The same, of those that nothing is recorded of and that were not refused. */
    List<PlanRow> open(long incident, Deed deed, long after, int limit) {
        return sql.sql(SELECT + " and e.loan_id is null and p.refused is null and p.loan_id > ?"
                        + " order by p.loan_id limit ?")
                .params(incident, deed.name(), after, limit)
                .query((row, i) -> read(row))
                .list();
    }

    /** Nothing can be recorded of the loan. */
    void refuse(long incident, Deed deed, LoanKey loan, String why) {
        sql.sql("update delinquency.plan_row set refused = ?"
                        + " where borrower_id = ? and loan_id = ? and incident_id = ? and deed = ?")
                .params(why, loan.borrowerId(), loan.loanId(), incident, deed.name())
                .update();
    }

    private static PlanRow read(ResultSet row) throws SQLException {
        return new PlanRow(
                new LoanKey(row.getLong("borrower_id"), row.getLong("loan_id")),
                row.getString("loan"),
                row.getObject("protect_from", LocalDate.class),
                row.getObject("protect_to", LocalDate.class),
                numbers(row.getString("installments")),
                Currency.getInstance(row.getString("currency")),
                effect(row),
                row.getBoolean("applied"),
                Optional.ofNullable(row.getString("refused")));
    }

    /** Reads the {@link #FIGURES} of a row, the months of a bureau as text. */
    static Effect effect(ResultSet row) throws SQLException {
        return new Effect(standing(row, "before"), standing(row, "after"), corrections(row.getString("bureau")));
    }

    /** Numbers that are joined by commas. */
    static List<Integer> numbers(String joined) {
        return Arrays.stream(joined.split(",", -1))
                .filter(number -> !number.isEmpty())
                .map(Integer::valueOf)
                .toList();
    }

    private static Standing standing(ResultSet row, String when) throws SQLException {
        return new Standing(
                row.getInt("dpd_" + when),
                row.getInt("worst_dpd_" + when),
                row.getLong("penalty_" + when),
                row.getString("class_" + when),
                lateDays(row, when));
    }

    private static OptionalInt lateDays(ResultSet row, String when) throws SQLException {
        int days = row.getInt("late_days_" + when);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(days);
    }

    private static List<Correction> corrections(String json) {
        List<Correction> corrections = new ArrayList<>();
        for (JsonNode row : JSON.readTree(json)) {
            corrections.add(new Correction(
                    YearMonth.parse(row.path("month").asString()),
                    row.path("sent").asString(),
                    row.path("right").asString()));
        }
        return corrections;
    }

    /** The sums of a plan; of what is recorded already, as it was recorded. */
    PlanSums sums(long incident, Deed deed) {
        String rows = "with r as (" + SELECT + ") ";
        List<PlanSums.PenaltySum> penalty = sql.sql(rows
                        + "select currency, sum(penalty_before - penalty_after)::bigint from r group by currency"
                        + " having sum(penalty_before - penalty_after) <> 0 order by currency")
                .params(incident, deed.name())
                .query((row, i) -> new PlanSums.PenaltySum(Currency.getInstance(row.getString(1)), row.getLong(2)))
                .list();
        List<PlanSums.ClassMove> classes = sql.sql(
                        rows + "select class_before, class_after, count(*) from r group by 1, 2 order by 3 desc, 1, 2")
                .params(incident, deed.name())
                .query((row, i) -> new PlanSums.ClassMove(row.getString(1), row.getString(2), row.getLong(3)))
                .list();
        return sql.sql(rows + """
                        select count(*), count(distinct borrower_id),
                               coalesce(sum(cardinality(string_to_array(installments, ','))), 0)::bigint,
                               coalesce(sum(worst_dpd_before - worst_dpd_after), 0)::bigint,
                               coalesce(sum(jsonb_array_length(bureau::jsonb)), 0)::bigint,
                               count(*) filter (where class_before <> class_after),
                               count(refused),
                               case when count(late_days_before) = count(*)
                                    then coalesce(sum(late_days_before - late_days_after), 0)::bigint end
                          from r
                        """)
                .params(incident, deed.name())
                .query((row, i) -> new PlanSums(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        lateDays(row.getLong(8), row.wasNull()),
                        penalty,
                        classes))
                .single();
    }

    private static OptionalLong lateDays(long days, boolean isUnknown) {
        return isUnknown ? OptionalLong.empty() : OptionalLong.of(days);
    }

    /** How many loans of a plan are done with, recorded or refused, and how many there are. */
    Incidents.Progress progress(long incident, Deed deed) {
        return sql.sql("""
                        select (select count(*) from delinquency.plan_row where incident_id = :id and deed = :deed),
                               (select count(*) from delinquency.protection_effect
                                 where incident_id = :id and deed = :deed),
                               (select count(*) from delinquency.plan_row
                                 where incident_id = :id and deed = :deed and refused is not null)
                        """)
                .param("id", incident)
                .param("deed", deed.name())
                .query((row, i) -> new Incidents.Progress(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }
}
