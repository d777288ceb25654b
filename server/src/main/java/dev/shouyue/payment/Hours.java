package dev.shouyue.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/** When a scheme takes debits. Pure. */
final class Hours {

    /** Wages are booked and people awake: the hour of a first debit, where the scheme takes debits then. */
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Scheme scheme;
    private final ZoneId zone;

    Hours(Scheme scheme, ZoneId zone) {
        this.scheme = scheme;
        this.zone = zone;
    }

    /** The day on which a debit for {@code dueOn} is to be made: that day, or the last one before it that the scheme takes. */
    LocalDate dayFor(LocalDate dueOn) {
        int last = scheme.lastDayOfMonth().orElse(31);
        return dueOn.getDayOfMonth() > last ? dueOn.withDayOfMonth(last) : dueOn;
    }

    /** The morning of a day, inside the hours of the scheme. */
    Instant morningOf(LocalDate day) {
        LocalTime time = scheme.opens().isAfter(MORNING) ? scheme.opens() : MORNING;
        return day.atTime(time).atZone(zone).toInstant();
    }

    /** The first moment from {@code moment} on at which the scheme takes debits. */
    Instant openFrom(Instant moment) {
        LocalDateTime at = LocalDateTime.ofInstant(moment, zone);
        while (true) {
            LocalDate day = at.toLocalDate();
            if (!isTaken(day)) {
                at = day.withDayOfMonth(1).plusMonths(1).atTime(scheme.opens());
            } else if (at.toLocalTime().isBefore(scheme.opens())) {
                at = day.atTime(scheme.opens());
            } else if (!at.toLocalTime().isBefore(scheme.closes())) {
                at = day.plusDays(1).atTime(scheme.opens());
            } else {
                return at.equals(LocalDateTime.ofInstant(moment, zone))
                        ? moment
                        : at.atZone(zone).toInstant();
            }
        }
    }

    private boolean isTaken(LocalDate day) {
        return day.getDayOfMonth() <= scheme.lastDayOfMonth().orElse(31);
    }

    LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }
}
