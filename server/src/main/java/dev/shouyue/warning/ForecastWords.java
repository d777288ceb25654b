package dev.shouyue.warning;

import dev.shouyue.decision.Sentence;
import dev.shouyue.risk.due.DueModel;
import dev.shouyue.risk.hazard.Forecast;

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
        return Say.of("forecast.trainedOn." + model.origin().name(), "data", model.trainedOn());
    }

    /** What its figures are of. */
    public static Sentence note(DueModel model) {
        return Say.of("forecast.note." + model.origin().name());
    }
}
