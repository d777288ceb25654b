package dev.shouyue.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.MultiValueMap;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The description of the API at {@code /openapi.json}. Shapes come from the endpoints themselves; this adds what they
 * cannot say: what each is for, the words a list of loans is asked for in, how one signs in, and how a refusal looks.
 */
@Configuration(proxyBeanMethods = false)
@Import(RecordSchemas.class)
class OpenApi {

    private static final String COOKIE = "session";
    private static final String TOKEN = "token";
    private static final String JSON = "application/json";

    static {
        // filled in by us, not by the one who calls
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    /** What holds for one endpoint, told by its method. */
    @Bean
    GlobalOperationCustomizer endpoints() {
        return (operation, endpoint) -> {
            operation.operationId(endpoint.getMethod().getName());
            operation.tags(List.of(topic(endpoint)));
            if (takesLoanWords(endpoint)) {
                List<Parameter> parameters = new ArrayList<>(given(operation.getParameters()));
                LoanParameters.ASKED.stream().map(OpenApi::parameter).forEach(parameters::add);
                operation.parameters(parameters);
            }
            Doorkeeper.Door door = Doorkeeper.Door.of(endpoint.getMethod());
            operation.security(
                    door instanceof Doorkeeper.Door.Open
                            ? List.of()
                            : List.of(
                                    new SecurityRequirement().addList(COOKIE),
                                    new SecurityRequirement().addList(TOKEN)));
            if (door instanceof Doorkeeper.Door.With with) {
                operation.description("Needs the right `" + with.right().key() + "`.");
            }
            if (endpoint.getMethod().getReturnType() == SseEmitter.class) {
                events(operation);
            }
            files(operation);
            return operation;
        };
    }

    @Bean
    GlobalOpenApiCustomizer document() {
        return document -> {
            document.info(info()).servers(List.of());
            Components parts = Optional.ofNullable(document.getComponents()).orElseGet(Components::new);
            document.components(parts);
            parts.addSchemas(ProblemSchema.NAME, ProblemSchema.schema());
            signingIn(parts);
            document.getPaths().remove("/error");
            Texts texts = Texts.load();
            document.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                texts.tell(method + " " + path, operation);
                ProblemSchema.add(operation, path);
            }));
            withoutTheUnused(document, parts);
        };
    }

    private static Info info() {
        return new Info()
                .title("Shouyue")
                .version("1")
                .description(
                        "The loan book over HTTP. Amounts are exact decimals in text with their currency, days are ISO"
                                + " dates in the borrower's zone. Lists go on by the cursor `next`. Refusals are RFC 9457 problems."
                                + " What is read one at a time has an ETag: shown in `If-None-Match`, 304 says that nothing has"
                                + " changed.")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0"));
    }

    private static void signingIn(Components parts) {
        parts.addSecuritySchemes(
                COOKIE,
                new SecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.COOKIE)
                        .name(SignInFilter.Cookies.SESSION)
                        .description("A person: POST /api/v1/session. Whatever changes something also shows the cookie"
                                + " XSRF-TOKEN in the header X-XSRF-TOKEN."));
        parts.addSecuritySchemes(
                TOKEN,
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("A machine: POST /api/v1/tokens."));
    }

    /** The class that answers, without the word for what it is: {@code Loan}, {@code Import}. */
    private static String topic(HandlerMethod endpoint) {
        return endpoint.getBeanType().getSimpleName().replaceFirst("(Reasons)?Api$", "");
    }

    private static boolean takesLoanWords(HandlerMethod endpoint) {
        return List.of(endpoint.getMethod().getParameterTypes()).contains(MultiValueMap.class);
    }

    private static Parameter parameter(LoanParameters.Asked asked) {
        Schema<?> one =
                switch (asked.kind()) {
                    case TEXT -> new StringSchema();
                    case DAY -> new StringSchema().format("date");
                    case AMOUNT -> new StringSchema().pattern("^-?\\d+(\\.\\d+)?$");
                    case WHOLE -> {
                        Schema<Number> whole = new IntegerSchema();
                        whole.setMinimum(BigDecimal.valueOf(asked.least()));
                        if (asked.most() < Integer.MAX_VALUE) {
                            whole.setMaximum(BigDecimal.valueOf(asked.most()));
                        }
                        yield whole;
                    }
                    case CHOICE -> new StringSchema()._enum(asked.choices());
                };
        return new Parameter()
                .in("query")
                .name(asked.name())
                .required(false)
                .schema(asked.several() ? new ArraySchema().items(one) : one);
    }

    /** Server-sent events: told by what stands behind {@code data:}, not by what sends them. */
    private static void events(Operation operation) {
        operation
                .getResponses()
                .addApiResponse(
                        "200",
                        new ApiResponse()
                                .description("`event: update`, and behind `data:` what a GET of the resource answers;"
                                        + " the last one is final")
                                .content(new Content()
                                        .addMediaType(
                                                "text/event-stream", new MediaType().schema(new StringSchema()))));
    }

    /** Files come as the parts of a form. */
    private static void files(Operation operation) {
        if (operation.getRequestBody() != null && operation.getOperationId().equals("uploadFiles")) {
            MediaType form = operation.getRequestBody().getContent().remove(JSON);
            if (form != null) {
                operation.getRequestBody().content(new Content().addMediaType("multipart/form-data", form));
            }
        }
    }

    /** Schemas of what the framework hands around, which no answer holds. */
    private static void withoutTheUnused(OpenAPI document, Components parts) {
        for (String name : List.of("ProblemDetail", "SseEmitter", "MultiValueMapStringString")) {
            parts.getSchemas().remove(name);
        }
        document.tags(null);
    }

    private static <T> List<T> given(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /** What endpoints and parameters are for: lines {@code name = text}, where names hold spaces and braces. */
    private record Texts(Map<String, String> byName) {

        private static final String FILE = "/api/openapi.properties";

        static Texts load() {
            try (InputStream in = OpenApi.class.getResourceAsStream(FILE)) {
                if (in == null) {
                    throw new IllegalStateException(FILE + " is missing from the program");
                }
                return new Texts(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.split(" = ", 2))
                        .filter(pair -> pair.length == 2)
                        .collect(Collectors.toMap(pair -> pair[0].strip(), pair -> pair[1].strip())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void tell(String called, Operation operation) {
            of(called).ifPresent(operation::summary);
            for (Parameter parameter : given(operation.getParameters())) {
                of(called + " " + parameter.getName())
                        .or(() -> of(parameter.getName()))
                        .ifPresent(parameter::description);
            }
        }

        private Optional<String> of(String name) {
            return Optional.ofNullable(byName.get(name));
        }
    }
}
