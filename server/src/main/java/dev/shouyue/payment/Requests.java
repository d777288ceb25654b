package dev.shouyue.payment;

import dev.shouyue.storage.Sha256;
import dev.shouyue.storage.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was asked under a key and made something with a number and a page: {@code payment.request}. */
final class Requests {

    private Requests() {}

    /** Forgets what was asked before {@code kept}: the same request makes another thing then; how many. */
    static int forget(DataSource database, Instant kept) {
        return JdbcClient.create(database)
                .sql("delete from payment.request where asked_at < ?")
                .param(kept.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * The number of what is to be made: {@code number}, or that of what the same request made before. Of requests that are made
     * at once, one waits for the other.
     *
     * @param content all that is asked
     * @throws dev.shouyue.decision.Refused when the key was used for another request
     */
    static String number(Tx tx, Optional<RequestKey> key, long borrower, String number, String content, Instant now) {
        if (key.isEmpty()) {
            return number;
        }
        byte[] digest = Sha256.of(content);
        boolean fresh = tx.sql()
                        .sql("""
                                insert into payment.request (borrower_id, number, asked_by, request_key, content, asked_at)
                                values (?, ?, ?, ?, ?, ?) on conflict (asked_by, request_key) do nothing""")
                        .params(borrower, number, key.get().by(), key.get().key(), digest, now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        return fresh ? number : before(tx, key.get(), digest);
    }

    private static String before(Tx tx, RequestKey key, byte[] content) {
        return tx.sql()
                .sql("select number, content from payment.request where asked_by = ? and request_key = ?")
                .params(key.by(), key.key())
                .query((row, i) -> {
                    if (!Arrays.equals(row.getBytes("content"), content)) {
                        throw Refuse.otherContent("Idempotency-Key", key.key(), "keyTaken");
                    }
                    return row.getString("number");
                })
                .single();
    }

    /** The page of what was made: that of the same request before, or else a new one. */
    static String page(
            DataSource database, Optional<RequestKey> key, long borrower, String number, Supplier<String> make) {
        if (key.isEmpty()) {
            return make.get();
        }
        JdbcClient sql = JdbcClient.create(database);
        return sql.sql("select page from payment.request where borrower_id = ? and number = ? and page is not null")
                .params(borrower, number)
                .query(String.class)
                .optional()
                .orElseGet(() -> sql.sql("""
                                update payment.request set page = coalesce(page, ?)
                                 where borrower_id = ? and number = ? returning page""")
                        .params(make.get(), borrower, number)
                        .query(String.class)
                        .single());
    }
}
