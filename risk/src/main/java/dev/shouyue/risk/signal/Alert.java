package dev.shouyue.risk.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something to look at. Codes and numbers only; what they are called is said elsewhere.
 *
 * @param kind of the subject
 * @param subject borrower, channel or cell of a cohort
 * @param signal that raised it
 * @param level how pressing
 * @param reasons what was seen, with its numbers
 * @param evidence ids of the events that it rests on, oldest first, the last {@value #MOST_EVIDENCE} of them
 * @param at instant of the event or timer that raised it
 * @param lead time from then to the due date that is at risk, nothing where there is none ahead
 */
public record Alert(
        Kind kind,
        String subject,
        String signal,
        Level level,
        List<Reason> reasons,
        List<String> evidence,
        Instant at,
        Optional<Duration> lead) {

    /** The most ids of evidence. */
    public static final int MOST_EVIDENCE = 16;

    /** Keeps its own copies, and of the evidence the last. */
    public Alert {
        reasons = List.copyOf(reasons);
        evidence = List.copyOf(evidence.subList(Math.max(0, evidence.size() - MOST_EVIDENCE), evidence.size()));
    }

    /** What an alert is about. */
    public enum Kind {
        /** A person. */
        BORROWER,
        /** A bank, wallet, gateway or message provider. */
        CHANNEL,
        /** A group of loans. */
        COHORT
    }

    /** How pressing it is. */
    public enum Level {
        /** It is over. */
        CLEARED,
        /** To be known. */
        NOTICE,
        /** To be looked at. */
        WARNING,
        /** To be acted on. */
        ALARM
    }

    /** One thing that was seen, with a number of a unit that the code implies. */
    public record Reason(String code, double number) {}
}
