package dev.shouyue.delinquency;

import dev.shouyue.kernel.delinquency.Cause;
import dev.shouyue.kernel.delinquency.CauseFound;
import dev.shouyue.kernel.delinquency.CauseFound.Confidence;
import dev.shouyue.kernel.delinquency.CauseFound.Detail;
import dev.shouyue.kernel.delinquency.CauseFound.Ground;
import dev.shouyue.kernel.delinquency.Causes;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.servicing.StoredLoan;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Why a loan is short: from its facts as they are known now and the incidents that are known now, so that the answer changes
 * when a fact arrives and nothing has to be told to change it. Hard evidence comes first; in this order:
 *
 * <ol>
 *   <li>a protection, money that lies unallocated, a failed debit with a technical reason: technical, by the kernel
 *   <li>an incident whose plan names the installment: technical
 *   <li>a dispute or hardship that was stated, a failed debit with another reason, or charges only: by the kernel
 *   <li>money in suspense that could be the loan's, came in time and covers what is missing: technical, but another reading is
 *       possible
 *   <li>an incident in whose window the installment could be paid, where it touched what fell due: technical, but another
 *       reading is possible
 *   <li>what else the kernel finds
 * </ol>
 */
public final class Delinquencies {

    private final LoanBook book;
    private final MoneyDesk money;
    private final JdbcClient sql;

    public Delinquencies(DataSource database, LoanBook book, MoneyDesk money) {
        this.book = book;
        this.money = money;
        this.sql = JdbcClient.create(database);
    }

    /**
     * An incident as far as it concerns a loan.
     *
     * @param planned numbers of the installments that its plan names; empty where no plan names the loan
     */
    private record Near(
            long id, Incident.Kind kind, LocalDateTime from, LocalDateTime to, boolean due, Set<Integer> planned) {

        boolean holds(InstallmentPosition row) {
            return due
                    && !row.due().isAfter(to.minusNanos(1).toLocalDate())
                    && !row.freeUntil().isBefore(from.toLocalDate());
        }
    }

    /** The causes of what is or was short on a loan at the end of {@code on}, in the order of the installments. */
    public List<ShortfallCause> causes(StoredLoan loan, LocalDate on) {
        Policy policy = book.policyOf(loan);
        Position position = Positions.on(loan.terms(), loan.facts(), policy, on);
        List<Near> incidents = near(loan);
        List<MoneyDesk.Waiting> waiting = money.waitingFor(loan).stream()
                .filter(each -> !each.at().toLocalDate().isAfter(on))
                .toList();
        List<ShortfallCause> causes = new ArrayList<>();
        for (InstallmentPosition row : position.installments()) {
            Causes.of(loan.terms(), loan.facts(), policy, position, row.number())
                    .map(found -> judged(row, found, incidents, waiting))
                    .ifPresent(causes::add);
        }
        return causes;
    }

    private static ShortfallCause judged(
            InstallmentPosition row, CauseFound found, List<Near> incidents, List<MoneyDesk.Waiting> waiting) {
        List<Near> naming = incidents.stream()
                .filter(each -> each.planned().contains(row.number()))
                .toList();
        List<Near> around = incidents.stream().filter(each -> each.holds(row)).toList();
        List<String> inTime = waiting.stream()
                .filter(each -> !each.at().toLocalDate().isAfter(row.freeUntil()))
                .map(MoneyDesk.Waiting::id)
                .toList();
        Judged as = new Judged(row, found);
        if (found.cause() == Cause.TECHNICAL) {
            return as.found(naming);
        }
        if (!naming.isEmpty()) {
            return as.incident(Confidence.HIGH, naming);
        }
        if (isHard(found)) {
            return as.found(List.of());
        }
        if (covers(waiting, row, as.shortfall())) {
            return as.suspense(inTime);
        }
        if (!around.isEmpty()) {
            return as.incident(Confidence.MEDIUM, around);
        }
        // whoever may have paid is not called unwilling, if it be too little or came too late
        return found.cause() == Cause.UNWILLING && !waiting.isEmpty()
                ? as.unknown(waiting.stream().map(MoneyDesk.Waiting::id).toList())
                : as.found(List.of());
    }

