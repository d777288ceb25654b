package dev.shouyue.kernel.position;

import dev.shouyue.kernel.ledger.Account;
import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.AllocationRule;
import dev.shouyue.kernel.policy.Policy;
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

    private static final int VERSION = 1;

    private StateBytes() {}

    static byte[] write(LoanState loan) {
        Writer out = new Writer(64 + loan.rows.size * 24);
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
        out.put(loan.awaitsReversedPayment ? 1 : 0);
        int[] windows = loan.days.windows();
        out.put(windows.length);
        for (int day : windows) {
            out.put(day);
        }
        writeBooks(out, loan.books);
        out.put(loan.held.size());
        for (LoanState.Held money : loan.held) {
            out.put(money.day());
            out.put(money.received());
            out.put(money.amount());
            out.put(money.installment().orElse(0));
        }
        out.put(loan.rows.size);
        int before = agreed.drawnOn();
        for (int i = 0; i < loan.rows.size; i++) {
            writeRow(out, loan.rows, i, before);
            before = loan.rows.due[i];
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
        boolean awaitsReversedPayment = in.next() == 1;
        int[] windows = new int[in.nextInt()];
        for (int i = 0; i < windows.length; i++) {
            windows[i] = in.nextInt();
        }
        Books books = readBooks(in);
        List<LoanState.Held> held = new ArrayList<>(0);
        for (int left = in.nextInt(); left > 0; left--) {
            held.add(new LoanState.Held(in.nextInt(), in.nextInt(), in.next(), optional(in.nextInt())));
        }
        Rows rows = new Rows(in.nextInt());
        int before = agreed.drawnOn();
        for (int i = 0; i < rows.size; i++) {
            readRow(in, rows, i, before);
            before = rows.due[i];
        }
        LoanState loan = new LoanState(agreed, Days.ofWindows(windows), rows, books, held, null);
        loan.nextBill = nextBill;
        loan.nextJudge = nextJudge;
        loan.repeats = repeats;
        loan.lastDay = lastDay;
        loan.materialSince = materialSince;
        loan.awaitsReversedPayment = awaitsReversedPayment;
        return loan;
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

    private static void writeRow(Writer out, Rows rows, int i, int before) {
        int flags = (rows.unpaid(i) != 0 ? OPEN_AMOUNTS : 0)
                | (rows.origin[i] != rows.due[i] || rows.free[i] != rows.due[i] ? COUNTED_ELSEWHERE : 0)
                | (rows.principalDays[i] != 0 || rows.accruedTo[i] != rows.origin[i] ? ACCRUED : 0)
                | (rows.penaltySettled[i] != 0 ? PENALTY : 0)
                | (rows.firstPaid[i] != Rows.NEVER ? PAID : 0)
                | (rows.settledOn[i] != Rows.NEVER ? DONE : 0)
                | (rows.carriedTo[i] >= 0 ? CARRIED : 0)
                | (rows.shortfall[i] != 0 ? SHORT : 0)
                | (rows.billedFee[i] != 0 ? FEE : 0)
                | (rows.limit[i] != 0 ? LIMIT : 0);
        out.put(flags);
        out.put(rows.status[i]);
        out.put(rows.number[i]);
        out.put(rows.due[i] - before);
        out.put(rows.billedInterest[i]);
        if (has(flags, FEE)) {
            out.put(rows.billedFee[i]);
        }
        if (has(flags, LIMIT)) {
            out.put(rows.limit[i]);
        }
        if (has(flags, OPEN_AMOUNTS)) {
            out.put(rows.principal[i]);
            out.put(rows.interest[i]);
            out.put(rows.fee[i]);
        }
        if (has(flags, COUNTED_ELSEWHERE)) {
            out.put(rows.origin[i] - rows.due[i]);
            out.put(rows.free[i] - rows.due[i]);
        }
        if (has(flags, ACCRUED)) {
            out.put(rows.principalDays[i]);
            out.put(rows.accruedTo[i] - rows.origin[i]);
        }
        if (has(flags, PENALTY)) {
            out.put(rows.penaltySettled[i]);
        }
        if (has(flags, PAID)) {
            out.put(rows.firstPaid[i] - rows.due[i]);
        }
        if (has(flags, DONE)) {
            out.put(rows.settledOn[i] - rows.due[i]);
        }
        if (has(flags, CARRIED)) {
            out.put(rows.carriedTo[i]);
        }
        if (has(flags, SHORT)) {
            out.put(rows.shortfall[i]);
        }
    }

    private static void readRow(Reader in, Rows rows, int i, int before) {
        int flags = in.nextInt();
        rows.status[i] = (byte) in.nextInt();
        rows.number[i] = in.nextInt();
        rows.due[i] = before + in.nextInt();
        rows.billedInterest[i] = in.next();
        rows.billedFee[i] = has(flags, FEE) ? in.next() : 0;
        rows.limit[i] = has(flags, LIMIT) ? in.next() : 0;
        if (has(flags, OPEN_AMOUNTS)) {
            rows.principal[i] = in.next();
            rows.interest[i] = in.next();
            rows.fee[i] = in.next();
        }
        rows.origin[i] = rows.due[i] + (has(flags, COUNTED_ELSEWHERE) ? in.nextInt() : 0);
        rows.free[i] = rows.due[i] + (has(flags, COUNTED_ELSEWHERE) ? in.nextInt() : 0);
        rows.principalDays[i] = has(flags, ACCRUED) ? in.next() : 0;
        rows.accruedTo[i] = rows.origin[i] + (has(flags, ACCRUED) ? in.nextInt() : 0);
        rows.penaltySettled[i] = has(flags, PENALTY) ? in.next() : 0;
        rows.firstPaid[i] = has(flags, PAID) ? rows.due[i] + in.nextInt() : Rows.NEVER;
        rows.settledOn[i] = has(flags, DONE) ? rows.due[i] + in.nextInt() : Rows.NEVER;
        rows.carriedTo[i] = has(flags, CARRIED) ? in.nextInt() : -1;
        rows.shortfall[i] = has(flags, SHORT) ? in.next() : 0;
    }

    private static boolean has(int flags, int flag) {
        return (flags & flag) != 0;
    }

    private static OptionalInt optional(int number) {
        return number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
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
            long rest = (value << 1) ^ (value >> 63);
            while ((rest & ~0x7FL) != 0) {
                buffer[length++] = (byte) ((rest & 0x7F) | 0x80);
                rest >>>= 7;
            }
            buffer[length++] = (byte) rest;
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
