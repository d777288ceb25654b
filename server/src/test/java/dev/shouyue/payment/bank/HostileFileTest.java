package dev.shouyue.payment.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.payment.Channel.Arrival;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that nobody should send: none of them is believed, run away with the memory, or reads or writes elsewhere. */
class HostileFileTest {

    private static final String OPEN = """
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn>
            <GrpHdr><MsgId>N1</MsgId><CreDtTm>2026-03-13T06:00:00+08:00</CreDtTm></GrpHdr>
            <Ntfctn><Id>N1-1</Id><Acct><Id><Othr><Id>1100200300400500</Id></Othr></Id></Acct>
            """;

    private static final String ENTRY = """
            <Ntry><Amt Ccy="CNY">12.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
            <BookgDt><Dt>2026-03-12</Dt></BookgDt><AcctSvcrRef>R1</AcctSvcrRef>
            <NtryDtls><TxDtls><RmtInf><Ustrd>%s</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
            """;

    private static final String CLOSE = "</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>";

    @TempDir
    Path home;

    private ABank bank;

    @BeforeEach
    void open() {
        bank = new ABank(home);
    }

    @AfterEach
    void close() {
        bank.close();
    }

    static Stream<Arguments> hostile() {
        String good = OPEN + ENTRY.formatted("hello") + CLOSE;
        return Stream.of(
                Arguments.of("nothing", "", "not well-formed"),
                Arguments.of("no XML", "MT940 :20:STARTUMS", "not well-formed"),
                Arguments.of("two roots", good + good, "not well-formed"),
                Arguments.of(
                        "entities in entities",
                        "<!DOCTYPE Document [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>"
                                + OPEN + ENTRY.formatted("&c;") + CLOSE,
                        "document type"),
                Arguments.of(
                        "a file of the machine",
                        "<!DOCTYPE Document [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>" + OPEN
                                + ENTRY.formatted("&a;") + CLOSE,
                        "document type"),
                Arguments.of(
                        "a document type from elsewhere",
                        "<!DOCTYPE Document SYSTEM \"http://127.0.0.1:9/x.dtd\">" + good,
                        "document type"),
                Arguments.of("an entity of nobody", OPEN + ENTRY.formatted("&a;") + CLOSE, ""),
                Arguments.of("deep", OPEN + "<A>".repeat(5_000) + "</A>".repeat(5_000) + CLOSE, "deeper than 40"),
                Arguments.of(
                        "deep in what is passed over",
                        OPEN + "<SplmtryData>" + "<A>".repeat(5_000) + "</A>".repeat(5_000) + "</SplmtryData>" + CLOSE,
                        "deeper than 40"),
                Arguments.of("a long text", OPEN + ENTRY.formatted("x".repeat(20_000)) + CLOSE, "more than 10000"),
                Arguments.of("a text too long for its form", OPEN + ENTRY.formatted("x".repeat(141)) + CLOSE, "Ustrd"),
                Arguments.of("wide", OPEN + "<A/>".repeat(100_001) + CLOSE, "more than 100000"),
                Arguments.of("another root", good.replace("Document", "Envelope"), "not a Document"),
                Arguments.of("another namespace", good.replace("tech:xsd:camt", "tech:json:camt"), "not a Document"),
                Arguments.of(
                        "another namespace within",
                        good.replace("<Ntry>", "<Ntry xmlns=\"urn:other\">"),
                        "another namespace"),
                Arguments.of("a message not read here", good.replace("camt.054.001.08", "pacs.008.001.08"), "pacs.008"),
                Arguments.of("an older version", good.replace("camt.054.001.08", "camt.054.001.02"), "camt.054.001.02"),
                Arguments.of("a negative amount", good.replace("12.00", "-12.00"), "Amt is \"-12.00\""),
                Arguments.of("a third of a fen", good.replace("12.00", "12.003"), "12.003 CNY"),
                Arguments.of("a currency of nobody", good.replace("CNY", "QQQ"), "12.00 QQQ"),
                Arguments.of("no currency", good.replace(" Ccy=\"CNY\"", ""), "ISO 4217"),
                Arguments.of("too many digits", good.replace("12.00", "1234567890123456789"), "18 digits"),
                Arguments.of("a day that is none", good.replace("2026-03-12", "2026-02-30"), "2026-02-30"),
                Arguments.of("neither credit nor debit", good.replace("CRDT", "CREDIT"), "CRDT or DBIT"),
                Arguments.of("no id", good.replace("<MsgId>N1</MsgId>", ""), "GrpHdr/MsgId is missing"),
                Arguments.of("another's account", good.replace("1100200300400500", "1100200300400501"), "not ours"),
                Arguments.of("too long a file", good + " ".repeat(10_000_000), "10000000 are read"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void a_hostile_file_is_refused_and_says_why(String what, String text, String why) {
        bank.receive("bad.xml", text);

        List<Arrival> arrivals = bank.collect();
        assertThat(arrivals).as(what).hasSize(1);
        assertThat(arrivals.getFirst().news()).isEmpty();
        assertThat(arrivals.getFirst().trouble()).singleElement().asString().contains("bad.xml");
        String told = bank.names("refused").stream()
                .filter(name -> name.endsWith(".txt"))
                .map(name -> bank.text("refused", name))
                .findFirst()
                .orElseThrow();
        assertThat(told).contains(why);
        assertThat(bank.names("inbox")).isEmpty();
        assertThat(bank.names("refused")).hasSize(2);
    }

    @Test
    void a_file_cut_off_anywhere_is_refused_and_the_whole_one_is_believed_later() {
        String whole = OPEN + ENTRY.formatted("hello") + CLOSE;
        for (int length = 1; length < whole.length(); length += 7) {
            bank.receive("cut-" + length + ".xml", whole.substring(0, length));
        }
        assertThat(bank.news()).isEmpty();
        bank.receive("whole.xml", whole);
        assertThat(bank.news()).hasSize(1);
    }

    @Test
    void a_file_that_is_still_being_written_is_waited_for() {
        String whole = OPEN + ENTRY.formatted("hello") + CLOSE;
        bank.receive("growing.xml", whole.substring(0, 300));
        assertThat(bank.files.collect()).isEmpty();
        bank.receive("growing.xml", whole.substring(0, 400));
        assertThat(bank.files.collect()).isEmpty();
        bank.receive("growing.xml", whole);
        assertThat(bank.files.collect()).singleElement().satisfies(arrival -> {
            assertThat(arrival.news()).hasSize(1);
            assertThat(arrival.trouble()).isEmpty();
        });
        bank.receive("growing.xml.part", whole.substring(0, 100));
        bank.receive(".growing.xml", whole.substring(0, 100));
        assertThat(bank.collect()).hasSize(1);
        assertThat(bank.names("inbox")).containsExactly(".growing.xml", "growing.xml.part");
    }

    @Test
    void an_id_that_is_a_path_leads_nowhere() throws IOException {
        bank.receive("path.xml", OPEN.replace("<MsgId>N1<", "<MsgId>../../../outside<") + ENTRY.formatted("x") + CLOSE);

        assertThat(bank.news()).hasSize(1);
        assertThat(bank.names("kept")).singleElement().asString().startsWith("camt.054-.._.._.._outside~");
        try (Stream<Path> files = Files.walk(home)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("outside")))
                    .isEmpty();
        }
    }

    @Test
    void what_a_bank_adds_of_its_own_is_passed_over() {
        bank.receive(
                "own.xml",
                "<?xml version=\"1.0\"?><!-- of the bank -->" + OPEN + ENTRY.formatted("<![CDATA[a < b]]> &amp; c")
                        + "<SplmtryData><Envlp><x:y xmlns:x=\"urn:x\">1</x:y></Envlp></SplmtryData>" + CLOSE);

        assertThat(bank.news()).singleElement().asString().contains("a < b & c");
    }

    @Test
    void other_encodings_are_read_as_they_say() throws IOException {
        String text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + OPEN + ENTRY.formatted("房贷") + CLOSE;
        Files.write(home.resolve("inbox/wide.xml"), text.getBytes(StandardCharsets.UTF_16));
        assertThat(bank.news()).singleElement().asString().contains("房贷");
    }
}
