package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Access;
import dev.shouyue.access.AuditTrail.Deed;
import dev.shouyue.access.AuditTrail.Outcome;
import dev.shouyue.decision.Sentence;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who gets how far. The chain of filters finds out who asks, refuses forged requests and strangers, and nothing is open
 * that is not named here; the {@link Doorkeeper} then asks for the right that the endpoint needs.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@Import({
    Doorkeeper.class,
    BodyLimit.class,
    Etags.class,
    Refusals.class,
    Faults.class,
    SessionApi.class,
    UserApi.class,
    AuditApi.class,
    ViewApi.class,
    PackApi.class,
    OverviewApi.class,
    LoanListApi.class,
    LoanApi.class,
    LoanReasonsApi.class,
    PostingApi.class,
    LedgerApi.class,
    ProductApi.class,
    DrawdownApi.class,
    PaymentApi.class,
    MandateApi.class,
    RefundApi.class,
    SuspenseApi.class,
    ReconciliationApi.class,
    NoticeApi.class,
    CloseApi.class,
    ProofApi.class,
    EventApi.class,
    WebhookApi.class,
    DeliveryApi.class,
    ImportApi.class,
    CheckApi.class,
    CohortApi.class,
    IncidentApi.class,
    HappeningApi.class,
    AlertApi.class,
    ForecastApi.class,
    ForecastModelApi.class,
    SignalApi.class,
    ExportApi.class,
})
class Security {

    private static final String CONSOLE_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'self';"
            + " form-action 'self'; frame-ancestors 'none'";

    /** Channels show no cookies, and are believed by none. */
    private static final RequestMatcher CHANNELS = PathPatternRequestMatcher.pathPattern(NoticeApi.PATH);

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private static final Sentence CSRF_ADVICE =
            Say.of("csrf", "header", SignInFilter.Cookies.CSRF_HEADER, "cookie", SignInFilter.Cookies.CSRF);

    @Bean
    Access access(Platform platform) {
        return platform.access;
    }

    @Bean
    Cursors cursors(Access access) {
        return new Cursors(access);
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    PostingDesk postingDesk(Platform platform, JsonMapper json) {
        return new PostingDesk(platform, json);
    }

    @Bean
    Ageing.Hourly ageing(List<Ageing> keepers) {
        return new Ageing.Hourly(keepers);
    }

    /** Passwords are looked at by {@link Access} alone; this keeps the framework from making a user of its own. */
    @Bean
    UserDetailsService nobody() {
        return name -> {
            throw new UsernameNotFoundException(name);
        };
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http, Access access, ProblemWriter problems) {
        RequestAttributeSecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();
        return http.securityContext(context -> context.securityContextRepository(contexts))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(new CsrfTokens())
                        .csrfTokenRequestHandler(atOnce())
                        .requireCsrfProtectionMatcher(Security::changesSomethingWithCookies))
                .addFilterBefore(new SignInFilter(access, contexts, problems), CsrfFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/v1/session", NoticeApi.PATH)
                        .permitAll()
                        .requestMatchers("/api/**", WayToReport.REPORT)
                        .authenticated()
                        .requestMatchers(HttpMethod.GET, "/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, "/**")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint((request, response, e) -> {
                            if (!WayToReport.shown(request, response)) {
                                problems.write(response, ProblemKind.NO_SESSION, Say.of("signIn"));
                            }
                        })
                        .accessDeniedHandler((request, response, e) -> {
                            if (e instanceof CsrfException) {
                                forged(access, request);
                                problems.write(response, ProblemKind.CSRF, CSRF_ADVICE);
                            } else {
                                problems.write(response, ProblemKind.NO_RIGHT, Say.of("nobody"));
                            }
                        }))
                .headers(headers -> headers.frameOptions(FrameOptionsConfig::deny)
                        .contentSecurityPolicy(policy -> policy.policyDirectives(CONSOLE_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /** The token is read with every request of a browser, so that the first answer brings the cookie. */
    private static CsrfTokenRequestAttributeHandler atOnce() {
        CsrfTokenRequestAttributeHandler handler = new CsrfTokenRequestAttributeHandler() {
            @Override
            public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
                if (!byMachine()) {
                    super.handle(request, response, token);
                }
            }

            /** In the header alone: to look for it in a form would read an upload of anybody to its end. */
            @Override
            public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
                return request.getHeader(token.getHeaderName());
            }
        };
        handler.setCsrfRequestAttributeName(null);
        return handler;
    }

    private static void forged(Access access, HttpServletRequest request) {
        Caller.present()
                .ifPresent(caller -> access.audit.write(new Deed(
                        caller.actor().name(),
                        caller.actor().role().name(),
                        "request.forged",
                        request.getMethod() + " " + request.getRequestURI(),
                        Outcome.REFUSED,
                        "without the token of the session",
                        caller.address())));
    }

    private static boolean changesSomethingWithCookies(HttpServletRequest request) {
        return !byMachine() && !SAFE.contains(request.getMethod()) && !CHANNELS.matches(request);
    }

    /** Whether a program asks, by a token of its own: it is judged by the token alone, whatever cookies come along. */
    private static boolean byMachine() {
        return Caller.present().map(caller -> caller.session().isEmpty()).orElse(false);
    }

    @Bean
    WebMvcRegistrations routes() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new Routes();
            }
        };
    }

    @Bean
    WebMvcConfigurer doors(Doorkeeper doorkeeper) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(doorkeeper);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new Caller.AsParameter());
            }
        };
    }
}
