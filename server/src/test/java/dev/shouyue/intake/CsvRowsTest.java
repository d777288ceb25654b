package dev.shouyue.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reader of CSV makes of bytes. */
class CsvRowsTest {

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void rows_end_with_any_line_break_and_blank_lines_are_passed_over(String end) throws IOException {
        String text = String.join(end, "a,b", "", "1,2", "  ", "3,", "", "");
        CsvRows rows = rows(text);
        List<Long> lines = new ArrayList<>();
        List<List<String>> all = new ArrayList<>();
        while (rows.next()) {
            lines.add(rows.firstLine());
            all.add(fields(rows));
        }
        assertThat(all).containsExactly(List.of("a", "b"), List.of("1", "2"), List.of("3", ""));
        assertThat(lines).containsExactly(1L, 3L, 5L);
    }

    @Test
    void a_last_line_needs_no_line_break() throws IOException {
        assertThat(read("a,b\n1,2")).containsExactly(List.of("a", "b"), List.of("1", "2"));
        assertThat(read("a,\"b\"")).containsExactly(List.of("a", "b"));
        assertThat(read("a,")).containsExactly(List.of("a", ""));
        assertThat(read("")).isEmpty();
        assertThat(read("\n\n")).isEmpty();
    }

    @Test
    void lines_are_counted_through_quoted_line_breaks() throws IOException {
        CsvRows rows = rows("a,b\n\"1\r\n2\n3\",x\ny,z\n");
        rows.next();
        rows.next();
        assertThat(fields(rows)).containsExactly("1\r\n2\n3", "x");
        assertThat(rows.firstLine()).isEqualTo(2);
        assertThat(rows.lastLine()).isEqualTo(4);
        rows.next();
        assertThat(rows.firstLine()).isEqualTo(5);
        assertThat(rows.lastLine()).isEqualTo(5);
    }

    @Test
    void blanks_around_a_field_are_left_out_and_doubled_quotes_are_one() throws IOException {
        assertThat(read(" a\t, \"b\" ,\"say \"\"yes\"\"\",\"\"\n"))
                .containsExactly(List.of("a", "\"b\"", "say \"yes\"", ""));
    }

    @Test
    void a_quote_in_the_wrong_place_is_a_flaw_of_its_row_alone() throws IOException {
        CsvRows rows = rows("5\" pipe,x\n\"a\"b,x\ngood,y\n");
        rows.next();
        assertThat(rows.flaw()).contains(CsvRows.Flaw.QUOTE_INSIDE);
        assertThat(rows.flawField()).isZero();
        rows.next();
        assertThat(rows.flaw()).contains(CsvRows.Flaw.AFTER_QUOTE);
        rows.next();
        assertThat(rows.flaw()).isEmpty();
        assertThat(fields(rows)).containsExactly("good", "y");
    }

    @Test
    void a_quote_that_is_never_closed_is_told_with_the_line_on_which_it_opened() {
        assertThatThrownBy(() -> read("a,b\n1,2\n3,\"4\n5,6\n7,8\n"))
                .isInstanceOfSatisfying(CsvRows.Unreadable.class, e -> {
                    assertThat(e.line).isEqualTo(3);
                    assertThat(e).hasMessageContaining("the quote that opens in field 2 of this line is not closed");
                });
    }

    @Test
    void a_line_without_end_is_told_before_it_fills_the_memory() {
        assertThatThrownBy(() -> read(rows(new Endless("a,b\n1,2\n", 'x'))))
                .isInstanceOfSatisfying(CsvRows.Unreadable.class, e -> {
                    assertThat(e.line).isEqualTo(3);
                    assertThat(e).hasMessageContaining("this line is longer than 1048576 bytes");
                });
        assertThatThrownBy(() -> read(rows(new Endless("a,b\n1,\"2\n", '\n'))))
                .isInstanceOfSatisfying(CsvRows.Unreadable.class, e -> {
                    assertThat(e.line).isEqualTo(2);
                    assertThat(e).hasMessageContaining("not closed within 1048576 bytes");
                });
    }

    @Test
    void a_row_as_long_as_is_allowed_is_read() throws IOException {
        String wide = "x".repeat(CsvRows.LONGEST_ROW - 4);
        assertThat(read("a,b\n" + wide + ",y\n1,2\n").get(1)).containsExactly(wide, "y");
    }

    /** Whatever a writer wrote is read, in however small pieces the bytes come, with the lines where they are. */
    @Property(tries = 300)
    void what_a_writer_wrote_is_read(
            @ForAll @Size(min = 1, max = 20)
                    List<
                                    @Size(min = 2, max = 5) List<
                                            @NotEmpty @Chars({'a', ',', '"', '\n', '\r', ' ', '金'})
                                            @CharRange(from = '0', to = '3') String>>
                            written,
            @ForAll boolean quoteAll,
            @ForAll boolean windows,
            @ForAll long seed)
            throws IOException {
        StringWriter out = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(windows ? LineDelimiter.CRLF : LineDelimiter.LF)
                .quoteStrategy(quoteAll ? QuoteStrategies.ALWAYS : QuoteStrategies.EMPTY)
                .build(out)) {
            written.forEach(csv::writeRecord);
        }
        CsvRows rows = rows(new Trickle(out.toString(), seed));
        long line = 1;
        for (List<String> row : written) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.firstLine()).isEqualTo(line);
            assertThat(rows.flaw()).isEmpty();
            assertThat(fields(rows))
                    .isEqualTo(row.stream().map(CsvRowsTest::stripped).toList());
            line += 1 + row.stream().mapToLong(CsvRowsTest::breaks).sum();
            assertThat(rows.lastLine()).isEqualTo(line - 1);
        }
        assertThat(rows.next()).isFalse();
    }

    private static String stripped(String text) {
        return text.replaceAll("^ +| +$", "");
    }

    private static long breaks(String text) {
        return text.replace("\r\n", "\n")
                .chars()
                .filter(c -> c == '\n' || c == '\r')
                .count();
    }

    private static List<List<String>> read(String text) throws IOException {
        return read(rows(text));
    }

    private static List<List<String>> read(CsvRows rows) throws IOException {
        List<List<String>> all = new ArrayList<>();
        while (rows.next()) {
            all.add(fields(rows));
        }
        return all;
    }

    private static CsvRows rows(String text) {
        return rows(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static CsvRows rows(InputStream in) {
        return new CsvRows(in);
    }

    private static List<String> fields(CsvRows rows) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < rows.count(); i++) {
            int from = rows.from(i);
            fields.add(new Text(rows.bytes(), from, Math.max(rows.to(i) - from, 0)).toString());
        }
        return fields;
    }

    /** Bytes that come a few at a time. */
    private static final class Trickle extends InputStream {
        private final ByteArrayInputStream bytes;
        private final Random random;

        Trickle(String text, long seed) {
            bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            random = new Random(seed);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return bytes.read(buffer, offset, Math.min(length, 1 + random.nextInt(7)));
        }
    }

    /** A text, and then one character for ever. */
    private static final class Endless extends InputStream {
        private final byte[] start;
        private final char rest;
        private int at;

        Endless(String start, char rest) {
            this.start = start.getBytes(StandardCharsets.UTF_8);
            this.rest = rest;
        }

        @Override
        public int read() {
            return at < start.length ? start[at++] : rest;
        }
    }
}
