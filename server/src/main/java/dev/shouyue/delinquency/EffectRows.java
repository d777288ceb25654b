package dev.shouyue.delinquency;

import dev.shouyue.delinquency.Effect.Correction;
import dev.shouyue.delinquency.Incident.Deed;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.servicing.LoanKey;
import dev.shouyue.servicing.Posted;
import dev.shouyue.servicing.StoredLoan;
import dev.shouyue.storage.BinaryCopy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was undone, on record: written in the transaction of the fact that undid it, so that there is neither without the
 * other. Only appended to.
 */
final class EffectRows {

    /** The source of the facts of an incident; their ids are its number, a slash and the loan's. */
    static final String SOURCE = "incident";

    private static final String WITHDRAWN = "/withdrawn";

    private static final String EFFECTS =
            "delinquency.protection_effect (borrower_id, loan_id, incident_id, deed, loan,"
                    + " recorded_on, source_id, protect_from, protect_to, " + PlanRows.FIGURES + ")";
    private static final String SINGLE = "delinquency.single_effect (borrower_id, loan_id, source, source_id, deed,"
            + " recorded_on, protection, protect_from, protect_to, " + PlanRows.FIGURES + ")";
    private static final String CORRECTIONS = "delinquency.bureau_correction (borrower_id, loan_id, incident_id, deed,"
            + " month, loan, sent, right_code, recorded_on)";

    private final JdbcClient sql;

