package dev.shouyue.benchmarks.warning;

import dev.shouyue.risk.due.DueModel;
import dev.shouyue.risk.due.Examples;
import dev.shouyue.risk.hazard.HazardModel;
import dev.shouyue.risk.json.Json;
import dev.shouyue.risk.measure.Chance;
import dev.shouyue.risk.measure.Ranking;
import dev.shouyue.risk.signal.ChannelRules;
import dev.shouyue.simulator.Outage;
import dev.shouyue.simulator.TrafficSettings;
import dev.shouyue.simulator.WorldSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Measures early warning on simulated borrowers and channels: {@code WarningFigures MODEL-FILE RESULTS-FOLDER [LOANS]}.
 * The model is the one that is shipped; none of the seeds here is the one that it learnt from. Writes {@code warning.json}
 * and {@code warning.md}, whatever comes out.
 */
public final class WarningFigures {

    private static final long[] SEEDS = LongStream.rangeClosed(101, 110).toArray();
    private static final int LOANS = 10_000;
    /** Smaller ones are enough to see what a setting changes. */
    private static final int TRIED_LOANS = 6_000;

    private static final int SOON = 300;
    private static final double ANSWERS = 20;
    /** More often than in the world of loans, so that there are some hundreds of them. */
    private static final double OUTAGE_DAYS = .25;

    private final List<Map<String, Object>> figures = new ArrayList<>();
    private final List<String> bySeed = new ArrayList<>();
    private final List<String> tried = new ArrayList<>();
    private final List<String> channels = new ArrayList<>();
    private final List<String> checks = new ArrayList<>();

    private WarningFigures() {}

    public static void main(String[] arguments) throws IOException {
        DueModel model = DueModel.read(Files.readString(Path.of(arguments[0])));
        Path folder = Path.of(arguments[1]);
        int loans = arguments.length > 2 ? Integer.parseInt(arguments[2]) : LOANS;
        WarningFigures all = new WarningFigures();
        all.channels();
        all.write(folder, loans, model);
        all.borrowers(model, loans);
        all.write(folder, loans, model);
        all.settings(model);
        all.write(folder, loans, model);
    }

    // ---- borrowers

    private void borrowers(DueModel model, int loans) {
        double[][] columns = new double[6][SEEDS.length];
        IntStream.range(0, SEEDS.length).parallel().forEach(k -> {
            Dues dues = Dues.of(new Borrowers(WorldSettings.calm(SEEDS[k], loans), 1), 0);
            Said said = dues.said(model);
            columns[0][k] = said.captureAt10();
            columns[1][k] = said.medianLead();
            columns[2][k] = said.auc();
            columns[3][k] = said.precision();
            columns[4][k] = said.aWeekBefore().slope();
            columns[5][k] = said.share();
            say("seed " + SEEDS[k] + ": capture " + columns[0][k] + ", lead " + columns[1][k]);
            if (k == 0) {
                shuffled(said);
            }
        });
        for (int k = 0; k < SEEDS.length; k++) {
            bySeed.add(String.format(
                    Locale.ROOT,
                    "| %d | %.3f | %.1f | %.3f | %.3f | %.2f | %.4f |",
                    SEEDS[k],
                    columns[0][k],
                    columns[1][k],
                    columns[2][k],
                    columns[3][k],
                    columns[4][k],
                    columns[5][k]));
        }
        figure("warning.capture_at_10", Interval.of(columns[0]), "share", .45, true);
        figure("warning.median_lead_days", Interval.of(columns[1]), "days", 5, true);
        figure("warning.auc_late_over_7", Interval.of(columns[2]), "area", 0, true);
        figure("warning.precision_at_10", Interval.of(columns[3]), "share", 0, true);
        figure("warning.slope_a_week_before", Interval.of(columns[4]), "slope", 0, true);
    }

    /** With the outcomes dealt out anew nothing is left to find: a figure that stays high would be a fault of the count. */
    private void shuffled(Said said) {
        int[] order = IntStream.range(0, said.late().length).toArray();
        new Chance(1).shuffle(order);
        boolean[] dealt = new boolean[order.length];
        for (int k = 0; k < order.length; k++) {
            dealt[k] = said.late()[order[k]];
        }
        checks.add(String.format(
                Locale.ROOT,
                "Outcomes dealt out anew: AUC %.3f (.5 is chance), the first tenth holds %.1f %% of the late.",
                Ranking.of(said.highest(), dealt).auc(),
                100 * Ranking.of(said.highest(), dealt).captureAt(.1)));
    }

