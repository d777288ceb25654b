package dev.shouyue.decision;

import dev.shouyue.kernel.policy.Policy;
import java.time.LocalDate;
import java.util.List;

/**
 * One dated version of a policy pack.
 *
 * @param name such as {@code CN-CARD}
 * @param effectiveFrom first day on which this version holds
 * @param policy what positions are computed from
 * @param settings every value of the pack with its source, in the order of the file
 */
public record PolicyPack(String name, LocalDate effectiveFrom, Text title, Policy policy, List<Setting> settings) {

    public PolicyPack {
        settings = List.copyOf(settings);
    }

    /**
     * A value as it stands in the file, and where it comes from.
     *
     * @param path such as {@code contactHours}
     * @param tree the value as it is: a map, a list, a number, yes or no, or text
     */
    public record Setting(String path, String value, Object tree, Text source) {}

    /** Words of a pack in both languages. */
    public record Text(String zh, String en) {

        /** @param language {@code zh}, or any other for English */
        public String in(String language) {
            return language.equals("zh") ? zh : en;
        }
    }
}
