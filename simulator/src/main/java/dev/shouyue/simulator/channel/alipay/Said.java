package dev.shouyue.simulator.channel.alipay;

import java.util.LinkedHashMap;
import java.util.Map;

/** Answers in the gateway's common form: {@code code}, {@code msg} and, of a refusal, {@code sub_code}, {@code sub_msg}. */
final class Said {

    private Said() {}

    /** Done. Names and values in turn. */
    static Map<String, Object> done(String... pairs) {
        return with("10000", "Success", pairs);
    }

    /** Accepted, and on its way. */
    static Map<String, Object> underWay(String... pairs) {
        return with("10003", "order success pay inprocess", pairs);
    }

    /** The gateway does not know what became of it. */
    static Map<String, Object> unsure() {
        return refused("20000", "ACQ.SYSTEM_ERROR");
    }

    /** Business failed, for a reason of its own. */
    static Map<String, Object> failed(String sub) {
        return refused("40004", sub);
    }

    static Map<String, Object> refused(String code, String sub) {
        String message =
                switch (code) {
                    case "20000" -> "Service Currently Unavailable";
                    case "40004" -> "Business Failed";
                    default -> "Invalid Arguments";
                };
        return with(code, message, "sub_code", sub, "sub_msg", "refused: " + sub);
    }

    private static Map<String, Object> with(String code, String message, String... pairs) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("code", code);
        said.put("msg", message);
        for (int i = 0; i < pairs.length; i += 2) {
            said.put(pairs[i], pairs[i + 1]);
        }
        return said;
    }
}
