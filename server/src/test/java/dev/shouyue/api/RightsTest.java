package dev.shouyue.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.access.Role;
import dev.shouyue.api.Doorkeeper.Door;
import dev.shouyue.api.Visitor.Answer;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may call which endpoint: the whole table, role by role, and that no endpoint is missing from it. */
class RightsTest {

    private static final String ALL = "ADMINISTRATOR RISK COLLECTIONS OPERATIONS FINANCE READ_ONLY";

    /** Endpoint and the roles that may call it; {@code SELF} is one's own session, {@code ANYBODY} needs none. */
    private static final String TABLE = """
            GET    /api/v1/session                          | SELF
            POST   /api/v1/session                          | ANYBODY
            DELETE /api/v1/session                          | SELF
            POST   /api/v1/session/password                 | SELF
            GET    /api/v1/users                            | ADMINISTRATOR
            POST   /api/v1/users                            | ADMINISTRATOR
            PATCH  /api/v1/users/{user}                     | ADMINISTRATOR
            POST   /api/v1/users/{user}/password-reset      | ADMINISTRATOR
            GET    /api/v1/tokens                           | ADMINISTRATOR
            POST   /api/v1/tokens                           | ADMINISTRATOR
            DELETE /api/v1/tokens/{id}                      | ADMINISTRATOR
            GET    /api/v1/audit                            | ADMINISTRATOR
            GET    /api/v1/views/{screen}                   | ADMINISTRATOR RISK COLLECTIONS OPERATIONS FINANCE
            GET    /api/v1/views/{screen}/{name}            | ADMINISTRATOR RISK COLLECTIONS OPERATIONS FINANCE
            PUT    /api/v1/views/{screen}/{name}            | ADMINISTRATOR RISK COLLECTIONS OPERATIONS FINANCE
            DELETE /api/v1/views/{screen}/{name}            | ADMINISTRATOR RISK COLLECTIONS OPERATIONS FINANCE
            GET    /api/v1/book                             | %1$s
            GET    /api/v1/loans                            | %1$s
            GET    /api/v1/loans/facets                     | %1$s
            GET    /api/v1/loans/{id}/explanation           | %1$s
            GET    /api/v1/loans/{id}/comparison            | %1$s
            GET    /api/v1/loans/{id}/timeline              | %1$s
            GET    /api/v1/overview                         | %1$s
            GET    /api/v1/cohorts                          | %1$s
            GET    /api/v1/checks                           | %1$s
            GET    /api/v1/checks/{id}                      | %1$s
            PUT    /api/v1/checks/{id}                      | ADMINISTRATOR RISK COLLECTIONS
            POST   /api/v1/checks/{id}/result               | ADMINISTRATOR RISK COLLECTIONS
            POST   /api/v1/checks/{id}/reopen               | ADMINISTRATOR RISK COLLECTIONS
            POST   /api/v1/checks/draw                      | ADMINISTRATOR RISK COLLECTIONS
            GET    /api/v1/check-plans                      | %1$s
            PUT    /api/v1/check-plans/{code}               | ADMINISTRATOR RISK
            GET    /api/v1/closes                           | ADMINISTRATOR RISK OPERATIONS FINANCE READ_ONLY
            GET    /api/v1/closes/next                      | ADMINISTRATOR RISK OPERATIONS FINANCE READ_ONLY
            GET    /api/v1/closes/running                   | ADMINISTRATOR RISK OPERATIONS FINANCE READ_ONLY
            POST   /api/v1/closes                           | ADMINISTRATOR OPERATIONS FINANCE
            POST   /api/v1/proofs                           | ADMINISTRATOR OPERATIONS FINANCE
            GET    /api/v1/proofs/latest                    | ADMINISTRATOR RISK OPERATIONS FINANCE READ_ONLY
            GET    /api/v1/proofs                           | ADMINISTRATOR RISK OPERATIONS FINANCE READ_ONLY
            GET    /api/v1/proofs/{id}                      | ADMINISTRATOR RISK OPERATIONS FINANCE READ_ONLY
            GET    /api/v1/proofs/{id}/differences          | ADMINISTRATOR RISK OPERATIONS FINANCE READ_ONLY
            GET    /api/v1/packs                            | %1$s
            GET    /api/v1/packs/{pack}                     | %1$s
            GET    /api/v1/packs/compare                    | %1$s
            GET    /api/v1/ledger                           | ADMINISTRATOR RISK OPERATIONS FINANCE READ_ONLY
            GET    /api/v1/ledger/{account}                 | ADMINISTRATOR RISK OPERATIONS FINANCE READ_ONLY
            GET    /api/v1/ledger/{account}/entries         | ADMINISTRATOR RISK OPERATIONS FINANCE READ_ONLY
            GET    /api/v1/products                         | %1$s
            POST   /api/v1/products                         | ADMINISTRATOR RISK
            GET    /api/v1/products/{product}               | %1$s
            POST   /api/v1/products/{product}/versions      | ADMINISTRATOR RISK
            PUT    /api/v1/products/{product}/versions/{version} | ADMINISTRATOR RISK
            DELETE /api/v1/products/{product}/versions/{version} | ADMINISTRATOR RISK
            POST   /api/v1/products/{product}/versions/{version}/approval | ADMINISTRATOR RISK FINANCE
            POST   /api/v1/products/{product}/versions/{version}/end | ADMINISTRATOR RISK FINANCE
            POST   /api/v1/products/{product}/offers        | %1$s
            POST   /api/v1/loans                            | ADMINISTRATOR OPERATIONS
            GET    /api/v1/definitions                      | %1$s
            GET    /api/v1/loans/{id}                       | %1$s
            GET    /api/v1/loans/{id}/schedule              | %1$s
            GET    /api/v1/loans/{id}/facts                 | %1$s
            GET    /api/v1/loans/{id}/journal               | %1$s
            GET    /api/v1/loans/{id}/position              | %1$s
            POST   /api/v1/loans/{id}/payments              | ADMINISTRATOR OPERATIONS FINANCE
            POST   /api/v1/loans/{id}/reversals             | ADMINISTRATOR OPERATIONS FINANCE
            POST   /api/v1/loans/{id}/early-repayments      | ADMINISTRATOR OPERATIONS FINANCE
            POST   /api/v1/loans/{id}/fees                  | ADMINISTRATOR OPERATIONS FINANCE
            POST   /api/v1/loans/{id}/waivers               | ADMINISTRATOR FINANCE
            POST   /api/v1/loans/{id}/refunds               | ADMINISTRATOR FINANCE
            POST   /api/v1/loans/{id}/charge-off            | ADMINISTRATOR FINANCE
            POST   /api/v1/loans/{id}/protections           | ADMINISTRATOR OPERATIONS
            DELETE /api/v1/loans/{id}/protections/{protection} | ADMINISTRATOR OPERATIONS
            POST   /api/v1/loans/{id}/statements            | ADMINISTRATOR COLLECTIONS OPERATIONS
            DELETE /api/v1/loans/{id}/statements/{statement} | ADMINISTRATOR COLLECTIONS OPERATIONS
            GET    /api/v1/loans/{id}/causes                | %1$s
            GET    /api/v1/loans/{id}/protections           | %1$s
            GET    /api/v1/incidents                        | %1$s
            POST   /api/v1/incidents                        | ADMINISTRATOR OPERATIONS
            GET    /api/v1/incidents/{id}                   | %1$s
            DELETE /api/v1/incidents/{id}                   | ADMINISTRATOR OPERATIONS
            GET    /api/v1/incidents/{id}/loans             | %1$s
            GET    /api/v1/incidents/{id}/corrections       | %1$s
            GET    /api/v1/incidents/{id}/events            | %1$s
            POST   /api/v1/incidents/{id}/plan              | ADMINISTRATOR OPERATIONS
            POST   /api/v1/incidents/{id}/submission        | ADMINISTRATOR OPERATIONS
            DELETE /api/v1/incidents/{id}/submission        | ADMINISTRATOR OPERATIONS
            POST   /api/v1/incidents/{id}/approval          | ADMINISTRATOR RISK OPERATIONS
            POST   /api/v1/incidents/{id}/rejection         | ADMINISTRATOR RISK OPERATIONS
            GET    /api/v1/closes/running/events            | ADMINISTRATOR RISK OPERATIONS FINANCE READ_ONLY
            POST   /api/v1/loans/exports                    | ADMINISTRATOR RISK OPERATIONS FINANCE
            GET    /api/v1/loans/exports/{id}               | ADMINISTRATOR RISK OPERATIONS FINANCE
            DELETE /api/v1/loans/exports/{id}               | ADMINISTRATOR RISK OPERATIONS FINANCE
            GET    /api/v1/loans/exports/{id}/file          | ADMINISTRATOR RISK OPERATIONS FINANCE
            GET    /api/v1/imports                          | ADMINISTRATOR RISK OPERATIONS FINANCE READ_ONLY
            GET    /api/v1/imports/limits                   | ADMINISTRATOR RISK OPERATIONS FINANCE READ_ONLY
            POST   /api/v1/imports                          | ADMINISTRATOR OPERATIONS
            GET    /api/v1/imports/{id}                     | ADMINISTRATOR RISK OPERATIONS FINANCE READ_ONLY
            DELETE /api/v1/imports/{id}                     | ADMINISTRATOR OPERATIONS
            GET    /api/v1/imports/{id}/preview             | ADMINISTRATOR OPERATIONS
            GET    /api/v1/imports/{id}/rejects             | ADMINISTRATOR OPERATIONS
            GET    /api/v1/imports/{id}/rejects.csv         | ADMINISTRATOR OPERATIONS
            GET    /api/v1/imports/{id}/events              | ADMINISTRATOR RISK OPERATIONS FINANCE READ_ONLY
            POST   /api/v1/imports/{id}/format              | ADMINISTRATOR OPERATIONS
            POST   /api/v1/imports/{id}/dry-run             | ADMINISTRATOR OPERATIONS
            POST   /api/v1/imports/{id}/start               | ADMINISTRATOR OPERATIONS
            POST   /api/v1/imports/{id}/stop                | ADMINISTRATOR OPERATIONS
            GET    /api/v1/events                           | ADMINISTRATOR OPERATIONS
            GET    /api/v1/events/status                    | ADMINISTRATOR OPERATIONS
            GET    /api/v1/webhooks                         | ADMINISTRATOR OPERATIONS
            POST   /api/v1/webhooks                         | ADMINISTRATOR
            GET    /api/v1/webhooks/{id}                    | ADMINISTRATOR OPERATIONS
            PATCH  /api/v1/webhooks/{id}                    | ADMINISTRATOR
            DELETE /api/v1/webhooks/{id}                    | ADMINISTRATOR
            POST   /api/v1/webhooks/{id}/secret             | ADMINISTRATOR
            POST   /api/v1/webhooks/{id}/test               | ADMINISTRATOR
            GET    /api/v1/webhooks/{id}/deliveries         | ADMINISTRATOR OPERATIONS
            POST   /api/v1/webhooks/{id}/replays            | ADMINISTRATOR OPERATIONS
            GET    /api/v1/payments                         | %1$s
            GET    /api/v1/payments/orders                  | %1$s
            GET    /api/v1/payments/orders/{number}         | %1$s
            POST   /api/v1/payments/desks/{desk}/runs       | ADMINISTRATOR OPERATIONS
            POST   /api/v1/payments/orders/{number}/refunds/preview | ADMINISTRATOR OPERATIONS FINANCE
            POST   /api/v1/payments/orders/{number}/refunds | ADMINISTRATOR OPERATIONS FINANCE
            GET    /api/v1/payments/refunds                 | %1$s
            GET    /api/v1/payments/refunds/{number}        | %1$s
            POST   /api/v1/payments/refunds/{number}/approval | ADMINISTRATOR FINANCE
            POST   /api/v1/payments/refunds/{number}/rejection | ADMINISTRATOR FINANCE
            POST   /api/v1/payments/refunds/{number}/transfer | ADMINISTRATOR OPERATIONS FINANCE
            POST   /api/v1/payments/refunds/{number}/failure | ADMINISTRATOR OPERATIONS FINANCE
            POST   /api/v1/loans/{id}/pay-links             | ADMINISTRATOR COLLECTIONS OPERATIONS FINANCE
            GET    /api/v1/mandates                         | %1$s
            POST   /api/v1/mandates                         | ADMINISTRATOR OPERATIONS
            DELETE /api/v1/mandates/{number}                | ADMINISTRATOR OPERATIONS
            GET    /api/v1/suspense                         | %1$s
            GET    /api/v1/suspense/sums                    | ADMINISTRATOR RISK OPERATIONS FINANCE READ_ONLY
            GET    /api/v1/suspense/{channel}/{receipt}     | %1$s
            POST   /api/v1/suspense/{channel}/{receipt}/match | ADMINISTRATOR OPERATIONS FINANCE
            DELETE /api/v1/suspense/{channel}/{receipt}/match | ADMINISTRATOR OPERATIONS FINANCE
            POST   /api/v1/suspense/{channel}/{receipt}/refund | ADMINISTRATOR OPERATIONS FINANCE
            PUT    /api/v1/suspense/accounts/{account}      | ADMINISTRATOR OPERATIONS
            GET    /api/v1/reconciliation                   | %1$s
            GET    /api/v1/reconciliation/findings          | %1$s
            POST   /api/v1/reconciliation/findings/closures | ADMINISTRATOR FINANCE
            POST   /api/v1/reconciliation/findings/reopenings | ADMINISTRATOR FINANCE
            GET    /api/v1/work-items                       | %1$s
            POST   /api/v1/work-items/{id}/done             | ADMINISTRATOR OPERATIONS
            POST   /api/v1/happenings                       | ADMINISTRATOR OPERATIONS
            GET    /api/v1/happenings                       | %1$s
            GET    /api/v1/happenings/rejected              | ADMINISTRATOR OPERATIONS
            POST   /api/v1/happenings/rejected/{number}/replay | ADMINISTRATOR OPERATIONS
            POST   /api/v1/happenings/rejected/replay       | ADMINISTRATOR OPERATIONS
            GET    /api/v1/alerts                           | %1$s
            GET    /api/v1/alerts/summary                   | %1$s
            GET    /api/v1/alerts/live                      | %1$s
            GET    /api/v1/alerts/{id}                      | %1$s
            POST   /api/v1/alerts/acts                      | ADMINISTRATOR RISK OPERATIONS
            GET    /api/v1/loans/{id}/forecast              | %1$s
            GET    /api/v1/forecasts                        | %1$s
            GET    /api/v1/models/forecast                  | %1$s
            GET    /api/v1/models/forecast/versions         | %1$s
            POST   /api/v1/models/forecast/versions         | ADMINISTRATOR RISK
            POST   /api/v1/models/forecast/use              | ADMINISTRATOR RISK
            GET    /api/v1/signals                          | %1$s
            PUT    /api/v1/signals/{code}                   | ADMINISTRATOR RISK
            GET    /api/v1/channels/health                  | %1$s
            GET    /api/v1/channels/{channel}/health        | %1$s
            POST   /channels/{name}/notices                 | ANYBODY
            GET    /report                                  | %1$s
            GET    /openapi.json                            | ANYBODY
            GET    /openapi.json.yaml                       | ANYBODY
            """.formatted(ALL);

