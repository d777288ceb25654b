package dev.shouyue.benchmarks.warning;

import dev.shouyue.risk.due.DueModel;
import dev.shouyue.risk.due.Examples;
import dev.shouyue.risk.hazard.HazardModel;
import dev.shouyue.risk.measure.Chance;
import dev.shouyue.risk.measure.Ranking;
import dev.shouyue.simulator.WorldSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Settings that were tried, and the leaks that a count must show. */
final class Tried {

    /** Smaller worlds are enough to see what a setting changes. */
    private static final int LOANS = 6_000;

    private static final int EARLY = 14;
    private static final int DAY_AFTER = Dues.AHEAD + 1; // of Dues.DAYS: the first day after the due date

    /** By which the numbers and the trees were chosen, before the seeds of the results were measured with them. */
    private static final String CHOSEN_BY = """

            ## By what the model was chosen

            Seeds 301 to 304 of 10,000 loans each, none of which is in the results; means, by the scores ahead. Learnt from 40,000
            loans of seed 20260101 where nothing else is said. All that were finished, in the order of trying.

            | setting | caught by a tenth | AUC | slope |
            |---|--:|--:|--:|
            | as it was: the simulator told every payment as a debit, also those by hand | 0.389 | 0.735 | 0.90 |
            | and the book's payday | 0.393 | 0.739 | 0.92 |
            | debits told as the platform tells them, no new number | 0.416 | 0.769 | 0.96 |
            | and all new numbers: payday, balances against their own past, debits and questions over a longer time | 0.440 | 0.785 | 1.01 |
            | payday, debits and no balances | 0.430 | 0.779 | 0.98 |
            | balances, debits and no payday | 0.425 | 0.781 | 0.97 |
            | all, 600 trees half as fast | 0.435 | 0.784 | 1.01 |
            | all, trees of 8 leaves and not 14 | 0.434 | 0.786 | 0.99 |
            | all, learnt from 120,000 loans, one borrower in five without a payday: shipped | 0.438 | 0.790 | 1.01 |
            | all of 40,000 again, in the later build | 0.439 | 0.786 | |
            | and four more numbers: a cumulative sum of fallen balances, bills opened, share of messages read, unread in a row | 0.441 | 0.786 | |
            | trees for the one question of more than 7 days, 200 of 6 leaves | 0.414 | 0.783 | |
            | the same, 400 of 8 leaves half as fast | 0.425 | 0.785 | |
            | the same, 200 of 14 leaves | 0.438 | 0.783 | |

            These by one bar for all days. Then by the days, with the model as shipped: what a score is divided by on D-7, D-3 and
            D-1 (none: nothing is told on that day), and the share of those caught that was told by the end of D-7.

            | D-7 | D-3 | D-1 | caught by a tenth | told on D-7 |
            |--:|--:|--:|--:|--:|
            | 1 | 1 | 1 | 0.441 | 0.60 |
            | 1 | 1.8 | 1 | 0.443 | 0.63 |
            | 1.2 | 1 | 1 | 0.451 | 0.51 |
            | 1.2 | 1.4 | 1 | 0.453 | 0.54 |
            | **1.2** | **1.8** | **1** | 0.457 | 0.54 |
            | 1.2 | none | 1 | 0.459 | 0.54 |
            | 1.4 | 1.8 | 1 | 0.466 | 0.45 |
            | 1.8 | 1.8 | 1 | 0.474 | 0.38 |
            | 2.5 | 1.8 | 1 | 0.482 | 0.28 |
            | none | none | 1 | 0.494 | 0 |
            | 1 | none | none | 0.374 | 1 |
            | 2, and 1.3 on D-5 | none | 1 | 0.463 | 0.34, by D-5 0.62 |

            More patience catches more and tells it later. 1.2 and 1.8 were shipped then; they caught 0.437 on the seeds of the results.

            Then seeds 301 to 308, to choose by more of the late (1,840): asked on each of the seven days, the models first. Learnt from
            simulated borrowers of seed 20260101, of whom one in five is told no payday. *Shared* is what the tenth catches by two
            days, D-5 and D-1, when D-5 counts for a part in so much that it tells 0.60 of those caught.

            | model | caught by one bar on D-7, D-3 and D-1 | AUC | D-5 counts for a part in | shared |
            |---|--:|--:|--:|--:|
            | as it was shipped: 120,000 loans asked on D-7, D-3, D-1 and the due date | 0.441 | 0.793 | 1.33 | 0.470 |
            | learnt from 40,000, trees told the day of asking | 0.447 | 0.794 | 0.97 | 0.470 |
            | the same, and asked on every day of the week before | 0.445 | 0.793 | 1.15 | 0.468 |
            | 120,000, asked on every day, day of asking not told | 0.440 | 0.795 | 1.31 | 0.474 |
            | 200,000, asked on every day and told which, 400 trees a little slower: shipped | 0.458 | 0.797 | 1.15 | 0.471 |

            What a score is divided by on each day, with the model that is shipped now:

            | D-7 | D-6 | D-5 | D-4 | D-3 | D-2 | D-1 | caught by a tenth | mean of bars | told by D-5 | median lead | chance of 5 |
            |--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
            | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 0.446 | 0.448 | 0.65 | 6.6 | 1.00 |
            | 1 | none | none | none | 1 | none | 1 | 0.458 | 0.452 | 0.56 | 7.0 | 1.00 |
            | 1.2 | none | none | none | 1.8 | none | 1 | 0.462 | 0.464 | 0.49 | 4.5 | 0.35 |
            | none | none | none | none | none | none | 1 | 0.487 | 0.486 | 0.00 | 1.0 | 0.00 |
            | none | 1.2 | none | none | none | none | 1 | 0.465 | 0.468 | 0.53 | 5.4 | 0.50 |
            | none | 1.1 | none | none | none | none | 1 | 0.462 | 0.464 | 0.58 | 6.0 | 0.98 |
            | none | 1.05 | none | none | none | none | 1 | 0.462 | 0.461 | 0.60 | 6.0 | 1.00 |
            | none | none | 1 | none | none | none | 1 | 0.470 | 0.466 | 0.67 | 5.0 | 1.00 |
            | none | none | 1.05 | none | none | none | 1 | 0.467 | 0.469 | 0.65 | 5.0 | 0.99 |
            | none | none | 1.1 | none | none | none | 1 | 0.471 | 0.472 | 0.62 | 5.0 | 0.93 |
            | **10** | none | **1.1** | none | **10** | none | **1** | 0.471 | 0.472 | 0.62 | 5.0 | 0.94 |
            | none | none | 1.15 | none | none | none | 1 | 0.471 | 0.473 | 0.60 | 5.0 | 0.80 |
            | none | none | 1.2 | none | none | none | 1 | 0.473 | 0.475 | 0.58 | 5.0 | 0.52 |
            | none | none | 1.25 | none | none | none | 1 | 0.477 | 0.476 | 0.55 | 4.8 | 0.14 |
            | none | none | 1.4 | none | none | none | 1 | 0.481 | 0.477 | 0.48 | 2.5 | 0.00 |
            | 3 | none | 1.1 | none | 3 | none | 1 | 0.468 | 0.470 | 0.62 | 5.0 | 0.95 |
            | 2 | none | 1.1 | none | none | none | 1 | 0.467 | 0.468 | 0.63 | 5.0 | 0.95 |
            | none | 2 | 1.1 | none | none | none | 1 | 0.467 | 0.469 | 0.63 | 5.0 | 0.95 |
            | none | 1.5 | 1.15 | none | none | none | 1 | 0.467 | 0.469 | 0.60 | 5.1 | 0.85 |
            | none | 1.3 | 1.2 | none | none | none | 1 | 0.465 | 0.469 | 0.58 | 5.4 | 0.85 |
            | none | none | 1.1 | 2 | 2 | 2 | 1 | 0.468 | 0.470 | 0.62 | 5.0 | 0.93 |

            *Mean of bars* is the same share over bars from 8.5 to 11.5 %, which is steadier. The last column is the chance that the mean
            over ten worlds of the median lead is 5 or more, if the leads are drawn anew. What was chosen is what catches most by the
            mean of bars where that chance is .9 or more. Each day that tells besides D-5 and D-1 catches less. So many settings were
            tried that the first of them look better than they are: 110 pairs of D-6 and D-5 with each of the last two models (those
            with a chance of .85 or more were compared), and some 1,900 of all seven days with the one shipped before, by a walk from six
            random starts and by grids, none of which caught more at the same lead than two days did.

            Ways to choose whom to tell early, with the model of 120,000 loans that was shipped before, each so that the early day tells
            0.55 of those caught, by the mean of bars; those by balances are three of 36 pairs from 1 to 1.8, of which none was better:

            | told early by | D-6 | D-5 |
            |---|--:|--:|
            | the score of that day | 0.467 | 0.473 |
            | its geometric mean with that of D-7, or of all days since | 0.468 | 0.475 |
            | its mean with them | 0.467 | 0.472 |
            | the lower of it and that of D-7 | 0.468 | |
            | it, more when it rose since D-7 | 0.462 | |
            | it, by 1.2 where a balance is seen and 1.5 where none is | 0.468 | |
            | it, by 1.5 where a balance is seen and 1.1 where none is | 0.461 | |
            | it, by 1.1 where a balance is seen and 1.8 where none is | 0.464 | |
            | it, by the geometric mean of three of the models above | 0.469 | 0.475 |
            """;

