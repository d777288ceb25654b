package dev.shouyue.payment.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Channel.Arrival;
import dev.shouyue.payment.News;
import dev.shouyue.payment.Result;
import dev.shouyue.payment.SchemeTable;
import dev.shouyue.payment.StatementLine;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a bank booked, by notification and by statement, and what it took back. */
class AccountReportTest {

    private static final LocalDateTime VALUED = LocalDateTime.of(2026, 3, 12, 0, 0);

    @TempDir
    Path home;

    private ABank bank;
    private String last = "";
    private Set<LocalDate> days = Set.of();

    @BeforeEach
    void two_debits_are_handed_over() {
        bank = new ABank(home);
        bank.files.debit(ABank.debit(1, "100.00"));
        bank.files.debit(ABank.debit(2, "200.00"));
        bank.files.flush();
    }

    @AfterEach
    void close() {
        bank.close();
    }

    @Test
    void a_booked_debit_is_money_on_the_day_it_counts() {
        assertThat(notified(entry("100.00", "CRDT", "R1", debit(1, ""))))
                .containsExactly(success(1, "R1", "100.00", VALUED));
        assertThat(bank.files.ask(ABank.debit(1, "100.00")))
                .isEqualTo(new Result.Success("R1", Money.cny("100.00"), VALUED));
    }

    @Test
    void a_moment_is_a_civil_time_of_the_bank() {
        String entry = entry("100.00", "CRDT", "R1", debit(1, ""))
                .replace("<ValDt><Dt>2026-03-12</Dt></ValDt>", "<ValDt><DtTm>2026-03-11T20:30:00Z</DtTm></ValDt>");

        assertThat(notified(entry)).containsExactly(success(1, "R1", "100.00", LocalDateTime.of(2026, 3, 12, 4, 30)));
    }

    @Test
    void what_is_pending_or_of_the_future_says_nothing() {
        for (String status : List.of("PDNG", "INFO", "FUTR")) {
            assertThat(notified(
                            entry("100.00", "CRDT", "R" + status, debit(1, "")).replace("BOOK", status)))
                    .isEmpty();
        }
    }

    @Test
    void a_transfer_names_the_account_the_payer_and_what_the_payer_wrote() {
        String transfer = """
                <Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RltdPties><Dbtr><Pty><Nm>张三</Nm></Pty></Dbtr>
                <CdtrAcct><Id><Othr><Id>88430012000000471144</Id></Othr></Id></CdtrAcct></RltdPties>
                <RmtInf><Ustrd>三月</Ustrd><Ustrd>还款</Ustrd><Strd><CdtrRefInf><Ref>RF18</Ref></CdtrRefInf></Strd></RmtInf>
                """;
        assertThat(notified(entry("55.50", "CRDT", "R5", transfer)))
                .containsExactly(new News.Credited(
                        "R5", "88430012000000471144", "张三", "三月 还款 RF18", Money.cny("55.50"), VALUED));
    }

    @Test
    void a_transfer_to_the_common_account_names_none() {
        String transfer = """
                <RltdPties><DbtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></DbtrAcct>
                <CdtrAcct><Id><Othr><Id>1100200300400500</Id></Othr></Id></CdtrAcct></RltdPties>
                """;
        assertThat(notified(entry("55.50", "CRDT", "R5", transfer)))
                .containsExactly(new News.Credited("R5", "", "DE89370400440532013000", "", Money.cny("55.50"), VALUED));
    }

    @Test
    void an_entry_may_be_of_many_transactions_whose_sum_it_is() {
        String both = "<TxDtls>" + amount("100.00") + debit(1, "") + "</TxDtls><TxDtls>" + amount("200.00")
                + debit(2, "") + "</TxDtls>";
        assertThat(notified(batch("300.00", "R9", both)))
                .containsExactly(success(1, "R9/1", "100.00", VALUED), success(2, "R9/2", "200.00", VALUED));

        assertThat(notified(batch("300.01", "R10", both))).isEmpty();
        assertThat(last).contains("Amt is \"300.01\"; expected is 300.00");
    }

    @Test
    void what_the_bank_kept_of_a_debit_was_paid_all_the_same() {
        String charged = debit(
                1,
                "<AmtDtls><InstdAmt>" + amount("100.00") + "</InstdAmt></AmtDtls>" + "<Chrgs><Rcrd>" + amount("0.50")
                        + "</Rcrd></Chrgs>");
        assertThat(notified(entry("99.50", "CRDT", "R1", charged))).containsExactly(success(1, "R1", "100.00", VALUED));

        stated("", entry("99.50", "CRDT", "R1", charged));
        assertThat(bank.files.statement(LocalDate.of(2026, 3, 12)))
                .containsExactly(new StatementLine(
                        "R1",
                        StatementLine.Kind.DEBIT,
                        "ORD000001",
                        "R1",
                        Money.cny("100.00"),
                        Money.cny("0.50"),
                        VALUED));
    }

