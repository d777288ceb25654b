package dev.shouyue.payment.bank;

import dev.shouyue.kernel.money.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was booked, as a {@code camt.054.001.08} (BankToCustomerDebitCreditNotificationV08) or a {@code camt.053.001.08}
 * (BankToCustomerStatementV08) says it. Whatever sums it gives are those of its entries, or nothing of it is believed: of an
 * entry over its transactions, of the summary over the entries, of a statement from its opening to its closing balance.
 *
 * @param id of the message
 */
record AccountReport(String id, List<Booking> bookings) {

    static final String NOTIFICATION = "camt.054.001.08";
    static final String STATEMENT = "camt.053.001.08";

    /** PMNT/IDDT: direct debits that we issued (External Bank Transaction Code sets). */
    private static final String ISSUED_DIRECT_DEBITS = "IDDT";

    static AccountReport read(Path file, String type, BankSettings bank) throws IOException {
        Reader reader = new Reader(bank);
        Set<String> repeated = Set.of("TxDtls", "Ntry");
        Element document = Message.read(file, Map.of(type, repeated), reader::take);
        boolean isStatement = type.equals(STATEMENT);
        Element root = document.must(isStatement ? "BkToCstmrStmt" : "BkToCstmrDbtCdtNtfctn");
        String message = root.text(Form.MAX35, "GrpHdr", "MsgId");
        List<Element> reports = root.all(isStatement ? "Stmt" : "Ntfctn");
        if (reports.isEmpty()) {
            throw new Unreadable(
                    Say.of("element.missing", "path", root.path() + (isStatement ? "/Stmt" : "/Ntfctn"), "line", 1));
        }
        for (Element report : reports) {
            reader.check(root, report);
        }
        return new AccountReport(message, reader.bookings);
    }

    /** Entries of a report, added up. */
    private static final class Totals {
        private int credits;
        private int debits;
        private BigDecimal credited = BigDecimal.ZERO;
        private BigDecimal debited = BigDecimal.ZERO;
        private BigDecimal booked = BigDecimal.ZERO;

        void add(boolean isCredit, boolean isBooked, BigDecimal amount) {
            if (isCredit) {
                credits++;
                credited = credited.add(amount);
            } else {
                debits++;
                debited = debited.add(amount);
            }
            if (isBooked) {
                booked = isCredit ? booked.add(amount) : booked.subtract(amount);
            }
        }
    }

    private static final class Reader {

        private final BankSettings bank;
        private final Reasons reasons;
        private final List<Booking> bookings = new ArrayList<>();
        private final Map<Element, Totals> totals = new HashMap<>();
        private final List<Element> details = new ArrayList<>();
        private int entries;

        Reader(BankSettings bank) {
            this.bank = bank;
            this.reasons = Reasons.of(bank.scheme());
        }

        void take(Element element) {
            if (element.name().equals("TxDtls")) {
                details.add(element);
            } else {
                entry(element, Objects.requireNonNull(element.parent()));
                details.clear();
            }
        }

        private void entry(Element entry, Element report) {
            entries++;
            Money amount = entry.must("Amt").amount();
            boolean isCredit = isCredit(entry).orElseThrow(() -> missing(entry, "CdtDbtInd"));
            boolean isBooked = entry.textOr("", Form.MAX35, "Sts", "Cd").equals("BOOK");
            totals.computeIfAbsent(report, none -> new Totals()).add(isCredit, isBooked, amount.decimal());
            addUp(entry, amount, isCredit);
            if (isBooked) {
                if (details.isEmpty()) {
                    bookings.add(booking(entry, entry, amount, 1, 1));
                }
                for (int i = 0; i < details.size(); i++) {
                    Money part = details.size() == 1
                            ? amount
                            : details.get(i).must("Amt").amount();
                    bookings.add(booking(entry, details.get(i), part, i + 1, details.size()));
                }
            }
        }

