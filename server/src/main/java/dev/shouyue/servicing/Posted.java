package dev.shouyue.servicing;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.Position;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Facts that were recorded, and what they did to the loan.
 *
 * @param posting what was asked
 * @param loan the loan with all its facts, these among them
 * @param policy the policy the loan is read under
 * @param facts those of the posting, as they stand
 * @param early what was found to be paid, where it is repaid early
 * @param recordedOn business date on which they are known
 * @param before where the loan stood without them at the end of that day
 * @param after where it stands with them
 * @param known whether they stood there already, by an earlier posting of the same content
 * @param answer the answer that is kept, where one was asked for: that of the first time
 */
public record Posted(
        Posting posting,
        StoredLoan loan,
        Policy policy,
        List<Fact> facts,
        Optional<EarlyQuote> early,
        LocalDate recordedOn,
        Position before,
        Position after,
        boolean known,
        Optional<String> answer) {

    public Posted {
        facts = List.copyOf(facts);
    }

    Posted answered(String told) {
        return new Posted(posting, loan, policy, facts, early, recordedOn, before, after, known, Optional.of(told));
    }

    /** How many facts the loan has: its version, since facts are only appended. */
    public int version() {
        return loan.facts().size();
    }
}
