package dev.shouyue.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A file that cannot be read stops the call with one line that says where and what was expected; nothing is imported. */
class BadFilesTest {

    private static final String HEADER = "payment_id,loan_id,paid_at,amount,currency\n";
    private static final String ROW = "P1,L1,2026-03-10,1.00,CNY\n";

    @TempDir
    static Path folder;

    private static Lender lender;

    @BeforeAll
    static void aBook() {
        lender = new Lender(folder);
    }

    @AfterAll
    static void close() {
        lender.close();
    }

    static Stream<Arguments> headers() {
        String payments = "amount,currency,loan_id,paid_at,payment_id [installment,recorded_on]";
        return Stream.of(
                Arguments.of("", ": the file is empty; expected a header line and rows"),
                Arguments.of("\n\n", ": the file is empty; expected a header line and rows"),
                Arguments.of(HEADER, ": the file has a header and no rows; expected at least one"),
                Arguments.of(HEADER + "\n \n", ": the file has a header and no rows; expected at least one"),
                Arguments.of(HEADER.replace(',', ';') + ROW, ":1: the columns are separated by ';'; expected commas"),
                Arguments.of(HEADER.replace(',', '\t') + ROW, ":1: the columns are separated by tabs; expected commas"),
                Arguments.of(HEADER.replace(',', '|') + ROW, ":1: the columns are separated by '|'; expected commas"),
                Arguments.of(
                        HEADER.replace(",amount", "") + ROW,
                        ":1: the column 'amount' is missing; a file of payments has " + payments),
                Arguments.of(
                        HEADER.replace(",currency", ",currency,colour") + ROW,
                        ":1: column 'colour': there is no such column in a file of payments; expected " + payments),
                Arguments.of(
                        HEADER.replace(",currency", ",currency,amount") + ROW,
                        ":1: column 'amount': the column stands twice; expected each column once"),
                Arguments.of(
                        HEADER.replace("loan_id", "Loan_ID") + ROW,
                        ":1: column 'Loan_ID': the column is written in another case; expected loan_id"),
                Arguments.of(
                        "\n" + HEADER.toUpperCase(java.util.Locale.ROOT) + ROW,
                        ":2: column 'AMOUNT': the column is written in another case; expected amount"),
                Arguments.of(
                        "a,b,c\n1,2,3\n", ":1: the header is of no known kind: a,b,c; expected the columns of loans ("),
                Arguments.of(ROW + ROW, ":1: the header is of no known kind: P1,L1,2026-03-10,1.00,CNY; expected"),
                Arguments.of(
                        "\"payment\"_id,loan_id\n1,2\n",
                        ":1: column 'payment_id': a quote stands where none belongs; expected quotes around a whole name"),
                Arguments.of(
                        HEADER + ROW + "P2,\"L1,2026-03-10,1.00,CNY\nP3,L1,2026-03-10,1.00,CNY\n",
                        ":3: the quote that opens in field 2 of this line is not closed; expected a closing quote"),
                Arguments.of(
                        "\"payment_id,loan_id\n", ":1: the quote that opens in field 1 of this line is not closed"),
                Arguments.of(
                        HEADER + ROW + "x".repeat(2_000_000) + "\n",
                        ":3: this line is longer than 1048576 bytes; expected a line break"));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void a_text(String text, String message) throws IOException {
        refused(lender.file(text), message);
        refused(lender.file(gzip(text.getBytes(StandardCharsets.UTF_8))), message);
    }

    static Stream<Arguments> strangers() throws IOException {
        String utf8 = "; expected CSV in UTF-8";
        byte[] text = (HEADER + ROW).getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                Arguments.of(
                        "UTF-16", (HEADER + ROW).getBytes(StandardCharsets.UTF_16), ":1: the file is UTF-16" + utf8),
                Arguments.of(
                        "UTF-16, little end first",
                        ("\uFEFF" + HEADER).getBytes(StandardCharsets.UTF_16LE),
                        ":1: the file is UTF-16" + utf8),
                Arguments.of(
                        "UTF-16 without a mark",
                        (HEADER + ROW).getBytes(StandardCharsets.UTF_16LE),
                        ":1: the file begins with NUL bytes, as UTF-16 without a byte order mark does" + utf8),
                Arguments.of(
                        "a header in GBK",
                        "编号,金额\n1,2\n".getBytes(Charset.forName("GBK")),
                        ":1: column '\\xB1\\xE0\\xBA\\xC5': the name is not UTF-8" + utf8),
                Arguments.of(
                        "a ZIP archive or XLSX",
                        zip(),
                        ":1: the file is a ZIP archive or an Excel workbook (XLSX)" + utf8),
                Arguments.of("XLS", hex("D0CF11E0A1B11AE1"), ":1: the file is an old Excel workbook (XLS)" + utf8),
                Arguments.of("bzip2", hex("425A6839314159"), ":1: the file is packed with bzip2" + utf8),
                Arguments.of("xz", hex("FD377A585A0000"), ":1: the file is packed with xz" + utf8),
                Arguments.of("zstd", hex("28B52FFD00000000"), ":1: the file is packed with zstd" + utf8),
                Arguments.of("Parquet", hex("5041523115041500"), ":1: the file is Parquet" + utf8),
                Arguments.of("PDF", "%PDF-1.7\n".getBytes(StandardCharsets.UTF_8), ":1: the file is a PDF" + utf8),
                Arguments.of("packed twice", gzip(gzip(text)), ":1: the file is packed twice" + utf8),
                Arguments.of(
                        "a cut gzip header",
                        Arrays.copyOf(gzip(text), 7),
                        ":1 or soon after: the gzip file ends too early"),
                Arguments.of("a ZIP in gzip", gzip(zip()), ":1: the file is a ZIP archive"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strangers")
    void a_file_of_another_kind(String name, byte[] bytes, String message) {
        refused(lender.file(bytes), message);
    }

    @Test
    void a_gzip_file_that_is_cut_damaged_or_followed_by_something_else() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 200_000; i++) {
            rows.append('P')
                    .append(i * 7919L % 1_000_003)
                    .append(",L1,2026-03-10,")
                    .append(i + 1)
                    .append(".00,CNY\n");
        }
        byte[] whole = gzip(rows.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(message(lender.file(Arrays.copyOf(whole, whole.length / 2))))
                .containsPattern(
                        "csv:[1-9][0-9]{4,} or soon after: the gzip file ends too early; expected the whole file");
        byte[] damaged = whole.clone();
        damaged[whole.length - 6] ^= 1; // in the checksum
        assertThat(message(lender.file(damaged))).contains("the gzip file is damaged (Corrupt GZIP trailer)");
        byte[] followed = Arrays.copyOf(whole, whole.length + 100);
        Arrays.fill(followed, whole.length, followed.length, (byte) 'x');
        assertThat(message(lender.file(followed))).contains("something that is no gzip follows the packed data");
    }

    @Test
    void a_gzip_file_of_several_members_is_read_to_its_end() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.writeBytes(gzip(Lender.PAYMENTS.getBytes(StandardCharsets.UTF_8)));
        members.writeBytes(gzip("P8,L1,2026-03-10,1.00,CNY\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(lender.judges(lender.file(members.toByteArray())).report().rows())
                .isEqualTo(4);
    }

    @Test
    void a_byte_order_mark_of_utf_8_is_fine() {
        assertThat(lender.judges(lender.file("\uFEFF" + Lender.PAYMENTS))
                        .report()
                        .rows())
                .isEqualTo(3);
    }

    @Test
    void no_file_at_all() throws IOException {
        refused(folder.resolve("none.csv"), ": there is no such file");
        refused(Files.createDirectory(folder.resolve("folder")), ": this is a directory; expected a CSV file");
        refused(Path.of("/dev/null"), ": this is no regular file; expected a CSV file");
    }

    @Test
    void a_file_that_this_user_may_not_read() throws IOException {
        assumeFalse("root".equals(System.getProperty("user.name")), "root may read every file");
        Path file = lender.file(HEADER + ROW);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        refused(file, ": this user may not read the file");
    }

    @Test
    void a_line_of_two_gigabytes() throws IOException {
        Path file = lender.file(HEADER + ROW);
        try (RandomAccessFile grown = new RandomAccessFile(file.toFile(), "rw")) {
            grown.setLength(2L << 30); // a hole: it takes no room on the disk
        }
        refused(file, ":3: this line is longer than 1048576 bytes; expected a line break");
        Files.delete(file);
    }

    @Test
    void one_bad_file_stops_the_call_whatever_stands_in_the_others() {
        Path good = lender.file(Lender.LOANS);
        Path bad = lender.file("a;b\n1;2\n");
        assertThatThrownBy(() -> lender.imports(good, lender.file(Lender.INSTALLMENTS), bad))
                .isInstanceOf(ImportFailed.class)
                .hasMessageStartingWith(bad + ":1: ");
        assertThat(lender.book()).isEmpty();
    }

    @Test
    void a_reject_file_that_cannot_be_written_stops_the_call_before_it_begins() throws IOException {
        Path input = lender.file(HEADER + ROW);
        rejectsRefused(
                input, folder.resolve("nowhere/rejects.csv"), "cannot be written there (there is no such folder)");
        rejectsRefused(input, folder, "this is a directory; expected a file for the rejected rows");
        rejectsRefused(input, input, "would be written over a file to import");
        assertThat(Files.readString(input)).isEqualTo(HEADER + ROW);
    }

    @Test
    void a_call_that_fails_leaves_an_earlier_reject_file_alone() throws IOException {
        Path rejects = Files.writeString(folder.resolve("earlier.csv"), "as it was\n");
        rejectsRefused(lender.file("a;b\n1;2\n"), rejects, "expected commas");
        assertThat(Files.readString(rejects)).isEqualTo("as it was\n");
        assertThat(folder.resolve("earlier.csv.part")).doesNotExist();
    }

    private static void rejectsRefused(Path input, Path rejects, String message) {
        assertThatThrownBy(() -> lender.intake.run(
                        Format.NATIVE, List.of(input), Optional.of(rejects), false, Intake.Progress.SILENT))
                .isInstanceOf(ImportFailed.class)
                .hasMessageContaining(message);
    }

    private static void refused(Path file, String message) {
        assertThat(message(file)).startsWith(file + message);
        assertThat(lender.book()).isEmpty();
    }

    private static String message(Path file) {
        try {
            lender.imports(file);
        } catch (ImportFailed e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError(file + " was imported");
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("payments.csv"));
            zip.write((HEADER + ROW).getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] hex(String bytes) {
        return HexFormat.of().parseHex(bytes);
    }
}
