package dev.shouyue.warning;

import dev.shouyue.decision.Refused.Why;
import dev.shouyue.decision.Sentence;
import dev.shouyue.risk.signal.Comparison;
import dev.shouyue.risk.signal.Comparison.Found;
import dev.shouyue.risk.signal.Comparison.Group;
import dev.shouyue.risk.signal.Comparison.Trend;
import dev.shouyue.servicing.LoanBook;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happened in groups of loans: the door for cohorts. Answers are made of counts by day and group, never of the book. */
public final class Cohorts {

    /** Of fewer seen it is not asked whether a group stands out. */
    public static final int FEWEST = 20;

    /** The greatest share of false finds among those that are flagged. */
    public static final double FALSE_SHARE = .05;

    private static final int USUAL_DAYS = 91;
    private static final int MOST_DAYS = 1_100;

    private final JdbcClient sql;
    private final CohortCounts counts;
    private final CohortAlerts alerts;

    public Cohorts(DataSource database, LoanBook book, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.counts = new CohortCounts(database, book);
        this.alerts = new CohortAlerts(database, clock);
    }

    /** What is asked of an installment whose free days are over. */
    public enum Measure {
        /** Past due when its free days are over: not paid, and not forgiven by grace or tolerance. */
        D1(1),
        /** The first of a loan, still past due after seven days. */
        FIRST_PAYMENT_DEFAULT(8),
        /** Of those past due: still so after thirty days. */
        ROLL_30(31),
        /** Left short by no more than is tolerated. */
        RESIDUE(1),
        /** Of those past due: still so after seven days, and not cured. */
        CURE_7(8);

        private final int days;

        Measure(int days) {
            this.days = days;
        }

        /** Days after the last free one until it is known. */
        public int days() {
            return days;
        }
    }

    /** What makes a group. */
    public enum By {
        PRODUCT,
        REGION,
        CHANNEL,
        /** The month in which a loan was drawn. */
        VINTAGE;

        /** Its name outside, such as {@code vintage}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is asked.
     *
     * @param from first of the last free days; empty: 13 weeks before the last one that is known
     * @param to last of them; empty, or later than is known: the last one that is
     */
    public record Question(Measure measure, By by, Optional<LocalDate> from, Optional<LocalDate> to) {}

    /** Seen, and of those bad. */
    public record Count(long seen, long bad) {
        /** 0 when none was seen. */
        public double share() {
            return seen == 0 ? 0 : (double) bad / seen;
        }
    }

    /**
     * A group.
     *
     * @param trendFalseShare least share of false finds at which its share is taken to rise over the weeks
     */
    public record Cell(Found found, Trend trend, double trendFalseShare) {

        /** Whether more are bad in it than in the others. */
        public boolean isFlagged() {
            return found.falseShare() < FALSE_SHARE;
        }

        /** Whether it rises from week to week. */
        public boolean isRising() {
            return trendFalseShare < FALSE_SHARE;
        }
    }

    /** A group in a week; {@code week} is its Monday. */
    public record Week(LocalDate week, String cell, long seen, long bad) {}

    /**
     * What was found.
     *
     * @param countedTo the last close that the counts know; nothing is counted when it is empty
     */
    public record Table(
            Measure measure,
            By by,
            LocalDate from,
            LocalDate to,
            Optional<LocalDate> countedTo,
            Count overall,
            List<Cell> cells,
            List<Week> series) {}

    /** Brings the counts up to the last close, and raises what stands out on its days; does nothing when they are. */
    public void count() {
        counts.count().ifPresent(alerts::feed);
    }

    /** What a measure means, in a sentence. */
    public static Sentence meaning(Measure measure) {
        return Say.of("cohort.measure." + measure);
    }

    /** What a measure is called. */
    public static Sentence title(Measure measure) {
        return Say.of("cohort.measure." + measure + ".title");
    }

