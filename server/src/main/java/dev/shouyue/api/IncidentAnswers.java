package dev.shouyue.api;

import dev.shouyue.decision.Sentence;
import dev.shouyue.delinquency.Effect;
import dev.shouyue.delinquency.Incident;
import dev.shouyue.delinquency.Incident.Debits;
import dev.shouyue.delinquency.Incidents;
import dev.shouyue.delinquency.PlanRow;
import dev.shouyue.delinquency.PlanSums;
import dev.shouyue.delinquency.ProtectionEffect;
import dev.shouyue.delinquency.ShortfallCause;
import dev.shouyue.kernel.loan.Fact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is answered about incidents. */
final class IncidentAnswers {

    private IncidentAnswers() {}

    /** An incident in a list. */
    record IncidentRow(
            long id,
            Incident.Kind kind,
            @Nullable String channel,
            Instant from,
            Instant to,
            String reason,
            String author,
            Instant createdAt,
            Incident.Deed deed,
            Incident.State state,
            int version) {

        static IncidentRow of(Incident incident) {
            Incident.Report report = incident.report();
            return new IncidentRow(
                    incident.id(),
                    report.kind(),
                    report.channel().orElse(null),
                    report.from(),
                    report.to(),
                    report.reason(),
                    incident.author(),
                    incident.createdAt(),
                    incident.deed(),
                    incident.state(),
                    incident.version());
        }
    }

    record IncidentPage(List<IncidentRow> items, @Nullable String next) {}

    /** How far something is: loans looked at for the plan, then loans that it is recorded of. */
    record IncidentProgress(
            Incident.Deed deed,
            Incident.State state,
            int version,
            int planTotal,
            int planDone,
            long total,
            long applied,
            long refused) {

        static IncidentProgress of(Incident incident, Incidents.Progress progress) {
            return new IncidentProgress(
                    incident.deed(),
                    incident.state(),
                    incident.version(),
                    incident.planTotal(),
                    incident.planDone(),
                    progress.total(),
                    progress.applied(),
                    progress.refused());
        }
    }

    record ClassMove(String before, String after, long loans) {}

    /**
     * What the plan does to all its loans together.
     *
     * @param lateDays days late that scores no longer count; absent of a plan from before they were counted
     */
    record PlanSummary(
            @Nullable Instant plannedAt,
            long loans,
            long borrowers,
            long installments,
            long dpdDays,
            List<Amount> penalty,
            long bureauMonths,
            long classChanges,
            @Nullable Long lateDays,
            List<ClassMove> classes,
            boolean needsApproval) {

        static PlanSummary of(Incident incident, PlanSums sums, boolean needsApproval) {
            return new PlanSummary(
                    incident.plannedAt().orElse(null),
                    sums.loans(),
                    sums.borrowers(),
                    sums.installments(),
                    sums.dpdDays(),
                    sums.penalty().stream()
                            .map(each -> Amount.of(each.undone(), each.currency()))
                            .toList(),
                    sums.bureauMonths(),
                    sums.classChanges(),
                    sums.lateDays().isPresent() ? sums.lateDays().getAsLong() : null,
                    sums.classes().stream()
                            .map(each -> new ClassMove(each.before(), each.after(), each.loans()))
                            .toList(),
                    needsApproval);
        }
    }

    record Limits(int loans, String sum) {}

    record IncidentStep(Instant at, String actor, String step, String note) {}

    /**
     * An incident with its plan.
     *
     * @param mayDecide whether the one who asks is another than those who told of it and submitted it
     */
    record IncidentView(
            IncidentRow incident,
            boolean due,
            boolean debits,
            @Nullable String debitSource,
            List<String> debitCodes,
            boolean orders,
            boolean listed,
            LocalDate protectUntil,
            @Nullable String submittedBy,
            boolean mayDecide,
            @Nullable String failure,
            PlanSummary plan,
            IncidentProgress progress,
            Limits limits,
            List<IncidentStep> steps) {

        static IncidentView of(Incident incident, Incidents incidents, String reader, String language) {
            Incident.Report report = incident.report();
            PlanSums sums = incidents.sums(incident);
            return new IncidentView(
                    IncidentRow.of(incident),
                    report.due(),
                    report.debits().isPresent(),
                    report.debits().flatMap(Debits::source).orElse(null),
                    report.debits().map(Debits::codes).orElse(List.of()),
                    report.orders(),
                    report.listed(),
                    report.protectUntil(),
                    incident.submittedBy().orElse(null),
                    !reader.equals(incident.author())
                            && incident.submittedBy().filter(reader::equals).isEmpty(),
                    incident.failure().map(why -> Sentence.told(why, language)).orElse(null),
                    PlanSummary.of(incident, sums, incidents.needsApproval(sums)),
                    IncidentProgress.of(incident, incidents.progress(incident)),
                    new Limits(
                            incidents.limits().loans(), incidents.limits().sum().toPlainString()),
                    incidents.steps(incident.id()).stream()
                            .map(step -> new IncidentStep(step.at(), step.actor(), step.step(), step.note()))
                            .toList());
        }
    }

