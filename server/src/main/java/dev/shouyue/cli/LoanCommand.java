package dev.shouyue.cli;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import dev.shouyue.servicing.StoredLoan;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(name = "loan", description = "Shows a loan: what happened to it and where it stands on a day.")
final class LoanCommand implements Callable<Integer> {

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
            print(
                    loan,
                    platform.book.borrowerOf(loan.key()),
                    Positions.on(loan.terms(), loan.facts(), platform.book.policyOf(loan), day));
            return Root.DONE;
        });
    }

    private static void print(StoredLoan loan, String borrower, Position position) {
        System.out.printf(
                "loan %s of borrower %s, %s, %s drawn on %s%n",
                loan.terms().loan(),
                borrower,
                loan.pack(),
                money(loan.terms().principal(), position),
                loan.terms().drawnOn());
        System.out.printf(
                "on %s: %s, %d days past due, %s, %s; owed %s, principal outstanding %s%n",
                position.date(),
                position.state(),
                position.dpd(),
                position.bucket(),
                position.creditClass(),
                money(position.owed(), position),
                money(position.principal(), position));
        System.out.println("installments");
        for (InstallmentPosition row : position.installments()) {
            System.out.printf(
                    "  %3d due %s  %-12s open %s, of it penalty %s%s%n",
                    row.number(),
                    row.due(),
                    row.state(),
                    money(row.outstanding(), position),
                    money(row.penalty(), position),
                    row.settledOn().map(day -> ", settled " + day).orElse(""));
        }
        System.out.println("facts");
        for (Fact fact : loan.facts().inOrder()) {
            System.out.printf("  %s  %s%n", fact.valueTime(), text(fact, position));
        }
    }

    private static String text(Fact fact, Position position) {
        return switch (fact) {
            case Fact.Disbursed f -> "disbursed " + money(f.amount(), position);
            case Fact.PaymentReceived f ->
                "paid " + money(f.amount(), position)
                        + (f.installment().isPresent()
                                ? " for no. " + f.installment().getAsInt()
                                : "");
            case Fact.PaymentReversed f -> "payment " + f.payment() + " was returned";
            case Fact.DebitFailed f -> "debit failed: " + f.reason() + " " + f.code();
            case Fact.FeeCharged f -> "fee " + money(f.amount(), position);
            case Fact.AmountWaived f -> "waived " + f.component() + " " + money(f.amount(), position);
            case Fact.PlanChanged f -> "plan changed: " + f.installments().size() + " installments";
            case Fact.ProtectionGranted f -> "protected from " + f.from() + " to " + f.to() + ": " + f.cause();
            case Fact.ProtectionWithdrawn f -> "protection " + f.protection() + " withdrawn";
            case Fact.ChargedOff f -> "charged off";
        };
    }

    private static String money(long minor, Position position) {
        return new Money(minor, position.currency()).toString();
    }
}
