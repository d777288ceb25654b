package dev.shouyue.cli;

import dev.shouyue.Platform;
import dev.shouyue.decision.PolicyPack;
import dev.shouyue.decision.Words;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.position.Explanation;
import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.portfolio.Reasons;
import dev.shouyue.servicing.StoredLoan;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(name = "loan", description = "Shows a loan: what happened to it, where it stands on a day, and why.")
final class LoanCommand implements Callable<Integer> {

    /** Columns of the longest state of an installment that is often seen. */
    private static final int STATE_WIDTH = 12;

    @ParentCommand
    private Root root = new Root();

    @Parameters(paramLabel = "ID", description = "the lender's name of the loan")
    private String id = "";

    @Option(names = "--on", paramLabel = "DATE", description = "day of the position (default: the last known day)")
    private @Nullable LocalDate on;

    @Override
    public Integer call() {
        return root.on(platform -> {
            Optional<StoredLoan> found = platform.book.find(id);
            if (found.isEmpty()) {
                root.complain(root.words().say("loan.none", "loan", id));
                return Root.FAILED;
            }
            StoredLoan loan = found.get();
            LocalDate day = Optional.ofNullable(on)
                    .or(() -> platform.book.summary().lastDay())
                    .orElse(loan.terms().drawnOn());
            print(platform, loan, day);
            return Root.DONE;
        });
    }

    private void print(Platform platform, StoredLoan loan, LocalDate day) {
        PolicyPack pack = platform.packs
                .packOn(loan.pack(), loan.terms().drawnOn())
                .orElseThrow(() -> new IllegalStateException("the pack " + loan.pack() + " is not there"));
        Explanation why = Explanation.of(loan.terms(), loan.facts(), pack.policy(), day);
        Position position = why.position();
        Reasons reasons = Reasons.in(root.language());
        root.say(
                "loan.head",
                "loan",
                loan.terms().loan(),
                "borrower",
                platform.book.borrowerOf(loan.key()),
                "pack",
                loan.pack(),
                "principal",
                money(loan.terms().principal(), position),
                "drawn",
                loan.terms().drawnOn());
        root.say(
                "loan.stands",
                "day",
                day,
                "state",
                reasons.state(position.state()),
                "dpd",
                position.dpd(),
                "bucket",
                position.bucket(),
                "class",
                reasons.creditClass(position.creditClass()),
                "owed",
                money(position.owed(), position),
                "principal",
                money(position.principal(), position));
        Reasons.Told told = reasons.told(loan.terms(), loan.facts(), why, pack);
        root.say("loan.why", "sentence", told.sentence());
        for (Reasons.Step step : told.steps()) {
            System.out.printf("  %s: %s%n", step.title(), step.text());
        }
        told.cause().ifPresent(cause -> System.out.printf("  %s%n", cause.text()));
        printInstallments(position, reasons);
        printFacts(loan, day, reasons);
    }

    private void printInstallments(Position position, Reasons reasons) {
        root.say("loan.installments");
        for (InstallmentPosition row : position.installments()) {
            root.say(
                    row.settledOn().isPresent() ? "loan.installment.settled" : "loan.installment",
                    "number",
                    String.format("%3d", row.number()),
                    "due",
                    row.due(),
                    "state",
                    Columns.left(reasons.state(row.state()), STATE_WIDTH),
                    "open",
                    money(row.outstanding(), position),
                    "penalty",
                    money(row.penalty(), position),
                    "settled",
                    row.settledOn().map(LocalDate::toString).orElse(""));
        }
    }

    /** What had happened by the day: what came later would not add up to what was owed then. */
    private void printFacts(StoredLoan loan, LocalDate day, Reasons reasons) {
        root.say("loan.facts");
        int later = 0;
        for (Fact fact : loan.facts().inOrder()) {
            if (fact.valueDate().isAfter(day)) {
                later++;
            } else {
                System.out.printf("  %s  %s%n", fact.valueTime(), reasons.fact(fact, loan.terms()));
            }
        }
        if (later > 0) {
            root.say("loan.later", "n", later, "day", day);
        }
    }

    private static String money(long minor, Position position) {
        return Words.amount(new Money(minor, position.currency()));
    }
}
