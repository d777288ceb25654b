package dev.shouyue.payment.bank;

import static org.assertj.core.api.Assertions.assertThat;

import com.prowidesoftware.swift.model.mx.MxPain00200110;
import com.prowidesoftware.swift.model.mx.dic.CustomerPaymentStatusReportV10;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader86;
import com.prowidesoftware.swift.model.mx.dic.OriginalGroupHeader17;
import com.prowidesoftware.swift.model.mx.dic.OriginalPaymentInstruction32;
import com.prowidesoftware.swift.model.mx.dic.PaymentTransaction105;
import com.prowidesoftware.swift.model.mx.dic.StatusReason6Choice;
import com.prowidesoftware.swift.model.mx.dic.StatusReasonInformation12;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Channel.Arrival;
import dev.shouyue.payment.News;
import dev.shouyue.payment.Result;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a bank answers to a file of debits: by debit, by part, as a whole. */
class StatusReportTest {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
            <GrpHdr><MsgId>%s</MsgId><CreDtTm>2026-03-11T07:30:00+08:00</CreDtTm></GrpHdr>
            <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.008.001.08</OrgnlMsgNmId>%s</OrgnlGrpInfAndSts>
            %s
            </CstmrPmtStsRpt></Document>
            """;

    @TempDir
    Path home;

    private ABank bank;
    private String message = "";

    @BeforeEach
    void three_debits_are_handed_over() {
        bank = new ABank(home);
        bank.files.debit(ABank.debit(1, "100.00"));
        bank.files.debit(ABank.debit(2, "200.00"));
        bank.files.debit(ABank.debit(3, "300.00", "M3", ABank.DUE.plusDays(5)));
        message = bank.files.flush().getFirst();
    }

    @AfterEach
    void close() {
        bank.close();
    }

    @Test
    void a_rejected_debit_failed_for_the_reason_of_its_code() {
        receive("S1", "<GrpSts>PART</GrpSts>", part(1, "", rejected(1, "AM04") + accepted(2)));

        assertThat(bank.news()).containsExactly(failed(1, DebitFailure.FUNDS, "AM04"));
        assertThat(bank.files.ask(ABank.debit(1, "100.00")))
                .isEqualTo(new Result.Failed(DebitFailure.FUNDS, "AM04", "not today"));
        assertThat(bank.files.ask(ABank.debit(2, "200.00")))
                .as("accepted is not yet money")
                .isInstanceOf(Result.Unknown.class);
        bank.restart();
        assertThat(bank.files.ask(ABank.debit(1, "100.00"))).isInstanceOf(Result.Failed.class);
    }

    @Test
    void each_code_means_what_the_table_says() {
        receive("S1", "", part(1, "", rejected(1, "AC04") + rejected(2, "MD01")) + part(2, "", rejected(3, "MS03")));

        assertThat(bank.news())
                .containsExactly(
                        failed(1, DebitFailure.ACCOUNT, "AC04"),
                        failed(2, DebitFailure.MANDATE, "MD01"),
                        failed(3, DebitFailure.SYSTEM, "MS03"));
    }

    @Test
    void a_code_that_nobody_knows_is_told_to_people() {
        receive("S1", "", part(1, "", rejected(1, "ZZ99")));

        List<Arrival> arrivals = bank.collect();
        assertThat(arrivals.getFirst().news()).containsExactly(failed(1, DebitFailure.SYSTEM, "ZZ99"));
        assertThat(arrivals.getFirst().trouble()).singleElement().asString().contains("ZZ99");
    }

    @Test
    void a_rejected_part_is_all_its_debits_and_no_other() {
        receive("S1", "<GrpSts>PART</GrpSts>", part(1, "<PmtInfSts>RJCT</PmtInfSts>" + reason("DT01"), ""));

        assertThat(bank.news())
                .containsExactlyInAnyOrder(
                        failed(1, DebitFailure.LIMIT_OR_DATE, "DT01"), failed(2, DebitFailure.LIMIT_OR_DATE, "DT01"));
    }

    @Test
    void a_rejected_file_is_all_its_debits_save_those_it_speaks_of_by_name() {
        receive("S1", "<GrpSts>RJCT</GrpSts>" + reason("FF01"), part(1, "", rejected(2, "AC06")));

        assertThat(bank.news())
                .containsExactlyInAnyOrder(
                        failed(1, DebitFailure.SYSTEM, "FF01"),
                        failed(2, DebitFailure.ACCOUNT, "AC06"),
                        failed(3, DebitFailure.SYSTEM, "FF01"));
    }

    @Test
    void a_file_rejected_as_seen_before_says_nothing_of_its_debits() {
        receive("S1", "<GrpSts>RJCT</GrpSts>" + reason("DU01"), "");

        List<Arrival> arrivals = bank.collect();
        assertThat(arrivals.getFirst().news()).isEmpty();
        assertThat(arrivals.getFirst().trouble()).singleElement().asString().contains("DU01");
        assertThat(bank.files.ask(ABank.debit(1, "100.00"))).isInstanceOf(Result.Unknown.class);
    }

    @Test
    void settled_on_our_account_is_money_at_the_moment_the_bank_says() {
        receive(
                "S1",
                "",
                part(
                        1,
                        "",
                        transaction(
                                1,
                                "<TxSts>ACCC</TxSts><AccptncDtTm>2026-03-10T16:00:00Z</AccptncDtTm>"
                                        + "<AcctSvcrRef>B77</AcctSvcrRef>")));

        assertThat(bank.news())
                .containsExactly(new News.Answered(
                        "ORD000001",
                        new Result.Success("B77", Money.cny("100.00"), LocalDateTime.of(2026, 3, 11, 0, 0))));
    }

    @Test
    void a_file_that_comes_twice_is_told_once() {
        receive("S1", "", part(1, "", rejected(1, "AM04")));
        bank.receive("again.xml", bank.text("inbox", "S1.xml"));

        assertThat(bank.collect()).hasSize(1);
        bank.receive("and-again.xml", bank.texts("kept").getFirst());
        assertThat(bank.collect()).isEmpty();
        assertThat(bank.names("inbox")).isEmpty();
    }

    @Test
    void what_was_not_confirmed_is_told_again_under_the_same_id() {
        receive("S1", "", part(1, "", rejected(1, "AM04")));

        Arrival first = bank.files.collect().getFirst();
        bank.restart();
        assertThat(bank.files.collect()).containsExactly(first);
    }

    @Test
    void the_same_id_with_another_content_is_refused() {
        receive("S1", "", part(1, "", rejected(1, "AM04")));
        bank.collect();
        receive("S1", "", part(1, "", rejected(2, "AM04")));

        assertThat(bank.trouble()).singleElement().asString().contains("same message id");
        assertThat(bank.names("refused")).hasSize(2);
    }

    @Test
    void a_report_on_a_file_with_another_sum_or_count_is_refused_as_a_whole() {
        receive(
                "S1",
                "<OrgnlNbOfTxs>3</OrgnlNbOfTxs><OrgnlCtrlSum>600.01</OrgnlCtrlSum>",
                part(1, "", rejected(1, "AM04")));
        receive("S2", "<OrgnlNbOfTxs>2</OrgnlNbOfTxs>", part(1, "", rejected(1, "AM04")));
        receive("S3", "<OrgnlNbOfTxs>3</OrgnlNbOfTxs><OrgnlCtrlSum>600</OrgnlCtrlSum>", "");

        assertThat(bank.trouble())
                .hasSize(2)
                .anyMatch(line -> line.contains("OrgnlCtrlSum is \"600.01\"; expected is 600.00"))
                .anyMatch(line -> line.contains("OrgnlNbOfTxs is \"2\"; expected is 3"));
        assertThat(bank.names("kept")).containsExactly("pain.002-S3.xml");
    }

    @Test
    void a_report_on_a_message_that_is_not_ours_is_refused() {
        bank.receive("other.xml", HEAD.formatted("S1", "SOMEONE-ELSES", "<GrpSts>RJCT</GrpSts>", ""));

        assertThat(bank.trouble()).singleElement().asString().contains("SOMEONE-ELSES");
        assertThat(bank.names("refused")).anyMatch(name -> name.endsWith("other.xml"));
    }

    @Test
    void an_unknown_order_in_a_known_file_is_told_to_people_and_the_rest_is_believed() {
        receive("S1", "", part(1, "", rejected(77, "AM04") + rejected(1, "AM04")));

        List<Arrival> arrivals = bank.collect();
        assertThat(arrivals.getFirst().news()).containsExactly(failed(1, DebitFailure.FUNDS, "AM04"));
        assertThat(arrivals.getFirst().trouble()).singleElement().asString().contains("ORD000077");
    }

    @Test
    void a_report_written_by_another_library_reads_the_same() {
        MxPain00200110 mx = new MxPain00200110();
        CustomerPaymentStatusReportV10 root = new CustomerPaymentStatusReportV10();
        root.setGrpHdr(
                new GroupHeader86().setMsgId("P1").setCreDtTm(OffsetDateTime.parse("2026-03-11T07:30:00+08:00")));
        root.setOrgnlGrpInfAndSts(
                new OriginalGroupHeader17().setOrgnlMsgId(message).setOrgnlMsgNmId("pain.008.001.08"));
        PaymentTransaction105 transaction = new PaymentTransaction105()
                .setOrgnlEndToEndId("ORD000002")
                .setTxSts("RJCT")
                .addStsRsnInf(new StatusReasonInformation12().setRsn(new StatusReason6Choice().setCd("AC06")));
        root.addOrgnlPmtInfAndSts(new OriginalPaymentInstruction32()
                .setOrgnlPmtInfId(message + "-1")
                .addTxInfAndSts(transaction));
        mx.setCstmrPmtStsRpt(root);
        bank.receive("prowide.xml", mx.document());

        assertThat(bank.news())
                .containsExactly(new News.Answered("ORD000002", new Result.Failed(DebitFailure.ACCOUNT, "AC06", "")));
    }

    private void receive(String id, String group, String parts) {
        bank.receive(id + ".xml", HEAD.formatted(id, message, group, parts));
    }

    private String part(int number, String status, String transactions) {
        return "<OrgnlPmtInfAndSts><OrgnlPmtInfId>%s-%d</OrgnlPmtInfId>%s%s</OrgnlPmtInfAndSts>"
                .formatted(message, number, status, transactions);
    }

    private static String transaction(int order, String status) {
        return "<TxInfAndSts><OrgnlEndToEndId>ORD%06d</OrgnlEndToEndId>%s</TxInfAndSts>".formatted(order, status);
    }

    private static String rejected(int order, String code) {
        return transaction(order, "<TxSts>RJCT</TxSts>" + reason(code));
    }

    private static String accepted(int order) {
        return transaction(order, "<TxSts>ACSP</TxSts>");
    }

    private static String reason(String code) {
        return "<StsRsnInf><Rsn><Cd>%s</Cd></Rsn><AddtlInf>not today</AddtlInf></StsRsnInf>".formatted(code);
    }

    private static News failed(int order, DebitFailure reason, String code) {
        return new News.Answered("ORD%06d".formatted(order), new Result.Failed(reason, code, "not today"));
    }
}
