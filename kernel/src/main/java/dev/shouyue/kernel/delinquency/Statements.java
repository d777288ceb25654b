package dev.shouyue.kernel.delinquency;

import dev.shouyue.kernel.delinquency.CauseFound.Confidence;
import dev.shouyue.kernel.delinquency.CauseFound.Ground;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Fact.StatedBy;
import dev.shouyue.kernel.loan.Fact.StatedCause;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.position.InstallmentPosition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was stated of an installment until a day, and not withdrawn by then. */
final class Statements {

    private final List<Fact.CauseStated> standing = new ArrayList<>();

    Statements(Facts facts, InstallmentPosition row, LocalDate until) {
        Set<String> withdrawn = new HashSet<>();
        for (Fact fact : facts.inOrder()) {
            if (fact instanceof Fact.StatementWithdrawn withdrawal
                    && !withdrawal.valueDate().isAfter(until)) {
                withdrawn.add(withdrawal.statement());
            }
        }
        for (Fact fact : facts.inOrder()) {
            if (fact instanceof Fact.CauseStated stated
                    && !stated.valueDate().isAfter(until)
                    && !withdrawn.contains(stated.header().sourceId())
                    && isOf(stated, row)) {
                standing.add(stated);
            }
        }
    }

    /** One of the whole loan says nothing of what was settled before it. */
    private static boolean isOf(Fact.CauseStated stated, InstallmentPosition row) {
        return stated.namesInstallments()
                ? stated.installments().contains(row.number())
                : row.settledOn()
                        .map(settled -> !settled.isBefore(stated.valueDate()))
                        .orElse(true);
    }

    /** An open dispute: certain, unless only staff say that there is one. */
    Optional<CauseFound> disputed() {
        return found(Cause.DISPUTE, StatedCause.DISPUTE, by -> by != StatedBy.COLLECTOR);
    }

    /** Hardship: certain by a court or a document, likely by somebody's word. */
    Optional<CauseFound> inHardship() {
        return found(Cause.HARDSHIP, StatedCause.HARDSHIP, by -> by == StatedBy.COURT || by == StatedBy.DOCUMENT);
    }

    /** A refusal: certain, unless only staff say that there was one. */
    Optional<CauseFound> refused() {
        return found(Cause.UNWILLING, StatedCause.REFUSAL, by -> by != StatedBy.COLLECTOR);
    }

    /** Whose word is certain. */
    @FunctionalInterface
    private interface Certain {
        boolean is(StatedBy by);
    }

    private Optional<CauseFound> found(Cause cause, StatedCause stated, Certain certain) {
        List<Fact> evidence = new ArrayList<>();
        Confidence confidence = Confidence.MEDIUM;
        for (Fact.CauseStated statement : standing) {
            if (statement.cause() == stated) {
                evidence.add(statement);
                confidence = certain.is(statement.by()) ? Confidence.HIGH : confidence;
            }
        }
        return evidence.isEmpty()
                ? Optional.empty()
                : Optional.of(new CauseFound(cause, Ground.STATEMENT, Optional.empty(), confidence, evidence));
    }
}
