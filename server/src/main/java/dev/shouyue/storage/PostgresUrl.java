package dev.shouyue.storage;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The two ways to write where a PostgreSQL is: the driver's own, and {@code postgresql://user:password@host/db}. */
final class PostgresUrl {

    private PostgresUrl() {}

    static String jdbc(String url) {
        if (url.startsWith("jdbc:")) {
            return url;
        }
        try {
            URI uri = new URI(url);
            String server = "jdbc:postgresql://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                    + (uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath());
            StringBuilder parameters = new StringBuilder(uri.getRawQuery() == null ? "" : uri.getRawQuery());
            if (uri.getRawUserInfo() != null) {
                String[] user = uri.getRawUserInfo().split(":", 2);
                parameters
                        .append(parameters.isEmpty() ? "" : "&")
                        .append("user=")
                        .append(coded(user[0]));
                if (user.length > 1) {
                    parameters.append("&password=").append(coded(user[1]));
                }
            }
            return parameters.isEmpty() ? server : server + "?" + parameters;
        } catch (URISyntaxException e) {
            throw new DatabaseUnavailable(Say.of("url", "why", e.getReason()));
        }
    }

    private static String coded(String part) {
        return URLEncoder.encode(
                URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
