package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.risk.due.DueModel;
import dev.shouyue.risk.due.Groups;
import dev.shouyue.risk.hazard.Forecast;
import dev.shouyue.warning.ForecastWords;
import dev.shouyue.warning.Forecasts;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How late the next installments will be, why, and how good the model is that says so. */
@RestController
@RequestMapping("/api/v1")
class ForecastApi {

    private static final int LARGEST_PAGE = 500;
    private static final int DAYS_AHEAD = 7;

    private final Forecasts forecasts;
    private final Cursors cursors;

    ForecastApi(Platform platform, Cursors cursors) {
        this.forecasts = platform.warnings.forecasts;
        this.cursors = cursors;
    }

    record ForecastModelName(String name, String version, String trainedOn) {}

    /**
     * A reason.
     *
     * @param effect added to the logarithm of the chance to be unpaid; positive makes it later
     */
    record ForecastReason(String group, double effect, String sentence) {}

    record LoanForecast(
            LocalDate askedOn,
            int installment,
            LocalDate dueOn,
            Amount amount,
            double late0,
            double late3,
            double late7,
            double late30,
            double expectedDaysLate,
            List<ForecastReason> reasons,
            ForecastModelName model) {}

    /**
     * An installment of the list.
     *
     * @param daysToDue days of the calendar from the day of asking to the due date; negative past it
     */
    record ForecastRow(
            String loan,
            String borrower,
            int installment,
            LocalDate dueOn,
            int daysToDue,
            double late0,
            double late3,
            double late7,
            double late30,
            boolean alerted) {}

    record ForecastPage(List<ForecastRow> items, @Nullable String next) {}

    record ForecastFeature(String name, String title, String group, double importance) {}

    record ForecastGroup(String group, String title) {}

    record ForecastTenth(double forecast, double seen, int count) {}

    record ForecastCalibration(int horizon, double slope, double gap, List<ForecastTenth> deciles) {}

    record ForecastFigure(
            String name,
            double value,
            @Nullable Double low,
            @Nullable Double high,
            String note) {}

    record ForecastLive(
            long scored,
            int due,
            @Nullable Double aucLate0,
            @Nullable Double slope) {}

    record ForecastModel(
            String name,
            String version,
            DueModel.Origin origin,
            String trainedOn,
            String trainedAt,
            boolean inForce,
            List<ForecastFeature> features,
            List<ForecastGroup> groups,
            List<ForecastCalibration> calibration,
            List<ForecastFigure> figures,
            ForecastLive live) {}

    /** Of the oldest installment that is not paid, as the last closed day left it. */
    @GetMapping("/loans/{id}/forecast")
    @Needs(value = Right.WARNINGS_READ, audit = "forecast.read")
    LoanForecast loanForecast(@PathVariable String id) {
        if (!forecasts.has(id)) {
            throw new Refusal.Unknown(Say.of("loan.unknown", "id", id));
        }
        Forecasts.Said said =
                forecasts.of(id).orElseThrow(() -> new Refusal.Unknown(Say.of("forecast.nothingAhead", "id", id)));
        String language = Reader.language();
        Forecast forecast = said.forecast();
        DueModel model = said.model();
        return new LoanForecast(
                said.askedOn(),
                said.asked().installment(),
                said.asked().due(),
                LoanReadings.amount(said.asked().amount(), said.loan()),
                forecast.late0(),
                forecast.late3(),
                forecast.late7(),
                forecast.late30(),
                forecast.expectedDaysLate(),
                forecast.reasons().stream()
                        .map(each -> new ForecastReason(
                                each.group(),
                                each.effect(),
                                ForecastWords.reason(each).in(language)))
                        .toList(),
                new ForecastModelName(
                        model.name(),
                        model.version(),
                        ForecastWords.trainedOn(model).in(language)));
    }

    /** Which installments are listed. */
    enum ForecastScope {
        /** Due on the day after the last closed one, or later. */
        AHEAD,
        /** Due on the last closed day or before, and not paid. */
        OVERDUE,
        ALL
    }

