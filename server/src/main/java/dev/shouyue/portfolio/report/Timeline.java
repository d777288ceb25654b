package dev.shouyue.portfolio.report;

import dev.shouyue.portfolio.ReplayResult.Bill;
import dev.shouyue.portfolio.ReplayResult.Event;
import dev.shouyue.portfolio.ReplayResult.Instructive;
import dev.shouyue.portfolio.ReplayResult.Standing;
import dev.shouyue.portfolio.ReplayResult.Stretch;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;

/** A loan over time: due dates, payments and failed debits, days past due, and the days past due under each pack. */
final class Timeline {

    private static final int TOP = 18;
    private static final int DUE = 34;
    private static final int PAID = 56;
    private static final int FAILED = 76;
    private static final int DPD_TOP = 92;
    private static final int DPD_HEIGHT = 52;
    private static final int STRIPS = DPD_TOP + DPD_HEIGHT + 16;
    private static final int STRIP = 15;
    private static final int RIGHT = 12;
    private static final int NARROW = 500;
    private static final int STEP_DAYS = 30;
    /** Days shown after the last thing that happened. */
    private static final int AFTER = 12;

    private final Instructive loan;
    private final Words words;
    private final long first;
    private final long last;

    Timeline(Instructive loan, LocalDate to, Words words) {
        this.loan = loan;
        this.words = words;
        long end = loan.drawnOn().toEpochDay();
        for (Bill bill : loan.bills()) {
            end = Math.max(end, Math.min(bill.due().toEpochDay(), to.toEpochDay()));
            if (!bill.settledOn().isEmpty()) {
                end = Math.max(end, LocalDate.parse(bill.settledOn()).toEpochDay());
            }
        }
        for (Event event : loan.events()) {
            end = Math.max(end, event.from().toEpochDay());
        }
        for (Standing standing : loan.packs().values()) {
            for (Stretch stretch : standing.stretches()) {
                end = Math.max(end, stretch.to().toEpochDay());
            }
        }
        first = loan.drawnOn().toEpochDay() - 3;
        last = Math.max(end + AFTER, first + 40);
    }

    String svg(int width) {
        int left = width < NARROW ? 62 : 78;
        Scale scale = new Scale(left, width - RIGHT);
        int height = STRIPS + STRIP * loan.packs().size() + 4;
        Svg svg = new Svg(width, height, words.word("loans.label", loan.loan()));
        protections(svg, scale);
        months(svg, scale, width, height);
        label(svg, left, DUE + 4, words.word("loans.row.due"));
        label(svg, left, PAID + 4, words.word("loans.row.paid"));
        label(svg, left, FAILED + 4, words.word("loans.row.failed"));
        label(svg, left, DPD_TOP + 10, words.word("loans.row.dpd"));
        loan.bills().forEach(bill -> due(svg, scale, bill));
        loan.events().forEach(event -> event(svg, scale, event));
        dpd(svg, scale);
        int y = STRIPS;
        for (Map.Entry<String, Standing> pack : loan.packs().entrySet()) {
            strip(svg, scale, y, pack.getKey(), pack.getValue());
            y += STRIP;
        }
        return svg.toString();
    }

    /** Days to places on the page. */
    private final class Scale {
        final double from;
        final double to;

        Scale(double from, double to) {
            this.from = from;
            this.to = to;
        }

        double at(double day) {
            return from + (Math.clamp(day, (double) first, (double) last) - first) * (to - from) / (last - first);
        }

        double at(LocalDate day) {
            return at((double) day.toEpochDay());
        }

        boolean holds(LocalDate day) {
            return day.toEpochDay() >= first && day.toEpochDay() <= last;
        }
    }

    private static void label(Svg svg, int left, double y, String text) {
        svg.text("label", left - 8.0, y, "end", text);
    }

    private void months(Svg svg, Scale scale, int width, int height) {
        YearMonth month = YearMonth.from(LocalDate.ofEpochDay(first)).plusMonths(1);
        double room = scale.from - 1000;
        while (!month.atDay(1).isAfter(LocalDate.ofEpochDay(last))) {
            double x = scale.at(month.atDay(1));
            svg.line("grid", x, TOP, x, height - 4.0);
            if (x - room > 52 && x < width - 50) {
                svg.text("tick", x, TOP - 6.0, "start", month.toString());
                room = x;
            }
            month = month.plusMonths(1);
        }
    }

    private void protections(Svg svg, Scale scale) {
        for (Event event : loan.events()) {
            if (event.kind().equals("PROTECTED")) {
                double x = scale.at(event.from().toEpochDay() - 0.5);
                svg.rect(
                        "shield",
                        x,
                        TOP,
                        scale.at(event.to().toEpochDay() + 0.5) - x,
                        STRIPS - TOP - 8.0,
                        words.word(
                                        "event.PROTECTED",
                                        event.from().toString(),
                                        event.to().toString())
                                + words.word("list.colon")
                                + words.code("protection", event.detail()));
            }
        }
    }

