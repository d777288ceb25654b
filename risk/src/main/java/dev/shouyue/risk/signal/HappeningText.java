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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        private final List<String> asked = new ArrayList<>(12);

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
                    Instant instant = parse(text);
                    if (!instant.isBefore(Instant.EPOCH) && instant.isBefore(END)) {
                        return instant;
                    }
                } catch (DateTimeException e) {
                    // told below
                }
            }
            throw new BadHappening(Fault.NO_INSTANT, name, String.valueOf(value), "2026-03-02T10:00:00Z");
        }

        /** As {@link Instant#parse}, which takes most of the time of reading an event where times are as usual. */
        private static Instant parse(String text) {
            int last = text.length() - 1;
            boolean isUsual = last >= 19
                    && last <= 29
                    && last != 20
                    && text.charAt(4) == '-'
                    && text.charAt(7) == '-'
                    && text.charAt(10) == 'T'
                    && text.charAt(13) == ':'
                    && text.charAt(16) == ':'
                    && (last == 19 || text.charAt(19) == '.')
                    && text.charAt(last) == 'Z';
            if (isUsual) {
                int year = digits(text, 0, 4);
                int month = digits(text, 5, 7);
                int day = digits(text, 8, 10);
                int hour = digits(text, 11, 13);
                int minute = digits(text, 14, 16);
                int second = digits(text, 17, 19);
                int nano = last == 19 ? 0 : digits(text, 20, last);
                boolean isNumbers = year >= 0 && month >= 0 && day >= 0 && second >= 0 && nano >= 0;
                if (isNumbers && hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second < 60) {
                    for (int k = last; k < 29 && last > 19; k++) {
                        nano *= 10;
                    }
                    long seconds = LocalDate.of(year, month, day).toEpochDay() * 86_400L
                            + hour * 3600L
                            + minute * 60L
                            + second;
                    return Instant.ofEpochSecond(seconds, nano);
                }
            }
            return Instant.parse(text);
        }

        /** The number that stands there, negative where there is something else. */
        private static int digits(String text, int from, int to) {
            int number = 0;
            for (int k = from; k < to; k++) {
                int digit = text.charAt(k) - '0';
                if (digit < 0 || digit > 9) {
                    return -1;
                }
                number = 10 * number + digit;
            }
            return number;
        }

        <E extends Enum<E>> E oneOf(String name, Class<E> words) {
            Object value = value(name);
            E[] all = words.getEnumConstants();
            for (E word : all) {
                if (word.name().equals(value)) {
                    return word;
                }
            }
            throw new BadHappening(
                    Fault.NOT_ONE_OF,
                    name,
                    String.valueOf(value),
                    Arrays.stream(all).map(Enum::name).collect(Collectors.joining(", ")));
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
