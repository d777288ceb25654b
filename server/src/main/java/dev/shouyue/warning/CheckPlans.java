package dev.shouyue.warning;

import dev.shouyue.decision.Refused.Why;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The plans by which borrowers are checked; what was drawn under a version stays as it is. */
final class CheckPlans {

    private static final int LONGEST = 3_660;

    private final JdbcClient sql;
    private final Clock clock;

    CheckPlans(DataSource database, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.clock = clock;
    }

    /** What somebody sets; what is left out stays as it is. */
    record Wish(Optional<Integer> everyDays, Optional<Double> sampleShare, Optional<Boolean> on) {}

    /** The plans in force, in the order of their codes. */
    List<CheckPlan> all() {
        Map<CheckPlan.Code, CheckPlan> plans = new EnumMap<>(CheckPlan.Code.class);
        sql.sql("select distinct on (plan) plan, version, every_days, sample_share, is_on, seed"
                        + " from warning.check_plan order by plan, version desc")
                .query((row, i) -> new CheckPlan(
                        CheckPlan.Code.valueOf(row.getString("plan")),
                        row.getInt("version"),
                        row.getInt("every_days"),
                        row.getDouble("sample_share"),
                        row.getBoolean("is_on"),
                        row.getLong("seed")))
                .list()
                .forEach(plan -> plans.put(plan.code(), plan));
        return List.copyOf(plans.values());
    }

    /** The plan in force. */
    CheckPlan get(CheckPlan.Code code) {
        return all().stream()
                .filter(plan -> plan.code() == code)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the plan " + code + " is missing from the database"));
    }

    /**
     * Writes a new version; a new share begins a new choice.
     *
     * @param version the one that was read
     * @throws dev.shouyue.decision.Refused when it has changed since, or a value is out of range
     */
    CheckPlan set(CheckPlan.Code code, Wish wish, int version, String by) {
        CheckPlan old = get(code);
        int every = wish.everyDays().orElse(old.everyDays());
        double share = wish.sampleShare().orElse(old.sampleShare());
        if (every < 1 || every > LONGEST) {
            throw Refuse.badValue("everyDays", every, "check.everyDays", "most", LONGEST);
        }
        if (!(share >= 0 && share <= 1)) {
            throw Refuse.badValue("sampleShare", share, "check.sampleShare");
        }
        if (old.version() != version) {
            throw Refuse.of(Why.CHANGED, "check.plan.changed");
        }
        try {
            sql.sql("insert into warning.check_plan (plan, version, every_days, sample_share, is_on, seed, author,"
                            + " valid_from) values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            code.name(),
                            version + 1,
                            every,
                            BigDecimal.valueOf(share),
                            wish.on().orElse(old.isOn()),
                            old.seed(),
                            by,
                            Moments.at(clock.instant()))
                    .update();
        } catch (DuplicateKeyException e) { // somebody else was faster
            throw Refuse.of(Why.CHANGED, "check.plan.changed");
        }
        return get(code);
    }
}