    private void due(Svg svg, Scale scale, Bill bill) {
        if (!scale.holds(bill.due())) {
            return;
        }
        String css =
                switch (bill.outcome()) {
                    case "PAID_LATE", "NEXT_DAY", "OPEN" -> "due late";
                    case "NOT_DUE" -> "due ahead";
                    default -> "due";
                };
        svg.rect(
                css,
                scale.at(bill.due()) - 1.5,
                DUE - 7.0,
                3,
                14,
                words.word(
                        "loans.bill",
                        words.number(bill.number()),
                        bill.due().toString(),
                        words.money(loan.currency(), bill.amount()),
                        words.word("outcome." + bill.outcome())));
    }

    private void event(Svg svg, Scale scale, Event event) {
        double x = scale.at(event.from());
        String title = words.word(
                        "event." + event.kind(), event.from().toString(), words.money(loan.currency(), event.amount()))
                + (event.detail().isEmpty() ? "" : words.word("list.colon") + event.detail())
                + (event.recordedOn().isAfter(event.from())
                        ? words.word("loans.known", event.recordedOn().toString())
                        : "");
        switch (event.kind()) {
            case "PAID" -> {
                svg.circle("paid", x, PAID, radius(event), title);
                if (event.recordedOn().isAfter(event.from())) {
                    svg.line("known", x, PAID, scale.at(event.recordedOn()), PAID);
                }
            }
            case "PAID_RETURNED" -> {
                svg.circle("paid returned", x, PAID, radius(event), title);
                cross(svg, "returned", x, PAID, 4, title);
            }
            case "DEBIT_FAILED" -> cross(svg, "failed", x, FAILED, 3.5, title);
            case "DISBURSED" -> svg.rect("drawn", x - 3, PAID - 3.0, 6, 6, title);
            case "PROTECTED" -> {}
            default ->
                svg.path(
                        "mark",
                        "M" + Svg.point(' ', x, PAID - 6.0) + Svg.point('L', x + 5, PAID + 4.0)
                                + Svg.point('L', x - 5, PAID + 4.0) + " Z",
                        title);
        }
    }

    /** A payment is drawn as large as it is, against the installments. */
    private double radius(Event event) {
        long most = loan.bills().stream().mapToLong(Bill::amount).max().orElse(1);
        return 2 + 3.5 * Math.sqrt(Math.min(1, (double) event.amount() / Math.max(most, 1)));
    }

    private static void cross(Svg svg, String css, double x, double y, double size, String title) {
        svg.path(
                css,
                Svg.point('M', x - size, y - size)
                        + Svg.point('L', x + size, y + size)
                        + Svg.point('M', x - size, y + size)
                        + Svg.point('L', x + size, y - size),
                title);
    }

    private void dpd(Svg svg, Scale scale) {
        double most = Math.max(loan.own().worstDpd(), 1);
        double bottom = DPD_TOP + DPD_HEIGHT;
        svg.line("grid", scale.from, bottom, scale.to, bottom);
        Stretch peak = null;
        for (Stretch stretch : loan.own().stretches()) {
            peak = peak == null || stretch.dpdTo() > peak.dpdTo() ? stretch : peak;
            double x1 = scale.at(stretch.from().toEpochDay() - 0.5);
            double x2 = scale.at(stretch.to().toEpochDay() + 0.5);
            svg.path(
                    "area",
                    Svg.point('M', x1, bottom)
                            + Svg.point('L', x1, bottom - DPD_HEIGHT * stretch.dpdFrom() / most)
                            + Svg.point('L', x2, bottom - DPD_HEIGHT * stretch.dpdTo() / most)
                            + Svg.point('L', x2, bottom)
                            + " Z",
                    title(stretch));
        }
        if (peak != null) {
            double x = Math.min(scale.at(peak.to()), scale.to - 24);
            svg.text("value", x, DPD_TOP - 3.0, "middle", words.number(peak.dpdTo()));
        }
    }

    private String title(Stretch stretch) {
        return words.word(
                "loans.stretch",
                stretch.from().toString(),
                stretch.to().toString(),
                words.number(stretch.dpdFrom()),
                words.number(stretch.dpdTo()));
    }

    private void strip(Svg svg, Scale scale, double y, String name, Standing standing) {
        label(svg, (int) scale.from, y + 8, name);
        svg.line("grid", scale.from, y + 4.5, scale.to, y + 4.5);
        for (Stretch stretch : standing.stretches()) {
            int from = 0;
            int days = (int) (stretch.to().toEpochDay() - stretch.from().toEpochDay());
            for (int day = 1; day <= days + 1; day++) {
                if (day > days || step(stretch, day, days) != step(stretch, from, days)) {
                    double x = scale.at(stretch.from().toEpochDay() + from - 0.5);
                    double end = scale.at(stretch.from().toEpochDay() + day - 0.5);
                    svg.rect(
                            stretch.isMaterial() ? colour(step(stretch, from, days)) : "o4",
                            x,
                            y,
                            end - x,
                            9,
                            title(stretch));
                    from = day;
                }
            }
        }
    }

    /** Which step of 30 days the days past due are in, so many days into the stretch. */
    private static int step(Stretch stretch, int day, int days) {
        int rise = days == 0 ? 0 : (stretch.dpdTo() - stretch.dpdFrom()) * day / days;
        return Math.min((stretch.dpdFrom() + rise - 1) / STEP_DAYS, 3);
    }

    private static String colour(int step) {
        return switch (step) {
            case 0 -> "b2";
            case 1 -> "b4";
            case 2 -> "b5";
            default -> "b7";
        };
    }
}