    private final List<String> settings = new ArrayList<>();
    private final List<String> checks = new ArrayList<>();
    private long seed;

    void run(DueModel model, long of) {
        seed = of;
        WorldSettings other = WorldSettings.calm(seed, LOANS);
        Dues dues = Dues.of(new Borrowers(other, 1), 0);
        Said shipped = dues.said(model);
        tried("as shipped", shipped);
        tried("who knew the hidden truth", dues.foreseen());
        Said leak = Dues.of(new Borrowers(other, 1), EARLY).said(model);
        tried("behaviour of the 14 days after the asking known: a leak on purpose, must be better", leak);
        checks.add(String.format(
                Locale.ROOT,
                "Behaviour told %d days too early: AUC %.3f against %.3f. A leak shows.",
                EARLY,
                leak.ahead().auc(),
                shipped.ahead().auc()));
        checks.add(String.format(
                Locale.ROOT,
                "The same after the due date, among those unpaid at the end of D+1 by their score of that day: AUC %.3f"
                        + " against %.3f. A leak shows.",
                afterDue(leak, leak.late()),
                afterDue(shipped, shipped.late())));
        for (double strength : new double[] {.5, 0}) {
            Dues weaker = Dues.of(new Borrowers(other, strength), 0);
            String world = "in a world where " + Math.round(100 * strength) + " % of the trouble shows";
            tried("the model as shipped, " + world, weaker.said(model));
            tried("who knew the hidden truth, " + world, weaker.foreseen());
        }
        tried(
                "the model as shipped, where the book says no payday",
                Dues.of(new Borrowers(other, 1, false), 0).said(model));
        tried(
                "in a world under stress 1",
                Dues.of(new Borrowers(other.withStress(1), 1), 0).said(model));
        learnt(dues, other);
    }

