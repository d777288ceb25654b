package dev.shouyue.payment.bank;

import dev.shouyue.payment.Debit;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/**
 * Debits as a {@code pain.008.001.08}, CustomerDirectDebitInitiationV08 (iso20022.org, message definitions of payments
 * initiation). One payment information holds what is collected on one day and of one place in the sequence of its mandate.
 *
 * @param message its id
 */
record DebitFile(String message, List<Part> parts) {

    static final String MESSAGE = "pain.008.001.08";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");
    private static final int LONGEST_REMARK = 140;

    /** Place of a debit in its mandate's: the banks still like to see the first one (EPC130-08, SeqTp). */
    enum Sequence {
        FRST,
        RCUR
    }

    /** One payment information. */
    record Part(String id, LocalDate collectOn, Sequence sequence, List<Spooled> debits) {
        BigDecimal sum() {
            return debits.stream()
                    .map(each -> each.debit().amount().decimal())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    private record Head(LocalDate collectOn, Sequence sequence) {}

    /**
     * @param earliest no debit is collected before this day
     * @param isKnown whether a mandate was used before
     */
    static DebitFile of(String message, List<Spooled> debits, LocalDate earliest, Predicate<String> isKnown) {
        SequencedMap<Head, List<Spooled>> heads =
                new TreeMap<>(Comparator.comparing(Head::collectOn).thenComparing(Head::sequence));
        Set<String> seen = new HashSet<>();
        for (Spooled each : debits) {
            String mandate = each.debit().mandate();
            boolean isFirst = seen.add(mandate) && !isKnown.test(mandate);
            LocalDate dueOn = each.debit().dueOn();
            Head head = new Head(dueOn.isBefore(earliest) ? earliest : dueOn, isFirst ? Sequence.FRST : Sequence.RCUR);
            heads.computeIfAbsent(head, none -> new ArrayList<>()).add(each);
        }
        List<Part> parts = new ArrayList<>();
        for (Map.Entry<Head, List<Spooled>> head : heads.entrySet()) {
            parts.add(new Part(
                    message + '-' + (parts.size() + 1),
                    head.getKey().collectOn(),
                    head.getKey().sequence(),
                    List.copyOf(head.getValue())));
        }
        return new DebitFile(message, parts);
    }

    Stream<Spooled> debits() {
        return parts.stream().flatMap(part -> part.debits().stream());
    }

    void writeTo(OutputStream out, BankSettings bank, OffsetDateTime createdAt) {
        Ink.write(
                out,
                MESSAGE,
                document -> document.part("CstmrDrctDbtInitn", root -> {
                    BigDecimal sum = parts.stream().map(Part::sum).reduce(BigDecimal.ZERO, BigDecimal::add);
                    root.part("GrpHdr", head -> {
                        head.path(Form.MAX35, message, "MsgId");
                        head.value("CreDtTm", TIME.format(createdAt));
                        counts(head, debits().count(), sum);
                        head.part("InitgPty", party -> {
                            party.path(Form.MAX70, bank.creditor(), "Nm");
                            party.path(Form.MAX35, bank.creditorId(), "Id", "OrgId", "Othr", "Id");
                        });
                    });
                    for (Part part : parts) {
                        root.line();
                        root.part("PmtInf", info -> write(info, part, bank));
                    }
                }));
    }

    private static void write(Ink info, Part part, BankSettings bank) throws XMLStreamException {
        info.path(Form.MAX35, part.id(), "PmtInfId");
        info.value("PmtMtd", "DD");
        info.value("BtchBookg", "false");
        counts(info, part.debits().size(), part.sum());
        info.path(Form.CODE4, part.sequence().name(), "PmtTpInf", "SeqTp");
        info.value("ReqdColltnDt", part.collectOn().toString());
        info.path(Form.MAX70, bank.creditor(), "Cdtr", "Nm");
        info.part("CdtrAcct", account -> {
            account(account, bank.account());
            account.path(Form.CURRENCY, bank.currency().getCurrencyCode(), "Ccy");
        });
        agent(info, "CdtrAgt", bank.agent());
        info.value("ChrgBr", "SLEV");
        info.path(Form.MAX35, bank.creditorId(), "CdtrSchmeId", "Id", "PrvtId", "Othr", "Id");
        for (Spooled each : part.debits()) {
            info.line();
            info.part("DrctDbtTxInf", debit -> write(debit, each));
        }
    }

    private static void write(Ink transaction, Spooled spooled) throws XMLStreamException {
        Debit debit = spooled.debit();
        DebtorAccount from = DebtorAccount.of(debit.agreement()).orElseThrow();
        transaction.path(Form.ORDER, debit.order(), "PmtId", "EndToEndId");
        transaction.amount("InstdAmt", debit.amount());
        transaction.part(
                "DrctDbtTx",
                info -> info.part("MndtRltdInf", mandate -> {
                    mandate.path(Form.MAX35, debit.mandate(), "MndtId");
                    mandate.value("DtOfSgntr", from.signedOn().toString());
                }));
        agent(transaction, "DbtrAgt", from.agent());
        if (Form.MAX35.fits(debit.borrower())) {
            transaction.path(Form.MAX35, debit.borrower(), "Dbtr", "Id", "PrvtId", "Othr", "Id");
        } else {
            transaction.value("Dbtr", "");
        }
        transaction.part("DbtrAcct", account -> account(account, from.account()));
        if (!debit.subject().isBlank()) {
            transaction.path(Form.MAX140, remark(debit.subject()), "RmtInf", "Ustrd");
        }
    }

    private static String remark(String subject) {
        return subject.codePointCount(0, subject.length()) <= LONGEST_REMARK
                ? subject
                : subject.substring(0, subject.offsetByCodePoints(0, LONGEST_REMARK));
    }

    private static void counts(Ink ink, long count, BigDecimal sum) throws XMLStreamException {
        ink.path(Form.MAX15_NUMERIC, Long.toString(count), "NbOfTxs");
        ink.path(Form.SUM, sum.toPlainString(), "CtrlSum");
    }

    private static void account(Ink ink, String account) throws XMLStreamException {
        if (Form.IBAN.fits(account)) {
            ink.path(Form.IBAN, account, "Id", "IBAN");
        } else {
            ink.path(Form.MAX34, account, "Id", "Othr", "Id");
        }
    }

    private static void agent(Ink ink, String name, String agent) throws XMLStreamException {
        if (Form.BIC.fits(agent)) {
            ink.path(Form.BIC, agent, name, "FinInstnId", "BICFI");
            return;
        }
        int colon = agent.indexOf(':');
        ink.part(
                name,
                bank -> bank.part(
                        "FinInstnId",
                        institution -> institution.part("ClrSysMmbId", member -> {
                            member.path(Form.CLEARING, agent.substring(0, colon), "ClrSysId", "Cd");
                            member.path(Form.MAX35, agent.substring(colon + 1), "MmbId");
                        })));
    }
}
