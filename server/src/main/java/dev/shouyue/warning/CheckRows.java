package dev.shouyue.warning;

import dev.shouyue.warning.Checks.Answer;
import dev.shouyue.warning.Checks.Check;
import dev.shouyue.warning.Checks.Filter;
import dev.shouyue.warning.Checks.Result;
import dev.shouyue.warning.Checks.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Checks as they are kept. */
final class CheckRows {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<CheckPlan.Question, Answer>> ANSWERS = new TypeReference<>() {};
    private static final TypeReference<Map<CheckPlan.Question, String>> NOTES = new TypeReference<>() {};

    private static final String COLUMNS = """
            select c.*, b.external_id borrower,
                   (select array_agg(l.external_id order by l.external_id) from servicing.loan l
                     where l.borrower_id = c.borrower_id) loans,
                   (select max(d.done_on) from warning.loan_check d where d.borrower_id = c.borrower_id
                       and d.state = 'DONE' and d.check_id <> c.check_id and d.drawn_on <= c.drawn_on) last_done
              from warning.loan_check c join party.borrower b on b.borrower_id = c.borrower_id
            """;

    private CheckRows() {}

    /** Where a list goes on: after the check of that day and number. */
    record Place(LocalDate dueOn, long id) {}

    static Optional<Check> find(JdbcClient sql, long id, LocalDate today) {
        return sql.sql(COLUMNS + " where c.check_id = ?")
                .param(id)
                .query((row, i) -> read(row, today))
                .optional();
    }

    /** The same, and nobody else changes it until the transaction ends. */
    static Optional<Check> lock(JdbcClient sql, long id, LocalDate today) {
        return sql.sql(COLUMNS + " where c.check_id = ? for update of c")
                .param(id)
                .query((row, i) -> read(row, today))
                .optional();
    }

    static List<Check> page(JdbcClient sql, Filter filter, Optional<Place> after, LocalDate today, int limit) {
        boolean done =
                filter.state().filter(state -> state == Checks.State.DONE).isPresent();
        Query query = new Query("c.state = ?", done ? "DONE" : "OPEN");
        filter.state().ifPresent(state -> {
            switch (state) {
                case OVERDUE -> query.and("c.due_on < ?", today);
                case DUE -> query.and("c.due_on >= ?", today);
                case DONE -> {}
            }
        });
        filter.reason().ifPresent(reason -> query.and("c.reason = ?", reason.name()));
        filter.owner().ifPresent(owner -> query.and("c.owner = ?", owner));
        filter.named()
                .ifPresent(name -> query.and(
                        "c.borrower_id in (select borrower_id from party.borrower where external_id = ?"
                                + " union select borrower_id from servicing.loan where external_id = ?)",
                        name,
                        name));
        after.ifPresent(place -> {
            if (done) {
                query.and("c.check_id < ?", place.id());
            } else {
                query.and("(c.due_on, c.check_id) > (?, ?)", place.dueOn(), place.id());
            }
        });
        return sql.sql(COLUMNS + " where " + query.where()
                        + (done ? " order by c.check_id desc" : " order by c.due_on, c.check_id") + " limit " + limit)
                .params(query.values())
                .query((row, i) -> read(row, today))
                .list();
    }

    private static Check read(ResultSet row, LocalDate today) throws SQLException {
        boolean done = row.getString("state").equals("DONE");
        LocalDate due = row.getObject("due_on", LocalDate.class);
        java.sql.Array loans = row.getArray("loans");
        return new Check(
                row.getLong("check_id"),
                row.getLong("borrower_id"),
                row.getString("borrower"),
                loans == null ? List.of() : List.of((String[]) loans.getArray()),
                CheckPlan.Code.valueOf(row.getString("plan")),
                row.getInt("plan_version"),
                row.getString("why"),
                row.getObject("drawn_on", LocalDate.class),
                due,
                Optional.ofNullable(row.getString("owner")),
                done ? Checks.State.DONE : due.isBefore(today) ? Checks.State.OVERDUE : Checks.State.DUE,
                Optional.ofNullable(row.getString("result")).map(Result::valueOf),
                answers(row.getString("answers")),
                notes(row.getString("notes")),
                row.getString("note"),
                Optional.ofNullable(row.getObject("next_on", LocalDate.class)),
                Optional.ofNullable(row.getString("done_by")),
                Moments.ifAny(row, "done_at"),
                Optional.ofNullable(row.getObject("last_done", LocalDate.class)),
                CheckFigures.read(row.getString("figures_before")),
                CheckFigures.read(row.getString("figures")).orElseThrow(),
                row.getInt("version"));
    }

    private static Map<CheckPlan.Question, Answer> answers(String json) {
        Map<CheckPlan.Question, Answer> answers = new EnumMap<>(CheckPlan.Question.class);
        answers.putAll(JSON.readValue(json, ANSWERS));
        return answers;
    }

    private static Map<CheckPlan.Question, String> notes(String json) {
        Map<CheckPlan.Question, String> notes = new EnumMap<>(CheckPlan.Question.class);
        notes.putAll(JSON.readValue(json, NOTES));
        return notes;
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    static List<Step> steps(JdbcClient sql, long borrower, long id) {
        return sql.sql("select at, actor, step, note from warning.check_step"
                        + " where borrower_id = ? and check_id = ? order by step_id")
                .params(borrower, id)
                .query((row, i) -> new Step(
                        Moments.of(row, "at"), row.getString("actor"), row.getString("step"), row.getString("note")))
                .list();
    }

    static void step(JdbcClient sql, long borrower, long id, Instant at, String actor, String step, String note) {
        sql.sql(
                        "insert into warning.check_step (borrower_id, check_id, at, actor, step, note) values (?, ?, ?, ?, ?, ?)")
                .params(borrower, id, Moments.at(at), actor, step, note)
                .update();
    }
}
