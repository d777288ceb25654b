package dev.shouyue.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * The written report is a page beside the console. A person whose browser asks for it and cannot have it is taken to a
 * screen of the console, which has them sign in, or says why not, and leads back to the report; a program gets its problem.
 */
final class WayToReport {

    static final String REPORT = "/report";

    /** The screen of the console that leads to the report; it never comes back here without a session. */
    static final String SCREEN = "/to/report";

    private WayToReport() {}

    /** Whether a person asks for the report, so that the answer, now given, leads to the screen instead of telling a problem. */
    static boolean shown(HttpServletRequest request, HttpServletResponse response) {
        if (!request.getRequestURI().equals(REPORT)) {
            return false;
        }
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (!isBrowser(request)) {
            return false;
        }
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, SCREEN);
        return true;
    }

    /** A browser that opens a page names HTML and no JSON, and shows no token. */
    private static boolean isBrowser(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (accepted == null || request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            return false;
        }
        String types = accepted.toLowerCase(Locale.ROOT);
        return types.contains("text/html") && !types.contains("json");
    }
}
