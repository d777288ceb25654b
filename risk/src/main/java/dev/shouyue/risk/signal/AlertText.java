package dev.shouyue.risk.signal;

import dev.shouyue.risk.json.Json;
import dev.shouyue.risk.json.Members;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Alerts as JSON, one object each, on every way out of the signals: {@code kind}, {@code subject}, {@code signal},
 * {@code level}, {@code reasons} of {@code code} and {@code number}, {@code evidence} as ids of events, {@code at}, and
 * {@code lead} (ISO 8601, exact) where a due date lies ahead.
 */
public final class AlertText {

    private AlertText() {}

    /** The text of an alert on one line, which {@link #read} gives the same alert of. */
    public static String write(Alert alert) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("kind", alert.kind().name());
        out.put("subject", alert.subject());
        out.put("signal", alert.signal());
        out.put("level", alert.level().name());
        out.put("reasons", alert.reasons().stream().map(AlertText::members).toList());
        out.put("evidence", alert.evidence());
        out.put("at", alert.at().toString());
        alert.lead().ifPresent(lead -> out.put("lead", lead.toString()));
        return Json.line(out);
    }

    private static Map<String, Object> members(Alert.Reason reason) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("code", reason.code());
        out.put("number", reason.number());
        return out;
    }

    /**
     * Reads an alert; members that it does not know are left aside, so that an older reader takes a newer text.
     *
     * @throws IllegalArgumentException naming what is wrong
     */
    public static Alert read(String text) {
        Members in = Members.read(text, "alert");
        try {
            return new Alert(
                    Alert.Kind.valueOf(in.text("kind")),
                    in.text("subject"),
                    in.text("signal"),
                    Alert.Level.valueOf(in.text("level")),
                    in.list("reasons").stream()
                            .map(each -> Members.of(each, "reason"))
                            .map(each -> new Alert.Reason(each.text("code"), each.number("number")))
                            .toList(),
                    in.texts("evidence"),
                    Instant.parse(in.text("at")),
                    in.all().containsKey("lead") ? Optional.of(Duration.parse(in.text("lead"))) : Optional.empty());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("alert: a time that cannot be read: " + e.getMessage(), e);
        }
    }
}
