package dev.shouyue.payment.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.prowidesoftware.swift.model.mx.MxPain00800108;
import com.prowidesoftware.swift.model.mx.dic.CustomerDirectDebitInitiationV08;
import com.prowidesoftware.swift.model.mx.dic.DirectDebitTransactionInformation23;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstruction29;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Debit;
import dev.shouyue.payment.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debits are taken, kept through crashes and handed over once; the file is read by Prowide's classes of the schema. */
class DebitFileTest {

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

    @Test
    void a_file_has_what_the_message_definition_asks_for() {
        bank.files.debit(ABank.debit(1, "899.75"));
        bank.files.debit(ABank.debit(2, "100.05"));

        List<String> messages = bank.files.flush();

        CustomerDirectDebitInitiationV08 root = handed().getFirst();
        assertThat(root.getGrpHdr().getMsgId()).isEqualTo(messages.getFirst()).hasSizeLessThanOrEqualTo(35);
        assertThat(root.getGrpHdr().getNbOfTxs()).isEqualTo("2");
        assertThat(root.getGrpHdr().getCtrlSum()).isEqualByComparingTo("999.80");
        assertThat(root.getGrpHdr().getInitgPty().getNm()).isEqualTo("Shouyue Consumer Finance");
        assertThat(root.getGrpHdr().getCreDtTm()).hasToString("2026-03-10T09:00+08:00");
        PaymentInstruction29 part = root.getPmtInf().getFirst();
        assertThat(part.getPmtMtd().value()).isEqualTo("DD");
        assertThat(part.getNbOfTxs()).isEqualTo("2");
        assertThat(part.getCtrlSum()).isEqualByComparingTo("999.80");
        assertThat(part.getPmtTpInf().getSeqTp().value()).isEqualTo("FRST");
        assertThat(part.getReqdColltnDt()).hasToString("2026-03-12");
        assertThat(part.getCdtrAcct().getId().getOthr().getId()).isEqualTo("1100200300400500");
        assertThat(part.getCdtrAgt()
                        .getFinInstnId()
                        .getClrSysMmbId()
                        .getClrSysId()
                        .getCd())
                .isEqualTo("CNAPS");
        assertThat(part.getCdtrSchmeId()
                        .getId()
                        .getPrvtId()
                        .getOthr()
                        .getFirst()
                        .getId())
                .isEqualTo("CN98SHY00001234");
        DirectDebitTransactionInformation23 debit = part.getDrctDbtTxInf().getFirst();
        assertThat(debit.getPmtId().getEndToEndId()).isEqualTo("ORD000001");
        assertThat(debit.getInstdAmt().getValue()).isEqualByComparingTo("899.75");
        assertThat(debit.getInstdAmt().getCcy()).isEqualTo("CNY");
        assertThat(debit.getDrctDbtTx().getMndtRltdInf().getMndtId()).isEqualTo("M1");
        assertThat(debit.getDrctDbtTx().getMndtRltdInf().getDtOfSgntr()).hasToString("2026-01-05");
        assertThat(debit.getDbtrAgt().getFinInstnId().getClrSysMmbId().getMmbId())
                .isEqualTo("102100099996");
        assertThat(debit.getDbtrAcct().getId().getOthr().getId()).isEqualTo("62220202000000001");
        assertThat(debit.getRmtInf().getUstrd()).containsExactly("2026-03-12 installment 3");
    }

    @Test
    void debits_lie_together_by_day_and_by_place_in_the_sequence_of_their_mandate() {
        bank.files.debit(ABank.debit(1, "10.00", "M1", ABank.DUE));
        bank.files.debit(ABank.debit(2, "20.00", "M2", ABank.DUE.plusDays(3)));
        bank.files.flush();
        bank.files.debit(ABank.debit(3, "30.00", "M1", ABank.DUE));
        bank.files.debit(ABank.debit(4, "40.00", "M4", ABank.DUE));
        bank.files.debit(ABank.debit(5, "50.00", "M4", ABank.DUE));
        bank.restart();
        bank.files.flush();

        assertThat(handed().stream().flatMap(file -> file.getPmtInf().stream()))
                .extracting(part ->
                        part.getReqdColltnDt() + " " + part.getPmtTpInf().getSeqTp() + " "
                                + part.getCtrlSum().toPlainString())
                .containsExactlyInAnyOrder(
                        "2026-03-12 FRST 10.00",
                        "2026-03-15 FRST 20.00",
                        "2026-03-12 FRST 40.00",
                        "2026-03-12 RCUR 80.00");
    }

    @Test
    void a_debit_that_is_late_is_collected_on_the_first_day_that_can_be() {
        bank.files.debit(ABank.debit(1, "10.00", "M1", ABank.DUE.minusDays(30)));
        bank.files.flush();

        assertThat(handed().getFirst().getPmtInf().getFirst().getReqdColltnDt()).hasToString("2026-03-11");
    }

