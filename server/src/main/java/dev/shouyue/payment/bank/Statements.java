package dev.shouyue.payment.bank;

import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.StatementLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Bookings out of the bank's statements, by the day on which they were booked: a list of lines a day and statement. */
record Statements(Path folder) {

    private static final String ENDING = ".lines";

    /** Keeps the bookings of a statement; one without bookings keeps nothing. */
    void keep(String id, List<StatementLine> bookings) throws IOException {
        Map<LocalDate, List<StatementLine>> days = bookings.stream()
                .collect(Collectors.groupingBy(
                        booking -> booking.bookedAt().toLocalDate(), TreeMap::new, Collectors.toList()));
        for (Map.Entry<LocalDate, List<StatementLine>> day : days.entrySet()) {
            String lines = day.getValue().stream().map(Statements::line).collect(Collectors.joining());
            Folders.write(
                    folder.resolve(day.getKey() + "~" + id + ENDING),
                    out -> out.write(lines.getBytes(StandardCharsets.UTF_8)));
        }
    }

    List<StatementLine> of(LocalDate day) throws IOException {
        List<StatementLine> lines = new ArrayList<>();
        for (Path file : Folders.list(folder, ENDING)) {
            if (String.valueOf(file.getFileName()).startsWith(day + "~")) {
                try (Stream<String> text = Files.lines(file, StandardCharsets.UTF_8)) {
                    text.map(Statements::line).forEach(lines::add);
                }
            }
        }
        return lines;
    }

    private static String line(StatementLine line) {
        return String.join(
                        "\t",
                        Spooled.plain(line.id()),
                        line.kind().name(),
                        line.order(),
                        Spooled.plain(line.reference()),
                        Long.toString(line.amount().minor()),
                        Long.toString(line.fee().minor()),
                        line.amount().currency().getCurrencyCode(),
                        line.bookedAt().toString())
                + '\n';
    }

    private static StatementLine line(String text) {
        String[] fields = text.split("\t", -1);
        Currency currency = Currency.getInstance(fields[6]);
        return new StatementLine(
                fields[0],
                StatementLine.Kind.valueOf(fields[1]),
                fields[2],
                fields[3],
                new Money(Long.parseLong(fields[4]), currency),
                new Money(Long.parseLong(fields[5]), currency),
                LocalDateTime.parse(fields[7]));
    }
}
