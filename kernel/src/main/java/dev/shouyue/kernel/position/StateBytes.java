package dev.shouyue.kernel.position;

import dev.shouyue.kernel.ledger.Account;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.AllocationRule;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.InstallmentPosition.State;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.OptionalInt;

/**
 * The stored form of a {@link LoanState}: a version byte, then zigzag variable-length integers. A row is a set of flags
 * for what differs from the usual, and those values; a settled row takes about 15 bytes.
 */
final class StateBytes {

    private static final int VERSION = 2;

    private static final int AWAITS = 1;
    private static final int KEEPS_CLASS = 1 << 1;
    /** Installments may have protected days of their own. */
    private static final int SPARES_BY_ROW = 1 << 2;

    private StateBytes() {}

    static byte[] write(LoanState loan) {
        Writer out = new Writer(64 + loan.rows.length * 24);
        out.put(VERSION);
        Agreement agreed = loan.agreement;
        for (byte letter : agreed.currency().getCurrencyCode().getBytes(StandardCharsets.US_ASCII)) {
            out.put(letter);
        }
        out.put(agreed.drawn());
        out.put(agreed.drawnOn());
        out.put(agreed.penaltyRate().numerator());
        out.put(agreed.penaltyRate().denominator());
        out.put(code(agreed.allocation().usual()));
        out.put(code(agreed.allocation().late()));
        out.put(agreed.allocation().lateFromDpd());
        out.put(agreed.maxRepeats());
        out.put(agreed.maxCarried());
        out.put(loan.nextBill);
        out.put(loan.nextJudge);
        out.put(loan.repeats);
        out.put(loan.lastDay);
        out.put(loan.materialSince);
        out.put((loan.awaitsReversedPayment ? AWAITS : 0)
                | (loan.classKept ? KEEPS_CLASS : 0)
                | (loan.sparesByRow ? SPARES_BY_ROW : 0));
        if (loan.sparesByRow) {
            out.put(loan.materialSpared);
        }
        writeDays(out, loan.days);
        writeBooks(out, loan.books);
        out.put(loan.held.size());
        for (CutOff.Held money : loan.held) {
            out.put(money.day());
            out.put(money.received());
            out.put(money.amount());
            out.put(money.installment().orElse(0));
        }
        out.put(loan.rows.length);
        int before = agreed.drawnOn();
        for (Row row : loan.rows) {
            writeRow(out, row, before, loan.days);
            before = row.due;
        }
        return out.bytes();
    }

    static LoanState read(byte[] bytes, Policy policy) {
        Reader in = new Reader(bytes);
        long version = in.next();
        if (version != VERSION) {
            throw new IllegalArgumentException("a stored loan state of version " + VERSION + " was expected, not "
                    + version + ": rebuild the positions");
        }
        String currency = "" + (char) in.nextInt() + (char) in.nextInt() + (char) in.nextInt();
        Agreement agreed = new Agreement(
                policy,
                Currency.getInstance(currency),
                in.next(),
                in.nextInt(),
                new Rate(in.next(), in.next()),
                new AllocationRule(allocation(in.nextInt()), allocation(in.nextInt()), in.nextInt()),
                in.nextInt(),
                in.next());
        int nextBill = in.nextInt();
        int nextJudge = in.nextInt();
        int repeats = in.nextInt();
        int lastDay = in.nextInt();
        int materialSince = in.nextInt();
        int marks = in.nextInt();
        int materialSpared = has(marks, SPARES_BY_ROW) ? in.nextInt() : 0;
        Days days = readDays(in);
        Books books = readBooks(in);
        List<CutOff.Held> held = new ArrayList<>(0);
        for (int left = in.nextInt(); left > 0; left--) {
            held.add(new CutOff.Held(in.nextInt(), in.nextInt(), in.next(), optional(in.nextInt())));
        }
        Row[] rows = new Row[in.nextInt()];
        int before = agreed.drawnOn();
        for (int i = 0; i < rows.length; i++) {
            rows[i] = readRow(in, before, days);
            before = rows[i].due;
        }
        LoanState loan = new LoanState(agreed, days, has(marks, SPARES_BY_ROW), rows, books, held, null);
        loan.nextBill = nextBill;
        loan.nextJudge = nextJudge;
        loan.repeats = repeats;
        loan.lastDay = lastDay;
        loan.materialSince = materialSince;
        loan.materialSpared = materialSpared;
        loan.awaitsReversedPayment = has(marks, AWAITS);
        loan.classKept = has(marks, KEEPS_CLASS);
        return loan;
    }

    private static void writeDays(Writer out, Days days) {
        int[] windows = days.windows();
        out.put(windows.length);
        for (int day : windows) {
            out.put(day);
        }
    }

    private static Days readDays(Reader in) {
        int[] windows = new int[in.nextInt()];
        for (int i = 0; i < windows.length; i++) {
            windows[i] = in.nextInt();
        }
        return Days.ofWindows(windows);
    }