    @Test
    void a_debit_that_is_not_ours_is_a_credit_and_told_to_people() {
        assertThat(notified(entry("100.00", "CRDT", "R1", debit(77, ""))))
                .containsExactly(new News.Credited("R1", "", "", "ORD000077", Money.cny("100.00"), VALUED));
        assertThat(last).contains("ORD000077", "did not send");
    }

    @Test
    void a_debit_that_is_booked_twice_is_once_a_debit_and_once_a_credit() {
        assertThat(notified(entry("100.00", "CRDT", "R1", debit(1, "")))).hasSize(1);
        assertThat(notified(entry("100.00", "CRDT", "R2", debit(1, ""))))
                .containsExactly(new News.Credited("R2", "", "", "ORD000001", Money.cny("100.00"), VALUED));
        assertThat(last).contains("second time");
        assertThat(notified(entry("200.00", "CRDT", "R3", debit(2, "")) + entry("200.00", "CRDT", "R4", debit(2, ""))))
                .containsExactly(
                        success(2, "R3", "200.00", VALUED),
                        new News.Credited("R4", "", "", "ORD000002", Money.cny("200.00"), VALUED));
    }

    @Test
    void another_amount_than_was_asked_is_told_as_it_is_and_to_people() {
        assertThat(notified(entry("40.00", "CRDT", "R1", debit(1, ""))))
                .containsExactly(success(1, "R1", "40.00", VALUED));
        assertThat(last).contains("40.00 CNY; we sent 100.00 CNY");
    }

    @Test
    void each_page_of_a_statement_says_of_which_days_it_is() {
        stated("", entry("100.00", "CRDT", "R1", debit(1, "")));
        assertThat(days).containsExactly(LocalDate.of(2026, 3, 12));
        stated("", entry("200.00", "CRDT", "R2", debit(2, "")));
        assertThat(days).containsExactly(LocalDate.of(2026, 3, 12));
        assertThat(bank.files.statement(LocalDate.of(2026, 3, 12))).hasSize(2);
        notified(entry("100.00", "CRDT", "R1", debit(1, "")));
        assertThat(days).isEmpty();
    }

    @Test
    void a_return_means_what_the_scheme_of_the_bank_says() {
        bank.close();
        bank = new ABank(home, SchemeTable.of("nacha"));

        assertThat(notified(entry("100.00", "DBIT", "R8", debit(1, "<RtrInf><Rsn><Cd>R01</Cd></Rsn></RtrInf>"))))
                .containsExactly(returned(1, DebitFailure.FUNDS, "R01", "100.00", VALUED));
        bank.receive("return.xml", returns("X1", "<NbOfTxs>1</NbOfTxs>", 2, "200.00", "R03"));
        assertThat(bank.news()).containsExactly(returned(2, DebitFailure.ACCOUNT, "R03", "200.00", VALUED));
    }

    @Test
    void a_return_is_one_return_whichever_message_says_so() {
        List<News> byNotification =
                notified(entry("100.00", "DBIT", "R8", debit(1, "<RtrInf><Rsn><Cd>MD06</Cd></Rsn></RtrInf>")));
        bank.receive("return.xml", returns("X1", "<NbOfTxs>1</NbOfTxs>", 1, "100.00", "MD06"));

        assertThat(byNotification)
                .containsExactly(returned(1, DebitFailure.MANDATE, "MD06", "100.00", VALUED))
                .isEqualTo(bank.news());
    }

    @Test
    void charges_on_a_return_are_not_the_borrowers_money() {
        bank.receive("return.xml", returns("X1", "<NbOfTxs>1</NbOfTxs>", 1, "103.00", "AM04"));

        Arrival arrival = bank.collect().getFirst();
        assertThat(arrival.news()).containsExactly(returned(1, DebitFailure.FUNDS, "AM04", "100.00", VALUED));
        assertThat(arrival.trouble()).singleElement().asString().contains("103.00");
    }

    @Test
    void returns_whose_count_or_sum_is_wrong_are_refused() {
        bank.receive("count.xml", returns("X1", "<NbOfTxs>2</NbOfTxs>", 1, "100.00", "AM04"));
        bank.receive("sum.xml", returns("X2", "<NbOfTxs>1</NbOfTxs><CtrlSum>100.01</CtrlSum>", 1, "100.00", "AM04"));
        bank.receive(
                "total.xml",
                returns(
                        "X3",
                        "<NbOfTxs>1</NbOfTxs><TtlRtrdIntrBkSttlmAmt Ccy=\"CNY\">99.00</TtlRtrdIntrBkSttlmAmt>",
                        1,
                        "100.00",
                        "AM04"));
        assertThat(bank.news()).isEmpty();
        assertThat(bank.names("refused")).hasSize(6);
    }

