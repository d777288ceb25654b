package dev.shouyue.product;

import dev.shouyue.decision.PolicyPacks;
import dev.shouyue.decision.Refused;
import dev.shouyue.decision.Refused.Why;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The products, version by version: the door of this module. */
public final class Products {

    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient sql;
    private final PolicyPacks packs;
    private final Clock clock;

    public Products(DataSource database, PolicyPacks packs, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.packs = packs;
        this.clock = clock;
    }

    /**
     * What somebody wants to draw.
     *
     * @param principal major unit of the product's currency
     * @param ratePerDay contract rate in percent; empty: the one the product has
     */
    public record Wish(BigDecimal principal, int installments, Optional<BigDecimal> ratePerDay, LocalDate drawnOn) {}

    /** All versions of all products, by product and version, the newest first. */
    public List<ProductVersion> all() {
        return sql.sql("select * from product.version order by product, version desc")
                .query((row, i) -> read(row))
                .list();
    }

    /**
     * All versions of a product, the newest first.
     *
     * @throws Refused when there is no such product
     */
    public List<ProductVersion> versions(String product) {
        List<ProductVersion> versions = sql.sql("select * from product.version where product = ? order by version desc")
                .param(product)
                .query((row, i) -> read(row))
                .list();
        if (versions.isEmpty()) {
            throw Refuse.of(Why.UNKNOWN, "product", product, "noProduct", "product", product);
        }
        return versions;
    }

    /** The version under which a loan is drawn on a day; empty when none is in force. */
    public Optional<ProductVersion> inForce(String product, LocalDate day) {
        return sql.sql("""
                        select * from product.version
                         where product = ? and approved_by is not null and effective_from <= ?
                         order by effective_from desc limit 1
                        """)
                .params(product, day)
                .query((row, i) -> read(row))
                .optional()
                .filter(version ->
                        version.endedOn().filter(end -> !day.isBefore(end)).isEmpty());
    }

    /**
     * Writes a new version, a draft.
     *
     * @throws Refused when the terms are not such that loans can be drawn on them
     */
    public ProductVersion draft(String product, LocalDate effectiveFrom, ProductTerms terms, String by) {
        if (!NAME.matcher(product).matches()) {
            throw Refuse.badValue("product", product, "product");
        }
        terms.check(packs);
        try {
            return sql.sql("""
                            insert into product.version (product, version, effective_from, terms, written_by, written_at)
                            select ?, coalesce(max(version), 0) + 1, ?, ?::jsonb, ?, ? from product.version
                             where product = ? returning *
                            """)
                    .params(product, effectiveFrom, JSON.writeValueAsString(terms), by, now(), product)
                    .query((row, i) -> read(row))
                    .single();
        } catch (DuplicateKeyException e) { // somebody else wrote one at the same moment
            return draft(product, effectiveFrom, terms, by);
        }
    }

    /**
     * Writes a draft anew.
     *
     * @param revision the one that was read
     * @throws Refused when it has changed since, or is approved
     */
    public ProductVersion rewrite(
            String product, int version, int revision, LocalDate effectiveFrom, ProductTerms terms, String by) {
        terms.check(packs);
        return sql.sql("""
                        update product.version
                           set effective_from = ?, terms = ?::jsonb, revision = revision + 1, written_by = ?, written_at = ?
                         where product = ? and version = ? and revision = ? and approved_by is null returning *
                        """)
                .params(effectiveFrom, JSON.writeValueAsString(terms), by, now(), product, version, revision)
                .query((row, i) -> read(row))
                .optional()
                .orElseThrow(() -> changed(product, version));
    }

    /**
     * Approves a draft, so that loans can be drawn under it from its day.
     *
     * @param revision the one that was read
     * @throws Refused when {@code by} wrote it, its day is past, or it is not as it was read
     */
    public ProductVersion approve(String product, int version, int revision, String by) {
        ProductVersion draft = version(product, version);
        if (draft.writtenBy().equals(by)) {
            throw Refuse.of(Why.CONFLICT, "version", version, "ownDraft");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (draft.approval().isEmpty() && draft.effectiveFrom().isBefore(today)) {
            throw Refuse.of(Why.CONFLICT, "effectiveFrom", draft.effectiveFrom(), "dayPast", "today", today);
        }
        try {
            return sql.sql("""
                            update product.version set approved_by = ?, approved_at = ?
                             where product = ? and version = ? and revision = ? and approved_by is null returning *
                            """)
                    .params(by, now(), product, version, revision)
                    .query((row, i) -> read(row))
                    .optional()
                    .orElseThrow(() -> changed(product, version));
        } catch (DuplicateKeyException e) {
            throw Refuse.of(Why.CONFLICT, "effectiveFrom", draft.effectiveFrom(), "dayTaken");
        }
    }

    /** Discards a draft. */
    public void discard(String product, int version) {
        int discarded = sql.sql("delete from product.version where product = ? and version = ? and approved_by is null")
                .params(product, version)
                .update();
        if (discarded == 0) {
            throw changed(product, version);
        }
    }

    /**
     * Ends an approved version: from {@code day} on no loan is drawn under it. Loans that were stay as they are.
     *
     * @throws Refused when the day is past
     */
    public ProductVersion end(String product, int version, LocalDate day) {
        version(product, version);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (day.isBefore(today)) {
            throw Refuse.badValue("endedOn", day, "dayPast", "today", today);
        }
        return sql.sql("update product.version set ended_on = ? where product = ? and version = ?"
                        + " and approved_by is not null returning *")
                .params(day, product, version)
                .query((row, i) -> read(row))
                .optional()
                .orElseThrow(() -> Refuse.of(Why.CONFLICT, "version", version, "noEnd"));
    }

    /**
     * What a loan would be and cost under the version in force on the day of its drawdown.
     *
     * @throws Refused when there is none, or its terms do not allow it
     */
    public Offer offer(String product, Wish wish) {
        ProductVersion version = inForce(product, wish.drawnOn()).orElseThrow(() -> {
            versions(product);
            return Refuse.of(
                    Why.CONFLICT, "drawnOn", wish.drawnOn(), "notInForce", "product", product, "day", wish.drawnOn());
        });
        return Offers.of(version, wish, packs);
    }

    /** What a loan would be and cost under one version, also a draft. */
    public Offer offer(String product, int version, Wish wish) {
        return Offers.of(version(product, version), wish, packs);
    }

    private ProductVersion version(String product, int version) {
        return versions(product).stream()
                .filter(each -> each.version() == version)
                .findFirst()
                .orElseThrow(() -> Refuse.of(
                        Why.UNKNOWN, "version", version, "noVersion", "product", product, "version", version));
    }

    private Refused changed(String product, int version) {
        return version(product, version).approval().isPresent()
                ? Refuse.of(Why.CONFLICT, "version", version, "approved")
                : Refuse.of(Why.CHANGED, "If-Match", "", "changed");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static ProductVersion read(ResultSet row) throws SQLException {
        String approvedBy = row.getString("approved_by");
        Optional<ProductVersion.Approval> approval = approvedBy == null
                ? Optional.empty()
                : Optional.of(new ProductVersion.Approval(
                        approvedBy,
                        row.getObject("approved_at", OffsetDateTime.class).toInstant()));
        return new ProductVersion(
                row.getString("product"),
                row.getInt("version"),
                row.getObject("effective_from", LocalDate.class),
                Optional.ofNullable(row.getObject("ended_on", LocalDate.class)),
                JSON.readValue(row.getString("terms"), ProductTerms.class),
                row.getInt("revision"),
                row.getString("written_by"),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                approval);
    }
}
