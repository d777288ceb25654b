package dev.shouyue.warning;

import dev.shouyue.event.Event;
import dev.shouyue.event.LoggedEvent;
import dev.shouyue.event.Subscriber;
import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.kernel.position.Positions;
import dev.shouyue.payment.Order;
import dev.shouyue.payment.Orders;
import dev.shouyue.risk.signal.Happening;
import dev.shouyue.risk.signal.Happening.Head;
import dev.shouyue.risk.signal.HappeningText;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.servicing.LoanKey;
import dev.shouyue.servicing.LoanSearch;
import dev.shouyue.servicing.StoredLoan;
import dev.shouyue.storage.Tx;
import dev.shouyue.warning.Happenings.Source;
import dev.shouyue.warning.Happenings.Taken;
import dev.shouyue.warning.Happenings.Text;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happens in the platform itself, as behaviour: debits that were sent and answered, bills that fall due and are paid,
 * consents that end. Written with the place in the log of events up to which it was heard, and so exactly once.
 */
final class OwnEvents implements Subscriber {

    static final String NAME = "warning";

    /** A bill is issued so many days before it is due. */
    private static final int AHEAD = 7;

    /** A day that is closed later than this was not lived through. */
    private static final int LIVED = 7;

    private static final int LOANS_AT_ONCE = 2_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final Happenings happenings;
    private final LoanBook book;
    private final LoanSearch search;
    private final Orders orders;

