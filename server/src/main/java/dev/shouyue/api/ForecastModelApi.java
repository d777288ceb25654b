package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Right;
import dev.shouyue.risk.due.DueModel;
import dev.shouyue.risk.due.DueReport;
import dev.shouyue.warning.ForecastModels;
import dev.shouyue.warning.ForecastWords;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Which models of the forecasts there are, what each was worth, and which of them is asked. */
@RestController
@RequestMapping("/api/v1/models/forecast")
class ForecastModelApi {

    private final ForecastModels models;

    ForecastModelApi(Platform platform) {
        this.models = platform.warnings.forecasts.models;
    }

    /** A figure with its 95 % interval. */
    record ForecastMeasured(double value, double low, double high) {
        static ForecastMeasured of(DueReport.Measured measured) {
            return new ForecastMeasured(measured.value(), measured.low(), measured.high());
        }
    }

    /**
     * What a model was worth where it was learnt.
     *
     * @param inForce of the model in force then, on the same cases
     * @param difference of the new one's figure less the other's
     */
    record ForecastReportLine(
            int horizon,
            DueReport.Figure figure,
            ForecastMeasured own,
            @Nullable ForecastMeasured inForce,
            @Nullable ForecastMeasured difference) {}

    record ForecastReport(
            LocalDate from,
            LocalDate until,
            LocalDate heldFrom,
            double share,
            int borrowers,
            int installments,
            int late,
            int held,
            int heldLate,
            String code,
            String inForce,
            boolean inForceKnew,
            List<ForecastReportLine> lines) {

        static ForecastReport of(DueReport report) {
            return new ForecastReport(
                    report.from(),
                    report.until(),
                    report.heldFrom(),
                    report.share(),
                    report.borrowers(),
                    report.cases(),
                    report.late(),
                    report.held(),
                    report.heldLate(),
                    report.code(),
                    report.inForce(),
                    report.inForceKnew(),
                    report.lines().stream()
                            .map(each -> new ForecastReportLine(
                                    each.horizon(),
                                    each.figure(),
                                    ForecastMeasured.of(each.own()),
                                    each.inForce().map(ForecastMeasured::of).orElse(null),
                                    each.difference().map(ForecastMeasured::of).orElse(null)))
                            .toList());
        }
    }

    record ForecastModelVersion(
            String version,
            String name,
            DueModel.Origin origin,
            String trainedOn,
            String trainedAt,
            boolean inForce,
            boolean wasUsed,
            @Nullable Instant addedAt,
            @Nullable String addedBy,
            @Nullable String why,
            @Nullable ForecastReport report) {

        static ForecastModelVersion of(ForecastModels.Version model, String language) {
            return new ForecastModelVersion(
                    model.version(),
                    model.name(),
                    model.origin(),
                    ForecastWords.trainedOn(model).in(language),
                    model.trainedAt(),
                    model.inForce(),
                    model.wasUsed(),
                    model.added().map(ForecastModels.Added::at).orElse(null),
                    model.added().map(ForecastModels.Added::by).orElse(null),
                    model.added().map(ForecastModels.Added::why).orElse(null),
                    model.report().map(ForecastReport::of).orElse(null));
        }
    }

    record ForecastModelUse(String version, Instant at, String by, String why) {}

    record ForecastModelList(List<ForecastModelVersion> items, List<ForecastModelUse> uses) {}

    /**
     * A model to be kept.
     *
     * @param content of the file that train-forecast wrote
     */
    record ForecastModelFile(
            @Nullable String content, @Nullable String why) {}

    record ForecastModelChoice(
            @Nullable String version, @Nullable String why) {}

    /** All of them, and which was put into force when, the latest first. */
    @GetMapping("/versions")
    @Needs(Right.WARNINGS_READ)
    ForecastModelList forecastModels() {
        String language = Reader.language();
        return new ForecastModelList(
                models.all().stream()
                        .map(each -> ForecastModelVersion.of(each, language))
                        .toList(),
                models.uses().stream()
                        .map(each -> new ForecastModelUse(each.version(), each.at(), each.by(), each.why()))
                        .toList());
    }

    /** Keeps a model; it is asked nothing until it is put into force. */
    @PostMapping("/versions")
    @Needs(value = Right.SIGNALS_MANAGE, audit = "forecast-model.add")
    @ResponseStatus(HttpStatus.CREATED)
    ForecastModelVersion addForecastModel(@RequestBody ForecastModelFile asked, Caller caller) {
        String why = Refusals.required("why", asked.why());
        ForecastModels.Version added = models.add(
                Refusals.required("content", asked.content()),
                why,
                caller.actor().name());
        caller.acted(added.version(), why);
        return ForecastModelVersion.of(added, Reader.language());
    }

    /** Has a model asked from now on; the former one is had back by using it again. */
    @PostMapping("/use")
    @Needs(value = Right.SIGNALS_MANAGE, audit = "forecast-model.use")
    ForecastModelVersion useForecastModel(@RequestBody ForecastModelChoice asked, Caller caller) {
        String version = Refusals.required("version", asked.version());
        String why = Refusals.required("why", asked.why());
        ForecastModels.Version used = models.use(version, why, caller.actor().name());
        caller.acted(version, why);
        return ForecastModelVersion.of(used, Reader.language());
    }
}
