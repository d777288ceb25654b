package dev.shouyue.simulator.channel.wechat;

import dev.shouyue.simulator.channel.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer before it is signed; the body is empty with 204. */
record Said(int status, String body) {

    /** Done; names and values in turn. */
    static Said done(Object... pairs) {
        return new Said(200, Json.write(fields(pairs)));
    }

    static Said done(Map<String, Object> fields) {
        return new Said(200, Json.write(fields));
    }

    static Said nothing() {
        return new Said(204, "");
    }

    static Said refused(int status, String code) {
        return new Said(status, Json.write(fields("code", code, "message", "refused: " + code)));
    }

    static Map<String, Object> fields(Object... pairs) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i].toString(), pairs[i + 1]);
        }
        return fields;
    }
}