    /**
     * Where a loan stands without a protection or with it.
     *
     * @param lateDays days late that scores count, over all its installments; absent of what was kept before they were counted
     */
    record EffectStanding(
            int dpd,
            int worstDpd,
            Amount penalty,
            String creditClass,
            @Nullable Integer lateDays) {
        static EffectStanding of(Effect.Standing standing, Currency currency) {
            return new EffectStanding(
                    standing.dpd(),
                    standing.worstDpd(),
                    Amount.of(standing.penalty(), currency),
                    standing.creditClass(),
                    standing.lateDays().isPresent() ? standing.lateDays().getAsInt() : null);
        }
    }

    record MonthCorrection(YearMonth month, String sent, String right) {}

    /** A loan of a plan, and what is, or would be, done to it. */
    record TouchedLoan(
            String loan,
            LocalDate from,
            LocalDate to,
            List<Integer> installments,
            EffectStanding before,
            EffectStanding after,
            List<MonthCorrection> bureau,
            boolean applied,
            @Nullable String refused) {

        static TouchedLoan of(PlanRow row, String language) {
            return new TouchedLoan(
                    row.loan(),
                    row.from(),
                    row.to(),
                    row.installments(),
                    EffectStanding.of(row.effect().before(), row.currency()),
                    EffectStanding.of(row.effect().after(), row.currency()),
                    row.effect().bureau().stream()
                            .map(each -> new MonthCorrection(each.month(), each.sent(), each.right()))
                            .toList(),
                    row.applied(),
                    row.refused().map(why -> Sentence.told(why, language)).orElse(null));
        }
    }

    record TouchedLoans(List<TouchedLoan> items, @Nullable String next) {}

    record BureauCorrection(String loan, YearMonth month, String sent, String right, LocalDate recordedOn) {}

    record BureauCorrections(
            List<BureauCorrection> items, @Nullable String next) {}

    /**
     * What a protection undid, or its withdrawal brought back.
     *
     * @param incident absent where people, a court, a proof or a channel's answer were the reason
     * @param author who granted the protection
     * @param installments numbers of those that it is for; none: the whole loan
     * @param before absent, with {@code after}, when it is not known: it came with a file, or before effects were kept
     */
    record ProtectionRow(
            String protection,
            @Nullable Long incident,
            Incident.Deed deed,
            String cause,
            String author,
            List<Integer> installments,
            LocalDate recordedOn,
            LocalDate from,
            LocalDate to,
            @Nullable EffectStanding before,
            @Nullable EffectStanding after,
            List<MonthCorrection> bureau) {

        static ProtectionRow of(ProtectionEffect row, Currency currency) {
            Fact.ProtectionGranted granted = row.granted();
            return new ProtectionRow(
                    granted.header().sourceId(),
                    row.incident().isPresent() ? row.incident().getAsLong() : null,
                    row.deed(),
                    granted.cause().name(),
                    granted.author(),
                    granted.installments(),
                    row.recordedOn(),
                    granted.from(),
                    granted.to(),
                    row.effect()
                            .map(effect -> EffectStanding.of(effect.before(), currency))
                            .orElse(null),
                    row.effect()
                            .map(effect -> EffectStanding.of(effect.after(), currency))
                            .orElse(null),
                    row.effect().map(Effect::bureau).orElse(List.of()).stream()
                            .map(each -> new MonthCorrection(each.month(), each.sent(), each.right()))
                            .toList());
        }
    }

    record ProtectionEffects(List<ProtectionRow> items) {}

    record CauseEvidence(String kind, String source, String sourceId, LocalDateTime valueTime) {}

    /** Why an installment is or was short. */
    record Cause(
            int installment,
            LocalDate due,
            Amount shortfall,
            String cause,
            String ground,
            @Nullable String detail,
            String confidence,
            String text,
            List<CauseEvidence> evidence,
            List<Long> incidents,
            List<String> receipts) {

        static Cause of(ShortfallCause found, Currency currency) {
            return new Cause(
                    found.installment(),
                    found.due(),
                    Amount.of(found.shortfall(), currency),
                    found.cause().name(),
                    found.ground(),
                    found.detail().map(Enum::name).orElse(null),
                    found.confidence().name(),
                    Say.of("cause." + found.ground()).in(Reader.language()),
                    found.evidence().stream()
                            .map(fact -> new CauseEvidence(
                                    fact.getClass().getSimpleName(),
                                    fact.header().source(),
                                    fact.header().sourceId(),
                                    fact.valueTime()))
                            .toList(),
                    found.incidents(),
                    found.receipts());
        }
    }

    record CausesOnDay(LocalDate on, List<Cause> items) {}
}
