package dev.shouyue.api;

import dev.shouyue.access.Refusal;
import dev.shouyue.decision.Sentence;
import dev.shouyue.kernel.loan.Component;
import dev.shouyue.kernel.loan.Fact.ProtectionCause;
import dev.shouyue.kernel.loan.Fact.StatedBy;
import dev.shouyue.kernel.loan.Fact.StatedCause;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.position.EarlyRepayment.Then;
import dev.shouyue.kernel.schedule.RepaymentMethod;
import dev.shouyue.servicing.EarlyWish;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/** What can be posted to a loan, as it is asked for. Times are civil times in the borrower's zone. */
final class PostingRequests {

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,10})?");

    private PostingRequests() {}

    record PaymentPosting(
            @JsonDeserialize(using = Exact.class) String amount,
            String currency,
            @Nullable LocalDateTime valueTime,
            @Nullable Integer installment) {}

    /** Whether all of a loan is repaid early or a part. */
    enum EarlyKind {
        FULL,
        PARTIAL
    }

    record EarlyRepaymentPosting(
            EarlyKind kind,
            @Nullable @JsonDeserialize(using = Exact.class) String amount,
            String currency,
            @Nullable Then then,
            @Nullable RepaymentMethod method,
            @Nullable LocalDateTime valueTime) {

        /**
         * What is asked for.
         *
         * @throws Refusal.BadValue naming the field
         */
        EarlyRepayment read() {
            Currency code = Asked.currency(Refusals.required("currency", currency));
            return switch (Refusals.required("kind", kind)) {
                case FULL -> {
                    onlyOfAPart("then", then);
                    onlyOfAPart("method", method);
                    OptionalLong minor = amount == null
                            ? OptionalLong.empty()
                            : OptionalLong.of(Asked.of(amount, currency).minor());
                    yield new EarlyRepayment(code, minor, Optional.empty());
                }
                case PARTIAL -> {
                    long minor = Asked.of(amount, currency).minor();
                    EarlyWish.Part part =
                            new EarlyWish.Part(Refusals.required("then", then), Optional.ofNullable(method));
                    yield new EarlyRepayment(code, OptionalLong.of(minor), Optional.of(part));
                }
            };
        }

        private static void onlyOfAPart(String field, @Nullable Enum<?> value) {
            if (value != null) {
                throw new Refusal.BadValue(
                        field, value.name(), Say.of("expected.nothing"), Say.of("early.onlyOfAPart"));
            }
        }
    }

    /** An early repayment that was asked for. */
    record EarlyRepayment(Currency currency, OptionalLong minor, Optional<EarlyWish.Part> part) {}

    record ReversalPosting(String payment, @Nullable LocalDateTime valueTime) {}

    record FeePosting(
            @JsonDeserialize(using = Exact.class) String amount,
            String currency,
            @Nullable LocalDateTime valueTime,
            @Nullable Integer installment) {}

    record WaiverPosting(
            Component component,
            @JsonDeserialize(using = Exact.class) String amount,
            String currency,
            @Nullable LocalDateTime valueTime,
            @Nullable Integer installment) {}

    record RefundPosting(
            @JsonDeserialize(using = Exact.class) String amount,
            String currency,
            @Nullable LocalDateTime valueTime) {}

    record ChargeOffPosting(@Nullable LocalDateTime valueTime) {}

    record ProtectionPosting(
            LocalDate from,
            LocalDate to,
            ProtectionCause cause,
            @Nullable List<@Nullable Integer> installments,
            @Nullable LocalDateTime valueTime) {}

    record StatementPosting(
            StatedCause cause,
            StatedBy by,
            @Nullable List<@Nullable Integer> installments,
            @Nullable LocalDateTime valueTime) {}

    /** An amount that was asked for, exact to the minor unit of its currency. */
    record Asked(long minor, Currency currency) {

        /**
         * Reads an amount.
         *
         * @throws Refusal.BadValue naming {@code amount} or {@code currency}
         */
        static Asked of(@Nullable String amount, @Nullable String code) {
            Currency currency = currency(Refusals.required("currency", code));
            String text = Refusals.required("amount", amount);
            if (!DECIMAL.matcher(text).matches()) {
                throw bad(text, Say.of("amount.bad"));
            }
            BigDecimal value = new BigDecimal(text);
            if (value.signum() <= 0) {
                throw bad(text, Say.of("amount.notPositive"));
            }
            try {
                return new Asked(Money.toMinor(value, currency), currency);
            } catch (ArithmeticException e) {
                throw bad(
                        text,
                        Say.of(
                                "amount.decimals",
                                "currency",
                                currency.getCurrencyCode(),
                                "decimals",
                                Money.decimals(currency)));
            }
        }

        private static Refusal.BadValue bad(String value, Sentence told) {
            return new Refusal.BadValue("amount", value, Say.of("expected.decimal"), told);
        }

        static Currency currency(String code) {
            try {
                return Currency.getInstance(code);
            } catch (IllegalArgumentException e) {
                throw new Refusal.BadValue("currency", code, Say.of("expected.currency"), Say.of("currency.bad"));
            }
        }
    }

    /** Amounts come as text: a JSON number may have been rounded on its way. */
    static final class Exact extends ValueDeserializer<String> {
        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return context.reportInputMismatch(String.class, "an amount is text");
            }
            return parser.getString();
        }
    }
}