    OwnEvents(DataSource database, Happenings happenings, LoanBook book, Orders orders) {
        this.happenings = happenings;
        this.book = book;
        this.search = new LoanSearch(database);
        this.orders = orders;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void receive(Connection connection, List<LoggedEvent> events) throws SQLException {
        Tx tx = Tx.on(connection);
        List<Happening> heard = new ArrayList<>();
        for (LoggedEvent logged : events) {
            Event event = logged.event();
            switch (event.type()) {
                case "dev.shouyue.payment.payment-succeeded.v1" -> {
                    debit(event, Happening.Outcome.SUCCESS, heard);
                    paid(event, heard);
                }
                case "dev.shouyue.payment.payment-failed.v1" -> debit(event, outcome(event), heard);
                case "dev.shouyue.payment.payment-unknown.v1" -> debit(event, Happening.Outcome.UNKNOWN, heard);
                case "dev.shouyue.payment.mandate-ended.v1" -> mandateEnded(event, heard);
                case "dev.shouyue.servicing.day-closed.v1" -> {
                    write(tx, heard);
                    heard.clear();
                    dayClosed(tx, event);
                }
                default -> {}
            }
        }
        write(tx, heard);
        happenings.told(new Taken(events.size(), 0, List.of()));
    }

    private void write(Tx tx, List<Happening> heard) throws SQLException {
        for (int from = 0; from < heard.size(); from += Happenings.MOST_AT_ONCE) {
            List<Text> texts = heard.subList(from, Math.min(heard.size(), from + Happenings.MOST_AT_ONCE)).stream()
                    .map(event -> new Text(event.head().id(), HappeningText.write(event)))
                    .toList();
            happenings.take(tx, Source.INTERNAL, texts);
        }
    }

    private static String text(Event event, String field) {
        return JSON.readTree(event.data()).path(field).asString("");
    }

    private static Happening.Outcome outcome(Event event) {
        return switch (text(event, "reason")) {
            case "FUNDS" -> Happening.Outcome.FUNDS;
            case "ACCOUNT" -> Happening.Outcome.ACCOUNT;
            case "MANDATE" -> Happening.Outcome.MANDATE;
            case "LIMIT_OR_DATE", "DUPLICATE" -> Happening.Outcome.LIMIT;
            default -> Happening.Outcome.SYSTEM;
        };
    }

    /** A debit that we sent and its answer; a payment by hand is no answer of a channel to us. */
    private void debit(Event event, Happening.Outcome outcome, List<Happening> heard) {
        Optional<Order> found = Optional.of(text(event, "order"))
                .filter(number -> !number.isEmpty())
                .flatMap(orders::find)
                .filter(order -> order.kind() == Order.Kind.DEBIT);
        if (found.isEmpty()) {
            return;
        }
        Order order = found.orElseThrow();
        Instant known = event.time();
        Instant sent =
                order.progress().sentAt().filter(at -> !at.isAfter(known)).orElse(known);
        Instant answered = order.progress()
                .answeredAt()
                .filter(at -> !at.isAfter(known) && !at.isBefore(sent))
                .orElse(known);
        String borrower = book.borrowerOf(order.key());
        heard.add(new Happening.DebitAttempted(
                new Head("debit:" + order.number(), borrower, sent, known),
                order.channel(),
                order.number(),
                order.amount().minor()));
        heard.add(new Happening.DebitAnswered(
                new Head("debit:" + order.number() + ":" + outcome, borrower, answered, known),
                order.channel(),
                order.number(),
                outcome,
                Duration.between(sent, answered).toMillis(),
                -1));
    }

    /** Installments of the loan that are paid in full by now. */
    private void paid(Event event, List<Happening> heard) {
        String name = text(event, "loan");
        Set<String> open = happenings.openBills(event.borrowerId(), name + "/");
        Optional<StoredLoan> found = open.isEmpty() ? Optional.empty() : book.find(name);
        if (found.isEmpty()) {
            return;
        }
        StoredLoan loan = found.orElseThrow();
        ZoneId zone = book.zoneOf(loan);
        Instant known = event.time();
        Instant at = Optional.of(text(event, "at"))
                .filter(text -> !text.isEmpty())
                .map(text -> LocalDateTime.parse(text).atZone(zone).toInstant())
                .filter(moment -> !moment.isAfter(known))
                .orElse(known);
        String borrower = book.borrowerOf(loan.key());
        LocalDate today = LocalDate.ofInstant(known, zone);
        for (InstallmentPosition row : on(loan, today)) {
            String bill = bill(name, row);
            if (open.contains(bill) && outstanding(loan, row, today) <= 0) {
                heard.add(new Happening.BillPaid(new Head("paid:" + bill, borrower, at, known), bill));
            }
        }
    }

    /** What is left of an installment; money that came ahead counts when it falls due. */
    private long outstanding(StoredLoan loan, InstallmentPosition row, LocalDate today) {
        if (!row.due().isAfter(today)) {
            return row.outstanding();
        }
        return on(loan, row.due()).stream()
                .filter(then -> then.number() == row.number())
                .mapToLong(InstallmentPosition::outstanding)
                .sum();
    }

    private List<InstallmentPosition> on(StoredLoan loan, LocalDate day) {
        return Positions.on(loan.terms(), loan.facts(), book.policyOf(loan), day)
                .installments();
    }

    private static String bill(String loan, InstallmentPosition row) {
        return loan + "/" + row.number();
    }

    private void mandateEnded(Event event, List<Happening> heard) {
        book.find(text(event, "loan"))
                .ifPresent(loan -> heard.add(new Happening.MandateChanged(
                        new Head(
                                "mandate:" + text(event, "mandate") + ":ended",
                                book.borrowerOf(loan.key()),
                                event.time(),
                                event.time()),
                        Happening.Consent.CANCELLED)));
    }

    /** Bills that are due soon, and whether what was due on the day that was closed was paid by its end. */
    private void dayClosed(Tx tx, Event event) throws SQLException {
        LocalDate day = LocalDate.parse(text(event, "day"));
        if (day.plusDays(LIVED).isBefore(LocalDate.ofInstant(event.time(), ZoneOffset.UTC))) {
            return; // a past that is made up for in one go is no behaviour of today
        }
        each(tx, search.newlyAhead(day, AHEAD), (loan, name, borrower, out) -> {
            ZoneId zone = book.zoneOf(loan);
            for (InstallmentPosition row : on(loan, day)) {
                // the last second of the day
                Instant due =
                        row.due().plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
                boolean isAhead = row.due().isAfter(day) && !row.due().isAfter(day.plusDays(AHEAD));
                long amount = isAhead && due.isAfter(event.time()) ? outstanding(loan, row, day) : 0;
                if (amount > 0) {
                    String bill = bill(name, row);
                    out.accept(new Happening.BillIssued(
                            new Head("bill:" + bill + ":" + row.due(), borrower, event.time(), event.time()),
                            bill,
                            due,
                            amount));
                }
            }
        });
        each(tx, search.dueBetween(day, day), (loan, name, borrower, out) -> {
            List<String> cells = groups(tx, loan);
            for (InstallmentPosition row : on(loan, day)) {
                if (row.due().equals(day)) {
                    out.accept(new Happening.Judged(
                            new Head("D1:" + bill(name, row) + ":" + row.due(), borrower, event.time(), event.time()),
                            "D1",
                            cells,
                            row.outstanding() > 0));
                }
            }
        });
    }

    private static List<String> groups(Tx tx, StoredLoan loan) {
        List<String> cells = new ArrayList<>();
        cells.add("product=" + (loan.product().isEmpty() ? "-" : loan.product()));
        cells.add("vintage=" + loan.terms().drawnOn().toString().substring(0, 7));
        tx.sql()
                .sql("select region, channel from party.borrower where borrower_id = ?")
                .param(loan.key().borrowerId())
                .query(row -> {
                    add(cells, "region", row.getString(1));
                    add(cells, "channel", row.getString(2));
                });
        return cells;
    }

    private static void add(List<String> cells, String name, @Nullable String value) {
        if (value != null && !value.isBlank() && value.length() <= 100) {
            cells.add(name + "=" + value);
        }
    }

    /** What is made of a loan. */
    @FunctionalInterface
    private interface Maker {
        void make(StoredLoan loan, String name, String borrower, Consumer<Happening> out);
    }

    private void each(Tx tx, List<LoanKey> keys, Maker maker) throws SQLException {
        for (int from = 0; from < keys.size(); from += LOANS_AT_ONCE) {
            List<LoanKey> part = keys.subList(from, Math.min(keys.size(), from + LOANS_AT_ONCE));
            Map<LoanKey, LoanSearch.Names> names = search.names(part);
            List<Happening> made = new ArrayList<>();
            book.loans(part, loan -> {
                LoanSearch.Names name = names.get(loan.key());
                if (name != null) {
                    maker.make(loan, name.loan(), name.borrower(), made::add);
                }
            });
            write(tx, made);
        }
    }
}
