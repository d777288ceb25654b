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
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a world as native files (borrowers, loans, installments, payments, events), the way any lender would send
 * them. Chunks are made on all cores and written in order, so memory does not grow with the world and equal settings
 * give equal bytes.
 */
public final class NativeFiles {

    private static final int CHUNK = 2_000;

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
     * @param progress told the number of loans written so far, after every chunk
     * @return the files, in the order in which they are best imported
     */
    public static List<Path> write(World world, Path folder, Packing packing, LongConsumer progress)
            throws IOException {
        List<Path> files = new ArrayList<>();
        List<OutputStream> outs = new ArrayList<>();
        Files.createDirectories(folder);
        try {
            for (NativeRows.Sheet sheet : NativeRows.Sheet.values()) {
                Path file = folder.resolve(sheet.fileName + packing.ending);
                files.add(file);
                outs.add(Files.newOutputStream(file));
                outs.getLast().write(pack(new StringBuilder(sheet.header).append('\n'), packing));
            }
            writeRows(world, outs, packing, progress);
        } finally {
            for (OutputStream out : outs) {
                out.close();
            }
        }
        return files;
    }

    /**
     * Writes the true causes as {@code truth.csv} (loan_id,number,cause) into {@code folder}, for the evaluator only:
     * keep it away from the folder of the native files.
     */
    public static Path writeTruth(WorldSettings settings, Path folder) throws IOException {
        TruthOf truthOf = new TruthOf(settings);
        Files.createDirectories(folder);
        Path file = folder.resolve("truth.csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("loan_id,number,cause\n");
            for (int i = 0; i < settings.loans(); i++) {
                for (Truth truth : truthOf.loan(i)) {
                    out.write(truth.loan() + ',' + truth.installment() + ',' + truth.cause() + '\n');
                }
            }
        }
        return file;
    }

    private static void writeRows(World world, List<OutputStream> outs, Packing packing, LongConsumer progress)
            throws IOException {
        int loans = world.settings().loans();
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
        try (ExecutorService makers = Executors.newFixedThreadPool(threads)) {
            Deque<Future<byte[][]>> ahead = new ArrayDeque<>();
            int next = 0;
            long written = 0;
            while (next < loans || !ahead.isEmpty()) {
                while (next < loans && ahead.size() < threads + 2) {
                    int from = next;
                    int to = Math.min(loans, from + CHUNK);
                    ahead.add(makers.submit((Callable<byte[][]>) () -> rows(world, from, to, packing)));
                    next = to;
                }
                byte[][] chunk = take(ahead.remove());
                for (int i = 0; i < chunk.length; i++) {
                    outs.get(i).write(chunk[i]);
                }
                written = Math.min(loans, written + CHUNK);
                progress.accept(written);
            }
        }
    }

    private static byte[][] take(Future<byte[][]> made) {
        try {
            return made.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing native files", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a part of the world could not be made", e.getCause());
        }
    }

    private static byte[][] rows(World world, int from, int to, Packing packing) {
        NativeRows rows = new NativeRows();
        world.read(from, to, rows::add);
        NativeRows.Sheet[] sheets = NativeRows.Sheet.values();
        byte[][] bytes = new byte[sheets.length][];
        for (int i = 0; i < sheets.length; i++) {
            bytes[i] = pack(rows.sheet(sheets[i]), packing);
        }
        return bytes;
    }

    /** In a gzip file every chunk is a member of its own, as RFC 1952 allows. */
    private static byte[] pack(StringBuilder text, Packing packing) {
        byte[] plain = text.toString().getBytes(StandardCharsets.UTF_8);
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
