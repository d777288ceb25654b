package dev.shouyue.payment.bank;

import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.News;
import dev.shouyue.payment.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Results that have arrived, by order: a list of lines for each file of the bank that brought some. */
final class Answers {

    private static final String ENDING = ".answers";

    private final Path folder;
    private final Register register;

    private Answers(Path folder, Register register) {
        this.folder = folder;
        this.register = register;
    }

    static Answers of(Path folder) throws IOException {
        return new Answers(folder, Register.of(folder, ENDING));
    }

    /** Keeps the results that a file brought. */
    void keep(String id, List<News> news) throws IOException {
        String lines = news.stream()
                .filter(News.Answered.class::isInstance)
                .map(each -> line((News.Answered) each))
                .flatMap(Optional::stream)
                .collect(Collectors.joining());
        if (!lines.isEmpty()) {
            Path file = folder.resolve(id + ENDING);
            Folders.write(file, out -> out.write(lines.getBytes(StandardCharsets.UTF_8)));
            register.add(file);
        }
    }

    /** What arrived for an order: money that moved goes before a refusal. */
    Optional<Result> find(String order) {
        List<Result> results =
                register.find(order).stream().map(Answers::result).toList();
        return results.stream()
                .filter(Result.Success.class::isInstance)
                .findFirst()
                .or(() -> results.stream().findFirst());
    }

    /** Whether another notification than this one booked the order, under another reference. */
    boolean isBookedOtherwise(String order, String notification, String reference) {
        return register.find(order).stream()
                .filter(line ->
                        line.file().startsWith("camt.054-") && !line.file().equals(notification))
                .anyMatch(line -> line.fields().size() == 5 && !line.field(4).equals(reference));
    }

    private static Optional<String> line(News.Answered answered) {
        return switch (answered.result()) {
            case Result.Success(String reference, Money amount, LocalDateTime at) ->
                Optional.of(String.join(
                                "\t",
                                answered.order(),
                                Long.toString(amount.minor()),
                                amount.currency().getCurrencyCode(),
                                at.toString(),
                                Spooled.plain(reference))
                        + '\n');
            case Result.Failed(DebitFailure reason, String code, String words) ->
                Optional.of(
                        String.join("\t", answered.order(), reason.name(), Spooled.plain(code), Spooled.plain(words))
                                + '\n');
            case Result.Unknown unknown -> Optional.empty();
            case Result.NotThere notThere -> Optional.empty();
        };
    }

    private static Result result(Register.Line line) {
        return line.fields().size() == 5
                ? new Result.Success(
                        line.field(4),
                        new Money(Long.parseLong(line.field(1)), Currency.getInstance(line.field(2))),
                        LocalDateTime.parse(line.field(3)))
                : new Result.Failed(DebitFailure.valueOf(line.field(1)), line.field(2), line.field(3));
    }
}
