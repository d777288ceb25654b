package dev.shouyue.payment.bank;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders of one bank. A file appears under its name only when it is whole and durable; a name that ends in
 * {@code .tmp} is of no meaning to anyone.
 *
 * @param spool debits that were taken and are in no file yet
 * @param ready files that are written and not handed over
 * @param sent what was committed to be handed over: a copy of each file, and a list of its orders
 * @param outbox where the bank takes files
 * @param inbox where the bank puts files
 * @param kept files of the bank that were read, and the answers in them
 * @param statements bookings by day, out of the bank's statements
 * @param refused files that could not be read as a whole
 */
record Folders(Path spool, Path ready, Path sent, Path outbox, Path inbox, Path kept, Path statements, Path refused) {

    private static final String UNFINISHED = ".tmp";

    static Folders in(Path home) throws IOException {
        Folders folders = new Folders(
                home.resolve("spool"),
                home.resolve("ready"),
                home.resolve("sent"),
                home.resolve("outbox"),
                home.resolve("inbox"),
                home.resolve("kept"),
                home.resolve("statements"),
                home.resolve("refused"));
        for (Path folder : folders.all()) {
            Files.createDirectories(folder);
        }
        sync(home);
        return folders;
    }

    private List<Path> all() {
        return List.of(spool, ready, sent, outbox, inbox, kept, statements, refused);
    }

    /** Removes what a crash left half-written; what is half-written in the folders of the exchange is the bank's. */
    void clear() throws IOException {
        for (Path folder : List.of(ready, sent, kept, statements, refused)) {
            for (Path file : list(folder, UNFINISHED)) {
                Files.delete(file);
            }
        }
    }

    /** Files of a folder whose names end so, in the order of their names. */
    static List<Path> list(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /** Writes a file that is there whole or not at all, also when the machine stops. */
    static void write(Path file, Content content) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        try (FileChannel channel = FileChannel.open(unfinished, CREATE, TRUNCATE_EXISTING, WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
        move(unfinished, file);
    }

    /** Moves a file in one step, durably. */
    static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        sync(parent(to));
        if (!parent(from).equals(parent(to))) {
            sync(parent(from));
        }
    }

    static void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        sync(parent(file));
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " lies in no folder");
        }
        return parent;
    }

    /** A name is durable when its folder is. */
    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }

    /** What goes into a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
