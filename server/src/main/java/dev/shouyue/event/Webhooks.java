package dev.shouyue.event;

import dev.shouyue.event.Endpoint.Reason;
import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The endpoints that webhooks go to. */
public final class Webhooks {

    /** So long the former secret signs as well. */
    public static final Duration ROTATION = Duration.ofHours(24);

    /** The type of what {@link #test} sends. */
    public static final String TEST_TYPE = "dev.shouyue.event.webhook-tested.v1";

    private static final int MOST_ENDPOINTS = 100;
    private static final int MOST_TYPES = 50;
    private static final int LONGEST_DESCRIPTION = 200;

    private static final String SELECT = """
            select e.*, coalesce(d.waiting, 0) as waiting, coalesce(d.dead, 0) as dead
              from event.endpoint e
              left join (select endpoint_id, count(*) filter (where state = 'WAITING') as waiting,
                                count(*) filter (where state = 'DEAD') as dead
                           from event.delivery where state <> 'DELIVERED' group by endpoint_id) d using (endpoint_id)
            """;

    private final JdbcClient sql;
    private final Clock clock;
    private final Supplier<Targets> targets;
    private final Supplier<Attempt> sender;

    Webhooks(DataSource database, Clock clock, Supplier<Targets> targets, Supplier<Attempt> sender) {
        this.sql = JdbcClient.create(database);
        this.clock = clock;
        this.targets = targets;
        this.sender = sender;
    }

    /** What is changed of an endpoint; what is empty stays. */
    public record Change(
            Optional<String> url,
            Optional<String> description,
            Optional<List<String>> types,
            Optional<Boolean> enabled) {}

    /** What came of a test. */
    public record Tested(OptionalInt status, Optional<String> failure, String answer, Duration took) {}

    public List<Endpoint> all() {
        return sql.sql(SELECT + " order by e.endpoint_id")
                .query((row, i) -> read(row))
                .list();
    }

    public Optional<Endpoint> find(long id) {
        return sql.sql(SELECT + " where e.endpoint_id = ?")
                .param(id)
                .query((row, i) -> read(row))
                .optional();
    }

