package dev.shouyue.risk.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertTextTest {

    @Test
    void what_is_written_is_read_as_it_was() {
        InOrder<BorrowerState> order = new InOrder<>(new BorrowerSignal(BorrowerRules.start()), 100);
        List<Alert> alerts = new ArrayList<>(
                Streams.replay(order, "B", Streams.random(3, 2000), Streams.START.plus(Duration.ofDays(90))));
        alerts.add(new Alert(
                Alert.Kind.CHANNEL,
                "某银行 \"x\"",
                "CHANNEL_FAILS",
                Alert.Level.ALARM,
                List.of(new Alert.Reason("USUAL_SHARE", 0.1 + 0.2), new Alert.Reason("N", Double.MIN_VALUE)),
                List.of("e\n1"),
                Instant.parse("2026-03-02T23:59:59.999999999Z"),
                Optional.of(Duration.ofNanos(-1_000_000_001))));
        assertThat(alerts).hasSizeGreaterThan(20).anyMatch(alert -> alert.lead().isPresent());
        for (Alert alert : alerts) {
            String text = AlertText.write(alert);
            assertThat(text).doesNotContain("\n");
            assertThat(AlertText.read(text)).isEqualTo(alert);
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            []                | not an object
            {"kind": "PERSON"} | PERSON
            {"kind": "CHANNEL"} | subject
            {"kind": "CHANNEL", "subject": "C", "signal": "S", "level": "ALARM", "reasons": [], "evidence": [1], "at": "x"} | evidence
            {"kind": "CHANNEL", "subject": "C", "signal": "S", "level": "ALARM", "reasons": [], "evidence": [], "at": "x"} | 'x'
            """)
    void what_is_wrong_is_told(String text, String told) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AlertText.read(text))
                .withMessageContaining(told);
    }

    @Test
    void an_event_is_of_its_borrower_and_of_its_channel() {
        Happening.Head head = new Happening.Head("e", "B", Streams.START, Streams.START);
        Happening.Head ofNobody = new Happening.Head("e", "", Streams.START, Streams.START);
        Subject borrower = new Subject(Alert.Kind.BORROWER, "B");
        Subject channel = new Subject(Alert.Kind.CHANNEL, "C");
        assertThat(Subject.of(new Happening.BureauQueried(head))).containsExactly(borrower);
        assertThat(Subject.of(new Happening.DebitAnswered(head, "C", "o", Happening.Outcome.FUNDS, 1, -1)))
                .containsExactly(borrower, channel);
        assertThat(Subject.of(new Happening.MessageReceipted(ofNobody, "C", Happening.Receipt.READ, 1)))
                .containsExactly(channel);
        assertThat(Subject.of(new Happening.Judged(head, "D1", List.of("p"), true)))
                .containsExactly(new Subject(Alert.Kind.COHORT, "D1"));
        assertThat(Subject.of(new Happening.DebitAttempted(head, "C", "o", 1))).isEmpty();
    }

    @Test
    void an_event_as_bytes_is_the_event() {
        for (Happening event : Streams.random(5, 300)) {
            assertThat(EventOctets.read(EventOctets.write(event))).isEqualTo(event);
        }
    }
}
