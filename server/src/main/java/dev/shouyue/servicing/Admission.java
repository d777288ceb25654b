package dev.shouyue.servicing;

import static dev.shouyue.servicing.Refuse.badValue;
import static dev.shouyue.servicing.Refuse.contradiction;

import dev.shouyue.decision.Refused;
import dev.shouyue.decision.Words;
import dev.shouyue.kernel.ledger.Account;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.kernel.position.LoanState;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import dev.shouyue.kernel.schedule.Installment;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Decides whether facts may be posted to a loan, and what they do to it. Pure: the loan as it stands, the moment and the
 * business date in, what is recorded or a {@link Refused} out.
 */
final class Admission {

    /** The source of facts that come from files. */
    static final String OF_FILES = "import";

    private static final int LONGEST_ID = 200;

    private final StoredLoan loan;
    private final Policy policy;
    /** Civil time now, in the borrower's zone. */
    private final LocalDateTime now;

    private final LocalDate recordedOn;

    Admission(StoredLoan loan, Policy policy, LocalDateTime now, LocalDate recordedOn) {
        this.loan = loan;
        this.policy = policy;
        this.now = now;
        this.recordedOn = recordedOn;
    }

    /** What is recorded of a posting, or stands there already. */
    Posted decide(Posting posting) {
        checkCondition(posting);
        checkCurrency(posting);
        Optional<EarlyDecision.Decided> early = posting.early().map(this::early);
        List<Posting.Item> items = early.map(EarlyDecision.Decided::items).orElse(posting.items());
        Optional<EarlyQuote> quote = early.map(EarlyDecision.Decided::quote);
        List<Fact> stored = new ArrayList<>();
        for (Posting.Item item : items) {
            checkId(item);
            stored(item).ifPresent(stored::add);
        }
        if (stored.size() == items.size()) {
            Facts others = loan.facts().where(fact -> !stored.contains(fact));
            return posted(posting, loan.facts(), stored, quote, state(others).position(), true);
        }
        if (!stored.isEmpty()) {
            throw contradiction("id", stored.getFirst().header().sourceId(), "partlyKnown");
        }
        Facts facts = loan.facts();
        List<Fact> fresh = new ArrayList<>();
        Position first = null;
        for (Posting.Item item : items) {
            LoanState before = state(facts);
            first = first == null ? before.position() : first;
            Fact fact = fact(item);
            checkTime(fact.valueTime());
            checkInstallment(fact, before.position());
            checkNamed(fact, facts);
            checkBefore(fact, before.position(), facts);
            List<Fact> more = new ArrayList<>(facts.inOrder());
            more.add(fact);
            Facts with = Facts.of(more);
            checkEffect(fact, before, after(with));
            fresh.add(fact);
            facts = with;
        }
        if (early.isPresent()) {
            checkRepaid(early.get(), facts, fresh.getFirst().valueDate());
        }
        return posted(posting, facts, fresh, quote, Objects.requireNonNull(first), false);
    }

    private EarlyDecision.Decided early(EarlyWish wish) {
        EarlyDecision early = new EarlyDecision(wish, loan, policy, now);
        checkTime(early.time());
        requireInTheBooks(
                early.isRecorded() ? early.before() : state(loan.facts()).position());
        return early.decide();
    }

    /** What is owed on the day of an early repayment is paid with it, to the minor unit. */
    private void checkRepaid(EarlyDecision.Decided early, Facts facts, LocalDate day) {
        Position after = Positions.on(loan.terms(), facts, policy, day);
        if (!early.holds(after)) {
            throw contradiction("loan", loan.terms().loan(), "earlyMisfits", "owed", amount(after.owed()));
        }
    }

    private Posted posted(
            Posting posting, Facts facts, List<Fact> own, Optional<EarlyQuote> early, Position before, boolean known) {
        StoredLoan with = new StoredLoan(loan.key(), loan.product(), loan.pack(), loan.terms(), facts);
        Position after = state(facts).position();
        return new Posted(posting, with, policy, own, early, recordedOn, before, after, known, Optional.empty());
    }

    private LoanState state(Facts facts) {
        return Positions.stateOn(loan.terms(), facts, policy, recordedOn);
    }

    private LoanState after(Facts facts) {
        try {
            return state(facts);
        } catch (IllegalArgumentException e) { // a changed plan that does not fit
            throw contradiction("installments", "", "planMisfits", "why", String.valueOf(e.getMessage()));
        }
    }

    private void checkCondition(Posting posting) {
        OptionalInt expected = posting.ifFacts();
        int version = loan.facts().size();
        if (expected.isPresent() && expected.getAsInt() != version) {
            throw Refuse.of(Refused.Why.CHANGED, "If-Match", "", "changed");
        }
    }

