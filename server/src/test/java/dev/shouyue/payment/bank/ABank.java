package dev.shouyue.payment.bank;

import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Channel.Arrival;
import dev.shouyue.payment.Debit;
import dev.shouyue.payment.News;
import dev.shouyue.payment.Scheme;
import dev.shouyue.payment.SchemeTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/** A bank's folders in a test, and a clock that is moved by hand. */
final class ABank implements AutoCloseable {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final LocalDate DUE = LocalDate.of(2026, 3, 12);

    final BankSettings settings;
    Instant now = LocalDateTime.of(2026, 3, 10, 9, 0).atZone(ZONE).toInstant();
    BankFiles files;

    ABank(Path home) {
        this(home, 10_000);
    }

    ABank(Path home, int mostPerFile) {
        this(home, SchemeTable.of("iso20022"), mostPerFile);
    }

    ABank(Path home, Scheme scheme) {
        this(home, scheme, 10_000);
    }

    private ABank(Path home, Scheme scheme, int mostPerFile) {
        settings = new BankSettings(
                "bank",
                home,
                scheme,
                "Shouyue Consumer Finance",
                "CN98SHY00001234",
                "1100200300400500",
                "CNAPS:104100000004",
                Currency.getInstance("CNY"),
                ZONE,
                1,
                mostPerFile,
                10_000_000);
        files = BankFiles.open(settings, () -> now);
    }

    /** The process starts anew on what is on the disk. */
    void restart() {
        files.close();
        files = BankFiles.open(settings, () -> now);
    }

    static Debit debit(int number, String amount) {
        return debit(number, amount, "M" + number, DUE);
    }

    static Debit debit(int number, String amount, String mandate, LocalDate dueOn) {
        return new Debit(
                "ORD%06d".formatted(number),
                mandate,
                "CNAPS:102100099996/62220202000%06d/2026-01-05".formatted(number),
                "B" + number,
                Money.cny(amount),
                dueOn,
                dueOn + " installment 3");
    }

    /** Takes and confirms all that has come; a file that cannot be read is seen twice first. */
    List<Arrival> collect() {
        List<Arrival> arrivals = new ArrayList<>();
        for (int look = 0; look < 2; look++) {
            for (Arrival arrival : files.collect()) {
                files.collected(arrival);
                arrivals.add(arrival);
            }
        }
        return arrivals;
    }

    List<News> news() {
        return collect().stream().flatMap(arrival -> arrival.news().stream()).toList();
    }

    List<String> trouble() {
        return collect().stream()
                .flatMap(arrival -> arrival.trouble().stream())
                .map(each -> each.in("en"))
                .toList();
    }

    void receive(String name, String text) {
        try {
            Files.writeString(settings.home().resolve("inbox").resolve(name), text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the files in a folder. */
    List<String> names(String folder) {
        try (Stream<Path> found = Files.list(settings.home().resolve(folder))) {
            return found.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The texts of the files in a folder that are messages. */
    List<String> texts(String folder) {
        return names(folder).stream()
                .filter(name -> name.endsWith(".xml"))
                .map(name -> text(folder, name))
                .toList();
    }

    String text(String folder, String name) {
        try {
            return Files.readString(settings.home().resolve(folder).resolve(name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        files.close();
    }
}
