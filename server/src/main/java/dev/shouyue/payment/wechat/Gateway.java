package dev.shouyue.payment.wechat;

import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.exception.HttpException;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.http.HttpHeaders;
import com.wechat.pay.java.core.http.HttpMethod;
import com.wechat.pay.java.core.http.HttpRequest;
import com.wechat.pay.java.core.http.JsonRequestBody;
import com.wechat.pay.java.core.util.GsonUtil;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls through WeChat Pay's library. What is believed of an answer or a refusal is what WeChat Pay signed. */
final class Gateway {

    /** The library knows no other host; {@link Wire} goes where it is told. */
    private static final String HOST = "https://api.mch.weixin.qq.com";

    private final Wire wire;

    Gateway(RSAPublicKeyConfig config, WechatSettings settings) {
        wire = new Wire(config.createCredential(), config.createValidator(), settings.base(), settings.patience());
    }

    Wire wire() {
        return wire;
    }

    /** What a call came to. */
    sealed interface Answer<T> {

        /** WeChat Pay's answer, signed by it; nothing where it has none to give. */
        record Signed<T>(@Nullable T response) implements Answer<T> {}

        /** Its refusal, signed by it. */
        record Refused<T>(int status, String code, String words) implements Answer<T> {}

        /** No answer that can be believed. */
        record None<T>(String why) implements Answer<T> {}
    }

    <T> Answer<T> get(String path, Class<T> type) {
        return told(() -> call(HttpMethod.GET, path, null, type));
    }

    <T> Answer<T> post(String path, Object body, Class<T> type) {
        return told(() -> call(HttpMethod.POST, path, body, type));
    }

    private <T> @Nullable T call(HttpMethod method, String path, @Nullable Object body, Class<T> type) {
        HttpHeaders headers = new HttpHeaders();
        headers.addHeader("Accept", "application/json");
        HttpRequest.Builder request =
                new HttpRequest.Builder().httpMethod(method).url(HOST + path).headers(headers);
        if (body != null) {
            headers.addHeader("Content-Type", "application/json");
            request.body(
                    new JsonRequestBody.Builder().body(GsonUtil.toJson(body)).build());
        }
        return wire.execute(request.build(), type).getServiceResponse();
    }

    /** What a call of the library came to. */
    <T> Answer<T> told(Supplier<@Nullable T> call) {
        try {
            return new Answer.Signed<>(call.get());
        } catch (ServiceException e) {
            String code = e.getErrorCode();
            String words = e.getErrorMessage();
            return new Answer.Refused<>(e.getHttpStatusCode(), code == null ? "" : code, words == null ? "" : words);
        } catch (HttpException e) {
            Throwable cause = e.getCause();
            return new Answer.None<>(cause == null ? "no answer" : String.valueOf(cause.getMessage()));
        } catch (ValidationException e) {
            // its own message holds the answer, with what it says of people
            return new Answer.None<>("the answer is not signed by WeChat Pay");
        } catch (RuntimeException e) {
            // what the library throws for an answer it cannot read: no time of a signature, no JSON, a number that is
            // none
            return new Answer.None<>("the answer cannot be read");
        }
    }
}
