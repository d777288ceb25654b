package dev.shouyue.delinquency;

import dev.shouyue.decision.Refused;
import dev.shouyue.delinquency.Incident.Debits;
import dev.shouyue.delinquency.Incident.Kind;
import dev.shouyue.delinquency.Incident.Report;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** Whether what is told of an incident can be true. */
final class ReportCheck {

    /** Longer than any outage: who means more means several incidents. */
    private static final Duration LONGEST = Duration.ofDays(92);
    /** An outage that is announced lies at most so far ahead. */
    private static final Duration AHEAD = Duration.ofDays(31);
    /** Who still has not paid so long after being protected does not pay for another reason. */
    private static final int LONGEST_PROTECTION = 60;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_NAME = 80;
    private static final int MOST_CODES = 20;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.:-]{1,80}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private ReportCheck() {}

    /** @throws Refused naming the first field that does not hold what it should */
    static void check(Report report, Instant now) {
        checkWindow(report, now);
        checkUntil(report, now);
        report.channel().ifPresent(channel -> name("channel", channel));
        if (report.kind() == Kind.CHANNEL && report.channel().isEmpty()) {
            throw Refuse.badValue("channel", "", "channel.missing");
        }
        if (report.orders() && report.channel().isEmpty()) {
            throw Refuse.badValue("channel", "", "channel.ofOrders");
        }
        if (!report.due() && report.debits().isEmpty() && !report.orders() && !report.listed()) {
            throw Refuse.badValue("due", "false", "touched.nothing");
        }
        report.debits().ifPresent(ReportCheck::checkDebits);
        String reason = report.reason();
        if (reason.isBlank()
                || reason.length() > LONGEST_REASON
                || CONTROL.matcher(reason).find()) {
            throw Refuse.badValue("reason", "", "reason.bad", "most", LONGEST_REASON);
        }
    }

    private static void checkWindow(Report report, Instant now) {
        Instant from = report.from();
        Instant to = report.to();
        if (from.isBefore(EARLIEST) || from.isAfter(now)) {
            throw Refuse.badValue("from", from.toString(), "from.bad", "first", EARLIEST, "now", now);
        }
        if (!to.isAfter(from)) {
            throw Refuse.badValue("to", to.toString(), "to.before", "from", from);
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw Refuse.badValue("to", to.toString(), "to.long", "most", LONGEST.toDays());
        }
        if (to.isAfter(now.plus(AHEAD))) {
            throw Refuse.badValue("to", to.toString(), "to.far", "most", AHEAD.toDays());
        }
    }

    private static void checkUntil(Report report, Instant now) {
        LocalDate first = day(report.to().minusNanos(1));
        LocalDate last = latest(report.to(), now).plusDays(LONGEST_PROTECTION);
        LocalDate until = report.protectUntil();
        if (until.isBefore(first) || until.isAfter(last)) {
            throw Refuse.badValue("protectUntil", until.toString(), "until.bad", "first", first, "last", last);
        }
    }

    private static void checkDebits(Debits debits) {
        debits.source().ifPresent(source -> name("debitSource", source));
        if (debits.codes().size() > MOST_CODES) {
            throw Refuse.badValue("debitCodes", "", "codes.many", "most", MOST_CODES);
        }
        for (String code : debits.codes()) {
            if (!CODE.matcher(code).matches()) {
                throw Refuse.badValue("debitCodes", code, "code.bad");
            }
        }
    }

    private static void name(String field, String name) {
        if (name.isBlank()
                || name.length() > LONGEST_NAME
                || CONTROL.matcher(name).find()) {
            throw Refuse.badValue(field, "", "name.bad", "most", LONGEST_NAME);
        }
    }

    /** The later of the day on which an incident is over and today. */
    static LocalDate latest(Instant to, Instant now) {
        return day(to.isAfter(now) ? to : now);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
