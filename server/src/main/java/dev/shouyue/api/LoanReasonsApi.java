package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Right;
import dev.shouyue.api.LoanAnswers.CauseView;
import dev.shouyue.api.LoanAnswers.ExplanationView;
import dev.shouyue.api.LoanAnswers.PackRow;
import dev.shouyue.api.LoanAnswers.PackRows;
import dev.shouyue.api.LoanAnswers.Step;
import dev.shouyue.api.LoanAnswers.StepInput;
import dev.shouyue.api.LoanAnswers.TimelineEvent;
import dev.shouyue.api.LoanReadings.Reading;
import dev.shouyue.decision.PackReading;
import dev.shouyue.kernel.position.Explanation;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Trace;
import dev.shouyue.portfolio.Reasons;
import dev.shouyue.servicing.StoredLoan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One loan: why it stands where it stands, under its own pack and under the others. */
@RestController
class LoanReasonsApi {

    private final Platform platform;
    private final LoanReadings readings;

    LoanReasonsApi(Platform platform) {
        this.platform = platform;
        this.readings = new LoanReadings(platform);
    }

    /** Why it is overdue, or why it is not: step by step. */
    @GetMapping("/api/v1/loans/{id}/explanation")
    @Needs(value = Right.LOANS_READ, audit = "loan.read")
    ExplanationView explanation(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable String policy,
            Locale locale) {
        Reading reading = readings.read(id, on, policy);
        StoredLoan loan = reading.loan();
        Explanation why = Explanation.of(loan.terms(), loan.facts(), reading.policy(), reading.day());
        Reasons.Told told = Reasons.in(locale.getLanguage()).told(loan.terms(), loan.facts(), why, reading.pack());
        return new ExplanationView(
                reading.day(),
                reading.policy().pack(),
                reading.policy().effectiveFrom(),
                why.position().state().name(),
                told.sentence(),
                told.cause()
                        .map(cause -> new CauseView(cause.key(), cause.text()))
                        .orElse(null),
                told.steps().stream().map(LoanReasonsApi::step).toList());
    }

    private static Step step(Reasons.Step step) {
        return new Step(
                step.key(),
                step.title(),
                step.text(),
                step.inputs().stream()
                        .map(input -> new StepInput(input.name(), input.value()))
                        .toList(),
                step.result(),
                step.formula().orElse(null),
                step.source().orElse(null),
                step.verdict());
    }

    /** The same facts under every pack, side by side. */
    @GetMapping("/api/v1/loans/{id}/comparison")
    @Needs(value = Right.LOANS_READ, audit = "loan.read")
    PackRows comparison(
            @PathVariable String id, @RequestParam(required = false) @Nullable LocalDate on, Locale locale) {
        Reading own = readings.read(id, on, null);
        StoredLoan loan = own.loan();
        List<PackRow> rows = new ArrayList<>();
        for (String name : platform.packs.names()) {
            Reading reading = own.under(readings.pack(name, loan));
            Explanation why = Explanation.of(loan.terms(), loan.facts(), reading.policy(), reading.day());
            Position position = why.position();
            rows.add(new PackRow(
                    name,
                    PackReading.in(locale.getLanguage()).title(reading.pack()),
                    name.equals(loan.pack()),
                    position.state().name(),
                    Reasons.in(locale.getLanguage()).sentence(loan.terms(), why),
                    position.dpd(),
                    position.bucket(),
                    position.creditClass(),
                    position.dpd() >= reading.policy().badMarkFromDpd(),
                    Reasons.bureauCode(loan.terms(), loan.facts(), reading.policy(), reading.day())
                            .orElse(null),
                    LoanReadings.amount(position.penalty(), loan),
                    LoanReadings.amount(position.pastDue(), loan),
                    LoanReadings.amount(position.carriedByTolerance(), loan),
                    why.trace().events().stream().anyMatch(event -> event.kind() == Trace.Kind.PAID_IN_GRACE)));
        }
        return new PackRows(own.day(), rows);
    }

    /** The facts and what followed from them, in words, oldest first. */
    @GetMapping("/api/v1/loans/{id}/timeline")
    @Needs(value = Right.LOANS_READ, audit = "loan.read")
    UserApi.Everything<TimelineEvent> timeline(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            Locale locale) {
        Reading reading = readings.read(id, to, null);
        StoredLoan loan = reading.loan();
        Trace trace = Trace.of(loan.terms(), loan.facts(), reading.policy(), reading.day());
        return UserApi.Everything.of(
                Reasons.in(locale.getLanguage()).timeline(loan.terms(), loan.facts(), trace, reading.day()).stream()
                        .filter(moment -> from == null || !moment.day().isBefore(from))
                        .map(moment -> new TimelineEvent(
                                moment.day(),
                                moment.kind(),
                                moment.title(),
                                moment.text(),
                                moment.amount()
                                        .map(money -> Amount.of(money.minor(), money.currency()))
                                        .orElse(null),
                                moment.tone(),
                                moment.sourceId().orElse(null)))
                        .toList());
    }
}
