package dev.shouyue.payment.alipay;

import com.alipay.api.FileItem;
import com.alipay.api.internal.util.AbstractHttpClient;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** The way to Alipay: a call is sent once, and its answer waited for a limited time. Java's own HTTP does not repeat a POST. */
final class Wire extends AbstractHttpClient {

    private static final long MOST_OF_AN_ANSWER = 1 << 20;

    /** A day's bill, packed. */
    private static final long MOST_OF_A_FILE = 256L << 20;

    private final HttpClient http;
    private final Duration patience;

    Wire(Duration patience) {
        this.patience = patience;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public String doPost(String url, Map<String, String> params, String charset, Map<String, String> resHeaders)
            throws IOException {
        String body = params.entrySet().stream()
                .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), Charset.forName(charset)))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(patience)
                .header("Content-Type", "application/x-www-form-urlencoded;charset=" + charset)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return send(request, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MOST_OF_AN_ANSWER));
    }

    @Override
    public String doPost(
            String url,
            Map<String, String> params,
            Map<String, FileItem> fileParams,
            String charset,
            Map<String, String> resHeaders) {
        throw new UnsupportedOperationException("no file is sent to Alipay");
    }

    byte[] file(URI address) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(patience.multipliedBy(10))
                .build();
        return send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_OF_A_FILE));
    }

    private <T> T send(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
        try {
            HttpResponse<T> response = http.send(request, handler);
            if (response.statusCode() != 200) {
                throw new IOException("HTTP status " + response.statusCode());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("we are stopping", e);
        }
    }
}
