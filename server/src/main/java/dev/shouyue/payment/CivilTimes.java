package dev.shouyue.payment;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * What clocks show: a channel tells the civil time of its own zone, which is kept and held against its statements, and the book has the
 * same moment in that of the borrower. A channel that is not configured any more is taken to have the borrower's.
 */
record CivilTimes(Map<String, Channel> channels) {

    /** When something was by its channel, whose clock may be ahead of ours: nothing is true that has not come. */
    LocalDateTime ofChannel(Order order, LocalDateTime told, Instant now) {
        Channel channel = channels.get(order.channel());
        return notAfter(told, channel == null ? order.zone() : channel.zone(), now);
    }

    /** The same moment by the borrower's clock, where a day alone stays that day. */
    LocalDateTime ofBorrower(Order order, LocalDateTime told, Instant now) {
        return ofBorrower(order.channel(), order.zone(), told, now);
    }

    LocalDateTime ofBorrower(String name, ZoneId borrower, LocalDateTime told, Instant now) {
        Channel channel = channels.get(name);
        return notAfter(channel == null ? told : channel.civil(told, borrower), borrower, now);
    }

    private static LocalDateTime notAfter(LocalDateTime at, ZoneId zone, Instant now) {
        LocalDateTime here = LocalDateTime.ofInstant(now, zone);
        return (at.isAfter(here) ? here : at).truncatedTo(ChronoUnit.MICROS);
    }
}
