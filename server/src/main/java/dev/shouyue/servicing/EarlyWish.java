package dev.shouyue.servicing;

import dev.shouyue.kernel.position.EarlyRepayment.Then;
import dev.shouyue.kernel.schedule.RepaymentMethod;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * That a loan, or a part of it, is to be repaid before it is due. What it takes is found when the loan is locked: a changed
 * plan and the payment that pays what of it is due at once, recorded both or neither.
 *
 * @param source system that tells it, as of a {@link Posting.Item}
 * @param id the source's own id, which the payment bears; the plan bears it with {@link #PLAN} behind
 * @param valueTime when the money came, in the borrower's zone; empty for the moment it is recorded
 * @param amount minor units that came; when all is repaid it may be left out, and is then what it takes
 * @param part what becomes of the rest; empty when all is repaid
 */
public record EarlyWish(
        String source, String id, Optional<LocalDateTime> valueTime, OptionalLong amount, Optional<Part> part) {

    /** Behind the id of the changed plan: no key of a request has a space in it. */
    static final String PLAN = " plan";

    public EarlyWish {
        if (part.isPresent() && amount.isEmpty()) {
            throw new IllegalArgumentException("a part that is repaid early has an amount");
        }
    }

    /**
     * A part is repaid.
     *
     * @param method how the loan is repaid, where its schedule does not tell
     */
    public record Part(Then then, Optional<RepaymentMethod> method) {}

    String planId() {
        return id + PLAN;
    }
}
