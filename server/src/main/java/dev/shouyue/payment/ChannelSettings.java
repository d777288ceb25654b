package dev.shouyue.payment;

import dev.shouyue.decision.Failed;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The settings of one channel, as a file has them: lines {@code channel.field = value}, such as {@code alipay.appId = 2021…}.
 * The field {@code kind} says which adapter the channel is; without it, it is the channel's name. Lines that are empty, or begin
 * with {@code #}, say nothing. Every failure names the file, the line and the field.
 */
public final class ChannelSettings {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,29}");
    private static final Pattern FIELD = Pattern.compile("[a-zA-Z][a-zA-Z0-9]{0,49}");

    private final Path file;
    private final String channel;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final TreeSet<String> asked = new TreeSet<>();

    /** A value, and the line it stands on. */
    private record Value(int line, String text) {}

    private ChannelSettings(Path file, String channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * The channels of a file, in its order.
     *
     * @throws Failed when it cannot be read, or a line is not what it should be
     */
    public static List<ChannelSettings> read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Failed(Say.of("settings.file", "file", file), e);
        }
        Map<String, ChannelSettings> channels = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                take(file, channels, line, i + 1);
            }
        }
        return new ArrayList<>(channels.values());
    }

    private static void take(Path file, Map<String, ChannelSettings> channels, String line, int number) {
        int equals = line.indexOf('=');
        String key = equals < 0 ? line : line.substring(0, equals).strip();
        int dot = key.indexOf('.');
        String channel = dot < 0 ? "" : key.substring(0, dot);
        String field = dot < 0 ? "" : key.substring(dot + 1);
        if (equals < 0
                || !NAME.matcher(channel).matches()
                || !FIELD.matcher(field).matches()) {
            throw new Failed(Say.of("settings.line", "file", file, "line", number));
        }
        ChannelSettings settings = channels.computeIfAbsent(channel, name -> new ChannelSettings(file, name));
        Value before = settings.values.put(
                field, new Value(number, line.substring(equals + 1).strip()));
        if (before != null) {
            throw new Failed(
                    Say.of("settings.twice", "file", file, "line", number, "field", key, "before", before.line()));
        }
    }

    /** The channel's name: the source of its facts, and part of the address it calls. */
    public String name() {
        return channel;
    }

    /** Which adapter it is. */
    public String kind() {
        return optional("kind").orElse(channel);
    }

    /** What a field says, which must be there. */
    public String text(String field) {
        return optional(field)
                .orElseThrow(
                        () -> new Failed(Say.of("settings.missing", "file", file, "field", channel + "." + field)));
    }

    public Optional<String> optional(String field) {
        asked.add(field);
        return Optional.ofNullable(values.get(field)).map(Value::text).filter(text -> !text.isEmpty());
    }

    /** An address of http or https. */
    public URI address(String field) {
        String text = text(field);
        if (!text.matches("https?://[^\\s/]+(/\\S*)?")) {
            throw bad(field, "settings.address");
        }
        return URI.create(text);
    }

    /** A file, by its path from the folder of the settings; it must be there. */
    public Path file(String field) {
        Path path = folder().resolve(text(field));
        if (!Files.isReadable(path)) {
            throw bad(field, "settings.unreadable");
        }
        return path;
    }

    /** A folder, by its path from the folder of the settings; it must be there. */
    public Path folder(String field) {
        Path path = folder().resolve(text(field));
        if (!Files.isDirectory(path)) {
            throw bad(field, "settings.folder");
        }
        return path;
    }

    private Path folder() {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? Path.of("").toAbsolutePath() : parent;
    }

    /**
     * Refuses what nobody asked for: a field of a wrong name would be left out in silence.
     *
     * @throws Failed naming it
     */
    public void checkAllRead() {
        values.forEach((field, value) -> {
            if (!asked.contains(field)) {
                throw new Failed(Say.of(
                        "settings.unknown",
                        "file",
                        file,
                        "line",
                        value.line(),
                        "field",
                        channel + "." + field,
                        "fields",
                        String.join(", ", asked)));
            }
        });
    }

    private int firstLine() {
        return values.values().stream().mapToInt(Value::line).min().orElse(1);
    }

    /** A failure of one field that the adapter finds, told by a sentence of its own: {@code why}. */
    public Failed bad(String field, String why) {
        Value value = values.get(field);
        return new Failed(Say.of(
                why,
                "file",
                file,
                "line",
                value == null ? firstLine() : value.line(),
                "field",
                channel + "." + field,
                "value",
                value == null ? channel : value.text()));
    }
}