        /** The transactions of an entry are the entry. */
        private void addUp(Element entry, Money amount, boolean isCredit) {
            if (details.size() < 2) {
                return;
            }
            BigDecimal sum = BigDecimal.ZERO;
            for (Element detail : details) {
                Money part = detail.must("Amt").amount();
                if (!part.currency().equals(amount.currency())) {
                    throw detail.must("Amt")
                            .wrong(part.toString(), amount.currency().getCurrencyCode());
                }
                sum = isCredit(detail).orElse(isCredit) == isCredit
                        ? sum.add(part.decimal())
                        : sum.subtract(part.decimal());
            }
            if (sum.compareTo(amount.decimal()) != 0) {
                throw entry.must("Amt").wrong(amount.decimal().toPlainString(), sum.toPlainString());
            }
        }

        private Booking booking(Element entry, Element detail, Money amount, int number, int of) {
            boolean isCredit = isCredit(detail).or(() -> isCredit(entry)).orElseThrow();
            Money fee = fee(detail, amount, isCredit);
            LocalDateTime booked = moment(entry, "BookgDt", "ValDt");
            return new Booking(
                    reference(entry, detail, number, of),
                    isCredit,
                    entry.maybe("RvslInd").map(Element::isTrue).orElse(false),
                    detail.maybe("RtrInf").flatMap(info -> reasons.in(List.of(info))),
                    family(detail).or(() -> family(entry)).orElse("").equals(ISSUED_DIRECT_DEBITS),
                    Spooled.plain(entry == detail ? entry.textOr("", Form.MAX35, "NtryDtls", "Btch", "PmtInfId") : ""),
                    endToEnd(detail),
                    amount,
                    fee,
                    payer(detail),
                    account(detail),
                    remittance(detail),
                    moment(entry, "ValDt", "BookgDt"),
                    booked);
        }

        /** The bank's number of a transaction; one that several share is told apart by the place in their entry. */
        private String reference(Element entry, Element detail, int number, int of) {
            String whole = entry.textOr("", Form.MAX35, "AcctSvcrRef");
            String own = detail.textOr(whole, Form.MAX35, "Refs", "AcctSvcrRef");
            if (own.isEmpty()) {
                own = entry.textOr("", Form.MAX35, "NtryRef");
                whole = own;
            }
            if (own.isEmpty()) {
                Element report = Objects.requireNonNull(entry.parent());
                own = report.text(Form.MAX35, "Id") + '/' + entries;
                whole = own;
            }
            return Spooled.plain(of > 1 && own.equals(whole) ? own + '/' + number : own);
        }

        /** What the bank kept of a transaction: the difference to what was instructed, when its charges explain it. */
        private static Money fee(Element detail, Money amount, boolean isCredit) {
            Money none = Money.zero(amount.currency());
            Optional<Element> instructed = detail.maybe("AmtDtls", "InstdAmt", "Amt");
            if (instructed.isEmpty() || detail.maybe("Chrgs").isEmpty()) {
                return none;
            }
            Money gross = instructed.get().amount();
            if (!gross.currency().equals(amount.currency())) {
                return none;
            }
            BigDecimal charges = detail.must("Chrgs").all("Rcrd").stream()
                    .map(each -> each.must("Amt").amount().decimal())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            Money difference = isCredit ? gross.minus(amount) : amount.minus(gross);
            return difference.isPositive() && difference.decimal().compareTo(charges) == 0 ? difference : none;
        }

        private LocalDateTime moment(Element entry, String first, String second) {
            return entry.maybe(first)
                    .or(() -> entry.maybe(second))
                    .orElseThrow(() -> missing(entry, first))
                    .dayOrMoment(bank.zone());
        }

        private static Unreadable missing(Element entry, String name) {
            return new Unreadable(Say.of("element.missing", "path", entry.path() + '/' + name, "line", entry.line()));
        }

        private static Optional<Boolean> isCredit(Element element) {
            return element.maybe("CdtDbtInd")
                    .map(each -> each.value(Form.CREDIT_OR_DEBIT).equals("CRDT"));
        }

        private static Optional<String> family(Element element) {
            return element.maybe("BkTxCd", "Domn", "Fmly", "Cd").map(each -> each.value(Form.CODE4));
        }

        private static String endToEnd(Element detail) {
            String id = Spooled.plain(detail.textOr("", Form.MAX35, "Refs", "EndToEndId"));
            return id.equals("NOTPROVIDED") ? "" : id;
        }

