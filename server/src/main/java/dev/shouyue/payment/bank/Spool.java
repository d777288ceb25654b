package dev.shouyue.payment.bank;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Debits that were taken and are in no file yet: a log of lines, of which a new one begins whenever what is there is made
 * into files. Debits that come at once are made durable together. A line that was cut off was never answered for.
 */
final class Spool implements AutoCloseable {

    private static final String LOG = ".log";

    private final Path folder;

    /** Held while the disk is asked to keep what was written; taken before {@link #writing}. */
    private final Object forcing = new Object();

    private final Object writing = new Object();
    private final Map<String, Spooled> waiting = new LinkedHashMap<>();
    private final List<Path> logs = new ArrayList<>();
    private FileChannel log;
    private long number;
    private long written;
    private long durable;
    private boolean isBroken;

    private Spool(Path folder, long number, FileChannel log) {
        this.folder = folder;
        this.number = number;
        this.log = log;
    }

    static Spool open(Path folder) throws IOException {
        List<Path> old = Folders.list(folder, LOG);
        long number = old.isEmpty() ? 1 : numberOf(old.getLast()) + 1;
        Spool spool = new Spool(folder, number, start(file(folder, number)));
        for (Path file : old) {
            for (String line : Files.readString(file, StandardCharsets.UTF_8).split("\n", -1)) {
                Spooled.of(line)
                        .ifPresent(
                                debit -> spool.waiting.putIfAbsent(debit.debit().order(), debit));
            }
            spool.logs.add(file);
        }
        spool.logs.add(file(folder, number));
        return spool;
    }

    private static long numberOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return Long.parseLong(name.substring(0, name.length() - LOG.length()));
    }

    private static Path file(Path folder, long number) {
        return folder.resolve("%012d".formatted(number) + LOG);
    }

    private static FileChannel start(Path file) throws IOException {
        return FileChannel.open(file, CREATE_NEW, WRITE);
    }

    Optional<Spooled> find(String order) {
        synchronized (writing) {
            return Optional.ofNullable(waiting.get(order));
        }
    }

    /** The one that waits longest. */
    Optional<Spooled> oldest() {
        synchronized (writing) {
            return waiting.values().stream().findFirst();
        }
    }

    /**
     * Takes a debit; it is durable when this returns. Nothing when its number is there.
     *
     * @throws IOException when it is not certain that it is durable
     */
    void add(Spooled debit) throws IOException {
        long mine;
        synchronized (writing) {
            if (isBroken) {
                throw new IOException(folder + " could not be written to; it is read again at the next start");
            }
            if (waiting.containsKey(debit.debit().order())) {
                mine = written;
            } else {
                append((debit.line() + '\n').getBytes(StandardCharsets.UTF_8));
                waiting.put(debit.debit().order(), debit);
                mine = written;
            }
        }
        keep(mine);
    }

    private void append(byte[] line) throws IOException {
        long start = log.position();
        ByteBuffer bytes = ByteBuffer.wrap(line);
        boolean isWhole = false;
        try {
            while (bytes.hasRemaining()) {
                log.write(bytes);
            }
            isWhole = true;
        } finally {
            if (!isWhole) {
                takeBack(start);
            }
        }
        written += line.length;
    }

    /** A line that was not written whole is taken away, so that the next one stands by itself. */
    private void takeBack(long start) {
        try {
            log.truncate(start);
            log.position(start);
        } catch (IOException e) {
            isBroken = true;
        }
    }

    private void keep(long mine) throws IOException {
        synchronized (forcing) {
            if (durable >= mine) {
                return;
            }
            long upTo;
            FileChannel current;
            synchronized (writing) {
                upTo = written;
                current = log;
            }
            boolean isKept = false;
            try {
                current.force(false);
                durable = upTo;
                isKept = true;
            } finally {
                if (!isKept) {
                    // What the disk did after a failed sync nobody knows: the log is read again at the next start.
                    synchronized (writing) {
                        isBroken = true;
                    }
                }
            }
        }
    }

    /** All that waits, durable; what comes from now on goes into a new log. */
    Taken take() throws IOException {
        synchronized (forcing) {
            synchronized (writing) {
                if (isBroken) {
                    throw new IOException(folder + " could not be written to; it is read again at the next start");
                }
                log.force(true);
                Path next = file(folder, number + 1);
                FileChannel fresh = start(next);
                log.close();
                log = fresh;
                number++;
                durable = written;
                Taken taken = new Taken(List.copyOf(waiting.values()), List.copyOf(logs));
                logs.add(next);
                return taken;
            }
        }
    }

    /** What was taken is in files: it waits no more. */
    void release(Taken taken) throws IOException {
        synchronized (writing) {
            for (Path file : taken.logs()) {
                Folders.delete(file);
                logs.remove(file);
            }
            for (Spooled debit : taken.debits()) {
                waiting.remove(debit.debit().order());
            }
        }
    }

    @Override
    public void close() {
        synchronized (writing) {
            try {
                log.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What waited at a moment, and the logs that hold it and nothing else. */
    record Taken(List<Spooled> debits, List<Path> logs) {}
}
