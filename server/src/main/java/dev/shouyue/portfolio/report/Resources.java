package dev.shouyue.portfolio.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The report's own files, carried in the program. */
final class Resources {

    private Resources() {}

    static InputStream open(String name) {
        InputStream in = Resources.class.getResourceAsStream("/report/" + name);
        if (in == null) {
            throw new IllegalStateException("the report's " + name + " is missing from the program");
        }
        return in;
    }

    static String text(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
