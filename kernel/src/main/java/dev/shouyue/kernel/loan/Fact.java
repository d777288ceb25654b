package dev.shouyue.kernel.loan;

import dev.shouyue.kernel.schedule.Installment;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that happened to a loan. Facts are only appended; a mistake is mended by a further fact. Amounts are minor
 * units of the loan's currency and positive.
 */
public sealed interface Fact {

    Header header();

    default LocalDateTime valueTime() {
        return header().valueTime();
    }

    default LocalDate valueDate() {
        return header().valueTime().toLocalDate();
    }

    default LocalDate recordedOn() {
        return header().recordedOn();
    }

    /** The same content told by another source, under another id or of another time. */
    default Fact withHeader(Header header) {
        return switch (this) {
            case Disbursed f -> new Disbursed(header, f.amount());
            case PaymentReceived f -> new PaymentReceived(header, f.amount(), f.installment());
            case PaymentReversed f -> new PaymentReversed(header, f.payment());
            case DebitFailed f -> new DebitFailed(header, f.amount(), f.reason(), f.code());
            case FeeCharged f -> new FeeCharged(header, f.amount(), f.installment());
            case AmountWaived f -> new AmountWaived(header, f.component(), f.amount(), f.installment());
            case PlanChanged f -> new PlanChanged(header, f.installments(), f.payment());
            case ProtectionGranted f ->
                new ProtectionGranted(header, f.from(), f.to(), f.cause(), f.author(), f.installments());
            case ProtectionWithdrawn f -> new ProtectionWithdrawn(header, f.protection());
            case ChargedOff f -> new ChargedOff(header);
            case CreditRefunded f -> new CreditRefunded(header, f.amount());
            case CauseStated f -> new CauseStated(header, f.cause(), f.by(), f.installments());
            case StatementWithdrawn f -> new StatementWithdrawn(header, f.statement());
        };
    }

    /**
     * Where a fact comes from and when it holds.
     *
     * @param source system that told us, such as {@code import} or {@code alipay}
     * @param sourceId the source's own id; with {@code source} unique in the loan: the same id twice is the same fact
     * @param valueTime when it is true for the borrower: civil time in the borrower's zone
     * @param recordedOn business date on which we knew; may be long after the value date
     */
    record Header(String source, String sourceId, LocalDateTime valueTime, LocalDate recordedOn) {
        public Header {
            if (source.isBlank() || sourceId.isBlank()) {
                throw new IllegalArgumentException("a fact needs a source and the source's own id");
            }
        }
    }

    /** The principal was paid out to the borrower. */
    record Disbursed(Header header, long amount) implements Fact {
        public Disbursed {
            positive("disbursement", amount);
        }
    }

    /**
     * Money of the borrower arrived.
     *
     * @param installment the installment the debit was made for, if it was made for one
     */
    record PaymentReceived(Header header, long amount, OptionalInt installment) implements Fact {
        public PaymentReceived {
            positive("payment", amount);
        }
    }

    /**
     * An earlier payment was returned: it counts as never made, from this fact's value date on, and the installment is
     * open again at its due date.
     *
     * @param payment source id of the payment
     */
    record PaymentReversed(Header header, String payment) implements Fact {}

    /**
     * An attempt to debit the borrower brought nothing. Moves no money; it is evidence for the cause of a shortfall.
     *
     * @param code the channel's own code, such as {@code R01}
     */
    record DebitFailed(Header header, long amount, DebitFailure reason, String code) implements Fact {}

    /**
     * A fee was charged, payable at once.
     *
     * @param installment the installment it belongs to; when empty the latest one due and unpaid,
     *     or else the next to fall due
     */
    record FeeCharged(Header header, long amount, OptionalInt installment) implements Fact {
        public FeeCharged {
            positive("fee", amount);
        }
    }

    /**
     * Up to {@code amount} of one component is forgiven, on one installment or oldest first.
     */
    record AmountWaived(Header header, Component component, long amount, OptionalInt installment) implements Fact {
        public AmountWaived {
            positive("waiver", amount);
        }
    }

    /**
     * The installments that are not settled and due after the value date are replaced.
     *
     * @param installments their replacement; repays exactly the principal of those it replaces
     * @param payment source id of the payment that it came with: when that is returned, the plan counts as never changed (see
     *     {@link Facts#undonePlans}); empty of one that stands by itself
     */
    record PlanChanged(Header header, List<Installment> installments, Optional<String> payment) implements Fact {
        public PlanChanged {
            installments = List.copyOf(installments);
        }

        /** One that stands by itself. */
        public PlanChanged(Header header, List<Installment> installments) {
            this(header, installments, Optional.empty());
        }
    }

