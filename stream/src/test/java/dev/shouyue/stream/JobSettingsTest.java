package dev.shouyue.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.shouyue.risk.signal.ChannelRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobSettingsTest {

    @TempDir
    Path folder;

    @Test
    void the_servers_are_enough() {
        JobSettings settings = JobSettings.of("--servers", "kafka:9092");
        assertThat(settings.servers()).isEqualTo("kafka:9092");
        assertThat(settings.events()).isEqualTo("shouyue.happenings");
        assertThat(settings.lateness()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.backend()).isEqualTo(JobSettings.Backend.ROCKSDB);
        assertThat(Rules.of(settings.rules()).channel()).isEqualTo(ChannelRules.start());
    }

    @Test
    void recent_states_are_held_before_a_disk_and_not_before_memory() {
        assertThat(JobSettings.of("--servers", "k:1").recentStates()).isEqualTo(64L << 20);
        assertThat(JobSettings.of("--servers", "k:1", "--recent-states", "0").recentStates())
                .isZero();
        assertThat(JobSettings.of("--servers", "k:1", "--backend", "heap").recentStates())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            --events x                                | --servers is missing
            servers x                                 | 'servers' is no argument
            --servers                                 | --servers lacks its value
            --servers k:1 --servers k:2               | --servers is given twice
            --servers k:1 --topic t                   | --topic is no argument of this job
            --servers k:1 --lateness 5s               | --lateness '5s' is no duration such as PT5S
            --servers k:1 --lateness -PT5S            | --lateness '-PT5S' is not between PT0S
            --servers k:1 --forget-after PT1H         | --forget-after 'PT1H' is not between PT24H
            --servers k:1 --most-waiting many         | --most-waiting 'many' is no whole number
            --servers k:1 --most-waiting 0            | --most-waiting '0' is below 1
            --servers k:1 --recent-states lots        | --recent-states 'lots' is no size such as 64mb
            --servers k:1 --backend disk              | --backend 'disk' is neither rocksdb nor heap
            --servers k:1 --rules /no/such/file       | --rules: the file '/no/such/file' cannot be read
            """)
    void what_cannot_be_worked_with_is_told_by_name(String arguments, String told) {
        assertThatExceptionOfType(JobSettings.Wrong.class)
                .isThrownBy(() -> JobSettings.of(arguments.split(" ")))
                .withMessageContaining(told);
    }

    @Test
    void rules_of_a_file_take_the_place_of_the_usual_ones() throws IOException {
        Rules rules = rules("borrower.failedDebits=3\nborrower.quiet=P2D\nchannel.slowShare=.05\n");
        assertThat(rules.borrower().failedDebits()).isEqualTo(3);
        assertThat(rules.borrower().quiet()).isEqualTo(Duration.ofDays(2));
        assertThat(rules.borrower().queries()).isEqualTo(3);
        assertThat(rules.channel().slowShare()).isEqualTo(.05);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            borrower.failed=3          | there is no rule 'borrower.failed'
            borrower.failedDebits=two  | borrower.failedDebits 'two' is no number
            borrower.failedDebits=0    | borrower.failedDebits '0' is out of range
            borrower.quiet=7 days      | borrower.quiet '7 days' is no duration such as P30D
            channel.memory=NaN         | channel.memory 'NaN' is out of range
            """)
    void a_rule_that_cannot_be_is_told_by_name(String line, String told) {
        assertThatExceptionOfType(JobSettings.Wrong.class)
                .isThrownBy(() -> rules(line))
                .withMessageContaining(told);
    }

    private Rules rules(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("rules.properties"), text);
        return Rules.of(
                JobSettings.of("--servers", "k:1", "--rules", file.toString()).rules());
    }
}