    /** Whether it is more than what timing suggests, and more than what somebody refused. */
    private static boolean isHard(CauseFound found) {
        return switch (found.ground()) {
            case FAILED_DEBIT, CHARGES_ONLY -> true;
            case STATEMENT -> found.cause() != Cause.UNWILLING;
            case PROTECTION, UNALLOCATED_MONEY, RETURNED_PAYMENT, SMALL_SHARE, PAID_SOON, NOTHING -> false;
        };
    }

    private static boolean covers(List<MoneyDesk.Waiting> waiting, InstallmentPosition row, long shortfall) {
        long inTime = waiting.stream()
                .filter(each -> !each.at().toLocalDate().isAfter(row.freeUntil()))
                .mapToLong(MoneyDesk.Waiting::amount)
                .sum();
        return inTime > 0 && inTime >= shortfall;
    }

    /** An installment and what the kernel found of it, as a cause with what this module knows besides. */
    private record Judged(InstallmentPosition row, CauseFound found) {

        long shortfall() {
            return row.shortfall() > 0 ? row.shortfall() : row.outstanding();
        }

        ShortfallCause found(List<Near> incidents) {
            return cause(
                    found.cause(),
                    found.ground().name(),
                    found.detail(),
                    found.confidence(),
                    ids(incidents),
                    List.of());
        }

        ShortfallCause incident(Confidence confidence, List<Near> incidents) {
            boolean allOfChannels = incidents.stream().allMatch(each -> each.kind() == Incident.Kind.CHANNEL);
            return cause(
                    Cause.TECHNICAL,
                    ShortfallCause.INCIDENT,
                    Optional.of(allOfChannels ? Detail.CHANNEL : Detail.OURS),
                    confidence,
                    ids(incidents),
                    List.of());
        }

        ShortfallCause suspense(List<String> receipts) {
            return cause(
                    Cause.TECHNICAL,
                    ShortfallCause.SUSPENSE,
                    Optional.of(Detail.OURS),
                    Confidence.MEDIUM,
                    List.of(),
                    receipts);
        }

        ShortfallCause unknown(List<String> receipts) {
            return cause(Cause.UNKNOWN, Ground.NOTHING.name(), Optional.empty(), Confidence.LOW, List.of(), receipts);
        }

        private ShortfallCause cause(
                Cause cause,
                String ground,
                Optional<Detail> detail,
                Confidence confidence,
                List<Long> incidents,
                List<String> receipts) {
            return new ShortfallCause(
                    row.number(),
                    row.due(),
                    shortfall(),
                    cause,
                    ground,
                    detail,
                    confidence,
                    found.evidence(),
                    incidents,
                    receipts);
        }
    }

    private static List<Long> ids(List<Near> incidents) {
        return incidents.stream().map(Near::id).toList();
    }

    /** Incidents that were neither rejected, dropped nor undone: those whose plan names the loan, and those that touched all. */
    private List<Near> near(StoredLoan loan) {
        ZoneId zone = book.zoneOf(loan.pack());
        return sql.sql("""
                        select i.incident_id, i.kind, i.from_at, i.to_at, i.by_due, p.installments
                          from delinquency.incident i
                          left join delinquency.plan_row p
                            on p.borrower_id = ? and p.loan_id = ? and p.incident_id = i.incident_id
                           and p.deed = 'PROTECT'
                         where (i.by_due or p.loan_id is not null)
                           and i.state not in ('REJECTED', 'DROPPED') and not (i.deed = 'UNDO' and i.state = 'APPLIED')
                         order by i.incident_id
                        """)
                .params(loan.key().borrowerId(), loan.key().loanId())
                .query((row, i) -> new Near(
                        row.getLong("incident_id"),
                        Incident.Kind.valueOf(row.getString("kind")),
                        civil(row.getObject("from_at", OffsetDateTime.class), zone),
                        civil(row.getObject("to_at", OffsetDateTime.class), zone),
                        row.getBoolean("by_due"),
                        numbers(Optional.ofNullable(row.getString("installments")))))
                .list();
    }

    private static LocalDateTime civil(OffsetDateTime at, ZoneId zone) {
        return LocalDateTime.ofInstant(at.toInstant(), zone);
    }

    private static Set<Integer> numbers(Optional<String> joined) {
        return joined.map(PlanRows::numbers).map(Set::copyOf).orElse(Set.of());
    }
}
