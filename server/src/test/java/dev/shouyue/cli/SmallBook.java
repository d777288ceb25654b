package dev.shouyue.cli;

import java.nio.file.Path;

/** Two loans and what was paid, as files. */
final class SmallBook {

    static final String LOANS = """
            loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent
            L1,B1,CNY,1000.00,2026-02-10,0.04
            L2,B2,CNY,500.00,2026-02-10,0.04
            """;
    static final String INSTALLMENTS = """
            loan_id,number,due_on,principal,interest
            L1,1,2026-03-10,500.00,12.00
            L1,2,2026-04-10,500.00,6.00
            L2,1,2026-03-10,500.00,6.00
            """;
    static final String PAYMENTS = """
            payment_id,loan_id,paid_at,amount,currency
            P1,L1,2026-03-10T10:00:00,512.00,CNY
            P2,L2,2026-03-12,506.00,CNY
            """;

    private SmallBook() {}

    /** The loans, nothing paid, in a data folder. */
    static void in(Installed shouyue, Path data) throws Exception {
        Endings.done(shouyue.run(
                "--data",
                data.toString(),
                "import",
                "--format",
                "native",
                shouyue.file("loans.csv", LOANS),
                shouyue.file("installments.csv", INSTALLMENTS)));
    }
}
