package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Refusal;
import dev.shouyue.decision.PolicyPack;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.servicing.StoredLoan;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A loan as it is asked for: on a day, under its own pack or another. */
final class LoanReadings {

    /** So far past the last thing the book knows a position may be asked for. */
    static final int YEARS_AHEAD = 5;

    private final Platform platform;

    LoanReadings(Platform platform) {
        this.platform = platform;
    }

    /** A loan, the pack it is read under, and the day. */
    record Reading(StoredLoan loan, PolicyPack pack, LocalDate day, LocalDate bookDay) {

        Policy policy() {
            return pack.policy();
        }

        Reading under(PolicyPack other) {
            return new Reading(loan, other, day, bookDay);
        }
    }

    Reading read(String id, @Nullable LocalDate on, @Nullable String policy) {
        StoredLoan loan = find(id);
        if (policy != null && !platform.packs.has(policy)) {
            throw new Refusal.BadValue(
                    "policy",
                    policy,
                    Say.of("expected.oneOf", "values", platform.packs.names()),
                    Say.of("pack.unknown", "pack", policy));
        }
        LocalDate bookDay = platform.days
                .closed()
                .map(closed -> closed.last())
                .orElse(loan.terms().drawnOn());
        LocalDate day = on == null ? bookDay : on;
        LocalDate last = bookDay.plusYears(YEARS_AHEAD);
        if (day.isBefore(loan.terms().drawnOn().minusYears(1)) || day.isAfter(last)) {
            throw new Refusal.BadValue(
                    "on",
                    day.toString(),
                    Say.of("expected.range", "from", loan.terms().drawnOn().minusYears(1), "to", last),
                    Say.of("loan.far", "day", day));
        }
        return new Reading(loan, pack(policy == null ? loan.pack() : policy, loan), day, bookDay);
    }

    PolicyPack pack(String name, StoredLoan loan) {
        return platform.packs
                .packOn(name, loan.terms().drawnOn())
                .orElseThrow(() -> new IllegalStateException("the pack " + name + " of a loan is not there"));
    }

    StoredLoan find(String id) {
        return platform.book.find(id).orElseThrow(() -> new Refusal.Unknown(Say.of("loan.unknown", "id", id)));
    }

    static Amount amount(long minor, StoredLoan loan) {
        return Amount.of(minor, loan.terms().currency());
    }
}
