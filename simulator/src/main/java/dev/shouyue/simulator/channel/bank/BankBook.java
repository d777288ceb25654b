package dev.shouyue.simulator.channel.bank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The bank's own books: what moved on the creditor's account, and what the debtors' accounts hold. Amounts are minor units. */
public final class BankBook {

    private final NavigableMap<LocalDate, List<Movement>> days = new TreeMap<>();
    private final Map<String, Long> accounts = new HashMap<>();
    private long balance;

    BankBook() {}

    /**
     * Money on the creditor's account.
     *
     * @param reference the bank's number of it
     * @param order end-to-end id of the debit; empty for a transfer
     * @param minor positive when it came in, negative when it was taken back
     * @param account virtual account of a transfer; empty for a debit
     * @param code why it was taken back; empty when it came in
     */
    public record Movement(
            String reference,
            LocalDate day,
            String order,
            long minor,
            String account,
            String payer,
            String remittance,
            String code) {}

    /** All that moved, in the order in which it did. */
    public synchronized List<Movement> movements() {
        return days.values().stream().flatMap(List::stream).toList();
    }

    /** What was debited by order, returns not taken off. */
    public synchronized Map<String, Long> debited() {
        return sums(1);
    }

    /** What was taken back by order. */
    public synchronized Map<String, Long> returned() {
        return sums(-1);
    }

    private Map<String, Long> sums(int sign) {
        Map<String, Long> sums = new LinkedHashMap<>();
        for (Movement movement : movements()) {
            if (!movement.order().isEmpty() && Long.signum(movement.minor()) == sign) {
                sums.merge(movement.order(), Math.abs(movement.minor()), Math::addExact);
            }
        }
        return sums;
    }

    /** Transfers, by the bank's number of them. */
    public synchronized Map<String, Movement> transfers() {
        Map<String, Movement> transfers = new LinkedHashMap<>();
        for (Movement movement : movements()) {
            if (movement.order().isEmpty()) {
                transfers.put(movement.reference(), movement);
            }
        }
        return transfers;
    }

    /** What the creditor's account holds. */
    public synchronized long balance() {
        return balance;
    }

    synchronized long balanceBefore(LocalDate day) {
        return balance
                - days.tailMap(day, true).values().stream()
                        .flatMap(List::stream)
                        .mapToLong(Movement::minor)
                        .sum();
    }

    synchronized List<Movement> of(LocalDate day) {
        return List.copyOf(days.getOrDefault(day, List.of()));
    }

    /** What a debtor's account holds; one that is met for the first time holds {@code opening}. */
    synchronized long held(String account, long opening) {
        return accounts.computeIfAbsent(account, none -> opening);
    }

    /** Moves money from a debtor's account to the creditor's, or back when it is negative. */
    synchronized void move(String account, Movement movement) {
        accounts.merge(account, -movement.minor(), Math::addExact);
        balance = Math.addExact(balance, movement.minor());
        days.computeIfAbsent(movement.day(), none -> new ArrayList<>()).add(movement);
    }
}
