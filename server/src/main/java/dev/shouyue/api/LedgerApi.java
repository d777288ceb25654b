package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.kernel.ledger.Account;
import dev.shouyue.servicing.Ledger;
import dev.shouyue.servicing.LoanKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The general ledger of closed days: trial balance, an account day by day, the entries of a day. */
@RestController
@RequestMapping("/api/v1/ledger")
class LedgerApi {

    private static final int LARGEST_PAGE = 500;
    private static final int MOST_DAYS = 366;

    private final Platform platform;
    private final Cursors cursors;

    LedgerApi(Platform platform, Cursors cursors) {
        this.platform = platform;
        this.cursors = cursors;
    }

    /** What an account is: where its balance belongs. */
    enum AccountKind {
        ASSET,
        LIABILITY,
        INCOME,
        EXPENSE;

        static AccountKind of(Account account) {
            return switch (account) {
                case CASH_IN_TRANSIT,
                        PRINCIPAL_RECEIVABLE,
                        INTEREST_RECEIVABLE,
                        FEE_RECEIVABLE,
                        PENALTY_RECEIVABLE,
                        ACCRUED_INTEREST,
                        ACCRUED_PENALTY -> ASSET;
                case UNALLOCATED_RECEIPTS, SUSPENSE -> LIABILITY;
                case INTEREST_INCOME,
                        ACCRUED_INTEREST_INCOME,
                        ACCRUED_PENALTY_INCOME,
                        FEE_INCOME,
                        PENALTY_INCOME,
                        RECOVERIES -> INCOME;
                case TOLERANCE_WRITTEN_OFF, WAIVERS, CHARGE_OFF -> EXPENSE;
            };
        }
    }

    /**
     * An account in a currency. Balances stand on the one side or the other.
     *
     * @param openingDebit absent when the opening balance is a credit balance or nothing
     */
    record LedgerLine(
            Account account,
            AccountKind kind,
            @Nullable Amount openingDebit,
            @Nullable Amount openingCredit,
            Amount debit,
            Amount credit,
            @Nullable Amount closingDebit,
            @Nullable Amount closingCredit,
            long entries) {

        static LedgerLine of(Ledger.Line line) {
            Currency currency = Currency.getInstance(line.currency());
            return new LedgerLine(
                    line.account(),
                    AccountKind.of(line.account()),
                    debitSide(line.opening(), currency),
                    debitSide(-line.opening(), currency),
                    Amount.of(line.debit(), currency),
                    Amount.of(line.credit(), currency),
                    debitSide(line.closing(), currency),
                    debitSide(-line.closing(), currency),
                    line.entries());
        }

        private static @Nullable Amount debitSide(long balance, Currency currency) {
            return balance > 0 ? Amount.of(balance, currency) : null;
        }
    }

    /**
     * A currency's accounts in the order of the chart; both opening totals, and both closing totals, are the same while the
     * books balance.
     */
    record LedgerOfCurrency(
            String currency,
            List<LedgerLine> lines,
            Amount openingDebit,
            Amount openingCredit,
            Amount debit,
            Amount credit,
            Amount closingDebit,
            Amount closingCredit,
            boolean balanced) {

        static LedgerOfCurrency of(String code, List<Ledger.Line> lines) {
            Currency currency = Currency.getInstance(code);
            long debits = sum(lines, line -> Math.max(line.closing(), 0));
            long credits = sum(lines, line -> Math.max(-line.closing(), 0));
            return new LedgerOfCurrency(
                    code,
                    lines.stream().map(LedgerLine::of).toList(),
                    Amount.of(sum(lines, line -> Math.max(line.opening(), 0)), currency),
                    Amount.of(sum(lines, line -> Math.max(-line.opening(), 0)), currency),
                    Amount.of(sum(lines, Ledger.Line::debit), currency),
                    Amount.of(sum(lines, Ledger.Line::credit), currency),
                    Amount.of(debits, currency),
                    Amount.of(credits, currency),
                    debits == credits);
        }

        private static long sum(List<Ledger.Line> lines, ToLongFunction<Ledger.Line> what) {
            return lines.stream().mapToLong(what).sum();
        }
    }

    record TrialBalance(@Nullable LocalDate from, @Nullable LocalDate to, List<LedgerOfCurrency> currencies) {}

    @GetMapping
    @Needs(Right.LEDGER_READ)
    TrialBalance trialBalance(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        Optional<LocalDate> closed = platform.book.closedTo();
        if (closed.isEmpty()) {
            return new TrialBalance(null, null, List.of());
        }
        LocalDate last = last(to, closed.get());
        LocalDate first = first(from, last);
        Map<String, List<Ledger.Line>> byCurrency = new LinkedHashMap<>();
        for (Ledger.Line line : platform.ledger.trialBalance(first, last)) {
            byCurrency
                    .computeIfAbsent(line.currency(), code -> new ArrayList<>())
                    .add(line);
        }
        return new TrialBalance(
                first,
                last,
                byCurrency.entrySet().stream()
                        .map(entry -> LedgerOfCurrency.of(entry.getKey(), entry.getValue()))
                        .toList());
    }