    EffectRows(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** The id of the protection of a loan. */
    static String protection(long incident, LoanKey loan) {
        return incident + "/" + loan.loanId();
    }

    static String withdrawal(long incident, LoanKey loan) {
        return protection(incident, loan) + WITHDRAWN;
    }

    private static long incident(String sourceId) {
        return Long.parseLong(sourceId.substring(0, sourceId.indexOf('/')));
    }

    /** Writes what the protections among the facts posted undid, and their withdrawals brought back. */
    void write(Connection transaction, List<Posted> posted) throws SQLException {
        BinaryCopy effects = new BinaryCopy();
        BinaryCopy single = new BinaryCopy();
        BinaryCopy corrections = new BinaryCopy();
        for (Posted each : posted) {
            for (Fact fact : each.facts()) {
                if (fact.header().source().equals(SOURCE)) {
                    write(effects, corrections, each, fact);
                } else if (fact instanceof Fact.ProtectionGranted || fact instanceof Fact.ProtectionWithdrawn) {
                    write(single, each, fact);
                }
            }
        }
        effects.into(transaction, EFFECTS);
        single.into(transaction, SINGLE);
        corrections.into(transaction, CORRECTIONS);
    }

    private static Deed deed(Fact fact) {
        return fact instanceof Fact.ProtectionGranted ? Deed.PROTECT : Deed.UNDO;
    }

    /** What the loan is with the fact, against what it would be without. */
    private static Effect effect(Posted posted, Fact fact, Fact.ProtectionGranted granted) {
        StoredLoan loan = posted.loan();
        return Effect.between(
                loan.terms(),
                loan.facts().where(other -> !other.equals(fact)),
                loan.facts(),
                posted.policy(),
                granted.from(),
                posted.recordedOn());
    }

    private static void write(BinaryCopy single, Posted posted, Fact fact) {
        StoredLoan loan = posted.loan();
        Fact.ProtectionGranted granted = granted(fact, loan.facts());
        single.row(9 + PlanRows.FIGURES_COUNT)
                .int8(loan.key().borrowerId())
                .int8(loan.key().loanId())
                .text(fact.header().source())
                .text(fact.header().sourceId())
                .text(deed(fact).name())
                .date((int) posted.recordedOn().toEpochDay())
                .text(granted.header().sourceId())
                .date((int) granted.from().toEpochDay())
                .date((int) granted.to().toEpochDay());
        PlanRows.write(single, loan.terms().currency(), effect(posted, fact, granted));
    }

    private static void write(BinaryCopy effects, BinaryCopy corrections, Posted posted, Fact fact) {
        StoredLoan loan = posted.loan();
        Fact.ProtectionGranted granted = granted(fact, loan.facts());
        Deed deed = deed(fact);
        Effect effect = effect(posted, fact, granted);
        long incident = incident(fact.header().sourceId());
        int recordedOn = (int) posted.recordedOn().toEpochDay();
        key(effects.row(9 + PlanRows.FIGURES_COUNT), loan.key(), incident, deed)
                .text(loan.terms().loan())
                .date(recordedOn)
                .text(granted.header().sourceId())
                .date((int) granted.from().toEpochDay())
                .date((int) granted.to().toEpochDay());
        PlanRows.write(effects, loan.terms().currency(), effect);
        for (Correction correction : effect.bureau()) {
            key(corrections.row(9), loan.key(), incident, deed)
                    .date((int) correction.month().atDay(1).toEpochDay())
                    .text(loan.terms().loan())
                    .text(correction.sent())
                    .text(correction.right())
                    .date(recordedOn);
        }
    }

    private static BinaryCopy key(BinaryCopy row, LoanKey loan, long incident, Deed deed) {
        return row.int8(loan.borrowerId()).int8(loan.loanId()).int8(incident).text(deed.name());
    }

    /** The protection that a fact grants or withdraws. */
    private static Fact.ProtectionGranted granted(Fact fact, Facts facts) {
        if (fact instanceof Fact.ProtectionGranted own) {
            return own;
        }
        if (fact instanceof Fact.ProtectionWithdrawn withdrawn) {
            for (Fact other : facts.inOrder()) {
                if (other instanceof Fact.ProtectionGranted granted
                        && granted.header().sourceId().equals(withdrawn.protection())) {
                    return granted;
                }
            }
        }
        throw new IllegalStateException("only protections and their withdrawal have an effect to keep, not " + fact);
    }

    /** Loans that are protected because of an incident, as they were protected. */
    record Protected(LoanKey key, Shield shield) {}

    List<Protected> protections(long incident) {
        return sql.sql("""
                        select borrower_id, loan_id, p.protect_from, p.protect_to, p.installments
                          from delinquency.protection_effect e
                          join delinquency.plan_row p using (borrower_id, loan_id, incident_id, deed)
                         where incident_id = ? and deed = 'PROTECT'
                        """)
                .param(incident)
                .query((row, i) -> new Protected(
                        new LoanKey(row.getLong(1), row.getLong(2)),
                        new Shield(
                                row.getObject(3, LocalDate.class),
                                row.getObject(4, LocalDate.class),
                                PlanRows.numbers(row.getString(5)))))
                .list();
    }

    /** A protection that was granted or withdrawn on a day, by its id in the loan's facts. */
    private record Which(String protection, Deed deed, LocalDate recordedOn) {}

    private record Kept(OptionalLong incident, Effect effect) {}

    /** The protections of a loan and their withdrawals, in the order of recording, with what each did where that was kept. */
    List<ProtectionEffect> of(StoredLoan loan) {
        Map<Which, Kept> kept = kept(loan.key());
        List<ProtectionEffect> effects = new ArrayList<>();
        for (Fact fact : loan.facts().inOrder()) {
            if (fact instanceof Fact.ProtectionGranted || fact instanceof Fact.ProtectionWithdrawn) {
                Fact.ProtectionGranted granted = granted(fact, loan.facts());
                Optional<Kept> of = Optional.ofNullable(
                        kept.get(new Which(granted.header().sourceId(), deed(fact), fact.recordedOn())));
                effects.add(new ProtectionEffect(
                        granted,
                        of.map(Kept::incident).orElse(OptionalLong.empty()),
                        deed(fact),
                        fact.recordedOn(),
                        of.map(Kept::effect)));
            }
        }
        effects.sort(Comparator.comparing(ProtectionEffect::recordedOn)
                .thenComparing(ProtectionEffect::protection)
                .thenComparing(ProtectionEffect::deed));
        return effects;
    }

    private Map<Which, Kept> kept(LoanKey loan) {
        String figures =
                "recorded_on, currency, dpd_before, dpd_after, worst_dpd_before, worst_dpd_after, penalty_before,"
                        + " penalty_after, class_before, class_after, bureau::text as bureau, late_days_before, late_days_after";
        Map<Which, Kept> kept = new HashMap<>();
        sql.sql("select source_id as protection, incident_id, deed, " + figures
                        + " from delinquency.protection_effect where borrower_id = :borrower and loan_id = :loan"
                        + " union all select protection, null, deed, " + figures
                        + " from delinquency.single_effect where borrower_id = :borrower and loan_id = :loan")
                .param("borrower", loan.borrowerId())
                .param("loan", loan.loanId())
                .query(row -> {
                    long incident = row.getLong("incident_id");
                    OptionalLong of = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(incident);
                    kept.put(
                            new Which(
                                    row.getString("protection"),
                                    Deed.valueOf(row.getString("deed")),
                                    row.getObject("recorded_on", LocalDate.class)),
                            new Kept(of, PlanRows.effect(row)));
                });
        return kept;
    }

    /** Corrections after the given loan and month, in the order of both. */
    List<Incidents.BureauCorrection> corrections(
            long incident, Deed deed, long afterLoan, Optional<YearMonth> afterMonth, int limit) {
        return sql.sql("select borrower_id, loan_id, loan, month, sent, right_code, recorded_on"
                        + " from delinquency.bureau_correction where incident_id = ? and deed = ?"
                        + " and (loan_id, month) > (?, ?::date) order by loan_id, month limit ?")
                .params(
                        incident,
                        deed.name(),
                        afterLoan,
                        afterMonth.orElse(YearMonth.of(1, 1)).atDay(1),
                        limit)
                .query((row, i) -> new Incidents.BureauCorrection(
                        new LoanKey(row.getLong("borrower_id"), row.getLong("loan_id")),
                        row.getString("loan"),
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getString("sent"),
                        row.getString("right_code"),
                        row.getObject("recorded_on", LocalDate.class)))
                .list();
    }
}
