package dev.shouyue.servicing;

import dev.shouyue.decision.Failed;
import dev.shouyue.decision.PolicyPacks;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * The book as a list that can be filtered and sorted in any way, page by page, whatever its size. It stands as of the last
 * close. A page never reads the whole book.
 */
public final class LoanList {

    /** A book up to this size is listed while one waits. */
    private static final long SMALL_BOOK = 200_000;

    private final DataSource database;
    private final PolicyPacks packs;
    private final LoanListing listing;
    private final ListedLoans rows;
    private final ReentrantLock refreshing = new ReentrantLock();

    public LoanList(DataSource database, PolicyPacks packs) {
        this.database = database;
        this.packs = packs;
        this.listing = new LoanListing(database, packs);
        this.rows = new ListedLoans(packs);
    }

    /** The list is being filled; ask again in a moment. */
    public static final class BeingPrepared extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BeingPrepared() {
            super("the list of loans is being prepared; try again in a moment");
        }
    }

    /** Amounts are filtered over currencies of different decimals: which is meant is unclear. */
    public static final class UnclearAmount extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnclearAmount() {
            super("the currencies have different decimals; filter by one currency to filter by amount");
        }
    }

    /** Where a page goes on: the value it was sorted by, and the key, of the last loan of the page before. */
    public record Place(String value, LoanKey key) {}

    /**
     * A part of the list.
     *
     * @param total how many loans fit
     * @param exact whether that was counted; an estimate otherwise
     * @param next where the next page goes on
     */
    public record Page(LocalDate asOf, List<ListedLoan> loans, long total, boolean exact, Optional<Place> next) {}

    /**
     * How many loans fit, by each word, bucket and class.
     *
     * @param exact whether it was counted; scaled up from a sample otherwise
     */
    public record Facets(Map<String, Map<String, Long>> counts, boolean exact) {}

    /** Brings the list up to the last close. */
    public void refresh() {
        refreshing.lock();
        try {
            listing.refresh();
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            refreshing.unlock();
        }
    }

    /** Has the list filled anew from the book when it is next asked for. */
    public void forget() {
        try {
            listing.forget();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Up to {@code limit} loans that fit, after {@code after}. */
    public Page page(LoanFilter filter, LoanOrder order, Optional<Place> after, int limit) {
        LoanListing.Listed listed = listed();
        return inTransaction(connection -> {
            LoanQuery query = query(connection, filter, listed);
            if (query.isEmpty()) {
                return new Page(listed.asOf(), List.of(), 0, true, Optional.empty());
            }
            LoanPlaces.Found found = LoanPlaces.find(connection, query, order, after, limit + 1);
            boolean more = found.places().size() > limit;
            List<Place> places = more ? found.places().subList(0, limit) : found.places();
            List<ListedLoan> loans = rows.read(connection, places, listed.asOf());
            LoanTotal total = found.total().exact()
                    ? found.total()
                    : new LoanTotal(
                            Math.min(
                                    Math.max(
                                            found.total().loans(),
                                            found.places().size()),
                                    listed.loans()),
                            false);
            return new Page(
                    listed.asOf(),
                    loans,
                    total.loans(),
                    total.exact(),
                    more ? Optional.of(places.getLast()) : Optional.empty());
        });
    }

    /** How many loans fit by state, pack, currency, product, channel, region, bucket and class. */
    public Facets facets(LoanFilter filter) {
        LoanListing.Listed listed = listed();
        return inTransaction(connection -> {
            LoanQuery query = query(connection, filter, listed);
            LoanCounts counts = new LoanCounts(packs, listed.asOf());
            if (query.isEmpty()) {
                return new Facets(counts.byFacet(), true);
            }
            LoanTotal total = LoanTotal.of(connection, query, listed);
            double sample = total.exact() || query.isWordsOnly() || total.loans() == 0
                    ? 1
                    : Math.min(1, (double) LoanTotal.COUNTED / listed.loans());
            counts.count(connection, query, sample);
            return new Facets(counts.byFacet(), sample == 1);
        });
    }

    /** As of which close the list stands. */
    public LocalDate asOf() {
        return listed().asOf();
    }

    /** How many loans fit, or about how many. */
    public long size(LoanFilter filter) {
        LoanListing.Listed listed = listed();
        return inTransaction(connection -> {
            LoanQuery query = query(connection, filter, listed);
            return query.isEmpty() ? 0 : LoanTotal.of(connection, query, listed).loans();
        });
    }

    /** Gives every loan that fits, in the order; memory does not grow with their number. Ends early when told to stop. */
    public void each(LoanFilter filter, LoanOrder order, BooleanSupplier goOn, Consumer<ListedLoan> to) {
        LoanListing.Listed listed = listed();
        inTransaction(connection -> {
            LoanQuery query = query(connection, filter, listed);
            if (query.isEmpty()) {
                return 0;
            }
            rows.each(connection, query, order, listed.asOf(), goOn, to);
            return 0;
        });
    }

    private LoanListing.Listed listed() {
        try {
            Optional<LoanListing.Listed> listed = listing.listed();
            if (listed.isPresent() && !listing.isBehind()) {
                return listed.get();
            }
            if (listed.isPresent() && refreshing.isLocked()) {
                return listed.get(); // as it was before the close that is being listed
            }
            if (refreshing.isLocked() || (listed.isEmpty() && loans() > SMALL_BOOK)) {
                if (!refreshing.isLocked()) {
                    Thread.ofVirtual().name("loan-list").start(this::refresh);
                }
                throw new BeingPrepared();
            }
            refresh();
            return listing.listed().orElseThrow(BeingPrepared::new);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private long loans() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from (select from servicing.loan limit " + (SMALL_BOOK + 1) + ") l")) {
            row.next();
            return row.getLong(1);
        }
    }

    private LoanQuery query(Connection connection, LoanFilter filter, LoanListing.Listed listed) throws SQLException {
        try {
            return LoanQuery.of(filter, LoanProfile.all(connection), listed.asOf(), packs);
        } catch (LoanQuery.UnclearAmount e) {
            throw new UnclearAmount();
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(Connection connection) throws SQLException;
    }

    /** Reads in one transaction, in which the planner is kept from reading the whole list. */
    private <T> T inTransaction(Reading<T> reading) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set transaction read only");
                statement.execute("set local enable_seqscan = off");
                statement.execute("set local jit = off");
                return reading.read(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new Failed(Say.of("list.unreadable", "why", String.valueOf(e.getMessage())), e);
    }
}
