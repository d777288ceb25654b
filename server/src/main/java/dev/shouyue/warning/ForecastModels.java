package dev.shouyue.warning;

import dev.shouyue.decision.Refused;
import dev.shouyue.decision.Refused.Why;
import dev.shouyue.risk.due.BorrowerSeen;
import dev.shouyue.risk.due.DueModel;
import dev.shouyue.risk.due.DueReport;
import dev.shouyue.storage.Tx;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The models that can be asked: the one that is shipped and those that a lender added. One is in force; what is asked next
 * is asked of it, in every process. Nothing is taken away: the former one is had back by using it again.
 */
public final class ForecastModels {

    /** Largest model, in characters; the one that is shipped has 587 thousand. */
    public static final int LONGEST = 8 * 1024 * 1024;

    private static final int LONGEST_REASON = 500;
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]{1,80}");
    private static final Pattern TOLD = Pattern.compile("[^\\p{Cntrl}]{1,500}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])");
    private static final Logger LOG = LoggerFactory.getLogger(ForecastModels.class);
    private static final String SHIPPED = "/warning/forecast.json";

    private final DataSource database;
    private final JdbcClient sql;
    private final Clock clock;
    private final DueModel shipped;
    private volatile DueModel last;
    private volatile boolean isKept;
    private volatile String told = "";

    ForecastModels(DataSource database, Clock clock) {
        this.database = database;
        this.sql = JdbcClient.create(database);
        this.clock = clock;
        this.shipped = shipped();
        this.last = shipped;
    }

    private static DueModel shipped() {
        try (InputStream in = Objects.requireNonNull(ForecastModels.class.getResourceAsStream(SHIPPED), SHIPPED)) {
            return DueModel.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who added a model, when and why. */
    public record Added(Instant at, String by, String why) {}

    /**
     * A model of the list.
     *
     * @param added nothing of one that is shipped or was
     * @param wasUsed whether it is in force or was before
     * @param report of its training on a book
     */
    public record Version(
            String version,
            String name,
            DueModel.Origin origin,
            String trainedOn,
            String trainedAt,
            boolean inForce,
            boolean wasUsed,
            Optional<Added> added,
            Optional<DueReport> report) {}

    /** When a model was put into force, by whom and why. */
    public record Use(String version, Instant at, String by, String why) {}

    /** All models, the newest first; the one that is shipped is last. */
    public List<Version> all() {
        String inForce = inForce().version();
        Set<String> used = uses().stream().map(Use::version).collect(Collectors.toSet());
        List<Version> all = new ArrayList<>(
                sql.sql("select version, name, origin, trained_on, trained_at, report, added_at, added_by, why, shipped"
                                + " from warning.forecast_model where version <> ? order by added_at desc, version")
                        .param(shipped.version())
                        .query((row, i) -> version(row, inForce, used))
                        .list());
        all.add(new Version(
                shipped.version(),
                shipped.name(),
                shipped.origin(),
                shipped.trainedOn(),
                shipped.trainedAt(),
                inForce.equals(shipped.version()),
                true,
                Optional.empty(),
                shipped.report()));
        return all;
    }

    private static Version version(ResultSet row, String inForce, Set<String> used) throws SQLException {
        String version = row.getString("version");
        return new Version(
                version,
                row.getString("name"),
                DueModel.Origin.valueOf(row.getString("origin")),
                row.getString("trained_on"),
                row.getString("trained_at"),
                version.equals(inForce),
                used.contains(version),
                row.getBoolean("shipped")
                        ? Optional.empty()
                        : Optional.of(new Added(
                                Moments.of(row, "added_at"), row.getString("added_by"), row.getString("why"))),
                Optional.ofNullable(row.getString("report")).map(DueReport::read));
    }

    /** Which models were put into force, the latest first. Before the first of them it was the one that is shipped. */
    public List<Use> uses() {
        return sql.sql("select version, used_from, used_by, why from warning.forecast_use order by number desc")
                .query((row, i) -> new Use(
                        row.getString("version"),
                        Moments.of(row, "used_from"),
                        row.getString("used_by"),
                        row.getString("why")))
                .list();
    }

    /**
     * The model that is asked now. One that this version of the program cannot ask, since it was learnt on other numbers,
     * is not: the one that is shipped takes its place until another is put into force.
     */
    public DueModel inForce() {
        String version = versionInForce(sql);
        try {
            return read(version);
        } catch (IllegalArgumentException e) {
            if (!told.equals(version)) {
                told = version;
                LOG.error(
                        "the model in force cannot be asked, {} is asked instead: {}",
                        shipped.version(),
                        e.getMessage());
            }
            return shipped;
        }
    }

    /** @throws Refused when there is none of that version */
    public DueModel model(String version) {
        if (!version.equals(shipped.version()) && !isKept(version)) {
            throw Refuse.of(Why.UNKNOWN, "forecast.model.unknown", "version", version);
        }
        try {
            return read(version);
        } catch (IllegalArgumentException e) {
            throw Refuse.badValue("version", version, "forecast.model.bad", "why", String.valueOf(e.getMessage()));
        }
    }

    private boolean isKept(String version) {
        return sql.sql("select exists (select 1 from warning.forecast_model where version = ?)")
                .param(version)
                .query(Boolean.class)
                .single();
    }

    /** The one that is shipped, and the last other one, are at hand. */
    private DueModel read(String version) {
        if (version.equals(shipped.version())) {
            return shipped;
        }
        DueModel known = last;
        if (known.version().equals(version)) {
            return known;
        }
        DueModel read = DueModel.read(sql.sql("select content from warning.forecast_model where version = ?")
                .param(version)
                .query(String.class)
                .single());
        last = read;
        return read;
    }

    /**
     * Keeps a model; it is asked nothing yet.
     *
     * @param text as {@link DueModel#toText} writes it
     * @param why in a sentence
     * @throws Refused when it is no model of what is told here, or there is one of its version
     */
    public Version add(String text, String why, String by) {
        String reason = reason(why);
        DueModel model = readGiven(text);
        if (model.version().equals(shipped.version())) {
            throw known(model.version());
        }
        if (!keep(sql, model, text, false, by, reason)) {
            throw known(model.version());
        }
        return version(model.version());
    }

    /** Whether it was not there before. */
    private boolean keep(JdbcClient by, DueModel model, String text, boolean isShipped, String who, String why) {
        return by.sql(
                                "insert into warning.forecast_model (version, name, origin, trained_on, trained_at, content, shipped,"
                                        + " report, added_at, added_by, why) values (?, ?, ?, ?, ?, ?, ?, nullif(?, ''), ?, ?, ?)"
                                        + " on conflict (version) do nothing")
                        .params(
                                model.version(),
                                model.name(),
                                model.origin().name(),
                                model.trainedOn(),
                                model.trainedAt(),
                                text,
                                isShipped,
                                model.report().map(DueReport::toText).orElse(""),
                                Moments.at(now()),
                                who,
                                why)
                        .update()
                == 1;
    }

    /** Keeps the model that is shipped, so that it is still there when a later version of the program ships another. */
    private void keepShipped() {
        if (!isKept) {
            keep(sql, shipped, shipped.toText(), true, "", "");
            isKept = true;
        }
    }

    /** The model that is asked now, kept for whoever asks later what a forecast was made of. */
    DueModel asked() {
        keepShipped();
        return inForce();
    }

    private static DueModel readGiven(String text) {
        if (text.length() > LONGEST) {
            throw Refuse.badValue("content", text.length(), "forecast.model.long", "most", LONGEST);
        }
        try {
            DueModel model = DueModel.read(text);
            check(model);
            return model;
        } catch (IllegalArgumentException e) {
            throw Refuse.badValue("content", "", "forecast.model.bad", "why", String.valueOf(e.getMessage()));
        }
    }

    /** It has a name that can be told, a day, and an answer also where nothing is known of a borrower. */
    private static void check(DueModel model) {
        expect(
                VERSION.matcher(model.version()).matches(),
                "version",
                "1 to 80 letters, digits, dots, dashes or underlines");
        expect(TOLD.matcher(model.name()).matches(), "name", "1 to 500 characters without line breaks");
        expect(TOLD.matcher(model.trainedOn()).matches(), "trainedOn", "1 to 500 characters without line breaks");
        expect(DAY.matcher(model.trainedAt()).matches(), "trainedAt", "a day such as 2026-01-31");
        double[] nothing = new double[BorrowerSeen.NAMES.size()];
        Arrays.fill(nothing, Double.NaN);
        for (int from : new int[] {-7, 0, 3}) {
            double late = model.forecast(nothing, from).late7();
            expect(late >= 0 && late <= 1, "hazard", "a chance for a borrower of whom nothing is known, not " + late);
        }
    }

    private static void expect(boolean holds, String field, String what) {
        if (!holds) {
            throw new IllegalArgumentException(field + ": expected " + what);
        }
    }

    private static Refused known(String version) {
        return Refuse.of(Why.CONFLICT, "forecast.model.known", "version", version);
    }

    /**
     * Has a model asked from now on.
     *
     * @param why in a sentence
     * @throws Refused when there is no such model, or it is in force
     */
    public Version use(String version, String why, String by) {
        String reason = reason(why);
        model(version);
        keepShipped();
        Tx.in(database, tx -> {
            tx.sql()
                    .sql("lock table warning.forecast_use in share row exclusive mode")
                    .update();
            if (versionInForce(tx.sql()).equals(version)) {
                throw Refuse.of(Why.CONFLICT, "forecast.model.inForce", "version", version);
            }
            return tx.sql()
                    .sql("insert into warning.forecast_use (version, used_from, used_by, why) values (?, ?, ?, ?)")
                    .params(version, Moments.at(now()), by, reason)
                    .update();
        });
        return version(version);
    }

    private String versionInForce(JdbcClient by) {
        return by.sql("select coalesce((select version from warning.forecast_use order by number desc limit 1), ?)")
                .param(shipped.version())
                .query(String.class)
                .single();
    }

    private Version version(String version) {
        return all().stream()
                .filter(each -> each.version().equals(version))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the model " + version + " is gone"));
    }

    private static String reason(String why) {
        String reason = why.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw Refuse.badValue("why", why, "forecast.model.why", "most", LONGEST_REASON);
        }
        return reason;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