    private void checkCurrency(Posting posting) {
        String own = loan.terms().currency().getCurrencyCode();
        posting.currency().filter(asked -> !asked.getCurrencyCode().equals(own)).ifPresent(asked -> {
            throw badValue("currency", asked.getCurrencyCode(), "otherCurrency", "own", own);
        });
    }

    private static void checkId(Posting.Item item) {
        if (item.source().equals(OF_FILES)) {
            throw badValue("source", OF_FILES, "sourceOfFiles", "source", OF_FILES);
        }
        String id = item.id();
        if (id.isBlank() || id.length() > LONGEST_ID || id.chars().anyMatch(Character::isISOControl)) {
            throw badValue("id", "", "badId", "most", LONGEST_ID);
        }
    }

    /** The fact of this id, if it stands there with this content. */
    private Optional<Fact> stored(Posting.Item item) {
        Optional<Fact> known = loan.facts().inOrder().stream()
                .filter(fact -> fact.header().source().equals(item.source())
                        && fact.header().sourceId().equals(item.id()))
                .findFirst();
        known.ifPresent(fact -> {
            boolean timed =
                    item.valueTime().filter(at -> !at.equals(fact.valueTime())).isPresent();
            if (timed || !item.content().apply(fact.header()).equals(fact)) {
                throw contradiction("id", item.id(), "idTaken");
            }
        });
        return known;
    }

    private Fact fact(Posting.Item item) {
        Fact.Header header =
                new Fact.Header(item.source(), item.id(), item.valueTime().orElse(now), recordedOn);
        try {
            return item.content().apply(header);
        } catch (IllegalArgumentException e) { // what the kernel does not let be
            throw badValue("amount", "", "badAmount", "why", String.valueOf(e.getMessage()));
        }
    }

    private void checkTime(LocalDateTime time) {
        LocalDate drawn = loan.terms().drawnOn();
        if (time.isAfter(now)) {
            throw badValue("valueTime", time.toString(), "future");
        }
        if (time.toLocalDate().isBefore(drawn)) {
            throw badValue("valueTime", time.toString(), "beforeDrawn", "from", drawn);
        }
    }

    private static void checkInstallment(Fact fact, Position before) {
        OptionalInt number =
                switch (fact) {
                    case Fact.PaymentReceived f -> f.installment();
                    case Fact.FeeCharged f -> f.installment();
                    case Fact.AmountWaived f -> f.installment();
                    case Fact.Disbursed f -> OptionalInt.empty();
                    case Fact.PaymentReversed f -> OptionalInt.empty();
                    case Fact.DebitFailed f -> OptionalInt.empty();
                    case Fact.PlanChanged f -> OptionalInt.empty();
                    case Fact.ProtectionGranted f -> OptionalInt.empty();
                    case Fact.ProtectionWithdrawn f -> OptionalInt.empty();
                    case Fact.ChargedOff f -> OptionalInt.empty();
                    case Fact.CreditRefunded f -> OptionalInt.empty();
                    case Fact.CauseStated f -> OptionalInt.empty();
                    case Fact.StatementWithdrawn f -> OptionalInt.empty();
                };
        if (number.isPresent()
                && before.installments().stream()
                        .mapToInt(InstallmentPosition::number)
                        .noneMatch(each -> each == number.getAsInt())) {
            throw badValue("installment", String.valueOf(number.getAsInt()), "noInstallment");
        }
    }

    /** What is protected, or spoken of, is an installment, if only of a plan that has been replaced since. */
    private void checkNamed(Fact fact, Facts facts) {
        List<Integer> named =
                switch (fact) {
                    case Fact.ProtectionGranted granted -> granted.installments();
                    case Fact.CauseStated stated -> stated.installments();
                    default -> List.of();
                };
        if (!named.isEmpty()) {
            int last = last(loan.terms().schedule().installments());
            for (Fact each : facts.inOrder()) {
                if (each instanceof Fact.PlanChanged plan) {
                    last = Math.max(last, last(plan.installments()));
                }
            }
            if (named.getLast() > last) {
                throw badValue("installments", String.valueOf(named.getLast()), "noInstallment");
            }
        }
    }

    private static int last(List<Installment> plan) {
        return plan.stream().mapToInt(Installment::number).max().orElse(0);
    }

