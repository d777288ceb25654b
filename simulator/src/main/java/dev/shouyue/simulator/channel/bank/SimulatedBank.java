package dev.shouyue.simulator.channel.bank;

import dev.shouyue.simulator.channel.bank.BankBook.Movement;
import dev.shouyue.simulator.channel.bank.DebitRequest.Collection;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A bank that takes files of debits from one folder and puts its answers into another: whether it accepts a debit at once
 * (pain.002), what it booked the morning after (camt.054, camt.053), what it took back days later (pacs.004). It does what is
 * due whenever it is told to {@link #work}; a day on which nobody tells it is made up for.
 */
public final class SimulatedBank {

    private static final int CENTS = 2;
    private static final long OPENING = 100_000_000;
    private static final int WEEK = 7;

    private final Path outbox;
    private final Path inbox;
    private final String account;
    private final String currency;
    private final ZoneId zone;
    private final InstantSource clock;
    private final BankFaults faults;
    private final Chance chance;
    private final Reports reports;
    private final BankBook book = new BankBook();

    private final Set<String> seen = new HashSet<>();
    private final List<Collection> pending = new ArrayList<>();
    private final List<Movement> mayReturn = new ArrayList<>();
    private final Map<String, Collection> booked = new TreeMap<>();

    /** Files to be put into the inbox, by the day on which they are. */
    private final TreeMap<LocalDate, List<Outgoing>> due = new TreeMap<>();

    private LocalDate day;
    private int numbers;

    /**
     * @param home the folder in which {@code outbox} is read and {@code inbox} is written
     * @param account the creditor's account
     * @param currency of it, one of two decimals
     * @param seed of all that happens by chance
     */
    public SimulatedBank(
            Path home,
            String account,
            String currency,
            ZoneId zone,
            InstantSource clock,
            long seed,
            BankFaults faults) {
        this.outbox = home.resolve("outbox");
        this.inbox = home.resolve("inbox");
        this.account = account;
        this.currency = currency;
        this.zone = zone;
        this.clock = clock;
        this.faults = faults;
        this.chance = new Chance(seed);
        this.reports = new Reports(account, currency, zone);
        this.day = today();
    }

    private record Outgoing(String name, String text) {}

    /** Its own books. */
    public BankBook book() {
        return book;
    }

    /** Whether debits or files are still on their way. */
    public synchronized boolean isBusy() {
        return !pending.isEmpty()
                || !mayReturn.isEmpty()
                || !due.isEmpty()
                || !book.of(day).isEmpty();
    }

    /** Someone pays into an account of ours, today. */
    public synchronized String transfer(String virtualAccount, String payer, String remittance, long minor) {
        catchUp();
        String reference = number("TRF");
        book.move("payer:" + payer, new Movement(reference, day, "", minor, virtualAccount, payer, remittance, ""));
        return reference;
    }

    /** Does all that is due by now. */
    public synchronized void work() {
        catchUp();
        if (!isDown(day)) {
            takeFiles();
        }
        collect(day);
        deliver();
    }

    private LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    private boolean isDown(LocalDate when) {
        return chance.happens(faults.downDay(), "down " + when);
    }

    /** Ends the days that have passed: each is reported on the next morning. */
    private void catchUp() {
        while (day.isBefore(today())) {
            collect(day);
            endOfDay();
            day = day.plusDays(1);
            takeBack();
        }
    }

    private void takeFiles() {
        for (Path file : files()) {
            try {
                DebitRequest request;
                try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                    request = DebitRequest.read(text);
                }
                take(request);
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(outbox)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(DebitRequest request) {
        if (!seen.add(request.message())) {
            answer(request, reports.rejected(request, number("STS"), clock.instant(), "DU01"));
            return;
        }
        if (!request.addsUp()) {
            answer(request, reports.rejected(request, number("STS"), clock.instant(), "AM10"));
            return;
        }
        if (!request.creditor().equals(account)) {
            answer(request, reports.rejected(request, number("STS"), clock.instant(), "AC03"));
            return;
        }
        Map<String, String> rejections = new TreeMap<>();
        for (Collection each : request.collections()) {
            String code = rejection(each);
            if (code.isEmpty()) {
                pending.add(each);
            } else {
                rejections.put(each.order(), code);
            }
        }
        answer(request, reports.status(request, number("STS"), clock.instant(), rejections));
    }

    private void answer(DebitRequest request, String text) {
        send("pain002-" + request.message(), text, day);
    }

    /** What the debtor's bank knows at once; empty when there is nothing to say against it. */
    private String rejection(Collection debit) {
        if (!debit.currency().equals(currency)) {
            return "AM11";
        }
        double what = chance.of("account " + debit.account());
        if (what < faults.account()) {
            return what < faults.account() / 2 ? "AC04" : "AC06";
        }
        if (chance.happens(faults.mandate(), "mandate " + debit.mandate())) {
            return "MD01";
        }
        return chance.happens(faults.unspecified(), "unspecified " + debit.order()) ? "MS03" : "";
    }

    /** Debits on the day for which they are. */
    private void collect(LocalDate on) {
        List<Collection> now =
                pending.stream().filter(each -> !each.on().isAfter(on)).toList();
        pending.removeIf(each -> !each.on().isAfter(on));
        Map<String, List<Collection>> withoutFunds = new TreeMap<>();
        for (Collection each : now) {
            long minor = minor(each.amount());
            boolean isShort = chance.happens(faults.funds(), "funds " + each.order())
                    || book.held(each.account(), OPENING) < minor;
            if (isShort) {
                withoutFunds
                        .computeIfAbsent(each.message(), none -> new ArrayList<>())
                        .add(each);
                continue;
            }
            Movement movement = new Movement(number("DDC"), on, each.order(), minor, "", "", each.mandate(), "");
            book.move(each.account(), movement);
            booked.put(movement.reference(), each);
            if (chance.happens(faults.returned(), "return " + each.order())) {
                mayReturn.add(movement);
            }
        }
        withoutFunds.forEach((message, debits) -> send(
                "pain002-" + message + "-" + on,
                reports.failed(message, debits, number("STS"), clock.instant(), "AM04"),
                on));
    }

    /** Returns of a morning, two to nine days after the debit. */
    private void takeBack() {
        List<Movement> now = mayReturn.stream().filter(this::isTakenBackByNow).toList();
        mayReturn.removeIf(this::isTakenBackByNow);
        List<Movement> back = new ArrayList<>();
        for (Movement each : now) {
            String code = List.of("MD06", "AM04", "AC04", "MS02").get(chance.below(4, "return why " + each.order()));
            Movement movement =
                    new Movement(number("RTN"), day, each.order(), -each.minor(), "", "", each.remittance(), code);
            Collection debit = booked.get(each.reference());
            if (debit != null) {
                book.move(debit.account(), movement);
                back.add(movement);
            }
        }
        if (!back.isEmpty()) {
            String message = number("PRT");
            send("pacs004-" + message, reports.returns(message, clock.instant(), back), day);
        }
    }

    private boolean isTakenBackByNow(Movement debit) {
        int days = 2 + chance.below(8, "return after " + debit.order());
        return !debit.day().plusDays(days).isAfter(day);
    }

    private void endOfDay() {
        List<Movement> of = book.of(day);
        if (of.isEmpty()) {
            return;
        }
        LocalDate morning = day.plusDays(1);
        String notification = number("NTF");
        send("camt054-" + notification, reports.notification(notification, clock.instant(), of), morning);
        String statement = number("STM");
        send(
                "camt053-" + statement,
                reports.statement(statement, clock.instant(), day, book.balanceBefore(day), of),
                morning);
    }

    /** Puts a file on its way, with what may happen to it. */
    private void send(String name, String text, LocalDate on) {
        LocalDate when = chance.happens(faults.lateFile(), "late " + name) ? on.plusDays(WEEK) : on;
        if (chance.happens(faults.partialFile(), "partial " + name)) {
            int cut = text.length() / 10 + chance.below(text.length() * 8 / 10, "cut " + name);
            put(when, new Outgoing(name + "-part1", text.substring(0, cut)));
            when = when.plusDays(1);
        }
        put(when, new Outgoing(name, text));
        if (chance.happens(faults.twice(), "twice " + name)) {
            put(when.plusDays(1 + chance.below(WEEK, "twice after " + name)), new Outgoing(name + "-again", text));
        }
    }

    private void put(LocalDate on, Outgoing file) {
        due.computeIfAbsent(on, none -> new ArrayList<>()).add(file);
    }

    private void deliver() {
        if (isDown(day)) {
            return;
        }
        while (!due.isEmpty() && !due.firstKey().isAfter(day)) {
            for (Outgoing file : due.pollFirstEntry().getValue()) {
                try {
                    Path unfinished = inbox.resolve(file.name() + ".tmp");
                    Files.writeString(unfinished, file.text(), StandardCharsets.UTF_8);
                    Files.move(unfinished, inbox.resolve(file.name() + ".xml"), StandardCopyOption.ATOMIC_MOVE);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private String number(String kind) {
        return kind + "%08d".formatted(++numbers);
    }

    private static long minor(BigDecimal amount) {
        return amount.movePointRight(CENTS).longValueExact();
    }

    @Override
    public String toString() {
        return "bank on " + day + ", " + pending.size() + " debits pending, files due on "
                + due.keySet().stream().map(LocalDate::toString).collect(Collectors.joining(", "));
    }
}
