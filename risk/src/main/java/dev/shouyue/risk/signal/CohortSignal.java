package dev.shouyue.risk.signal;

import dev.shouyue.risk.signal.CohortState.Cell;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether a group of loans (a product, region, channel, vintage) goes bad more than it did. At the end of each day, UTC,
 * every group is held against what its own past lets expect, drawn towards all groups as far as groups are alike; the
 * chance of as many bad ones or more is exact, and false alerts are held down over all groups together.
 */
public final class CohortSignal implements Signal<CohortState> {

    private static final long DAY = Duration.ofDays(1).toSeconds();

    private final CohortRules rules;

    /** With these rules. */
    public CohortSignal(CohortRules rules) {
        this.rules = rules;
    }

    @Override
    public CohortState start(String measure) {
        return CohortState.start(measure);
    }

    @Override
    public Step<CohortState> on(CohortState state, Happening event) {
        if (!(event instanceof Happening.Judged judged) || !judged.measure().equals(state.subject())) {
            return Step.quiet(state);
        }
        Instant at = event.head().at();
        Mark mark = new Mark(at, 0, event.head().id());
        Cells cells = state.cells();
        long left = state.left();
        for (String name : judged.cells()) {
            Cell cell = cells.get(name);
            if (cell == null && cells.size() >= rules.mostCells()) {
                left++;
            } else {
                cells = cells.with(name, (cell == null ? Cell.EMPTY : cell).with(mark, judged.bad()));
            }
        }
        long day = state.day() < 0 ? Math.floorDiv(at.getEpochSecond(), DAY) : state.day();
        return Step.quiet(new CohortState(state.subject(), day, state.daysSeen(), left, cells));
    }

    @Override
    public Optional<Instant> timer(CohortState state) {
        // the last nanosecond of the day, so that what happens at midnight is the next day's
        return state.day() < 0
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond((state.day() + 1) * DAY).minusNanos(1));
    }

    @Override
    public Step<CohortState> at(CohortState state, Instant timer) {
        List<Found> found = state.daysSeen() < rules.warmUp() ? List.of() : found(state);
        List<Alert> alerts = new ArrayList<>();
        double keep = StrictMath.exp(-1 / rules.memory());
        Map<String, Cell> cells = new TreeMap<>();
        state.cells().all().forEach(each -> {
            Cell closed = each.getValue().closed(keep);
            if (!closed.isForgotten()) {
                cells.put(each.getKey(), closed);
            }
        });
        for (Found each : found) {
            Cell cell = each.cell;
            if (cell.told() >= 0 && state.day() - cell.told() < rules.quietDays()) {
                continue;
            }
            cells.computeIfPresent(each.name, (name, closed) -> closed.told(state.day()));
            alerts.add(new Alert(
                    Alert.Kind.COHORT,
                    each.name,
                    state.subject(),
                    Alert.Level.WARNING,
                    List.of(
                            new Alert.Reason("JUDGED", cell.today()),
                            new Alert.Reason("BAD", cell.badToday()),
                            new Alert.Reason("EXPECTED_SHARE", each.expected),
                            new Alert.Reason("CHANCE", each.chance)),
                    Mark.events(cell.evidence()),
                    timer,
                    Optional.empty()));
        }
        long day = cells.isEmpty() ? -1 : state.day() + 1;
        return new Step<>(
                new CohortState(state.subject(), day, state.daysSeen() + 1, state.left(), Cells.of(cells.entrySet())),
                List.copyOf(alerts));
    }

    private record Found(String name, Cell cell, double expected, double chance) {}

    private List<Found> found(CohortState state) {
        BetaBinomial.Prior prior = BetaBinomial.prior(state.cells().all().stream()
                .map(each ->
                        new double[] {each.getValue().seen(), each.getValue().bad()})
                .toList());
        List<Found> tested = new ArrayList<>();
        for (Map.Entry<String, Cell> entry : state.cells().all()) {
            Cell cell = entry.getValue();
            if (cell.today() >= rules.fewest()) {
                double alpha = cell.bad() + prior.mean() * prior.weight();
                double beta = cell.seen() - cell.bad() + (1 - prior.mean()) * prior.weight();
                tested.add(new Found(
                        entry.getKey(),
                        cell,
                        alpha / (alpha + beta),
                        BetaBinomial.atLeast(cell.badToday(), cell.today(), alpha, beta)));
            }
        }
        tested.sort(Comparator.comparingDouble(Found::chance).thenComparing(Found::name));
        int last = 0;
        for (int k = 1; k <= tested.size(); k++) {
            if (tested.get(k - 1).chance <= rules.falseShare() * k / tested.size()) {
                last = k;
            }
        }
        return tested.subList(0, last);
    }

    @Override
    public byte[] write(CohortState state) {
        return state.write();
    }

    @Override
    public CohortState read(byte[] bytes) {
        return CohortState.read(bytes);
    }
}
