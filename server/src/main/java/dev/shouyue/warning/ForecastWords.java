package dev.shouyue.warning;

import dev.shouyue.decision.Sentence;
import dev.shouyue.risk.due.DueModel;
import dev.shouyue.risk.due.DueReport;
import dev.shouyue.risk.hazard.Forecast;
import java.util.Optional;

/** Forecasts and their model in words. */
public final class ForecastWords {

    private ForecastWords() {}

    /** What a group of reasons is called. */
    public static Sentence group(String group) {
        return Say.of("forecast.group." + group);
    }

    /** What a number is called that the model is told. */
    public static Sentence number(String name) {
        return Say.of("forecast.number." + name);
    }

    /** By how much a group moves the chance to be unpaid. */
    public static Sentence reason(Forecast.Reason reason) {
        long percent = Math.round(100 * Math.abs(Math.expm1(reason.effect())));
        String key = percent == 0
                ? "forecast.reason.same"
                : reason.effect() > 0 ? "forecast.reason.later" : "forecast.reason.sooner";
        return Say.of(key, "group", group(reason.group()), "percent", percent);
    }

    /** Whose book it learnt from. */
    public static Sentence trainedOn(DueModel model) {
        return trainedOn(model.origin(), model.trainedOn(), model.report());
    }

    /** The same of a model of the list. */
    public static Sentence trainedOn(ForecastModels.Version model) {
        return trainedOn(model.origin(), model.trainedOn(), model.report());
    }

    private static Sentence trainedOn(DueModel.Origin origin, String data, Optional<DueReport> report) {
        return report.map(each -> Say.of(
                        "forecast.trainedOn.REPORT",
                        "cases",
                        each.cases(),
                        "borrowers",
                        each.borrowers(),
                        "from",
                        each.from(),
                        "until",
                        each.until()))
                .orElseGet(() -> Say.of("forecast.trainedOn." + origin.name(), "data", data));
    }

    /** What its figures are of. */
    public static Sentence note(DueModel model) {
        return Say.of("forecast.note." + model.origin().name());
    }
}
