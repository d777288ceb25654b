package dev.shouyue.servicing;

import dev.shouyue.decision.Failed;
import dev.shouyue.decision.PolicyPacks;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.kernel.position.LoanState;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.servicing.LoanQuery.LoanProfile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * The book as a list that can be filtered and sorted in any way, page by page, whatever its size. It stands as of the last
 * close. A page never reads the whole book: loans are taken, profile by profile, from indexes in the order asked for; where
 * that would find too few, those that fit are gathered first.
 */
public final class LoanList {

    /** Up to so many loans are gathered and sorted; more are walked to in their order. */
    private static final int GATHERED = 50_000;
    /** Where the planner expects more than this, it is not tried to gather them. */
    private static final int TOO_MANY = 4 * GATHERED;
    /** From this share of fitting loans on, profile by profile is the shorter way; below it, the order of all. */
    private static final double DENSE = 0.2;
    /** Counts beyond this are estimates. */
    private static final int COUNTED = 100_000;
    /** A book up to this size is listed while one waits. */
    private static final long SMALL_BOOK = 200_000;

    private static final int FETCH = 2_000;

    private final DataSource database;
    private final PolicyPacks packs;
    private final LoanListing listing;
    private final ReentrantLock refreshing = new ReentrantLock();

    public LoanList(DataSource database, PolicyPacks packs) {
        this.database = database;
        this.packs = packs;
        this.listing = new LoanListing(database, packs);
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
            Found found = find(connection, query, order, after, limit + 1);
            boolean more = found.places().size() > limit;
            List<Place> places = more ? found.places().subList(0, limit) : found.places();
            List<ListedLoan> loans = read(connection, places, listed.asOf());
            Count count = found.exact()
                    ? new Count(found.total(), true)
                    : new Count(Math.min(Math.max(found.total(), found.places().size()), listed.loans()), false);
            return new Page(
                    listed.asOf(),
                    loans,
                    count.loans(),
                    count.exact(),
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
            Count count = count(connection, query, listed);
            double sample = count.exact() || query.isWordsOnly() || count.loans() == 0
                    ? 1
                    : Math.min(1, (double) COUNTED / listed.loans());
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
            return query.isEmpty() ? 0 : count(connection, query, listed).loans();
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
            String direction = order.columnDescends() ? " desc" : "";
            try (PreparedStatement statement = connection.prepareStatement(ROWS
                    + " where t.profile_id = any(?)" + query.conditions() + " order by " + ByAttention.first(order)
                    + "t."
                    + order.by().column + direction
                    + ", t.borrower_id" + direction + ", t.loan_id" + direction)) {
                query.bind(statement, query.bindProfiles(connection, statement, 1));
                statement.setFetchSize(FETCH);
                try (ResultSet row = statement.executeQuery()) {
                    while (goOn.getAsBoolean() && row.next()) {
                        to.accept(loan(row, listed.asOf()));
                    }
                }
            }
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
            return LoanQuery.of(filter, profiles(connection), listed.asOf(), packs);
        } catch (LoanQuery.UnclearAmount e) {
            throw new UnclearAmount();
        }
    }

