package dev.shouyue.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One measured figure.
 *
 * @param name such as {@code position.per_second_core}
 * @param value as measured
 * @param unit of value and goal
 * @param goal what is to be reached, 0 when no goal is set
 * @param comparedWith what {@code ratio} is taken of
 * @param ratio {@code value} over what it is compared with; 0 when there is nothing to compare with
 */
public record Figure(String name, double value, String unit, double goal, String comparedWith, double ratio) {

    /** A figure that is compared with its goal. */
    static Figure againstGoal(String name, double value, String unit, double goal) {
        return new Figure(name, value, unit, goal, "goal", value / goal);
    }

    /** A figure without a goal of its own, compared with another. */
    static Figure besides(String name, double value, String unit, Figure other) {
        return new Figure(name, value, unit, 0, other.name(), value / other.value());
    }

    /** Writes the figures as a JSON list; the folder is made when it is not there. */
    public static void write(Path file, List<Figure> figures) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(
                file, figures.stream().map(Figure::json).collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n")));
    }

    /** The figures as a Markdown table. */
    static String table(List<Figure> figures, int loans) {
        return table(
                figures,
                "Measured on " + Runtime.getRuntime().availableProcessors()
                        + " cores, database on the same machine, book of "
                        + String.format(Locale.ROOT, "%,d", loans) + " simulated loans.");
    }

    /** The figures as a Markdown table below a sentence that tells how they were measured. */
    static String table(List<Figure> figures, String how) {
        StringBuilder text = new StringBuilder(how + "\n\n");
        text.append("| figure | value | unit | goal | compared with | ratio |\n|---|--:|---|--:|---|--:|\n");
        for (Figure figure : figures) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s | %s |%n",
                    figure.name,
                    number(figure.value),
                    figure.unit,
                    figure.goal == 0 ? "" : number(figure.goal),
                    figure.comparedWith,
                    number(figure.ratio)));
        }
        return text.toString();
    }

    private String json() {
        return String.format(
                Locale.ROOT,
                "{\"name\": \"%s\", \"value\": %s, \"unit\": \"%s\", \"goal\": %s, \"comparedWith\": \"%s\", \"ratio\": %s}",
                name,
                number(value),
                unit,
                number(goal),
                comparedWith,
                number(ratio));
    }

    /** Four figures are more than a run on a shared machine can promise. */
    private static String number(double value) {
        return new java.math.BigDecimal(value)
                .round(new java.math.MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%-36s %12s %-12s %s × %s", name, number(value), unit, number(ratio), comparedWith);
    }
}
