package dev.shouyue.payment.alipay;

import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayConfig;
import com.alipay.api.AlipayRequest;
import com.alipay.api.AlipayResponse;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.SignItem;
import com.alipay.api.internal.parser.json.ObjectJsonParser;
import com.alipay.api.internal.util.AlipayLogger;
import com.alipay.api.internal.util.AlipaySignature;
import java.security.Security;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls of Alipay's OpenAPI through its library. What is believed of an answer is exactly what Alipay signed. */
final class Gateway {

    static {
        // the library, when it is loaded, lets all certificates of the whole program be signed by algorithms that are
        // broken
        String kept = Security.getProperty("jdk.certpath.disabledAlgorithms");
        new DefaultAlipayClient("", "", "");
        Security.setProperty("jdk.certpath.disabledAlgorithms", kept == null ? "" : kept);
        // and it logs answers with what they hold of people
        AlipayLogger.setNeedEnableLogger(false);
    }

    private final DefaultAlipayClient client;
    private final String theirs;

    Gateway(AlipaySettings settings, Wire wire) {
        theirs = Base64.getEncoder().encodeToString(settings.theirs().getEncoded());
        AlipayConfig config = new AlipayConfig();
        config.setServerUrl(settings.gateway().toString());
        config.setAppId(settings.app());
        config.setPrivateKey(Base64.getEncoder().encodeToString(settings.ours().getEncoded()));
        config.setAlipayPublicKey(theirs);
        config.setCharset("UTF-8");
        config.setSignType("RSA2");
        config.setFormat("json");
        config.setCustomizedHttpClient(wire);
        try {
            client = new DefaultAlipayClient(config);
        } catch (AlipayApiException e) {
            throw new IllegalStateException("Alipay's library refuses its settings", e);
        }
    }

    /** What a call came to. */
    sealed interface Answer<T> {

        /** Alipay's answer, signed by it. */
        record Signed<T>(T response) implements Answer<T> {}

        /** No answer that can be believed. */
        record None<T>(String why) implements Answer<T> {}
    }

    <T extends AlipayResponse> Answer<T> call(AlipayRequest<T> request) {
        try {
            return signed(request, client.execute(request).getBody());
        } catch (AlipayApiException e) {
            return new Answer.None<>(why(e));
        } catch (RuntimeException e) {
            // what the library throws for an answer it cannot read: a cast, an index, nothing where something should be
            return new Answer.None<>("the answer cannot be read");
        }
    }

    /**
     * The library lets refusals without a signature through, and reads the first object of an answer while it verifies the
     * one that is named for the call: so what was verified is read again, alone.
     */
    private static <T extends AlipayResponse> Answer<T> signed(AlipayRequest<T> request, String body)
            throws AlipayApiException {
        ObjectJsonParser<T> parser = new ObjectJsonParser<>(request.getResponseClass());
        SignItem item = parser.getSignItem(request, body);
        String sign = item.getSign();
        String content = item.getSignSourceDate();
        if (sign == null || sign.isEmpty() || content == null) {
            return new Answer.None<>("the answer is not signed");
        }
        return new Answer.Signed<>(parser.parse("{\"signed\":" + content + "}"));
    }

    private static String why(AlipayApiException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    /** The address of a page of Alipay's. */
    <T extends AlipayResponse> String page(AlipayRequest<T> request) {
        try {
            return client.pageExecute(request, "GET").getBody();
        } catch (AlipayApiException e) {
            throw new IllegalStateException("Alipay's library refuses to sign a page", e);
        }
    }

    /** Whether Alipay signed the fields of a notice. */
    boolean verifies(Map<String, String> notice) {
        try {
            return AlipaySignature.verifyV1(new HashMap<>(notice), theirs, "UTF-8", "RSA2");
        } catch (AlipayApiException e) {
            return false;
        }
    }

    /** The code without what stands before it: {@code ACQ.TRADE_NOT_EXIST} is {@code TRADE_NOT_EXIST}. */
    static String bare(@Nullable String code) {
        String text = code == null ? "" : code;
        return text.substring(text.lastIndexOf('.') + 1);
    }
}
