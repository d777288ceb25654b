package dev.shouyue.kernel.position;

import dev.shouyue.kernel.calendar.EpochDays;
import dev.shouyue.kernel.ledger.Balances;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.InstallmentPosition.State;
import dev.shouyue.kernel.schedule.Installment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A loan on its way through time: facts are applied in their order and days are closed, and the position can be read at
 * the end of the last closed day. {@link Positions} is the simple door; this is for those who store the fold (the
 * server's position cache) or walk along it (replay, month codes).
 *
 * <p>A day runs: judgement of the installments whose free days ended yesterday; installments falling due; money held
 * back by a cut-off; the facts of the day. Equal facts give equal states, however often days were closed in between.
 *
 * <p>Not thread-safe.
 */
public final class LoanState {

    static final int NO_DAY = Integer.MIN_VALUE;

    final Agreement agreement;
    /** Protected days of the whole loan. */
    final Days days;
    /** Whether installments may have protected days of their own, so that one may be spared while another counts. */
    final boolean sparesByRow;

    final Books books;
    final List<CutOff.Held> held;
    /** How new installments are dated; null in a state read from bytes, which never changes its plan. */
    private final @Nullable Dating dating;

    Row[] rows;
    /** First row that has not fallen due. */
    int nextBill;
    /** First row that has not been judged. */
    int nextJudge;
    /** Bills in a row that were short within tolerance. */
    int repeats;
    /** Last day on which anything happened. */
    int lastDay = NO_DAY;
    /** Day since which the amount past due is material. */
    int materialSince = NO_DAY;
    /** Days since then and before the last day that do not count; kept only where installments have days of their own. */
    int materialSpared;
    /** Whether something happened on the last day since the amount past due was last held against what is material. */
    boolean materialUnread;
    /** Whether a class is kept until nothing is past due, as of the eve of the last day. */
    boolean classKept;
    /** Whether a reversal came before the payment it undoes: the payment must not be applied when it comes. */
    boolean awaitsReversedPayment;

    /** No row before this one is open. */
    private int firstOpen;

    private int closed = NO_DAY;
    private @Nullable Fact lastFact;

    LoanState(
            Agreement agreement,
            Days days,
            boolean sparesByRow,
            Row[] rows,
            Books books,
            List<CutOff.Held> held,
            @Nullable Dating dating) {
        this.agreement = agreement;
        this.days = days;
        this.sparesByRow = sparesByRow;
        this.rows = rows;
        this.books = books;
        this.held = held;
        this.dating = dating;
    }

    /** The state before the first fact. */
    public static LoanState open(Terms terms, Policy policy) {
        return open(terms, policy, List.of());
    }

    /** The state before the first fact of a loan whose protections are known from the start. */
    static LoanState open(Terms terms, Policy policy, Collection<Fact.ProtectionGranted> protections) {
        Dating dating = Dating.of(terms, policy, protections);
        List<Installment> installments = terms.schedule().installments();
        Row[] rows = new Row[installments.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Row.of(installments.get(i), dating);
        }
        return new LoanState(
                Agreement.of(terms, policy),
                dating.protections().ofLoan(),
                dating.protections().nameInstallments(),
                rows,
                new Books(),
                new ArrayList<>(0),
                dating);
    }

    /**
     * Whether the fact can be applied as it comes. If not (it is backdated, or undoes something), the state is to be
     * rebuilt from all facts by {@link Positions#stateOn}.
     */
    public boolean accepts(Fact fact) {
        if (fact instanceof Fact.CauseStated || fact instanceof Fact.StatementWithdrawn) {
            return true; // changes nothing, whenever it is applied
        }
        boolean forward =
                switch (fact) {
                    case Fact.Disbursed f -> true;
                    case Fact.PaymentReceived f -> !awaitsReversedPayment;
                    case Fact.DebitFailed f -> true;
                    case Fact.FeeCharged f -> true;
                    case Fact.AmountWaived f -> true;
                    case Fact.ChargedOff f -> true;
                    case Fact.CreditRefunded f -> true;
                    case Fact.PlanChanged f -> dating != null;
                    case Fact.PaymentReversed f -> false;
                    case Fact.ProtectionGranted f -> false;
                    case Fact.ProtectionWithdrawn f -> false;
                    case Fact.CauseStated f -> true;
                    case Fact.StatementWithdrawn f -> true;
                };
        if (!forward) {
            return false;
        }
        int day = epochDay(fact.valueDate());
        return day > lastDay || (day == lastDay && lastFact != null && Facts.ORDER.compare(lastFact, fact) < 0);
    }

    /**
     * Applies a fact at its value time.
     *
     * @throws IllegalArgumentException when the state does not {@linkplain #accepts accept} it, or it contradicts the
     *     terms
     */
    public void apply(Fact fact) {
        if (!accepts(fact) && lastDay != NO_DAY) {
            throw new IllegalArgumentException("this fact is not the next one: " + fact + "; rebuild from all facts");
        }
        applyNext(fact, epochDay(fact.valueDate()));
    }

    /** Applies a fact, valued on {@code day}, that is known to be the next one. */
    void applyNext(Fact fact, int day) {
        switch (fact) {
            case Fact.Disbursed f -> {
                touch(day, f);
                books.disbursed += f.amount();
            }
            case Fact.PaymentReceived f -> {
                touch(day, f);
                CutOff.receive(this, f, day);
            }
            case Fact.FeeCharged f -> {
                touch(day, f);
                Charges.charge(this, f.amount(), f.installment(), day);
            }
            case Fact.AmountWaived f -> {
                touch(day, f);
                books.waived += Charges.waive(this, f.component(), f.amount(), f.installment(), day);
            }
            case Fact.PlanChanged f -> {
                touch(day, f);
                rows = Plans.replace(this, dating(), f.installments(), day);
            }
            case Fact.ChargedOff f -> {
                touch(day, f);
                books.chargeOff(rows, nextBill, day, agreement.penaltyRate(), agreement.drawn());
            }
            case Fact.CreditRefunded f -> {
                touch(day, f);
                books.cashIn -= f.amount();
                books.credit -= f.amount();
            }
            case Fact.DebitFailed f -> {
                touch(day, f);
                Attempts.failed(this, f.reason(), day);
            }
            case Fact.PaymentReversed f -> {} // what it undoes is left out when the state is built
            case Fact.ProtectionGranted f -> {} // its days are known from the start
            case Fact.ProtectionWithdrawn f -> {}
            case Fact.CauseStated f -> {}
            case Fact.StatementWithdrawn f -> {}
        }
    }

    private Dating dating() {
        if (dating == null) {
            throw new IllegalArgumentException("a state read from bytes does not change its plan; rebuild it");
        }
        return dating;
    }

    /** Walks to the end of {@code day}; a day that is already closed is left as it is. */
    public void closeDay(LocalDate day) {
        closeDay(epochDay(day));
    }

    void closeDay(int day) {
        advance(day);
        closed = Math.max(closed, day);
    }

    private void touch(int day, Fact fact) {
        advance(day);
        happened(day);
        closed = Math.max(closed, day);
        lastFact = fact;
    }

    private void happened(int day) {
        if (day > lastDay) {
            MaterialDays.close(this, day - 1);
            keepClass(day - 1);
            lastDay = day;
            lastFact = null;
        }
        materialUnread = agreement.countsMaterialDays();
    }

    /** Fixes, for the end of {@code day}, whether the class reached is kept until nothing is past due. */
    private void keepClass(int day) {
        if (agreement.keepsClass() && lastDay != NO_DAY) {
            int dpd = dpd(day);
            classKept = dpd > 0 && (classKept || dpd >= agreement.classKeptFromDpd());
        }
    }

    /** Lets everything happen that happens by itself up to the start of {@code day}. */
    private void advance(int day) {
        while (true) {
            int next = nextStep();
            if (next > day) {
                return;
            }
            happened(next);
            int bill = Judgement.next(this);
            if (bill < rows.length && rows[bill].free + 1 == next) {
                Judgement.judge(this, bill);
            } else if (nextBill < rows.length && rows[nextBill].due == next) {
                fallDue(rows[nextBill++]);
            } else {
                CutOff.release(this);
            }
        }
    }

    /** Day on which something happens by itself, if only that a paid bill is judged. */
    int nextStep() {
        int toJudge = Judgement.next(this);
        int judgement = toJudge < rows.length ? rows[toJudge].free + 1 : Integer.MAX_VALUE;
        int bill = nextBill < rows.length ? rows[nextBill].due : Integer.MAX_VALUE;
        return Math.min(judgement, Math.min(bill, CutOff.nextRelease(this)));
    }

    private void fallDue(Row row) {
        if (!row.isFuture()) {
            return; // paid before it fell due
        }
        if (row.unpaid() == 0) {
            row.state = State.SETTLED;
            row.settledOn = row.due;
        } else {
            row.state = State.PENDING;
        }
        long free = freeCredit();
        if (free > 0) {
            Allocator.useCredit(this, row, free, row.due);
        }
    }

    /** Money received that is set against nothing and waits for no cut-off: what can be given back; minor units. */
    public long freeCredit() {
        return books.credit - CutOff.heldBack(this);
    }

    /** Days past due at the end of {@code day}, which must not lie before the last event. */
    int dpd(int day) {
        return Lateness.dpd(this, day);
    }

    /** Days past due at the end of the last closed day. */
    public int dpd() {
        return closed == NO_DAY ? 0 : dpd(closed);
    }

    /** Whether an installment is past due, so that days and penalty run on every day. */
    public boolean isPastDue() {
        for (int i = firstOpen(); i < nextBill; i++) {
            if (rows[i].isOverdue()) {
                return true;
            }
        }
        return dpd() > 0;
    }

    /** The first row that is open, or {@link #nextBill}. */
    int firstOpen() {
        while (firstOpen < nextBill && !rows[firstOpen].isOpen()) {
            firstOpen++;
        }
        return firstOpen;
    }

    /** A row that was done with is open again. */
    void searchOpenFromStart() {
        firstOpen = 0;
    }

    /**
     * Next day after the last closed one on which the loan must be looked at though no fact arrives: an installment falls
     * due, unpaid money is judged, held money counts, or days past due do not simply go on (protection). Empty when
     * nothing will happen by itself. The judgement of a bill that is paid changes nothing and is no event.
     */
    public Optional<LocalDate> nextEvent() {
        int next = Outlook.nextEvent(this, closed);
        return next == Integer.MAX_VALUE ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(next));
    }

    /**
     * Penalty that a day adds, in millionths of a minor unit, while nothing happens to the loan; 0 when none runs.
     */
    public long penaltySlope() {
        return Outlook.penaltySlope(this, closed);
    }

    /** The interest of the installment that falls due next, and the days over which it is earned. */
    public Optional<Accrual> currentAccrual() {
        return Outlook.currentAccrual(this);
    }

    /**
     * Interest being earned and not yet due.
     *
     * @param interest minor units earned over the whole period
     * @param from day after which it is earned
     * @param to day on which it falls due
     */
    public record Accrual(long interest, LocalDate from, LocalDate to) {}

    /** The ledger that the facts stand for, penalty accrued to the last closed day included. */
    public Balances balances() {
        return books.balances(rows, nextBill, lastRead(), agreement.penaltyRate(), agreement.drawn());
    }

    /** Where the loan stands at the end of the last closed day. */
    public Position position() {
        MaterialDays.read(this);
        return PositionReader.read(this, lastRead());
    }

    /** The sums of {@link #position}, without its installments. */
    public Outstanding outstanding() {
        MaterialDays.read(this);
        return PositionReader.outstanding(this, lastRead());
    }

    private int lastRead() {
        return closed == NO_DAY ? agreement.drawnOn() : closed;
    }

    /** Self-contained bytes; equal states give equal bytes, however they were reached. */
    public byte[] toBytes() {
        MaterialDays.read(this);
        return StateBytes.write(this);
    }

    /**
     * The state that {@link #toBytes} wrote.
     *
     * @param policy the policy under which it was folded
     * @throws IllegalArgumentException when the bytes are not such a state
     */
    public static LoanState fromBytes(byte[] bytes, Policy policy) {
        return StateBytes.read(bytes, policy);
    }

    /** What the class is read at from the last closed day on, until something happens to the loan. */
    public ClassBasis classBasis() {
        return ClassBasis.of(this, dpd());
    }

    /**
     * The day that the material days are counted from: at the end of a later day D, while nothing happens, they are as many
     * as lie between the two. Empty while the amount past due is not material.
     */
    public Optional<LocalDate> materialSince() {
        return MaterialDays.countedFrom(this, lastRead());
    }

    /** Principal, interest and fee of the installments past due. */
    long pastDue() {
        return Lateness.pastDue(this);
    }

    /** Whether the day is protected, for the loan or for one of its installments. */
    boolean isProtected(int day) {
        if (days.isProtected(day)) {
            return true;
        }
        for (int i = 0; sparesByRow && i < rows.length; i++) {
            if (rows[i].days.isProtected(day)) {
                return true;
            }
        }
        return false;
    }

    static int epochDay(LocalDate day) {
        return EpochDays.of(day);
    }
}
