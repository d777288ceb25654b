package dev.shouyue.servicing;

import dev.shouyue.kernel.loan.Terms;
import java.time.LocalDateTime;
import java.util.function.Function;

/**
 * A loan that was paid out, and is to be in the book from then on.
 *
 * @param borrower the lender's own name of the borrower, who need not be known yet
 * @param terms what was agreed
 * @param product name of the product it was drawn under
 * @param productVersion its version
 * @param pack policy pack the loan is read under
 * @param reference the payer's own id of the payment to the borrower
 * @param paidOut when the money left, in the borrower's zone; on the day of the drawdown
 * @param content digest of what is asked, to tell it from another of the same name
 * @param deed who does it, for those who keep record of it
 * @param answer tells what was recorded; asked before it is durable, and told only then
 */
public record Drawdown(
        String borrower,
        Terms terms,
        String product,
        int productVersion,
        String pack,
        String reference,
        LocalDateTime paidOut,
        byte[] content,
        Posting.Deed deed,
        Function<StoredLoan, String> answer) {}