        private static String payer(Element detail) {
            return Spooled.plain(detail.maybe("RltdPties", "Dbtr", "Pty", "Nm")
                    .or(() -> detail.maybe("RltdPties", "Dbtr", "Nm"))
                    .map(each -> each.value(Form.MAX140))
                    .orElseGet(() -> number(detail, "DbtrAcct")));
        }

        private String account(Element detail) {
            String account = Spooled.plain(number(detail, "CdtrAcct"));
            return account.equals(bank.account()) ? "" : account;
        }

        private static String number(Element detail, String account) {
            return detail.maybe("RltdPties", account, "Id", "IBAN")
                    .or(() -> detail.maybe("RltdPties", account, "Id", "Othr", "Id"))
                    .map(each -> each.value(Form.MAX34))
                    .orElse("");
        }

        private static String remittance(Element detail) {
            return detail.maybe("RmtInf")
                    .map(info -> Stream.concat(
                                    info.all("Ustrd").stream().map(each -> each.value(Form.MAX140)),
                                    info.all("Strd").stream()
                                            .flatMap(each -> each.maybe("CdtrRefInf", "Ref").stream())
                                            .map(each -> each.value(Form.MAX35)))
                            .map(Spooled::plain)
                            .collect(Collectors.joining(" ")))
                    .orElse("");
        }

        /** It is our account, and its sums are those of its entries; a page of several has the sums of all of them. */
        void check(Element root, Element report) {
            Element account = report.must("Acct", "Id");
            String number = account.maybe("IBAN")
                    .orElseGet(() -> account.must("Othr", "Id"))
                    .value(Form.MAX34);
            if (!number.equals(bank.account())) {
                throw new Unreadable(Say.of("report.otherAccount", "account", Spooled.plain(number)));
            }
            boolean isOnePage = Stream.of(
                            root.maybe("GrpHdr", "MsgPgntn"), report.maybe("StmtPgntn"), report.maybe("NtfctnPgntn"))
                    .flatMap(Optional::stream)
                    .allMatch(page -> page.text(Form.MAX15_NUMERIC, "PgNb").equals("1")
                            && page.must("LastPgInd").isTrue());
            if (isOnePage) {
                Totals all = totals.getOrDefault(report, new Totals());
                summary(report, "TtlNtries", all.credits + all.debits, all.credited.add(all.debited));
                summary(report, "TtlCdtNtries", all.credits, all.credited);
                summary(report, "TtlDbtNtries", all.debits, all.debited);
                balance(report, all);
            }
        }

        private static void summary(Element report, String name, int count, BigDecimal sum) {
            Optional<Element> said = report.maybe("TxsSummry", name);
            said.flatMap(each -> each.maybe("NbOfNtries")).ifPresent(each -> {
                String value = each.value(Form.MAX15_NUMERIC);
                if (Long.parseLong(value) != count) {
                    throw each.wrong(value, Integer.toString(count));
                }
            });
            said.flatMap(each -> each.maybe("Sum")).ifPresent(each -> {
                BigDecimal value = each.number(Form.SUM);
                if (value.compareTo(sum) != 0) {
                    throw each.wrong(value.toPlainString(), sum.toPlainString());
                }
            });
        }

        private static void balance(Element report, Totals all) {
            Optional<Element> opening = balance(report, "OPBD").or(() -> balance(report, "PRCD"));
            Optional<Element> closing = balance(report, "CLBD");
            if (opening.isPresent() && closing.isPresent()) {
                BigDecimal expected = signed(opening.get()).add(all.booked);
                if (signed(closing.get()).compareTo(expected) != 0) {
                    throw closing.get()
                            .must("Amt")
                            .wrong(signed(closing.get()).toPlainString(), expected.toPlainString());
                }
            }
        }

        private static Optional<Element> balance(Element report, String kind) {
            return report.all("Bal").stream()
                    .filter(each ->
                            each.textOr("", Form.MAX35, "Tp", "CdOrPrtry", "Cd").equals(kind))
                    .findFirst();
        }

        private static BigDecimal signed(Element balance) {
            BigDecimal amount = balance.must("Amt").amount().decimal();
            return isCredit(balance).orElseThrow(() -> missing(balance, "CdtDbtInd")) ? amount : amount.negate();
        }
    }
}