    /** What the loan must be, and what must have happened to it. */
    private void checkBefore(Fact fact, Position before, Facts facts) {
        switch (fact) {
            case Fact.Disbursed f -> {
                if (facts.inOrder().stream().anyMatch(Fact.Disbursed.class::isInstance)) {
                    throw contradiction("loan", loan.terms().loan(), "drawnAlready");
                }
            }
            case Fact.PaymentReceived f -> {
                requireOwing(before);
                requireFreeId(f, facts);
            }
            case Fact.DebitFailed f -> requireOwing(before);
            case Fact.FeeCharged f -> requireInTheBooks(before);
            case Fact.AmountWaived f -> requireInTheBooks(before);
            case Fact.PlanChanged f -> requireInTheBooks(before);
            case Fact.ChargedOff f -> requireInTheBooks(before);
            case Fact.PaymentReversed f -> requirePayment(f, facts);
            case Fact.ProtectionWithdrawn f -> requireProtection(f, facts);
            case Fact.ProtectionGranted f -> requireFreeId(f, facts);
            case Fact.CauseStated f -> requireFreeId(f, facts);
            case Fact.CreditRefunded f -> {}
            case Fact.StatementWithdrawn f -> requireStatement(f, facts);
        }
    }

    private void requireOwing(Position before) {
        if (before.state() == Position.State.SETTLED || before.state() == Position.State.NOT_OPEN) {
            throw contradiction(
                    "loan", loan.terms().loan(), before.state() == Position.State.SETTLED ? "settled" : "notDrawn");
        }
    }

    private void requireInTheBooks(Position before) {
        requireOwing(before);
        if (before.state() == Position.State.CHARGED_OFF) {
            throw contradiction("loan", loan.terms().loan(), "chargedOff");
        }
    }

    /** What undoes one of these names it by its id alone: no other source may use that for another on the same loan. */
    private static void requireFreeId(Fact fact, Facts facts) {
        String id = fact.header().sourceId();
        if (facts.inOrder().stream()
                .anyMatch(other -> other.getClass() == fact.getClass()
                        && other.header().sourceId().equals(id))) {
            throw contradiction("id", id, "idOfOther");
        }
    }

    private static void requirePayment(Fact.PaymentReversed reversal, Facts facts) {
        List<Fact> meant = facts.inOrder().stream()
                .filter(fact -> fact instanceof Fact.PaymentReceived
                        && fact.header().sourceId().equals(reversal.payment()))
                .toList();
        if (meant.size() != 1) {
            throw contradiction("payment", reversal.payment(), meant.isEmpty() ? "noPayment" : "twoPayments");
        }
        if (facts.inOrder().stream()
                .anyMatch(fact -> fact instanceof Fact.PaymentReversed other
                        && other.payment().equals(reversal.payment()))) {
            throw contradiction("payment", reversal.payment(), "returnedAlready");
        }
        if (reversal.valueTime().isBefore(meant.getFirst().valueTime())) {
            throw badValue(
                    "valueTime",
                    reversal.valueTime().toString(),
                    "returnBeforePayment",
                    "from",
                    meant.getFirst().valueTime());
        }
    }

    private static void requireProtection(Fact.ProtectionWithdrawn withdrawal, Facts facts) {
        String id = withdrawal.protection();
        boolean granted = facts.inOrder().stream()
                .anyMatch(fact -> fact instanceof Fact.ProtectionGranted
                        && fact.header().sourceId().equals(id));
        if (!granted) {
            throw contradiction("protection", id, "noProtection");
        }
        if (facts.inOrder().stream()
                .anyMatch(fact -> fact instanceof Fact.ProtectionWithdrawn other
                        && other.protection().equals(id))) {
            throw contradiction("protection", id, "withdrawnAlready");
        }
    }

    private static void requireStatement(Fact.StatementWithdrawn withdrawal, Facts facts) {
        String id = withdrawal.statement();
        if (facts.inOrder().stream()
                .noneMatch(fact -> fact instanceof Fact.CauseStated
                        && fact.header().sourceId().equals(id))) {
            throw contradiction("statement", id, "noStatement");
        }
        if (facts.inOrder().stream()
                .anyMatch(fact -> fact instanceof Fact.StatementWithdrawn other
                        && other.statement().equals(id))) {
            throw contradiction("statement", id, "takenBackAlready");
        }
    }

    /** What the fact must do in full: forgive what is owed, give back what is free. */
    private void checkEffect(Fact fact, LoanState before, LoanState after) {
        if (fact instanceof Fact.AmountWaived waiver) {
            long waived =
                    after.balances().get(Account.WAIVERS) - before.balances().get(Account.WAIVERS);
            if (waived != waiver.amount()) {
                throw contradiction(
                        "amount", amount(waiver.amount()), "waivesMore", "owed", amount(Math.max(waived, 0)));
            }
        } else if (fact instanceof Fact.CreditRefunded refund) {
            long free = Math.max(before.freeCredit(), 0);
            boolean fits = refund.amount() <= free
                    && after.freeCredit() == before.freeCredit() - refund.amount()
                    && after.position().owed() == before.position().owed();
            if (!fits) {
                throw contradiction("amount", amount(refund.amount()), "refundsMore", "free", amount(free));
            }
        }
    }

    private String amount(long minor) {
        return Words.amount(new Money(minor, loan.terms().currency()));
    }
}
