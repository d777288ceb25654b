package dev.shouyue.warning;

import dev.shouyue.risk.due.Patience;
import dev.shouyue.risk.signal.Alert.Kind;
import dev.shouyue.risk.signal.BorrowerRules;
import dev.shouyue.risk.signal.ChannelRules;
import dev.shouyue.risk.signal.CohortRules;
import dev.shouyue.warning.Signals.Unit;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which signals there are, and what of each can be set within which bounds. */
final class Catalogue {

    /** What holds for all signals of one kind of subject. */
    static final String ALL_BORROWER = "ALL_BORROWER_SIGNALS";

    /** Raised by the forecasts after a close, not by the signal of a borrower. */
    static final String LIKELY_LATE = "LIKELY_LATE";

    static final String ALL_CHANNEL = "ALL_CHANNEL_SIGNALS";
    static final String ALL_COHORT = "ALL_COHORT_SIGNALS";

    private static final BorrowerRules B = BorrowerRules.start();
    private static final ChannelRules C = ChannelRules.start();
    private static final CohortRules G = CohortRules.start();

    /** How the log is read, for all signals. */
    static final String ALL = "ALL_SIGNALS";

    /** When an alert that nobody takes is pressed for. */
    static final String ESCALATION = "ALERT_ESCALATION";

    /** When an alarm of a channel opens an incident without a person. */
    static final String INCIDENT = "CHANNEL_INCIDENT";

    private static final List<Entry> ENTRIES = List.of(
            new Entry(
                    ALL,
                    Optional.empty(),
                    List.of(new Parameter(
                            "lateness",
                            Unit.MINUTES,
                            WarningSettings.USUAL.lateness().toMinutes(),
                            0,
                            WarningSettings.LONGEST_LATENESS.toMinutes()))),
            new Entry(
                    ESCALATION,
                    Optional.empty(),
                    List.of(
                            hours("alarmUnowned", WarningSettings.USUAL.alarmUnowned(), 1, 24 * 7),
                            hours("warningUnowned", WarningSettings.USUAL.warningUnowned(), 1, 24 * 30))),
            borrower(
                    "DEBITS_FAIL_FOR_FUNDS",
                    count("failedDebits", B.failedDebits(), 1, 8),
                    hours("failedWithin", B.failedWithin(), 24, 24 * 90)),
            borrower("DEBIT_CANNOT_WORK"),
            borrower("BALANCE_SHRINKS", count("shrinking", B.shrinking(), 2, 6)),
            borrower(
                    "BILL_OPENED_AND_LEFT",
                    count("leftBills", B.leftBills(), 1, 8),
                    hours("leftBefore", B.leftBefore(), 1, 24 * 14)),
            borrower("NOT_REACHED", count("bounces", B.bounces(), 1, 8)),
            borrower("PROMISE_BROKEN", hours("promiseGrace", B.promiseGrace(), 0, 24 * 14)),
            borrower("INCOME_LATE", hours("incomeLateBy", B.incomeLateBy(), 1, 24 * 14)),
            borrower("INCOME_AFTER_DUE"),
            borrower(
                    "PAYS_LATER",
                    count("drifting", B.drifting(), 3, 6),
                    hours("driftingWithin", B.driftingWithin(), 1, 24 * 14)),
            borrower(
                    "BUREAU_QUERIES",
                    count("queries", B.queries(), 1, 8),
                    hours("queriesWithin", B.queriesWithin(), 24, 24 * 90)),
            borrower(
                    "CONTACTS_CHANGE",
                    count("contacts", B.contacts(), 1, 6),
                    hours("contactsWithin", B.contactsWithin(), 24, 24 * 90)),
            borrower("MANDATE_CANCELLED"),
            borrower("REMINDED_TOO_LATE"),
            borrower(
                    LIKELY_LATE,
                    new Parameter("share", Unit.SHARE, .10, .005, .5),
                    new Parameter("weekBefore", Unit.TIMES, Patience.USUAL.weekBefore(), 1, 10),
                    new Parameter("fiveDaysBefore", Unit.TIMES, Patience.USUAL.fiveDaysBefore(), 1, 10),
                    new Parameter("threeDaysBefore", Unit.TIMES, Patience.USUAL.threeDaysBefore(), 1, 10)),
            borrower(ALL_BORROWER, hours("quiet", B.quiet(), 1, 24 * 60)),
            channel("CHANNEL_FAILS"),
            channel("CHANNEL_SLOW"),
            channel("CHANNEL_TELLS_LATE"),
            channel(INCIDENT, count("certainty", WarningSettings.USUAL.certainty(), 1e3, 1e12)),
            channel(
                    ALL_CHANNEL,
                    count("falseAlarmAfter", C.falseAlarmAfter(), 1e3, 1e9),
                    new Parameter("oddsTimes", Unit.TIMES, C.oddsTimes(), 1.5, 50),
                    count("clearAfter", C.clearAfter(), 1e2, 1e8),
                    count("warmUp", C.warmUp(), 50, 100_000),
                    count("cellWeight", C.cellWeight(), 1, 10_000),
                    count("memory", C.memory(), 1_000, 10_000_000),
                    new Parameter("slowShare", Unit.SHARE, C.slowShare(), .001, .2)),
            new Entry(
                    ALL_COHORT,
                    Optional.of(Kind.COHORT),
                    List.of(
                            new Parameter("falseShare", Unit.SHARE, G.falseShare(), .001, .5),
                            count("fewest", G.fewest(), 1, 1_000),
                            hours("memory", Duration.ofDays(Math.round(G.memory())), 24 * 7, 24 * 365),
                            hours("warmUp", Duration.ofDays(G.warmUp()), 0, 24 * 90),
                            count("mostCells", G.mostCells(), 10, 5_000),
                            hours("quiet", Duration.ofDays(G.quietDays()), 0, 24 * 60))));

    private Catalogue() {}

    record Parameter(String name, Unit unit, double usual, double least, double most) {

        boolean isWhole() {
            return unit == Unit.COUNT || unit == Unit.HOURS || unit == Unit.MINUTES;
        }
    }

    /** One that can be set; without a kind it holds for all of them. */
    record Entry(String code, Optional<Kind> kind, List<Parameter> parameters) {

        Map<String, Double> usual() {
            Map<String, Double> values = new LinkedHashMap<>();
            parameters.forEach(each -> values.put(each.name(), each.usual()));
            return values;
        }
    }

    static List<Entry> entries() {
        return ENTRIES;
    }

    static Optional<Entry> entry(String code) {
        return ENTRIES.stream().filter(each -> each.code().equals(code)).findFirst();
    }

    private static Entry borrower(String code, Parameter... parameters) {
        return new Entry(code, Optional.of(Kind.BORROWER), Arrays.asList(parameters));
    }

    private static Entry channel(String code, Parameter... parameters) {
        return new Entry(code, Optional.of(Kind.CHANNEL), Arrays.asList(parameters));
    }

    private static Parameter count(String name, double usual, double least, double most) {
        return new Parameter(name, Unit.COUNT, usual, least, most);
    }

    private static Parameter hours(String name, Duration usual, double least, double most) {
        return new Parameter(name, Unit.HOURS, usual.toHours(), least, most);
    }
}
