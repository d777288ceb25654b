package dev.shouyue.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a world as native files (borrowers, loans, installments, payments, events), the way any lender would send
 * them, and apart from them its truth. Ranges are made on all cores and written in order, so memory does not grow with
 * the world and equal settings give equal bytes.
 */
public final class NativeFiles {

    private static final int LOANS_AT_A_TIME = 2_000;
    private static final String TRUTH = "truth.csv";

    private NativeFiles() {}

    /** Plain or gzip files. */
    public enum Packing {
        PLAIN(".csv"),
        GZIP(".csv.gz");

        private final String ending;

        Packing(String ending) {
            this.ending = ending;
        }
    }

    /** Plain files into {@code folder}, which is made when absent; the files written. */
    public static List<Path> write(World world, Path folder) throws IOException {
        return write(world, folder, Packing.PLAIN, done -> {});
    }

    /**
     * Writes the files into {@code folder}, which is made when absent.
     *
     * @param progress told the number of loans written so far, now and then
     * @return the files, in the order in which they are best imported
     * @throws IllegalArgumentException when the truth lies in the folder
     */
    public static List<Path> write(World world, Path folder, Packing packing, LongConsumer progress)
            throws IOException {
        if (Files.exists(folder.resolve(TRUTH))) {
            throw new IllegalArgumentException("the truth lies in " + folder + ": native files go to another folder");
        }
        List<Path> files = new ArrayList<>();
        List<OutputStream> outs = new ArrayList<>();
        Files.createDirectories(folder);
        try {
            for (NativeRows.Sheet sheet : NativeRows.Sheet.values()) {
                Path file = folder.resolve(sheet.fileName + packing.ending);
                files.add(file);
                outs.add(Files.newOutputStream(file));
                outs.getLast().write(pack((sheet.header + '\n').getBytes(StandardCharsets.US_ASCII), packing));
            }
            inOrder(world, range -> rows(world, range, packing), outs, progress);
        } finally {
            for (OutputStream out : outs) {
                out.close();
            }
        }
        return files;
    }

    /**
     * Writes the true causes as {@code truth.csv} (loan_id,number,cause,since) into {@code folder}, for the evaluator
     * only. No importer knows such a file.
     *
     * @return the file
     * @throws IllegalArgumentException when native files lie in the folder: truth is kept apart from what is imported
     */
    public static Path writeTruth(WorldSettings settings, Path folder) throws IOException {
        for (NativeRows.Sheet sheet : NativeRows.Sheet.values()) {
            for (Packing packing : Packing.values()) {
                if (Files.exists(folder.resolve(sheet.fileName + packing.ending))) {
                    throw new IllegalArgumentException(
                            "native files lie in " + folder + ": the truth goes to another folder");
                }
            }
        }
        TruthOf truthOf = new TruthOf(settings);
        Files.createDirectories(folder);
        Path file = folder.resolve(TRUTH);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("loan_id,number,cause,since\n".getBytes(StandardCharsets.US_ASCII));
            inOrder(World.of(settings), range -> List.of(truths(truthOf, range)), List.of(out), done -> {});
        }
        return file;
    }

    private static void inOrder(
            World world, Function<World.Range, List<byte[]>> maker, List<OutputStream> outs, LongConsumer progress)
            throws IOException {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
        Iterator<World.Range> ranges = world.ranges(LOANS_AT_A_TIME).iterator();
        try (ExecutorService makers = Executors.newFixedThreadPool(threads)) {
            Deque<Future<List<byte[]>>> ahead = new ArrayDeque<>();
            long written = 0;
            while (ranges.hasNext() || !ahead.isEmpty()) {
                while (ranges.hasNext() && ahead.size() < threads + 2) {
                    World.Range range = ranges.next();
                    ahead.add(makers.submit(() -> maker.apply(range)));
                }
                List<byte[]> parts = take(ahead.remove());
                for (int i = 0; i < parts.size(); i++) {
                    outs.get(i).write(parts.get(i));
                }
                written = Math.min(world.settings().loans(), written + LOANS_AT_A_TIME);
                progress.accept(written);
            }
        }
    }

    private static List<byte[]> take(Future<List<byte[]>> made) {
        try {
            return made.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing native files", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a part of the world could not be made", e.getCause());
        }
    }

    private static List<byte[]> rows(World world, World.Range range, Packing packing) {
        NativeRows rows = new NativeRows(range.size());
        world.read(range, rows::add);
        return rows.texts().stream().map(text -> pack(text.toBytes(), packing)).toList();
    }

    private static byte[] truths(TruthOf truthOf, World.Range range) {
        Text out = new Text(32 * range.size());
        for (int i = range.from(); i < range.to(); i++) {
            for (Truth truth : truthOf.loan(i)) {
                out.put(truth.loan()).put(',').number(truth.installment()).put(',');
                out.put(truth.cause().name()).put(',').number(truth.since()).put('\n');
            }
        }
        return out.toBytes();
    }

    /** In a gzip file every part is a member of its own, as RFC 1952 allows. */
    private static byte[] pack(byte[] plain, Packing packing) {
        if (packing == Packing.PLAIN || plain.length == 0) {
            return plain;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
