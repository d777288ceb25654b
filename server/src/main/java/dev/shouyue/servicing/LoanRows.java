package dev.shouyue.servicing;

import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.AllocationRule;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.policy.Tolerance;
import dev.shouyue.kernel.schedule.Schedule;
import dev.shouyue.storage.BinaryCopy;
import dev.shouyue.storage.BinaryRows;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was agreed, as a row of {@code servicing.loan}. */
final class LoanRows {

    private static final String NAMES = "borrower_id, loan_id, external_id, product, policy_pack, currency, principal,"
            + " drawn_on, rate_numerator, rate_denominator, grace_days, grace_mode, tolerance_amount, allocation, schedule";
    private static final int COLUMN_COUNT = 15;

    /** The columns of a loan called {@code l}, in the order in which {@link #read} reads them. */
    static final String COLUMNS = "l." + NAMES.replace(", ", ", l.");

    /** The table and its columns, in the order in which {@link #write} writes them. */
    static final String TABLE = "servicing.loan (" + NAMES + ")";

    private LoanRows() {}

    /** A loan without its facts. */
    record Row(LoanKey key, String product, String pack, Terms terms) {}

    static Row read(BinaryRows row) throws SQLException {
        LoanKey key = new LoanKey(row.int8(), row.int8());
        String id = row.text();
        String product = row.codeOrNull();
        String pack = row.code();
        Currency currency = Currency.getInstance(row.code());
        long principal = row.int8();
        LocalDate drawnOn = Dates.of(row.date());
        Rate rate = new Rate(row.int8(), row.int8());
        Terms.Agreed agreed = agreed(row, currency);
        Schedule schedule = PackedSchedule.unpack(row.bytes());
        Terms terms = new Terms(id, currency, principal, drawnOn, rate, schedule, agreed);
        return new Row(key, product == null ? "" : product, pack, terms);
    }

    private static Terms.Agreed agreed(BinaryRows row, Currency currency) throws SQLException {
        int graceDays = row.int4Or(-1);
        String graceMode = row.codeOrNull();
        long tolerance = row.int8Or(-1);
        String allocation = row.codeOrNull();
        if (graceDays < 0 && tolerance < 0 && allocation == null) {
            return Terms.Agreed.NOTHING;
        }
        return new Terms.Agreed(
                graceDays < 0 ? Optional.empty() : Optional.of(new Grace(graceDays, mode(graceMode))),
                tolerance < 0 ? Optional.empty() : Optional.of(Tolerance.ofAmount(currency, tolerance)),
                Optional.ofNullable(allocation).map(name -> AllocationRule.always(Allocation.valueOf(name))));
    }

    private static Grace.Mode mode(@Nullable String name) {
        return name == null ? Grace.Mode.FORGIVE : Grace.Mode.valueOf(name);
    }

    static void write(BinaryCopy rows, LoanKey key, String product, String pack, Terms terms) {
        byte[] schedule = PackedSchedule.pack(terms);
        rows.row(COLUMN_COUNT).int8(key.borrowerId()).int8(key.loanId()).text(terms.loan());
        rows.textOrNull(product.isEmpty() ? null : product).text(pack);
        rows.text(terms.currency().getCurrencyCode()).int8(terms.principal());
        rows.date((int) terms.drawnOn().toEpochDay());
        rows.int8(terms.contractRate().numerator()).int8(terms.contractRate().denominator());
        writeAgreed(rows, terms);
        rows.bytes(schedule);
    }

    private static void writeAgreed(BinaryCopy rows, Terms terms) {
        Optional<Grace> grace = terms.agreed().grace();
        if (grace.isPresent()) {
            rows.int4(grace.get().days()).text(grace.get().mode().name());
        } else {
            rows.nothing().nothing();
        }
        Optional<Tolerance> tolerance = terms.agreed().tolerance();
        if (tolerance.isPresent()) {
            rows.int8(tolerance.get().limit(terms.currency(), 0));
        } else {
            rows.nothing();
        }
        rows.textOrNull(
                terms.agreed().allocation().map(rule -> rule.usual().name()).orElse(null));
    }
}
