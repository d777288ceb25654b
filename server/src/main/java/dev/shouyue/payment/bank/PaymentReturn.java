package dev.shouyue.payment.bank;

import dev.shouyue.decision.Sentence;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.News;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A {@code pacs.004.001.09}, PaymentReturnV09: debits that were booked and are taken back. */
final class PaymentReturn {

    static final String MESSAGE = "pacs.004.001.09";

    private final BankSettings bank;
    private final Reasons reasons;
    private final SentOrders sent;
    private final List<News> news = new ArrayList<>();
    private final List<Sentence> trouble = new ArrayList<>();
    private long count;
    private BigDecimal sum = BigDecimal.ZERO;

    private PaymentReturn(BankSettings bank, SentOrders sent) {
        this.bank = bank;
        this.reasons = Reasons.of(bank.scheme());
        this.sent = sent;
    }

    static Told read(Path file, BankSettings bank, SentOrders sent) throws IOException {
        PaymentReturn returns = new PaymentReturn(bank, sent);
        Element document = Message.read(file, Map.of(MESSAGE, Set.of("TxInf")), returns::transaction);
        Element head = document.must("PmtRtr", "GrpHdr");
        returns.check(head);
        return new Told("pacs.004-" + head.text(Form.MAX35, "MsgId"), returns.news, List.of(), returns.trouble);
    }

    private void transaction(Element transaction) {
        Money amount = transaction.must("RtrdIntrBkSttlmAmt").amount();
        count++;
        sum = sum.add(amount.decimal());
        String number = transaction.textOr("", Form.MAX35, "OrgnlEndToEndId");
        Optional<SentOrder> order = sent.find(number);
        if (order.isEmpty()) {
            trouble.add(Say.of(
                    "return.orderUnknown",
                    "order",
                    Spooled.plain(number),
                    "amount",
                    amount,
                    "reference",
                    Spooled.plain(transaction.textOr("", Form.MAX35, "RtrId"))));
            return;
        }
        Reason reason = reasons.in(transaction.all("RtrRsnInf")).orElse(Reason.notSpecified());
        Meaning.returned(order.get(), reason, instructed(transaction, amount), at(transaction), trouble)
                .ifPresent(news::add);
    }

    /** What was taken back of the debit, without what the other bank asks for it on top. */
    private static Money instructed(Element transaction, Money settled) {
        return transaction
                .maybe("RtrdInstdAmt")
                .map(Element::amount)
                .filter(each -> each.currency().equals(settled.currency()))
                .orElse(settled);
    }

    private LocalDateTime at(Element transaction) {
        Element head = Objects.requireNonNull(transaction.parent()).must("GrpHdr");
        return transaction
                .maybe("IntrBkSttlmDt")
                .or(() -> head.maybe("IntrBkSttlmDt"))
                .map(each -> each.day().atStartOfDay())
                .orElseGet(() -> head.must("CreDtTm").moment(bank.zone()));
    }

    private void check(Element head) {
        String said = head.text(Form.MAX15_NUMERIC, "NbOfTxs");
        if (Long.parseLong(said) != count) {
            throw head.must("NbOfTxs").wrong(said, Long.toString(count));
        }
        for (String name : List.of("CtrlSum", "TtlRtrdIntrBkSttlmAmt")) {
            Optional<Element> total = head.maybe(name);
            if (total.isPresent() && total.get().number(Form.SUM).compareTo(sum) != 0) {
                throw total.get().wrong(total.get().number(Form.SUM).toPlainString(), sum.toPlainString());
            }
        }
    }
}
