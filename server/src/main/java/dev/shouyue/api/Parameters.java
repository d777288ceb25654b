package dev.shouyue.api;

import dev.shouyue.access.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.MethodParameter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/** What may stand behind the question mark: only what the endpoint knows, and only text that can be written. */
final class Parameters {

    private Parameters() {}

    /**
     * Refuses a parameter that the endpoint does not know, and signs that no text holds.
     *
     * @throws Refusal.BadValue naming the parameter
     */
    static void check(HttpServletRequest request, HandlerMethod endpoint) {
        Set<String> known = new TreeSet<>();
        boolean takesAll = false;
        for (MethodParameter parameter : endpoint.getMethodParameters()) {
            RequestParam declared = parameter.getParameterAnnotation(RequestParam.class);
            if (declared != null) {
                takesAll |= MultiValueMap.class.isAssignableFrom(parameter.getParameterType());
                known.add(
                        declared.name().isEmpty()
                                ? String.valueOf(parameter.getParameter().getName())
                                : declared.name());
            }
        }
        boolean everyName = takesAll;
        request.getParameterMap().forEach((name, values) -> {
            if (!everyName && !known.contains(name)) {
                throw unknown(name, known);
            }
            for (String value : values) {
                if (value.chars().anyMatch(Character::isISOControl)) {
                    throw new Refusal.BadValue(name, "", Say.of("expected.oneLine"), Say.of("control", "name", name));
                }
            }
        });
    }

    static Refusal.BadValue unknown(String name, Set<String> known) {
        return new Refusal.BadValue(
                name,
                "",
                known.isEmpty()
                        ? Say.of("expected.noParameter")
                        : Say.of("expected.oneOf", "values", String.join(", ", known)),
                Say.of("parameter.unknown", "name", name));
    }
}
