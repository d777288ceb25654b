package dev.shouyue.warning;

import dev.shouyue.decision.PolicyPacks;
import dev.shouyue.decision.Refused;
import dev.shouyue.decision.Refused.Why;
import dev.shouyue.decision.Sentence;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.storage.AdvisoryLock;
import dev.shouyue.storage.Tx;
import dev.shouyue.warning.CheckPlan.Question;
import dev.shouyue.warning.CheckPlan.RiskClass;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The checks that a borrower gets while loans run (贷后检查): which are due, what they ask, what was found: the door for
 * checks. Days are those of the book: today is the last closed one. It tells people what to look at and does nothing to a
 * borrower.
 */
public final class Checks {

    private static final int LONGEST_NOTE = 2_000;
    private static final int LATEST_NEXT_DAYS = 3_660;

    private final DataSource database;
    private final LoanBook book;
    private final PolicyPacks packs;
    private final Clock clock;
    private final CheckPlans plans;

    public Checks(DataSource database, LoanBook book, PolicyPacks packs, Clock clock) {
        this.database = database;
        this.book = book;
        this.packs = packs;
        this.clock = clock;
        this.plans = new CheckPlans(database, clock);
    }

    /** Where a check stands. */
    public enum State {
        DUE,
        /** Not done by its day. */
        OVERDUE,
        DONE
    }

    /** What is answered to a line of the checklist. */
    public enum Answer {
        YES,
        NO,
        NOT_KNOWN
    }

    /** What a check comes to. */
    public enum Result {
        NO_CONCERN,
        /** To be looked at again sooner. */
        WATCH,
        /** Something has to be done; people do it. */
        ACT
    }

    /**
     * One check; {@code why} is a sentence that is kept.
     *
     * @param lastDoneOn when the borrower was last checked, this check apart
     * @param version grows with each change
     */
    public record Check(
            long id,
            long borrowerId,
            String borrower,
            List<String> loans,
            CheckPlan.Code plan,
            int planVersion,
            String why,
            LocalDate drawnOn,
            LocalDate dueOn,
            Optional<String> owner,
            State state,
            Optional<Result> result,
            Map<Question, Answer> answers,
            Map<Question, String> notes,
            String note,
            Optional<LocalDate> nextOn,
            Optional<String> doneBy,
            Optional<Instant> doneAt,
            Optional<LocalDate> lastDoneOn,
            Optional<CheckFigures> figuresBefore,
            CheckFigures figures,
            int version) {

        /** Why it is made, in {@code en} or {@code zh}. */
        public String why(String language) {
            return Sentence.told(why, language);
        }
    }

    /** Which checks are listed; without a state those that are open. */
    public record Filter(
            Optional<State> state, Optional<CheckPlan.Reason> reason, Optional<String> owner, Optional<String> named) {}

    /** What was done with a check; the note may be a sentence that is kept. */
    public record Step(Instant at, String actor, String step, String note) {}

    /** A figure that changed since the last check; {@code before} is empty where there was none. */
    public record Changed(Sentence what, Optional<String> before, String now) {}

    /** A check with what changed since the one before, and what was done with it. */
    public record Whole(Check check, List<Changed> changed, List<Step> steps) {}

    /**
     * What was found.
     *
     * @param nextOn when to look again; empty: as the plan of the borrower's class has it
     */
    public record Finding(
            Map<String, Answer> answers,
            Map<String, String> notes,
            Result result,
            String note,
            Optional<LocalDate> nextOn) {}

    /** Checks that were drawn on a day. */
    public record Drawn(LocalDate day, int checks) {}

    private LocalDate today() {
        return book.closedTo().orElse(LocalDate.EPOCH);
    }

    /** Checks after the one of that day and number: those open by their day, those done the newest first. */
    public List<Check> page(Filter filter, Optional<LocalDate> dueOn, Optional<Long> id, int limit) {
        return CheckRows.page(
                JdbcClient.create(database),
                filter,
                dueOn.flatMap(day -> id.map(number -> new CheckRows.Place(day, number))),
                today(),
                limit);
    }

    /**
     * One check.
     *
     * @throws Refused when there is none of that number
     */
    public Whole get(long id) {
        JdbcClient sql = JdbcClient.create(database);
        Check check = CheckRows.find(sql, id, today()).orElseThrow(() -> unknown(id));
        CheckFigures now = check.state() == State.DONE
                ? check.figures()
                : figures(sql, check.borrowerId()).orElse(check.figures());
        return new Whole(
                check,
                now.since(check.figuresBefore()).stream()
                        .map(each -> new Changed(each.what(), each.before(), each.now()))
                        .toList(),
                CheckRows.steps(sql, check.borrowerId(), id));
    }