    private void settings(DueModel model) {
        WorldSettings other = WorldSettings.calm(SEEDS[0], TRIED_LOANS);
        Dues dues = Dues.of(new Borrowers(other, 1), 0);
        tried("as shipped", dues.said(model));
        Dues early = Dues.of(new Borrowers(other, 1), 14);
        Said leak = early.said(model);
        tried("behaviour of the 14 days after the asking known: a leak on purpose, must be better", leak);
        checks.add(String.format(
                Locale.ROOT,
                "Behaviour told 14 days too early: AUC %.3f against %.3f. A leak shows.",
                leak.auc(),
                dues.said(model).auc()));
        for (double strength : new double[] {.5, 0}) {
            tried(
                    "the model as shipped, in a world where " + Math.round(100 * strength) + " % of the trouble shows",
                    Dues.of(new Borrowers(other, strength), 0).said(model));
        }
        tried(
                "in a world under stress 1",
                Dues.of(new Borrowers(other.withStress(1), 1), 0).said(model));
        Examples fewer = TrainForecast.examples(TRIED_LOANS, 1);
        tried(
                "learnt from " + TRIED_LOANS + " loans",
                dues.said(TrainForecast.train(fewer, TRIED_LOANS, HazardModel.Calibration.NONE)));
        tried(
                "learnt from " + TRIED_LOANS + " loans, corrected on held-out borrowers",
                dues.said(TrainForecast.train(fewer, TRIED_LOANS, HazardModel.Calibration.PLATT)));
        tried(
                "learnt from " + TRIED_LOANS + " loans, by a regression",
                dues.said(TrainForecast.train(
                        fewer, new HazardModel.Learner.Regression(5), TRIED_LOANS, HazardModel.Calibration.NONE)));
        Examples nothing = TrainForecast.examples(TRIED_LOANS, 0);
        tried(
                "learnt and measured where behaviour tells nothing: habit, plan and calendar alone",
                Dues.of(new Borrowers(other, 0), 0)
                        .said(TrainForecast.train(nothing, TRIED_LOANS, HazardModel.Calibration.NONE)));
    }

    private void tried(String setting, Said said) {
        say(setting + ": capture " + said.captureAt10());
        tried.add(String.format(
                Locale.ROOT,
                "| %s | %.3f | %.1f | %.3f | %.2f |",
                setting,
                said.captureAt10(),
                said.medianLead(),
                said.auc(),
                said.aWeekBefore().slope()));
    }

    // ---- channels

    private void channels() {
        ChannelRules start = ChannelRules.start();
        Channels shipped = run(start, SEEDS, ANSWERS);
        int all = shipped.found().size();
        figure("warning.channel_found_in_5_minutes", Interval.share(shipped.within(SOON), all), "share", .95, true);
        int wrong = shipped.falseAlerts();
        double months = shipped.channelDays() / 30.0;
        figure(
                "warning.channel_false_a_month",
                new Interval(wrong / months, poissonLow(wrong) / months, poissonHigh(wrong) / months),
                "alerts",
                1,
                false);
        channel("as shipped", ANSWERS, shipped);
        long[] few = {SEEDS[0], SEEDS[1]};
        channel("as shipped, half the answers", ANSWERS / 2, run(start, few, ANSWERS / 2));
        channel("a false alarm in 1e5 answers", ANSWERS, run(with(start, 1e5, start.oddsTimes()), few, ANSWERS));
        channel("a false alarm in 1e6 answers", ANSWERS, run(with(start, 1e6, start.oddsTimes()), few, ANSWERS));
        channel("a false alarm in 1e8 answers", ANSWERS, run(with(start, 1e8, start.oddsTimes()), few, ANSWERS));
        channel("odds times 3", ANSWERS, run(with(start, start.falseAlarmAfter(), 3), few, ANSWERS));
        channel("odds times 10", ANSWERS, run(with(start, start.falseAlarmAfter(), 10), few, ANSWERS));
    }

    private static ChannelRules with(ChannelRules rules, double falseAlarmAfter, double oddsTimes) {
        return new ChannelRules(
                falseAlarmAfter,
                oddsTimes,
                rules.clearAfter(),
                rules.warmUp(),
                rules.cellWeight(),
                rules.memory(),
                rules.slowShare());
    }

    private static Channels run(ChannelRules rules, long[] seeds, double answers) {
        List<Channels> each = LongStream.of(seeds)
                .parallel()
                .mapToObj(seed -> {
                    Channels channels = new Channels();
                    channels.add(new TrafficSettings(seed, answers, OUTAGE_DAYS), rules);
                    return channels;
                })
                .toList();
        Channels all = new Channels();
        each.forEach(all::add);
        return all;
    }

