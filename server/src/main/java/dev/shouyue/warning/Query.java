package dev.shouyue.warning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The conditions of a list and their values. */
final class Query {

    private final StringBuilder where;
    private final List<Object> values = new ArrayList<>();

    Query(String condition, Object... given) {
        where = new StringBuilder(condition);
        Collections.addAll(values, given);
    }

    void and(String condition, Object... given) {
        where.append(" and ").append(condition);
        Collections.addAll(values, given);
    }

    String where() {
        return where.toString();
    }

    List<Object> values() {
        return values;
    }
}
