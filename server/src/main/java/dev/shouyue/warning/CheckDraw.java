package dev.shouyue.warning;

import dev.shouyue.decision.PolicyPacks;
import dev.shouyue.decision.Sentence;
import dev.shouyue.storage.Tx;
import dev.shouyue.warning.CheckPlan.Code;
import dev.shouyue.warning.CheckPlan.RiskClass;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Draws the checks of closed days, in sets. Whatever draws a check has a name, and draws it once: drawing the same day again
 * finds what was forgotten and nothing else.
 */
final class CheckDraw {

    private static final int BATCH = 1_000;

    /** Alerts and changes of contacts that came so many days late are still seen. */
    private static final int LOOK_BACK_DAYS = 7;

    /**
     * A number from 0 to 1 that follows from a seed, a word and the lender's own name of the borrower alone: the first 32
     * bits of MD5 over them, with colons between. Whoever has these can draw the sample again.
     */
    private static final String CHANCE =
            "(('x' || substr(md5(:seed || ':' || :word || ':' || b.external_id), 1, 8))::bit(32)::bigint / 4294967296.0)";

    private static final String OPEN = "exists (select from servicing.position o where o.borrower_id = k.borrower_id"
            + " and o.status not in ('SETTLED', 'NOT_OPEN'))";

    private final JdbcClient sql;
    private final PolicyPacks packs;
    private final Clock clock;
    private final LocalDate today;
    private final Map<Code, CheckPlan> plans = new EnumMap<>(Code.class);

    /** For days up to {@code today}, the last closed one, as of which borrowers are told in figures. */
    CheckDraw(Tx tx, List<CheckPlan> inForce, PolicyPacks packs, Clock clock, LocalDate today) {
        this.sql = tx.sql();
        this.today = today;
        this.packs = packs;
        this.clock = clock;
        inForce.forEach(plan -> plans.put(plan.code(), plan));
    }

    /** A check that is to be drawn. */
    private record Candidate(long borrower, CheckPlan plan, String cause, Sentence why) {}

    /**
     * Draws the checks of a closed day; how many.
     *
     * @param drawnTo the last day that was drawn before
     */
    int draw(LocalDate day, Optional<LocalDate> drawnTo) {
        enrol(day, drawnTo);
        classify(day);
        List<Candidate> candidates = new ArrayList<>();
        candidates.addAll(pastDue(day, Code.EVENT_PLAN_BROKEN));
        candidates.addAll(pastDue(day, Code.EVENT_PAST_DUE));
        candidates.addAll(alerts(day));
        candidates.addAll(contacts(day));
        candidates.addAll(periodic(day));
        candidates.addAll(sample(day));
        int drawn = 0;
        for (int from = 0; from < candidates.size(); from += BATCH) {
            drawn += keep(candidates.subList(from, Math.min(from + BATCH, candidates.size())), day);
        }
        return drawn;
    }

    private CheckPlan plan(Code code) {
        CheckPlan plan = plans.get(code);
        if (plan == null) {
            throw new IllegalStateException("the plan " + code + " is missing from the database");
        }
        return plan;
    }

    /** Borrowers to whom something is lent now; those of a book that was there before are spread over the time of a plan. */
    private void enrol(LocalDate day, Optional<LocalDate> drawnTo) {
        CheckPlan normal = plan(Code.PERIODIC_NORMAL);
        String every = "case when k.late then :everyLate else :every end";
        String first = drawnTo.isEmpty() ? "1 + floor(" + CHANCE + " * (" + every + "))::integer" : every;
        sql.sql("insert into warning.check_borrower (borrower_id, risk_class, next_on)"
                        + " select b.borrower_id, case when k.late then 'PAST_DUE' else 'NORMAL' end, cast(:day as date) + "
                        + first
                        + " from (select borrower_id, bool_or(past_due_since is not null) late from servicing.position"
                        + "        where status not in ('SETTLED', 'NOT_OPEN')"
                        + drawnTo.map(last -> " and as_of > '" + last + "'").orElse("")
                        + "        group by borrower_id) k"
                        + "  join party.borrower b on b.borrower_id = k.borrower_id on conflict do nothing")
                .param("day", day)
                .param("every", normal.everyDays())
                .param("everyLate", plan(Code.PERIODIC_PAST_DUE).everyDays())
                .param("seed", String.valueOf(normal.seed()))
                .param("word", "enrol")
                .update();
    }

