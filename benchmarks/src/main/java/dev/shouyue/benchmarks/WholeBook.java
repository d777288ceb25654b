package dev.shouyue.benchmarks;

import static dev.shouyue.benchmarks.BookFigures.say;

import dev.shouyue.Platform;
import dev.shouyue.demonstration.SimulatedBook;
import dev.shouyue.servicing.DayClose;
import dev.shouyue.simulator.World;
import dev.shouyue.simulator.WorldSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The book of all loans that are asked for, on which both the closes and the console are measured: made once, when it is first
 * opened.
 */
final class WholeBook {

    /** The first day that is closed. */
    static final LocalDate OPENING = LocalDate.of(2026, 5, 30);

    /** The last day of which there are facts: the days that are closed have the end of a month among them. */
    static final LocalDate LAST = LocalDate.of(2026, 6, 10);

    /** Every loan is drawn within this many days before the last day, so that nearly all of the book is alive. */
    private static final int YOUNG = 240;

    private static final int WORKERS = 2;

    private final Path folder;
    private final int loans;
    private boolean isMade;

    WholeBook(Path folder, int loans) {
        this.folder = folder.resolve("whole");
        this.loans = loans;
    }

    /** A young book of so many loans whose facts go on until a day. */
    static WorldSettings young(int loans, LocalDate last) {
        return WorldSettings.calm(1, loans).withWindow(last, 1).withHistoryDays(YOUNG);
    }

    Path folder() {
        return folder;
    }

    /** The book, closed until {@code day}. */
    Platform closedUntil(LocalDate day) {
        Platform platform = Platform.on(Optional.empty(), folder);
        if (!isMade) {
            platform.bookLoad.load(
                    SimulatedBook.parts(World.of(young(loans, LAST)), 0, loan -> true),
                    WORKERS,
                    DayClose.Progress.SILENT,
                    loans);
            long opened = System.nanoTime();
            DayClose.Result opening =
                    platform.dayClose.close(OPENING, DayClose.Progress.SILENT).getFirst();
            say(
                    "opening close of %,d loans: %.1f s, with the proof %.1f s",
                    loans, opening.elapsed().toNanos() / 1e9, BookFigures.seconds(opened));
            isMade = true;
        }
        long started = System.nanoTime();
        int days = platform.dayClose.close(day, DayClose.Progress.SILENT).size();
        say("%d days closed, to %s: %.1f s", days, day, BookFigures.seconds(started));
        BookFigures.settle(platform.dataSource());
        return platform;
    }
}
