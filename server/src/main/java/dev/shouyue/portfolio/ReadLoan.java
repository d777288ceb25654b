package dev.shouyue.portfolio;

import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.servicing.StoredLoan;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A loan of the book, read under the policy of the replay and under each pack.
 *
 * @param own under the policy of the replay
 * @param ownStrict the same without tolerance and grace; empty where nothing was forgiven
 * @param packs by name of the pack
 * @param packsStrict by name of the pack, only those that forgave something
 */
record ReadLoan(
        StoredLoan stored,
        LoanLife life,
        Reading own,
        Optional<Reading> ownStrict,
        Map<String, Reading> packs,
        Map<String, Reading> packsStrict) {

    static ReadLoan of(StoredLoan stored, Policy policy, Map<String, Policy> packs, Span span) {
        LoanLife life = LoanLife.of(stored.terms(), stored.facts());
        Reading own = Reading.of(life, policy, span);
        Optional<Reading> ownStrict =
                own.hasForgiven() ? Optional.of(Reading.strict(life, policy, span)) : Optional.empty();
        Map<String, Reading> readings = LinkedHashMap.newLinkedHashMap(packs.size());
        Map<String, Reading> strict = LinkedHashMap.newLinkedHashMap(1);
        boolean plain = own.isPlain(life);
        packs.forEach((name, pack) -> {
            boolean same = pack.equals(policy);
            Reading reading = same
                    ? own
                    : (plain ? own.plainUnder(pack) : Optional.<Reading>empty())
                            .orElseGet(() -> Reading.of(life, pack, span));
            readings.put(name, reading);
            if (reading.hasForgiven()) {
                strict.put(name, same ? ownStrict.orElseThrow() : Reading.strict(life, pack, span));
            }
        });
        return new ReadLoan(stored, life, own, ownStrict, readings, strict);
    }

    Reading under(String pack) {
        return Objects.requireNonNull(packs.get(pack), pack);
    }

    Currency currency() {
        return life.terms().currency();
    }

    String name() {
        return life.terms().loan();
    }
}
