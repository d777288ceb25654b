package dev.shouyue.portfolio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A figure: its definition, a drawing for wide pages and one for phones, tables in the open and tables to unfold.
 *
 * @param legend what the colours mean
 * @param details the chart's numbers, unfolded on demand
 * @param isHalf whether two of its kind stand side by side
 */
record Figure(
        String title,
        String definition,
        String wide,
        String narrow,
        List<Legend> legend,
        List<Table> tables,
        List<Table> details,
        boolean isHalf) {

    private static final int WIDE = 720;
    private static final int NARROW = 350;

    /** A colour and its meaning. */
    record Legend(String css, String text) {}

    static Figure of(String title, String definition) {
        return new Figure(title, definition, "", "", List.of(), List.of(), List.of(), false);
    }

    /** With a drawing for each width. */
    Figure drawn(IntFunction<String> drawing) {
        return new Figure(
                title, definition, drawing.apply(WIDE), drawing.apply(NARROW), legend, tables, details, false);
    }

    Figure with(List<Legend> meanings) {
        return new Figure(title, definition, wide, narrow, meanings, tables, details, isHalf);
    }

    /** With a table under the figure. */
    Figure with(Table table) {
        return new Figure(title, definition, wide, narrow, legend, plus(tables, table), details, isHalf);
    }

    /** With a table to unfold. */
    Figure detailed(Table table) {
        return new Figure(title, definition, wide, narrow, legend, tables, plus(details, table), isHalf);
    }

    /** As one of two beside each other, where the page is wide enough. */
    Figure half() {
        return new Figure(title, definition, narrow, narrow, legend, tables, details, true);
    }

    private static List<Table> plus(List<Table> tables, Table table) {
        List<Table> all = new ArrayList<>(tables);
        all.add(table);
        return List.copyOf(all);
    }

    boolean hasDefinition() {
        return !definition.isEmpty();
    }

    boolean hasDrawing() {
        return !wide.isEmpty();
    }

    boolean hasLegend() {
        return !legend.isEmpty();
    }
}
