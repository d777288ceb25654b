package dev.shouyue.portfolio;

import dev.shouyue.kernel.policy.Ladder;
import dev.shouyue.kernel.policy.Policy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The book under one pack. */
final class PackTally {

    private final Policy pack;
    private long delinquent;
    private long reported;
    private long pastDue;
    private long marked;
    private long markedMonths;
    private long inDefault;
    private final Count pastDueNow = new Count();
    private final Sums penalty = new Sums();
    private final Map<String, Long> worstClass = new TreeMap<>();
    private final Forgiveness forgiveness = new Forgiveness();

    PackTally(Policy pack) {
        this.pack = pack;
    }

    void add(ReadLoan loan, Span span) {
        Reading reading = loan.under(pack.pack());
        delinquent += reading.isDelinquent() ? 1 : 0;
        reported += reading.isReported() ? 1 : 0;
        pastDue += reading.worst > 0 ? 1 : 0;
        marked += reading.markedMonths > 0 ? 1 : 0;
        markedMonths += reading.markedMonths;
        inDefault += reading.isInDefault() ? 1 : 0;
        worstClass.merge(reading.worstClass(), 1L, Long::sum);
        penalty.add(loan.currency(), reading.penaltyCharged);
        if (reading.isPastDueNow()) {
            pastDueNow.add(loan.currency(), reading.pastDueNow());
        }
        forgiveness.add(reading, Optional.ofNullable(loan.packsStrict().get(pack.pack())), loan.currency(), span);
    }

    PackTally plus(PackTally other) {
        delinquent += other.delinquent;
        reported += other.reported;
        pastDue += other.pastDue;
        marked += other.marked;
        markedMonths += other.markedMonths;
        inDefault += other.inDefault;
        other.worstClass.forEach((code, n) -> worstClass.merge(code, n, Long::sum));
        penalty.add(other.penalty);
        pastDueNow.add(other.pastDueNow);
        forgiveness.plus(other.forgiveness);
        return this;
    }

    ReplayResult.PackView toResult() {
        ReplayResult.Forgiven forgiven = forgiveness.toResult();
        Map<String, Long> classes = new LinkedHashMap<>();
        for (Ladder.Step step : pack.classes().steps()) {
            classes.put(step.code(), worstClass.getOrDefault(step.code(), 0L));
        }
        return new ReplayResult.PackView(
                delinquent,
                reported,
                forgiveness.byTolerance(),
                forgiven.byGrace().count(),
                pack.materiality().isPresent() ? "MATERIAL_AMOUNT" : "DAYS_PAST_DUE",
                pack.badMarkFromDpd(),
                pastDue,
                marked,
                markedMonths,
                inDefault,
                classes,
                pastDueNow.toResult(),
                penalty.toMap(),
                forgiven);
    }
}
