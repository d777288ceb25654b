package dev.shouyue.stream;

import dev.shouyue.risk.signal.Alert;
import dev.shouyue.risk.signal.Subject;

/** Subjects as keys of the state: one letter for the kind, never given anew, and the name. */
final class Keys {

    private Keys() {}

    static String of(Subject subject) {
        return switch (subject.kind()) {
                    case BORROWER -> "B";
                    case CHANNEL -> "C";
                    case COHORT -> "G";
                }
                + subject.name();
    }

    static Subject subject(String key) {
        Alert.Kind kind =
                switch (key.charAt(0)) {
                    case 'B' -> Alert.Kind.BORROWER;
                    case 'C' -> Alert.Kind.CHANNEL;
                    case 'G' -> Alert.Kind.COHORT;
                    default -> throw new IllegalArgumentException("no key of a subject: " + key);
                };
        return new Subject(kind, key.substring(1));
    }
}