    private void learnt(Dues dues, WorldSettings other) {
        Examples fewer = TrainForecast.examples(LOANS, 1);
        String learnt = "learnt from " + LOANS + " loans";
        tried(learnt, dues.said(TrainForecast.train(fewer, LOANS, HazardModel.Calibration.NONE)));
        tried(
                learnt + ", corrected on held-out borrowers",
                dues.said(TrainForecast.train(fewer, LOANS, HazardModel.Calibration.PLATT)));
        tried(
                learnt + ", by a regression",
                dues.said(TrainForecast.train(
                        fewer, new HazardModel.Learner.Regression(5), LOANS, HazardModel.Calibration.NONE)));
        Examples nothing = TrainForecast.examples(LOANS, 0);
        tried(
                "learnt and measured where behaviour tells nothing: habit, plan and calendar alone",
                Dues.of(new Borrowers(other, 0), 0)
                        .said(TrainForecast.train(nothing, LOANS, HazardModel.Calibration.NONE)));
    }

    private void tried(String setting, Said said) {
        Alerted ahead = said.ahead();
        WarningFigures.say(setting + ": capture " + ahead.capture());
        settings.add(String.format(
                Locale.ROOT,
                "| %s | %.3f | %.1f | %.3f | %.2f |",
                setting,
                ahead.capture(),
                ahead.lead(.5),
                ahead.auc(),
                said.aWeekBefore().slope()));
    }

