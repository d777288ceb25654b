package dev.shouyue.payment.bank;

import dev.shouyue.decision.Sentence;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.payment.News;
import dev.shouyue.payment.Result;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A {@code pain.002.001.10}, CustomerPaymentStatusReportV10: what the bank did with a message, with a payment information in
 * it, with a debit. What is said of a debit goes before what is said of all.
 */
final class StatusReport {

    static final String MESSAGE = "pain.002.001.10";

    private static final String TRANSACTION = "TxInfAndSts";

    private final BankSettings bank;
    private final Reasons reasons;
    private final SentOrders sent;
    private final Map<String, News> news = new HashMap<>();
    private final Set<String> accepted = new HashSet<>();
    private final List<String> order = new ArrayList<>();
    private final List<Sentence> trouble = new ArrayList<>();
    private final Map<String, SentOrder> orders = new HashMap<>();
    private String message = "";
    private LocalDateTime createdAt = LocalDateTime.MIN;

    private StatusReport(BankSettings bank, SentOrders sent) {
        this.bank = bank;
        this.reasons = Reasons.of(bank.scheme());
        this.sent = sent;
    }

    static Told read(Path file, BankSettings bank, SentOrders sent) throws IOException {
        StatusReport report = new StatusReport(bank, sent);
        Element document = Message.read(file, Map.of(MESSAGE, Set.of(TRANSACTION)), report::transaction);
        return report.told(document.must("CstmrPmtStsRpt"));
    }

    private Told told(Element root) {
        open(root);
        Element group = root.must("OrgnlGrpInfAndSts");
        counts(group, List.copyOf(orders.values()));
        for (Element part : root.all("OrgnlPmtInfAndSts")) {
            String id = part.text(Form.MAX35, "OrgnlPmtInfId");
            List<SentOrder> of = orders.values().stream()
                    .filter(each -> each.part().equals(id))
                    .toList();
            if (of.isEmpty()) {
                trouble.add(Say.of("status.partUnknown", "part", id, "message", message));
            } else {
                counts(part, of);
                all(part, "PmtInfSts", of);
            }
        }
        all(group, "GrpSts", List.copyOf(orders.values()));
        return new Told(
                "pain.002-" + root.text(Form.MAX35, "GrpHdr", "MsgId"),
                order.stream().map(news::get).toList(),
                List.of(),
                trouble);
    }

    /** The message it speaks of, which stands before its parts. */
    private void open(Element root) {
        if (!message.isEmpty()) {
            return;
        }
        Element group = root.must("OrgnlGrpInfAndSts");
        message = group.text(Form.MAX35, "OrgnlMsgId");
        String type = group.text(Form.MAX35, "OrgnlMsgNmId");
        if (!type.startsWith("pain.008")) {
            throw new Unreadable(Say.of("status.otherType", "type", Spooled.plain(type)));
        }
        for (SentOrder each : sent.of(message)) {
            orders.put(each.order(), each);
        }
        if (orders.isEmpty()) {
            throw new Unreadable(Say.of("status.messageUnknown", "message", Spooled.plain(message)));
        }
        createdAt = root.must("GrpHdr", "CreDtTm").moment(bank.zone());
    }

    private void transaction(Element transaction) {
        Element part = Objects.requireNonNull(transaction.parent());
        open(Objects.requireNonNull(part.parent()));
        String number = transaction.textOr("", Form.MAX35, "OrgnlEndToEndId");
        SentOrder known = orders.get(number);
        if (known == null) {
            trouble.add(Say.of("status.orderUnknown", "order", Spooled.plain(number), "message", message));
            return;
        }
        Optional<Element> amount = transaction.maybe("OrgnlTxRef", "Amt", "InstdAmt");
        if (amount.isPresent() && !amount.get().amount().equals(known.amount())) {
            trouble.add(Say.of(
                    "status.otherAmount", "order", number, "said", amount.get().amount(), "sent", known.amount()));
            return;
        }
        Optional<String> status = transaction.maybe("TxSts").map(each -> each.value(Form.CODE4));
        if (status.isEmpty()) {
            return;
        }
        LocalDateTime at = transaction
                .maybe("AccptncDtTm")
                .map(each -> each.moment(bank.zone()))
                .orElse(createdAt);
        Reason reason = reasons.in(transaction.all("StsRsnInf")).orElse(Reason.notSpecified());
        say(known, status.get(), reason, transaction.textOr("", Form.MAX35, "AcctSvcrRef"), at);
    }

    /** What is said of a message or of a part is said of its debits, of which nothing was said by name. */
    private void all(Element of, String name, List<SentOrder> debits) {
        Optional<String> status = of.maybe(name).map(each -> each.value(Form.CODE4));
        if (status.isEmpty() || status.get().equals("PART")) {
            return;
        }
        Reason reason = reasons.in(of.all("StsRsnInf")).orElse(Reason.notSpecified());
        if (status.get().equals("RJCT") && reason.failure() == DebitFailure.DUPLICATE) {
            // The bank has seen it before: what became of its debits the first time, another report says.
            trouble.add(Say.of("status.duplicate", "message", message, "code", reason.code()));
            return;
        }
        for (SentOrder each : debits) {
            if (!news.containsKey(each.order()) && !accepted.contains(each.order())) {
                say(each, status.get(), reason, "", createdAt);
            }
        }
    }

    private void say(SentOrder debit, String status, Reason reason, String reference, LocalDateTime at) {
        switch (status) {
            case "RJCT", "CANC" -> {
                if (!reason.isKnown()) {
                    trouble.add(Say.of("reason.unknown", "order", debit.order(), "code", reason.code()));
                }
                tell(debit.order(), reason.failed());
            }
            // settled on our own account; ACSC says so of the debtor's alone, and the booking is yet to come
            case "ACCC" -> tell(debit.order(), new Result.Success(reference, debit.amount(), at));
            case "ACCP", "ACSC", "ACSP", "ACTC", "ACWC", "ACWP", "ACFC", "PATC", "PDNG", "RCVD", "PRES" ->
                accepted.add(debit.order());
            default -> trouble.add(Say.of("status.unknown", "order", debit.order(), "status", status));
        }
    }

    private void tell(String number, Result result) {
        if (news.putIfAbsent(number, new News.Answered(number, result)) == null) {
            order.add(number);
        }
    }

    /** When the bank says how much was in a file or part, it speaks of the one that we sent. */
    private void counts(Element of, List<SentOrder> debits) {
        Optional<Element> count = of.maybe("OrgnlNbOfTxs");
        if (count.isPresent() && Long.parseLong(count.get().value(Form.MAX15_NUMERIC)) != debits.size()) {
            throw count.get().wrong(count.get().value(Form.MAX15_NUMERIC), Integer.toString(debits.size()));
        }
        Optional<Element> sum = of.maybe("OrgnlCtrlSum");
        BigDecimal sentSum =
                debits.stream().map(each -> each.amount().decimal()).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.isPresent() && sum.get().number(Form.SUM).compareTo(sentSum) != 0) {
            throw sum.get().wrong(sum.get().number(Form.SUM).toPlainString(), sentSum.toPlainString());
        }
    }
}