    @TempDir
    static Path folder;

    private static House house;
    private static final Map<Role, Visitor> PEOPLE = new EnumMap<>(Role.class);

    /** One row of the table. */
    record Endpoint(String method, String path, Set<String> roles) {

        static Endpoint of(String line) {
            String[] parts = line.split("[|]");
            String[] called = parts[0].strip().split("\\s+");
            return new Endpoint(called[0], called[1], Set.of(parts[1].strip().split("\\s+")));
        }

        String called() {
            return method + " " + path;
        }
    }

    static Stream<Endpoint> endpoints() {
        return TABLE.lines().map(Endpoint::of);
    }

    @BeforeAll
    static void open() {
        house = new House(folder);
        PEOPLE.put(Role.ADMINISTRATOR, house.administrator());
        for (Role role : Role.values()) {
            PEOPLE.computeIfAbsent(role, r -> house.someone(r.name().toLowerCase(java.util.Locale.ROOT), r));
        }
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void every_endpoint_declares_what_it_needs_and_stands_in_the_table() {
        Set<String> mapped = new TreeSet<>();
        house.server
                .context
                .getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().forEach((info, endpoint) -> {
                    assertThat(Door.of(endpoint.getMethod()))
                            .as("%s declares no right", endpoint)
                            .isNotInstanceOf(Door.Shut.class);
                    mapped.addAll(called(info));
                }));
        assertThat(mapped).isEqualTo(endpoints().map(Endpoint::called).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void whatever_changes_something_is_on_the_audit_trail() {
        house.server
                .context
                .getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().forEach((info, endpoint) -> {
                    boolean changes = info.getMethodsCondition().getMethods().stream()
                            .anyMatch(method -> method != RequestMethod.GET);
                    boolean signIn = endpoint.getMethod().getName().equals("signIn"); // it records itself, who it was
                    if (changes && !signIn) {
                        assertThat(Door.of(endpoint.getMethod()).audit())
                                .as("%s has no name on the audit trail", endpoint)
                                .isNotEmpty();
                    }
                }));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void each_role_gets_as_far_as_the_table_says(Endpoint endpoint) {
        String path = endpoint.path().replaceAll("\\{[a-z]+}", "999999");
        Visitor unknown = new Visitor(house.server);
        unknown.get("/api/v1/session");
        Answer stranger = call(unknown, endpoint, path);
        if (endpoint.roles().contains("ANYBODY")) {
            assertThat(stranger.status()).isNotIn(401, 403);
            return;
        }
        assertThat(stranger.status()).as("a stranger").isIn(401, 403);
        if (endpoint.roles().contains("SELF")) {
            return;
        }
        PEOPLE.forEach((role, visitor) -> {
            Answer answer = call(visitor, endpoint, path);
            if (endpoint.roles().contains(role.name())) {
                assertThat(answer.status())
                        .as("%s as %s: %s", endpoint, role, answer.text())
                        .isNotIn(401, 403);
                assertThat(answer.status())
                        .as("%s as %s: %s", endpoint, role, answer.text())
                        .isLessThan(500);
            } else {
                assertThat(answer.problem()).as("%s as %s", endpoint, role).isEqualTo("no-right");
                assertThat(answer.json().path("detail").asString())
                        .as("says who may")
                        .contains(endpoint.roles().stream().sorted().findFirst().orElseThrow());
            }
        });
    }

    @Test
    void what_is_not_there_is_open_to_nobody() {
        Visitor stranger = new Visitor(house.server);
        assertThat(stranger.get("/api/v1/nothing").status()).isEqualTo(401);
        assertThat(house.signedIn("admin").get("/api/v1/nothing").status()).isEqualTo(404);
        stranger.get("/");
        assertThat(stranger.post("/nothing", Map.of()).status()).isIn(401, 403);
        assertThat(stranger.get("/api/v1/loans/../users").status()).isNotEqualTo(200);
        assertThat(stranger.get("/api/v1/%2e%2e/v1/users").status()).isNotEqualTo(200);
        assertThat(stranger.get("//api/v1/users").status()).isNotEqualTo(200);
        assertThat(stranger.get("/api/v1/users/").status()).isNotEqualTo(200);
        assertThat(stranger.get("/api/v1/users;a=b").status()).isNotEqualTo(200);
    }

    private static Answer call(Visitor visitor, Endpoint endpoint, String path) {
        return endpoint.path().endsWith("/live")
                ? visitor.begin(path)
                : visitor.send(endpoint.method(), path, endpoint.method().equals("GET") ? null : "{}", Map.of());
    }

    private static List<String> called(RequestMappingInfo info) {
        return info.getPatternValues().stream()
                .flatMap(
                        path -> info.getMethodsCondition().getMethods().stream().map(method -> method + " " + path))
                .toList();
    }
}