    @Test
    void a_return_of_an_unknown_order_is_told_to_people() {
        bank.receive("return.xml", returns("X1", "<NbOfTxs>1</NbOfTxs>", 77, "100.00", "AM04"));
        assertThat(bank.trouble()).singleElement().asString().contains("ORD000077");
    }

    @Test
    void money_that_comes_back_of_a_return_is_a_credit() {
        String again = entry("100.00", "CRDT", "R9", debit(1, "")).replace("<Sts>", "<RvslInd>true</RvslInd><Sts>");
        assertThat(notified(again))
                .containsExactly(new News.Credited("R9", "", "", "ORD000001", Money.cny("100.00"), VALUED));
        assertThat(last).contains("came back of a return");
    }

    @Test
    void a_summary_that_is_not_that_of_the_entries_refuses_the_file() {
        String entry = entry("100.00", "CRDT", "R1", debit(1, ""));
        for (String wrong : List.of(
                "<TtlNtries><NbOfNtries>2</NbOfNtries></TtlNtries>",
                "<TtlNtries><Sum>99.99</Sum></TtlNtries>",
                "<TtlCdtNtries><NbOfNtries>0</NbOfNtries></TtlCdtNtries>",
                "<TtlDbtNtries><Sum>1</Sum></TtlDbtNtries>")) {
            assertThat(notified("<TxsSummry>" + wrong + "</TxsSummry>" + entry))
                    .as(wrong)
                    .isEmpty();
            assertThat(last).contains("expected is");
        }
        assertThat(notified("<TxsSummry><TtlNtries><NbOfNtries>1</NbOfNtries><Sum>100</Sum></TtlNtries></TxsSummry>"
                        + entry))
                .hasSize(1);
    }

    @Test
    void a_statement_leads_from_one_balance_to_the_other_or_is_refused() {
        String entries = entry("100.00", "CRDT", "R1", debit(1, ""))
                + entry("30.00", "DBIT", "R2", "")
                + entry("7.00", "CRDT", "R3", "").replace("BOOK", "PDNG");
        stated(balance("OPBD", "50.00", "DBIT") + balance("CLBD", "20.00", "CRDT"), entries);
        assertThat(bank.names("refused")).isEmpty();
        stated(balance("OPBD", "50.00", "DBIT") + balance("CLBD", "20.01", "CRDT"), entries);
        assertThat(bank.names("refused")).hasSize(2);
    }

    @Test
    void a_statement_is_lines_of_its_days_and_no_news() {
        String family =
                "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>IDDT</Cd><SubFmlyCd>UPDD</SubFmlyCd></Fmly></Domn></BkTxCd>";
        String entries = entry("100.00", "CRDT", "R1", debit(1, ""))
                + entry("55.00", "CRDT", "R2", "")
                + entry("100.00", "DBIT", "R3", debit(1, "")).replace("<NtryDtls>", family + "<NtryDtls>")
                + entry("9.00", "DBIT", "R4", "")
                + entry("1.00", "CRDT", "R5", "").replace("2026-03-12", "2026-03-13");

        assertThat(stated("", entries)).isEmpty();
        assertThat(bank.files.statement(LocalDate.of(2026, 3, 12)))
                .extracting(line -> line.kind() + " " + line.order() + " " + line.amount() + " " + line.id())
                .containsExactly(
                        "DEBIT ORD000001 100.00 CNY R1", "CREDIT  55.00 CNY R2", "RETURN ORD000001 100.00 CNY R3");
        bank.restart();
        assertThat(bank.files.statement(LocalDate.of(2026, 3, 13))).hasSize(1);
        assertThat(bank.files.statement(LocalDate.of(2026, 3, 14))).isEmpty();
    }

