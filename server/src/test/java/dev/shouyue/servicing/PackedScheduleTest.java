package dev.shouyue.servicing;

import static dev.shouyue.kernel.loan.LoanBuilder.aLoan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.schedule.Installment;
import dev.shouyue.kernel.schedule.Schedule;
import dev.shouyue.storage.Database;
import dev.shouyue.storage.TestDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stored form of a schedule, in Java and in SQL. */
class PackedScheduleTest {

    private static final HexFormat HEX = HexFormat.of();

    @Test
    void an_installment_takes_28_bytes_with_its_due_date_first() {
        // 2000-01-31 is 30 days after 2000-01-01; 1.00 of principal, 0.02 of interest, 2.57 of fee
        Schedule schedule = new Schedule(List.of(new Installment(1, LocalDate.of(2000, 1, 31), 100, 2, 257)));
        assertThat(HEX.formatHex(PackedSchedule.pack(terms(schedule))))
                .isEqualTo("0000001e" + "0000000000000064" + "0000000000000002" + "0000000000000101");
    }

    @Test
    void what_was_packed_is_unpacked() {
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            Schedule schedule = schedule(random);
            assertThat(PackedSchedule.unpack(PackedSchedule.pack(terms(schedule))))
                    .isEqualTo(schedule);
        }
    }

    @Test
    void bytes_that_were_cut_off_are_refused() {
        byte[] packed = PackedSchedule.pack(aLoan().terms());
        for (int length = 0; length < packed.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(packed, length);
            if (length % 28 != 0 || length == 0) {
                assertThatIllegalArgumentException().isThrownBy(() -> PackedSchedule.unpack(cut));
            }
        }
    }

    @Test
    void a_schedule_with_a_gap_in_its_numbers_is_not_packed() {
        LocalDate due = LocalDate.of(2026, 3, 10);
        Schedule schedule = new Schedule(List.of(new Installment(1, due, 50, 0, 0), new Installment(3, due, 50, 0, 0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PackedSchedule.pack(terms(schedule)))
                .withMessageContaining("loan L1")
                .withMessageContaining("no. 3 stands in the place of no. 2");
    }

    @Test
    void sql_packs_and_unpacks_as_java_does() {
        Random random = new Random(12);
        try (Database database = TestDatabase.fresh()) {
            JdbcClient sql = JdbcClient.create(database.dataSource());
            for (int i = 0; i < 200; i++) {
                Schedule schedule = schedule(random);
                byte[] packed = PackedSchedule.pack(terms(schedule));
                List<Installment> read = sql.sql("select * from servicing.installments(?)")
                        .param(packed)
                        .query((row, n) -> new Installment(
                                row.getInt("number"),
                                row.getObject("due_on", LocalDate.class),
                                row.getLong("principal"),
                                row.getLong("interest"),
                                row.getLong("fee")))
                        .list();
                assertThat(read).isEqualTo(schedule.installments());
                assertThat(sql.sql("""
                                        select (select * from servicing.packed_schedule(array_agg(due_on order by number),
                                          array_agg(principal order by number), array_agg(interest order by number),
                                          case when sum(fee) > 0 then array_agg(fee order by number) end))
                                          from servicing.installments(?)""").param(packed).query(byte[].class).single())
                        .isEqualTo(packed);
            }
        }
    }

    /** One to sixty installments, due before and after 2000, with amounts of every size. */
    private static Schedule schedule(Random random) {
        List<Installment> installments = new ArrayList<>();
        LocalDate due = LocalDate.ofEpochDay(random.nextInt(0, 40_000));
        int count = random.nextInt(1, 61);
        for (int number = 1; number <= count; number++) {
            installments.add(new Installment(number, due, amount(random) + 1, amount(random), amount(random)));
            due = due.plusDays(random.nextInt(0, 62));
        }
        return new Schedule(installments);
    }

    private static long amount(Random random) {
        return random.nextLong(1L << random.nextInt(1, 56)) * random.nextInt(2);
    }

    private static Terms terms(Schedule schedule) {
        Terms loan = aLoan().terms();
        return new Terms(
                "L1",
                loan.currency(),
                schedule.principal(),
                schedule.first().due(),
                loan.contractRate(),
                schedule,
                loan.agreed());
    }
}
