package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The proof of the books of a world can fail: one thing is broken by hand, is found, and is mended. */
class WorldProofTest {

    @TempDir
    static Path folder;

    private static World world;

    /** What is broken, how it is mended, and what the proof says meanwhile. */
    record Break(String what, String broken, String mended, String says) {
        @Override
        public String toString() {
            return what;
        }
    }

    @BeforeAll
    static void live() {
        world = new World(folder, 1, 80);
        world.live();
        new WorldProof(world).all();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    static Stream<Break> breaks() {
        String paid = " where order_no = (select min(order_no) from payment.debit_order where paid_at is not null)";
        String inTime = " where order_no = (select min(order_no) from payment.debit_order o where try = 1"
                + " and state = 'SUCCEEDED' and kind = 'DEBIT' and (sent_at at time zone zone)::date <= due_on"
                + " and not exists (select 1 from payment.book_entry e where e.loan = o.loan and e.kind = 'PROTECTION'))";
        return Stream.of(
                new Break(
                        "an order has a fen more than moved",
                        "update payment.debit_order set paid_amount = paid_amount + 1" + paid,
                        "update payment.debit_order set paid_amount = paid_amount - 1" + paid,
                        "what the channels moved is what our orders say"),
                new Break(
                        "a transfer has a fen more than came",
                        "update payment.receipt set amount = amount + 1 where channel = 'bank' and receipt_id like 'TRF%'",
                        "update payment.receipt set amount = amount - 1 where channel = 'bank' and receipt_id like 'TRF%'",
                        "every transfer once"),
                new Break(
                        "a refund is not known",
                        "update payment.refund set state = 'UNKNOWN' where state = 'DONE'",
                        "update payment.refund set state = 'DONE' where state = 'UNKNOWN'",
                        "decided"),
                new Break(
                        "what is known waits for the book",
                        "update payment.book_entry set state = 'WAITING' where entry_no = 1",
                        "update payment.book_entry set state = 'RECORDED' where entry_no = 1",
                        "waiting for the book"),
                new Break(
                        "a finding is open",
                        "update payment.finding set state = 'OPEN' where state = 'RESOLVED'",
                        "update payment.finding set state = 'RESOLVED' where state = 'OPEN'",
                        "nothing is left to explain"),
                new Break(
                        "an order is not known and in no list",
                        "update payment.debit_order set state = 'UNKNOWN' where state = 'FAILED'",
                        "update payment.debit_order set state = 'FAILED' where state = 'UNKNOWN'",
                        "resolved or listed"),
                new Break(
                        "an order that was sent in time moved the money days later",
                        "update payment.debit_order set paid_at = paid_at + interval '5 days'" + inTime,
                        "update payment.debit_order set paid_at = paid_at - interval '5 days'" + inTime,
                        "not protected on"));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void what_is_broken_by_hand_is_found(Break one) {
        assertThat(update(one.broken())).as("something is broken").isPositive();
        assertThatThrownBy(() -> new WorldProof(world).all()).hasMessageContaining(one.says());
        update(one.mended());
        new WorldProof(world).all();
    }

    private static int update(String sql) {
        return JdbcClient.create(world.platform.dataSource()).sql(sql).update();
    }
}
