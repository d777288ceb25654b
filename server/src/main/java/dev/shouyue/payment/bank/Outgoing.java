package dev.shouyue.payment.bank;

import dev.shouyue.storage.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes files of the debits that wait, and hands them over. The steps of one file: it is written to {@code ready}, then its
 * orders are listed in {@code sent}, from which moment they are committed, then it is moved to {@code outbox}, then the debits
 * wait no more. A start after a crash takes back what was not committed and goes on with what was.
 */
final class Outgoing {

    static final String ORDERS = ".orders";

    private static final String FILE = ".xml";
    private static final String MANDATES = ".mandates";
    private static final int ID_BYTES = 12;

    private final BankSettings bank;
    private final Folders folders;
    private final Spool spool;
    private final Register sent;
    private final Register mandates;
    private final InstantSource clock;

    private Outgoing(
            BankSettings bank, Folders folders, Spool spool, Register sent, Register mandates, InstantSource clock) {
        this.bank = bank;
        this.folders = folders;
        this.spool = spool;
        this.sent = sent;
        this.mandates = mandates;
        this.clock = clock;
    }

    static Outgoing open(BankSettings bank, Folders folders, Spool spool, InstantSource clock) throws IOException {
        for (String ending : List.of(FILE, MANDATES)) {
            for (Path file : Folders.list(folders.sent(), ending)) {
                if (!isCommitted(folders, nameOf(file, ending))) {
                    Folders.delete(file);
                }
            }
        }
        Outgoing outgoing = new Outgoing(
                bank,
                folders,
                spool,
                Register.of(folders.sent(), ORDERS),
                Register.of(folders.sent(), MANDATES),
                clock);
        outgoing.handOver();
        return outgoing;
    }

    private static boolean isCommitted(Folders folders, String message) {
        return Files.exists(folders.sent().resolve(message + ORDERS));
    }

    private static String nameOf(Path file, String ending) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - ending.length());
    }

    /** What was committed to be sent. */
    Register sent() {
        return sent;
    }

    /** Hands over all that waits, and says in which messages. */
    synchronized List<String> flush() throws IOException {
        handOver();
        Spool.Taken taken = spool.take();
        List<Spooled> open = taken.debits().stream()
                .filter(each -> sent.find(each.debit().order()).isEmpty())
                .toList();
        List<String> messages = new ArrayList<>();
        for (int from = 0; from < open.size(); from += bank.mostPerFile()) {
            messages.add(commit(open.subList(from, Math.min(open.size(), from + bank.mostPerFile()))));
            handOver();
        }
        spool.release(taken);
        return messages;
    }

    private void handOver() throws IOException {
        for (Path file : Folders.list(folders.ready(), FILE)) {
            String message = nameOf(file, FILE);
            if (isCommitted(folders, message)) {
                Folders.move(file, folders.outbox().resolve(message + FILE));
            } else {
                Folders.delete(file);
            }
        }
    }

    private String commit(List<Spooled> debits) throws IOException {
        OffsetDateTime now =
                clock.instant().atZone(bank.zone()).toOffsetDateTime().withNano(0);
        LocalDate earliest = now.toLocalDate().plusDays(bank.leadDays());
        String message = idOf(debits);
        DebitFile file = DebitFile.of(
                message, debits, earliest, mandate -> !mandates.find(mandate).isEmpty());
        Folders.write(folders.ready().resolve(message + FILE), out -> file.writeTo(out, bank, now));
        Folders.write(folders.sent().resolve(message + FILE), out -> file.writeTo(out, bank, now));
        Path used = folders.sent().resolve(message + MANDATES);
        Folders.write(used, out -> writeMandates(out, file));
        Path orders = folders.sent().resolve(message + ORDERS);
        Folders.write(orders, out -> writeOrders(out, file));
        mandates.add(used);
        sent.add(orders);
        return message;
    }

    private static void writeMandates(OutputStream out, DebitFile file) throws IOException {
        for (DebitFile.Part part : file.parts()) {
            if (part.sequence() == DebitFile.Sequence.FRST) {
                for (Spooled each : part.debits()) {
                    out.write((each.debit().mandate() + '\n').getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    private static void writeOrders(OutputStream out, DebitFile file) throws IOException {
        for (DebitFile.Part part : file.parts()) {
            for (Spooled each : part.debits()) {
                out.write((SentOrder.line(part, each.debit()) + '\n').getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** The same debits make the same message: a bank that sees it twice can tell. */
    private static String idOf(List<Spooled> debits) {
        String lines = debits.stream().map(each -> each.line() + '\n').collect(Collectors.joining());
        return "SY-" + HexFormat.of().formatHex(Sha256.of(lines), 0, ID_BYTES);
    }
}
