package dev.shouyue.benchmarks.warning;

import dev.shouyue.risk.due.DueModel;
import dev.shouyue.risk.due.Patience;
import dev.shouyue.simulator.WorldSettings;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How many of those who will be more than 7 days late are among the tenth that is alerted, and how long before: by the scores
 * before the due date, by those up to two days after it, and by one who knew the hidden truth.
 */
final class BorrowerFigures {

    private final Tried tried = new Tried();
    private Said[] said = {};
    private Said[] foreseen = {};
    private long[] seeds = {};

    /** Measures worlds of these seeds, one on each core at a time. */
    void measure(DueModel model, long[] of, int loans) {
        seeds = of;
        said = new Said[of.length];
        foreseen = new Said[of.length];
        IntStream.range(0, of.length).parallel().forEach(k -> {
            Dues dues = Dues.of(new Borrowers(WorldSettings.calm(of[k], loans), 1), 0);
            said[k] = dues.said(model);
            foreseen[k] = dues.foreseen();
            WarningFigures.say("seed " + of[k] + ": capture " + said[k].ahead().capture() + ", of "
                    + foreseen[k].ahead().capture() + " foreseen");
        });
        tried.dealtAnew(said[0]);
    }

    /** Measures what was tried, and whether a leak would show. */
    void settings(DueModel model) {
        tried.run(model, seeds[0]);
    }

    Interval said(ToDoubleFunction<Said> figure) {
        return Interval.of(Arrays.stream(said).mapToDouble(figure).toArray());
    }

    /** By the scores before the due date. */
    Interval ahead(ToDoubleFunction<Alerted> figure) {
        return said(each -> figure.applyAsDouble(each.ahead()));
    }

    /** By the scores up to two days after it. */
    Interval after(ToDoubleFunction<Alerted> figure) {
        return said(each -> figure.applyAsDouble(each.toTwoDaysAfter()));
    }

    /** By the hidden truth, before the due date. */
    Interval foreseen(ToDoubleFunction<Alerted> figure) {
        return Interval.of(Arrays.stream(foreseen)
                .mapToDouble(each -> figure.applyAsDouble(each.ahead()))
                .toArray());
    }

    private Interval foreseenAfter(ToDoubleFunction<Alerted> figure) {
        return Interval.of(Arrays.stream(foreseen)
                .mapToDouble(each -> figure.applyAsDouble(each.toTwoDaysAfter()))
                .toArray());
    }

