package dev.shouyue.api;

import dev.shouyue.access.Session;
import dev.shouyue.api.SignInFilter.Cookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * The token that a request must bring along to change something. One who is signed in has the token of the session, kept
 * beside it, so that a token of another or of an ended session is worth nothing; before that, header and cookie must
 * match.
 */
final class CsrfTokens implements CsrfTokenRepository {

    private static final int BYTES = 32;
    private static final String PARAMETER = "_csrf";

    private final SecureRandom random = new SecureRandom();

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return token(Caller.present()
                .flatMap(Caller::session)
                .map(Session::csrfToken)
                .orElseGet(this::fresh));
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return Caller.present()
                .flatMap(Caller::session)
                .map(Session::csrfToken)
                .or(() -> Cookies.value(request, Cookies.CSRF))
                .map(CsrfTokens::token)
                .orElse(null);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token != null && !Cookies.value(request, Cookies.CSRF).equals(java.util.Optional.of(token.getToken()))) {
            Cookies.csrf(request, response, token.getToken());
        }
    }

    private String fresh() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static CsrfToken token(String value) {
        return new DefaultCsrfToken(Cookies.CSRF_HEADER, PARAMETER, value);
    }
}