    private Optional<CheckFigures> figures(JdbcClient sql, long borrower) {
        return Optional.ofNullable(
                CheckFigures.of(sql, packs, List.of(borrower), today()).get(borrower));
    }

    /**
     * Gives a check to somebody; to nobody when {@code owner} is empty.
     *
     * @param version the one that was read; empty: whichever it is
     * @throws Refused when it has changed since, or is done
     */
    public Check assign(long id, Optional<String> owner, OptionalInt version, String by) {
        return changed(id, version, by, "ASSIGNED", owner.orElse(""), (tx, check) -> {
            open(check);
            tx.sql()
                    .sql("update warning.loan_check set owner = ?, version = version + 1"
                            + " where borrower_id = ? and check_id = ?")
                    .param(owner.orElse(null))
                    .param(check.borrowerId())
                    .param(id)
                    .update();
        });
    }

    /**
     * Keeps what a check found, and says when the next one is.
     *
     * @throws Refused when an answer or a note is missing, or it has changed since it was read, or is done
     */
    public Check done(long id, Finding finding, OptionalInt version, String by) {
        return changed(id, version, by, "DONE", finding.result().name(), (tx, check) -> {
            open(check);
            LocalDate today = today();
            Map<Question, Answer> answers = answers(check, finding);
            Map<Question, String> notes = notes(check, finding);
            whatIsMissing(finding, answers, notes);
            finding.nextOn()
                    .filter(next -> !next.isAfter(today) || next.isAfter(today.plusDays(LATEST_NEXT_DAYS)))
                    .ifPresent(next -> {
                        throw Refuse.badValue("nextOn", next, "check.nextOn", "today", today, "most", LATEST_NEXT_DAYS);
                    });
            CheckFigures figures = figures(tx.sql(), check.borrowerId()).orElse(check.figures());
            RiskClass riskClass = figures.dpd() > 0
                    ? RiskClass.PAST_DUE
                    : finding.result() == Result.NO_CONCERN ? RiskClass.NORMAL : RiskClass.WATCH;
            LocalDate next = finding.nextOn()
                    .orElseGet(() -> today.plusDays(
                            plans.get(CheckPlan.Code.periodic(riskClass)).everyDays()));
            tx.sql()
                    .sql("""
                            update warning.loan_check
                               set state = 'DONE', result = ?, answers = cast(? as jsonb), notes = cast(? as jsonb), note = ?,
                                   next_on = ?, done_by = ?, done_at = ?, done_on = ?, figures = cast(? as jsonb),
                                   owner = coalesce(owner, ?), version = version + 1
                             where borrower_id = ? and check_id = ?
                            """)
                    .params(
                            finding.result().name(),
                            CheckRows.json(answers),
                            CheckRows.json(notes),
                            finding.note(),
                            next,
                            by,
                            Moments.at(clock.instant()),
                            today,
                            figures.json(),
                            by,
                            check.borrowerId(),
                            id)
                    .update();
            tx.sql().sql("""
                            update warning.check_borrower set risk_class = ?, next_on = ? where borrower_id = ?
                            """).params(riskClass.name(), next, check.borrowerId()).update();
        });
    }

    /**
     * Opens a check again that was done; what was answered stays until it is answered anew.
     *
     * @throws Refused when it is open, or has changed since it was read
     */
    public Check reopen(long id, OptionalInt version, String note, String by) {
        return changed(id, version, by, "REOPENED", note(note, "note"), (tx, check) -> {
            if (check.state() != State.DONE) {
                throw Refuse.of(Why.CONFLICT, "check.isOpen");
            }
            tx.sql().sql("""
                            update warning.loan_check
                               set state = 'OPEN', result = null, next_on = null, done_by = null, done_at = null,
                                   done_on = null, version = version + 1
                             where borrower_id = ? and check_id = ?
                            """).params(check.borrowerId(), id).update();
        });
    }

    /** What is done to a check. */
    @FunctionalInterface
    private interface Deed {
        void on(Tx tx, Check check);
    }

    private Check changed(long id, OptionalInt version, String by, String step, String note, Deed deed) {
        return Tx.in(database, tx -> {
            Check check = CheckRows.lock(tx.sql(), id, today()).orElseThrow(() -> unknown(id));
            if (version.isPresent() && version.getAsInt() != check.version()) {
                throw Refuse.of(Why.CHANGED, "check.changed");
            }
            deed.on(tx, check);
            CheckRows.step(tx.sql(), check.borrowerId(), id, clock.instant(), by, step, note);
            return CheckRows.find(tx.sql(), id, today()).orElseThrow();
        });
    }

    private static void open(Check check) {
        if (check.state() == State.DONE) {
            throw Refuse.of(Why.CONFLICT, "check.isDone");
        }
    }

