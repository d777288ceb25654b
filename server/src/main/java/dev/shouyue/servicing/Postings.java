package dev.shouyue.servicing;

import dev.shouyue.decision.Refused;
import dev.shouyue.event.Outbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The door through which facts are posted to loans one by one. What {@link #post} has answered is durable. Postings that
 * wait together are written and committed together; those of one loan are decided one after the other, whichever server
 * takes them in. Imports and closes go on beside them.
 */
public final class Postings implements AutoCloseable {

    /** Answers are kept so long, and then forgotten: the ids of the facts still tell a posting that comes again. */
    public static final Duration KEPT = Duration.ofDays(2);

    private static final int LANES = 2;

    private final DataSource database;
    private final LoanBook book;
    private final Clock clock;
    private final List<PostingLane> lanes;

    /** Writes, in the transaction of postings, what others keep of them. */
    @FunctionalInterface
    public interface Alongside {
        Alongside NOTHING = (transaction, posted) -> {};

        void write(Connection transaction, List<Posted> posted) throws SQLException;
    }

    /** How far the writing of a batch is. */
    enum Step {
        LOCKED,
        READ,
        DECIDED,
        FACTS_WRITTEN,
        ENTRIES_WRITTEN,
        EVENTS_WRITTEN,
        WRITTEN,
        COMMITTED
    }

    /** Told of each step, so that a test can cut the work off there. */
    @FunctionalInterface
    interface Steps {
        void reached(Step step) throws SQLException;
    }

    public Postings(DataSource database, LoanBook book, Outbox outbox, Clock clock, Alongside alongside) {
        this(database, book, outbox, clock, alongside, step -> {});
    }

    Postings(DataSource database, LoanBook book, Outbox outbox, Clock clock, Alongside alongside, Steps steps) {
        this.database = database;
        this.book = book;
        this.clock = clock;
        this.lanes = IntStream.range(0, LANES)
                .mapToObj(i -> new PostingLane("postings-" + i, database, book, outbox, clock, alongside, steps))
                .toList();
    }

    /**
     * Records facts of a loan, and returns when they are durable.
     *
     * @throws Refused when they are not recorded, or it is not known whether they are
     */
    public Posted post(Posting posting) {
        return answered(begin(posting));
    }

    /**
     * Hands facts of a loan in; the answer comes when they are durable, or is a {@link Refused}. What is handed in together is
     * written together.
     */
    public CompletableFuture<Posted> begin(Posting posting) {
        int lane = Math.floorMod(posting.loan().hashCode() * 0x9E3779B9 >>> 16, LANES);
        try {
            return lanes.get(lane).submit(posting);
        } catch (Refused refused) {
            return CompletableFuture.failedFuture(refused);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedFuture(Refuse.failed(e));
        }
    }

    /**
     * Waits for the answer of {@link #begin}.
     *
     * @throws Refused when they are not recorded, or it is not known whether they are
     */
    public static Posted answered(CompletableFuture<Posted> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Refused refused
                    ? refused
                    : new IllegalStateException("a posting failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refuse.failed(e);
        }
    }

    /**
     * What {@link #post} would do now; nothing is recorded.
     *
     * @throws Refused when it would refuse
     */
    public Posted preview(Posting posting) {
        StoredLoan loan = book.find(posting.loan()).orElseThrow(() -> PostingBatch.unknown(posting.loan()));
        return PostingBatch.admission(book, loan, clock.instant(), closing()).decide(posting);
    }

    /** The business date on which a fact of a loan under {@code pack} would be recorded now. */
    public LocalDate day(String pack) {
        return PostingBatch.day(pack, clock.instant(), closing());
    }

    /** The last day that is closed, or whose close has begun. */
    private Optional<LocalDate> closing() {
        return JdbcClient.create(database)
                .sql("select max(day) as day from servicing.day_close")
                .query((row, i) -> Optional.ofNullable(row.getObject("day", LocalDate.class)))
                .single();
    }

    /** How many facts a loan has: its version, which {@link Posting#ifFacts} asks for. */
    public int version(LoanKey loan) {
        return JdbcClient.create(database)
                .sql("select count(*) from servicing.fact where borrower_id = ? and loan_id = ?")
                .params(loan.borrowerId(), loan.loanId())
                .query(Integer.class)
                .single();
    }

    /** Forgets the answers that are kept no longer; how many. */
    public int forgetOld() {
        return JdbcClient.create(database)
                .sql("delete from servicing.posting_request where answered_at < ?")
                .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Lets in no more, and returns when all that wait are answered. */
    @Override
    public void close() {
        lanes.forEach(PostingLane::close);
    }
}
