package dev.shouyue.payment.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.payment.Channel.Arrival;
import dev.shouyue.payment.Debit;
import dev.shouyue.payment.News;
import dev.shouyue.payment.Result;
import dev.shouyue.payment.StatementLine;
import dev.shouyue.simulator.channel.bank.BankBook;
import dev.shouyue.simulator.channel.bank.BankFaults;
import dev.shouyue.simulator.channel.bank.SimulatedBank;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fortnight of debits and transfers with a bank that has all faults: at the end its books are what the news said. */
class BankFortnightTest {

    private static final int DAYS = 14;
    private static final int DEBITS_A_DAY = 40;

    /** So long until the last file has come: returns nine days later, a file a week late, delivered again a week later. */
    private static final int UNTIL_ALL_IS_TOLD = 40;

    @TempDir
    Path home;

    private final Map<String, Debit> asked = new HashMap<>();
    private final Map<String, Result> answered = new HashMap<>();
    private final Map<String, News.Returned> returned = new HashMap<>();
    private final Map<String, News.Credited> credited = new HashMap<>();
    private final Set<String> refused = new HashSet<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_banks_books_are_what_the_news_said(long seed) {
        BankBook book = fortnight(seed, BankFaults.all());

        assertThat(debited()).isEqualTo(book.debited());
        assertThat(sums(returned)).isEqualTo(book.returned());
        assertThat(credits()).isEqualTo(transfers(book));
        assertThat(answered.keySet()).as("nothing is unknown for ever").isEqualTo(asked.keySet());
        assertThat(returned.keySet()).as("something was returned").isNotEmpty();
        assertThat(refused).as("a file was cut off").isNotEmpty();
        assertThat(answered.values().stream().filter(Result.Failed.class::isInstance))
                .as("some failed")
                .isNotEmpty();
    }

    @Test
    void on_good_days_every_debit_is_money() {
        BankBook book = fortnight(7, BankFaults.none());

        assertThat(answered.values()).hasSize(DAYS * DEBITS_A_DAY).allMatch(Result.Success.class::isInstance);
        assertThat(debited()).isEqualTo(book.debited());
        assertThat(refused).isEmpty();
    }

    private BankBook fortnight(long seed, BankFaults faults) {
        Random dice = new Random(seed);
        try (ABank bank = new ABank(home)) {
            SimulatedBank counterpart =
                    new SimulatedBank(home, bank.settings.account(), "CNY", ABank.ZONE, () -> bank.now, seed, faults);
            LocalDate first = bank.now.atZone(ABank.ZONE).toLocalDate();
            for (int day = 0; day < DAYS + UNTIL_ALL_IS_TOLD; day++) {
                if (day < DAYS) {
                    debits(bank, day, first.plusDays(day), dice);
                    counterpart.transfer(
                            dice.nextBoolean() ? "88" + dice.nextInt(1000) : "",
                            "payer " + day,
                            "for loan " + day,
                            1 + dice.nextInt(100_000));
                }
                bank.now = bank.now.plus(Duration.ofHours(9));
                hear(bank, dice);
                counterpart.work();
                hear(bank, dice);
                bank.now = bank.now.plus(Duration.ofHours(15));
                counterpart.work();
                hear(bank, dice);
            }
            assertThat(counterpart.isBusy()).as(counterpart.toString()).isFalse();
            assertThat(bank.names("inbox")).isEmpty();
            statements(bank, counterpart.book(), first);
            for (Debit debit : asked.values()) {
                assertThat(bank.files.ask(debit).getClass())
                        .isEqualTo(answered.getOrDefault(debit.order(), new Result.Unknown(""))
                                .getClass());
            }
            return counterpart.book();
        }
    }

    /** Debits of a day; some are sent again, as one does who did not hear the answer. */
    private void debits(ABank bank, int day, LocalDate today, Random dice) {
        for (int i = 0; i < DEBITS_A_DAY; i++) {
            int number = day * 1000 + i;
            Debit debit = ABank.debit(
                    number, (1 + dice.nextInt(900)) + ".37", "M" + dice.nextInt(200), today.plusDays(dice.nextInt(4)));
            asked.put(debit.order(), debit);
            bank.files.debit(debit);
            if (dice.nextInt(10) == 0) {
                bank.restart();
                bank.files.debit(debit);
            }
        }
    }

    /** Hears what came; sometimes the process dies before it has confirmed. */
    private void hear(ABank bank, Random dice) {
        for (int look = 0; look < 2; look++) {
            for (Arrival arrival : bank.files.collect()) {
                if (dice.nextInt(5) == 0) {
                    arrival.news().forEach(this::note);
                    bank.restart();
                    break;
                }
                arrival.news().forEach(this::note);
                if (!arrival.trouble().isEmpty()) {
                    assertThat(arrival.news()).as(arrival.toString()).isEmpty();
                    refused.add(arrival.id());
                }
                bank.files.collected(arrival);
            }
        }
    }

    private void note(News news) {
        switch (news) {
            case News.Answered(String order, Result result) ->
                assertThat(answered.merge(order, result, (before, now) -> before))
                        .isEqualTo(result);
            case News.Returned back -> returned.putIfAbsent(back.id(), back);
            case News.Credited credit ->
                assertThat(credited.merge(credit.id(), credit, (before, now) -> before))
                        .isEqualTo(credit);
            case News.Consented consented -> throw new AssertionError(consented);
            case News.ConsentEnded ended -> throw new AssertionError(ended);
            case News.Nothing nothing -> throw new AssertionError(nothing);
        }
    }

    /** The statement of each day is what the bank booked on it. */
    private static void statements(ABank bank, BankBook book, LocalDate first) {
        for (int day = 0; day < DAYS + UNTIL_ALL_IS_TOLD; day++) {
            LocalDate on = first.plusDays(day);
            long expected = book.movements().stream()
                    .filter(each -> each.day().equals(on))
                    .mapToLong(BankBook.Movement::minor)
                    .sum();
            long said = bank.files.statement(on).stream()
                    .mapToLong(line -> line.kind() == StatementLine.Kind.RETURN
                            ? -line.amount().minor()
                            : line.amount().minor())
                    .sum();
            assertThat(said).as(on.toString()).isEqualTo(expected);
        }
    }

    private Map<String, Long> debited() {
        Map<String, Long> sums = new TreeMap<>();
        answered.forEach((order, result) -> {
            if (result instanceof Result.Success success) {
                sums.put(order, success.amount().minor());
            }
        });
        return sums;
    }

    private Map<String, String> credits() {
        Map<String, String> credits = new TreeMap<>();
        credited.forEach((id, credit) -> credits.put(
                id,
                String.join(
                        "|",
                        credit.account(),
                        credit.payer(),
                        credit.reference(),
                        Long.toString(credit.amount().minor()))));
        return credits;
    }

    private static Map<String, String> transfers(BankBook book) {
        Map<String, String> transfers = new TreeMap<>();
        book.transfers()
                .forEach((id, paid) -> transfers.put(
                        id,
                        String.join(
                                "|", paid.account(), paid.payer(), paid.remittance(), Long.toString(paid.minor()))));
        return transfers;
    }

    private static Map<String, Long> sums(Map<String, News.Returned> returned) {
        Map<String, Long> sums = new TreeMap<>();
        returned.values().forEach(back -> sums.put(back.order(), back.amount().minor()));
        return sums;
    }
}
