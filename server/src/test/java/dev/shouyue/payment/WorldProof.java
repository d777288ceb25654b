package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.position.Explanation;
import dev.shouyue.kernel.schedule.Installment;
import dev.shouyue.servicing.DayClose;
import dev.shouyue.servicing.Rebuild;
import dev.shouyue.servicing.StoredLoan;
import dev.shouyue.simulator.channel.Book;
import dev.shouyue.simulator.channel.bank.BankBook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds the books of the channels against ours, order by order and in total, when nothing is on its way any more. */
final class WorldProof {

    private final World world;
    private final JdbcClient sql;
    private final Map<String, Order> orders = new HashMap<>();
    private final Map<String, Receipt> receipts = new HashMap<>();
    private final List<Refund> refunded = new ArrayList<>();
    private final List<StoredLoan> loans = new ArrayList<>();

    /** Payments in the book by channel and id, those taken back too. */
    private final Map<String, Long> posted = new HashMap<>();

    private final Set<String> takenBack = new HashSet<>();

    WorldProof(World world) {
        this.world = world;
        sql = JdbcClient.create(world.platform.dataSource());
        sql.sql("select " + Order.COLUMNS + " from payment.debit_order o")
                .query(Order::read)
                .list()
                .forEach(order -> orders.put(order.number(), order));
        sql.sql("select * from payment.receipt")
                .query(Receipt::read)
                .list()
                .forEach(receipt -> receipts.put(receipt.channel() + '/' + receipt.id(), receipt));
        refunded.addAll(
                sql.sql("select * from payment.refund").query(Refund::read).list());
        world.platform.book.scan(0, 1, world.today().plusDays(1), loans::add);
        for (StoredLoan loan : loans) {
            for (Fact fact : loan.facts().inOrder()) {
                read(fact);
            }
        }
    }

    private void read(Fact fact) {
        String source = fact.header().source() + '/';
        if (fact instanceof Fact.PaymentReceived payment) {
            assertThat(posted.put(source + payment.header().sourceId(), payment.amount()))
                    .as("a payment fact of an id: " + payment)
                    .isNull();
        } else if (fact instanceof Fact.PaymentReversed reversed) {
            takenBack.add(source + reversed.payment());
        }
    }

    /** How many debits and payments by hand there were. */
    int payments() {
        return orders.size() + receipts.size();
    }

    void all() {
        everyFen();
        nothingHangs();
        protections();
        books();
        findings();
    }

    private void everyFen() {
        Map<String, Long> there = new TreeMap<>();
        Map<String, Long> refunds = new TreeMap<>();
        world.other.wallets.forEach((name, wallet) -> {
            for (Book.Move move : wallet.book().moved()) {
                if (move.kind() == Book.Kind.DEBIT) {
                    assertThat(there.put(
                                    name + '/' + move.order(), move.amount().minor()))
                            .as("an order is debited once: " + move)
                            .isNull();
                } else {
                    assertThat(refunds.put(
                                    name + '/' + move.order(), move.amount().minor()))
                            .as("a refund is made once: " + move)
                            .isNull();
                }
            }
        });
        BankBook bank = world.other.bank.book();
        bank.debited().forEach((order, minor) -> there.put("bank/" + order, minor));
        assertThat(bank.movements().stream()
                        .filter(move -> !move.order().isEmpty() && move.minor() > 0)
                        .count())
                .as("an order is debited once by the bank")
                .isEqualTo(bank.debited().size());

        Map<String, Long> ours = new TreeMap<>();
        Map<String, Long> back = new TreeMap<>();
        for (Order order : orders.values()) {
            order.progress().paid().ifPresent(paid -> ours.put(order.channel() + '/' + order.number(), paid.minor()));
            order.progress().returned().ifPresent(taken -> back.put(order.number(), taken.minor()));
        }
        same("what the channels moved is what our orders say", ours, there);
        same("what the bank took back", back, bank.returned());

        for (Map.Entry<String, Long> paid : ours.entrySet()) {
            Receipt receipt = receipts.get(paid.getKey());
            long at = posted.getOrDefault(paid.getKey(), 0L)
                    + (receipt == null ? 0 : receipt.amount().minor());
            assertThat(at).as("in the book or in suspense: " + paid.getKey()).isEqualTo(paid.getValue());
        }
        Map<String, Long> given = new TreeMap<>();
        for (Refund refund : refunded) {
            assertThat(refund.state()).as("decided: " + refund).isIn(Refund.State.DONE, Refund.State.FAILED);
            if (refund.state() == Refund.State.DONE && !refund.channel().equals("bank")) {
                given.put(
                        refund.channel() + '/' + refund.number(),
                        refund.amount().minor());
            }
        }
        same("what we gave back is what the wallets gave back", given, refunds);
        Map<String, Long> transfers = new TreeMap<>();
        bank.transfers().forEach((id, movement) -> transfers.put(id, movement.minor()));
        Map<String, Long> received = new TreeMap<>();
        for (Receipt receipt : receipts.values()) {
            if (!orders.containsKey(receipt.id())) {
                assertThat(receipt.channel()).isEqualTo("bank");
                received.put(receipt.id(), receipt.amount().minor());
            }
        }
        same("every transfer once", received, transfers);
        totals(
                sum(there) + sum(transfers),
                bank.returned().values().stream().mapToLong(Long::longValue).sum());
    }