    /** Who became past due is checked sooner; who is no longer is watched until a check finds nothing. */
    private void classify(LocalDate day) {
        sql.sql("""
                        update warning.check_borrower k
                           set risk_class = 'PAST_DUE', next_on = least(k.next_on, cast(:day as date) + :every)
                          from (select distinct borrower_id from servicing.day_movement where day = :day and kind = 1) m
                         where k.borrower_id = m.borrower_id and k.risk_class <> 'PAST_DUE'
                        """)
                .param("day", day)
                .param("every", plan(Code.PERIODIC_PAST_DUE).everyDays())
                .update();
        sql.sql("""
                        update warning.check_borrower k
                           set risk_class = 'WATCH'
                          from (select distinct borrower_id from servicing.day_movement where day = :day and kind = 2) m
                         where k.borrower_id = m.borrower_id and k.risk_class = 'PAST_DUE'
                           and not exists (select from servicing.position p
                                 where p.borrower_id = k.borrower_id and p.past_due_since is not null)
                        """).param("day", day).update();
    }

    /** Loans that became past due: what tolerance and grace forgave did not. */
    private List<Candidate> pastDue(LocalDate day, Code code) {
        CheckPlan plan = plan(code);
        String changed = "exists (select from servicing.fact f where f.borrower_id = m.borrower_id"
                + " and f.loan_id = m.loan_id and f.kind = 7)";
        return candidates(
                plan,
                "select m.borrower_id, cast(m.day as text) cause, string_agg(l.external_id, ', ' order by l.external_id) what"
                        + " from servicing.day_movement m join servicing.loan l on l.borrower_id = m.borrower_id"
                        + " and l.loan_id = m.loan_id where m.day = :day and m.kind = 1 and "
                        + (code == Code.EVENT_PLAN_BROKEN ? changed : "not " + changed) + " group by 1, 2",
                day,
                what -> Say.of("check.why." + code, "loans", what, "day", day));
    }

    private List<Candidate> alerts(LocalDate day) {
        return candidates(
                plan(Code.EVENT_ALERT),
                "select distinct on (m.borrower_id) m.borrower_id, cast(m.alert_id as text) cause, m.signal what"
                        + " from warning.alert m where m.kind = 'BORROWER' and m.level in ('WARNING', 'ALARM')"
                        + " and m.state <> 'CLOSED' and m.raised_at >= cast(:day as date) - " + LOOK_BACK_DAYS
                        + " and m.raised_at < cast(:day as date) + 1"
                        + " order by m.borrower_id, m.raised_at desc, m.alert_id desc",
                day,
                what -> Say.of("check.why.EVENT_ALERT", "signal", SignalWords.title(what)));
    }

    private List<Candidate> contacts(LocalDate day) {
        return candidates(
                plan(Code.EVENT_CONTACT),
                "select distinct on (m.borrower_id) m.borrower_id, m.event_id cause,"
                        + " cast(cast(m.happened_at at time zone 'UTC' as date) as text) what from warning.happening m"
                        + " where m.kind = 'CONTACT_CHANGED' and m.borrower_id <> 0"
                        + " and m.happened_at >= cast(:day as date) - " + LOOK_BACK_DAYS
                        + " and m.happened_at < cast(:day as date) + 1"
                        + " order by m.borrower_id, m.happened_at desc, m.event_id",
                day,
                what -> Say.of("check.why.EVENT_CONTACT", "day", what));
    }

    /**
     * Those of a query whom a plan draws: to whom something is lent, whom chance chose, and whom it has not drawn lately.
     *
     * @param query gives {@code borrower_id}, {@code cause} and {@code what}
     */
    private List<Candidate> candidates(
            CheckPlan plan, String query, LocalDate day, java.util.function.Function<String, Sentence> why) {
        if (!plan.isOn()) {
            return List.of();
        }
        return sql.sql("select k.borrower_id, k.cause, k.what from (" + query + ") k"
                        + " join party.borrower b on b.borrower_id = k.borrower_id"
                        + " where " + OPEN + " and " + CHANCE + " < :share"
                        + " and not exists (select from warning.loan_check c where c.borrower_id = k.borrower_id"
                        + "      and c.plan = :plan and c.drawn_on > cast(:day as date) - :every)"
                        + " order by k.borrower_id")
                .param("day", day)
                .param("plan", plan.code().name())
                .param("every", plan.everyDays())
                .param("share", plan.sampleShare())
                .param("seed", String.valueOf(plan.seed()))
                .param("word", plan.code().name())
                .query((row, i) -> new Candidate(
                        row.getLong("borrower_id"), plan, row.getString("cause"), why.apply(row.getString("what"))))
                .list();
    }

    /** Those whose time has come; to whom nothing is lent any more is let go. */
    private List<Candidate> periodic(LocalDate day) {
        sql.sql("delete from warning.check_borrower k where k.next_on <= :day and not " + OPEN)
                .param("day", day)
                .update();
        List<Candidate> due = new ArrayList<>();
        for (RiskClass riskClass : RiskClass.values()) {
            CheckPlan plan = plan(Code.periodic(riskClass));
            if (plan.isOn()) {
                due.addAll(periodic(plan, riskClass, day));
            }
        }
        return due;
    }

