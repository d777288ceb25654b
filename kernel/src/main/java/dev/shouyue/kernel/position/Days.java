package dev.shouyue.kernel.position;

import dev.shouyue.kernel.loan.Fact;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Days under no-fault protection, as epoch days: they count neither for days past due nor for penalty. Those of a loan, or
 * of one installment of it.
 */
final class Days {

    static final Days NO_PROTECTION = new Days(new int[0]);

    /** First and last day of each window in turn; windows rise and neither touch nor overlap. */
    private final int[] windows;

    private Days(int[] windows) {
        this.windows = windows;
    }

    static Days protectedBy(Collection<Fact.ProtectionGranted> protections) {
        if (protections.isEmpty()) {
            return NO_PROTECTION;
        }
        return merged(protections.stream()
                .map(p -> new int[] {Math.toIntExact(p.from().toEpochDay()), Math.toIntExact(p.to().toEpochDay())}));
    }

    private static Days merged(Stream<int[]> pairs) {
        int[][] sorted = pairs.sorted((a, b) -> Integer.compare(a[0], b[0])).toArray(int[][]::new);
        int[] merged = new int[sorted.length * 2];
        int length = 0;
        for (int[] window : sorted) {
            if (length > 0 && window[0] <= merged[length - 1] + 1) {
                merged[length - 1] = Math.max(merged[length - 1], window[1]);
            } else {
                merged[length++] = window[0];
                merged[length++] = window[1];
            }
        }
        return new Days(Arrays.copyOf(merged, length));
    }

    static Days ofWindows(int[] windows) {
        return windows.length == 0 ? NO_PROTECTION : new Days(windows);
    }

    int[] windows() {
        return windows;
    }

    /** The days of both. */
    Days and(Days other) {
        if (this == other || other.windows.length == 0) {
            return this;
        }
        return windows.length == 0 ? other : merged(Stream.concat(pairs(), other.pairs()));
    }

    private Stream<int[]> pairs() {
        return IntStream.range(0, windows.length / 2).mapToObj(i -> new int[] {windows[2 * i], windows[2 * i + 1]});
    }

    boolean isSameAs(Days other) {
        return this == other || Arrays.equals(windows, other.windows);
    }

    /** Days after {@code from} up to and including {@code to} that count. */
    int between(int from, int to) {
        int days = Math.max(to - from, 0);
        for (int i = 0; i < windows.length; i += 2) {
            int overlap = Math.min(to, windows[i + 1]) - Math.max(from + 1, windows[i]) + 1;
            days -= Math.max(overlap, 0);
        }
        return days;
    }

    boolean isProtected(int day) {
        for (int i = 0; i < windows.length; i += 2) {
            if (windows[i] <= day && day <= windows[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** Whether any of the days from {@code from} to {@code to}, both included, is protected. */
    boolean touches(int from, int to) {
        for (int i = 0; i < windows.length; i += 2) {
            if (windows[i] <= to && from <= windows[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** The first protected day after {@code day}; {@link Integer#MAX_VALUE} when there is none. */
    int firstProtectedAfter(int day) {
        for (int i = 0; i < windows.length; i += 2) {
            if (windows[i + 1] > day) {
                return Math.max(windows[i], day + 1);
            }
        }
        return Integer.MAX_VALUE;
    }

    /** The last of the protected days that follow {@code day} without a gap, or {@code day} itself. */
    int endOfProtectionAfter(int day) {
        for (int i = 0; i < windows.length; i += 2) {
            if (windows[i] <= day + 1 && day + 1 <= windows[i + 1]) {
                return windows[i + 1];
            }
        }
        return day;
    }
}