    private static void writeBooks(Writer out, Books books) {
        out.put(books.disbursed);
        out.put(books.cashIn);
        out.put(books.credit);
        out.put(books.waived);
        out.put(books.toleranceWrittenOff);
        out.put(books.replacedInterest);
        out.put(books.replacedFee);
        out.put(books.settledPenalty);
        long[] frozen = books.beforeChargeOff;
        out.put(frozen == null ? 0 : 1);
        if (frozen != null) {
            for (long amount : frozen) {
                out.put(amount);
            }
        }
    }

    private static Books readBooks(Reader in) {
        Books books = new Books();
        books.disbursed = in.next();
        books.cashIn = in.next();
        books.credit = in.next();
        books.waived = in.next();
        books.toleranceWrittenOff = in.next();
        books.replacedInterest = in.next();
        books.replacedFee = in.next();
        books.settledPenalty = in.next();
        if (in.next() == 1) {
            long[] frozen = new long[Account.values().length];
            for (int i = 0; i < frozen.length; i++) {
                frozen[i] = in.next();
            }
            books.beforeChargeOff = frozen;
        }
        return books;
    }

    private static final int OPEN_AMOUNTS = 1;
    private static final int COUNTED_ELSEWHERE = 1 << 1;
    private static final int ACCRUED = 1 << 2;
    private static final int PENALTY = 1 << 3;
    private static final int PAID = 1 << 4;
    private static final int DONE = 1 << 5;
    private static final int CARRIED = 1 << 6;
    private static final int SHORT = 1 << 7;
    private static final int FEE = 1 << 8;
    private static final int LIMIT = 1 << 9;
    private static final int FAILED_DEBIT = 1 << 10;
    private static final int SHIELDED = 1 << 11;
    private static final int OWN_DAYS = 1 << 12;
    private static final int JUDGED_AHEAD = 1 << 13;

    private static void writeRow(Writer out, Row row, int before, Days ofLoan) {
        int flags = (row.unpaid() != 0 ? OPEN_AMOUNTS : 0)
                | (row.origin != row.due || row.free != row.due ? COUNTED_ELSEWHERE : 0)
                | (row.principalDays != 0 || row.accruedTo != row.origin ? ACCRUED : 0)
                | (row.penaltySettled != 0 ? PENALTY : 0)
                | (row.firstPaid != Row.NEVER ? PAID : 0)
                | (row.settledOn != Row.NEVER ? DONE : 0)
                | (row.carriedTo != Row.NOT_CARRIED ? CARRIED : 0)
                | (row.shortfall != 0 ? SHORT : 0)
                | (row.billedFee != 0 ? FEE : 0)
                | (row.limit != 0 ? LIMIT : 0)
                | (row.failedDebit != null ? FAILED_DEBIT : 0)
                | (row.isShielded ? SHIELDED : 0)
                | (row.days.isSameAs(ofLoan) ? 0 : OWN_DAYS)
                | (row.isJudgedAhead ? JUDGED_AHEAD : 0);
        out.put(flags);
        out.put(code(row.state));
        out.put(row.number);
        out.put(row.due - before);
        out.put(row.billedInterest);
        if (has(flags, FEE)) {
            out.put(row.billedFee);
        }
        if (has(flags, LIMIT)) {
            out.put(row.limit);
        }
        if (has(flags, OPEN_AMOUNTS)) {
            out.put(row.principal);
            out.put(row.interest);
            out.put(row.fee);
        }
        if (has(flags, COUNTED_ELSEWHERE)) {
            out.put(row.origin - row.due);
            out.put(row.free - row.due);
        }
        if (has(flags, ACCRUED)) {
            out.put(row.principalDays);
            out.put(row.accruedTo - row.origin);
        }
        if (has(flags, PENALTY)) {
            out.put(row.penaltySettled);
        }
        if (has(flags, PAID)) {
            out.put(row.firstPaid - row.due);
        }
        if (has(flags, DONE)) {
            out.put(row.settledOn - row.due);
        }
        if (has(flags, CARRIED)) {
            out.put(row.carriedTo);
        }
        if (has(flags, SHORT)) {
            out.put(row.shortfall);
        }
        if (row.failedDebit != null) {
            out.put(code(row.failedDebit));
        }
        if (has(flags, OWN_DAYS)) {
            writeDays(out, row.days);
        }
    }