    /**
     * The most likely to be more than a week late first. Without a scope: those whose due date is still to come, or all
     * where a date is given.
     */
    @GetMapping("/forecasts")
    @Needs(value = Right.WARNINGS_READ, audit = "forecasts.read")
    ForecastPage forecasts(
            @RequestParam(required = false) @Nullable LocalDate dueFrom,
            @RequestParam(required = false) @Nullable LocalDate dueTo,
            @RequestParam(required = false) @Nullable ForecastScope scope,
            @RequestParam(required = false) @Nullable Double least,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        Refusals.limit(limit, LARGEST_PAGE);
        double bar = least == null ? 0 : least;
        if (!(bar >= 0 && bar <= 1)) {
            throw new Refusal.BadValue(
                    "least",
                    String.valueOf(bar),
                    Say.of("expected.range", "from", 0, "to", 1),
                    Say.of("forecast.least", "value", bar));
        }
        ForecastScope chosen =
                scope != null ? scope : dueFrom == null && dueTo == null ? ForecastScope.AHEAD : ForecastScope.ALL;
        LocalDate closed = forecasts.askedTo().orElse(LocalDate.EPOCH);
        LocalDate from = later(chosen == ForecastScope.AHEAD ? closed.plusDays(1) : LocalDate.EPOCH, dueFrom);
        LocalDate to = sooner(chosen == ForecastScope.OVERDUE ? closed : closed.plusDays(DAYS_AHEAD), dueTo);
        String list = "forecasts" + from + to + bar;
        List<Forecasts.Row> found = forecasts.page(from, to, bar, after(list, cursor), limit + 1);
        List<Forecasts.Row> shown = found.subList(0, Math.min(limit, found.size()));
        caller.acted("", shown.size() + " forecasts");
        return new ForecastPage(
                shown.stream()
                        .map(each -> new ForecastRow(
                                each.loan(),
                                caller.shown(each.borrower()),
                                each.installment(),
                                each.dueOn(),
                                (int) ChronoUnit.DAYS.between(each.askedOn(), each.dueOn()),
                                each.late0(),
                                each.late3(),
                                each.late7(),
                                each.late30(),
                                each.alerted()))
                        .toList(),
                found.size() > limit ? cursors.seal(list, after(shown.getLast())) : null);
    }

    private static LocalDate later(LocalDate bound, @Nullable LocalDate asked) {
        return asked == null || asked.isBefore(bound) ? bound : asked;
    }

    private static LocalDate sooner(LocalDate bound, @Nullable LocalDate asked) {
        return asked == null || asked.isAfter(bound) ? bound : asked;
    }

    private static List<String> after(Forecasts.Row last) {
        return List.of(
                String.valueOf(last.late7()),
                String.valueOf(last.key().borrowerId()),
                String.valueOf(last.key().loanId()));
    }

    private Optional<Forecasts.After> after(String list, @Nullable String cursor) {
        if (cursor == null) {
            return Optional.empty();
        }
        List<String> values = cursors.open(list, cursor);
        return Optional.of(new Forecasts.After(
                Double.parseDouble(values.get(0)), Long.parseLong(values.get(1)), Long.parseLong(values.get(2))));
    }

    /** The model in force, or another, with what it was worth on borrowers it had not seen, and how forecasts have held. */
    @GetMapping("/models/forecast")
    @Needs(Right.WARNINGS_READ)
    ForecastModel forecastModel(@RequestParam(required = false) @Nullable String version) {
        String language = Reader.language();
        DueModel inForce = forecasts.model();
        DueModel model = version == null ? inForce : forecasts.models.model(version);
        Map<String, String> groups = Groups.byName();
        Forecasts.Live live = forecasts.live(model.version());
        return new ForecastModel(
                model.name(),
                model.version(),
                model.origin(),
                ForecastWords.trainedOn(model).in(language),
                model.trainedAt(),
                model.version().equals(inForce.version()),
                model.importance().entrySet().stream()
                        .sorted(Comparator.comparingDouble((Map.Entry<String, Double> each) -> -each.getValue())
                                .thenComparing(Map.Entry::getKey))
                        .map(each -> new ForecastFeature(
                                each.getKey(),
                                ForecastWords.number(each.getKey()).in(language),
                                groups.getOrDefault(each.getKey(), Groups.HABIT),
                                each.getValue()))
                        .toList(),
                Groups.ALL.stream()
                        .map(each -> new ForecastGroup(
                                each, ForecastWords.group(each).in(language)))
                        .toList(),
                model.checks().stream().map(ForecastApi::calibration).toList(),
                model.figures().stream()
                        .map(each -> new ForecastFigure(
                                each.name(),
                                each.value(),
                                null,
                                null,
                                ForecastWords.note(model).in(language)))
                        .toList(),
                new ForecastLive(live.scored(), live.due(), orNull(live.aucLate0()), orNull(live.slope())));
    }

    private static ForecastCalibration calibration(DueModel.Check check) {
        return new ForecastCalibration(
                check.horizon(),
                check.slope(),
                check.gap(),
                check.tenths().stream()
                        .map(each -> new ForecastTenth(each.forecast(), each.seen(), each.count()))
                        .toList());
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
