package dev.shouyue.benchmarks.warning;

import dev.shouyue.risk.due.DueModel;
import dev.shouyue.risk.due.Patience;
import dev.shouyue.risk.json.Json;
import dev.shouyue.risk.signal.ChannelRules;
import dev.shouyue.simulator.Outage;
import dev.shouyue.simulator.TrafficSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Measures early warning on simulated borrowers and channels: {@code WarningFigures MODEL-FILE RESULTS-FOLDER [LOANS]}.
 * The model is the one that is shipped; none of the seeds here is the one that it learnt from. Writes {@code warning.json}
 * and {@code warning.md}, whatever comes out.
 */
public final class WarningFigures {

    static final long[] SEEDS = LongStream.rangeClosed(101, 110).toArray();
    private static final int LOANS = 10_000;
    private static final int SOON = 300;
    private static final double ANSWERS = 20;
    /** More often than in the world of loans, so that there are some hundreds of them. */
    private static final double OUTAGE_DAYS = .25;

    private final List<Map<String, Object>> figures = new ArrayList<>();
    private final List<String> channels = new ArrayList<>();
    private final BorrowerFigures borrowers = new BorrowerFigures();

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
        all.borrowers.settings(model);
        all.write(folder, loans, model);
    }

    // ---- borrowers

    private void borrowers(DueModel model, int loans) {
        borrowers.measure(model, SEEDS, loans);
        figure("warning.capture_at_10", borrowers.ahead(Alerted::capture), "share", .45, true);
        figure(
                "warning.capture_at_10_without_patience",
                borrowers.said(each -> each.ahead(Patience.NONE).capture()),
                "share",
                0,
                true);
        figure("warning.median_lead_days", borrowers.ahead(each -> each.lead(.5)), "days", 5, true);
        figure("warning.auc_late_over_7", borrowers.ahead(Alerted::auc), "area", 0, true);
        figure("warning.precision_at_10", borrowers.ahead(Alerted::precision), "share", 0, true);
        figure(
                "warning.slope_a_week_before",
                borrowers.said(each -> each.aWeekBefore().slope()),
                "slope",
                0,
                true);
        figure("warning.foreseen_capture_at_10", borrowers.foreseen(Alerted::capture), "share", 0, true);
        figure("warning.capture_at_10_to_2_days_after", borrowers.after(Alerted::capture), "share", 0, true);
        figure(
                "warning.median_lead_days_to_2_days_after",
                borrowers.after(each -> each.leadToOver7(.5)),
                "days to the end of the seventh day after",
                0,
                true);
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

    static void say(String line) {
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
        borrowers.write(text);
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
