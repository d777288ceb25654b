package dev.shouyue.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds the endpoint of a request. The framework asks every endpoint in turn, which with two hundred of them costs as much as
 * reading the request: here only those are asked whose path has as many parts and the same last one. Where that does not tell
 * a single endpoint, the framework does as ever.
 */
final class Routes extends RequestMappingHandlerMapping {

    private final Map<Shape, List<Endpoint>> endpoints = new HashMap<>();

    private record Endpoint(RequestMappingInfo info, HandlerMethod method) {}

    /**
     * What is cheaply seen of a path.
     *
     * @param parts how many slashes it has
     * @param last what follows the last one; empty where that is different from request to request
     */
    private record Shape(int parts, String last) {

        static Shape of(String path) {
            return new Shape(parts(path), path.substring(path.lastIndexOf('/') + 1));
        }

        static Shape ofPattern(String pattern) {
            Shape shape = of(pattern);
            return shape.last.indexOf('{') < 0 ? shape : shape.withAnyLast();
        }

        Shape withAnyLast() {
            return new Shape(parts, "");
        }

        private static int parts(String path) {
            int parts = 0;
            for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
                parts++;
            }
            return parts;
        }
    }

    @Override
    public void afterPropertiesSet() {
        super.afterPropertiesSet();
        getHandlerMethods().forEach((info, method) -> {
            for (String pattern : info.getPatternValues()) {
                if (pattern.indexOf('*')
                        < 0) { // one that takes anything is less than any other: never the only one here
                    endpoints
                            .computeIfAbsent(Shape.ofPattern(pattern), shape -> new ArrayList<>())
                            .add(new Endpoint(info, method));
                }
            }
        });
    }

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String lookupPath, HttpServletRequest request)
            throws Exception {
        String path = request.getRequestURI();
        if (path.indexOf('%') < 0 && path.indexOf(';') < 0) {
            Shape shape = Shape.of(path);
            List<Endpoint> alike = new ArrayList<>(endpoints.getOrDefault(shape, List.of()));
            alike.addAll(endpoints.getOrDefault(shape.withAnyLast(), List.of()));
            HandlerMethod only = only(alike, lookupPath, request);
            if (only != null) {
                return only;
            }
        }
        return super.lookupHandlerMethod(lookupPath, request);
    }

    /** The one that matches, with the parts of its path ready to be read; null when none does, or more than one. */
    private @Nullable HandlerMethod only(List<Endpoint> alike, String lookupPath, HttpServletRequest request) {
        Endpoint found = null;
        RequestMappingInfo match = null;
        for (Endpoint each : alike) {
            RequestMappingInfo matching = getMatchingMapping(each.info(), request);
            if (matching != null) {
                if (found != null) {
                    return null;
                }
                found = each;
                match = matching;
            }
        }
        if (found == null || match == null) {
            return null;
        }
        request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, found.method());
        handleMatch(match, lookupPath, request);
        return found.method();
    }
}