    void write(StringBuilder text) {
        if (said.length == 0) {
            return;
        }
        text.append("""

                ## Borrowers: two ways of counting

                A due date counts when the loan owed nothing from before a week ahead of it and it was unpaid then. More than 7
                days late is what is unpaid at the end of the seventh day after (D+7). A score is made at the end of a day, in the
                zone of the book, of what was known then. A tenth of the due dates is alerted, each once, by the first score that
                reaches the bar; the bar is one number, set so that it is a tenth in all. A score of D-5 counts for a part in 1.1,
                those of D-7 and D-3 for a part in 10, which is next to none (`Patience`, a setting): whoever waits sees more.

                - **Ahead** (strict): only the scores seven, five, three and one day before count. From these the server raises
                  `LIKELY_LATE`. *The goal of 45 % and 5 days is held against this one*, with the lead counted to the due date.
                - **To two days after**: the scores of the due date and of the two days after it count too. The server makes them; it
                  raises no `LIKELY_LATE` from them. The lead is counted to the end of D+7, the last day on which a payment keeps
                  it from being more than 7 days late.

                """);
        text.append("| | ahead | to two days after |\n|---|--:|--:|\n");
        row(text, "caught by a tenth", share(ahead(Alerted::capture)), share(after(Alerted::capture)));
        row(
                text,
                "caught by a tenth when the first score over one bar is told, early or not",
                share(said(each -> each.ahead(Patience.NONE).capture())),
                "");
        row(text, "AUC", share(ahead(Alerted::auc)), share(after(Alerted::auc)));
        row(text, "of the alerted late", share(ahead(Alerted::precision)), share(after(Alerted::precision)));
        row(
                text,
                "days to the end of the due date: 5 %, median, 95 % of the caught",
                leads(Alerted::lead, this::ahead),
                leads(Alerted::lead, this::after));
        row(
                text,
                "days to the end of D+7: 5 %, median, 95 % of the caught",
                leads(Alerted::leadToOver7, this::ahead),
                leads(Alerted::leadToOver7, this::after));
        for (int day = 0; day < Dues.DAYS.length; day++) {
            int which = day;
            row(
                    text,
                    "of all late, first alerted at the end of " + name(day),
                    day < Dues.AHEAD ? share(ahead(each -> each.firstOn(which))) : "",
                    share(after(each -> each.firstOn(which))));
        }
        row(
                text,
                "**the hidden truth known**: caught by a tenth",
                share(foreseen(Alerted::capture)),
                share(foreseenAfter(Alerted::capture)));
        row(text, "the hidden truth known: AUC", share(foreseen(Alerted::auc)), share(foreseenAfter(Alerted::auc)));
        row(
                text,
                "the hidden truth known: days to the end of D+7",
                leads(Alerted::leadToOver7, this::foreseen),
                leads(Alerted::leadToOver7, this::foreseenAfter));
        for (int day = Dues.AHEAD; day < Dues.DAYS.length; day++) {
            int which = day;
            row(
                    text,
                    "no model, \"unpaid at the end of " + name(day)
                            + "\": share alerted, caught, days to the end of D+7",
                    "",
                    share(said(each -> each.unpaidShare(which))) + ", " + share(said(each -> each.unpaidCapture(which)))
                            + ", " + (Dues.OVER - Dues.DAYS[day]));
        }
        text.append("""

                Whoever will be more than 7 days late is unpaid on the evening of the due date, and those who are then are fewer than
                a tenth. So a rule without any model catches all of them after the due date, with days to spare, and under the
                second count the goal asks nothing of a forecast. That is why the first one is held against the goal; the second
                says what a desk that waits for the due date would still have time for.

                **The hidden truth known** is the upper reference. It is told the borrower's habit, buffer, payday and way of paying, the
                plan, and every time of trouble that has begun, also where nothing of it is ever seen; not whether there will be a
                cause on the due date, nor how long it will last, which are thrown on that day. It learns nothing: its chances are
                those by which the world is made. (Were it told the cause as well, it would know the lateness itself: that is no
                forecast.) No forecast of these days can be expected to catch more. What a platform *sees* of a trouble is less again: the
                account of seven in ten, the income of about half, with noise.

                """);
        text.append(
                "| seed | caught by a tenth | the truth known | to two days after | median lead, days | AUC | of the alerted"
                        + " late | slope a week before | late |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        for (int k = 0; k < seeds.length; k++) {
            Alerted ahead = said[k].ahead();
            text.append(String.format(
                    Locale.ROOT,
                    "| %d | %.3f | %.3f | %.3f | %.1f | %.3f | %.3f | %.2f | %.4f |%n",
                    seeds[k],
                    ahead.capture(),
                    foreseen[k].ahead().capture(),
                    said[k].toTwoDaysAfter().capture(),
                    ahead.lead(.5),
                    ahead.auc(),
                    ahead.precision(),
                    said[k].aWeekBefore().slope(),
                    said[k].share()));
        }
        tried.write(text);
    }

    private static String name(int day) {
        int from = Dues.DAYS[day];
        return from == 0 ? "the due date" : "D" + (from < 0 ? "" : "+") + from;
    }

    private static void row(StringBuilder text, String name, String ahead, String after) {
        text.append("| ")
                .append(name)
                .append(" | ")
                .append(ahead)
                .append(" | ")
                .append(after)
                .append(" |\n");
    }

    private static String share(Interval interval) {
        return String.format(Locale.ROOT, "%.3f (%.3f-%.3f)", interval.value(), interval.low(), interval.high());
    }

    /** A quantile of the leads of one world. */
    private interface Lead {
        double of(Alerted alerted, double share);
    }

    /** A figure over all worlds. */
    private interface Over {
        Interval worlds(ToDoubleFunction<Alerted> figure);
    }

    private static String leads(Lead lead, Over over) {
        return String.format(
                Locale.ROOT,
                "%.1f, %.1f, %.1f",
                over.worlds(each -> lead.of(each, .05)).value(),
                over.worlds(each -> lead.of(each, .5)).value(),
                over.worlds(each -> lead.of(each, .95)).value());
    }
}