    @Test
    void a_part_that_is_booked_as_one_sum_is_its_orders_when_the_sum_is_theirs() {
        String message = bank.names("outbox").getFirst().replace(".xml", "");
        String sum = "<Btch><PmtInfId>" + message + "-1</PmtInfId><NbOfTxs>%d</NbOfTxs></Btch>";
        assertThat(notified(batch("299.00", "R1", sum.formatted(2))))
                .containsExactly(new News.Credited("R1", "", "", "", Money.cny("299.00"), VALUED));

        assertThat(notified(batch("300.00", "R2", sum.formatted(2))))
                .containsExactly(
                        success(1, "R2/ORD000001", "100.00", VALUED), success(2, "R2/ORD000002", "200.00", VALUED));

        bank.files.debit(ABank.debit(3, "30.00"));
        bank.files.debit(ABank.debit(4, "40.00"));
        String second = bank.files.flush().getFirst();
        bank.receive("status.xml", """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
                <GrpHdr><MsgId>S9</MsgId><CreDtTm>2026-03-11T07:30:00+08:00</CreDtTm></GrpHdr><OrgnlGrpInfAndSts>
                <OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.008.001.08</OrgnlMsgNmId></OrgnlGrpInfAndSts>
                <OrgnlPmtInfAndSts><OrgnlPmtInfId>%s-1</OrgnlPmtInfId><TxInfAndSts>
                <OrgnlEndToEndId>ORD000004</OrgnlEndToEndId><TxSts>RJCT</TxSts>
                <StsRsnInf><Rsn><Cd>AM04</Cd></Rsn></StsRsnInf></TxInfAndSts></OrgnlPmtInfAndSts>
                </CstmrPmtStsRpt></Document>
                """.formatted(second, second));
        bank.collect();
        assertThat(notified(batch("30.00", "R3", sum.formatted(1).replace(message, second))))
                .containsExactly(success(3, "R3/ORD000003", "30.00", VALUED));
    }

    private List<News> notified(String content) {
        return told("camt.054.001.08", "BkToCstmrDbtCdtNtfctn", "Ntfctn", content);
    }

    private List<News> stated(String balances, String entries) {
        return told("camt.053.001.08", "BkToCstmrStmt", "Stmt", balances + entries);
    }

    private int files;

    private List<News> told(String type, String root, String report, String content) {
        files++;
        bank.receive("f" + files + ".xml", """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:%s"><%s>
                <GrpHdr><MsgId>F%d</MsgId><CreDtTm>2026-03-13T06:00:00+08:00</CreDtTm></GrpHdr>
                <%s><Id>F%d-1</Id><Acct><Id><Othr><Id>1100200300400500</Id></Othr></Id></Acct>%s</%s></%s></Document>
                """.formatted(type, root, files, report, files, content, report, root));
        List<Arrival> arrivals = bank.collect();
        assertThat(arrivals).hasSize(1);
        last = arrivals.getFirst().trouble().stream().map(each -> each.in("en")).reduce("", String::concat);
        days = arrivals.getFirst().statements();
        return arrivals.getFirst().news();
    }

    private static String entry(String amount, String direction, String reference, String detail) {
        return """
                <Ntry>%s<CdtDbtInd>%s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-12</Dt></BookgDt>
                <ValDt><Dt>2026-03-12</Dt></ValDt><AcctSvcrRef>%s</AcctSvcrRef><NtryDtls><TxDtls>%s</TxDtls></NtryDtls></Ntry>
                """.formatted(amount(amount), direction, reference, detail);
    }

    private static String batch(String amount, String reference, String details) {
        return entry(amount, "CRDT", reference, "").replace("<TxDtls></TxDtls>", details);
    }

    private static String debit(int order, String more) {
        String family =
                "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>IDDT</Cd><SubFmlyCd>PMDD</SubFmlyCd></Fmly></Domn></BkTxCd>";
        return "<Refs><EndToEndId>ORD%06d</EndToEndId></Refs>%s%s".formatted(order, more, family);
    }

    private static String amount(String amount) {
        return "<Amt Ccy=\"CNY\">" + amount + "</Amt>";
    }

    private static String balance(String kind, String amount, String direction) {
        return "<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp>%s<CdtDbtInd>%s</CdtDbtInd></Bal>"
                .formatted(kind, amount(amount), direction);
    }

    private static String returns(String id, String counts, int order, String amount, String code) {
        return """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.004.001.09"><PmtRtr>
                <GrpHdr><MsgId>%s</MsgId><CreDtTm>2026-03-14T06:00:00+08:00</CreDtTm>%s</GrpHdr>
                <TxInf><RtrId>RT1</RtrId><OrgnlEndToEndId>ORD%06d</OrgnlEndToEndId>
                <RtrdIntrBkSttlmAmt Ccy="CNY">%s</RtrdIntrBkSttlmAmt><IntrBkSttlmDt>2026-03-12</IntrBkSttlmDt>
                <RtrRsnInf><Rsn><Cd>%s</Cd></Rsn></RtrRsnInf></TxInf></PmtRtr></Document>
                """.formatted(id, counts, order, amount, code);
    }

    private static News success(int order, String reference, String amount, LocalDateTime at) {
        return new News.Answered("ORD%06d".formatted(order), new Result.Success(reference, Money.cny(amount), at));
    }

    private static News returned(int order, DebitFailure reason, String code, String amount, LocalDateTime at) {
        String number = "ORD%06d".formatted(order);
        return new News.Returned("RTN-" + number, number, reason, code, Money.cny(amount), at);
    }
}
