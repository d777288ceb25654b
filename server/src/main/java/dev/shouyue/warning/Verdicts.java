package dev.shouyue.warning;

import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.kernel.position.InstallmentPosition.State;
import dev.shouyue.kernel.position.Position;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of the installments of a loan, as far as it is known: those still open in their free days, and those to come,
 * are left out. No I/O.
 */
record Verdicts(List<Verdict> all) {

    private static final int BYTES = 5;
    private static final int FIRST = 1;
    private static final int OVERDUE = 2;
    private static final int WITHIN_7 = 4;
    private static final int WITHIN_30 = 8;
    private static final int RESIDUE = 16;

    private static final int WEEK = 7;
    private static final int MONTH = 30;

    /**
     * What became of one.
     *
     * @param day last on which it could be paid in time, roll, grace and protection included
     * @param flags bits of the constants above
     */
    record Verdict(LocalDate day, int flags) {

        /** Whether it counts in a measure at all. */
        boolean isSeen(Cohorts.Measure measure) {
            return switch (measure) {
                case D1, RESIDUE -> true;
                case FIRST_PAYMENT_DEFAULT -> has(FIRST);
                case ROLL_30, CURE_7 -> has(OVERDUE);
            };
        }

        /** Whether it is a bad one there, where it counts. */
        boolean isBad(Cohorts.Measure measure) {
            return switch (measure) {
                case D1 -> has(OVERDUE);
                case RESIDUE -> has(RESIDUE);
                case FIRST_PAYMENT_DEFAULT, CURE_7 -> has(OVERDUE) && !has(WITHIN_7);
                case ROLL_30 -> !has(WITHIN_30);
            };
        }

        private boolean has(int flag) {
            return (flags & flag) != 0;
        }
    }

    static Verdicts of(Position position) {
        List<InstallmentPosition> rows = position.installments();
        long free = Long.MAX_VALUE;
        for (int i = 0; i < rows.size(); i++) {
            if (!isCarried(rows, i)) {
                free = Math.min(free, days(rows.get(i).due(), rows.get(i).freeUntil()));
            }
        }
        List<Verdict> verdicts = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            InstallmentPosition row = rows.get(i);
            if (row.state() != State.FUTURE && row.state() != State.PENDING) {
                verdicts.add(
                        isCarried(rows, i)
                                ? new Verdict(row.due().plusDays(free), RESIDUE | (i == 0 ? FIRST : 0))
                                : new Verdict(row.freeUntil(), flags(row) | (i == 0 ? FIRST : 0)));
            }
        }
        return new Verdicts(List.copyOf(verdicts));
    }

    /** A residue that was carried counts from the bill to which it was: it has that one's free days. */
    private static boolean isCarried(List<InstallmentPosition> rows, int i) {
        InstallmentPosition row = rows.get(i);
        if (row.state() == State.TOLERATED) {
            return true;
        }
        for (int later = i + 1; later < rows.size(); later++) {
            if (rows.get(later).due().isAfter(row.due())
                    && !rows.get(later).due().isAfter(row.freeUntil())
                    && rows.get(later).countsFrom().equals(row.countsFrom())) {
                return true;
            }
        }
        return false;
    }

    private static int flags(InstallmentPosition row) {
        return switch (row.state()) {
            case WRITTEN_OFF -> RESIDUE;
            case OVERDUE -> OVERDUE;
            case SETTLED_LATE -> {
                long days = row.settledOn()
                        .map(settled -> days(row.freeUntil(), settled))
                        .orElse(Long.MAX_VALUE);
                yield OVERDUE | (days <= WEEK ? WITHIN_7 : 0) | (days <= MONTH ? WITHIN_30 : 0);
            }
            case SETTLED, FUTURE, PENDING, TOLERATED -> 0;
        };
    }

    private static long days(LocalDate from, LocalDate to) {
        return to.toEpochDay() - from.toEpochDay();
    }

    byte[] pack() {
        ByteBuffer packed = ByteBuffer.allocate(all.size() * BYTES);
        for (Verdict verdict : all) {
            packed.putInt((int) verdict.day().toEpochDay()).put((byte) verdict.flags());
        }
        return packed.array();
    }

    static Verdicts unpack(byte[] packed) {
        ByteBuffer from = ByteBuffer.wrap(packed);
        List<Verdict> verdicts = new ArrayList<>();
        while (from.hasRemaining()) {
            verdicts.add(new Verdict(LocalDate.ofEpochDay(from.getInt()), from.get()));
        }
        return new Verdicts(List.copyOf(verdicts));
    }
}
