package dev.shouyue.api;

import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.schedule.CostOfCredit;
import dev.shouyue.kernel.schedule.RepaymentMethod;
import dev.shouyue.product.Offer;
import dev.shouyue.product.ProductTerms;
import dev.shouyue.product.ProductVersion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told of products and offers. Rates are decimals in text: percent a day, percent a year. */
final class ProductAnswers {

    private ProductAnswers() {}

    /** Where a version stands on a day. */
    enum VersionState {
        DRAFT,
        /** Approved, and its day is still to come. */
        COMING,
        IN_FORCE,
        /** A later one is in force, or it was ended. */
        FORMER
    }

    record ProductView(
            String product, String name, @Nullable Integer inForce, List<VersionView> versions) {
        static ProductView of(List<ProductVersion> versions, LocalDate today) {
            LocalDate since = versions.stream()
                    .filter(version -> version.approval().isPresent()
                            && !version.effectiveFrom().isAfter(today))
                    .map(ProductVersion::effectiveFrom)
                    .max(LocalDate::compareTo)
                    .orElse(LocalDate.MIN);
            List<VersionView> views = versions.stream()
                    .map(version -> VersionView.of(version, state(version, since, today)))
                    .toList();
            return new ProductView(
                    versions.getFirst().product(),
                    versions.getFirst().terms().name(),
                    views.stream()
                            .filter(view -> view.state() == VersionState.IN_FORCE)
                            .map(VersionView::version)
                            .findFirst()
                            .orElse(null),
                    views);
        }

        private static VersionState state(ProductVersion version, LocalDate since, LocalDate today) {
            if (version.approval().isEmpty()) {
                return VersionState.DRAFT;
            }
            if (version.effectiveFrom().isAfter(today)) {
                return VersionState.COMING;
            }
            boolean ended =
                    version.endedOn().filter(end -> !today.isBefore(end)).isPresent();
            return version.effectiveFrom().equals(since) && !ended ? VersionState.IN_FORCE : VersionState.FORMER;
        }
    }

    record VersionView(
            int version,
            @Nullable VersionState state,
            int revision,
            LocalDate effectiveFrom,
            @Nullable LocalDate endedOn,
            String writtenBy,
            Instant writtenAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt,
            String name,
            String currency,
            String pack,
            String leastPrincipal,
            String mostPrincipal,
            String principalStep,
            List<Integer> installments,
            RepaymentMethod method,
            String leastRate,
            String mostRate,
            @Nullable Integer dueDay,
            String installmentFee,
            String mostCost,
            @Nullable Integer graceDays,
            Grace.@Nullable Mode graceMode,
            @Nullable String tolerance,
            @Nullable Allocation allocation) {

        static VersionView of(ProductVersion version) {
            return of(version, null);
        }

        static VersionView of(ProductVersion version, @Nullable VersionState state) {
            ProductTerms terms = version.terms();
            return new VersionView(
                    version.version(),
                    state,
                    version.revision(),
                    version.effectiveFrom(),
                    version.endedOn().orElse(null),
                    version.writtenBy(),
                    version.writtenAt(),
                    version.approval().map(ProductVersion.Approval::by).orElse(null),
                    version.approval().map(ProductVersion.Approval::at).orElse(null),
                    terms.name(),
                    terms.currency().getCurrencyCode(),
                    terms.pack(),
                    terms.leastPrincipal().toPlainString(),
                    terms.mostPrincipal().toPlainString(),
                    terms.principalStep().toPlainString(),
                    terms.installments(),
                    terms.method(),
                    terms.leastRate().toPlainString(),
                    terms.mostRate().toPlainString(),
                    terms.dueDay().orElse(null),
                    terms.installmentFee().toPlainString(),
                    terms.mostCost().toPlainString(),
                    terms.grace().map(Grace::days).orElse(null),
                    terms.grace().map(Grace::mode).orElse(null),
                    terms.tolerance().map(BigDecimal::toPlainString).orElse(null),
                    terms.allocation().orElse(null));
        }
    }

    record OfferRow(int number, LocalDate due, Amount principal, Amount interest, Amount fee, Amount total) {}

    /**
     * What a loan would cost.
     *
     * @param apr all-in cost in percent a year: 12 × the monthly internal rate of return
     * @param aprOn365 the same on a year of 365 days
     * @param effective compounding monthly
     * @param penaltyRatePerDay on overdue principal, instead of the contract rate
     */
    record OfferView(
            String product,
            int version,
            String pack,
            LocalDate drawnOn,
            Amount principal,
            Amount interest,
            Amount fees,
            Amount total,
            String ratePerDay,
            String penaltyRatePerDay,
            @Nullable String apr,
            @Nullable String aprOn365,
            @Nullable String effective,
            List<OfferRow> schedule) {

        static OfferView of(Offer offer) {
            Currency currency = offer.version().terms().currency();
            CostOfCredit cost = offer.cost().orElse(null);
            return new OfferView(
                    offer.version().product(),
                    offer.version().version(),
                    offer.version().terms().pack(),
                    offer.drawnOn(),
                    Amount.of(offer.principal(), currency),
                    Amount.of(offer.interest(), currency),
                    Amount.of(offer.fees(), currency),
                    Amount.of(offer.total(), currency),
                    percent(offer.rate()),
                    percent(offer.penaltyRate()),
                    cost == null ? null : percent(cost.apr()),
                    cost == null ? null : percent(cost.aprOn365()),
                    cost == null ? null : percent(cost.effective()),
                    offer.schedule().installments().stream()
                            .map(row -> new OfferRow(
                                    row.number(),
                                    row.due(),
                                    Amount.of(row.principal(), currency),
                                    Amount.of(row.interest(), currency),
                                    Amount.of(row.fee(), currency),
                                    Amount.of(row.total(), currency)))
                            .toList());
        }

        private static String percent(Rate rate) {
            return rate.perDay(10).movePointRight(2).stripTrailingZeros().toPlainString();
        }

        private static String percent(double fraction) {
            return BigDecimal.valueOf(fraction * 100)
                    .setScale(2, RoundingMode.HALF_UP)
                    .toPlainString();
        }
    }

    /** A loan that was drawn. */
    record DrawdownAnswer(
            String loan,
            String borrower,
            boolean preview,
            @Nullable LocalDate recordedOn,
            String reference,
            OfferView offer) {}
}
