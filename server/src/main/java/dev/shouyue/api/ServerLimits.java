package dev.shouyue.api;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much the service takes.
 *
 * @param uploadBytes the largest file that can be uploaded, in bytes
 */
public record ServerLimits(long uploadBytes) {

    public static final ServerLimits USUAL = new ServerLimits(2L << 30);

    private static final Pattern SIZE = Pattern.compile("(\\d{1,6})(KB|MB|GB)");

    /** A size such as {@code 500MB} or {@code 2GB}, in units of 1024; empty when it is none, or nothing. */
    public static Optional<ServerLimits> upload(String size) {
        Matcher read = SIZE.matcher(size.toUpperCase(Locale.ROOT));
        if (!read.matches() || Long.parseLong(read.group(1)) == 0) {
            return Optional.empty();
        }
        int shift =
                switch (read.group(2)) {
                    case "KB" -> 10;
                    case "MB" -> 20;
                    default -> 30;
                };
        return Optional.of(new ServerLimits(Long.parseLong(read.group(1)) << shift));
    }

    /** The largest file in words. */
    String upload() {
        for (int shift = 30; shift > 0; shift -= 10) {
            if (uploadBytes >> shift << shift == uploadBytes && uploadBytes >> shift > 0) {
                return (uploadBytes >> shift) + (shift == 30 ? " GB" : shift == 20 ? " MB" : " KB");
            }
        }
        return uploadBytes + " bytes";
    }
}
