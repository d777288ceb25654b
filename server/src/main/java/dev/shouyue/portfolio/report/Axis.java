package dev.shouyue.portfolio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** A scale from 0 to {@code max} and its marks. */
record Axis(double max, List<Tick> ticks) {

    private static final double[] STEPS = {1, 2, 2.5, 5, 10};
    private static final int MARKS = 5;

    /** A mark. */
    record Tick(double at, String label) {}

    /** A scale that holds {@code greatest} with up to five round marks. */
    static Axis holding(double greatest, DoubleFunction<String> label) {
        double least = Math.max(greatest, 1e-6) / MARKS;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double step = 10 * power;
        for (double each : STEPS) {
            if (each * power >= least) {
                step = each * power;
                break;
            }
        }
        List<Tick> ticks = new ArrayList<>();
        int count = (int) Math.ceil(greatest / step - 1e-9);
        for (int i = 0; i <= Math.max(count, 1); i++) {
            ticks.add(new Tick(i * step, label.apply(i * step)));
        }
        return new Axis(Math.max(count, 1) * step, ticks);
    }
}
