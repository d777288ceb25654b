package dev.shouyue.warning;

import dev.shouyue.decision.Failed;
import dev.shouyue.warning.Happenings.Reject;
import dev.shouyue.warning.Happenings.Source;
import dev.shouyue.warning.Happenings.Taken;
import dev.shouyue.warning.Happenings.Text;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Imports events of behaviour by file: one JSON object a line, plain or gzip. A thousand at a time are taken for good;
 * broken off, it is begun again, and what was taken is there already.
 */
public final class BehaviourFiles {

    private static final int SHOWN = 20;
    /** A longer line is no event, and is not held in memory. */
    private static final int LONGEST = 100_000;

    private final Happenings happenings;

    public BehaviourFiles(Happenings happenings) {
        this.happenings = happenings;
    }

    /** What came of files: lines with an event, and of those that were new, were there, and were not taken. */
    public record Report(long read, long taken, long again, long rejected, List<Rejected> first) {}

    /** A line that was not taken, in the reader's language. */
    public record Rejected(Path file, String line, String field, String value, String problem, String expected) {}

    /** Told of the progress: bytes of the files read, of all bytes. */
    @FunctionalInterface
    public interface Progress {
        void report(long bytes, long total);
    }

    /**
     * Imports files.
     *
     * @param rejects where rejected lines are written, with file, line, field, value, problem and what was expected
     * @param language of what is said of them
     * @param dryRun judge every line and keep nothing
     * @throws Failed when a file cannot be read, or the rejects cannot be written
     */
    public Report run(List<Path> files, Optional<Path> rejects, String language, boolean dryRun, Progress progress) {
        try (Rejects out = new Rejects(rejects, language)) {
            long total = 0;
            for (Path file : files) {
                checkReadable(file);
                total += Files.size(file);
            }
            long[] counts = new long[3];
            long before = 0;
            for (Path file : files) {
                read(file, dryRun, out, counts, new Told(progress, before, total));
                before += Files.size(file);
            }
            out.keep();
            return new Report(
                    counts[0] + counts[1] + counts[2], counts[0], counts[1], counts[2], List.copyOf(out.first));
        } catch (IOException e) {
            throw new Failed(Say.of("file.failed", "why", String.valueOf(e.getMessage())), e);
        }
    }

    private record Told(Progress progress, long before, long total) {
        void at(Counting in) {
            progress.report(before + in.read, total);
        }
    }

    private static void checkReadable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Failed(Say.of("file.unreadable", "file", file));
        }
    }

    private void read(Path file, boolean dryRun, Rejects out, long[] counts, Told told) throws IOException {
        try (Counting bytes = new Counting(Files.newInputStream(file));
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(unpacked(bytes), StandardCharsets.UTF_8))) {
            List<Text> texts = new ArrayList<>();
            long number = 0;
            for (Optional<String> line = line(lines); line.isPresent(); line = line(lines)) {
                number++;
                if (!line.orElseThrow().isBlank()) {
                    texts.add(new Text(
                            file.getFileName() + ":" + number,
                            line.orElseThrow().strip()));
                }
                if (texts.size() == Happenings.MOST_AT_ONCE) {
                    take(file, texts, dryRun, out, counts);
                    told.at(bytes);
                }
            }
            take(file, texts, dryRun, out, counts);
            told.at(bytes);
        }
    }

    private void take(Path file, List<Text> texts, boolean dryRun, Rejects out, long[] counts) throws IOException {
        Taken taken = dryRun ? happenings.judge(texts) : happenings.take(Source.FILE, texts);
        counts[0] += taken.taken();
        counts[1] += taken.again();
        counts[2] += taken.rejected().size();
        for (Reject reject : taken.rejected()) {
            out.write(file, reject);
        }
        texts.clear();
    }

    /** The next line; of one that is too long the beginning, which is no event. */
    private static Optional<String> line(BufferedReader in) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (line.length() < LONGEST) {
                line.append((char) next);
            }
        }
        return Optional.of(line.toString());
    }

    private static InputStream unpacked(InputStream bytes) throws IOException {
        BufferedInputStream in = new BufferedInputStream(bytes, 1 << 16);
        in.mark(2);
        boolean isGzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return isGzip ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static final class Counting extends java.io.FilterInputStream {
        private long read;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            read += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            read += Math.max(count, 0);
            return count;
        }
    }

    /** The file of rejected lines, as CSV: written beside its place, and moved there when it is whole. */
    private static final class Rejects implements AutoCloseable {

        private final Optional<Path> target;
        private final Optional<Path> part;
        private final Optional<BufferedWriter> out;
        private final String language;
        private final List<Rejected> first = new ArrayList<>();

        Rejects(Optional<Path> target, String language) throws IOException {
            this.target = target;
            this.language = language;
            part = target.map(file -> file.resolveSibling(file.getFileName() + ".part"));
            out = part.isPresent() ? Optional.of(Files.newBufferedWriter(part.orElseThrow())) : Optional.empty();
            line("file", "line", "field", "value", "problem", "expected");
        }

        void write(Path file, Reject reject) throws IOException {
            String place = reject.place().substring(reject.place().lastIndexOf(':') + 1);
            Rejected told = new Rejected(
                    file,
                    place,
                    reject.field(),
                    reject.value(),
                    reject.problem().in(language),
                    reject.expected().in(language));
            if (first.size() < SHOWN) {
                first.add(told);
            }
            line(file.toString(), place, told.field, told.value, told.problem, told.expected);
        }

        private void line(String... cells) throws IOException {
            if (out.isPresent()) {
                List<String> quoted = new ArrayList<>();
                for (String cell : cells) {
                    quoted.add(cell.matches("[^\",\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"');
                }
                out.orElseThrow().write(String.join(",", quoted) + "\n");
            }
        }

        void keep() throws IOException {
            if (out.isPresent()) {
                out.orElseThrow().close();
                Files.move(part.orElseThrow(), target.orElseThrow(), StandardCopyOption.REPLACE_EXISTING);
            }
        }

        @Override
        public void close() throws IOException {
            if (out.isPresent()) {
                out.orElseThrow().close();
                Files.deleteIfExists(part.orElseThrow());
            }
        }
    }
}
