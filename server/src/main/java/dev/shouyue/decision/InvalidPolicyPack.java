package dev.shouyue.decision;

import java.util.List;

/** One or more policy packs cannot be used; each problem names file, line, field and what was expected. */
public final class InvalidPolicyPack extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    InvalidPolicyPack(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** Such as {@code cn-card.yaml:12: settings.grace.days: expected a whole number from 0 to 60, found 'three'}. */
    public List<String> problems() {
        return problems;
    }
}
