package dev.shouyue.portfolio.report;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Lines over a common scale.
 *
 * @param xScale how far a value stands along the axis: linear, or drawn out where it matters
 */
record LineChart(String label, Axis x, Axis y, List<Line> lines, DoubleUnaryOperator xScale) {

    private static final int HEIGHT = 280;
    private static final int LEFT = 50;
    private static final int RIGHT = 16;
    private static final int TOP = 14;
    private static final int BOTTOM = 26;
    private static final int NARROW = 500;

    /**
     * A line.
     *
     * @param name shown when pointed at; a line without one is drawn as its points only
     * @param dots whether its points are marked
     */
    record Line(String name, String css, List<Point> points, boolean dots) {}

    /** A point; {@code label} is written beside it when not empty. */
    record Point(double x, double y, String title, String label) {}

    String svg(int width) {
        int height = width < NARROW ? HEIGHT - 40 : HEIGHT;
        Svg svg = new Svg(width, height, label);
        double right = width - RIGHT;
        double bottom = height - BOTTOM;
        for (Axis.Tick tick : y.ticks()) {
            double at = bottom - (bottom - TOP) * tick.at() / y.max();
            svg.line("grid", LEFT, at, right, at).text("tick", LEFT - 8.0, at + 4, "end", tick.label());
        }
        double last = Double.NEGATIVE_INFINITY;
        for (Axis.Tick tick : x.ticks()) {
            double at = x(tick.at(), right);
            double room = 7.0 * tick.label().length() + 10;
            if (at - last >= room) {
                svg.text("tick", at, height - 7.0, "middle", tick.label());
                last = at;
            }
        }
        for (Line line : lines) {
            draw(svg, line, right, bottom, width);
        }
        return svg.toString();
    }

    private void draw(Svg svg, Line line, double right, double bottom, int width) {
        StringBuilder path = new StringBuilder();
        for (Point point : line.points()) {
            path.append(Svg.point(
                    path.isEmpty() ? 'M' : 'L', x(point.x(), right), bottom - (bottom - TOP) * point.y() / y.max()));
        }
        if (!line.name().isEmpty()) {
            svg.path("line " + line.css(), path.toString(), line.name());
        }
        double lastLabel = Double.NEGATIVE_INFINITY;
        for (Point point : line.points()) {
            double px = x(point.x(), right);
            double py = bottom - (bottom - TOP) * point.y() / y.max();
            if (line.dots()) {
                svg.circle("dot " + line.css(), px, py, width < NARROW ? 2.5 : 3, point.title());
            }
            if (!point.label().isEmpty() && px - lastLabel > 48) {
                svg.text("value", Math.min(px, right - 18), py - 9, "middle", point.label());
                lastLabel = px;
            }
        }
    }

    private double x(double value, double right) {
        return LEFT + (right - LEFT) * xScale.applyAsDouble(value) / xScale.applyAsDouble(x.max());
    }
}
