package dev.shouyue.warning;

import dev.shouyue.decision.Failed;
import dev.shouyue.risk.due.BorrowerSeen;
import dev.shouyue.risk.due.DueCase;
import dev.shouyue.risk.due.Sample;
import dev.shouyue.risk.hazard.Course;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UTFDataFormatException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A sample of cases while it is drawn, with a file that has it again after a run was cut off. The file is a head that says
 * of which book, by which program and what was asked for, and parts, each with its length and a checksum; a part that is
 * not whole is as if it were not there. One run has it at a time.
 */
final class SampleFile implements AutoCloseable {

    private static final String KIND = "shouyue-due-sample/";
    private static final String FORMAT = KIND + 3;
    private static final int LARGEST_PART = 1 << 28;

    private final Path path;
    private final RandomAccessFile file;
    private final Sample sample;
    private long doneTo = -1;

    private SampleFile(Path path, RandomAccessFile file, Sample sample) {
        this.path = path;
        this.file = file;
        this.sample = sample;
    }

    /**
     * What a sample is of.
     *
     * @param book that it is read from, by a name that no other database has
     * @param code version of the program, which may see a borrower otherwise than another
     * @param until last day that is known
     * @param most installments that it holds
     * @param seed that chance follows
     */
    record Of(String book, String code, LocalDate until, int most, long seed) {
        private String head() {
            return String.join(
                    "\n",
                    FORMAT,
                    book,
                    code,
                    until.toString(),
                    String.valueOf(most),
                    String.valueOf(seed),
                    Integer.toHexString(BorrowerSeen.NAMES.hashCode()));
        }
    }

    /**
     * Goes on with what is there when the same was asked for; begins anew when the file is empty or a sample of something
     * else.
     *
     * @throws Failed when another run has the file, or it holds something that is no sample; it is left as it is
     */
    static SampleFile open(Path path, Of of) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            lock(path, file);
            SampleFile opened = new SampleFile(path, file, new Sample(of.most, of.seed));
            String head = of.head();
            if (!opened.isHeaded(head)) {
                file.setLength(0);
                file.seek(0);
                file.writeUTF(head);
            }
            opened.readParts();
            return opened;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Until the file is closed, or the process ends. */
    private static void lock(Path path, RandomAccessFile file) throws IOException {
        boolean isOurs;
        try {
            isOurs = file.getChannel().tryLock() != null;
        } catch (OverlappingFileLockException e) { // by this process
            isOurs = false;
        }
        if (!isOurs) {
            throw new Failed(Say.of("forecast.train.taken", "file", path));
        }
    }

    private boolean isHeaded(String head) throws IOException {
        if (file.length() == 0) {
            return false;
        }
        String found;
        try {
            found = file.readUTF();
        } catch (EOFException | UTFDataFormatException e) {
            found = "";
        }
        if (!found.startsWith(KIND)) {
            throw new Failed(Say.of("forecast.train.noSample", "file", path));
        }
        return found.equals(head);
    }

    private void readParts() throws IOException {
        long whole = file.getFilePointer();
        try {
            while (whole < file.length()) {
                int length = file.readInt();
                long sum = file.readLong();
                if (length < 0 || length > LARGEST_PART || length > file.length() - file.getFilePointer()) {
                    break;
                }
                byte[] part = new byte[length];
                file.readFully(part);
                if (sum(part) != sum) {
                    break;
                }
                read(part);
                whole = file.getFilePointer();
            }
        } catch (EOFException e) {
            // cut off while it was written
        }
        file.setLength(whole);
        file.seek(whole);
    }

    private void read(byte[] part) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(part));
        doneTo = in.readLong();
        int borrowers = in.readInt();
        for (int b = 0; b < borrowers; b++) {
            String borrower = in.readUTF();
            List<DueCase> cases = new ArrayList<>();
            int count = in.readInt();
            for (int k = 0; k < count; k++) {
                LocalDate due = LocalDate.ofEpochDay(in.readInt());
                int from = in.readInt();
                int until = in.readInt();
                int askedAfter = in.readInt();
                int seenAfter = in.readInt();
                List<Integer> spared = new ArrayList<>(0);
                for (int left = in.readInt(); left > 0; left--) {
                    spared.add(in.readInt());
                }
                boolean paid = in.readBoolean();
                double[] features = new double[BorrowerSeen.NAMES.size()];
                for (int f = 0; f < features.length; f++) {
                    features[f] = in.readDouble();
                }
                cases.add(new DueCase(
                        borrower, due, new Course(features, from, until, paid), askedAfter, seenAfter, spared));
            }
            sample.add(borrower, cases);
        }
    }

    /**
     * Adds the cases of some borrowers, each with all of theirs.
     *
     * @param last borrower that is done with these
     */
    void add(long last, List<List<DueCase>> borrowers) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        List<List<DueCase>> some =
                borrowers.stream().filter(each -> !each.isEmpty()).toList();
        out.writeLong(last);
        out.writeInt(some.size());
        for (List<DueCase> cases : some) {
            String borrower = cases.getFirst().borrower();
            out.writeUTF(borrower);
            out.writeInt(cases.size());
            for (DueCase each : cases) {
                write(each, out);
            }
            sample.add(borrower, cases);
        }
        byte[] part = bytes.toByteArray();
        ByteArrayOutputStream framed = new ByteArrayOutputStream(part.length + 12);
        DataOutputStream frame = new DataOutputStream(framed);
        frame.writeInt(part.length);
        frame.writeLong(sum(part));
        frame.write(part);
        file.write(framed.toByteArray());
        doneTo = last;
    }

    private static void write(DueCase each, DataOutputStream out) throws IOException {
        out.writeInt((int) each.due().toEpochDay());
        out.writeInt(each.course().from());
        out.writeInt(each.course().until());
        out.writeInt(each.askedAfter());
        out.writeInt(each.seenAfter());
        out.writeInt(each.spared().size());
        for (int day : each.spared()) {
            out.writeInt(day);
        }
        out.writeBoolean(each.course().paid());
        for (double number : each.course().features()) {
            out.writeDouble(number);
        }
    }

    private static long sum(byte[] part) {
        CRC32 sum = new CRC32();
        sum.update(part);
        return sum.getValue();
    }

    Sample sample() {
        return sample;
    }

    /** The last borrower that was read; -1 before the first. */
    long doneTo() {
        return doneTo;
    }

    /** It is needed no more; it is deleted before it is let go, so that nobody else's is. */
    void done() throws IOException {
        Files.deleteIfExists(path);
        file.close();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
