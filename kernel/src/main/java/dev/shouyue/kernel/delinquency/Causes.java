package dev.shouyue.kernel.delinquency;

import dev.shouyue.kernel.calendar.EpochDays;
import dev.shouyue.kernel.delinquency.CauseFound.Confidence;
import dev.shouyue.kernel.delinquency.CauseFound.Detail;
import dev.shouyue.kernel.delinquency.CauseFound.Ground;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.CauseRule;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import dev.shouyue.kernel.schedule.Installment;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The cause of a shortfall, from hard evidence only. Rules in the order in which they are tried; the first that holds
 * decides:
 *
 * <ol>
 *   <li>A protection for a fault of the lender or a channel falls on the due or grace days, or money of the borrower that
 *       covers what is missing lies unallocated: technical (domain sheet, section 1, "technical arrears").
 *   <li>The failed debit with the last chance failed for a technical reason, limit and date included: technical (section
 *       9: system, limit / date, duplicate).
 *   <li>A dispute that is open. It stands behind what is technical for certain, whose evidence then names it too, and before
 *       a technical reason against which other attempts speak.
 *   <li>Principal and interest are paid by now and only charges are left: a residue.
 *   <li>Hardship that was stated: certain by a court or a document, likely by somebody's word.
 *   <li>That debit failed for want of funds, or because of account or mandate (section 9).
 *   <li>The money came in time and was returned: funds, the reason of most returns (section 10: over 80 %).
 *   <li>A tolerated shortfall, or a small share of the bill: a residue.
 *   <li>Paid in full within two days of the last free day with no failed debit: forgotten (ai sheet, section 4).
 *   <li>A refusal that was recorded as said: unwilling; never where anything speaks for a cause above, if only in part.
 * </ol>
 *
 * Days and shares are settings of the policy pack ({@link CauseRule}). Pure and deterministic.
 */
public final class Causes {

    private final Facts facts;
    private final Policy policy;
    private final Terms terms;
    private final Position position;
    private final InstallmentPosition row;
    private final Statements statements;

    private Causes(Terms terms, Facts facts, Policy policy, Position position, InstallmentPosition row) {
        this.terms = terms;
        this.facts = facts;
        this.policy = policy;
        this.position = position;
        this.row = row;
        this.statements = new Statements(facts, row, position.date());
    }

    /** Why installment {@code number} is or was short, by the facts valued until {@code asOf}. */
    public static Optional<CauseFound> of(Terms terms, Facts facts, Policy policy, int number, LocalDate asOf) {
        return of(terms, facts, policy, Positions.on(terms, facts, policy, asOf), number);
    }

    /**
     * Why installment {@code number} is or was short; empty when it is not and was not.
     *
     * @param position of the loan under {@code policy}; facts after its date do not count
     */
    public static Optional<CauseFound> of(Terms terms, Facts facts, Policy policy, Position position, int number) {
        for (InstallmentPosition row : position.installments()) {
            if (row.number() == number) {
                Causes causes = new Causes(terms, facts, policy, position, row);
                return causes.shortfall() > 0 ? Optional.of(causes.find()) : Optional.empty();
            }
        }
        throw new IllegalArgumentException("loan " + terms.loan() + " has no installment " + number);
    }

    /** What was missing on the last free day; before it has passed, what is missing now. */
    private long shortfall() {
        if (row.shortfall() > 0) {
            return row.shortfall();
        }
        return row.state().isOpen() ? row.outstanding() : 0;
    }

    private CauseFound find() {
        Optional<CauseFound> dispute = statements.disputed();
        Optional<CauseFound> technical = protection()
                .or(this::unallocatedMoney)
                .or(() -> failedDebit(true))
                .filter(found -> dispute.isEmpty() || found.confidence() == Confidence.HIGH)
                .map(found -> dispute.map(open -> with(found, open.evidence())).orElse(found));
        return technical
                .or(() -> dispute)
                .or(this::chargesOnly)
                .or(statements::inHardship)
                .or(() -> failedDebit(false))
                .or(this::returnedPayment)
                .or(this::smallShare)
                .or(this::paidSoon)
                .or(() -> Optional.of(statements)
                        .filter(said -> !hasOtherEvidence())
                        .flatMap(Statements::refused))
                .orElse(new CauseFound(Cause.UNKNOWN, Ground.NOTHING, Optional.empty(), Confidence.LOW, List.of()));
    }

