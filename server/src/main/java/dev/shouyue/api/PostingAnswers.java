package dev.shouyue.api;

import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.EarlyRepayment.Quote;
import dev.shouyue.kernel.position.Explanation;
import dev.shouyue.kernel.schedule.Installment;
import dev.shouyue.portfolio.Effects;
import dev.shouyue.portfolio.Quotes;
import dev.shouyue.portfolio.Reasons;
import dev.shouyue.risk.due.DaysLate;
import dev.shouyue.servicing.EarlyQuote;
import dev.shouyue.servicing.Posted;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told of facts that were posted. */
final class PostingAnswers {

    private PostingAnswers() {}

    record PostedFact(
            String kind,
            String id,
            String source,
            LocalDateTime valueTime,
            LocalDate recordedOn,
            @Nullable Amount amount,
            @Nullable Integer installment,
            String text) {}

    record AmountChange(String name, String title, Amount before, Amount after, List<String> because) {}

    /** Days late that scores count, over all installments of the loan, without what was posted and with it. */
    record LateDays(int before, int after) {}

    record PostingAnswer(
            String loan,
            boolean preview,
            List<PostedFact> facts,
            LocalDate on,
            String state,
            String sentence,
            int dpd,
            LateDays lateDays,
            String pack,
            LocalDate packVersion,
            List<AmountChange> amounts,
            @Nullable EarlyQuoteAnswer quote) {}

    record QuotePart(String name, String title, Amount amount, List<String> because) {}

    record PlannedInstallment(int number, LocalDate due, Amount principal, Amount interest, Amount fee, Amount total) {}

    /** What an early repayment takes on a day; {@code total} is the sum of the parts, and {@code paid} came. */
    record EarlyQuoteAnswer(
            LocalDate on,
            LocalDateTime goodUntil,
            int days,
            List<QuotePart> parts,
            Amount total,
            Amount paid,
            List<PlannedInstallment> plan) {

        private static EarlyQuoteAnswer of(EarlyQuote early, Terms terms, Policy policy, String language) {
            Quote quote = early.amounts();
            return new EarlyQuoteAnswer(
                    quote.on(),
                    early.goodUntil(),
                    quote.days(),
                    Quotes.in(language).told(terms, policy, early).stream()
                            .map(part -> new QuotePart(
                                    part.name(),
                                    part.title(),
                                    Amount.of(part.amount(), terms.currency()),
                                    part.because()))
                            .toList(),
                    Amount.of(quote.total(), terms.currency()),
                    Amount.of(early.paid(), terms.currency()),
                    quote.plan().stream().map(row -> of(row, terms.currency())).toList());
        }

        private static PlannedInstallment of(Installment row, Currency currency) {
            return new PlannedInstallment(
                    row.number(),
                    row.due(),
                    Amount.of(row.principal(), currency),
                    Amount.of(row.interest(), currency),
                    Amount.of(row.fee(), currency),
                    Amount.of(row.total(), currency));
        }
    }

    static PostingAnswer of(Posted posted, boolean preview, String language) {
        Terms terms = posted.loan().terms();
        Reasons words = Reasons.in(language);
        Explanation why = Explanation.of(terms, posted.loan().facts(), posted.policy(), posted.recordedOn());
        return new PostingAnswer(
                terms.loan(),
                preview,
                posted.facts().stream()
                        .map(fact -> new PostedFact(
                                fact.getClass().getSimpleName(),
                                fact.header().sourceId(),
                                fact.header().source(),
                                fact.valueTime(),
                                fact.recordedOn(),
                                Reasons.amount(fact)
                                        .map(minor -> Amount.of(minor, terms.currency()))
                                        .orElse(null),
                                Reasons.installment(fact).orElse(null),
                                words.fact(fact, terms)))
                        .toList(),
                posted.recordedOn(),
                posted.after().state().name(),
                words.sentence(terms, why),
                posted.after().dpd(),
                new LateDays(DaysLate.of(terms, posted.before()), DaysLate.of(terms, posted.after())),
                posted.policy().pack(),
                posted.policy().effectiveFrom(),
                Effects.in(language).told(terms, posted.before(), why, posted.facts()).stream()
                        .map(change -> new AmountChange(
                                change.name(),
                                change.title(),
                                Amount.of(change.before(), terms.currency()),
                                Amount.of(change.after(), terms.currency()),
                                change.because()))
                        .toList(),
                posted.early()
                        .map(early -> EarlyQuoteAnswer.of(early, terms, posted.policy(), language))
                        .orElse(null));
    }
}