    private List<Candidate> periodic(CheckPlan plan, RiskClass riskClass, LocalDate day) {
        return ofPlan(
                        sql.sql("select k.borrower_id, k.next_on from warning.check_borrower k"
                                + " join party.borrower b on b.borrower_id = k.borrower_id"
                                + " where k.next_on <= :day and k.risk_class = :class and " + CHANCE + " < :share"
                                + " and not exists (select from warning.loan_check c where c.borrower_id = k.borrower_id"
                                + "      and c.state = 'OPEN' and c.reason = 'PERIODIC')"
                                + " order by k.borrower_id"),
                        plan)
                .param("day", day)
                .param("class", riskClass.name())
                .query((row, i) -> {
                    LocalDate next = row.getObject("next_on", LocalDate.class);
                    return new Candidate(
                            row.getLong("borrower_id"),
                            plan,
                            next.toString(),
                            Say.of("check.why." + plan.code(), "day", next));
                })
                .list();
    }

    private static StatementSpec ofPlan(StatementSpec statement, CheckPlan plan) {
        return statement
                .param("share", plan.sampleShare())
                .param("seed", String.valueOf(plan.seed()))
                .param("word", plan.code().name());
    }

    /** Once a month, of all borrowers of whom nothing is past due. */
    private List<Candidate> sample(LocalDate day) {
        CheckPlan plan = plan(Code.SAMPLE);
        YearMonth month = YearMonth.from(day);
        int isNew = !plan.isOn()
                ? 0
                : sql.sql("""
                                insert into warning.check_sample (month, plan_version, drawn_on, borrowers, chosen)
                                select :month, :version, :day, count(*), 0 from warning.check_borrower
                                 where risk_class <> 'PAST_DUE' on conflict (month) do nothing
                                """)
                        .param("month", month.atDay(1))
                        .param("version", plan.version())
                        .param("day", day)
                        .update();
        if (isNew == 0) {
            return List.of();
        }
        List<Candidate> chosen = sql.sql("select k.borrower_id from warning.check_borrower k"
                        + " join party.borrower b on b.borrower_id = k.borrower_id"
                        + " where k.risk_class <> 'PAST_DUE' and " + CHANCE + " < :share"
                        + " and not exists (select from warning.loan_check c where c.borrower_id = k.borrower_id"
                        + "      and c.plan = 'SAMPLE' and c.drawn_on > cast(:day as date) - :every)"
                        + " order by k.borrower_id")
                .param("day", day)
                .param("every", plan.everyDays())
                .param("share", plan.sampleShare())
                .param("seed", String.valueOf(plan.seed()))
                .param("word", month.toString())
                .query((row, i) -> new Candidate(
                        row.getLong("borrower_id"), plan, month.toString(), Say.of("check.why.SAMPLE", "month", month)))
                .list();
        sql.sql("update warning.check_sample set chosen = ? where month = ?")
                .params(chosen.size(), month.atDay(1))
                .update();
        return chosen;
    }

    private int keep(List<Candidate> candidates, LocalDate day) {
        Map<Long, CheckFigures> figures = CheckFigures.of(
                sql,
                packs,
                candidates.stream().map(Candidate::borrower).distinct().toList(),
                today);
        Set<Long> periodic = new HashSet<>();
        int drawn = 0;
        for (Candidate each : candidates) {
            CheckFigures now = figures.get(each.borrower());
            Optional<Long> check = now == null ? Optional.empty() : insert(each, now, day);
            if (check.isPresent()) {
                drawn++;
                CheckRows.step(
                        sql,
                        each.borrower(),
                        check.get(),
                        clock.instant(),
                        "-",
                        "DRAWN",
                        each.why().kept());
            }
            if (each.plan().code().reason() == CheckPlan.Reason.PERIODIC) {
                periodic.add(each.borrower());
            }
        }
        if (!periodic.isEmpty()) {
            sql.sql("update warning.check_borrower set next_on = null where borrower_id = any(?)")
                    .param(periodic.toArray(Long[]::new))
                    .update();
        }
        return drawn;
    }

    private Optional<Long> insert(Candidate each, CheckFigures now, LocalDate day) {
        return sql.sql("""
                        insert into warning.loan_check (borrower_id, plan, plan_version, reason, cause, why, drawn_on, due_on,
                               figures_before, figures)
                        values (:borrower, :plan, :version, :reason, :cause, :why, :day, :due,
                               (select figures from warning.loan_check d where d.borrower_id = :borrower
                                   and d.state = 'DONE' order by d.done_on desc, d.check_id desc limit 1),
                               cast(:figures as jsonb))
                        on conflict (borrower_id, plan, cause) do nothing returning check_id
                        """)
                .param("borrower", each.borrower())
                .param("plan", each.plan().code().name())
                .param("version", each.plan().version())
                .param("reason", each.plan().code().reason().name())
                .param("cause", each.cause())
                .param("why", each.why().kept())
                .param("day", day)
                .param("due", day.plusDays(each.plan().code().daysToDo()))
                .param("figures", now.json())
                .query(Long.class)
                .optional();
    }
}
