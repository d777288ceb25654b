package dev.shouyue.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.schedule.Installment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void equal_settings_make_equal_loans_and_another_seed_makes_others() {
        World world = World.of(WorldSettings.calm(7, 1_000));
        World again = World.of(WorldSettings.calm(7, 2_000));
        World other = World.of(WorldSettings.calm(8, 1_000));
        for (int i = 0; i < 1_000; i += 7) {
            assertThat(again.loan(i)).isEqualTo(world.loan(i));
            assertThat(other.loan(i)).isNotEqualTo(world.loan(i));
        }
    }

    /** Changes when the world is changed, and then on purpose: what was made from a seed can no more be made again. */
    @Test
    void a_seed_makes_these_very_bytes_on_every_machine() throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Path file : NativeFiles.write(World.of(WorldSettings.calm(1, 3_000)), folder)) {
            digest.update(Files.readAllBytes(file));
        }
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("1f0968bea20a143b602e404cf5f189cea917b712ce27c3706d4bc965bf95c443");
    }

    @Test
    void ranges_may_be_read_in_any_order_on_two_threads() throws InterruptedException {
        World world = World.of(WorldSettings.calm(5, 10_001));
        List<World.Range> ranges = new ArrayList<>(world.ranges(500));
        assertThat(ranges).hasSize(21);
        assertThat(ranges.getLast()).isEqualTo(new World.Range(10_000, 10_001));
        Collections.shuffle(ranges, new Random(1));

        Map<Integer, SimulatedLoan> made = new ConcurrentHashMap<>();
        List<Thread> readers = List.of(
                Thread.ofPlatform().start(() -> ranges.subList(0, 10)
                        .forEach(range -> world.read(range, loan -> made.put(loan.index(), loan)))),
                Thread.ofPlatform().start(() -> ranges.subList(10, 21)
                        .forEach(range -> world.read(range, loan -> made.put(loan.index(), loan)))));
        for (Thread reader : readers) {
            reader.join();
        }

        assertThat(made).hasSize(10_001);
        world.loans().forEach(loan -> assertThat(made.get(loan.index())).isEqualTo(loan));
    }

    @Test
    void the_ranges_of_the_greatest_world_take_no_room() {
        List<World.Range> ranges =
                World.of(WorldSettings.calm(1, WorldSettings.MAX_LOANS)).ranges(1);
        assertThat(ranges).hasSize(WorldSettings.MAX_LOANS);
        assertThat(ranges.getLast()).isEqualTo(new World.Range(99_999_999, 100_000_000));
        assertThatThrownBy(() -> ranges.get(100_000_000)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void a_loan_outside_the_world_and_settings_that_make_none_are_refused() {
        World world = World.of(WorldSettings.calm(1, 10));
        assertThatThrownBy(() -> world.loan(10)).hasMessageContaining("loans 0 to 9");
        assertThatThrownBy(() -> world.ranges(0)).hasMessageContaining("at least 1 loan");
        assertThatThrownBy(() -> WorldSettings.calm(1, -1)).hasMessageContaining("not -1");
        assertThatThrownBy(() -> WorldSettings.calm(1, 1).withStress(Double.NaN))
                .hasMessageContaining("not NaN");
        assertThatThrownBy(() -> CauseMix.PRIOR.with(Cause.DISPUTE, -1)).hasMessageContaining("not -1.0");
        assertThatThrownBy(() -> new CauseMix(0, 0, 0, 0, 0, 0, 0)).hasMessageContaining("at least one cause");
    }

    @Test
    void nothing_is_told_that_was_not_known_in_the_window_and_all_stands_in_order() {
        WorldSettings settings = WorldSettings.calm(9, 4_000);
        World.of(settings).loans().forEach(loan -> {
            assertThat(loan.terms().drawnOn()).isBetween(settings.firstDrawdown(), settings.lastDay());
            assertThat(loan.facts())
                    .isSortedAccordingTo(java.util.Comparator.comparing(Fact::valueTime))
                    .allSatisfy(fact -> assertThat(fact.recordedOn()).isBetween(fact.valueDate(), settings.lastDay()));
        });
    }

    @Test
    void every_fourth_loan_is_a_further_one_of_a_borrower() {
        Map<String, List<SimulatedLoan>> byBorrower = World.of(WorldSettings.calm(2, 4_000))
                .loans()
                .collect(Collectors.groupingBy(loan -> loan.borrower().id()));
        assertThat(byBorrower).hasSize(3_000);
        assertThat(byBorrower.values()).allSatisfy(loans -> {
            assertThat(loans)
                    .extracting(SimulatedLoan::borrower)
                    .containsOnly(loans.getFirst().borrower());
            assertThat(loans)
                    .filteredOn(loan -> World.isFirstOfBorrower(loan.index()))
                    .hasSize(1);
        });
    }

    @Test
    void the_files_say_what_the_loans_say() throws IOException {
        World world = World.of(WorldSettings.calm(4, 3_000));
        List<Path> files = NativeFiles.write(world, folder);
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactly("borrowers.csv", "loans.csv", "installments.csv", "payments.csv", "events.csv");

        List<String> installments = new ArrayList<>(List.of("loan_id,number,due_on,principal,interest,fee"));
        List<String> payments =
                new ArrayList<>(List.of("payment_id,loan_id,paid_at,amount,currency,installment,recorded_on"));
        AtomicLong events = new AtomicLong(1);
        world.loans().forEach(loan -> {
            String name = loan.terms().loan();
            for (Installment row : loan.terms().schedule().installments()) {
                installments.add(String.join(
                        ",",
                        name,
                        "" + row.number(),
                        row.due().toString(),
                        yuan(row.principal()),
                        yuan(row.interest()),
                        yuan(row.fee())));
            }
            for (Fact fact : loan.facts()) {
                if (fact instanceof Fact.PaymentReceived f) {
                    payments.add(String.join(
                            ",",
                            f.header().sourceId(),
                            name,
                            f.valueTime() + ":00",
                            yuan(f.amount()),
                            "CNY",
                            "",
                            f.recordedOn().equals(f.valueDate())
                                    ? ""
                                    : f.recordedOn().toString()));
                } else if (!(fact instanceof Fact.Disbursed)) {
                    events.incrementAndGet();
                }
            }
        });
        assertThat(Files.readAllLines(files.get(2))).isEqualTo(installments);
        assertThat(Files.readAllLines(files.get(3))).isEqualTo(payments);
        assertThat(Files.readAllLines(files.get(0))).hasSize(1 + 3_000 * 3 / 4);
        assertThat(Files.readAllLines(files.get(1))).hasSize(1 + 3_000);
        assertThat(Files.readAllLines(files.get(4))).hasSize((int) events.get());
    }

    @Test
    void packed_files_hold_the_same_text() throws IOException {
        World world = World.of(WorldSettings.calm(4, 5_000));
        List<Path> plain = NativeFiles.write(world, folder.resolve("plain"));
        List<Path> packed = NativeFiles.write(world, folder.resolve("packed"), NativeFiles.Packing.GZIP, done -> {});
        for (int i = 0; i < plain.size(); i++) {
            try (GZIPInputStream unpacked = new GZIPInputStream(Files.newInputStream(packed.get(i)))) {
                assertThat(unpacked.readAllBytes()).isEqualTo(Files.readAllBytes(plain.get(i)));
            }
        }
    }

    private static String yuan(long minor) {
        return java.math.BigDecimal.valueOf(minor, 2).toPlainString();
    }
}
