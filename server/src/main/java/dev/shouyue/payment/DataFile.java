package dev.shouyue.payment;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** Tables of this module that are data. */
final class DataFile {

    private DataFile() {}

    static Properties read(String name) {
        Properties table = new Properties();
        try (InputStreamReader in = new InputStreamReader(
                Objects.requireNonNull(DataFile.class.getResourceAsStream("/payment/" + name)),
                StandardCharsets.UTF_8)) {
            table.load(in);
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException("payment/" + name + " cannot be read", e);
        }
    }
}
