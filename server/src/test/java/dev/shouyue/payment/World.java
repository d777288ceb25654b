package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.Platform;
import dev.shouyue.intake.Format;
import dev.shouyue.intake.Intake;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.servicing.DayClose;
import dev.shouyue.simulator.channel.Wallet;
import dev.shouyue.storage.Database;
import dev.shouyue.storage.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Borrowers, their loans and how they pay over some weeks: debits by two wallets and a bank, transfers, pages; some without the
 * money, some who end their consent, some who write the wrong account. Loans are of two installments each.
 */
final class World implements AutoCloseable {

    static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 1);
    /** Until this day there are announcements and transfers alone. */
    private static final LocalDate BUSY = LocalDate.of(2026, 3, 16);

    /** The last due date is before this day. */
    static final LocalDate SETTLING = LocalDate.of(2026, 4, 8);

    /** First due dates; the second ones are twelve days later. */
    private static final List<LocalDate> DUE = List.of(
            LocalDate.of(2026, 3, 18), LocalDate.of(2026, 3, 19), LocalDate.of(2026, 3, 22), LocalDate.of(2026, 3, 25));

    private static final int BETWEEN = 12;

    /** A day on which our own desks stand still. */
    private static final LocalDate OUR_INCIDENT = LocalDate.of(2026, 3, 22);

    /** A day on which the first wallet is down; the second is three days later. */
    private static final LocalDate DOWN = LocalDate.of(2026, 3, 18);

    private static final List<LocalTime> HOURS = List.of(
            LocalTime.of(0, 40),
            LocalTime.of(7, 10),
            LocalTime.of(9, 5),
            LocalTime.of(11, 30),
            LocalTime.of(14, 0),
            LocalTime.of(17, 10),
            LocalTime.of(19, 5),
            LocalTime.of(21, 30),
            LocalTime.of(23, 30));

    private static final List<LocalTime> FEW = List.of(LocalTime.of(0, 40), LocalTime.of(9, 5), LocalTime.of(17, 10));

    /** Days after the last due date, and days until the last statements were held against the books; and what is too long. */
    private static final int LAST = 9;

    private static final int LONGEST = 70;

    final Platform platform;
    final OtherSide other;
    final int loans;
    final SharedTime time;

    private final Database database = quick();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Random dice;
    /** Where notices are heard, unless another process hears them. */
    private final Optional<Ear> ear;

    private Office office;
    private Workers workers;
    /** Who agreed at a wallet: the purse by the loan. */
    private final Map<Integer, String> purses = new ConcurrentHashMap<>();

    private final Queue<Left> left = new ConcurrentLinkedQueue<>();

    /** Money in suspense that was put to a loan once: is it there again, the loan could not take it. */
    private final Set<Office.Waiting> matched = ConcurrentHashMap.newKeySet();

    /** One whose service is in this process. */
    World(Path folder, long seed, int loans) {
        this(folder, seed, loans, Optional.empty());
    }

    /** One whose service is another process, at the address {@code home}. */
    World(Path folder, long seed, int loans, URI home) {
        this(folder, seed, loans, Optional.of(home));
    }

    private World(Path folder, long seed, int loans, Optional<URI> home) {
        this.loans = loans;
        dice = new Random(seed);
        time = new SharedTime(folder.resolve("time"));
        time.move(at(FIRST_DAY, LocalTime.of(8, 0)));
        platform = Platform.on(database, time);
        office = new OwnOffice(platform);
        workers = this::desks;
        ear = home.isPresent() ? Optional.empty() : Optional.of(new Ear(() -> platform.payments));
        other = new OtherSide(
                folder, seed, time, home.or(() -> ear.map(Ear::address)).orElseThrow(), DOWN);
        if (home.isEmpty()) {
            platform.useChannels(other.settings);
        }
        lend(folder);
        each(loan -> platform.payments.suspense.assign(account(loan), name(loan)));
    }

    /** Has all borrowers do something, some of them at a time. */
    private void each(IntConsumer deed) {
        Hands.each(IntStream.range(0, loans).boxed().toList(), deed::accept);
    }

    /** A database that does not wait for its disk: what is killed here is never the machine. */
    private static Database quick() {
        try (Database fresh = TestDatabase.fresh();
                Connection connection = fresh.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            String url = connection.getMetaData().getURL();
            statement.execute("alter database " + connection.getCatalog() + " set synchronous_commit = off");
            return Database.at(url);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(OtherSide.ZONE).toInstant();
    }

    static String name(int loan) {
        return "L%06d".formatted(loan);
    }

    /** The virtual account of a loan. */
    private static String account(int loan) {
        return "8810%08d".formatted(loan);
    }

    /** How the borrower of a loan pays. */
    private enum Way {
        ALIPAY,
        WECHAT,
        BANK,
        BY_HAND
    }

    private static Way way(int loan) {
        int of = loan % 20;
        if (of < 8) {
            return Way.ALIPAY;
        }
        if (of < 15) {
            return Way.WECHAT;
        }
        return of < 19 ? Way.BANK : Way.BY_HAND;
    }

    private static LocalDate due(int loan) {
        return DUE.get(loan / 20 % DUE.size());
    }

    /** Principal of each of the two installments, in fen. */
    private static long principal(int loan) {
        return 400_00 + loan * 7919L % 4000_00;
    }

    private static final long INTEREST = 12_34;

    private void lend(Path folder) {
        StringBuilder rows = new StringBuilder("loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent\n");
        StringBuilder plan = new StringBuilder("loan_id,number,due_on,principal,interest\n");
        for (int loan = 0; loan < loans; loan++) {
            rows.append("%s,B%s,CNY,%s,2026-02-20,0.04%n".formatted(name(loan), name(loan), yuan(2 * principal(loan))));
            for (int n = 1; n <= 2; n++) {
                plan.append("%s,%d,%s,%s,%s%n"
                        .formatted(
                                name(loan),
                                n,
                                due(loan).plusDays((n - 1) * (long) BETWEEN),
                                yuan(principal(loan)),
                                yuan(INTEREST)));
            }
        }
        try {
            List<Path> files = List.of(
                    Files.writeString(folder.resolve("loans.csv"), rows.toString()),
                    Files.writeString(folder.resolve("installments.csv"), plan.toString()));
            assertThat(platform.intake
                            .asOf(FIRST_DAY.minusDays(1))
                            .run(Format.NATIVE, files, Optional.empty(), false, Intake.Progress.SILENT)
                            .rejected())
                    .isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        platform.dayClose.close(FIRST_DAY.minusDays(1), DayClose.Progress.SILENT);
    }

    private static String yuan(long fen) {
        return Money.cny("0.00")
                .plus(new Money(fen, Money.cny("0.00").currency()))
                .decimal()
                .toPlainString();
    }

    private static Money fen(long fen) {
        return new Money(fen, Money.cny("0.00").currency());
    }

    /** The desks of our service. */
    interface Workers {

        /** All that there is to do at this time is done. */
        void work();

        /** Others do something, while the desks may be at work. */
        default void meanwhile(String what, Runnable deed) {
            deed.run();
        }
    }

    /** How often the workers of a life are called at least. */
    static int phases() {
        return FIRST_DAY
                .datesUntil(SETTLING.plusDays(2L * LAST))
                .filter(day -> !day.equals(OUR_INCIDENT))
                .mapToInt(day -> 3 * hours(day).size() + 2)
                .sum();
    }

    /** All its days, until nothing is on its way any more, by the service of another process. */
    void live(Office by, Workers desks) {
        office = by;
        workers = desks;
        live();
    }

    /** All its days, until nothing is on its way any more. */
    void live() {
        workers.meanwhile("consents", () -> each(this::consent));
        LocalDate day = FIRST_DAY;
        for (; day.isBefore(SETTLING); day = day.plusDays(1)) {
            live(day);
        }
        for (int i = 0; i < LONGEST && (i < LAST || !onItsWay().isEmpty()); i++) {
            live(day);
            day = day.plusDays(1);
        }
        // statements of the last days, and what is found again after six hours
        for (int i = 0; i < LAST; i++) {
            live(day);
            day = day.plusDays(1);
        }
        assertThat(onItsWay()).as("still on its way").isEmpty();
    }

    String url() {
        try (Connection connection = database.dataSource().getConnection()) {
            return connection.getMetaData().getURL();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    LocalDate today() {
        return LocalDate.ofInstant(time.instant(), OtherSide.ZONE);
    }

    /** What is not done with. */
    private List<String> onItsWay() {
        List<String> all = new ArrayList<>();
        platform.payments.orders.counts().stream()
                .filter(count -> count.state().isToBeSent() || count.state().isOpen())
                .forEach(count -> all.add(count.toString()));
        for (Refund.State state : List.of(Refund.State.SENT, Refund.State.UNKNOWN)) {
            platform.payments
                    .refunds
                    .list(Optional.of(state), Optional.empty(), 9)
                    .forEach(refund -> all.add(refund.toString()));
        }
        other.wallets.forEach((name, wallet) -> {
            if (wallet.notices().waiting() > 0) {
                all.add(name + " has " + wallet.notices().waiting() + " notices, the next at "
                        + wallet.notices().next());
            }
        });
        if (other.bank.isBusy()) {
            all.add(other.bank.toString());
        }
        return all;
    }

    private void consent(int loan) {
        Money most = loan % 50 == 7 ? fen(principal(loan) / 2) : fen(2 * principal(loan));
        Way way = way(loan);
        switch (way) {
            case ALIPAY, WECHAT -> {
                String channel = way == Way.ALIPAY ? "alipay" : "wechat";
                Office.Page page = invited(loan, channel, most);
                open(page.address());
                Wallet wallet = wallet(channel);
                String purse = wallet.agree(page.number(), name(loan));
                purses.put(loan, purse);
                // most have the money, some get it late, some never
                wallet.book().put(purse, fen(loan % 8 == 3 ? 0 : 20 * principal(loan)));
            }
            case BANK ->
                office.keep(wish(
                        loan, "bank", Optional.of("CNAPS:102100099996/6222%013d/2026-02-20".formatted(loan)), most));
            case BY_HAND -> {}
        }
    }

    private Office.Page invited(int loan, String channel, Money most) {
        while (true) {
            Optional<Office.Page> page = office.invite(wish(loan, channel, Optional.empty(), most));
            if (page.isPresent()) {
                return page.get();
            }
            second();
        }
    }

    private synchronized void second() {
        pass(1);
    }

    private void pass(long seconds) {
        time.move(time.instant().plusSeconds(seconds));
    }

    private static Mandates.Wish wish(int loan, String channel, Optional<String> agreement, Money most) {
        return new Mandates.Wish(
                name(loan),
                channel,
                agreement,
                most,
                Optional.empty(),
                FIRST_DAY,
                LocalDate.of(2027, 3, 1),
                Optional.<LocalDateTime>empty());
    }

    private Wallet wallet(String channel) {
        return Objects.requireNonNull(other.wallets.get(channel));
    }

    /** A browser opens a page, again when the net loses it. */
    private void open(String page) {
        for (int i = 0; i < 200; i++) {
            try {
                int status = http.send(
                                HttpRequest.newBuilder(URI.create(page)).build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status == 200) {
                    return;
                }
            } catch (IOException e) {
                // lost: tried again
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            second();
        }
        throw new IllegalStateException("the page " + page + " does not open");
    }

    private static List<LocalTime> hours(LocalDate day) {
        return day.isBefore(BUSY) || !day.isBefore(SETTLING) ? FEW : HOURS;
    }

    private void live(LocalDate day) {
        for (LocalTime hour : hours(day)) {
            time.move(at(day, hour));
            if (hour.equals(LocalTime.of(9, 5))) {
                meanwhile("what borrowers do", () -> borrowersDo(day));
            }
            work();
            pass(90);
            meanwhile("what channels do", other::work);
            work();
        }
        if (day.getDayOfMonth() % 5 == 0) {
            meanwhile("what officers do", this::officersDo);
        }
        time.move(at(day.plusDays(1), LocalTime.of(0, 1)));
        meanwhile("the close", () -> office.close(day));
    }

    private void work() {
        if (!today().equals(OUR_INCIDENT)) {
            workers.work();
        }
    }

    private void meanwhile(String what, Runnable deed) {
        if (today().equals(OUR_INCIDENT)) {
            deed.run();
        } else {
            workers.meanwhile(what, deed);
        }
    }

    private Payments payments() {
        return platform.payments;
    }

    private void desks() {
        if (time.instant().equals(at(today(), HOURS.getFirst()))) {
            payments().run(Payments.Desk.PLAN);
            payments().run(Payments.Desk.RECONCILE);
        }
        for (Payments.Desk desk : List.of(
                Payments.Desk.ANNOUNCE,
                Payments.Desk.SEND,
                Payments.Desk.ASK,
                Payments.Desk.COLLECT,
                Payments.Desk.POST)) {
            int looked;
            do {
                looked = payments().run(desk);
            } while (looked > 0 && desk != Payments.Desk.COLLECT);
        }
    }

    /** What each of them does is drawn in their order; it is done by some at a time. */
    private void borrowersDo(LocalDate day) {
        pagesAgain();
        List<Runnable> deeds = new ArrayList<>();
        for (int loan = 0; loan < loans; loan++) {
            List<Runnable> own = deeds(loan, day);
            if (!own.isEmpty()) {
                deeds.add(() -> own.forEach(Runnable::run));
            }
        }
        Hands.each(deeds, Runnable::run);
    }

    private List<Runnable> deeds(int loan, LocalDate day) {
        List<Runnable> deeds = new ArrayList<>();
        long sinceDue = due(loan).until(day, java.time.temporal.ChronoUnit.DAYS);
        if (loan % 16 == 3 && sinceDue == 1 + loan % 6 && purses.containsKey(loan)) {
            wallet(way(loan) == Way.ALIPAY ? "alipay" : "wechat")
                    .book()
                    .put(Objects.requireNonNull(purses.get(loan)), fen(20 * principal(loan)));
        }
        boolean isDue = sinceDue == 0 || sinceDue == BETWEEN;
        if (way(loan) == Way.BY_HAND && isDue && loan % 3 != 0) {
            deeds.add(byHand(loan));
        }
        if (sinceDue == BETWEEN && loan % 10 == 4) {
            // opens a page in the morning, is debited, and pays the page all the same some days later
            deeds.add(() -> byPage(loan, "alipay", false));
        }
        if (day.isBefore(SETTLING) && dice.nextInt(400) == 0) {
            deeds.add(transfer(loan, 1 + dice.nextInt(500_00)));
        }
        if (day.isBefore(SETTLING) && sinceDue > 0 && dice.nextInt(60) == 0) {
            String channel = dice.nextBoolean() ? "alipay" : "wechat";
            boolean isPaid = dice.nextInt(3) > 0;
            deeds.add(() -> byPage(loan, channel, isPaid));
        }
        return deeds;
    }

    /** Without a consent: by transfer, or on a page. */
    private Runnable byHand(int loan) {
        return loan % 2 == 0 ? transfer(loan, principal(loan) + INTEREST) : () -> byPage(loan, "alipay", true);
    }

    private Runnable transfer(int loan, long fen) {
        boolean isWrong = dice.nextInt(6) == 0;
        String account = isWrong ? "9999" + loan : account(loan);
        return () -> other.bank.transfer(account, "payer " + loan, "for loan " + name(loan), fen);
    }

    private void byPage(int loan, String channel, boolean isPaid) {
        office.payLink(name(loan), channel).ifPresent(page -> {
            if (isPaid && isUp()) {
                pay(page, channel, loan);
            } else {
                left.add(new Left(page, channel, loan, today()));
            }
        });
    }

    private boolean isUp() {
        return !today().equals(DOWN) && !today().equals(DOWN.plusDays(3));
    }

    /** Some come back to a page that they had left, when the loan may owe nothing any more. */
    private void pagesAgain() {
        if (!isUp()) {
            return;
        }
        List<Left> back = left.stream()
                .filter(page -> !today().isBefore(page.from().plusDays(4)))
                .toList();
        left.removeAll(Set.copyOf(back));
        Hands.each(back, left -> pay(left.page(), left.channel(), left.loan()));
    }

    private record Left(Office.Page page, String channel, int loan, LocalDate from) {}

    private void pay(Office.Page page, String channel, int loan) {
        try {
            open(page.address());
        } catch (IllegalStateException e) {
            return; // the page was good for minutes
        }
        String payer = "hand-" + loan;
        Wallet wallet = wallet(channel);
        wallet.book().put(payer, fen(50 * principal(loan)));
        wallet.pay(page.number(), payer);
    }

    /** Money in suspense goes to the loan that the payer named, or back. */
    private void officersDo() {
        List<Runnable> deeds = new ArrayList<>();
        for (Office.Waiting money : office.suspense()) {
            int named = money.reference().indexOf("L0");
            if (!matched.contains(money) && named >= 0 && dice.nextInt(3) > 0) {
                matched.add(money);
                deeds.add(() -> office.match(money, money.reference().substring(named, named + 7)));
            } else if (!money.channel().equals("bank")) {
                deeds.add(() -> refund(money.id(), "the loan owes nothing"));
            } else if (dice.nextInt(3) == 0) {
                deeds.add(() -> transferBack(money));
            }
        }
        Hands.each(deeds, Runnable::run);
        refundTheDoubled();
    }

    /** One officer makes the transfer, and a second confirms what is more than one may give back. */
    private void transferBack(Office.Waiting money) {
        for (Office.Officer officer : Office.Officer.values()) {
            if (office.isInSuspense(money)) {
                office.sentBack(money, "T-" + money.id(), officer);
            }
        }
        assertThat(office.isInSuspense(money)).as("given back: " + money).isFalse();
    }

    /** Money that came twice goes back, where it is at the loan and not taken back by the channel. */
    private void refundTheDoubled() {
        office.doubled().forEach(money -> {
            refund(money.order(), "it came twice");
            office.seenTo(money, "given back");
        });
    }

    /** One asks, and another agrees where that is needed; what people have to transfer, they do. */
    private void refund(String order, String why) {
        office.refund(order, why)
                .map(asked -> asked.state() == Refund.State.ASKED ? office.approve(asked) : asked)
                .filter(asked -> asked.state() == Refund.State.BY_HAND)
                .ifPresent(asked -> office.made(asked, "TRF-" + asked.number()));
    }

    @Override
    public void close() {
        ear.ifPresent(Ear::close);
        other.close();
        http.close();
        String url = url();
        platform.close();
        TestDatabase.drop(url);
    }
}
