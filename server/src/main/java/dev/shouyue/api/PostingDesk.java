package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Refusal;
import dev.shouyue.api.PostingRequests.EarlyRepayment;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.servicing.EarlyWish;
import dev.shouyue.servicing.Posted;
import dev.shouyue.servicing.Posting;
import dev.shouyue.storage.Sha256;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Takes requests to post facts to the book's door, and its answers back; keeps their answers under the caller's key. */
final class PostingDesk implements Ageing {

    /** The source of facts that are posted over HTTP; a fact's id is the key of its request. */
    private static final String SOURCE = "api";

    private static final String REPLAYED = "Idempotency-Replayed";
    static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,100}");
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,9})-[0-9a-f]+\"");
    /** A version that no loan has. */
    private static final int OF_ANOTHER = -1;

    private final Platform platform;
    private final JsonMapper json;

    PostingDesk(Platform platform, JsonMapper json) {
        this.platform = platform;
        this.json = json;
    }

    /**
     * What is asked.
     *
     * @param content all that the request says, for telling it from another under the same key
     */
    record Ask(
            String loan,
            String action,
            String content,
            @Nullable String key,
            @Nullable String match,
            boolean preview,
            Optional<Currency> currency,
            Optional<LocalDateTime> valueTime) {

        static Ask of(
                String loan,
                String action,
                Object body,
                @Nullable String key,
                @Nullable String match,
                boolean preview) {
            return new Ask(loan, action, action + '\n' + body, key, match, preview, Optional.empty(), Optional.empty());
        }

        Ask in(Currency asked) {
            return new Ask(loan, action, content, key, match, preview, Optional.of(asked), valueTime);
        }

        /** At a time as exact as the book keeps it. */
        Ask at(@Nullable LocalDateTime time) {
            return new Ask(
                    loan,
                    action,
                    content,
                    key,
                    match,
                    preview,
                    currency,
                    Optional.ofNullable(time).map(given -> given.truncatedTo(ChronoUnit.MICROS)));
        }
    }

    /** What a request asks to be posted, under an id. */
    @FunctionalInterface
    private interface Asking {
        Posting posting(String id, Optional<Posting.Request> request);
    }

    ResponseEntity<String> answer(Ask ask, Function<Fact.Header, Fact> content, Caller caller, Locale locale) {
        return answer(
                ask,
                (id, request) -> new Posting(
                        ask.loan(),
                        List.of(new Posting.Item(SOURCE, id, ask.valueTime(), content)),
                        ask.currency(),
                        version(ask.match()),
                        request),
                caller,
                locale);
    }

    ResponseEntity<String> repayEarly(Ask ask, EarlyRepayment asked, Caller caller, Locale locale) {
        return answer(
                ask,
                (id, request) -> new Posting(
                        ask.loan(),
                        new EarlyWish(SOURCE, id, ask.valueTime(), asked.minor(), asked.part()),
                        ask.currency(),
                        version(ask.match()),
                        request),
                caller,
                locale);
    }

    private ResponseEntity<String> answer(Ask ask, Asking asking, Caller caller, Locale locale) {
        String language = locale.getLanguage();
        if (ask.preview()) {
            caller.acted(ask.loan(), "preview");
            Posted shown = platform.postings.preview(asking.posting("preview", Optional.empty()));
            return told(HttpStatus.OK, json.writeValueAsString(PostingAnswers.of(shown, true, language)), false);
        }
        String key = key(ask);
        Posting.Request request = new Posting.Request(
                caller.actor().name(),
                key,
                Sha256.of(ask.content()),
                new Posting.Deed(caller.actor().name(), caller.actor().role().name(), ask.action(), caller.address()),
                posted -> json.writeValueAsString(PostingAnswers.of(posted, false, language)));
        Posted posted = platform.postings.post(asking.posting(key, Optional.of(request)));
        if (posted.known()) {
            caller.acted(ask.loan(), "recorded before: " + SOURCE + "/" + key);
        } else {
            caller.isOnRecord(); // in the transaction of the facts
        }
        return told(HttpStatus.CREATED, posted.answer().orElseThrow(), posted.known());
    }

    private static ResponseEntity<String> told(HttpStatus status, String answer, boolean again) {
        ResponseEntity.BodyBuilder told = ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
        return (again ? told.header(REPLAYED, "true") : told).body(answer);
    }

    private static String key(Ask ask) {
        String key = Refusals.required("Idempotency-Key", ask.key());
        if (!KEY.matcher(key).matches()) {
            throw new Refusal.BadValue("Idempotency-Key", "", Say.of("expected.key"), Say.of("key.bad"));
        }
        return key;
    }

    /** The version of a loan that its ETag tells; empty when any will do. */
    private static OptionalInt version(@Nullable String match) {
        if (match == null || match.strip().equals("*")) {
            return OptionalInt.empty();
        }
        Matcher tag = TAG.matcher(match.strip());
        return OptionalInt.of(tag.matches() ? Integer.parseInt(tag.group(1)) : OF_ANOTHER);
    }

    /** The ETag of a loan: its version, and what else of it is shown. */
    static String tag(int version, Object shown) {
        return "W/\"" + version + "-" + Integer.toHexString(shown.hashCode()) + "\"";
    }

    @Override
    public void forgetOld() {
        platform.postings.forgetOld();
    }
}
