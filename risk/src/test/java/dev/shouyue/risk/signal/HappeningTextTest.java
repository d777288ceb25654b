package dev.shouyue.risk.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HappeningTextTest {

    private static final Instant RECEIVED = Instant.parse("2026-03-02T12:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void what_is_written_is_read_as_it_was(int seed) {
        List<Happening> events = Streams.random(seed, 300);
        for (Happening event : events) {
            // a callback that never came has one way to be written
            Happening plain = event instanceof Happening.DebitAnswered e && e.callbackMillis() < 0
                    ? new Happening.DebitAnswered(e.head(), e.channel(), e.order(), e.outcome(), e.answerMillis(), -1)
                    : event;
            String text = HappeningText.write(plain);
            assertThat(text).doesNotContain("\n");
            assertThat(HappeningText.read(text, Instant.MAX)).isEqualTo(plain);
        }
    }

    @Test
    void what_does_not_say_when_it_was_known_was_known_when_it_came() {
        Happening event = HappeningText.read("""
                {"kind": "BUREAU_QUERIED", "id": "q-1", "borrower": "B1", "at": "2026-03-02T10:00:00Z"}""", RECEIVED);
        assertThat(event.head().known()).isEqualTo(RECEIVED);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            [1]                                                                                     | NO_OBJECT        |
            {"kind": "BILL_PAID"                                                                    | NO_OBJECT        |
            {"id": "1", "borrower": "B", "at": "2026-03-02T10:00:00Z"}                              | MISSING          | kind
            {"kind": "PAID", "id": "1", "borrower": "B", "at": "2026-03-02T10:00:00Z"}              | NOT_ONE_OF       | kind
            {"kind": "BILL_PAID", "id": "1", "borrower": "B", "at": "2026-03-02T10:00:00Z"}         | MISSING          | bill
            {"kind": "BILL_PAID", "id": "", "borrower": "B", "at": "2026-03-02T10:00:00Z"}          | LENGTH           | id
            {"kind": "BILL_PAID", "id": 7, "borrower": "B", "at": "2026-03-02T10:00:00Z"}           | NO_TEXT          | id
            {"kind": "BUREAU_QUERIED", "id": "1", "at": "2026-03-02T10:00:00Z"}                     | MISSING          | borrower
            {"kind": "BUREAU_QUERIED", "id": "1", "borrower": "B", "at": "2026-03-02"}              | NO_INSTANT       | at
            {"kind": "BUREAU_QUERIED", "id": "1", "borrower": "B", "at": "1969-12-31T23:59:59Z"}    | NO_INSTANT       | at
            {"kind": "BUREAU_QUERIED", "id": "1", "borrower": "B", "at": "+10000-01-01T00:00:00Z"}  | NO_INSTANT       | at
            {"kind": "BUREAU_QUERIED", "id": "1", "borrower": "B", "at": "2026-03-02T13:00:00Z"}    | AFTER_KNOWN      | at
            {"kind": "BUREAU_QUERIED", "id": "1", "borrower": "B", "at": "2026-03-02T10:00:00Z", "amount": 1} | NOT_OF_THIS_KIND | amount
            {"kind": "INCOME_ARRIVED", "id": "1", "borrower": "B", "at": "2026-03-02T10:00:00Z", "amount": 1.5} | NO_WHOLE_NUMBER | amount
            {"kind": "INCOME_ARRIVED", "id": "1", "borrower": "B", "at": "2026-03-02T10:00:00Z", "amount": -1}  | NO_WHOLE_NUMBER | amount
            {"kind": "INCOME_ARRIVED", "id": "1", "borrower": "B", "at": "2026-03-02T10:00:00Z", "amount": 1e17} | NO_WHOLE_NUMBER | amount
            """)
    void what_is_wrong_is_named_by_its_field(String text, BadHappening.Fault fault, String field) {
        assertThatExceptionOfType(BadHappening.class)
                .isThrownBy(() -> HappeningText.read(text, RECEIVED))
                .satisfies(bad -> {
                    assertThat(bad.fault()).isEqualTo(fault);
                    assertThat(bad.field()).isEqualTo(field == null ? "" : field);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02T10:00:00Z",
                "2026-03-02T10:00:00.Z",
                "2024-02-29T23:59:59.9Z",
                "2026-03-02T10:00:00.001Z",
                "2026-03-02T10:00:00.123456Z",
                "2026-03-02T10:00:00.999999999Z",
                "2026-03-02T10:00:00.000000001Z",
                "1970-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999999Z",
                "2026-03-02T24:00:00Z",
                "2026-03-02T10:00:00+08:00"
            })
    void a_time_is_what_java_reads(String at) {
        Happening event = HappeningText.read(
                "{\"kind\": \"BUREAU_QUERIED\", \"id\": \"q\", \"borrower\": \"B\", \"at\": \"" + at + "\"}",
                Instant.MAX);
        assertThat(event.head().at()).isEqualTo(Instant.parse(at));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30T10:00:00Z",
                "2026-13-01T10:00:00Z",
                "2026-03-02T25:00:00Z",
                "2026-03-02T10:60:00Z",
                "2026-03-02T10:00:61Z",
                "2026-03-02T10:00:00.1234567890Z",
                "2026-03-02T1a:00:00Z",
                "2026-03-02 10:00:00Z",
                "2026-03-02T10:00:00",
                "2026-3-2T10:00:00Z"
            })
    void a_time_that_java_does_not_read_is_refused(String at) {
        assertThatExceptionOfType(BadHappening.class)
                .isThrownBy(() -> HappeningText.read(
                        "{\"kind\": \"BUREAU_QUERIED\", \"id\": \"q\", \"borrower\": \"B\", \"at\": \"" + at + "\"}",
                        RECEIVED))
                .satisfies(bad -> assertThat(bad.fault()).isEqualTo(BadHappening.Fault.NO_INSTANT));
    }
}
