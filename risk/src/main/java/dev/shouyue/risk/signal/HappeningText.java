package dev.shouyue.risk.signal;

import dev.shouyue.risk.json.Json;
import dev.shouyue.risk.signal.BadHappening.Fault;
import dev.shouyue.risk.signal.Happening.AppUsed;
import dev.shouyue.risk.signal.Happening.BalanceHinted;
import dev.shouyue.risk.signal.Happening.BillIssued;
import dev.shouyue.risk.signal.Happening.BillPaid;
import dev.shouyue.risk.signal.Happening.BureauQueried;
import dev.shouyue.risk.signal.Happening.ContactChanged;
import dev.shouyue.risk.signal.Happening.DebitAnswered;
import dev.shouyue.risk.signal.Happening.DebitAttempted;
import dev.shouyue.risk.signal.Happening.Head;
import dev.shouyue.risk.signal.Happening.IncomeArrived;
import dev.shouyue.risk.signal.Happening.Judged;
import dev.shouyue.risk.signal.Happening.MandateChanged;
import dev.shouyue.risk.signal.Happening.MessageReceipted;
import dev.shouyue.risk.signal.Happening.PromiseMade;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Events as JSON, one object each: {@code kind} says which, {@code id}, {@code borrower}, {@code at} and {@code known} are
 * the head, the rest are the fields of the kind. The same text on every way in: file, request and topic.
 */
public final class HappeningText {

    private static final long MOST = 1L << 53;
    private static final int LONGEST = 128;
    private static final int MOST_CELLS = 16;
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private HappeningText() {}

    /** The words of {@code kind}. */
    public enum Kind {
        BILL_ISSUED,
        BILL_PAID,
        DEBIT_ATTEMPTED,
        DEBIT_ANSWERED,
        BALANCE_HINTED,
        APP_USED,
        MESSAGE_RECEIPTED,
        PROMISE_MADE,
        CONTACT_CHANGED,
        BUREAU_QUERIED,
        INCOME_ARRIVED,
        MANDATE_CHANGED,
        JUDGED;

        /** The kind of an event. */
        public static Kind of(Happening event) {
            return switch (event) {
                case BillIssued e -> BILL_ISSUED;
                case BillPaid e -> BILL_PAID;
                case DebitAttempted e -> DEBIT_ATTEMPTED;
                case DebitAnswered e -> DEBIT_ANSWERED;
                case BalanceHinted e -> BALANCE_HINTED;
                case AppUsed e -> APP_USED;
                case MessageReceipted e -> MESSAGE_RECEIPTED;
                case PromiseMade e -> PROMISE_MADE;
                case ContactChanged e -> CONTACT_CHANGED;
                case BureauQueried e -> BUREAU_QUERIED;
                case IncomeArrived e -> INCOME_ARRIVED;
                case MandateChanged e -> MANDATE_CHANGED;
                case Judged e -> JUDGED;
            };
        }
    }

    /**
     * Reads an event.
     *
     * @param received when it came to us, which is when we knew where the text does not say
     * @throws BadHappening naming the field that is wrong
     */
    public static Happening read(String text, Instant received) {
        Object value;
        try {
            value = Json.read(text);
        } catch (IllegalArgumentException e) {
            throw new BadHappening(Fault.NO_OBJECT, "", text, "");
        }
        if (!(value instanceof Map<?, ?> members)) {
            throw new BadHappening(Fault.NO_OBJECT, "", text, "");
        }
        Fields in = new Fields(members);
        Kind kind = in.oneOf("kind", Kind.class);
        Instant at = in.instant("at");
        Instant known = in.has("known") ? in.instant("known") : received;
        if (at.isAfter(known)) {
            throw new BadHappening(Fault.AFTER_KNOWN, "at", at.toString(), known.toString());
        }
        String borrower = isOfChannelOrCohort(kind) && !in.has("borrower") ? "" : in.text("borrower");
        Happening event = read(kind, new Head(in.text("id"), borrower, at, known), in);
        in.end(kind);
        return event;
    }

    private static boolean isOfChannelOrCohort(Kind kind) {
        return switch (kind) {
            case DEBIT_ANSWERED, MESSAGE_RECEIPTED, JUDGED -> true;
            default -> false;
        };
    }

    private static Happening read(Kind kind, Head head, Fields in) {
        return switch (kind) {
            case BILL_ISSUED -> new BillIssued(head, in.text("bill"), in.instant("due"), in.whole("amount", 0));
            case BILL_PAID -> new BillPaid(head, in.text("bill"));
            case DEBIT_ATTEMPTED ->
                new DebitAttempted(head, in.text("channel"), in.text("order"), in.whole("amount", 0));
            case DEBIT_ANSWERED ->
                new DebitAnswered(
                        head,
                        in.text("channel"),
                        in.text("order"),
                        in.oneOf("outcome", Happening.Outcome.class),
                        in.whole("answerMillis", 0),
                        in.has("callbackMillis") ? in.whole("callbackMillis", -1) : -1);
            case BALANCE_HINTED -> new BalanceHinted(head, in.whole("balance", -MOST));
            case APP_USED -> new AppUsed(head, in.oneOf("use", Happening.Use.class));
            case MESSAGE_RECEIPTED ->
                new MessageReceipted(
                        head,
                        in.text("provider"),
                        in.oneOf("receipt", Happening.Receipt.class),
                        in.whole("delayMillis", 0));
            case PROMISE_MADE -> new PromiseMade(head, in.text("promise"), in.instant("until"), in.whole("amount", 0));
            case CONTACT_CHANGED -> new ContactChanged(head, in.oneOf("contact", Happening.Contact.class));
            case BUREAU_QUERIED -> new BureauQueried(head);
            case INCOME_ARRIVED -> new IncomeArrived(head, in.whole("amount", 0));
            case MANDATE_CHANGED -> new MandateChanged(head, in.oneOf("consent", Happening.Consent.class));
            case JUDGED -> new Judged(head, in.text("measure"), in.texts("cells"), in.truth("bad"));
        };
    }