    private static Map<Question, Answer> answers(Check check, Finding finding) {
        Map<Question, Answer> answers = new EnumMap<>(Question.class);
        finding.answers().forEach((code, answer) -> answers.put(question(check, "answers." + code, code), answer));
        for (Question question : check.plan().checklist()) {
            if (!answers.containsKey(question)) {
                throw Refuse.badValue("answers." + question, "", "check.answer");
            }
        }
        return answers;
    }

    private static Map<Question, String> notes(Check check, Finding finding) {
        Map<Question, String> notes = new EnumMap<>(Question.class);
        finding.notes().forEach((code, note) -> {
            String text = note(note, "notes." + code);
            if (!text.isEmpty()) {
                notes.put(question(check, "notes." + code, code), text);
            }
        });
        return notes;
    }

    private static Question question(Check check, String field, String code) {
        return check.plan().checklist().stream()
                .filter(each -> each.name().equals(code))
                .findFirst()
                .orElseThrow(() -> Refuse.badValue(
                        field,
                        code,
                        "check.code",
                        "codes",
                        String.join(
                                ", ",
                                check.plan().checklist().stream()
                                        .map(Objects::toString)
                                        .toList())));
    }

    private static void whatIsMissing(Finding finding, Map<Question, Answer> answers, Map<Question, String> notes) {
        answers.forEach((question, answer) -> {
            if (answer == Answer.NO && !notes.containsKey(question)) {
                throw Refuse.badValue("notes." + question, "", "check.note.missing");
            }
        });
        if (note(finding.note(), "note").isEmpty() && finding.result() != Result.NO_CONCERN) {
            throw Refuse.badValue("note", "", "check.note.missing");
        }
    }

    private static String note(String given, String field) {
        String text = given.strip();
        if (text.length() > LONGEST_NOTE
                || text.chars().anyMatch(sign -> Character.isISOControl(sign) && sign != '\n')) {
            throw Refuse.badValue(field, "", "check.note", "most", LONGEST_NOTE);
        }
        return text;
    }

    private static Refused unknown(long id) {
        return Refuse.of(Why.UNKNOWN, "check.unknown", "id", String.valueOf(id));
    }

    /** The plans in force. */
    public List<CheckPlan> plans() {
        return plans.all();
    }

    /**
     * Sets a plan; what is left out stays as it is.
     *
     * @param version the one that was read
     * @throws Refused when it has changed since, or a value is out of range
     */
    public CheckPlan set(
            CheckPlan.Code code,
            Optional<Integer> everyDays,
            Optional<Double> sampleShare,
            Optional<Boolean> on,
            int version,
            String by) {
        return plans.set(code, new CheckPlans.Wish(everyDays, sampleShare, on), version, by);
    }

    /** Draws what the closed days brought that were not drawn yet; nothing where no day is closed. */
    public Optional<Drawn> drawClosed() {
        return book.closedTo().map(this::drawTo);
    }

    /**
     * Draws the checks of closed days up to {@code day}; of a day that was drawn before, what was forgotten.
     *
     * @param day empty: the last closed one
     * @throws Refused when the day is not closed
     */
    public Drawn draw(Optional<LocalDate> day) {
        LocalDate closed = book.closedTo().orElseThrow(() -> Refuse.of(Why.CONFLICT, "check.nothingClosed"));
        day.filter(asked -> asked.isAfter(closed)).ifPresent(asked -> {
            throw Refuse.badValue("day", asked, "check.day", "closed", closed);
        });
        return drawTo(day.orElse(closed));
    }

    private Drawn drawTo(LocalDate day) {
        return Tx.in(database, tx -> {
            tx.sql()
                    .sql("select pg_advisory_xact_lock(" + AdvisoryLock.CHECKS + ")")
                    .query((row, i) -> true)
                    .list();
            Optional<LocalDate> drawnTo = tx.sql()
                    .sql("select drawn_to from warning.check_mark")
                    .query(LocalDate.class)
                    .optional();
            CheckDraw draw = new CheckDraw(tx, plans.all(), packs, clock, today());
            int drawn = 0;
            LocalDate first = drawnTo.map(last -> last.plusDays(1))
                    .filter(next -> next.isBefore(day))
                    .orElse(day);
            for (LocalDate each = first; !each.isAfter(day); each = each.plusDays(1)) {
                drawn += draw.draw(each, drawnTo);
            }
            if (drawnTo.filter(last -> !last.isBefore(day)).isEmpty()) {
                tx.sql()
                        .sql("insert into warning.check_mark (drawn_to) values (?)"
                                + " on conflict (one) do update set drawn_to = excluded.drawn_to")
                        .param(day)
                        .update();
            }
            return new Drawn(day, drawn);
        });
    }
}
