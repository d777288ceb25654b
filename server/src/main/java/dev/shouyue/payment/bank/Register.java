package dev.shouyue.payment.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Lines of many files, found by their first field. The lines stay on the disk; here is where each begins, at 12 bytes a line,
 * so that years of them can be known.
 */
final class Register {

    private static final int PIECE = 512;

    private final String ending;
    private final List<Volume> volumes = new CopyOnWriteArrayList<>();

    private Register(String ending) {
        this.ending = ending;
    }

    /** All files of the folder with that ending. */
    static Register of(Path folder, String ending) throws IOException {
        Register register = new Register(ending);
        List<Volume> found = new ArrayList<>();
        for (Path file : Folders.list(folder, ending)) {
            found.add(Volume.of(file));
        }
        register.volumes.addAll(found);
        return register;
    }

    /** Takes up a file that was written, in place of what it was before. */
    void add(Path file) throws IOException {
        Volume volume = Volume.of(file);
        volumes.removeIf(old -> old.file.equals(file));
        volumes.add(volume);
    }

    /** The lines that begin with this field. */
    List<Line> find(String first) {
        long key = key(first);
        List<Line> lines = new ArrayList<>();
        for (Volume volume : volumes) {
            int at = volume.first(key);
            while (at >= 0 && at < volume.keys.length && volume.keys[at] == key) {
                String[] fields = volume.line(at).split("\t", -1);
                if (fields[0].equals(first)) {
                    lines.add(new Line(volume.name(ending), List.of(fields)));
                }
                at++;
            }
        }
        return lines;
    }

    /** All lines of the file of that name, without its ending; nothing when there is none. */
    List<Line> all(String name) {
        return volumes.stream()
                .filter(volume -> volume.name(ending).equals(name))
                .flatMap(volume -> volume.lines().stream().map(fields -> new Line(name, fields)))
                .toList();
    }

    /** FNV-1a, and a last turn so that its high bits are as good as its low ones. */
    private static long key(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
    }

    /**
     * @param file name of the file it is in, without its ending
     */
    record Line(String file, List<String> fields) {
        String field(int i) {
            return fields.get(i);
        }
    }

    private record Start(long key, int offset) {}

    /**
     * @param keys of the lines, in order
     * @param offsets where each begins
     */
    private record Volume(Path file, long[] keys, int[] offsets) {

        static Volume of(Path file) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            List<Start> starts = new ArrayList<>();
            int start = 0;
            int tab = -1;
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == '\t' && tab < 0) {
                    tab = i;
                } else if (bytes[i] == '\n') {
                    int end = tab < 0 ? i : tab;
                    starts.add(new Start(key(new String(bytes, start, end - start, StandardCharsets.UTF_8)), start));
                    start = i + 1;
                    tab = -1;
                }
            }
            starts.sort((a, b) -> Long.compare(a.key(), b.key()));
            return new Volume(
                    file,
                    starts.stream().mapToLong(Start::key).toArray(),
                    starts.stream().mapToInt(Start::offset).toArray());
        }

        String name(String ending) {
            String name = String.valueOf(file.getFileName());
            return name.substring(0, name.length() - ending.length());
        }

        /** Where the first line of a key is; negative when there is none. */
        int first(long key) {
            int at = Arrays.binarySearch(keys, key);
            while (at > 0 && keys[at - 1] == key) {
                at--;
            }
            return at;
        }

        String line(int at) {
            try (FileChannel channel = FileChannel.open(file)) {
                StringBuilder line = new StringBuilder();
                byte[] all = new byte[0];
                long from = offsets[at];
                while (true) {
                    ByteBuffer piece = ByteBuffer.allocate(PIECE);
                    int read = channel.read(piece, from + all.length);
                    if (read < 0) {
                        break;
                    }
                    int before = all.length;
                    all = Arrays.copyOf(all, before + read);
                    System.arraycopy(piece.array(), 0, all, before, read);
                    String text = new String(all, StandardCharsets.UTF_8);
                    int end = text.indexOf('\n');
                    if (end >= 0) {
                        line.append(text, 0, end);
                        break;
                    }
                }
                return line.toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        List<List<String>> lines() {
            try {
                return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                        .map(line -> List.of(line.split("\t", -1)))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