    /**
     * Makes an endpoint; it gets what is logged from now on.
     *
     * @throws BadEndpoint when the address or a type is not one, or there are too many endpoints
     */
    public Endpoint.WithSecret create(String url, String description, List<String> types, String by) {
        URI to = targets.get().checked(url);
        checkDescription(description);
        checkTypes(types);
        byte[] secret = Signature.newSecret();
        long id = sql.sql("""
                        insert into event.endpoint
                          (url, description, types, secret, from_sequence, created_at, created_by)
                        select ?, ?, ?::text[], ?, coalesce((select max(sequence) from event.log), 0), ?, ?
                         where (select count(*) from event.endpoint) < ?
                        returning endpoint_id
                        """)
                .params(
                        to.toString(),
                        description,
                        types.toArray(String[]::new),
                        secret,
                        Moments.at(clock.instant()),
                        by,
                        MOST_ENDPOINTS)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new BadEndpoint(
                        "url", url, Say.of("endpoints.expected", "most", MOST_ENDPOINTS), Say.of("endpoints.many")));
        return new Endpoint.WithSecret(find(id).orElseThrow(), Signature.told(secret));
    }

    /**
     * Changes an endpoint. Enabling it forgets why it was disabled, and what waits for it is sent.
     *
     * @return empty when there is none
     * @throws BadEndpoint when the address or a type is not one
     */
    public Optional<Endpoint> change(long id, Change change) {
        change.url().ifPresent(targets.get()::checked);
        change.description().ifPresent(Webhooks::checkDescription);
        change.types().ifPresent(Webhooks::checkTypes);
        change.url().ifPresent(url -> set(id, "url = ?, failing_since = null, resting_until = null", url));
        change.description().ifPresent(text -> set(id, "description = ?", text));
        change.types().ifPresent(types -> set(id, "types = ?::text[]", (Object) types.toArray(String[]::new)));
        change.enabled().ifPresent(enabled -> {
            if (enabled) {
                set(
                        id,
                        "enabled = true, disabled_reason = null, disabled_at = null, failing_since = null,"
                                + " resting_until = null");
            } else {
                disable(sql, id, Reason.OPERATOR, clock.instant());
            }
        });
        return find(id);
    }

    private void set(long id, String assignments, Object... values) {
        Object[] all = Arrays.copyOf(values, values.length + 1);
        all[values.length] = id;
        sql.sql("update event.endpoint set " + assignments + " where endpoint_id = ?")
                .params(all)
                .update();
    }

    /** Turns an endpoint off unless it is off already: the first reason stays. */
    static void disable(JdbcClient sql, long id, Reason reason, Instant now) {
        sql.sql("update event.endpoint set enabled = false, disabled_reason = ?, disabled_at = ?"
                        + " where endpoint_id = ? and enabled")
                .params(reason.name(), Moments.at(now), id)
                .update();
    }

    /** Deletes an endpoint with all its deliveries; false when there is none. */
    public boolean delete(long id) {
        return sql.sql("with gone as (delete from event.delivery where endpoint_id = ?)"
                                + " delete from event.endpoint where endpoint_id = ?")
                        .params(id, id)
                        .update()
                > 0;
    }

    /** Makes a new secret; the former one signs as well for {@link #ROTATION}. Empty when there is no such endpoint. */
    public Optional<Endpoint.WithSecret> rotate(long id) {
        byte[] secret = Signature.newSecret();
        sql.sql("update event.endpoint set former_secret = secret, former_until = ?, secret = ?"
                        + " where endpoint_id = ?")
                .params(Moments.at(clock.instant().plus(ROTATION)), secret, id)
                .update();
        return find(id).map(endpoint -> new Endpoint.WithSecret(endpoint, Signature.told(secret)));
    }

    /**
     * Sends an event of the type {@link #TEST_TYPE} to an endpoint at once, also when it is disabled, and tells what came of
     * it. It is no event of the log and is not tried again. Empty when there is no such endpoint.
     */
    public Optional<Tested> test(long id) throws InterruptedException {
        Optional<Address> to = address(id);
        if (to.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Event event = Event.of(TEST_TYPE, "endpoint-" + id, Event.BOOK, now, Map.of("endpoint", id));
        Attempt.Result result = sender.get()
                .send(
                        to.get().url(),
                        targets.get(),
                        event.id().toString(),
                        new LoggedEvent(0, now, event).toJson(),
                        to.get().secrets());
        return Optional.of(new Tested(result.status(), result.failure(), result.answer(), result.took()));
    }

    /** Where something is sent, and what signs it. */
    record Address(URI url, List<byte[]> secrets) {

        static Address read(ResultSet row, Instant now) throws SQLException {
            byte[] secret = row.getBytes("secret");
            boolean formerSigns =
                    Moments.ifAny(row, "former_until").filter(now::isBefore).isPresent();
            return new Address(
                    URI.create(row.getString("url")),
                    formerSigns ? List.of(secret, row.getBytes("former_secret")) : List.of(secret));
        }
    }

    private Optional<Address> address(long id) {
        return sql.sql("select * from event.endpoint where endpoint_id = ?")
                .param(id)
                .query((row, i) -> Address.read(row, clock.instant()))
                .optional();
    }

    private static void checkDescription(String description) {
        if (description.length() > LONGEST_DESCRIPTION || description.chars().anyMatch(Character::isISOControl)) {
            throw new BadEndpoint(
                    "description",
                    "",
                    Say.of("description.expected", "most", LONGEST_DESCRIPTION),
                    Say.of("description.bad"));
        }
    }

    private static void checkTypes(List<String> types) {
        if (types.size() > MOST_TYPES) {
            throw new BadEndpoint("types", "", Say.of("types.expected", "most", MOST_TYPES), Say.of("types.many"));
        }
        for (String type : types) {
            if (type == null || !EventTypes.isOne(type)) {
                throw new BadEndpoint(
                        "types",
                        String.valueOf(type),
                        Say.of("type.expected", "types", String.join(", ", EventTypes.ALL)),
                        Say.of("type.bad"));
            }
        }
    }

    private static Endpoint read(ResultSet row) throws SQLException {
        Optional<Endpoint.Disabled> disabled = row.getBoolean("enabled")
                ? Optional.empty()
                : Optional.of(new Endpoint.Disabled(
                        Reason.valueOf(row.getString("disabled_reason")), Moments.of(row, "disabled_at")));
        return new Endpoint(
                row.getLong("endpoint_id"),
                row.getString("url"),
                row.getString("description"),
                texts(row.getArray("types")),
                disabled,
                Moments.ifAny(row, "former_until"),
                Moments.ifAny(row, "failing_since"),
                Moments.ifAny(row, "resting_until"),
                Moments.ifAny(row, "last_success_at"),
                Moments.of(row, "created_at"),
                row.getString("created_by"),
                row.getLong("waiting"),
                row.getLong("dead"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
