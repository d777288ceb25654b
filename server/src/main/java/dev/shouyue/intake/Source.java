package dev.shouyue.intake;

import dev.shouyue.decision.Sentence;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A file of an import and how its rows are read: looked at before anything is done, so that a call with a file that
 * cannot be read ends at once.
 *
 * @param number place of the file in the call
 * @param columns places of the columns by name
 */
record Source(int number, Path path, long bytes, RowReader reader, Map<String, Integer> columns) {

    /** What other files begin with, and by which key is said what to do about it. */
    private static final Map<String, String> STRANGERS = strangers();

    /**
     * Looks at a file: whether it can be read, what it is and which header it has.
     *
     * @throws ImportFailed saying what is wrong with it and what was expected
     */
    static Source at(int number, Path path, List<RowReader> readers) {
        if (Files.isDirectory(path)) {
            throw new ImportFailed(Say.failed("directory", "file", path));
        }
        if (!Files.exists(path)) {
            throw new ImportFailed(Say.failed("noFile", "file", path));
        }
        if (!Files.isRegularFile(path)) {
            throw new ImportFailed(Say.failed("notRegular", "file", path));
        }
        try (InputStream in = open(path, new Counter())) {
            CsvRows rows = new CsvRows(in);
            if (!rows.next()) {
                throw new ImportFailed(Say.failed("empty", "file", path));
            }
            Header header = Header.of(path, rows);
            RowReader reader = header.reader(readers);
            if (!rows.next()) {
                throw new ImportFailed(Say.failed("noRows", "file", path));
            }
            return new Source(number, path, Files.size(path), reader, header.columns());
        } catch (IOException e) {
            throw unreadable(path, 1, e);
        }
    }

    /** The plain bytes of the file from its first, a byte order mark left out. */
    InputStream open(Counter counter) throws IOException {
        return open(path, counter);
    }

    /** Counts the bytes that were read of the file itself, so of the packed ones when it is packed. */
    static final class Counter {
        long read;
    }

    static ImportFailed unreadable(Path path, long line, IOException e) {
        return new ImportFailed(
                switch (e) {
                    case CsvRows.Unreadable u -> at(path, u.line, u.told());
                    case AccessDeniedException a -> Say.failed("denied", "file", path);
                    case java.io.EOFException end -> Say.failed("gzipEnds", "file", path, "line", line);
                    case java.util.zip.ZipException z ->
                        Say.failed("gzipDamaged", "file", path, "line", line, "why", String.valueOf(z.getMessage()));
                    case MoreThanGzip more -> Say.failed("gzipMore", "file", path, "line", line);
                    default ->
                        Say.failed("unreadable", "file", path, "line", line, "why", String.valueOf(e.getMessage()));
                });
    }

    private static Sentence at(Path path, long line, Sentence problem) {
        return Say.failed("at", "file", path, "line", line, "problem", problem);
    }

    private static InputStream open(Path path, Counter counter) throws IOException {
        InputStream raw = Files.newInputStream(path);
        try {
            InputStream in = buffered(new Counted(raw, counter));
            byte[] start = peek(in);
            if (start.length >= 2 && (start[0] & 0xFF) == 0x1F && (start[1] & 0xFF) == 0x8B) {
                in = buffered(new WholeGzip(in));
                start = peek(in);
            }
            refuseStrangers(path, start);
            if (beginsWith(start, "EF BB BF")) {
                in.skipNBytes(3);
            }
            return in;
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static BufferedInputStream buffered(InputStream in) {
        return new BufferedInputStream(in, 1 << 16);
    }

    private static byte[] peek(InputStream in) throws IOException {
        in.mark(8);
        byte[] start = in.readNBytes(8);
        in.reset();
        return start;
    }

    private static void refuseStrangers(Path path, byte[] start) {
        STRANGERS.forEach((magic, what) -> {
            if (beginsWith(start, magic)) {
                throw new ImportFailed(at(path, 1, Say.failed(what)));
            }
        });
        for (byte b : start) {
            if (b == 0) {
                throw new ImportFailed(at(path, 1, Say.failed("nul")));
            }
        }
    }

    private static boolean beginsWith(byte[] start, String magic) {
        String[] bytes = magic.split(" ");
        if (start.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((start[i] & 0xFF) != Integer.parseInt(bytes[i], 16)) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, String> strangers() {
        Map<String, String> strangers = new LinkedHashMap<>();
        strangers.put("FF FE", "utf16");
        strangers.put("FE FF", "utf16");
        strangers.put("50 4B 03 04", "zip");
        strangers.put("D0 CF 11 E0", "xls");
        strangers.put("42 5A 68", "bzip2");
        strangers.put("FD 37 7A 58 5A", "xz");
        strangers.put("28 B5 2F FD", "zstd");
        strangers.put("50 41 52 31", "parquet");
        strangers.put("1F 8B", "packedTwice");
        strangers.put("25 50 44 46", "pdf");
        return strangers;
    }

    /** Something that is no gzip follows the packed data. */
    private static final class MoreThanGzip extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Gzip of one or more members; what follows the last is an error, not passed over as the JDK does. */
    private static final class WholeGzip extends GZIPInputStream {

        private static final int TRAILER = 8;

        WholeGzip(InputStream in) throws IOException {
            super(in, 1 << 16);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read < 0 && (inf.getRemaining() > TRAILER || in.read() >= 0)) {
                throw new MoreThanGzip();
            }
            return read;
        }
    }

    private static final class Counted extends FilterInputStream {
        private final Counter counter;

        Counted(InputStream in, Counter counter) {
            super(in);
            this.counter = counter;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            counter.read += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            counter.read += Math.max(n, 0);
            return n;
        }
    }
}
