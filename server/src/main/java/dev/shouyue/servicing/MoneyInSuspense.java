package dev.shouyue.servicing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/** Money that came and is at no loan. Whoever takes money in answers; the close of a day asks, and enters it in the ledger. */
public interface MoneyInSuspense {

    /**
     * Keeps, in the transaction of the close, what is in suspense at the end of {@code day}: what came by then and is in no loan's
     * ledger of that day.
     *
     * @param day each day in order, once
     * @return by how much it is more than at the end of the day before, in minor units by currency; nothing of a currency in which
     *     it is the same
     */
    SortedMap<String, Long> keep(Connection transaction, LocalDate day) throws SQLException;

    /**
     * What is in suspense in a currency at the end of a closed day, in minor units.
     *
     * @param kept as it was kept by the close
     * @param received what the receipts come to of which it was kept, as they are now; one whose state says that it is elsewhere, with
     *     nothing that took it there, counts as none
     */
    record Held(String currency, long kept, long received) {}

    /** What was kept of a closed day, in the order of currencies; nothing of a currency of which there was none. */
    List<Held> at(Connection connection, LocalDate day) throws SQLException;
}
