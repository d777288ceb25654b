package dev.shouyue.risk.due;

import dev.shouyue.risk.json.Json;
import dev.shouyue.risk.json.Members;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model learnt from a book, and what it was worth there: three models, each from the earlier cases of two thirds of
 * the borrowers, were asked about the later cases of the third that they had not seen. The model in force until then was
 * asked about the same.
 *
 * @param from first due date of the cases
 * @param until last day that was known
 * @param heldFrom the cases asked about from this day on are measured on; the models that are measured know nothing of it
 * @param share of the borrowers of the book whose cases were taken, drawn by chance; every case counts the same
 * @param borrowers in the cases
 * @param cases learnt from by the model itself, in the end all of them
 * @param late of them more than 7 days late
 * @param held cases that were measured on: asked about before their due date, and 7 days after it had passed by then; the
 *     lines of a shorter horizon have those besides of which only that horizon had passed
 * @param heldLate of them more than 7 days late
 * @param seed that chance followed
 * @param code version of the program
 * @param inForce version of the model that was asked until then; empty when it was not compared
 * @param inForceKnew whether that one had learnt from this book on days that were measured on, which flatters it
 */
public record DueReport(
        LocalDate from,
        LocalDate until,
        LocalDate heldFrom,
        double share,
        int borrowers,
        int cases,
        int late,
        int held,
        int heldLate,
        long seed,
        String code,
        String inForce,
        boolean inForceKnew,
        List<Line> lines) {

    /** Keeps its own copy. */
    public DueReport {
        lines = List.copyOf(lines);
    }

    /** What is measured. */
    public enum Figure {
        /** Area under the ROC curve. */
        AUC,
        /** Kolmogorov-Smirnov distance. */
        KS,
        /** Of the late, the share among the first twentieth by forecast. */
        CAPTURE_5,
        /** Among the first tenth. */
        CAPTURE_10,
        /** Among the first fifth. */
        CAPTURE_20,
        /** Of the calibration on the log-odds; 1 is to the point. */
        SLOPE,
        /** Mean distance of forecast and outcome over tenths. */
        DECILE_GAP
    }

    /** A figure with the 95 % interval over resampled borrowers. */
    public record Measured(double value, double low, double high) {}

    /**
     * One figure.
     *
     * @param horizon late by more than so many days
     * @param own of the new model
     * @param inForce of the one that was asked until then, on the same cases
     * @param difference the new one's less the other's
     */
    public record Line(
            int horizon, Figure figure, Measured own, Optional<Measured> inForce, Optional<Measured> difference) {}

    /** One line of text that {@link #read(String)} gives the same report of. */
    public String toText() {
        return Json.line(members());
    }

    /**
     * Reads a report.
     *
     * @throws IllegalArgumentException when the text is none
     */
    public static DueReport read(String text) {
        return read(Members.read(text, "report"));
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("from", from.toString());
        members.put("until", until.toString());
        members.put("heldFrom", heldFrom.toString());
        members.put("share", share);
        members.put("borrowers", borrowers);
        members.put("cases", cases);
        members.put("late", late);
        members.put("held", held);
        members.put("heldLate", heldLate);
        members.put("seed", Long.toString(seed)); // a double would not hold every seed
        members.put("code", code);
        members.put("inForce", inForce);
        members.put("inForceKnew", inForceKnew ? 1 : 0);
        members.put("lines", lines.stream().map(DueReport::members).toList());
        return members;
    }

    private static Map<String, Object> members(Line line) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("horizon", line.horizon);
        members.put("figure", line.figure.name());
        members.put("own", numbers(line.own));
        line.inForce.ifPresent(each -> members.put("inForce", numbers(each)));
        line.difference.ifPresent(each -> members.put("difference", numbers(each)));
        return members;
    }

    private static double[] numbers(Measured measured) {
        return new double[] {measured.value, measured.low, measured.high};
    }

    /** @throws IllegalArgumentException when it is no report */
    static DueReport read(Members members) {
        List<Line> lines = new ArrayList<>();
        for (Object each : members.list("lines")) {
            Members line = Members.of(each, "line");
            lines.add(new Line(
                    (int) line.number("horizon"),
                    Figure.valueOf(line.text("figure")),
                    measured(line, "own"),
                    line.all().containsKey("inForce") ? Optional.of(measured(line, "inForce")) : Optional.empty(),
                    line.all().containsKey("difference")
                            ? Optional.of(measured(line, "difference"))
                            : Optional.empty()));
        }
        return new DueReport(
                day(members, "from"),
                day(members, "until"),
                day(members, "heldFrom"),
                members.number("share"),
                (int) members.number("borrowers"),
                (int) members.number("cases"),
                (int) members.number("late"),
                (int) members.number("held"),
                (int) members.number("heldLate"),
                Long.parseLong(members.text("seed")),
                members.text("code"),
                members.text("inForce"),
                members.number("inForceKnew") == 1,
                lines);
    }

    private static LocalDate day(Members members, String name) {
        try {
            return LocalDate.parse(members.text(name));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "forecast.report." + name + " '" + members.text(name) + "' is no day such as 2026-11-24", e);
        }
    }

    private static Measured measured(Members line, String name) {
        double[] numbers = line.numbers(name);
        if (numbers.length != 3) {
            throw new IllegalArgumentException("forecast.report.lines." + name + " has " + numbers.length
                    + " numbers; a figure has a value and two ends");
        }
        return new Measured(numbers[0], numbers[1], numbers[2]);
    }
}
