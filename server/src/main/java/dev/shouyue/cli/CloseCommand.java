package dev.shouyue.cli;

import dev.shouyue.Platform;
import dev.shouyue.servicing.DayClose;
import dev.shouyue.servicing.Proof;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(name = "close", description = "Closes a business day, and the open days before it. Safe twice.")
final class CloseCommand implements Callable<Integer> {

    @ParentCommand
    private Root root = new Root();

    /** Up to so many days each is told; of more only the sum. */
    private static final int TOLD = 31;

    @Option(names = "--verbose", description = "tell every day, however many they are")
    private boolean verbose;

    @Option(names = "--date", required = true, paramLabel = "D", description = "business date, such as 2026-11-24")
    private LocalDate date = LocalDate.EPOCH;

    @Override
    public Integer call() {
        return root.on(platform -> {
            root.requireOver(date, platform);
            List<DayClose.Result> days;
            try (Root.Bar bar = new Root.Bar(
                    root.words().say("bar.closing") + " " + date, root.words().say("unit.loans"), 1)) {
                days = platform.dayClose.close(date, bar.progress());
            }
            platform.afterClose();
            if (days.size() <= TOLD || verbose) {
                days.forEach(this::tell);
            }
            if (days.size() > TOLD) {
                tellAll(days);
            }
            tellUnproved(platform, days);
            return Root.DONE;
        });
    }

    private void tell(DayClose.Result day) {
        if (day.alreadyClosed()) {
            root.say("close.again", "day", day.day());
        } else {
            root.say("close.done", said(List.of(day), "day", day.day()));
        }
    }

    private void tellAll(List<DayClose.Result> days) {
        root.say(
                "close.all",
                said(
                        days,
                        "n",
                        number(days.size()),
                        "from",
                        days.getFirst().day(),
                        "to",
                        days.getLast().day()));
    }

    private void tellUnproved(Platform platform, List<DayClose.Result> days) {
        for (Proof proof :
                platform.proofs.ofDays(days.getFirst().day(), days.getLast().day())) {
            if (proof.failure().isPresent()) {
                root.say("proof.failed", "day", proof.day());
            } else if (!proof.agrees()) {
                root.say("proof.differs", "day", proof.day(), "n", number(proof.differences()));
            }
        }
    }

    /** What was done on the days together, after {@code first}. */
    private static Object[] said(List<DayClose.Result> days, Object... first) {
        List<Object> pairs = new ArrayList<>(List.of(first));
        pairs.addAll(List.of("touched", number(sum(days, DayClose.Result::touched))));
        pairs.addAll(List.of("newly", number(sum(days, DayClose.Result::newlyPastDue))));
        pairs.addAll(List.of("cured", number(sum(days, DayClose.Result::cured))));
        pairs.addAll(List.of("tolerated", number(sum(days, DayClose.Result::tolerated))));
        pairs.addAll(List.of("entries", number(sum(days, DayClose.Result::entries))));
        return pairs.toArray();
    }

    private static long sum(List<DayClose.Result> days, ToLongFunction<DayClose.Result> what) {
        return days.stream().mapToLong(what).sum();
    }

    private static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }
}
