package dev.shouyue.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds the endpoint of a request. The framework asks every endpoint in turn, which with a hundred of them costs as much as
 * reading the request: here one whose fixed beginning and end are not those of the path is passed over first.
 */
final class Routes extends RequestMappingHandlerMapping {

    /** By the endpoint itself and not by what it says: all are asked of with every request. */
    private final IdentityHashMap<RequestMappingInfo, Fixed> fixed = new IdentityHashMap<>();

    /** What every path of an endpoint begins and ends with. */
    private record Fixed(String beginning, String end) {

        private static final Fixed NOTHING = new Fixed("", "");

        static Fixed of(RequestMappingInfo endpoint) {
            Set<String> patterns = endpoint.getPatternValues();
            if (patterns.size() != 1) {
                return NOTHING;
            }
            String pattern = patterns.iterator().next();
            int first = pattern.indexOf('{');
            boolean plain = pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0;
            if (!plain) {
                return NOTHING;
            }
            return first < 0
                    ? new Fixed(pattern, pattern)
                    : new Fixed(pattern.substring(0, first), pattern.substring(pattern.lastIndexOf('}') + 1));
        }

        boolean may(String path) {
            return path.startsWith(beginning) && path.endsWith(end);
        }
    }

    @Override
    public void afterPropertiesSet() {
        super.afterPropertiesSet();
        getHandlerMethods().keySet().forEach(endpoint -> fixed.put(endpoint, Fixed.of(endpoint)));
    }

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo endpoint, HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean literal = path.indexOf('%') < 0 && path.indexOf(';') < 0;
        return literal && !fixed.getOrDefault(endpoint, Fixed.NOTHING).may(path)
                ? null
                : super.getMatchingMapping(endpoint, request);
    }
}
