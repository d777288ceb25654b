package dev.shouyue.payment.wechat;

import com.wechat.pay.java.core.auth.Credential;
import com.wechat.pay.java.core.auth.Validator;
import com.wechat.pay.java.core.exception.HttpException;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.http.AbstractHttpClient;
import com.wechat.pay.java.core.http.Constant;
import com.wechat.pay.java.core.http.HttpRequest;
import com.wechat.pay.java.core.http.JsonRequestBody;
import com.wechat.pay.java.core.http.OriginalResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The way to WeChat Pay under its own library, which signs calls and verifies answers: a call is sent once, to the base that is
 * set whatever host the library names, and its answer waited for a limited time. Java's own HTTP does not repeat a POST.
 */
final class Wire extends AbstractHttpClient {

    private static final long MOST_OF_AN_ANSWER = 1 << 20;

    /** A day's bill. */
    private static final long MOST_OF_A_FILE = 512L << 20;

    /** Headers as the library looks for them, to the letter. */
    private static final List<String> SIGNING = List.of(
            Constant.WECHAT_PAY_TIMESTAMP,
            Constant.WECHAT_PAY_NONCE,
            Constant.WECHAT_PAY_SERIAL,
            Constant.WECHAT_PAY_SIGNATURE,
            Constant.REQUEST_ID);

    private final HttpClient http;
    private final URI base;
    private final Duration patience;

    Wire(Credential credential, Validator validator, URI base, Duration patience) {
        super(credential, validator);
        this.base = base;
        this.patience = patience;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** The library believes a refusal without looking at its signature: here it is looked at. */
    @Override
    protected OriginalResponse innerExecute(HttpRequest request) {
        HttpResponse<String> response =
                send(request, patience, BodyHandlers.limiting(BodyHandlers.ofString(), MOST_OF_AN_ANSWER));
        Map<String, String> headers = new HashMap<>();
        for (String name : SIGNING) {
            response.headers().firstValue(name).ifPresent(value -> headers.put(name, value));
        }
        OriginalResponse original = new OriginalResponse.Builder()
                .request(request)
                .headers(headers)
                .statusCode(response.statusCode())
                .contentType(
                        response.headers().firstValue(Constant.CONTENT_TYPE).orElse(""))
                .body(response.body())
                .build();
        if (isInvalidHttpCode(original.getStatusCode())
                && !validator.validate(original.getHeaders(), original.getBody())) {
            throw new ValidationException("a refusal that is not signed");
        }
        return original;
    }

    @Override
    protected InputStream innerDownload(HttpRequest request) {
        HttpResponse<InputStream> response = send(
                request,
                patience.multipliedBy(10),
                BodyHandlers.limiting(BodyHandlers.ofInputStream(), MOST_OF_A_FILE));
        if (response.statusCode() != 200) {
            throw new HttpException(request, new IOException("HTTP status " + response.statusCode()));
        }
        return response.body();
    }

    private <T> HttpResponse<T> send(HttpRequest request, Duration wait, HttpResponse.BodyHandler<T> handler) {
        URI asked = request.getUri();
        String query = asked.getRawQuery() == null ? "" : '?' + asked.getRawQuery();
        java.net.http.HttpRequest.Builder call = java.net.http.HttpRequest.newBuilder(
                        base.resolve(asked.getRawPath() + query))
                .timeout(wait)
                .method(request.getHttpMethod().name(), body(request));
        request.getHeaders().getHeaders().forEach(call::header);
        try {
            return http.send(call.build(), handler);
        } catch (IOException e) {
            throw new HttpException(request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HttpException(request, new IOException("we are stopping", e));
        }
    }

    private static java.net.http.HttpRequest.BodyPublisher body(HttpRequest request) {
        return request.getBody() instanceof JsonRequestBody json
                ? java.net.http.HttpRequest.BodyPublishers.ofString(json.getBody())
                : java.net.http.HttpRequest.BodyPublishers.noBody();
    }

    @Override
    protected String getHttpClientInfo() {
        return "java.net.http";
    }
}