    private static List<LoanProfile> profiles(Connection connection) throws SQLException {
        List<LoanProfile> profiles = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from servicing.loan_profile where loans > 0")) {
            while (row.next()) {
                profiles.add(new LoanProfile(
                        row.getInt("profile_id"),
                        row.getString("status"),
                        row.getString("policy_pack"),
                        row.getString("currency"),
                        row.getString("product"),
                        row.getString("channel"),
                        row.getString("region"),
                        row.getLong("loans"),
                        reaches(row)));
            }
        }
        return profiles;
    }

    private static Map<String, LoanProfile.Reach> reaches(ResultSet row) throws SQLException {
        Map<String, LoanProfile.Reach> reaches = new LinkedHashMap<>();
        for (String column : List.of("principal", "past_due_amount", "carried", "credit")) {
            Long[] ends = (Long[]) row.getArray(column).getArray();
            reaches.put(column, new LoanProfile.Reach(ends[0], ends[1]));
        }
        reaches.put("penalty", new LoanProfile.Reach(0, row.getBoolean("penalty") ? Long.MAX_VALUE : 0));
        for (String column : List.of("drawn_on", "past_due_since", "next_due")) {
            Integer[] ends = (Integer[]) row.getArray(column).getArray();
            reaches.put(column, new LoanProfile.Reach(ends[0], ends[1]));
        }
        return reaches;
    }

    /** Places in order; {@code total} is how many fit, counted or expected. */
    record Found(List<Place> places, long total, boolean exact) {}

    static Found find(Connection connection, LoanQuery query, LoanOrder order, Optional<Place> after, int limit)
            throws SQLException {
        if (order.by() == LoanOrder.By.ATTENTION) {
            return ByAttention.find(connection, query, order, after, limit);
        }
        if (query.isAlong(order.by())) {
            return total(connection, query, walkProfiles(connection, query, order, after, limit));
        }
        long expected = expected(connection, query);
        if (expected <= TOO_MANY) {
            Optional<Found> gathered = gather(connection, query, order, after, limit);
            if (gathered.isPresent()) {
                return gathered.get();
            }
        }
        List<Place> places = expected >= DENSE * sum(query)
                ? walkProfiles(connection, query, order, after, limit)
                : walkAll(connection, query, order, after, limit);
        return new Found(places, Math.max(expected, GATHERED), false);
    }

    /** Places, with how many loans fit in all. */
    static Found total(Connection connection, LoanQuery query, List<Place> places) throws SQLException {
        if (query.isWordsOnly()) {
            return new Found(places, sum(query), true);
        }
        long expected = expected(connection, query);
        return expected <= TOO_MANY
                ? new Found(places, counted(connection, query, TOO_MANY), true)
                : new Found(places, expected, false);
    }

    /** Takes what comes next in the order of the whole list, passing over what does not fit. */
    private static List<Place> walkAll(
            Connection connection, LoanQuery query, LoanOrder order, Optional<Place> after, int limit)
            throws SQLException {
        String column = order.by().column;
        String direction = order.columnDescends() ? " desc" : "";
        String sql = "select t." + column + " as value, t.borrower_id, t.loan_id from servicing.loan_list t"
                + " where t.profile_id = any(?)" + query.conditions() + beyond("t." + column, order, after)
                + " order by t." + column + direction + ", t.borrower_id" + direction + ", t.loan_id" + direction
                + " limit ?";
        try (Statement planner = connection.createStatement();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            planner.execute("set local enable_sort = off");
            planner.execute("set local enable_bitmapscan = off");
            int i = bindPlace(statement, query.bind(statement, query.bindProfiles(connection, statement, 1)), after);
            statement.setInt(i, limit);
            return places(statement);
        }
    }

    /** Takes from each profile what comes next in the order, and of that the first. */
    private static List<Place> walkProfiles(
            Connection connection, LoanQuery query, LoanOrder order, Optional<Place> after, int limit)
            throws SQLException {
        String column = order.by().column;
        String direction = order.columnDescends() ? " desc" : "";
        String sql =
                "select r.value, r.borrower_id, r.loan_id from unnest(?::integer[]) w(profile_id), lateral (select t."
                        + column + " as value, t.borrower_id, t.loan_id from servicing.loan_list t"
                        + " where t.profile_id = w.profile_id" + query.conditions()
                        + beyond("t." + column, order, after)
                        + " order by t." + column + direction + ", t.borrower_id" + direction + ", t.loan_id"
                        + direction
                        + " limit ?) r order by r.value" + direction + ", r.borrower_id" + direction + ", r.loan_id"
                        + direction
                        + " limit ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int i = query.bind(statement, query.bindProfiles(connection, statement, 1));
            i = bindPlace(statement, i, after);
            statement.setInt(i++, limit);
            statement.setInt(i, limit);
            return places(statement);
        }
    }

    /** Gathers all that fit and sorts them; empty when there are too many. */
    private static Optional<Found> gather(
            Connection connection, LoanQuery query, LoanOrder order, Optional<Place> after, int limit)
            throws SQLException {
        String direction = order.columnDescends() ? " desc" : "";
        String sql = "with hits as materialized (select t." + order.by().column
                + " as value, t.borrower_id, t.loan_id from servicing.loan_list t where t.profile_id = any(?)"
                + query.conditions() + " limit " + (GATHERED + 1) + "), n as (select count(*) as total from hits)"
                + " select h.value, h.borrower_id, h.loan_id, n.total from n left join lateral (select * from hits t"
                + " where n.total <= " + GATHERED + beyond("t.value", order, after) + " order by t.value" + direction
                + ", t.borrower_id" + direction + ", t.loan_id" + direction + " limit ?) h on true order by h.value"
                + direction + ", h.borrower_id" + direction + ", h.loan_id" + direction;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int i = query.bind(statement, query.bindProfiles(connection, statement, 1));
            i = bindPlace(statement, i, after);
            statement.setInt(i, limit);
            List<Place> places = new ArrayList<>();
            long total = 0;
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    total = row.getLong("total");
                    if (row.getString("value") != null) {
                        places.add(place(row));
                    }
                }
            }
            return total > GATHERED ? Optional.empty() : Optional.of(new Found(places, total, true));
        }
    }

    private static String beyond(String column, LoanOrder order, Optional<Place> after) {
        return after.isEmpty()
                ? ""
                : " and (" + column + ", t.borrower_id, t.loan_id) " + (order.columnDescends() ? "<" : ">") + " (?::"
                        + order.by().type.replace(" collate \"C\"", "") + collate(order) + ", ?, ?)";
    }

    private static String collate(LoanOrder order) {
        return order.by() == LoanOrder.By.ID ? " collate \"C\"" : "";
    }

    private static int bindPlace(PreparedStatement statement, int at, Optional<Place> after) throws SQLException {
        if (after.isEmpty()) {
            return at;
        }
        statement.setString(at, after.get().value());
        statement.setLong(at + 1, after.get().key().borrowerId());
        statement.setLong(at + 2, after.get().key().loanId());
        return at + 3;
    }

    private static List<Place> places(PreparedStatement statement) throws SQLException {
        List<Place> places = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                places.add(place(row));
            }
        }
        return places;
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getString("value"), new LoanKey(row.getLong("borrower_id"), row.getLong("loan_id")));
    }

    private record Count(long loans, boolean exact) {}

    private static long sum(LoanQuery query) {
        return query.profiles.stream().mapToLong(LoanProfile::loans).sum();
    }

    /** Counts up to a hundred thousand; beyond that the planner's estimate, which is never below what was counted. */
    private static Count count(Connection connection, LoanQuery query, LoanListing.Listed listed) throws SQLException {
        if (query.isWordsOnly()) {
            return new Count(sum(query), true);
        }
        long expected = expected(connection, query);
        long counted = expected > 4 * COUNTED ? expected : counted(connection, query, COUNTED);
        return counted <= COUNTED
                ? new Count(counted, true)
                : new Count(Math.min(Math.max(expected, counted), listed.loans()), false);
    }

    /** How many loans fit; {@code most} and one for any number beyond. */
    private static long counted(Connection connection, LoanQuery query, int most) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select count(*) from (select 1 from servicing.loan_list t"
                        + " where t.profile_id = any(?)" + query.conditions() + " limit " + (most + 1) + ") f")) {
            query.bind(statement, query.bindProfiles(connection, statement, 1));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** How many loans the planner expects to fit. */
    private static long expected(Connection connection, LoanQuery query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "explain select 1 from servicing.loan_list t where t.profile_id = any(?)" + query.conditions())) {
            query.bind(statement, query.bindProfiles(connection, statement, 1));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Long.parseLong(row.getString(1).replaceFirst(".*rows=(\\d+).*", "$1"));
            }
        }
    }

    private static final String ROWS = "select t.*, w.status, w.policy_pack, w.currency, w.product,"
            + " w.channel, w.region, p.state as folded from servicing.loan_list t"
            + " join servicing.loan_profile w using (profile_id)"
            + " left join servicing.position p using (borrower_id, loan_id)";

    private List<ListedLoan> read(Connection connection, List<Place> places, LocalDate day) throws SQLException {
        Map<LoanKey, ListedLoan> byKey = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                ROWS + " where (t.borrower_id, t.loan_id) in (select * from unnest(?::bigint[], ?::bigint[]))")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint",
                            places.stream()
                                    .map(place -> place.key().borrowerId())
                                    .toArray(Long[]::new)));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint",
                            places.stream().map(place -> place.key().loanId()).toArray(Long[]::new)));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ListedLoan loan = loan(row, day);
                    byKey.put(loan.key(), loan);
                }
            }
        }
        return places.stream()
                .map(place -> byKey.get(place.key()))
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    /** A row with what the kernel says of it, so that a list and the page of a loan never differ. */
    private ListedLoan loan(ResultSet row, LocalDate day) throws SQLException {
        LocalDate drawnOn = row.getObject("drawn_on", LocalDate.class);
        LocalDate due = row.getObject("next_due", LocalDate.class);
        Optional<LocalDate> nextDue = LocalDate.MAX.equals(due) ? Optional.empty() : Optional.of(due);
        Policy policy = packs.policy(row.getString("policy_pack"), drawnOn);
        byte[] folded = row.getBytes("folded");
        Position position = null;
        if (folded != null) {
            LoanState state = LoanState.fromBytes(folded, policy);
            state.closeDay(day);
            position = state.position();
        }
        int dpd = position == null ? 0 : position.dpd();
        return new ListedLoan(
                new LoanKey(row.getLong("borrower_id"), row.getLong("loan_id")),
                row.getString("external_id"),
                row.getString("borrower"),
                row.getString("product"),
                row.getString("channel"),
                row.getString("region"),
                row.getString("policy_pack"),
                Currency.getInstance(row.getString("currency")),
                row.getString("status"),
                dpd,
                policy.buckets().at(dpd),
                position == null ? policy.classes().at(0) : position.creditClass(),
                row.getLong("principal"),
                row.getLong("past_due_amount"),
                position == null ? 0 : position.penalty(),
                row.getLong("carried"),
                row.getLong("credit"),
                drawnOn,
                nextDue,
                position == null ? 0 : outstanding(position, nextDue),
                dpd == 0 ? Optional.empty() : Optional.of(day.minusDays(dpd)));
    }

    private static long outstanding(Position position, Optional<LocalDate> due) {
        return position.installments().stream()
                .filter(row -> due.isPresent() && row.due().equals(due.get()))
                .mapToLong(InstallmentPosition::outstanding)
                .sum();
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