    /** All that came in is with loans, in suspense, given back by us, or taken back by the bank. */
    private void totals(long in, long returned) {
        long withLoans = posted.entrySet().stream()
                .filter(payment -> !takenBack.contains(payment.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        Map<Receipt.State, Long> receiptSums = receipts.values().stream()
                .collect(Collectors.groupingBy(Receipt::state, Collectors.summingLong(receipt -> receipt.amount()
                        .minor())));
        long suspense = receiptSums.getOrDefault(Receipt.State.OPEN, 0L);
        long refunded = receiptSums.getOrDefault(Receipt.State.REFUNDED, 0L);
        long fromLoans = this.refunded.stream()
                .filter(refund -> refund.source() == Refund.Source.LOAN && refund.state() == Refund.State.DONE)
                .mapToLong(refund -> refund.amount().minor())
                .sum();
        assertThat(withLoans + suspense + refunded + fromLoans + returned)
                .as(
                        "posted %d, suspense %d, refunded %d, refunded from loans %d, returned %d",
                        withLoans, suspense, refunded, fromLoans, returned)
                .isEqualTo(in);
        long booked = world.platform.book.trialBalance();
        assertThat(booked).as("the journal").isZero();
    }

    /** Of two large books only what differs is told. */
    private static void same(String what, Map<String, Long> ours, Map<String, Long> theirs) {
        Set<String> names = new TreeSet<>(ours.keySet());
        names.addAll(theirs.keySet());
        assertThat(names.stream()
                        .filter(name -> !Objects.equals(ours.get(name), theirs.get(name)))
                        .map(name -> name + ": ours " + ours.get(name) + ", theirs " + theirs.get(name)))
                .as(what)
                .isEmpty();
    }

    private static long sum(Map<String, Long> amounts) {
        return amounts.values().stream().mapToLong(Long::longValue).sum();
    }

    private void nothingHangs() {
        Set<String> listed = world
                .platform
                .payments
                .workItems
                .list(true, Optional.of(WorkItems.Kind.UNKNOWN_TOO_LONG), 0, 1_000_000)
                .stream()
                .map(WorkItems.Item::subject)
                .collect(Collectors.toSet());
        assertThat(orders.values().stream()
                        .filter(order -> order.state().isOpen() || order.state().isToBeSent())
                        .filter(order -> !listed.contains(order.number())))
                .as("resolved or listed")
                .isEmpty();
        assertThat(sql.sql("select source || '/' || source_id from payment.book_entry where state = 'WAITING'")
                        .query(String.class)
                        .list())
                .as("waiting for the book")
                .isEmpty();
        assertThat(sql.sql("""
                        select source || '/' || source_id || ': ' || refusal from payment.book_entry
                         where state = 'REFUSED' and kind in ('PROTECTION', 'RETURN')""").query(String.class).list())
                .as("refused by the book")
                .isEmpty();
    }

    private void books() {
        Rebuild.Result proof = world.platform.rebuild.prove(DayClose.Progress.SILENT);
        assertThat(proof.differing()).isEmpty();
        assertThat(proof.booksAgree()).isTrue();
    }

    /** What is open of all that was found has a work item that says what it is. */
    private void findings() {
        Set<String> told = world
                .platform
                .payments
                .workItems
                .list(true, Optional.of(WorkItems.Kind.RECONCILIATION), 0, 1_000_000)
                .stream()
                .map(WorkItems.Item::subject)
                .collect(Collectors.toSet());
        assertThat(world.platform.payments.reconciliation.findings(Optional.empty(), true, 1_000_000).stream()
                        .map(finding -> finding.which().category() + " "
                                + finding.which().channel() + '/'
                                + finding.which().subject() + " "
                                + finding.which().day() + " " + finding.here() + " " + finding.there()
                                + (told.contains(finding.which().channel()
                                                + '/'
                                                + finding.which().subject())
                                        ? " told"
                                        : "")))
                .as("nothing is left to explain")
                .isEmpty();
    }

    private void protections() {
        Map<String, List<Order>> byLoan = orders.values().stream().collect(Collectors.groupingBy(Order::loan));
        List<String> wrong = new ArrayList<>();
        for (StoredLoan loan : loans) {
            List<Fact.ProtectionGranted> granted = loan.facts().inOrder().stream()
                    .filter(Fact.ProtectionGranted.class::isInstance)
                    .map(Fact.ProtectionGranted.class::cast)
                    .toList();
            for (Order order : byLoan.getOrDefault(loan.terms().loan(), List.of())) {
                Set<LocalDate> days = days(granted.stream().filter(each -> covers(each, order)));
                owedProtection(order, byLoan.getOrDefault(order.loan(), List.of()))
                        .filter(day -> !days.contains(day))
                        .findFirst()
                        .ifPresent(day -> wrong.add("not protected on " + day + ": " + order));
            }
            Stream.concat(granted.stream().map(Fact.ProtectionGranted::to), Stream.of(world.today()))
                    .distinct()
                    .forEach(day -> penalties(loan, granted, day).forEach(wrong::add));
        }
        assertThat(wrong).isEmpty();
    }

    /** The days after the due date on which the money was not there by a fault of ours or the channel's, by what is known at the end. */
    private static Stream<LocalDate> owedProtection(Order order, List<Order> ofLoan) {
        if (order.kind() == Order.Kind.LINK || order.progress().sentAt().isEmpty()) {
            return Stream.empty();
        }
        boolean borrowerFailed = ofLoan.stream()
                .anyMatch(other -> other.first().equals(order.first())
                        && other.tryNumber() < order.tryNumber()
                        && other.progress()
                                .failure()
                                .map(failure -> !failure.reason().isTechnical())
                                .orElse(false));
        LocalDate sentOn = order.civil(order.progress().sentAt().get()).toLocalDate();
        LocalDate from = borrowerFailed ? sentOn.plusDays(1) : order.dueOn().plusDays(1);
        LocalDate until = from;
        Optional<Order> next = ofLoan.stream()
                .filter(other -> other.first().equals(order.first()) && other.tryNumber() == order.tryNumber() + 1)
                // the next one of the same part, or the halves of it; what follows another part of the same try is
                // neither
                .filter(other -> other.part() == order.part()
                        || (other.amount().minor() < order.amount().minor()
                                && (other.part() + 1) / 2 == order.part()
                                && ofLoan.stream()
                                        .noneMatch(sibling -> sibling.first().equals(order.first())
                                                && sibling.tryNumber() == order.tryNumber()
                                                && sibling.part() == other.part())))
                .filter(other -> other.progress().sentAt().isPresent())
                .findFirst();
        boolean technical = order.progress()
                .failure()
                .map(failure ->
                        failure.reason() == DebitFailure.SYSTEM || failure.reason() == DebitFailure.LIMIT_OR_DATE)
                .orElse(false);
        if (technical && order.progress().paid().isEmpty() && next.isPresent()) {
            until = next.get()
                    .civil(next.get().progress().sentAt().get())
                    .toLocalDate()
                    .plusDays(1);
        } else if (order.progress().paid().isPresent() && !sentOn.isAfter(order.dueOn())) {
            until = order.progress().paid().get().at().toLocalDate().plusDays(1);
        } else if (order.tryNumber() == 1
                && sentOn.isAfter(order.dueOn())
                && !order.civil(order.progress().sendAt()).toLocalDate().isAfter(order.dueOn())) {
            until = sentOn.plusDays(1);
        }
        return until.isAfter(from) ? from.datesUntil(until) : Stream.empty();
    }

    /** Whether all that an order asked for is protected: its installment, and what was owed before it. */
    private static boolean covers(Fact.ProtectionGranted granted, Order order) {
        return order.installment().isEmpty()
                ? !granted.namesInstallments()
                : granted.covers(order.installment().getAsInt()) && (order.designated() || granted.covers(1));
    }

    private static Set<LocalDate> days(Stream<Fact.ProtectionGranted> granted) {
        return granted.flatMap(each -> days(each.from(), each.to()).stream()).collect(Collectors.toSet());
    }

    /** Penalties at the end of {@code day} that count more days than were left of protections. */
    private Stream<String> penalties(StoredLoan loan, List<Fact.ProtectionGranted> granted, LocalDate day) {
        return Explanation.of(loan.terms(), loan.facts(), world.platform.book.policyOf(loan), day).penalties().stream()
                .filter(penalty -> {
                    Set<LocalDate> spared = days(granted.stream().filter(each -> each.covers(penalty.installment())));
                    long counted = days(penalty.countsFrom().plusDays(1), day).stream()
                            .filter(each -> !spared.contains(each))
                            .count();
                    long principal = loan.terms().schedule().installments().stream()
                            .filter(each -> each.number() == penalty.installment())
                            .mapToLong(Installment::principal)
                            .sum();
                    return penalty.days() > counted || penalty.principalDays() > principal * counted;
                })
                .map(penalty -> "penalty on protected days at the end of " + day + " of "
                        + loan.terms().loan() + ": " + penalty);
    }

    private static Set<LocalDate> days(LocalDate from, LocalDate to) {
        return from.isAfter(to) ? Set.of() : from.datesUntil(to.plusDays(1)).collect(Collectors.toSet());
    }
}