    private CauseFound with(CauseFound found, List<Fact> more) {
        List<Fact> all = facts.inOrder().stream()
                .filter(fact -> found.evidence().contains(fact) || more.contains(fact))
                .toList();
        return new CauseFound(found.cause(), found.ground(), found.detail(), found.confidence(), all);
    }

    /** Whether anything speaks for another cause than a refusal, though no rule above found it enough. */
    private boolean hasOtherEvidence() {
        return row.isTechnical()
                || !attempts().isEmpty()
                || position.credit() > 0
                || Positions.on(terms, facts, policy, row.freeUntil()).credit() > 0;
    }

    private Optional<CauseFound> protection() {
        Set<String> withdrawn = new HashSet<>();
        for (Fact fact : facts.inOrder()) {
            if (fact instanceof Fact.ProtectionWithdrawn withdrawal) {
                withdrawn.add(withdrawal.protection());
            }
        }
        List<Fact> protections = facts.inOrder().stream() // whenever they were granted
                .filter(fact -> fact instanceof Fact.ProtectionGranted granted
                        && granted.cause().isTechnical()
                        && granted.covers(row.number())
                        && !withdrawn.contains(granted.header().sourceId())
                        && !granted.from().isAfter(row.freeUntil())
                        && !granted.to().isBefore(row.due()))
                .toList();
        boolean allOfChannels = protections.stream()
                .allMatch(fact -> fact instanceof Fact.ProtectionGranted granted
                        && granted.cause() == Fact.ProtectionCause.CHANNEL_INCIDENT);
        return found(
                Cause.TECHNICAL,
                Ground.PROTECTION,
                Optional.of(allOfChannels ? Detail.CHANNEL : Detail.OURS),
                Confidence.HIGH,
                protections);
    }

    private Optional<CauseFound> unallocatedMoney() {
        if (row.freeUntil().isBefore(position.date())) {
            Position onLastDay = Positions.on(terms, facts, policy, row.freeUntil());
            List<Fact> inTime = lyingPayments(onLastDay, shortfall());
            if (!inTime.isEmpty()) {
                return unallocated(inTime);
            }
        }
        return row.state().isOpen() ? unallocated(lyingPayments(position, row.outstanding())) : Optional.empty();
    }

    private static Optional<CauseFound> unallocated(List<Fact> payments) {
        return found(Cause.TECHNICAL, Ground.UNALLOCATED_MONEY, Optional.of(Detail.OURS), Confidence.HIGH, payments);
    }

    /**
     * The payments that lie unallocated on a day, latest first until they make up what lies there; none when that is
     * less than {@code needed}. Money that came after the cut-off of the day does not lie there yet.
     */
    private List<Fact> lyingPayments(Position on, long needed) {
        long lying = on.credit();
        List<Fact> payments = new ArrayList<>();
        long found = 0;
        for (Fact fact : facts.inOrder().reversed()) {
            if (fact instanceof Fact.PaymentReceived payment && stands(payment, on.date())) {
                if (isAfterCutOff(payment, on.date())) {
                    lying -= payment.amount();
                } else if (found < lying) {
                    payments.addFirst(payment);
                    found += payment.amount();
                }
            }
        }
        return lying >= needed ? payments : List.of();
    }

    private boolean isAfterCutOff(Fact.PaymentReceived payment, LocalDate day) {
        LocalTime cutOff = policy.cutOff();
        return !cutOff.equals(LocalTime.MIDNIGHT)
                && payment.valueDate().equals(day)
                && !payment.valueTime().toLocalTime().isBefore(cutOff);
    }

    private Optional<CauseFound> failedDebit(boolean technical) {
        DebitFailure reason = row.failedDebit().orElse(null);
        if (reason == null || reason.isTechnical() != technical) {
            return Optional.empty();
        }
        Cause cause = causeOf(reason);
        List<Fact> attempts = attempts();
        boolean unanimous = attempts.stream()
                .allMatch(fact -> fact instanceof Fact.DebitFailed failed && causeOf(failed.reason()) == cause);
        return found(
                cause,
                Ground.FAILED_DEBIT,
                detailOf(reason),
                unanimous ? Confidence.HIGH : Confidence.MEDIUM,
                attempts);
    }

