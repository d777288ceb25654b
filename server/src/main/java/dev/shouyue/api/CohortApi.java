package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Right;
import dev.shouyue.risk.signal.Comparison.Found;
import dev.shouyue.warning.Cohorts;
import dev.shouyue.warning.Cohorts.Measure;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened in groups of loans. */
@RestController
class CohortApi {

    private final Platform platform;

    CohortApi(Platform platform) {
        this.platform = platform;
    }

    record CohortCount(long seen, long bad, double share) {}

    /** Whether the share rises from week to week, and by how much a week. */
    record CohortTrend(double perWeek, double pValue, double qValue, boolean rising) {}

    record CohortCell(
            String cell,
            long seen,
            long bad,
            double share,
            double shrunk,
            double low,
            double high,
            double expected,
            double pValue,
            double qValue,
            boolean flagged,
            CohortTrend trend) {

        static CohortCell of(Cohorts.Cell cell) {
            Found found = cell.found();
            return new CohortCell(
                    found.group().name(),
                    found.group().seen(),
                    found.group().bad(),
                    found.share(),
                    found.shrunk(),
                    found.low(),
                    found.high(),
                    found.expected(),
                    found.chance(),
                    found.falseShare(),
                    cell.isFlagged(),
                    new CohortTrend(
                            cell.trend().perStep(), cell.trend().chance(), cell.trendFalseShare(), cell.isRising()));
        }
    }

    record CohortWeek(LocalDate week, String cell, long seen, long bad) {}

    /** The measures that there are, in words. */
    record CohortMeaning(Measure measure, String title, String what) {}

    record CohortTable(
            Measure measure,
            String by,
            LocalDate from,
            LocalDate to,
            @Nullable LocalDate countedTo,
            int fewest,
            double falseShare,
            CohortCount overall,
            List<CohortCell> cells,
            List<CohortWeek> series,
            List<CohortMeaning> measures) {}

    /** One measure of the groups of one kind, with what few seen tell and what they do not. */
    @GetMapping("/api/v1/cohorts")
    @Needs(Right.OVERVIEW_READ)
    CohortTable cohorts(
            @RequestParam Measure measure,
            @RequestParam String by,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        Cohorts.Table table = platform.cohorts.table(
                new Cohorts.Question(measure, Cohorts.by(by), Optional.ofNullable(from), Optional.ofNullable(to)));
        String language = Reader.language();
        return new CohortTable(
                table.measure(),
                table.by().key(),
                table.from(),
                table.to(),
                table.countedTo().orElse(null),
                Cohorts.FEWEST,
                Cohorts.FALSE_SHARE,
                new CohortCount(
                        table.overall().seen(),
                        table.overall().bad(),
                        table.overall().share()),
                table.cells().stream().map(CohortCell::of).toList(),
                table.series().stream()
                        .map(week -> new CohortWeek(week.week(), week.cell(), week.seen(), week.bad()))
                        .toList(),
                List.of(Measure.values()).stream()
                        .map(each -> new CohortMeaning(
                                each,
                                Cohorts.title(each).in(language),
                                Cohorts.meaning(each).in(language)))
                        .toList());
    }
}
