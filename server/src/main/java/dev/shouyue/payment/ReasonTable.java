package dev.shouyue.payment;

import dev.shouyue.kernel.loan.Fact.DebitFailure;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What the codes of a channel mean (domain sheet, section 9), from {@code reasons.properties}. */
public final class ReasonTable {

    private static final Properties ALL = DataFile.read("reasons.properties");

    /** What Alipay writes before a code, in the places where it does. */
    private static final String[] PREFIXES = {"aop.", "isv.", "ACQ."};

    private final String channel;
    private final Map<String, DebitFailure> reasons;

    private ReasonTable(String channel, Map<String, DebitFailure> reasons) {
        this.channel = channel;
        this.reasons = Map.copyOf(reasons);
    }

    /**
     * The codes of {@code channel}: {@code alipay}, {@code wechat}, {@code iso20022}, {@code nacha} or {@code card}.
     *
     * @throws IllegalArgumentException when the file has none of them
     */
    public static ReasonTable of(String channel) {
        String start = channel + '.';
        Map<String, DebitFailure> reasons = new HashMap<>();
        for (String key : ALL.stringPropertyNames()) {
            if (key.startsWith(start)) {
                reasons.put(key.substring(start.length()), DebitFailure.valueOf(ALL.getProperty(key)));
            }
        }
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("reasons.properties has no codes of the channel '" + channel + "'");
        }
        return new ReasonTable(channel, reasons);
    }

    /** What a code means; one that is not known lies with a system until people say more. */
    public DebitFailure reason(String code) {
        return known(code).orElse(DebitFailure.SYSTEM);
    }

    /** What a code means, where it is known. */
    public Optional<DebitFailure> known(String code) {
        String bare = code;
        for (String prefix : PREFIXES) {
            if (bare.startsWith(prefix)) {
                bare = bare.substring(prefix.length());
            }
        }
        return Optional.ofNullable(reasons.get(bare));
    }

    @Override
    public String toString() {
        return "the codes of " + channel;
    }
}