    /** With the outcomes dealt out anew nothing is left to find: a figure that stays high would be a fault of the count. */
    void dealtAnew(Said said) {
        boolean[] dealt = dealt(said.late());
        double[] highest = said.ahead().highest();
        checks.add(String.format(
                Locale.ROOT,
                "Outcomes dealt out anew: AUC %.3f (.5 is chance), the first tenth holds %.1f %% of the late.",
                Ranking.of(highest, dealt).auc(),
                100 * Ranking.of(highest, dealt).captureAt(Alerted.SHARE)));
        boolean[] unpaid = new boolean[said.late().length];
        for (int k = 0; k < unpaid.length; k++) {
            unpaid[k] = said.each()[k][DAY_AFTER] > 0;
        }
        checks.add(String.format(
                Locale.ROOT,
                "The same after the due date, dealt among those unpaid at the end of D+1: AUC %.3f by the score of that day.",
                afterDue(said, dealtAmong(said.late(), unpaid))));
    }

    private static boolean[] dealt(boolean[] late) {
        boolean[] all = new boolean[late.length];
        java.util.Arrays.fill(all, true);
        return dealtAmong(late, all);
    }

    private static boolean[] dealtAmong(boolean[] late, boolean[] among) {
        int[] rows = IntStream.range(0, late.length).filter(k -> among[k]).toArray();
        int[] order = rows.clone();
        new Chance(1).shuffle(order);
        boolean[] dealt = late.clone();
        for (int k = 0; k < rows.length; k++) {
            dealt[rows[k]] = late[order[k]];
        }
        return dealt;
    }

    /** How well the score of D+1 tells apart those who are unpaid then. */
    private static double afterDue(Said said, boolean[] late) {
        int[] unpaid = IntStream.range(0, late.length)
                .filter(k -> said.each()[k][DAY_AFTER] > 0)
                .toArray();
        double[] scores =
                IntStream.of(unpaid).mapToDouble(k -> said.each()[k][DAY_AFTER]).toArray();
        boolean[] of = new boolean[unpaid.length];
        for (int k = 0; k < of.length; k++) {
            of[k] = late[unpaid[k]];
        }
        return Ranking.of(scores, of).auc();
    }

    void write(StringBuilder text) {
        text.append("\n## Settings that were tried\n\nSeed ")
                .append(seed)
                .append(", ")
                .append(LOANS);
        text.append(" loans, by the scores ahead.\n\n"
                + "| setting | caught by a tenth | median lead | AUC | slope |\n|---|--:|--:|--:|--:|\n");
        settings.forEach(line -> text.append(line).append('\n'));
        text.append(CHOSEN_BY);
        text.append("\n## Would a leak show?\n\n");
        checks.forEach(line -> text.append("- ").append(line).append('\n'));
    }
}
