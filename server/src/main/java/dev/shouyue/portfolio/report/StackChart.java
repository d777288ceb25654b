package dev.shouyue.portfolio.report;

import java.util.List;

/** Columns of parts on top of each other, one column a month. */
record StackChart(String label, Axis y, List<Column> columns) {

    private static final int HEIGHT = 260;
    private static final int LEFT = 50;
    private static final int RIGHT = 8;
    private static final int TOP = 22;
    private static final int BOTTOM = 26;
    private static final int LABEL_ROOM = 58;

    /**
     * A column and its parts from bottom to top.
     *
     * @param head written above it; may be empty
     */
    record Column(String name, List<Part> parts, String head) {
        Column(String name, List<Part> parts) {
            this(name, parts, "");
        }
    }

    /** A part of a column. */
    record Part(String css, double size, String title) {}

    String svg(int width) {
        Svg svg = new Svg(width, HEIGHT, label);
        double bottom = HEIGHT - BOTTOM;
        for (Axis.Tick tick : y.ticks()) {
            double at = bottom - (bottom - TOP) * tick.at() / y.max();
            svg.line("grid", LEFT, at, width - RIGHT, at).text("tick", LEFT - 8.0, at + 4, "end", tick.label());
        }
        double step = (double) (width - LEFT - RIGHT) / Math.max(columns.size(), 1);
        int every = (int) Math.ceil(LABEL_ROOM / step);
        for (int i = 0; i < columns.size(); i++) {
            double x = LEFT + i * step;
            double top = bottom;
            for (Part part : columns.get(i).parts()) {
                double height = (bottom - TOP) * part.size() / y.max();
                if (height > 0) {
                    top -= height;
                    svg.rect(part.css(), x + step * 0.12, top, step * 0.76, height, part.title());
                }
            }
            if (!columns.get(i).head().isEmpty()) {
                svg.text(
                        "value",
                        x + step / 2,
                        TOP - 7.0,
                        "middle",
                        columns.get(i).head());
            }
            if (i % every == 0 && x + step / 2 + LABEL_ROOM / 2.0 - 8 < width) {
                svg.text(
                        "tick",
                        x + step / 2,
                        HEIGHT - 7.0,
                        "middle",
                        columns.get(i).name());
            }
        }
        return svg.toString();
    }
}
