package dev.shouyue.payment;

import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.money.Money;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A channel with books of its own that does what a test tells it, for the desks alone; the real ones have tests of their own. */
final class Teller implements WebChannel {

    /** What happens at the next debit. */
    sealed interface Act {
        record Pay() implements Act {}

        record Refuse(DebitFailure reason, String code) implements Act {}

        /** The money moves, the answer is lost. */
        record LoseAnswer() implements Act {}

        /** The call is lost: nothing moves. */
        record LoseCall() implements Act {}
    }

    final Deque<Act> script = new ArrayDeque<>();
    final Map<String, Money> moved = new LinkedHashMap<>();
    final Map<String, LocalDateTime> movedAt = new LinkedHashMap<>();
    final Map<String, Act.Refuse> refused = new LinkedHashMap<>();
    final List<String> calls = new ArrayList<>();
    final List<Arrival> files = new ArrayList<>();
    final Map<LocalDate, List<StatementLine>> statements = new LinkedHashMap<>();
    /** Days whose statement it does not give. */
    final Set<LocalDate> unreadable = new HashSet<>();
    /** Who consented, by our number of the mandate: the agreement. */
    final Map<String, String> agreed = new LinkedHashMap<>();

    /** What went back, by our number of the refund. */
    final Map<String, Money> wentBack = new LinkedHashMap<>();

    boolean silent;
    Announcer announcer = Announcer.CHANNEL;
    boolean givesBack = true;
    Currency currency = Currency.getInstance("CNY");
    ZoneId zone = ZoneId.of("Asia/Shanghai");

    private final String name;
    private final Scheme scheme;
    private final Clock clock;

    Teller(String name, Scheme scheme, Clock clock) {
        this.name = name;
        this.scheme = scheme;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    @Override
    public Scheme scheme() {
        return scheme;
    }

    @Override
    public Currency currency() {
        return currency;
    }

    @Override
    public Announcer announcer() {
        return announcer;
    }

    @Override
    public String creditor() {
        return announcer == Announcer.LENDER ? "CN98SHY00001234" : "";
    }

    @Override
    public Result announce(Debit debit) {
        return silent
                ? new Result.Unknown("timeout")
                : new Result.Success("", debit.amount(), LocalDateTime.ofInstant(clock.instant(), zone));
    }

    @Override
    public synchronized Result debit(Debit debit) {
        calls.add("debit " + debit.order());
        if (moved.containsKey(debit.order()) || refused.containsKey(debit.order())) {
            return known(debit);
        }
        Act act = script.isEmpty() ? new Act.Pay() : script.remove();
        return switch (act) {
            case Act.Pay pay -> {
                move(debit);
                yield known(debit);
            }
            case Act.Refuse refuse -> {
                refused.put(debit.order(), refuse);
                yield known(debit);
            }
            case Act.LoseAnswer lose -> {
                move(debit);
                yield new Result.Unknown("timeout");
            }
            case Act.LoseCall lose -> new Result.Unknown("timeout");
        };
    }

    void move(Debit debit) {
        moved.put(debit.order(), debit.amount());
        movedAt.put(debit.order(), LocalDateTime.ofInstant(clock.instant(), zone));
    }

    private Result known(Debit debit) {
        Money money = moved.get(debit.order());
        LocalDateTime at = movedAt.get(debit.order());
        if (money != null && at != null) {
            return new Result.Success("T" + debit.order(), money, at);
        }
        Act.Refuse no = refused.get(debit.order());
        return no == null
                ? new Result.NotThere("ORDER_NOT_EXIST")
                : new Result.Failed(no.reason(), no.code(), "refused");
    }

    @Override
    public synchronized Result ask(Debit debit) {
        calls.add("ask " + debit.order());
        return silent ? new Result.Unknown("timeout") : known(debit);
    }

    @Override
    public boolean refunds() {
        return givesBack;
    }

    @Override
    public synchronized Result refund(Debit debit, String refund, Money amount) {
        calls.add("refund " + refund);
        Act act = script.isEmpty() || wentBack.containsKey(refund) ? new Act.Pay() : script.remove();
        return switch (act) {
            case Act.Pay pay -> {
                wentBack.put(refund, amount);
                yield askRefund(debit, refund);
            }
            case Act.Refuse refuse -> new Result.Failed(refuse.reason(), refuse.code(), "refused");
            case Act.LoseAnswer lose -> {
                wentBack.put(refund, amount);
                yield new Result.Unknown("timeout");
            }
            case Act.LoseCall lose -> new Result.Unknown("timeout");
        };
    }

    @Override
    public synchronized Result askRefund(Debit debit, String refund) {
        calls.add("ask " + refund);
        Money money = wentBack.get(refund);
        return money == null
                ? new Result.NotThere("REFUND_NOT_EXIST")
                : new Result.Success("T" + refund, money, LocalDateTime.ofInstant(clock.instant(), zone));
    }

    @Override
    public synchronized List<Arrival> collect() {
        return List.copyOf(files);
    }

    @Override
    public synchronized void collected(Arrival arrival) {
        files.remove(arrival);
    }

    @Override
    public List<StatementLine> statement(LocalDate day) {
        if (unreadable.contains(day)) {
            throw new ChannelUnavailable(name, new IOException("no statement today"));
        }
        return statements.getOrDefault(day, List.of());
    }

    /** The statement of what it booked on a day, without the orders named. */
    synchronized void writeStatement(LocalDate day, List<String> without) {
        List<StatementLine> lines = new ArrayList<>();
        moved.forEach((order, money) -> {
            LocalDateTime at = Objects.requireNonNull(movedAt.get(order));
            if (at.toLocalDate().equals(day) && !without.contains(order)) {
                lines.add(line("L" + order, order, money, at));
            }
        });
        statements.put(day, lines);
    }

    static StatementLine line(String id, String order, Money money, LocalDateTime at) {
        return new StatementLine(
                id, StatementLine.Kind.DEBIT, order, "T" + order, money, Money.zero(money.currency()), at);
    }

    /** A notice is {@code good} and the number of an order, whose result it tells. */
    @Override
    public News hear(Notice notice) {
        String body = new String(notice.body(), StandardCharsets.UTF_8);
        if (!body.startsWith("good ")) {
            throw new BadNotice("the signature is not the channel's");
        }
        String order = body.substring(5);
        Money money = moved.get(order);
        LocalDateTime at = movedAt.get(order);
        return new News.Answered(
                order,
                money == null || at == null
                        ? new Result.Unknown("on its way")
                        : new Result.Success("T" + order, money, at));
    }

    @Override
    public Reply reply(boolean heard) {
        return new Reply(heard ? 200 : 500, "text/plain", heard ? "success" : "fail");
    }

    @Override
    public String invite(Invitation invitation) {
        return "https://pay.example/consent/" + invitation.mandate();
    }

    @Override
    public News askConsent(String mandate) {
        String agreement = agreed.get(mandate);
        return agreement == null
                ? new News.ConsentEnded(mandate, LocalDateTime.ofInstant(clock.instant(), zone))
                : new News.Consented(mandate, agreement, LocalDateTime.ofInstant(clock.instant(), zone));
    }

    @Override
    public String payLink(Debit debit) {
        return "https://pay.example/pay/" + debit.order();
    }
}