    /** The text of an event, which {@link #read} gives the same event of. */
    public static String write(Happening event) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("kind", Kind.of(event).name());
        out.put("id", event.head().id());
        if (!event.head().borrower().isEmpty()) {
            out.put("borrower", event.head().borrower());
        }
        out.put("at", event.head().at().toString());
        out.put("known", event.head().known().toString());
        switch (event) {
            case BillIssued e -> {
                out.put("bill", e.bill());
                out.put("due", e.due().toString());
                out.put("amount", (double) e.amount());
            }
            case BillPaid e -> out.put("bill", e.bill());
            case DebitAttempted e -> {
                out.put("channel", e.channel());
                out.put("order", e.order());
                out.put("amount", (double) e.amount());
            }
            case DebitAnswered e -> {
                out.put("channel", e.channel());
                out.put("order", e.order());
                out.put("outcome", e.outcome().name());
                out.put("answerMillis", (double) e.answerMillis());
                if (e.callbackMillis() >= 0) {
                    out.put("callbackMillis", (double) e.callbackMillis());
                }
            }
            case BalanceHinted e -> out.put("balance", (double) e.balance());
            case AppUsed e -> out.put("use", e.use().name());
            case MessageReceipted e -> {
                out.put("provider", e.provider());
                out.put("receipt", e.receipt().name());
                out.put("delayMillis", (double) e.delayMillis());
            }
            case PromiseMade e -> {
                out.put("promise", e.promise());
                out.put("until", e.until().toString());
                out.put("amount", (double) e.amount());
            }
            case ContactChanged e -> out.put("contact", e.contact().name());
            case BureauQueried e -> {}
            case IncomeArrived e -> out.put("amount", (double) e.amount());
            case MandateChanged e -> out.put("consent", e.consent().name());
            case Judged e -> {
                out.put("measure", e.measure());
                out.put("cells", e.cells());
                out.put("bad", e.bad());
            }
        }
        return Json.line(out);
    }

    /** The fields of an object; what was not asked for by the end is one too many. */
    private static final class Fields {

        private final Map<?, ?> members;
        private final Set<String> asked = new HashSet<>();

        Fields(Map<?, ?> members) {
            this.members = members;
        }

        boolean has(String name) {
            return members.get(name) != null;
        }

        private Object value(String name) {
            asked.add(name);
            Object value = members.get(name);
            if (value == null) {
                throw new BadHappening(Fault.MISSING, name, "", "");
            }
            return value;
        }

        String text(String name) {
            return text(name, value(name));
        }

        private static String text(String name, @Nullable Object value) {
            if (!(value instanceof String text)) {
                throw new BadHappening(Fault.NO_TEXT, name, String.valueOf(value), "");
            }
            if (text.isBlank() || text.length() > LONGEST) {
                throw new BadHappening(Fault.LENGTH, name, text, "1-" + LONGEST);
            }
            return text;
        }

        List<String> texts(String name) {
            if (!(value(name) instanceof List<?> list) || list.isEmpty() || list.size() > MOST_CELLS) {
                throw new BadHappening(Fault.LENGTH, name, String.valueOf(members.get(name)), "1-" + MOST_CELLS);
            }
            return list.stream().map(each -> text(name, each)).toList();
        }

        long whole(String name, long least) {
            Object value = value(name);
            if (!(value instanceof Double number)
                    || number != Math.rint(number)
                    || number < least
                    || Math.abs(number) > MOST) {
                throw new BadHappening(Fault.NO_WHOLE_NUMBER, name, String.valueOf(value), least + "-" + MOST);
            }
            return number.longValue();
        }

        boolean truth(String name) {
            Object value = value(name);
            if (!(value instanceof Boolean truth)) {
                throw new BadHappening(Fault.NOT_ONE_OF, name, String.valueOf(value), "true, false");
            }
            return truth;
        }

        Instant instant(String name) {
            Object value = value(name);
            if (value instanceof String text) {
                try {
                    Instant instant = Instant.parse(text);
                    if (!instant.isBefore(Instant.EPOCH) && instant.isBefore(END)) {
                        return instant;
                    }
                } catch (DateTimeParseException e) {
                    // told below
                }
            }
            throw new BadHappening(Fault.NO_INSTANT, name, String.valueOf(value), "2026-03-02T10:00:00Z");
        }

        <E extends Enum<E>> E oneOf(String name, Class<E> words) {
            Object value = value(name);
            return Arrays.stream(words.getEnumConstants())
                    .filter(word -> word.name().equals(value))
                    .findFirst()
                    .orElseThrow(() -> new BadHappening(
                            Fault.NOT_ONE_OF,
                            name,
                            String.valueOf(value),
                            Arrays.stream(words.getEnumConstants())
                                    .map(Enum::name)
                                    .collect(Collectors.joining(", "))));
        }

        void end(Kind kind) {
            for (Object name : members.keySet()) {
                if (!asked.contains(String.valueOf(name)) && members.get(name) != null) {
                    throw new BadHappening(
                            Fault.NOT_OF_THIS_KIND,
                            String.valueOf(name),
                            String.valueOf(members.get(name)),
                            kind.name());
                }
            }
        }
    }
}
