package dev.shouyue.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Up to where one person decides alone, as a file says it. */
class LimitsFileTest {

    @TempDir
    Path folder;

    @Test
    void what_is_left_out_is_as_usual() throws IOException {
        assertThat(read("# nothing\n\n")).isEqualTo(LimitsFile.USUAL);
        assertThat(read("refunds.sum = 20.50\nincidents.loans=7\n"))
                .isEqualTo(new LimitsFile(7, new BigDecimal("10000.00"), new BigDecimal("20.50")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "incidents.loan = 7          | line 1 | incidents.loan",
                "incidents.loans             | line 1 | whole number",
                "incidents.loans = 7.5       | line 1 | 7.5",
                "incidents.sum = -1          | line 1 | -1",
                "refunds.sum = 1,000         | line 1 | 1,000",
                "refunds.sum = 1;refunds.sum = 2 | line 2 | already"
            })
    void a_wrong_line_is_told_with_its_number(String lines, String line, String what) {
        assertThatThrownBy(() -> read(lines.replace(';', '\n')))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining(line)
                .hasMessageContaining(what);
    }

    @Test
    void a_file_that_is_not_there_is_told() {
        assertThatThrownBy(() -> LimitsFile.read(root(), folder.resolve("none")))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("none");
    }

    private static Root root() {
        Root root = new Root();
        new CommandLine(root);
        return root;
    }

    private LimitsFile read(String lines) throws IOException {
        return LimitsFile.read(root(), Files.writeString(folder.resolve("limits.properties"), lines));
    }
}
