package dev.shouyue.cli;

import dev.shouyue.Platform;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Up to where one person decides alone: a file of lines {@code name = value}. Lines that are empty, or begin with {@code #}, say
 * nothing; what is left out stays as it usually is.
 *
 * @param loans most loans that an incident protects ({@code incidents.loans})
 * @param penalty most penalty that this undoes, in major units of any one currency ({@code incidents.sum})
 * @param refund most that is refunded of an order's money, in major units of any currency ({@code refunds.sum})
 */
record LimitsFile(int loans, BigDecimal penalty, BigDecimal refund) {

    /** Where no file is given. */
    static final LimitsFile USUAL = new LimitsFile(100, new BigDecimal("10000.00"), new BigDecimal("1000.00"));

    private static final Pattern COUNT = Pattern.compile("\\d{1,7}");
    private static final Pattern SUM = Pattern.compile("\\d{1,12}(\\.\\d{1,4})?");
    private static final List<String> NAMES = List.of("incidents.loans", "incidents.sum", "refunds.sum");

    /** Reads it; what is wrong is told with its line, and ends the command. */
    static LimitsFile read(Root root, Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw root.wrongUse(root.words().say("limits.file", "file", file));
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                take(root, file, i + 1, line, values);
            }
        }
        return new LimitsFile(
                Integer.parseInt(values.getOrDefault(NAMES.get(0), String.valueOf(USUAL.loans()))),
                new BigDecimal(values.getOrDefault(NAMES.get(1), USUAL.penalty().toPlainString())),
                new BigDecimal(values.getOrDefault(NAMES.get(2), USUAL.refund().toPlainString())));
    }

    private static void take(Root root, Path file, int number, String line, Map<String, String> values) {
        int equals = line.indexOf('=');
        String name = equals < 0 ? line : line.substring(0, equals).strip();
        String value = equals < 0 ? "" : line.substring(equals + 1).strip();
        if (!NAMES.contains(name)) {
            throw root.wrongUse(root.words()
                    .say("limits.name", "file", file, "line", number, "name", name, "names", String.join(", ", NAMES)));
        }
        boolean isCount = name.equals(NAMES.getFirst());
        if (!(isCount ? COUNT : SUM).matcher(value).matches()) {
            throw root.wrongUse(root.words()
                    .say(
                            isCount ? "limits.count" : "limits.sum",
                            "file",
                            file,
                            "line",
                            number,
                            "name",
                            name,
                            "value",
                            value));
        }
        if (values.put(name, value) != null) {
            throw root.wrongUse(root.words().say("limits.twice", "file", file, "line", number, "name", name));
        }
    }

    void apply(Platform platform) {
        platform.useLimits(loans, penalty, refund);
    }
}
