package dev.shouyue.warning;

import dev.shouyue.decision.Sentence;
import dev.shouyue.decision.Words;
import dev.shouyue.risk.signal.Alert;
import java.util.Locale;

/** Signals and their reasons in words. */
final class SignalWords {

    private SignalWords() {}

    /** What a signal is called; a measure of a cohort by its own name. */
    static Sentence title(String signal) {
        return Words.in("warning", "en").has("signal." + signal)
                ? Say.of("signal." + signal)
                : Say.of("signal.measure", "measure", signal);
    }

    /** What was seen, with its number. */
    static Sentence reason(Alert.Reason reason) {
        String key = "reason." + reason.code();
        String number = number(reason.code(), reason.number());
        return Words.in("warning", "en").has(key)
                ? Say.of(key, "number", number)
                : Say.of("reason", "code", reason.code(), "number", number);
    }

    private static String number(String code, double number) {
        if (code.endsWith("SHARE") || code.equals("SHARE_SINCE")) {
            return String.format(Locale.ROOT, "%.1f", 100 * number);
        }
        if (code.equals("CHANCE")) {
            return String.format(Locale.ROOT, "%.1g", number);
        }
        if (code.equals("SECONDS_SINCE")) {
            return String.format(Locale.ROOT, "%.0f", number / 60);
        }
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%.0f", number)
                : String.format(Locale.ROOT, "%.2f", number);
    }
}
