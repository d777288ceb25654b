package dev.shouyue.payment;

import dev.shouyue.kernel.loan.Fact.DebitFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What follows a debit that brought nothing (domain sheet, section 9). Pure. */
final class Retries {

    /** So often the same money is asked for again when the fault is ours, before people look at it. */
    static final int OUR_FAULT_TRIES = 6;

    private static final LocalTime LATEST_FOR_TODAY = LocalTime.of(17, 0);
    private static final LocalTime EVENING = LocalTime.of(19, 0);
    /** A payday that is further away than this is not waited for. */
    private static final int PAYDAY_WITHIN = 10;
    /** Days after each failure, the last one for all that follow. */
    private static final int[] REST = {0, 1, 2, 4};

    private static final Duration AFTER_A_SYSTEM_FAULT = Duration.ofHours(1);
    private static final long WORTH_SPLITTING = 2_00;

    /** Codes of LIMIT_OR_DATE that speak of the day and not of the amount: splitting would not help. */
    private static final Set<String> OF_THE_DAY = Set.of(
            "CYCLE_PAY_DATE_NOT_MATCH",
            "NOW_TIME_AFTER_EXPIRE_TIME_ERROR",
            "MD05",
            "DT01",
            "DT02",
            "DT03",
            "DT04",
            "DT05",
            "TM01",
            "R18");

    private Retries() {}

    /** What is done next. */
    sealed interface Next {
        /** New orders for these amounts (minor units), not before {@code at}; {@code ourFault}: the loan is protected. */
        record Again(List<Long> amounts, Instant at, boolean ourFault) implements Next {}

        /** People see to it; {@code kind} says what is missing. */
        record People(String kind) implements Next {}

        /** The consent ended. */
        record StopMandate() implements Next {}

        /** It may have been made before: the channel is asked. */
        record Ask() implements Next {}
    }

    /**
     * @param tried how many orders of this money, on this account, failed for want of funds, this one included
     * @param asked how often it was asked for under this consent
     * @param firstSent when it was first asked for on this account
     * @param payday day of the month
     */
    record Past(int tried, int asked, Instant firstSent, OptionalInt payday) {

        /**
         * @param orders those for this money on this account
         * @param failed number of the one that failed now; empty when none did
         */
        static Past of(List<Order> orders, String failed, OptionalInt payday, Instant now) {
            Set<String> consent = orders.stream()
                    .filter(order -> order.number().equals(failed))
                    .map(Order::mandate)
                    .collect(Collectors.toSet());
            return new Past(
                    tries(
                            orders,
                            order -> order.number().equals(failed)
                                    || order.progress()
                                            .failure()
                                            .map(failure -> failure.reason() == DebitFailure.FUNDS)
                                            .orElse(false)),
                    tries(orders, order -> consent.contains(order.mandate())),
                    orders.stream()
                            .flatMap(order -> order.progress().sentAt().stream())
                            .min(Comparator.naturalOrder())
                            .orElse(now),
                    payday);
        }

        private static int tries(List<Order> orders, Predicate<Order> of) {
            return (int) orders.stream()
                    .filter(of)
                    .mapToInt(Order::tryNumber)
                    .distinct()
                    .count();
        }
    }

    static Next after(Order order, DebitFailure reason, String code, Scheme scheme, Past past, Instant now) {
        Hours hours = new Hours(scheme, order.zone());
        return switch (reason) {
            case FUNDS -> funds(order, scheme, past, now, hours);
            case ACCOUNT -> new Next.People("ACCOUNT");
            case MANDATE -> new Next.StopMandate();
            case LIMIT_OR_DATE -> {
                if (past.asked() >= OUR_FAULT_TRIES) {
                    yield new Next.People("LIMIT_OR_DATE");
                }
                boolean split =
                        !OF_THE_DAY.contains(bare(code)) && order.amount().minor() >= WORTH_SPLITTING;
                long half = order.amount().minor() / 2;
                List<Long> amounts = split
                        ? List.of(order.amount().minor() - half, half)
                        : List.of(order.amount().minor());
                Instant at = split
                        ? now.plus(AFTER_A_SYSTEM_FAULT)
                        : hours.morningOf(hours.dayOf(now).plusDays(1));
                yield new Next.Again(amounts, hours.openFrom(at), true);
            }
            case SYSTEM ->
                past.asked() >= OUR_FAULT_TRIES
                        ? new Next.People("SYSTEM")
                        : new Next.Again(
                                List.of(order.amount().minor()), hours.openFrom(now.plus(AFTER_A_SYSTEM_FAULT)), true);
            case DUPLICATE -> new Next.Ask();
        };
    }

    private static Next funds(Order order, Scheme scheme, Past past, Instant now, Hours hours) {
        Instant at = hours.openFrom(betterMoment(order, past, now, hours));
        return isWithin(scheme, past, at)
                ? new Next.Again(List.of(order.amount().minor()), at, false)
                : new Next.People("FUNDS");
    }

    /** Whether the scheme allows one more debit of the account at {@code at}. */
    static boolean isWithin(Scheme scheme, Past past, Instant at) {
        Instant until = past.firstSent()
                .atOffset(ZoneOffset.UTC)
                .plus(scheme.retryWithin())
                .toInstant();
        return past.tried() <= scheme.retries() && !at.isAfter(until);
    }

    /** The evening of the same day for a first failure in the day; else the payday if it is near, or some days on. */
    private static Instant betterMoment(Order order, Past past, Instant now, Hours hours) {
        LocalDate today = hours.dayOf(now);
        if (past.tried() == 1 && order.civil(now).toLocalTime().isBefore(LATEST_FOR_TODAY)) {
            Instant evening = today.atTime(EVENING).atZone(order.zone()).toInstant();
            if (hours.openFrom(evening).equals(evening)) {
                return evening;
            }
        }
        if (past.payday().isPresent()) {
            LocalDate payday = next(past.payday().getAsInt(), today);
            if (!payday.isAfter(today.plusDays(PAYDAY_WITHIN))) {
                return hours.morningOf(payday);
            }
        }
        int rest = REST[Math.min(past.tried(), REST.length - 1)];
        return hours.morningOf(today.plusDays(Math.max(rest, 1)));
    }

    /** The first {@code day} of a month after {@code today}; the last of a month that has no such day. */
    static LocalDate next(int day, LocalDate today) {
        LocalDate here = in(YearMonth.from(today), day);
        return here.isAfter(today) ? here : in(YearMonth.from(today).plusMonths(1), day);
    }

    private static LocalDate in(YearMonth month, int day) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }

    private static String bare(String code) {
        return code.substring(code.lastIndexOf('.') + 1);
    }
}
