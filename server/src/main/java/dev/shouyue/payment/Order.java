package dev.shouyue.payment;

import dev.shouyue.decision.Sentence;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.servicing.LoanKey;
import dev.shouyue.servicing.StoredLoan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Money that we asked for, or offered a page for, and what became of it.
 *
 * @param number ours, unique for ever; the channel knows it by it
 * @param loan the lender's own name of the loan
 * @param installment the one it was made for; empty for a payment by hand
 * @param designated whether it asks for that installment alone
 * @param mandate the consent it is made under; empty for a payment by hand
 * @param zone whose civil time its days are
 * @param first number of the first order for this money; its own when it is the first
 * @param tryNumber 1 for the first, and so on along the chain
 * @param part which part of what was asked for in one before, from 1
 */
public record Order(
        LoanKey key,
        String number,
        String loan,
        OptionalInt installment,
        boolean designated,
        Kind kind,
        String channel,
        String mandate,
        String agreement,
        Money amount,
        LocalDate dueOn,
        ZoneId zone,
        String first,
        int tryNumber,
        int part,
        Progress progress) {

    /** A part of what is planned to be asked for under a consent. */
    static Order planned(String number, Mandate mandate, Plans.Plan plan, int part, ZoneId zone, Progress progress) {
        return new Order(
                mandate.key(),
                number,
                mandate.loan(),
                OptionalInt.of(plan.installment()),
                plan.designated(),
                Kind.DEBIT,
                mandate.channel(),
                mandate.number(),
                mandate.agreement(),
                new Money(plan.parts().get(part - 1), mandate.mostEach().currency()),
                plan.dueOn(),
                zone,
                plan.after().map(Plans.Lapsed::first).orElse(number),
                plan.after().map(Plans.Lapsed::tries).orElse(0) + 1,
                part,
                progress);
    }

    /** A page that is offered on a day, for what is owed then. */
    static Order offered(
            String number,
            StoredLoan loan,
            String channel,
            long owed,
            LocalDate today,
            ZoneId zone,
            Progress progress) {
        return new Order(
                loan.key(),
                number,
                loan.terms().loan(),
                OptionalInt.empty(),
                false,
                Kind.LINK,
                channel,
                "",
                "",
                new Money(owed, loan.terms().currency()),
                today,
                zone,
                number,
                1,
                1,
                progress);
    }

    /** The next try at money of this one's, or at a part of it. */
    Order again(String number, long minor, int part, Progress progress) {
        return new Order(
                key,
                number,
                loan,
                installment,
                designated,
                kind,
                channel,
                mandate,
                agreement,
                new Money(minor, amount.currency()),
                dueOn,
                zone,
                first,
                tryNumber + 1,
                part,
                progress);
    }

    public State state() {
        return progress.state();
    }

    /** How the money is asked for. */
    public enum Kind {
        /** We debit, with the borrower's consent. */
        DEBIT,
        /** The borrower pays by hand, on a page of the channel. */
        LINK
    }

    /** How far it is. */
    public enum State {
        PLANNED,
        /** The borrower was told of it. */
        ANNOUNCED,
        /** Handed to the channel, or about to be: until it is known what became of it, it may have moved money. */
        SENT,
        /** The channel does not tell what became of it. */
        UNKNOWN,
        SUCCEEDED,
        FAILED,
        /** It had brought money, which was taken back. */
        RETURNED,
        /** It was not sent, or nobody paid. */
        CANCELLED;

        /** Whether it may have moved money that we do not know of. */
        public boolean isOpen() {
            return this == SENT || this == UNKNOWN;
        }

        /** Whether it is still to be sent. */
        public boolean isToBeSent() {
            return this == PLANNED || this == ANNOUNCED;
        }
    }

    /** The money that it brought, and when by the channel's word. */
    public record Paid(long minor, LocalDateTime at) {}

    /** Why it brought none; the channel's own code and words. */
    public record Failure(DebitFailure reason, String code, String words) {}

    /** Money that was taken back; {@code id} is the channel's own. */
    public record Return(String id, long minor, LocalDateTime at) {}

    static final String COLUMNS = "o.borrower_id, o.loan_id, o.order_no, o.loan, o.installment, o.designated, o.kind,"
            + " o.channel, o.mandate, o.agreement, o.amount, o.currency, o.due_on, o.zone, o.first_order, o.try, o.part, "
            + Progress.COLUMNS;

    /** Reads the {@link #COLUMNS} of a row of {@code payment.debit_order o}. */
    static Order read(ResultSet row, int number) throws SQLException {
        Integer installment = row.getObject("installment", Integer.class);
        return new Order(
                new LoanKey(row.getLong("borrower_id"), row.getLong("loan_id")),
                row.getString("order_no"),
                row.getString("loan"),
                installment == null ? OptionalInt.empty() : OptionalInt.of(installment),
                row.getBoolean("designated"),
                Kind.valueOf(row.getString("kind")),
                row.getString("channel"),
                row.getString("mandate"),
                row.getString("agreement"),
                new Money(row.getLong("amount"), Currency.getInstance(row.getString("currency"))),
                row.getObject("due_on", LocalDate.class),
                ZoneId.of(row.getString("zone")),
                row.getString("first_order"),
                row.getInt("try"),
                row.getInt("part"),
                Progress.read(row));
    }

    static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? Optional.empty() : Optional.of(time.toInstant());
    }

    /** As its channel sees it. */
    Debit debit() {
        return new Debit(
                number,
                mandate,
                agreement,
                Long.toString(key.borrowerId()),
                amount,
                dueOn,
                subject().in(language()));
    }

    private Sentence subject() {
        return installment.isPresent()
                ? Say.of("debit.installment", "due", dueOn, "number", installment.getAsInt())
                : Say.of("debit.payment", "due", dueOn);
    }

    /** The language in which the borrower's wallet or bank names it: that of the country whose time counts for the borrower. */
    private String language() {
        return zone.getId().equals("Asia/Shanghai") ? "zh" : "en";
    }

    /** Civil time for the borrower. */
    LocalDateTime civil(Instant moment) {
        return LocalDateTime.ofInstant(moment, zone);
    }
}
