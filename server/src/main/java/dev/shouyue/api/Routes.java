package dev.shouyue.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds the endpoint of a request. The framework asks every endpoint in turn, which with a hundred of them costs as much as
 * reading the request: here those are asked whose path has as many parts and the same fixed beginning and end. Where several
 * match, or none of those that might, the framework decides and says why.
 */
final class Routes extends RequestMappingHandlerMapping {

    /** All there are: none is registered later. */
    private Sorted endpoints = new Sorted(Map.of(), List.of());

    /**
     * An endpoint.
     *
     * @param beginning what every path of it begins with
     * @param end what every path of it ends with
     */
    private record Endpoint(String beginning, String end, RequestMappingInfo mapping, HandlerMethod method) {

        static Endpoint of(String pattern, RequestMappingInfo mapping, HandlerMethod method) {
            int first = pattern.indexOf('{');
            return first < 0
                    ? new Endpoint(pattern, pattern, mapping, method)
                    : new Endpoint(
                            pattern.substring(0, first),
                            pattern.substring(pattern.lastIndexOf('}') + 1),
                            mapping,
                            method);
        }

        boolean mayHave(String path) {
            return path.startsWith(beginning) && path.endsWith(end);
        }
    }

    /** An endpoint as it matches a request. */
    private record Match(RequestMappingInfo mapping, HandlerMethod method) {}

    /** Endpoints by the number of parts of their paths, and those of which it cannot be told. */
    private record Sorted(Map<Integer, List<Endpoint>> byParts, List<RequestMappingInfo> others) {

        static Sorted of(Map<RequestMappingInfo, HandlerMethod> methods) {
            Map<Integer, List<Endpoint>> byParts = new HashMap<>();
            List<RequestMappingInfo> others = new ArrayList<>();
            methods.forEach((mapping, method) -> {
                Set<String> patterns = mapping.getPatternValues();
                String pattern = patterns.size() == 1 ? patterns.iterator().next() : "*";
                if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) {
                    byParts.computeIfAbsent(parts(pattern), parts -> new ArrayList<>())
                            .add(Endpoint.of(pattern, mapping, method));
                } else {
                    others.add(mapping);
                }
            });
            return new Sorted(byParts, others);
        }

        private static int parts(String path) {
            int parts = 0;
            for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
                parts++;
            }
            return parts;
        }

        List<Endpoint> thatMayHave(String path) {
            List<Endpoint> found = new ArrayList<>(4);
            for (Endpoint endpoint : byParts.getOrDefault(parts(path), List.of())) {
                if (endpoint.mayHave(path)) {
                    found.add(endpoint);
                }
            }
            return found;
        }
    }

    /** The one of {@code endpoints} that matches; none when two do, or none. */
    private static @Nullable Match only(List<Endpoint> endpoints, HttpServletRequest request) {
        Match found = null;
        for (Endpoint endpoint : endpoints) {
            RequestMappingInfo matching = endpoint.mapping().getMatchingCondition(request);
            if (matching != null && found != null) {
                return null;
            }
            if (matching != null) {
                found = new Match(matching, endpoint.method());
            }
        }
        return found;
    }

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request) throws Exception {
        boolean literal = path.indexOf('%') < 0 && path.indexOf(';') < 0 && path.equals(request.getRequestURI());
        if (!literal || !endpoints.others().isEmpty()) {
            return super.lookupHandlerMethod(path, request);
        }
        List<Endpoint> asked = endpoints.thatMayHave(path);
        if (asked.isEmpty()) {
            return null; // not a path of ours, such as a file of the console
        }
        Match match = only(asked, request);
        if (match == null) {
            return super.lookupHandlerMethod(path, request);
        }
        request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, match.method());
        handleMatch(match.mapping(), path, request);
        return match.method();
    }

    @Override
    public void afterPropertiesSet() {
        super.afterPropertiesSet();
        endpoints = Sorted.of(getHandlerMethods());
    }
}
