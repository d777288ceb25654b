package dev.shouyue.demonstration;

import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.schedule.Installment;
import dev.shouyue.payment.Channel;
import dev.shouyue.payment.ChannelUnavailable;
import dev.shouyue.payment.Mandates;
import dev.shouyue.payment.Payments;
import dev.shouyue.payment.Payments.Desk;
import dev.shouyue.simulator.SimulatedLoan;
import dev.shouyue.simulator.World;
import dev.shouyue.simulator.channel.Wallet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The first days of payments after the window of a simulated world, lived through with simulated wallets and a simulated bank: at
 * their end there is something in every state that people have to do with. One of the wallets is down on the last day.
 */
public final class PaymentDays {

    private static final int LOANS = 120;
    /** So long before the window's end the borrowers consent: a bank's debits are announced a fortnight before. */
    private static final int BEFORE = 15;

    private static final int AFTER = 4;
    private static final List<LocalTime> HOURS = List.of(LocalTime.of(0, 40), LocalTime.of(9, 5), LocalTime.of(17, 10));
    private static final List<LocalTime> FEW = List.of(LocalTime.of(9, 5));

    private final World world;
    private final LocalDate last;
    private final HandClock clock;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> chosen = new ArrayList<>();

    /** A clock that is set by hand. */
    private static final class HandClock extends Clock {
        private volatile Instant now;

        HandClock(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("UTC is enough");
        }
    }

    public PaymentDays(World world) {
        this.world = world;
        last = world.settings().lastDay();
        clock = new HandClock(at(last.minusDays(BEFORE), LocalTime.of(8, 0)));
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(SimulatedChannels.ZONE).toInstant();
    }

    /** When the wallet that is down is so, and until when: an incident to be told of. */
    public Instant downFrom() {
        return at(last.plusDays(AFTER), LocalTime.of(6, 0));
    }

    public Instant downTo() {
        return at(last.plusDays(AFTER + 1L), LocalTime.of(6, 0));
    }

    /** The loans with a consent, by the lender's own names. */
    public List<String> loans() {
        return List.copyOf(chosen);
    }

    /**
     * Lives them.
     *
     * @param folder for the files of the bank and the keys
     * @param with payments with those channels by that clock; closed at the end
     */
    public void live(Path folder, BiFunction<List<Channel>, Clock, Payments> with) {
        try (SimulatedChannels other =
                        new SimulatedChannels(folder, world.settings().seed(), clock, downFrom(), downTo());
                Payments payments = with.apply(other.open(), clock)) {
            other.listen(payments);
            List<SimulatedLoan> loans = loansDue();
            for (int i = 0; i < loans.size(); i++) {
                consent(payments, other, loans.get(i), i);
            }
            for (LocalDate day = last.minusDays(BEFORE); !day.isAfter(last.plusDays(AFTER)); day = day.plusDays(1)) {
                for (LocalTime hour : day.isAfter(last.minusDays(3)) ? HOURS : FEW) {
                    clock.now = at(day, hour);
                    desks(payments);
                    clock.now = clock.now.plusSeconds(90);
                    other.work();
                    desks(payments);
                }
                if (day.isAfter(last) && day.isBefore(last.plusDays(AFTER))) {
                    transfers(other, day);
                }
            }
        }
    }

    /** Chinese loans to which an installment falls due in the days after the window. */
    private List<SimulatedLoan> loansDue() {
        List<SimulatedLoan> due = new ArrayList<>();
        for (int i = 0; i < world.settings().loans() && due.size() < LOANS; i++) {
            world.read(i, i + 1, loan -> {
                if (loan.pack().startsWith("CN")
                        && loan.terms().drawnOn().isBefore(last.minusDays(BEFORE + 20L))
                        && loan.terms().schedule().installments().stream().anyMatch(this::isSoonDue)) {
                    due.add(loan);
                    chosen.add(loan.terms().loan());
                }
            });
        }
        return due;
    }

    private boolean isSoonDue(Installment installment) {
        return installment.due().isAfter(last) && !installment.due().isAfter(last.plusDays(AFTER + 2L));
    }

    private void consent(Payments payments, SimulatedChannels other, SimulatedLoan loan, int number) {
        int way = number % 10;
        String channel = way < 4 ? "alipay" : way < 7 ? "wechat" : "bank";
        Money most = new Money(loan.terms().principal(), loan.terms().currency());
        String agreement = "CNAPS:102100099996/6222%013d/%s".formatted(number, last.minusDays(BEFORE));
        Mandates.Made made;
        try {
            made = payments.mandates.create(
                    new Mandates.Wish(
                            loan.terms().loan(),
                            channel,
                            channel.equals("bank") ? Optional.of(agreement) : Optional.empty(),
                            most,
                            Optional.empty(),
                            last.minusDays(BEFORE),
                            last.plusYears(2),
                            Optional.<LocalDateTime>empty()),
                    "demonstration");
        } catch (ChannelUnavailable e) {
            return; // lost on the way: this borrower has no consent
        }
        made.page().ifPresent(page -> {
            Wallet wallet = Objects.requireNonNull(other.wallets.get(channel));
            if (opens(page)) {
                String purse =
                        wallet.agree(made.mandate().number(), loan.terms().loan());
                wallet.book().put(purse, number % 9 == 3 ? Money.zero(most.currency()) : most);
            }
        });
        payments.suspense.assign(account(number), loan.terms().loan());
    }

    private static String account(int number) {
        return "8810%08d".formatted(number);
    }

    /** A borrower's browser at a page; one that does not open at once is left. */
    private boolean opens(String page) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(page)).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Some pay by transfer, and some of them into an account that is nobody's. */
    private void transfers(SimulatedChannels other, LocalDate day) {
        int first = day.getDayOfMonth() * 7;
        for (int i = first; i < first + 6 && i < chosen.size(); i++) {
            boolean isWrong = i % 3 == 0;
            other.bank.transfer(
                    isWrong ? "9999" + i : account(i), "payer " + i, "for loan " + chosen.get(i), 100_00 + 37L * i);
        }
    }

    private static void desks(Payments payments) {
        for (Desk desk : Desk.values()) {
            payments.run(desk);
        }
        payments.run(Desk.POST);
    }
}
