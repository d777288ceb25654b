package dev.shouyue.payment;

import dev.shouyue.payment.WorkItems.Kind;
import dev.shouyue.storage.Tx;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What people say of money in suspense that they gave back to its payer by a transfer. Beyond the limit of refunds two of them say
 * the same, of the same transfer; until the second has, the money is in suspense.
 */
final class SentBack {

    private static final int LONGEST_REFERENCE = 140;

    private SentBack() {}

    /**
     * @param receipt locked, and in suspense
     * @param reference the bank's, of the transfer
     * @param limit up to which one person is enough, in major units
     */
    static void said(Tx tx, Receipt receipt, String reference, BigDecimal limit, String by, String note, Instant now) {
        if (reference.isBlank()
                || reference.length() > LONGEST_REFERENCE
                || reference.chars().anyMatch(Character::isISOControl)) {
            throw Refuse.bad("reference", reference, "noTransfer", "most", LONGEST_REFERENCE);
        }
        if (receipt.amount().decimal().compareTo(limit) > 0 && !isSecond(tx, receipt, reference, limit, by)) {
            Receipts.step(tx, receipt, "SENT_BACK", "", by, note, reference, now);
            return;
        }
        tx.sql()
                .sql("""
                        update payment.receipt set state = 'REFUNDED', decided_at = ?, decided_by = ?
                         where channel = ? and receipt_id = ?""")
                .params(now.atOffset(ZoneOffset.UTC), by, receipt.channel(), receipt.id())
                .update();
        Receipts.step(tx, receipt, "REFUNDED", "", by, note, reference, now);
        WorkItems.settled(
                tx, now, Kind.SUSPENSE, receipt.channel() + "/" + receipt.id(), Say.of("how.givenBackBy", "by", by));
    }

    private record First(String by, String reference) {}

    /** Whether somebody else said the same; nothing that was done with the money since may stand between. */
    private static boolean isSecond(Tx tx, Receipt receipt, String reference, BigDecimal limit, String by) {
        Optional<First> first = tx.sql()
                .sql("""
                        select what, by_whom, reference from payment.receipt_step
                         where channel = ? and receipt_id = ? order by step desc limit 1""")
                .params(receipt.channel(), receipt.id())
                .query((row, i) -> row.getString("what").equals("SENT_BACK")
                        ? Optional.of(new First(row.getString("by_whom"), row.getString("reference")))
                        : Optional.<First>empty())
                .optional()
                .flatMap(found -> found);
        if (first.isEmpty()) {
            return false;
        }
        boolean isSame = first.get().reference().equals(reference);
        if (first.get().by().equals(by)) {
            if (isSame) {
                throw Refuse.samePerson(
                        "reference", reference, "secondForReceipt", "by", by, "limit", limit.toPlainString());
            }
            return false; // said anew, of another transfer
        }
        if (!isSame) {
            throw Refuse.contradiction(
                    "reference",
                    reference,
                    "secondTransfer",
                    "reference",
                    first.get().reference());
        }
        return true;
    }
}
