package dev.shouyue.payment.bank;

import dev.shouyue.decision.Sentence;
import dev.shouyue.payment.Channel.Arrival;
import dev.shouyue.storage.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes what the bank put into the inbox. A file stays there until what it said is durable with whoever asked; then it is kept
 * under the id of its message, by which a second delivery is known. One that cannot be read as a whole goes to {@code refused},
 * with what was wrong beside it; but not before it was seen twice unchanged, since it may still be on its way.
 */
final class Incoming {

    private static final String FILE = ".xml";

    private final BankSettings bank;
    private final Folders folders;
    private final SentOrders sent;
    private final Answers answers;
    private final Statements statements;

    /** Files that could not be read when they were first seen. */
    private final Map<Path, Look> unreadable = new HashMap<>();

    /** Files behind an arrival that was given and is not durable yet. */
    private final Map<String, Given> given = new HashMap<>();

    Incoming(BankSettings bank, Folders folders, SentOrders sent, Answers answers, Statements statements) {
        this.bank = bank;
        this.folders = folders;
        this.sent = sent;
        this.answers = answers;
        this.statements = statements;
    }

    synchronized List<Arrival> collect() throws IOException {
        given.clear();
        Map<String, Arrival> arrivals = new LinkedHashMap<>();
        for (Path file : waiting()) {
            take(file, arrivals);
        }
        return List.copyOf(arrivals.values());
    }

    private List<Path> waiting() throws IOException {
        try (Stream<Path> files = Files.list(folders.inbox())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !isUnfinished(String.valueOf(file.getFileName())))
                    .sorted()
                    .toList();
        }
    }

    /** Names that those who write into a folder give to what is not whole yet. */
    private static boolean isUnfinished(String name) {
        return name.startsWith(".") || name.endsWith(".tmp") || name.endsWith(".part");
    }

    private void take(Path file, Map<String, Arrival> arrivals) throws IOException {
        try {
            accept(file, read(file), arrivals);
            unreadable.remove(file);
        } catch (Unreadable e) {
            refuse(file, e.why(), arrivals);
        }
    }

    private void accept(Path file, Told told, Map<String, Arrival> arrivals) throws IOException {
        Path kept = folders.kept().resolve(told.id() + FILE);
        if (Files.exists(kept)) {
            same(kept, file, told);
            Folders.delete(file);
            return;
        }
        Given before = given.get(told.id());
        if (before != null) {
            same(before.files().getFirst(), file, told);
            before.files().add(file);
            return;
        }
        answers.keep(told.id(), told.news());
        statements.keep(told.id(), told.bookings());
        given.put(told.id(), new Given(new ArrayList<>(List.of(file)), told.trouble()));
        arrivals.put(told.id(), arrival(told, file));
    }

    private static void same(Path before, Path now, Told told) throws IOException {
        if (Files.mismatch(before, now) >= 0) {
            throw new Unreadable(Say.of("file.sameId", "id", told.id()));
        }
    }

    private Told read(Path file) throws IOException {
        long size = Files.size(file);
        if (size > bank.mostBytes()) {
            throw new Unreadable(Say.of("file.tooLong", "size", size, "most", bank.mostBytes()));
        }
        String type = Message.type(file);
        Told told =
                switch (type) {
                    case StatusReport.MESSAGE -> StatusReport.read(file, bank, sent);
                    case PaymentReturn.MESSAGE -> PaymentReturn.read(file, bank, sent);
                    case AccountReport.NOTIFICATION ->
                        Meaning.ofNotification(AccountReport.read(file, type, bank), sent, answers);
                    case AccountReport.STATEMENT ->
                        Meaning.ofStatement(AccountReport.read(file, type, bank), sent, answers);
                    default -> throw new Unreadable(Say.of("file.otherType", "type", Spooled.plain(type)));
                };
        return new Told(plainId(told.id()), told.news(), told.bookings(), told.trouble());
    }

    /** The id as the name of a file; one with other signs in it ends in what tells it from its like. */
    private static String plainId(String id) {
        String plain = id.replaceAll("[^A-Za-z0-9._-]", "_");
        return plain.equals(id) ? id : plain + '~' + Integer.toHexString(id.hashCode());
    }

    private void refuse(Path file, Sentence why, Map<String, Arrival> arrivals) throws IOException {
        Look look = Look.at(file);
        if (!look.equals(unreadable.put(file, look))) {
            return;
        }
        String id = "refused-" + digest(file);
        given.computeIfAbsent(id, none -> new Given(new ArrayList<>(), List.of(why)))
                .files()
                .add(file);
        arrivals.put(id, arrival(new Told(id, List.of(), List.of(), List.of(why)), file));
    }

    private static Arrival arrival(Told told, Path file) {
        String name = Spooled.plain(String.valueOf(file.getFileName()));
        return new Arrival(
                told.id(),
                told.news(),
                told.trouble().stream()
                        .map(each -> Say.of("file.trouble", "file", name, "what", each))
                        .toList(),
                told.bookings().stream()
                        .map(booking -> booking.bookedAt().toLocalDate())
                        .collect(Collectors.toSet()));
    }

    /** What the arrival said is durable: its files leave the inbox. */
    synchronized void collected(Arrival arrival) throws IOException {
        Given behind = given.remove(arrival.id());
        if (behind == null) {
            return;
        }
        List<Path> files = behind.files();
        boolean isRefused = arrival.id().startsWith("refused-");
        for (int i = 0; i < files.size(); i++) {
            if (isRefused) {
                moveToRefused(files.get(i), arrival.id(), behind.trouble());
            } else if (i == 0) {
                Folders.move(files.get(i), folders.kept().resolve(arrival.id() + FILE));
            } else {
                Folders.delete(files.get(i));
            }
        }
    }

    /** The file, under a name that no other has, and beside it in every language why it could not be read. */
    private void moveToRefused(Path file, String id, List<Sentence> trouble) throws IOException {
        String name = id.substring("refused-".length(), "refused-".length() + 12) + '-' + file.getFileName();
        String why = trouble.stream()
                .map(each -> each.in("en") + '\n' + each.in("zh") + '\n')
                .reduce("", String::concat);
        Folders.write(folders.refused().resolve(name + ".txt"), out -> out.write(why.getBytes(StandardCharsets.UTF_8)));
        Folders.move(file, folders.refused().resolve(name));
        unreadable.remove(file);
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return HexFormat.of().formatHex(Sha256.of(in), 0, 16);
        }
    }

    /** What is behind an arrival. */
    private record Given(List<Path> files, List<Sentence> trouble) {}

    /** How a file looked. */
    private record Look(long size, long changedAt) {
        static Look at(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Look(attributes.size(), attributes.lastModifiedTime().toMillis());
        }
    }
}
