package dev.shouyue.payment;

import dev.shouyue.payment.Reconciliation.Category;
import dev.shouyue.payment.Reconciliation.Closing;
import dev.shouyue.payment.Reconciliation.Finding;
import dev.shouyue.payment.Reconciliation.State;
import dev.shouyue.payment.Reconciliation.Which;
import dev.shouyue.payment.WorkItems.Kind;
import dev.shouyue.storage.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people do to findings of reconciliation: who, when and why is kept with the finding, and its work item goes with it. */
final class FindingActs {

    private static final int LONGEST = 500;

    private FindingActs() {}

    static Closing close(Tx tx, Which which, String by, String reason, Instant now) {
        checkReason(reason);
        open(tx, which.channel(), which.subject());
        Finding found = acted(tx, which);
        if (found.state() == State.CLOSED) {
            return new Closing(found, Optional.empty());
        }
        Finding closed = set(tx, which, State.CLOSED, now, reason, by);
        return new Closing(
                closed,
                hasOpen(tx, which.channel(), which.subject())
                        ? Optional.empty()
                        : WorkItems.finish(tx, now, Kind.RECONCILIATION, item(which), by, reason));
    }

    /** Closes what is open of the subject of a work item, for somebody who saw to it. */
    static List<Which> closeAll(Tx tx, WorkItems.Item item, String by, String reason, Instant now) {
        List<Which> open =
                open(tx, item.channel(), item.subject().substring(item.channel().length() + 1));
        if (!open.isEmpty()) {
            checkReason(reason);
        }
        open.forEach(which -> set(tx, which, State.CLOSED, now, reason, by));
        return open;
    }

    /** What is open of a subject, locked: of two who close the last two of it, one sees that none is left. */
    private static List<Which> open(Tx tx, String channel, String subject) {
        return tx.sql().sql("""
                        select * from payment.finding where channel = ? and subject = ? and state = 'OPEN'
                         order by day, category for update""").params(channel, subject).query(Finding::read).list().stream()
                .map(Finding::which)
                .toList();
    }

    static Finding reopen(Tx tx, Which which, String by, String reason, Instant now) {
        checkReason(reason);
        Finding found = acted(tx, which);
        if (found.state() == State.OPEN) {
            return found;
        }
        Finding open = set(
                tx,
                which,
                State.OPEN,
                null,
                Say.of("how.reopened", "by", by, "reason", reason).kept(),
                null);
        Category category = which.category();
        new Findings(tx, which.channel(), which.day(), now).people(which.subject(), loan(tx, which), category);
        return open;
    }

    private static void checkReason(String reason) {
        if (!Refunds.isReason(reason)) {
            throw Refuse.bad("reason", reason, "noFindingReason", "most", LONGEST);
        }
    }

    /** One that people may close or open again; what settled itself needs neither. */
    private static Finding acted(Tx tx, Which which) {
        Finding found = lock(tx, which)
                .orElseThrow(() -> Refuse.unknown(
                        "finding",
                        String.join(
                                " ",
                                which.channel(),
                                which.day().toString(),
                                which.subject(),
                                which.category().name())));
        if (found.state() == State.RESOLVED) {
            throw Refuse.contradiction("state", found.state().name(), "findingSettled", "subject", which.subject());
        }
        return found;
    }

    /** It, locked until the end of the transaction. */
    static Optional<Finding> lock(Tx tx, Which which) {
        return tx.sql()
                .sql("""
                        select * from payment.finding
                         where channel = ? and day = ? and subject = ? and category = ? for update""")
                .params(
                        which.channel(),
                        which.day(),
                        which.subject(),
                        which.category().name())
                .query(Finding::read)
                .optional();
    }

    private static Finding set(Tx tx, Which which, State state, @Nullable Instant at, String how, @Nullable String by) {
        return tx.sql()
                .sql("""
                        update payment.finding set state = ?, resolved_at = ?::timestamptz, how = ?, closed_by = ?::text
                         where channel = ? and day = ? and subject = ? and category = ? returning *""")
                .param(state.name())
                .param(at == null ? null : at.atOffset(ZoneOffset.UTC))
                .param(how)
                .param(by)
                .params(
                        which.channel(),
                        which.day(),
                        which.subject(),
                        which.category().name())
                .query(Finding::read)
                .single();
    }

    /** Whether something is open of a subject, for which its work item stays open. */
    static boolean hasOpen(Tx tx, String channel, String subject) {
        return tx.sql()
                .sql(
                        "select exists (select 1 from payment.finding where channel = ? and subject = ? and state = 'OPEN')")
                .params(channel, subject)
                .query(Boolean.class)
                .single();
    }

    private static String loan(Tx tx, Which which) {
        return tx.sql().sql("""
                        select coalesce((select loan from payment.work_item where kind = 'RECONCILIATION' and subject = ?
                                          order by work_item_id desc limit 1), '')""").param(item(which)).query(String.class).single();
    }

    private static String item(Which which) {
        return which.channel() + "/" + which.subject();
    }
}
