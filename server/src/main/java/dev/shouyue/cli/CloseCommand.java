package dev.shouyue.cli;

import dev.shouyue.Platform;
import dev.shouyue.servicing.DayClose;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(name = "close", description = "Closes a business day, and the open days before it. Safe twice.")
final class CloseCommand implements Callable<Integer> {

    /** So many days after the last thing a book knows its positions may be taken, to see what would become overdue. */
    private static final int AHEAD = 366;

    @ParentCommand
    private Root root = new Root();

    @Option(names = "--date", required = true, paramLabel = "D", description = "business date, such as 2026-11-24")
    private LocalDate date = LocalDate.EPOCH;

    @Override
    public Integer call() {
        return root.on(platform -> {
            LocalDate latest = latest(platform);
            if (date.isAfter(latest)) {
                throw new IllegalStateException(root.words().say("close.early", "day", date, "latest", latest));
            }
            try (Root.Bar bar = new Root.Bar(root.words().say("bar.closing") + " " + date, "loans", 1)) {
                for (DayClose.Result day : platform.dayClose.close(date, bar.progress())) {
                    if (day.alreadyClosed()) {
                        root.say("close.again", "day", day.day());
                    } else {
                        root.say(
                                "close.done",
                                "day",
                                day.day(),
                                "touched",
                                number(day.touched()),
                                "newly",
                                number(day.newlyPastDue()),
                                "cured",
                                number(day.cured()),
                                "tolerated",
                                number(day.tolerated()),
                                "entries",
                                number(day.entries()));
                    }
                }
            }
            return Root.DONE;
        });
    }

    /** A day is closed when it is over; a simulated book may know more than the clock. */
    private static LocalDate latest(Platform platform) {
        LocalDate today = LocalDate.now(platform.clock);
        return platform.book
                .summary()
                .lastDay()
                .map(known -> known.plusDays(AHEAD))
                .filter(known -> known.isAfter(today))
                .orElse(today);
    }

    private static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }
}
