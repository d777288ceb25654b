package dev.shouyue.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Prints target against measured over seeds, as Markdown: {@code CalibrationTable [loans] [seeds] [stress]}. */
final class CalibrationTable {

    private CalibrationTable() {}

    private record Line(String name, String target, ToDoubleFunction<Counting> measure) {}

    private static final List<Line> LINES = List.of(
            new Line("D1, % of principal due", "5.5 (stress 7)", c -> 100 * c.d1()),
            new Line("D1, % of installments", "", c -> 100 * c.d1ByCount()),
            new Line("paid by day 3, % of day-1 amounts", "44", c -> 100 * c.paidBy(3)),
            new Line("paid by day 7", "64", c -> 100 * c.paidBy(7)),
            new Line("paid by day 30", "86 (85-88)", c -> 100 * c.paidBy(30)),
            new Line("paid by day 60", "", c -> 100 * c.paidBy(60)),
            new Line("paid by day 90", "", c -> 100 * c.paidBy(90)),
            new Line("C-M2, %", "0.65-0.80", c -> 100 * c.cm2()),
            new Line("late payers by day 1, % of those within 60 days", "24", c -> 100 * c.payersBy(1)),
            new Line("late payers by day 2", "39", c -> 100 * c.payersBy(2)),
            new Line("late payers by day 3", "50", c -> 100 * c.payersBy(3)),
            new Line("late payers by day 5", "64", c -> 100 * c.payersBy(5)),
            new Line("late payers by day 7", "72", c -> 100 * c.payersBy(7)),
            new Line("late payers by day 14", "85", c -> 100 * c.payersBy(14)),
            new Line("late payers by day 29", "97", c -> 100 * c.payersBy(29)),
            new Line("31-60 stock, % of the book", "1.0-1.9", c -> 100 * c.stock(0)),
            new Line("61-90 stock", "", c -> 100 * c.stock(1)),
            new Line("90+ stock", "2-3.5", c -> 100 * c.stock(2)),
            new Line("roll current to 30-59, %", "", c -> 100 * c.rolled(0, 2)),
            new Line("roll 30-59 to 60-89", "", c -> 100 * c.rolled(2, 3)),
            new Line("stay 30-59", "", c -> 100 * c.rolled(2, 2)),
            new Line("roll 60-89 to 90-119, %", "30", c -> 100 * c.rolled(3, 4)),
            new Line("stay 60-89", "", c -> 100 * c.rolled(3, 3)),
            new Line("roll 90-119 to 120-149", "59", c -> 100 * c.rolled(4, 5)),
            new Line("roll 120-149 to 150+", "67", c -> 100 * c.rolled(5, 6)),
            new Line("150+ stays", "90", c -> 100 * c.rolled(6, 6)),
            new Line("recovered within 120 days, % of charged off", "4", c -> 100 * c.recovered()),
            new Line("failed debits, % of debits", "1-3", c -> 100 * c.debitFailureRate()),
            new Line("of these for funds, %", "> 80", c -> 100 * c.fundsShare()),
            new Line("late after late, %", "", c -> 100 * c.lateAfter(true)),
            new Line("late after on time, %", "", c -> 100 * c.lateAfter(false)),
            new Line("odds of these two", "3.5", Counting::persistence),
            new Line("late on Tuesday against Friday", "1.35", Counting::tuesdayToFriday),
            new Line("new lateness: forgot, %", "40", c -> 100 * c.causeShare(Cause.FORGOT)),
            new Line("short today", "33", c -> 100 * c.causeShare(Cause.SHORT_TODAY)),
            new Line("hardship", "10", c -> 100 * c.causeShare(Cause.HARDSHIP)),
            new Line("technical", "7", c -> 100 * c.causeShare(Cause.TECHNICAL)),
            new Line("residue", "4", c -> 100 * c.causeShare(Cause.RESIDUE)),
            new Line("dispute", "2", c -> 100 * c.causeShare(Cause.DISPUTE)),
            new Line("unwilling", "4", c -> 100 * c.causeShare(Cause.UNWILLING)),
            new Line("facts a loan", "", c -> (double) c.facts / c.loans));

    public static void main(String[] args) {
        int loans = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        int seeds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        double stress = args.length > 2 ? Double.parseDouble(args[2]) : 0;
        List<Counting> worlds = IntStream.rangeClosed(1, seeds)
                .parallel()
                .mapToObj(seed -> Counting.of(WorldSettings.calm(seed, loans).withStress(stress)))
                .toList();
        System.out.printf("%,d loans, seeds 1 to %d, stress %s. Simulated.%n%n", loans, seeds, stress);
        System.out.println("| measure | target | mean | spread | least | most |");
        System.out.println("|---|---|---|---|---|---|");
        for (Line line : LINES) {
            double[] values = worlds.stream().mapToDouble(line.measure()).toArray();
            double mean = Arrays.stream(values).average().orElse(0);
            double spread = Math.sqrt(
                    Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / Math.max(values.length - 1, 1));
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.2f | %.2f | %.2f | %.2f |%n",
                    line.name(),
                    line.target(),
                    mean,
                    spread,
                    Arrays.stream(values).min().orElse(0),
                    Arrays.stream(values).max().orElse(0));
        }
    }
}
