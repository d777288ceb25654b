package dev.shouyue.kernel.position;

import dev.shouyue.kernel.ledger.Balances;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Policy;
import java.time.LocalDate;

/** The fold of facts into a position. */
public final class LoanState {

    public static LoanState open(Terms terms, Policy policy) {
        throw new IllegalStateException();
    }

    /** Whether the fact can be applied as it comes; otherwise the state is to be rebuilt from all facts. */
    public boolean accepts(Fact fact) {
        throw new IllegalStateException();
    }

    public void apply(Fact fact) {
        throw new IllegalStateException();
    }

    /** Walks to the end of {@code day}. */
    public void closeDay(LocalDate day) {
        throw new IllegalStateException();
    }

    /** Next day after the last closed one on which something changes without a fact (due date, end of grace). */
    public LocalDate nextEvent() {
        throw new IllegalStateException();
    }

    /** Whether something is past due, so that days and penalty run on every day. */
    public boolean isPastDue() {
        throw new IllegalStateException();
    }

    /** Days past due at the end of the last closed day. */
    public int dpd() {
        throw new IllegalStateException();
    }

    public Balances balances() {
        throw new IllegalStateException();
    }

    public Position position() {
        throw new IllegalStateException();
    }

    /** Self-contained bytes; equal states give equal bytes, however they were reached. */
    public byte[] toBytes() {
        throw new IllegalStateException();
    }

    public static LoanState fromBytes(byte[] bytes, Policy policy) {
        throw new IllegalStateException();
    }
}
