package dev.shouyue.simulator.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.shouyue.kernel.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

    private static final Instant NOW = Instant.parse("2026-12-10T04:00:00Z");

    @Test
    void equal_seeds_give_equal_faults_in_whatever_order_they_are_asked() {
        List<String> orders = IntStream.range(0, 200).mapToObj(i -> "O" + i).toList();
        List<Boolean> forward = struck(new Faults(7), orders);
        assertThat(struck(new Faults(7), orders.reversed()).reversed()).isEqualTo(forward);
        assertThat(struck(new Faults(8), orders)).isNotEqualTo(forward);
    }

    @Test
    void a_fault_strikes_as_often_as_its_chance_says() {
        Faults faults = new Faults(1).chance(Fault.LATE, 0.1);
        long struck = IntStream.range(0, 20_000)
                .filter(i -> faults.strikes(Fault.LATE, "O" + i))
                .count();
        assertThat(struck / 20_000.0).isCloseTo(0.1, within(0.01));
        assertThat(faults.strikes(Fault.TWICE, "O1")).isFalse();
        assertThatThrownBy(() -> faults.chance(Fault.LATE, 1.1))
                .hasMessage("the chance of LATE is 1.1; expected 0 to 1");
    }

    @Test
    void a_fault_that_is_ordered_strikes_as_often_as_ordered() {
        Faults faults = new Faults(1).next(Fault.LATE, 2);
        assertThat(IntStream.range(0, 4).mapToObj(i -> faults.strikes(Fault.LATE, "O" + i)))
                .containsExactly(true, true, false, false);
    }

    @Test
    void a_channel_is_down_from_the_first_moment_to_before_the_last() {
        Faults faults = new Faults(1).down(NOW, NOW.plus(Duration.ofDays(1)));
        assertThat(faults.isDown(NOW.minusNanos(1))).isFalse();
        assertThat(faults.isDown(NOW)).isTrue();
        assertThat(faults.isDown(NOW.plus(Duration.ofDays(1)))).isFalse();
    }

    @Test
    void a_book_moves_no_more_than_a_purse_holds_and_keeps_every_movement() {
        Book book = new Book();
        book.put("A", Money.cny("10.00"));
        assertThat(book.move(move(Book.Kind.DEBIT, "O1", "10.01"))).isFalse();
        assertThat(book.move(move(Book.Kind.DEBIT, "O1", "10.00"))).isTrue();
        assertThat(book.move(move(Book.Kind.DEBIT, "O2", "0.01"))).isFalse();
        assertThat(book.move(move(Book.Kind.REFUND, "R1", "4.00"))).isTrue();
        assertThat(book.purse("A")).isEqualTo(Money.cny("4.00"));
        assertThat(book.minorOf("O1")).isEqualTo(1000);
        assertThat(book.minorOf("R1")).isEqualTo(-400);
        assertThat(book.minorOf("O2")).isZero();
        assertThat(book.moved()).hasSize(2);
        assertThatThrownBy(() -> move(Book.Kind.DEBIT, "O1", "0.00"))
                .hasMessageContaining("expected more than nothing");
    }

    @Test
    void json_is_read_as_it_was_written() {
        Map<String, Object> object = Map.of("a", "第\"3\"期\\\n", "b", List.of(1L, true, Map.of("c", "")));
        assertThat(Json.object(Json.write(object))).isEqualTo(object);
        assertThat(Json.text(Json.object("{\"a\": null, \"b\" : -7}"), "b")).isEqualTo("-7");
        assertThat(Json.text(Json.object("{\"a\":\"\\u4e00\"}"), "a")).isEqualTo("一");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"a\"}", "{\"a\":1.5}", "{} {}", "{\"a\":\"b}", "{\"a\":\"\\u4e\"}"})
    void what_is_no_json_object_is_refused(String text) {
        assertThatThrownBy(() -> Json.object(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Boolean> struck(Faults faults, List<String> orders) {
        faults.chance(Fault.LOST_AFTER, 0.3);
        return orders.stream()
                .map(order -> faults.strikes(Fault.LOST_AFTER, order, NOW))
                .toList();
    }

    private static Book.Move move(Book.Kind kind, String order, String amount) {
        return new Book.Move("T", kind, order, "A", Money.cny(amount), NOW);
    }
}
