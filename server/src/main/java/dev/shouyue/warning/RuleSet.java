package dev.shouyue.warning;

import dev.shouyue.risk.due.Patience;
import dev.shouyue.risk.signal.Alert;
import dev.shouyue.risk.signal.BorrowerRules;
import dev.shouyue.risk.signal.ChannelRules;
import dev.shouyue.risk.signal.CohortRules;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All settings of the signals that hold together.
 *
 * @param number of the last change that is in it, 0 before the first
 * @param from known time from which it holds
 */
record RuleSet(long number, Instant from, Map<String, Rule> rules) {

    /** The first set, which holds until something is changed. */
    static final RuleSet USUAL = new RuleSet(0, Instant.MIN, usual());

    RuleSet {
        rules = Map.copyOf(rules);
    }

    /** The settings of one signal. */
    record Rule(int version, boolean on, Map<String, Double> parameters) {
        Rule {
            parameters = Map.copyOf(parameters);
        }
    }

    private static Map<String, Rule> usual() {
        Map<String, Rule> rules = new HashMap<>();
        Catalogue.entries().forEach(each -> rules.put(each.code(), new Rule(0, true, each.usual())));
        return rules;
    }

    /** The set in which one signal has other settings. */
    RuleSet with(long change, Instant since, String signal, Rule rule) {
        Map<String, Rule> changed = new HashMap<>(rules);
        changed.put(signal, rule);
        return new RuleSet(change, since, changed);
    }

    Rule rule(String signal) {
        Rule rule = rules.get(signal);
        if (rule == null) {
            throw new IllegalStateException("there is no signal " + signal);
        }
        return rule;
    }

    /** Whether an alert is to be told: its signal is on, and so are those of its kind. */
    boolean tells(Alert alert) {
        String all =
                switch (alert.kind()) {
                    case BORROWER -> Catalogue.ALL_BORROWER;
                    case CHANNEL -> Catalogue.ALL_CHANNEL;
                    case COHORT -> Catalogue.ALL_COHORT;
                };
        Rule own = rules.get(alert.signal());
        return rule(Catalogue.ALL).on() && rule(all).on() && (own == null || own.on());
    }

    /**
     * Which chances to be late are told.
     *
     * @param share of the loans, those with the highest
     * @param patience with what is seen long before the due date
     */
    record LikelyLate(double share, Patience patience) {}

    /** Which chances to be late are told; nothing while that is off. */
    Optional<LikelyLate> likelyLate() {
        boolean told = rule(Catalogue.ALL).on()
                && rule(Catalogue.LIKELY_LATE).on()
                && rule(Catalogue.ALL_BORROWER).on();
        return told
                ? Optional.of(new LikelyLate(
                        value(Catalogue.LIKELY_LATE, "share"),
                        new Patience(
                                value(Catalogue.LIKELY_LATE, "weekBefore"),
                                value(Catalogue.LIKELY_LATE, "fiveDaysBefore"),
                                value(Catalogue.LIKELY_LATE, "threeDaysBefore"))))
                : Optional.empty();
    }

    /** How long an event may be on its way, as somebody set it, or else as it is given. */
    Duration lateness(WarningSettings usual) {
        return isSet(Catalogue.ALL)
                ? Duration.ofMinutes(Math.round(value(Catalogue.ALL, "lateness")))
                : usual.lateness();
    }

    /** After what time an alert of a level that nobody has taken is escalated; nothing where none is. */
    Optional<Duration> unowned(Alert.Level level, WarningSettings usual) {
        if (!rule(Catalogue.ESCALATION).on()) {
            return Optional.empty();
        }
        boolean set = isSet(Catalogue.ESCALATION);
        return switch (level) {
            case ALARM -> Optional.of(set ? hours(Catalogue.ESCALATION, "alarmUnowned") : usual.alarmUnowned());
            case WARNING -> Optional.of(set ? hours(Catalogue.ESCALATION, "warningUnowned") : usual.warningUnowned());
            case NOTICE, CLEARED -> Optional.empty();
        };
    }

    /** Odds from which an incident is opened without a person; nothing where none is. */
    OptionalDouble certainty(WarningSettings usual) {
        if (!rule(Catalogue.INCIDENT).on()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                isSet(Catalogue.INCIDENT) ? value(Catalogue.INCIDENT, "certainty") : usual.certainty());
    }

    private boolean isSet(String signal) {
        return rule(signal).version() > 0;
    }

    BorrowerRules borrower() {
        return new BorrowerRules(
                count("DEBITS_FAIL_FOR_FUNDS", "failedDebits"),
                hours("DEBITS_FAIL_FOR_FUNDS", "failedWithin"),
                count("BUREAU_QUERIES", "queries"),
                hours("BUREAU_QUERIES", "queriesWithin"),
                count("NOT_REACHED", "bounces"),
                count("BILL_OPENED_AND_LEFT", "leftBills"),
                hours("BILL_OPENED_AND_LEFT", "leftBefore"),
                count("BALANCE_SHRINKS", "shrinking"),
                hours("INCOME_LATE", "incomeLateBy"),
                count("PAYS_LATER", "drifting"),
                hours("PAYS_LATER", "driftingWithin"),
                count("CONTACTS_CHANGE", "contacts"),
                hours("CONTACTS_CHANGE", "contactsWithin"),
                hours("PROMISE_BROKEN", "promiseGrace"),
                hours(Catalogue.ALL_BORROWER, "quiet"));
    }

    ChannelRules channel() {
        return new ChannelRules(
                value(Catalogue.ALL_CHANNEL, "falseAlarmAfter"),
                value(Catalogue.ALL_CHANNEL, "oddsTimes"),
                value(Catalogue.ALL_CHANNEL, "clearAfter"),
                count(Catalogue.ALL_CHANNEL, "warmUp"),
                value(Catalogue.ALL_CHANNEL, "cellWeight"),
                value(Catalogue.ALL_CHANNEL, "memory"),
                value(Catalogue.ALL_CHANNEL, "slowShare"));
    }

    CohortRules cohort() {
        return new CohortRules(
                value(Catalogue.ALL_COHORT, "falseShare"),
                count(Catalogue.ALL_COHORT, "fewest"),
                value(Catalogue.ALL_COHORT, "memory") / 24,
                days("warmUp"),
                count(Catalogue.ALL_COHORT, "mostCells"),
                days("quiet"));
    }

    /** As it is set; as usual, where it was set before there was this parameter. */
    private double value(String signal, String parameter) {
        Double set = rule(signal).parameters().get(parameter);
        Double value = set != null
                ? set
                : Catalogue.entry(signal)
                        .map(entry -> entry.usual().get(parameter))
                        .orElse(null);
        if (value == null) {
            throw new IllegalStateException(signal + " has no " + parameter);
        }
        return value;
    }

    private int count(String signal, String parameter) {
        return (int) Math.round(value(signal, parameter));
    }

    private Duration hours(String signal, String parameter) {
        return Duration.ofHours(Math.round(value(signal, parameter)));
    }

    private int days(String parameter) {
        return (int) Math.round(value(Catalogue.ALL_COHORT, parameter) / 24);
    }
}
