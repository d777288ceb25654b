package dev.shouyue.portfolio;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/** Writes the report. All text of the book is data: it is escaped before it reaches the page. */
final class ReportPage {

    private final ReplayResult result;
    private final String language;
    private final Properties words = new Properties();
    private final StringBuilder out = new StringBuilder(64_000);

    ReportPage(ReplayResult result, String language) {
        this.result = result;
        this.language = language;
        try (InputStreamReader in = new InputStreamReader(resource(language + ".properties"), StandardCharsets.UTF_8)) {
            words.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String html() {
        out.append("<!doctype html><html lang=\"").append(language.equals("zh") ? "zh-CN" : "en");
        out.append(
                "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
        out.append("<title>")
                .append(word("title"))
                .append("</title><style>")
                .append(css())
                .append("</style></head><body><main>");
        out.append("<h1>").append(word("title")).append("</h1><p class=\"soft\">");
        out.append(word(
                        "span",
                        result.from(),
                        result.to(),
                        number(result.loans()),
                        number(result.facts()),
                        result.policy().equals("own") ? word("own") : escape(result.policy())))
                .append("</p>");
        if (result.loans() == 0) {
            out.append("<p>").append(word("empty")).append("</p>");
        } else {
            lead();
            packs();
            cure();
            buckets();
            matrix("roll", result.rollMatrix(), bucketOrder(result.rollMatrix()));
            vintage();
            bars("short", labelled(result.shortfalls()));
            bars("causes", result.causes());
            loans();
        }
        return out.append("</main></body></html>\n").toString();
    }

    private void lead() {
        Map<String, Double> cure = result.cureCurve();
        out.append("<div class=\"lead\">");
        line(
                "headline.late",
                percent(result.lateShare()),
                percent(cure.getOrDefault("1", 0.0)),
                percent(cure.getOrDefault("3", 0.0)),
                percent(cure.getOrDefault("7", 0.0)),
                percent(cure.getOrDefault("30", 0.0)));
        List<Map.Entry<String, ReplayResult.PackView>> views =
                new ArrayList<>(result.packs().entrySet());
        if (!views.isEmpty()) {
            views.sort((a, b) ->
                    Long.compare(b.getValue().delinquent(), a.getValue().delinquent()));
            var most = views.getFirst();
            var least = views.getLast();
            line(
                    "headline.packs",
                    number(most.getValue().delinquent()),
                    most.getKey(),
                    number(least.getValue().delinquent()),
                    least.getKey());
            line(
                    "headline.forgiven",
                    least.getKey(),
                    number(least.getValue().forgivenByTolerance()),
                    number(least.getValue().forgivenByGrace()));
        }
        line("headline.books", result.trialBalance(), word(result.trialBalance() == 0 ? "books.ok" : "books.bad"));
        out.append("</div>");
    }

    private void line(String key, Object... values) {
        out.append("<p>").append(word(key, values)).append("</p>");
    }

    private void open(String key) {
        out.append("<section><h2>")
                .append(word(key))
                .append("</h2><p class=\"def\">")
                .append(word(key + ".def"))
                .append("</p>");
    }

    private void packs() {
        open("packs");
        out.append("<div class=\"scroll\"><table><tr>");
        for (String column : word("packs.cols").split("\\|")) {
            out.append("<th>").append(column).append("</th>");
        }
        out.append("</tr>");
        result.packs()
                .forEach((name, view) -> row(
                        name,
                        number(view.delinquent()),
                        number(view.reported()),
                        number(view.forgivenByTolerance()),
                        number(view.forgivenByGrace())));
        out.append("</table></div></section>");
    }

    private void row(String... cells) {
        out.append("<tr>");
        for (String cell : cells) {
            out.append("<td>").append(escape(cell)).append("</td>");
        }
        out.append("</tr>");
    }

    private void cure() {
        open("cure");
        out.append("<svg viewBox=\"-36 -8 812 308\" role=\"img\" aria-label=\"")
                .append(word("cure"))
                .append("\">");
        for (int share = 0; share <= 100; share += 25) {
            double y = 260 - share * 2.4;
            out.append(svg(
                    "<line x1=\"46\" x2=\"740\" y1=\"%1$.0f\" y2=\"%1$.0f\" stroke=\"var(--line)\"/>"
                            + "<text x=\"40\" y=\"%2$.0f\" text-anchor=\"end\">%3$d %%</text>",
                    y, y + 4, share));
        }
        StringBuilder path = new StringBuilder("M46 260");
        StringBuilder marks = new StringBuilder();
        int i = 0;
        int steps = Math.max(result.cureCurve().size(), 1);
        for (Map.Entry<String, Double> point : result.cureCurve().entrySet()) {
            double x = 46 + 694.0 * ++i / steps;
            double y = 260 - point.getValue() * 240;
            path.append(svg(" L%.1f %.1f", x, y));
            marks.append(svg(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"var(--main)\"><title>%s: %s</title></circle>"
                            + "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>"
                            + "<text x=\"%.1f\" y=\"282\" text-anchor=\"middle\">%s</text>",
                    x,
                    y,
                    point.getKey(),
                    percent(point.getValue()),
                    x - 6,
                    y - 10,
                    percent(point.getValue()),
                    Math.min(x, 735),
                    point.getKey()));
        }
        out.append("<path d=\"").append(path).append("\" fill=\"none\" stroke=\"var(--main)\" stroke-width=\"2.5\"/>");
        out.append(marks).append("</svg></section>");
    }

    private void buckets() {
        open("buckets");
        List<String> order = bucketOrder(result.buckets());
        out.append("<div class=\"scroll\"><table><tr><th>")
                .append(word("month"))
                .append("</th>");
        order.forEach(bucket -> out.append("<th>").append(escape(bucket)).append("</th>"));
        out.append("<th>").append(word("pastdue")).append("</th></tr>");
        long most = 1;
        for (Map<String, Long> month : result.buckets().values()) {
            most = Math.max(most, pastDue(month, order));
        }
        for (Map.Entry<String, Map<String, Long>> month : result.buckets().entrySet()) {
            out.append("<tr><td>").append(month.getKey()).append("</td>");
            for (String bucket : order) {
                long n = month.getValue().getOrDefault(bucket, 0L);
                out.append("<td>").append(n == 0 ? "" : number(n)).append("</td>");
            }
            bar(pastDue(month.getValue(), order), most);
            out.append("</tr>");
        }
        out.append("</table></div></section>");
    }

    private static long pastDue(Map<String, Long> month, List<String> order) {
        return order.stream()
                .skip(1)
                .mapToLong(bucket -> month.getOrDefault(bucket, 0L))
                .sum();
    }

    private void bar(long n, long most) {
        out.append(svg(
                "<td class=\"wide\"><div class=\"bar\" style=\"width:%.1f%%\" title=\"%d\"></div></td>",
                100.0 * n / most, n));
    }

    private void matrix(String key, Map<String, Map<String, Long>> rows, List<String> order) {
        open(key);
        List<String> columns = new ArrayList<>(order);
        if (rows.values().stream().anyMatch(row -> row.containsKey("closed"))) {
            columns.add("closed");
        }
        out.append("<div class=\"scroll\"><table><tr><th></th>");
        columns.forEach(column -> out.append("<th>").append(escape(column)).append("</th>"));
        out.append("</tr>");
        for (String from : order) {
            Map<String, Long> row = rows.getOrDefault(from, Map.of());
            long sum = row.values().stream().mapToLong(Long::longValue).sum();
            if (sum == 0) {
                continue;
            }
            out.append("<tr><td>").append(escape(from)).append("</td>");
            for (String to : columns) {
                double share = (double) row.getOrDefault(to, 0L) / sum;
                out.append(svg(
                        "<td style=\"background:rgba(var(--heat),%.2f)\" title=\"%d\">%s</td>",
                        share * 0.55, row.getOrDefault(to, 0L), share == 0 ? "" : percent(share)));
            }
            out.append("</tr>");
        }
        out.append("</table></div></section>");
    }

    /** Buckets in the order of days past due: by the first number in their name, the current one first. */
    private static List<String> bucketOrder(Map<String, Map<String, Long>> rows) {
        TreeSet<String> names = new TreeSet<>((a, b) -> {
            int byNumber = Integer.compare(firstNumber(a), firstNumber(b));
            return byNumber != 0 ? byNumber : a.compareTo(b);
        });
        rows.forEach((row, columns) -> names.addAll(columns.keySet()));
        names.addAll(rows.keySet().stream()
                .filter(name -> !name.matches("\\d{4}-\\d{2}"))
                .toList());
        names.remove("closed");
        return List.copyOf(names);
    }

    private static int firstNumber(String name) {
        String digits = name.replaceFirst("^\\D*", "").replaceFirst("\\D.*$", "");
        return digits.isEmpty() ? 999 : Integer.parseInt(digits);
    }

    private void vintage() {
        open("vintage");
        out.append("<div class=\"scroll\"><table><tr><th>")
                .append(word("month"))
                .append("</th><th>")
                .append(word("drawn"))
                .append("</th><th>&gt;0</th><th>&gt;30</th><th>&gt;60</th><th>&gt;90</th></tr>");
        result.vintage().forEach((month, counts) -> {
            long drawn = Math.max(counts.getOrDefault("drawn", 0L), 1);
            out.append("<tr><td>")
                    .append(month)
                    .append("</td><td>")
                    .append(number(drawn))
                    .append("</td>");
            for (String column : List.of(">0", ">30", ">60", ">90")) {
                out.append("<td>")
                        .append(percent((double) counts.getOrDefault(column, 0L) / drawn))
                        .append("</td>");
            }
            out.append("</tr>");
        });
        out.append("</table></div></section>");
    }

    private static Map<String, Long> labelled(Map<String, Long> ordered) {
        Map<String, Long> labels = new LinkedHashMap<>();
        ordered.forEach((key, n) -> labels.put(key.substring(2), n));
        return labels;
    }

    private void bars(String key, Map<String, Long> counts) {
        open(key);
        long most = Math.max(
                counts.values().stream().mapToLong(Long::longValue).max().orElse(1), 1);
        out.append("<div class=\"scroll\"><table>");
        counts.forEach((label, n) -> {
            out.append("<tr><td>")
                    .append(escape(label))
                    .append("</td><td>")
                    .append(number(n))
                    .append("</td>");
            bar(n, most);
            out.append("</tr>");
        });
        out.append("</table></div></section>");
    }

    private void loans() {
        open("loans");
        for (ReplayResult.Instructive loan : result.instructive()) {
            out.append("<div class=\"card\"><h3>")
                    .append(escape(loan.loan()))
                    .append(" · ")
                    .append(word("worst", loan.worstDpd()))
                    .append("</h3><p>")
                    .append(word("why." + loan.why()))
                    .append("</p>");
            timeline(loan);
            out.append("</div>");
        }
        out.append("</section>");
    }

    private void timeline(ReplayResult.Instructive loan) {
        long first = loan.bills().stream()
                        .mapToLong(bill -> bill.due().toEpochDay())
                        .min()
                        .orElse(0)
                - 5;
        long last = Math.max(
                first + 30,
                loan.bills().stream()
                                .mapToLong(bill -> bill.settledOn().isEmpty()
                                        ? result.to().toEpochDay()
                                        : LocalDate.parse(bill.settledOn()).toEpochDay())
                                .max()
                                .orElse(0)
                        + 5);
        for (ReplayResult.Paid paid : loan.payments()) {
            first = Math.min(first, paid.on().toEpochDay() - 2);
        }
        int height = loan.bills().size() * 14 + 30;
        double scale = 740.0 / (last - first);
        out.append(svg("<svg viewBox=\"0 0 760 %d\" role=\"img\" aria-label=\"%s\">", height, escape(loan.loan())));
        int y = 6;
        for (ReplayResult.Bill bill : loan.bills()) {
            long from = bill.due().toEpochDay();
            boolean open = bill.settledOn().isEmpty();
            long to = open
                    ? Math.max(from, Math.min(last, result.to().toEpochDay()))
                    : LocalDate.parse(bill.settledOn()).toEpochDay();
            boolean late = bill.state().equals("OVERDUE") || bill.state().equals("SETTLED_LATE");
            out.append(svg(
                    "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"9\" rx=\"2\" fill=\"var(%s)\" opacity=\"%s\">"
                            + "<title>%d: %s, %s, %s %s</title></rect>",
                    10 + (Math.min(from, to) - first) * scale,
                    y,
                    Math.max(Math.abs(to - from) * scale, 3),
                    late ? "--warn" : "--main",
                    bill.state().equals("FUTURE") ? "0.3" : "1",
                    bill.number(),
                    bill.due(),
                    java.math.BigDecimal.valueOf(bill.amount(), loan.decimals()).toPlainString(),
                    bill.state(),
                    bill.settledOn()));
            y += 14;
        }
        for (ReplayResult.Paid paid : loan.payments()) {
            out.append(svg(
                    "<circle cx=\"%.1f\" cy=\"%d\" r=\"3.5\" fill=\"none\" stroke=\"var(--ink)\"><title>%s %s</title></circle>",
                    10 + (paid.on().toEpochDay() - first) * scale,
                    y + 3,
                    paid.on(),
                    java.math.BigDecimal.valueOf(paid.amount(), loan.decimals()).toPlainString()));
        }
        out.append(svg(
                "<text x=\"10\" y=\"%d\">%s</text><text x=\"750\" y=\"%d\" text-anchor=\"end\">%s</text></svg>",
                y + 22, LocalDate.ofEpochDay(first), y + 22, LocalDate.ofEpochDay(last)));
    }

    private String word(String key, Object... values) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("the report has no text for " + key + " in " + language);
        }
        return values.length == 0 ? text.replace("''", "'") : MessageFormat.format(text, values);
    }

    private static String svg(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    private static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static InputStream resource(String name) {
        InputStream in = ReportPage.class.getResourceAsStream("/report/" + name);
        if (in == null) {
            throw new IllegalStateException("the report's " + name + " is missing from the program");
        }
        return in;
    }

    private static String css() {
        try (InputStream in = resource("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