    private void channel(String setting, double answers, Channels seen) {
        say(setting + ": " + seen.foundWithin(SOON) + " of " + seen.found().size() + " found in 5 minutes, "
                + seen.falseAMonth() + " false a month");
        StringBuilder kinds = new StringBuilder();
        for (Outage.Kind kind : Outage.Kind.values()) {
            List<Channels.Found> of = seen.found().stream()
                    .filter(each -> each.outage().kind() == kind)
                    .toList();
            long soon = of.stream()
                    .filter(each -> each.seconds() >= 0 && each.seconds() <= SOON)
                    .count();
            kinds.append(String.format(Locale.ROOT, " %.3f |", of.isEmpty() ? Double.NaN : (double) soon / of.size()));
        }
        channels.add(String.format(
                Locale.ROOT,
                "| %s | %.0f | %d | %.3f |%s %d | %.2f |",
                setting,
                answers,
                seen.found().size(),
                seen.foundWithin(SOON),
                kinds,
                seen.median(),
                seen.falseAMonth()));
    }

    /** Bounds of a Poisson mean, by the cube root of Wilson and Hilferty. */
    private static double poissonLow(int count) {
        return count == 0 ? 0 : count * Math.pow(1 - 1.0 / (9 * count) - 1.96 / (3 * Math.sqrt(count)), 3);
    }

    private static double poissonHigh(int count) {
        int more = count + 1;
        return more * Math.pow(1 - 1.0 / (9 * more) + 1.96 / (3 * Math.sqrt(more)), 3);
    }

    // ---- what comes out

    private void figure(String name, Interval interval, String unit, double goal, boolean atLeast) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", name);
        members.put("value", rounded(interval.value()));
        members.put("low", rounded(interval.low()));
        members.put("high", rounded(interval.high()));
        members.put("unit", unit);
        members.put("goal", goal);
        members.put("goalIs", goal == 0 ? "none" : atLeast ? "at least" : "at most");
        members.put("simulated", true);
        figures.add(members);
    }

    private static double rounded(double value) {
        return Math.rint(value * 1e4) / 1e4;
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private void write(Path folder, int loans, DueModel model) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("warning.json"), Json.write(figures));
        StringBuilder text = new StringBuilder(
                "# Early warning on simulated borrowers and channels\n\n"
                        + "**Everything here is simulated.** It shows that the parts do what they should in a world whose truth is"
                        + " known; it says nothing of real borrowers. What the causes of lateness do to behaviour is assumed"
                        + " (`docs/concepts/simulator.md`), and the share caught depends on it: see the weaker worlds below.\n\n");
        text.append("Model `").append(model.version()).append("`, learnt from ").append(model.trainedOn());
        text.append("; ").append(SEEDS.length).append(" other seeds of ").append(loans);
        text.append(" loans, due dates of the last 120 days. Intervals are of 95 of 100.\n\n");
        text.append("| figure | value | low | high | goal |\n|---|--:|--:|--:|--:|\n");
        figures.forEach(each -> text.append(String.format(
                Locale.ROOT,
                "| `%s` | %s | %s | %s | %s |%n",
                each.get("name"),
                each.get("value"),
                each.get("low"),
                each.get("high"),
                "none".equals(each.get("goalIs")) ? "" : each.get("goalIs") + " " + each.get("goal"))));
        text.append(
                "\nA due date counts when the loan owed nothing from before a week ahead of it; the tenth with the highest"
                        + " chance to be more than 7 days late, of the scores a week, three days and a day before, is alerted. The"
                        + " lead is from the first score over that bar.\n\n");
        text.append(
                "| seed | caught by a tenth | median lead, days | AUC | of the alerted late | slope a week before | late |\n"
                        + "|---|--:|--:|--:|--:|--:|--:|\n");
        bySeed.forEach(line -> text.append(line).append('\n'));
        text.append("\n## Settings that were tried\n\nSeed ")
                .append(SEEDS[0])
                .append(", ")
                .append(TRIED_LOANS);
        text.append(" loans.\n\n| setting | caught by a tenth | median lead | AUC | slope |\n|---|--:|--:|--:|--:|\n");
        tried.forEach(line -> text.append(line).append('\n'));
        text.append("\n## Would a leak show?\n\n");
        checks.forEach(line -> text.append("- ").append(line).append('\n'));
        text.append(
                "\n## Channels\n\nOutages of 10 to 150 minutes: 35 to 95 % of the answers fail, or they take 3 to 20 times,"
                        + " or notices 5 to 40 times as long. They begin where there is traffic. An alert is false when there is no"
                        + " outage, nor was one within 10 minutes.\n\n"
                        + "| setting | answers a minute | outages | found in 5 minutes | fails | slow | tells late | median seconds | false a month |\n"
                        + "|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        channels.forEach(line -> text.append(line).append('\n'));
        Files.writeString(folder.resolve("warning.md"), text.toString());
    }
}