    private static Row readRow(Reader in, int before, Days ofLoan) {
        Row row = new Row();
        int flags = in.nextInt();
        row.state = state(in.nextInt());
        row.number = in.nextInt();
        row.due = before + in.nextInt();
        row.billedInterest = in.next();
        row.billedFee = has(flags, FEE) ? in.next() : 0;
        row.limit = has(flags, LIMIT) ? in.next() : 0;
        if (has(flags, OPEN_AMOUNTS)) {
            row.principal = in.next();
            row.interest = in.next();
            row.fee = in.next();
        }
        row.origin = row.due + (has(flags, COUNTED_ELSEWHERE) ? in.nextInt() : 0);
        row.free = row.due + (has(flags, COUNTED_ELSEWHERE) ? in.nextInt() : 0);
        row.principalDays = has(flags, ACCRUED) ? in.next() : 0;
        row.accruedTo = row.origin + (has(flags, ACCRUED) ? in.nextInt() : 0);
        row.penaltySettled = has(flags, PENALTY) ? in.next() : 0;
        row.firstPaid = has(flags, PAID) ? row.due + in.nextInt() : Row.NEVER;
        row.settledOn = has(flags, DONE) ? row.due + in.nextInt() : Row.NEVER;
        row.carriedTo = has(flags, CARRIED) ? in.nextInt() : Row.NOT_CARRIED;
        row.shortfall = has(flags, SHORT) ? in.next() : 0;
        row.failedDebit = has(flags, FAILED_DEBIT) ? failure(in.nextInt()) : null;
        row.isShielded = has(flags, SHIELDED);
        row.isJudgedAhead = has(flags, JUDGED_AHEAD);
        row.days = has(flags, OWN_DAYS) ? readDays(in) : ofLoan;
        return row;
    }

    private static boolean has(int flags, int flag) {
        return (flags & flag) != 0;
    }

    private static OptionalInt optional(int number) {
        return number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static int code(State state) {
        return switch (state) {
            case FUTURE -> 0;
            case PENDING -> 1;
            case TOLERATED -> 2;
            case WRITTEN_OFF -> 3;
            case OVERDUE -> 4;
            case SETTLED -> 5;
            case SETTLED_LATE -> 6;
        };
    }

    private static State state(int code) {
        return switch (code) {
            case 0 -> State.FUTURE;
            case 1 -> State.PENDING;
            case 2 -> State.TOLERATED;
            case 3 -> State.WRITTEN_OFF;
            case 4 -> State.OVERDUE;
            case 5 -> State.SETTLED;
            case 6 -> State.SETTLED_LATE;
            default -> throw new IllegalArgumentException("no installment state has the code " + code);
        };
    }

    private static int code(DebitFailure failure) {
        return switch (failure) {
            case FUNDS -> 0;
            case ACCOUNT -> 1;
            case MANDATE -> 2;
            case LIMIT_OR_DATE -> 3;
            case SYSTEM -> 4;
            case DUPLICATE -> 5;
        };
    }

    private static DebitFailure failure(int code) {
        return switch (code) {
            case 0 -> DebitFailure.FUNDS;
            case 1 -> DebitFailure.ACCOUNT;
            case 2 -> DebitFailure.MANDATE;
            case 3 -> DebitFailure.LIMIT_OR_DATE;
            case 4 -> DebitFailure.SYSTEM;
            case 5 -> DebitFailure.DUPLICATE;
            default -> throw new IllegalArgumentException("no failure of a debit has the code " + code);
        };
    }

    private static int code(Allocation allocation) {
        return switch (allocation) {
            case COMPONENT_FIRST -> 0;
            case INSTALLMENT_FIRST -> 1;
            case DESIGNATED -> 2;
            case PRINCIPAL_FIRST -> 3;
        };
    }

    private static Allocation allocation(int code) {
        return switch (code) {
            case 0 -> Allocation.COMPONENT_FIRST;
            case 1 -> Allocation.INSTALLMENT_FIRST;
            case 2 -> Allocation.DESIGNATED;
            case 3 -> Allocation.PRINCIPAL_FIRST;
            default -> throw new IllegalArgumentException("no allocation has the code " + code);
        };
    }

    private static final class Writer {
        private byte[] buffer;
        private int length;

        Writer(int capacity) {
            buffer = new byte[capacity];
        }

        void put(long value) {
            if (length + 10 > buffer.length) {
                buffer = java.util.Arrays.copyOf(buffer, buffer.length * 2);
            }
            byte[] to = buffer;
            int at = length;
            long rest = (value << 1) ^ (value >> 63);
            while ((rest & ~0x7FL) != 0) {
                to[at++] = (byte) ((rest & 0x7F) | 0x80);
                rest >>>= 7;
            }
            to[at++] = (byte) rest;
            length = at;
        }

        byte[] bytes() {
            return java.util.Arrays.copyOf(buffer, length);
        }
    }

    private static final class Reader {
        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        long next() {
            long value = 0;
            for (int shift = 0; shift < 70; shift += 7) {
                if (at >= bytes.length) {
                    throw new IllegalArgumentException("a stored loan state ends after " + at + " bytes, too early");
                }
                byte b = bytes[at++];
                value |= (long) (b & 0x7F) << shift;
                if (b >= 0) {
                    return (value >>> 1) ^ -(value & 1);
                }
            }
            throw new IllegalArgumentException("a stored loan state is damaged at byte " + at);
        }

        int nextInt() {
            return Math.toIntExact(next());
        }
    }
}