    private static Optional<Detail> detailOf(DebitFailure reason) {
        return switch (reason) {
            case FUNDS, ACCOUNT, MANDATE -> Optional.empty();
            case LIMIT_OR_DATE -> Optional.of(Detail.LIMIT_OR_DATE);
            case SYSTEM -> Optional.of(Detail.CHANNEL);
            case DUPLICATE -> Optional.of(Detail.OURS);
        };
    }

    private static Cause causeOf(DebitFailure reason) {
        return switch (reason) {
            case FUNDS -> Cause.FUNDS;
            case ACCOUNT, MANDATE -> Cause.ACCOUNT_OR_MANDATE;
            case LIMIT_OR_DATE, SYSTEM, DUPLICATE -> Cause.TECHNICAL;
        };
    }

    /** Debits that failed near the due date, and nearer to it than to that of another installment. */
    private List<Fact> attempts() {
        int due = EpochDays.of(row.due());
        int free = EpochDays.of(row.freeUntil());
        return evidence(fact -> fact instanceof Fact.DebitFailed failed
                && policy.causes().isNear(due, free, EpochDays.of(failed.valueDate()))
                && isNearest(EpochDays.of(failed.valueDate())));
    }

    private boolean isNearest(int day) {
        InstallmentPosition nearest = row;
        for (InstallmentPosition other : position.installments()) {
            int far = Math.abs(EpochDays.of(other.due()) - day);
            int near = Math.abs(EpochDays.of(nearest.due()) - day);
            if (far < near || (far == near && other.due().isBefore(nearest.due()))) {
                nearest = other;
            }
        }
        return nearest.due().equals(row.due());
    }

    private Optional<CauseFound> chargesOnly() {
        if (!row.state().isOpen() || row.principal() != 0 || row.interest() != 0) {
            return Optional.empty();
        }
        Optional<Detail> detail = Optional.of(row.fee() > 0 ? Detail.FEE : Detail.PENALTY);
        return found(Cause.RESIDUE, Ground.CHARGES_ONLY, detail, Confidence.HIGH, evidence(fact -> switch (fact) {
            case Fact.FeeCharged fee ->
                fee.installment().isEmpty()
                        ? !fee.valueDate().isBefore(row.due())
                        : fee.installment().getAsInt() == row.number();
            case Fact.PaymentReceived payment -> isForThis(payment);
            default -> false;
        }));
    }

    private Optional<CauseFound> returnedPayment() {
        Set<String> returned = new HashSet<>();
        for (Fact fact : facts.inOrder()) {
            if (fact instanceof Fact.PaymentReversed reversal
                    && !reversal.valueDate().isAfter(position.date())
                    && reversal.valueDate()
                            .isAfter(row.due().minusDays(policy.causes().debitDaysBefore()))) {
                returned.add(reversal.payment());
            }
        }
        Set<String> inTime = new HashSet<>();
        for (Fact fact : facts.inOrder()) {
            if (fact instanceof Fact.PaymentReceived payment
                    && returned.contains(payment.header().sourceId())
                    && isInTime(payment)) {
                inTime.add(payment.header().sourceId());
            }
        }
        return found(
                Cause.FUNDS, Ground.RETURNED_PAYMENT, Optional.empty(), Confidence.LOW, evidence(fact -> switch (fact) {
                    case Fact.PaymentReceived payment ->
                        inTime.contains(payment.header().sourceId());
                    case Fact.PaymentReversed reversal -> inTime.contains(reversal.payment());
                    default -> false;
                }));
    }

