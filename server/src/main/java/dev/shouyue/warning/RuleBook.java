package dev.shouyue.warning;

import dev.shouyue.risk.json.Json;
import dev.shouyue.storage.Tx;
import dev.shouyue.warning.RuleSet.Rule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All sets of settings that ever held, oldest first. */
final class RuleBook {

    private final List<RuleSet> sets;

    private RuleBook(List<RuleSet> sets) {
        this.sets = List.copyOf(sets);
    }

    static RuleBook read(Tx tx) {
        List<RuleSet> sets = new ArrayList<>(List.of(RuleSet.USUAL));
        tx.sql().sql("select * from warning.rule order by rule_id").query(row -> {
            sets.add(with(sets.getLast(), row));
        });
        return new RuleBook(sets);
    }

    /** The usual set with what was set last of one signal: all that is needed where only that signal is asked about. */
    static RuleSet lastOf(Tx tx, String signal) {
        return tx.sql()
                .sql("select * from warning.rule where signal = ? order by rule_id desc limit 1")
                .params(signal)
                .query((row, i) -> with(RuleSet.USUAL, row))
                .optional()
                .orElse(RuleSet.USUAL);
    }

    private static RuleSet with(RuleSet before, ResultSet row) throws SQLException {
        return before.with(
                row.getLong("rule_id"),
                Moments.of(row, "valid_from"),
                row.getString("signal"),
                new Rule(row.getInt("version"), row.getBoolean("is_on"), values(row.getString("parameters"))));
    }

    static Map<String, Double> values(String json) {
        Map<String, Double> values = new LinkedHashMap<>();
        if (Json.read(json) instanceof Map<?, ?> members) {
            members.forEach((name, value) -> {
                if (value instanceof Double number) {
                    values.put(String.valueOf(name), number);
                }
            });
        }
        return values;
    }

    /** The set that holds for what is known at an instant. */
    RuleSet at(Instant known) {
        for (int i = sets.size() - 1; i > 0; i--) {
            if (!sets.get(i).from().isAfter(known)) {
                return sets.get(i);
            }
        }
        return sets.getFirst();
    }

    RuleSet numbered(long number) {
        return sets.stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("a state was made under settings " + number + ", which are gone"));
    }

    RuleSet last() {
        return sets.getLast();
    }

    /** What tells whether another one is the same. */
    long number() {
        return sets.getLast().number();
    }
}
