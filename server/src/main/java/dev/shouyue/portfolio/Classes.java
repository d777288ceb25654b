package dev.shouyue.portfolio;

import java.util.Set;

/** The classes of the packs' ladders in which a loan does not perform (CN: 不良; IFRS 9: stage 3; IN: NPA). */
final class Classes {

    private static final Set<String> NON_PERFORMING = Set.of("SUBSTANDARD", "DOUBTFUL", "LOSS", "STAGE_3", "NPA");

    private Classes() {}

    static boolean isNonPerforming(String code) {
        return NON_PERFORMING.contains(code);
    }
}