    private Optional<CauseFound> smallShare() {
        boolean tolerated = row.state() == InstallmentPosition.State.TOLERATED
                || row.state() == InstallmentPosition.State.WRITTEN_OFF;
        if (!tolerated && !policy.causes().isResidue(shortfall(), billed())) {
            return Optional.empty();
        }
        List<Fact> plans = plansThatChanged();
        return found(
                Cause.RESIDUE,
                Ground.SMALL_SHARE,
                Optional.of(plans.isEmpty() ? Detail.ROUNDING : Detail.PRICE_CHANGE),
                Confidence.MEDIUM,
                evidence(fact ->
                        plans.contains(fact) || (fact instanceof Fact.PaymentReceived payment && isForThis(payment))));
    }

    /** The plans by which the bill grew by at least what is missing: it was paid by the plan before. */
    private List<Fact> plansThatChanged() {
        List<Fact> changed = new ArrayList<>();
        long before = billed(terms.schedule().installments());
        Set<Fact.PlanChanged> undone = facts.undonePlans(position.date());
        for (Fact fact : facts.inOrder()) {
            if (fact instanceof Fact.PlanChanged plan
                    && !plan.valueDate().isAfter(row.due())
                    && !undone.contains(plan)
                    && billed(plan.installments()) > 0) {
                long now = billed(plan.installments());
                if (before > 0 && now > before && now - before >= shortfall()) {
                    changed.add(plan);
                }
                before = now;
            }
        }
        return changed;
    }

    private Optional<CauseFound> paidSoon() {
        LocalDate settled = row.settledOn().orElse(LocalDate.MAX);
        boolean whole = shortfall() >= billed();
        if (!whole || settled.isAfter(row.freeUntil().plusDays(policy.causes().forgottenWithinDays()))) {
            return Optional.empty();
        }
        return found(
                Cause.FORGOTTEN,
                Ground.PAID_SOON,
                Optional.empty(),
                Confidence.LOW,
                evidence(fact -> fact instanceof Fact.PaymentReceived payment
                        && isForThis(payment)
                        && !payment.valueDate().isAfter(settled)));
    }

    /** What the installment was billed at, by the terms or the latest plan. */
    private long billed() {
        long billed = billed(terms.schedule().installments());
        Set<Fact.PlanChanged> undone = facts.undonePlans(position.date());
        for (Fact fact : facts.inOrder()) {
            if (fact instanceof Fact.PlanChanged plan
                    && !plan.valueDate().isAfter(position.date())
                    && !undone.contains(plan)) {
                billed = Math.max(billed, billed(plan.installments()));
            }
        }
        return billed;
    }

    private long billed(List<Installment> plan) {
        for (Installment installment : plan) {
            if (installment.number() == row.number() && installment.due().equals(row.due())) {
                return installment.total();
            }
        }
        return 0;
    }

    /** Money that came from the day the installment was first paid, and was not debited for another one. */
    private boolean isForThis(Fact.PaymentReceived payment) {
        LocalDate first = row.firstPaidOn().orElse(LocalDate.MAX);
        return !payment.valueDate().isBefore(first)
                && (payment.installment().isEmpty() || payment.installment().getAsInt() == row.number());
    }

    private boolean isInTime(Fact.PaymentReceived payment) {
        long early = ChronoUnit.DAYS.between(payment.valueDate(), row.due());
        return early <= policy.causes().debitDaysBefore()
                && !payment.valueDate().isAfter(row.freeUntil())
                && (payment.installment().isEmpty() || payment.installment().getAsInt() == row.number());
    }

    private boolean stands(Fact.PaymentReceived payment, LocalDate date) {
        return !payment.valueDate().isAfter(date)
                && facts.inOrder().stream()
                        .noneMatch(fact -> fact instanceof Fact.PaymentReversed reversal
                                && reversal.payment().equals(payment.header().sourceId())
                                && !reversal.valueDate().isAfter(date));
    }

    /** Facts valued until the date of the position. */
    private List<Fact> evidence(Predicate<Fact> condition) {
        return facts.inOrder().stream()
                .filter(fact -> !fact.valueDate().isAfter(position.date()))
                .filter(condition)
                .toList();
    }

    private static Optional<CauseFound> found(
            Cause cause, Ground ground, Optional<Detail> detail, Confidence confidence, List<Fact> evidence) {
        return evidence.isEmpty()
                ? Optional.empty()
                : Optional.of(new CauseFound(cause, ground, detail, confidence, evidence));
    }
}
