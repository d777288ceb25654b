package dev.shouyue.benchmarks.risk;

import dev.shouyue.risk.json.Json;
import dev.shouyue.risk.json.Members;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came out: every line that was measured, and notes, as JSON and as a page. What an earlier run wrote of sets that
 * this one does not measure is kept.
 */
final class Report {

    private final List<Line> lines = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();

    private record Note(String set, String text) {}

    void add(Line line) {
        lines.add(line);
        System.out.println(row(line));
    }

    void note(String set, String format, Object... numbers) {
        notes.add(new Note(set, String.format(Locale.ROOT, format, numbers)));
        System.out.println(notes.getLast().text);
    }

    /** Takes over what an earlier run wrote of other sets. */
    void keep(Path folder, List<String> measured) throws IOException {
        Path file = folder.resolve("risk.json");
        if (!Files.exists(file)) {
            return;
        }
        Members all = Members.read(Files.readString(file), "risk");
        for (Object each : all.list("lines")) {
            Members line = Members.of(each, "line");
            if (!measured.contains(line.text("set"))) {
                lines.add(new Line(
                        line.text("set"),
                        line.text("target"),
                        line.text("setting"),
                        line.number("auc"),
                        line.number("spread"),
                        line.number("ks"),
                        line.number("capture5"),
                        line.number("capture10"),
                        line.number("capture20"),
                        line.number("slope"),
                        line.number("decileGap")));
            }
        }
        for (Object each : all.list("notes")) {
            Members note = Members.of(each, "note");
            if (!measured.contains(note.text("set"))) {
                notes.add(new Note(note.text("set"), note.text("text")));
            }
        }
    }

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("lines", lines.stream().map(Report::members).toList());
        all.put(
                "notes",
                notes.stream()
                        .map(note -> Map.of("set", note.set, "text", note.text))
                        .toList());
        Files.writeString(folder.resolve("risk.json"), Json.write(all));
        Files.writeString(folder.resolve("risk.md"), page());
    }

    private String page() {
        StringBuilder text = new StringBuilder("""
                # Risk models on real data

                All settings that were tried, in the order of trying. AUC, KS and the share of the bad among the first 5, 10 and 20 % by
                score are means over folds; ± is the standard deviation over folds. Slope and gap (mean over ten groups of the distance
                of probability and share) are of all held-out rows of a round. "one model" is the hazard by day, of which all targets
                come; "own model" was learnt for its target alone.

                | set | target | setting | AUC | ± | KS | 5 % | 10 % | 20 % | slope | gap |
                |---|---|---|--:|--:|--:|--:|--:|--:|--:|--:|
                """);
        lines.forEach(line -> text.append(row(line)).append('\n'));
        text.append("\nMedian AUC over the settings of a target, beside the best, so that luck shows:\n\n");
        lines.stream().map(line -> line.set() + ", " + line.target()).distinct().forEach(target -> {
            double[] aucs = lines.stream()
                    .filter(line -> (line.set() + ", " + line.target()).equals(target))
                    .mapToDouble(Line::auc)
                    .sorted()
                    .toArray();
            text.append(String.format(
                    Locale.ROOT,
                    "- %s: median %.4f, best %.4f of %d%n",
                    target,
                    aucs[aucs.length / 2],
                    aucs[aucs.length - 1],
                    aucs.length));
        });
        text.append('\n');
        notes.forEach(note -> text.append("- ").append(note.text).append('\n'));
        return text.toString();
    }

    private static String row(Line line) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.4f | %.4f | %.4f | %.3f | %.3f | %.3f | %.3f | %.4f |",
                line.set(),
                line.target(),
                line.setting(),
                line.auc(),
                line.spread(),
                line.ks(),
                line.capture5(),
                line.capture10(),
                line.capture20(),
                line.slope(),
                line.decileGap());
    }

    private static Map<String, Object> members(Line line) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("set", line.set());
        members.put("target", line.target());
        members.put("setting", line.setting());
        List<String> names =
                Arrays.asList("auc", "spread", "ks", "capture5", "capture10", "capture20", "slope", "decileGap");
        double[] values = {
            line.auc(),
            line.spread(),
            line.ks(),
            line.capture5(),
            line.capture10(),
            line.capture20(),
            line.slope(),
            line.decileGap()
        };
        for (int k = 0; k < values.length; k++) {
            members.put(names.get(k), Math.rint(values[k] * 1e6) / 1e6);
        }
        return members;
    }
}