    @Test
    void what_a_borrower_reads_may_hold_any_sign_and_any_length() {
        Debit plain = ABank.debit(1, "10.00");
        bank.files.debit(new Debit(
                plain.order(),
                plain.mandate(),
                plain.agreement(),
                plain.borrower(),
                plain.amount(),
                plain.dueOn(),
                "三月 <第3期> & \"\u0000\ttab\n" + "长".repeat(200)));
        bank.restart();
        bank.files.flush();

        String read = handed().getFirst()
                .getPmtInf()
                .getFirst()
                .getDrctDbtTxInf()
                .getFirst()
                .getRmtInf()
                .getUstrd()
                .getFirst();
        assertThat(read).startsWith("三月 <第3期> & \"  tab 长长").hasSize(140);
    }

    @Test
    void many_debits_go_into_several_files() {
        bank.close();
        bank = new ABank(home, 3);
        for (int i = 0; i < 8; i++) {
            bank.files.debit(ABank.debit(i, "1.00"));
        }
        assertThat(bank.files.flush()).hasSize(3).doesNotHaveDuplicates();
        assertThat(orders()).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void debits_wait_for_the_cut_off() {
        bank.files.debit(ABank.debit(1, "10.00"));
        bank.files.collect();
        assertThat(handed()).isEmpty();

        bank.now = bank.now.plus(Duration.ofHours(8));
        bank.files.collect();
        assertThat(orders()).containsExactly("ORD000001");

        bank.files.debit(ABank.debit(2, "10.00"));
        bank.now = bank.now.plus(Duration.ofHours(23));
        bank.files.collect();
        assertThat(orders()).as("taken after the cut-off").containsExactly("ORD000001");

        bank.now = bank.now.plus(Duration.ofHours(1));
        bank.files.collect();
        assertThat(orders()).containsExactlyInAnyOrder("ORD000001", "ORD000002");
    }

    @Test
    void a_number_is_debited_once_whatever_came_between() {
        Debit debit = ABank.debit(1, "10.00");
        assertThat(bank.files.ask(debit)).isEqualTo(new Result.NotThere("NOFILE"));
        assertThat(bank.files.debit(debit)).isInstanceOf(Result.Unknown.class);
        assertThat(bank.files.debit(debit)).isInstanceOf(Result.Unknown.class);
        bank.restart();
        assertThat(bank.files.debit(debit)).isInstanceOf(Result.Unknown.class);
        bank.files.flush();
        assertThat(bank.files.debit(debit)).isInstanceOf(Result.Unknown.class);
        bank.restart();
        assertThat(bank.files.debit(debit)).isInstanceOf(Result.Unknown.class);
        assertThat(bank.files.flush()).isEmpty();

        assertThat(orders()).containsExactly("ORD000001");
        assertThatThrownBy(() -> bank.files.debit(ABank.debit(1, "10.01")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ORD000001");
    }

    @Test
    void what_the_bank_would_refuse_for_certain_is_not_handed_to_it() {
        assertThat(refusal(ABank.debit(1, "10.00", "", ABank.DUE))).isEqualTo(DebitFailure.SYSTEM);
        Debit debit = ABank.debit(1, "10.00");
        for (String agreement : List.of("", "6222", "CNAPS:1/62 22/2026-01-05", "ICBKCNBJ/6222/2026-02-30")) {
            assertThat(refusal(new Debit(
                            debit.order(), "M1", agreement, debit.borrower(), debit.amount(), debit.dueOn(), "")))
                    .as(agreement)
                    .isEqualTo(DebitFailure.SYSTEM);
            assertThat(bank.files.objection(agreement).orElseThrow().in("en"))
                    .startsWith("it is not of the form bank/account/day of signing");
            assertThat(bank.files.objection(agreement).orElseThrow().in("zh")).contains("银行/账号/签署日期");
        }
        assertThat(bank.files.objection("ICBKCNBJ/6222/2026-02-28")).isEmpty();
        assertThat(refusal(ABank.debit(1, "0.00"))).isEqualTo(DebitFailure.LIMIT_OR_DATE);
        assertThat(refusal(ABank.debit(1, "1000000000.00"))).isEqualTo(DebitFailure.LIMIT_OR_DATE);
        assertThat(refusal(new Debit(
                        debit.order(),
                        "M1",
                        debit.agreement(),
                        debit.borrower(),
                        Money.of("10", "EUR"),
                        debit.dueOn(),
                        "")))
                .isEqualTo(DebitFailure.SYSTEM);
        assertThat(bank.files.flush()).isEmpty();
    }

    @Test
    void a_line_that_was_cut_off_in_the_spool_was_never_taken_and_harms_no_other() throws IOException {
        bank.files.debit(ABank.debit(1, "10.00"));
        bank.close();
        Path log = home.resolve("spool").resolve(bank.names("spool").getFirst());
        String line = new Spooled(ABank.debit(2, "20.00"), bank.now).line();
        Files.writeString(log, line.substring(0, line.length() - 5), StandardOpenOption.APPEND);
        bank = new ABank(home);

        assertThat(bank.files.ask(ABank.debit(2, "20.00"))).isEqualTo(new Result.NotThere("NOFILE"));
        bank.files.debit(ABank.debit(3, "30.00"));
        bank.restart();
        bank.files.flush();
        assertThat(orders()).containsExactlyInAnyOrder("ORD000001", "ORD000003");
    }

    /** The folders as they are after each step of handing over; from each the debits are handed over once. */
    @Test
    void a_crash_between_any_two_steps_loses_and_doubles_nothing() throws IOException {
        for (Crash crash : Crash.values()) {
            Path place = home.resolve(crash.name());
            bank.close();
            bank = new ABank(place);
            for (int i = 0; i < 5; i++) {
                bank.files.debit(ABank.debit(i, "10.00"));
            }
            bank.close();
            Path before = home.resolve("before-" + crash);
            copy(place, before);
            bank = new ABank(place);
            String message = bank.files.flush().getFirst();
            bank.close();
            crash.undo(place, before, message);

            bank = new ABank(place);
            bank.files.debit(ABank.debit(9, "10.00"));
            bank.files.debit(ABank.debit(2, "10.00"));
            bank.files.flush();

            List<String> handed = new ArrayList<>(orders());
            if (crash == Crash.BANK_TOOK_IT) {
                handed.addAll(List.of("ORD000000", "ORD000001", "ORD000002", "ORD000003", "ORD000004"));
            }
            assertThat(handed)
                    .as(crash.name())
                    .containsExactlyInAnyOrder(
                            "ORD000000", "ORD000001", "ORD000002", "ORD000003", "ORD000004", "ORD000009");
            assertThat(bank.names("ready")).as(crash.name()).isEmpty();
        }
    }

    private enum Crash {
        HALF_A_FILE,
        FILE_NOT_COMMITTED,
        HALF_A_LIST,
        COMMITTED_NOT_HANDED_OVER,
        HANDED_OVER_STILL_SPOOLED,
        BANK_TOOK_IT;

        /** Puts the folders back to what they were when the process died. */
        void undo(Path place, Path before, String message) throws IOException {
            Path outbox = place.resolve("outbox").resolve(message + ".xml");
            Path ready = place.resolve("ready").resolve(message + ".xml");
            Path orders = place.resolve("sent").resolve(message + ".orders");
            copy(before.resolve("spool"), place.resolve("spool"));
            switch (this) {
                case HALF_A_FILE -> {
                    Files.writeString(
                            ready.resolveSibling(message + ".xml.tmp"),
                            Files.readString(outbox).substring(0, 400));
                    Files.delete(outbox);
                    clear(place.resolve("sent"));
                }
                case FILE_NOT_COMMITTED -> {
                    Files.move(outbox, ready);
                    Files.delete(orders);
                }
                case HALF_A_LIST -> {
                    Files.move(outbox, ready);
                    Files.writeString(orders.resolveSibling(message + ".orders.tmp"), "ORD0000");
                    Files.delete(orders);
                }
                case COMMITTED_NOT_HANDED_OVER -> Files.move(outbox, ready);
                case HANDED_OVER_STILL_SPOOLED -> {
                    // as it is
                }
                case BANK_TOOK_IT -> Files.delete(outbox);
            }
        }

        private static void clear(Path folder) throws IOException {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    void debits_that_come_at_once_are_all_kept() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(200);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 200; i++) {
                int number = i;
                threads.execute(() -> {
                    bank.files.debit(ABank.debit(number, "1.00"));
                    if (number % 50 == 0) {
                        bank.files.flush();
                    }
                    done.countDown();
                });
            }
            done.await();
        }
        bank.restart();
        bank.files.flush();
        assertThat(orders()).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void two_processes_do_not_work_on_the_folders_of_one_bank() {
        assertThatThrownBy(() -> new ABank(home)).hasMessageContaining("bank does not answer");
    }

    private DebitFailure refusal(Debit debit) {
        return ((Result.Failed) bank.files.debit(debit)).reason();
    }

    private List<CustomerDirectDebitInitiationV08> handed() {
        return bank.texts("outbox").stream()
                .map(text -> MxPain00800108.parse(text).getCstmrDrctDbtInitn())
                .toList();
    }

    private List<String> orders() {
        return handed().stream()
                .flatMap(file -> file.getPmtInf().stream())
                .flatMap(part -> part.getDrctDbtTxInf().stream())
                .map(debit -> debit.getPmtId().getEndToEndId())
                .toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Path target = to.resolve(from.relativize(file));
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
