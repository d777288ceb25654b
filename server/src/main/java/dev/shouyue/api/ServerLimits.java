package dev.shouyue.api;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tomcat.util.http.fileupload.impl.FileSizeLimitExceededException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

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

    /** All files of one upload together, in bytes. */
    long requestBytes() {
        return 2 * uploadBytes;
    }

    /** A number of bytes in words. */
    static String words(long bytes) {
        for (int shift = 30; shift > 0; shift -= 10) {
            if (bytes >> shift << shift == bytes && bytes >> shift > 0) {
                return (bytes >> shift) + (shift == 30 ? " GB" : shift == 20 ? " MB" : " KB");
            }
        }
        return bytes + " bytes";
    }

    /** Whether a single file was over its limit; otherwise they were too large together. */
    static boolean isOfOneFile(MaxUploadSizeExceededException large) {
        for (Throwable cause = large; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileSizeLimitExceededException) {
                return true;
            }
        }
        return false;
    }
}