    record LedgerMovement(LocalDate day, String reason, Amount debit, Amount credit, long entries) {}

    record LedgerMovements(
            List<LedgerMovement> items, @Nullable String next) {}

    @GetMapping("/{account}")
    @Needs(Right.LEDGER_READ)
    LedgerMovements account(
            @PathVariable String account,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "31") int limit) {
        Refusals.limit(limit, MOST_DAYS);
        Account which = account(account);
        Currency money = PostingRequests.Asked.currency(Refusals.required("currency", currency));
        Optional<LocalDate> closed = platform.book.closedTo();
        if (closed.isEmpty()) {
            return new LedgerMovements(List.of(), null);
        }
        LocalDate last = last(to, closed.get());
        LocalDate first = from == null ? LocalDate.of(1, 1, 1) : first(from, last);
        String list = "ledger" + which + money + first + last;
        LocalDate before = cursor == null
                ? last.plusDays(1)
                : LocalDate.parse(cursors.open(list, cursor).getFirst());
        List<Ledger.Movement> all = platform.ledger.movements(money.getCurrencyCode(), which, first, before, limit + 1);
        List<LocalDate> days = all.stream().map(Ledger.Movement::day).distinct().toList();
        boolean more = days.size() > limit;
        LocalDate shownFrom = more ? days.get(limit - 1) : LocalDate.MIN;
        return new LedgerMovements(
                all.stream()
                        .filter(movement -> !movement.day().isBefore(shownFrom))
                        .map(movement -> new LedgerMovement(
                                movement.day(),
                                movement.reason(),
                                Amount.of(movement.debit(), money),
                                Amount.of(movement.credit(), money),
                                movement.entries()))
                        .toList(),
                more ? cursors.seal(list, List.of(shownFrom.toString())) : null);
    }

    record LedgerEntry(
            @Nullable String loan,
            LocalDate postedOn,
            LocalDate valueDate,
            String reason,
            @Nullable Amount debit,
            @Nullable Amount credit) {}

    record LedgerEntries(List<LedgerEntry> items, @Nullable String next) {}

    @GetMapping("/{account}/entries")
    @Needs(Right.LEDGER_READ)
    LedgerEntries entries(
            @PathVariable String account,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Refusals.limit(limit, LARGEST_PAGE);
        Account which = account(account);
        Currency money = PostingRequests.Asked.currency(Refusals.required("currency", currency));
        LocalDate day = Refusals.required("on", on);
        String why = Refusals.required("reason", reason);
        String list = "entries" + which + money + day + why;
        Optional<Ledger.Item> after = Optional.ofNullable(cursor).map(text -> {
            List<String> at = cursors.open(list, text);
            return new Ledger.Item(
                    new LoanKey(Long.parseLong(at.get(0)), Long.parseLong(at.get(1))),
                    Long.parseLong(at.get(2)),
                    Optional.empty(),
                    day,
                    day,
                    why,
                    0);
        });
        List<Ledger.Item> items = platform.ledger.items(money.getCurrencyCode(), which, day, why, after, limit + 1);
        boolean more = items.size() > limit;
        List<Ledger.Item> shown = more ? items.subList(0, limit) : items;
        return new LedgerEntries(
                shown.stream()
                        .map(item -> new LedgerEntry(
                                item.loan().orElse(null),
                                item.postedOn(),
                                item.valueDate(),
                                item.reason(),
                                LedgerLine.debitSide(item.amount(), money),
                                LedgerLine.debitSide(-item.amount(), money)))
                        .toList(),
                more ? cursors.seal(list, place(shown.getLast())) : null);
    }

    private static List<String> place(Ledger.Item item) {
        return List.of(
                String.valueOf(item.key().borrowerId()),
                String.valueOf(item.key().loanId()),
                String.valueOf(item.entry()));
    }

    private static LocalDate last(@Nullable LocalDate to, LocalDate closed) {
        if (to != null && to.isAfter(closed)) {
            throw new Refusal.BadValue(
                    "to",
                    to.toString(),
                    Say.of("expected.orEarlier", "day", closed),
                    Say.of("day.notClosed", "day", to));
        }
        return to == null ? closed : to;
    }

    private static LocalDate first(@Nullable LocalDate from, LocalDate last) {
        LocalDate first = from == null ? last.withDayOfMonth(1) : from;
        if (first.isAfter(last)) {
            throw new Refusal.BadValue(
                    "from",
                    first.toString(),
                    Say.of("expected.orEarlier", "day", last),
                    Say.of("unreadable", "field", "from", "value", first));
        }
        return first;
    }

    private static Account account(String name) {
        return Arrays.stream(Account.values())
                .filter(account -> account.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal.BadValue(
                        "account",
                        name,
                        Say.of("expected.oneOf", "values", Arrays.toString(Account.values())),
                        Say.of("unreadable", "field", "account", "value", name)));
    }
}