    /**
     * Days that are not held against the borrower: a technical fault of ours or of a channel, a court, an act of God.
     * Neither days past due nor penalty count on them, on the installments that are named or on all of the loan.
     *
     * @param from first day, inclusive
     * @param to last day, inclusive
     * @param installments numbers of those that are protected, rising, each once; none named: the whole loan
     */
    record ProtectionGranted(
            Header header,
            LocalDate from,
            LocalDate to,
            ProtectionCause cause,
            String author,
            List<Integer> installments)
            implements Fact {
        public ProtectionGranted {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException(
                        "a protection ends on or after its first day, not " + to + " when it starts " + from);
            }
            installments = installments.stream().distinct().sorted().toList();
            if (!installments.isEmpty() && installments.getFirst() < 1) {
                throw new IllegalArgumentException(
                        "installments are numbered from 1, there is none " + installments.getFirst());
            }
        }

        /** One of the whole loan. */
        public ProtectionGranted(Header header, LocalDate from, LocalDate to, ProtectionCause cause, String author) {
            this(header, from, to, cause, author, List.of());
        }

        /** Whether the installment of this number is protected by it. */
        public boolean covers(int installment) {
            return installments.isEmpty() || installments.contains(installment);
        }

        /** Whether it protects some installments and not the loan. */
        public boolean namesInstallments() {
            return !installments.isEmpty();
        }
    }

    /** A protection is withdrawn as if it had never been granted; {@code protection} is its source id. */
    record ProtectionWithdrawn(Header header, String protection) implements Fact {}

    /** The debt is taken out of the books; it is still owed, and what comes in later is a recovery. */
    record ChargedOff(Header header) implements Fact {}

    /**
     * Money that was received and not set against anything went back to the borrower. What a later return of a payment
     * leaves uncovered of it is a negative credit, which the next money fills first.
     */
    record CreditRefunded(Header header, long amount) implements Fact {
        public CreditRefunded {
            positive("refund", amount);
        }
    }

    /**
     * Somebody said why installments are not paid, and it was recorded. Moves no money and no day; it is evidence for the cause of a
     * shortfall.
     *
     * @param installments numbers of those that are meant, rising, each once; none named: what was open then, and what falls due
     *     after
     */
    record CauseStated(Header header, StatedCause cause, StatedBy by, List<Integer> installments) implements Fact {
        public CauseStated {
            installments = installments.stream().distinct().sorted().toList();
            if (!installments.isEmpty() && installments.getFirst() < 1) {
                throw new IllegalArgumentException(
                        "installments are numbered from 1, there is none " + installments.getFirst());
            }
        }

        /** Whether it names installments and is not of the whole loan. */
        public boolean namesInstallments() {
            return !installments.isEmpty();
        }
    }

    /** What was stated does not hold, or no longer; {@code statement} is its source id. */
    record StatementWithdrawn(Header header, String statement) implements Fact {}

    /** What can be stated of why a loan is not paid. */
    enum StatedCause {
        /** The borrower cannot pay: illness, loss of work, a disaster. */
        HARDSHIP,
        /** The borrower does not owe it, or not so much. */
        DISPUTE,
        /** The borrower refuses to pay, in so many words. */
        REFUSAL
    }

    /** Whose word a statement is. */
    enum StatedBy {
        BORROWER,
        /** Staff who spoke with the borrower. */
        COLLECTOR,
        COURT,
        /** A paper that shows it, such as a certificate or a letter. */
        DOCUMENT
    }

    /** Why a debit brought nothing (domain sheet, section 9). */
    enum DebitFailure {
        /** The account did not hold the amount. */
        FUNDS,
        /** The account is closed, blocked or not there. */
        ACCOUNT,
        /** The borrower's consent is missing, ended or withdrawn. */
        MANDATE,
        /** The amount, the count or the day is not one we may debit: our fault. */
        LIMIT_OR_DATE,
        /** Ours or the channel's system, an answer that did not come. */
        SYSTEM,
        /** The channel saw the debit as made before: to be reconciled by us. */
        DUPLICATE;

        /** Whether it lies with the lender or a channel. */
        public boolean isTechnical() {
            return switch (this) {
                case LIMIT_OR_DATE, SYSTEM, DUPLICATE -> true;
                case FUNDS, ACCOUNT, MANDATE -> false;
            };
        }
    }

    /** Whose fault a protection answers to. */
    enum ProtectionCause {
        SYSTEM_INCIDENT,
        CHANNEL_INCIDENT,
        /** A mistake of the lender's staff. */
        OPERATOR,
        COURT,
        BORROWER_PROOF;

        /** Whether it lies with the lender or a channel. */
        public boolean isTechnical() {
            return switch (this) {
                case SYSTEM_INCIDENT, CHANNEL_INCIDENT, OPERATOR -> true;
                case COURT, BORROWER_PROOF -> false;
            };
        }
    }

    private static void positive(String what, long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("the amount of a " + what + " must be positive, not " + amount);
        }
    }
}
