package dev.shouyue.api;

import dev.shouyue.access.Refusal;
import dev.shouyue.api.PostingRequests.Exact;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.schedule.RepaymentMethod;
import dev.shouyue.product.ProductTerms;
import dev.shouyue.product.Products;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** Products and loans under them, as they are asked for. Amounts and rates come as text, exact. */
final class ProductRequests {

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,15}(\\.\\d{1,10})?");

    private ProductRequests() {}

    record NewProduct(@Nullable String product, @Nullable VersionDraft version) {}

    record End(@Nullable LocalDate endedOn) {}

    /** A version as it is written; rates in percent a day, costs in percent a year. */
    record VersionDraft(
            @Nullable LocalDate effectiveFrom,
            @Nullable String name,
            @Nullable String currency,
            @Nullable String pack,
            @Nullable @JsonDeserialize(using = Exact.class) String leastPrincipal,
            @Nullable @JsonDeserialize(using = Exact.class) String mostPrincipal,
            @Nullable @JsonDeserialize(using = Exact.class) String principalStep,
            @Nullable List<@Nullable Integer> installments,
            @Nullable RepaymentMethod method,
            @Nullable @JsonDeserialize(using = Exact.class) String leastRate,
            @Nullable @JsonDeserialize(using = Exact.class) String mostRate,
            @Nullable Integer dueDay,
            @Nullable @JsonDeserialize(using = Exact.class) String installmentFee,
            @Nullable @JsonDeserialize(using = Exact.class) String mostCost,
            @Nullable Integer graceDays,
            Grace.@Nullable Mode graceMode,
            @Nullable @JsonDeserialize(using = Exact.class) String tolerance,
            @Nullable Allocation allocation) {

        ProductTerms checked() {
            List<@Nullable Integer> counts = Refusals.required("installments", installments);
            if (counts.stream().anyMatch(Objects::isNull)) {
                throw new Refusal.BadValue(
                        "installments",
                        counts.toString(),
                        Say.of("expected.value"),
                        Say.of("missing", "field", "installments"));
            }
            return new ProductTerms(
                    Refusals.required("name", name),
                    PostingRequests.Asked.currency(Refusals.required("currency", currency)),
                    Refusals.required("pack", pack),
                    decimal("leastPrincipal", leastPrincipal),
                    decimal("mostPrincipal", mostPrincipal),
                    decimal("principalStep", principalStep),
                    counts.stream().map(Objects::requireNonNull).toList(),
                    Refusals.required("method", method),
                    decimal("leastRate", leastRate),
                    decimal("mostRate", mostRate),
                    Optional.ofNullable(dueDay),
                    decimal("installmentFee", installmentFee == null ? "0" : installmentFee),
                    decimal("mostCost", mostCost),
                    grace(),
                    Optional.ofNullable(tolerance).map(text -> decimal("tolerance", text)),
                    Optional.ofNullable(allocation));
        }

        private Optional<Grace> grace() {
            if (graceDays == null) {
                return Optional.empty();
            }
            if (graceDays < 0) {
                throw new Refusal.BadValue(
                        "graceDays",
                        graceDays.toString(),
                        Say.of("expected.range", "from", 0, "to", 30),
                        Say.of("unreadable", "field", "graceDays", "value", graceDays));
            }
            return Optional.of(new Grace(graceDays, graceMode == null ? Grace.Mode.FORGIVE : graceMode));
        }
    }

    record OfferWish(
            @Nullable @JsonDeserialize(using = Exact.class) String principal,
            @Nullable Integer installments,
            @Nullable @JsonDeserialize(using = Exact.class) String ratePerDay,
            @Nullable LocalDate drawnOn) {

        Products.Wish checked() {
            return new Products.Wish(
                    decimal("principal", principal),
                    Refusals.required("installments", installments),
                    Optional.ofNullable(ratePerDay).map(rate -> decimal("ratePerDay", rate)),
                    Refusals.required("drawnOn", drawnOn));
        }
    }

    /** A loan that was paid out: {@code paidOut} is civil time in the borrower's zone, and its day that of the drawdown. */
    record DrawdownRequest(
            @Nullable String loan,
            @Nullable String borrower,
            @Nullable String product,
            @Nullable @JsonDeserialize(using = Exact.class) String principal,
            @Nullable Integer installments,
            @Nullable @JsonDeserialize(using = Exact.class) String ratePerDay,
            @Nullable LocalDateTime paidOut,
            @Nullable String reference) {

        Products.Wish wish() {
            return new OfferWish(
                            principal,
                            installments,
                            ratePerDay,
                            Refusals.required("paidOut", paidOut).toLocalDate())
                    .checked();
        }
    }

    private static BigDecimal decimal(String field, @Nullable String text) {
        String given = Refusals.required(field, text);
        if (!DECIMAL.matcher(given).matches()) {
            throw new Refusal.BadValue(field, given, Say.of("expected.decimal"), Say.of("amount.bad"));
        }
        return new BigDecimal(given);
    }
}
