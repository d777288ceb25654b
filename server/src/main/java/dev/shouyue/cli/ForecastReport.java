package dev.shouyue.cli;

import dev.shouyue.decision.Words;
import dev.shouyue.risk.due.DueModel;
import dev.shouyue.risk.due.DueReport;
import dev.shouyue.risk.due.DueReport.Line;
import dev.shouyue.risk.due.DueReport.Measured;
import java.util.Locale;

/** What a model of the forecasts learnt from and was worth, as a page of Markdown. */
final class ForecastReport {

    private final Words words;

    ForecastReport(Words words) {
        this.words = words;
    }

    String text(DueModel model, DueReport report) {
        StringBuilder text = new StringBuilder();
        line(text, "# " + words.say("train.head", "name", model.name(), "version", model.version()));
        line(text, "");
        line(
                text,
                words.say(
                        "train.learnt",
                        "cases",
                        number(report.cases()),
                        "borrowers",
                        number(report.borrowers()),
                        "late",
                        number(report.late()),
                        "from",
                        report.from(),
                        "until",
                        report.until(),
                        "seed",
                        report.seed(),
                        "code",
                        report.code()));
        line(
                text,
                report.share() == 1
                        ? words.say("train.all")
                        : words.say("train.drawn", "n", number(Math.round(1 / report.share()))));
        line(
                text,
                words.say(
                        "train.held",
                        "day",
                        report.heldFrom(),
                        "held",
                        number(report.held()),
                        "late",
                        number(report.heldLate())));
        line(text, words.say("train.intervals"));
        if (report.inForceKnew()) {
            line(text, words.say("train.knew", "version", report.inForce()));
        }
        int horizon = -1;
        for (Line each : report.lines()) {
            if (each.horizon() != horizon) {
                horizon = each.horizon();
                line(text, "");
                line(text, "## " + words.say("train.horizon", "n", horizon));
                line(text, "");
                line(
                        text,
                        "| | " + words.say("train.own") + " | "
                                + words.say("train.inForce", "version", report.inForce()) + " | "
                                + words.say("train.difference") + " |");
                line(text, "|---|--:|--:|--:|");
            }
            line(
                    text,
                    "| " + words.say("train.figure." + each.figure()) + " | " + measured(each.own()) + " | "
                            + each.inForce().map(ForecastReport::measured).orElse("–") + " | "
                            + each.difference().map(ForecastReport::measured).orElse("–") + " |");
        }
        line(text, "");
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    private static String measured(Measured measured) {
        return String.format(Locale.ROOT, "%.3f (%.3f–%.3f)", measured.value(), measured.low(), measured.high());
    }

    private static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }
}