    /**
     * The groups of a measure, the one with the most bad ones beyond what is expected first.
     *
     * @throws dev.shouyue.decision.Refused when the days are in the wrong order or too many
     */
    public Table table(Question question) {
        Optional<LocalDate> counted = counts.countedTo();
        LocalDate known = counted.map(day -> day.minusDays(question.measure().days()))
                .orElseGet(() -> question.to().or(question::from).orElse(LocalDate.EPOCH));
        LocalDate to = question.to().filter(day -> day.isBefore(known)).orElse(known);
        LocalDate from = question.from().orElse(to.minusDays(USUAL_DAYS - 1));
        question.to().filter(day -> day.isBefore(from)).ifPresent(day -> {
            throw Refuse.badValue("to", day, "cohort.days", "from", from);
        });
        if (to.toEpochDay() - from.toEpochDay() > MOST_DAYS) {
            throw Refuse.badValue("from", from, "cohort.many", "most", MOST_DAYS);
        }
        List<Week> series = series(question, from, to);
        Map<String, List<Week>> byCell = new TreeMap<>();
        for (Week week : series) {
            byCell.computeIfAbsent(week.cell(), cell -> new ArrayList<>()).add(week);
        }
        List<Group> groups = new ArrayList<>();
        byCell.forEach((cell, weeks) -> groups.add(new Group(
                cell,
                weeks.stream().mapToLong(Week::seen).sum(),
                weeks.stream().mapToLong(Week::bad).sum())));
        return new Table(
                question.measure(),
                question.by(),
                from,
                to,
                counted,
                new Count(
                        groups.stream().mapToLong(Group::seen).sum(),
                        groups.stream().mapToLong(Group::bad).sum()),
                cells(groups, byCell, from, to),
                series);
    }

    private List<Week> series(Question question, LocalDate from, LocalDate to) {
        return sql.sql("""
                        select date_trunc('week', day)::date as week, cell, sum(seen) seen, sum(bad) bad
                          from warning.cohort_count
                         where measure = ? and dimension = ? and day between ? and ?
                         group by 1, 2 having sum(seen) > 0 order by 1, 2
                        """)
                .params(question.measure().name(), question.by().key(), from, to)
                .query((row, i) -> new Week(
                        row.getObject("week", LocalDate.class),
                        row.getString("cell"),
                        row.getLong("seen"),
                        row.getLong("bad")))
                .list();
    }

    private static List<Cell> cells(List<Group> groups, Map<String, List<Week>> byCell, LocalDate from, LocalDate to) {
        List<Found> found = Comparison.of(groups, FEWEST);
        List<Trend> trends = new ArrayList<>();
        List<Integer> asked = new ArrayList<>();
        for (Found each : found) {
            trends.add(trend(byCell.getOrDefault(each.group().name(), List.of()), from, to));
            if (each.group().seen() >= FEWEST) {
                asked.add(trends.size() - 1);
            }
        }
        double[] shares = Comparison.falseShares(
                asked.stream().mapToDouble(k -> trends.get(k).chance()).toArray());
        List<Cell> cells = new ArrayList<>();
        for (int k = 0; k < found.size(); k++) {
            int place = asked.indexOf(k);
            cells.add(new Cell(found.get(k), trends.get(k), place < 0 ? 1 : shares[place]));
        }
        cells.sort(java.util.Comparator.comparingDouble((Cell cell) -> -beyond(cell.found()))
                .thenComparing(cell -> cell.found().group().name()));
        return cells;
    }

    /** How many bad ones there are more than expected. */
    private static double beyond(Found found) {
        return found.group().bad() - found.expected() * found.group().seen();
    }

    /** Over whole weeks: one that is not over, or began before, would weigh too little. */
    private static Trend trend(List<Week> weeks, LocalDate from, LocalDate to) {
        LocalDate first = from.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        int count = (int) Math.max(0, (to.toEpochDay() + 1 - first.toEpochDay()) / 7);
        long[] seen = new long[count];
        long[] bad = new long[count];
        for (Week week : weeks) {
            long place = (week.week().toEpochDay() - first.toEpochDay()) / 7;
            if (!week.week().isBefore(first) && place < count) {
                seen[(int) place] += week.seen();
                bad[(int) place] += week.bad();
            }
        }
        return Comparison.trend(seen, bad);
    }

    /**
     * The dimension of that name.
     *
     * @throws dev.shouyue.decision.Refused when there is none, or the book does not know it
     */
    public static By by(String name) {
        for (By by : By.values()) {
            if (by.key().equals(name)) {
                return by;
            }
        }
        throw dev.shouyue.decision.Refused.at(
                Why.BAD_VALUE, "by", name, Say.of(name.equals("referral") ? "cohort.referral" : "cohort.by"));
    }
}
