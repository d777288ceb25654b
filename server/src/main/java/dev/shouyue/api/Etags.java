package dev.shouyue.api;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * An ETag on what is read one at a time: who shows it in {@code If-None-Match} is told 304 while nothing has changed. It is
 * made of the answer, so it is never older than the book; and weak, since the same answer may be sent compressed or not.
 */
@Configuration(proxyBeanMethods = false)
class Etags {

    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> tags() {
        ShallowEtagHeaderFilter filter = new ShallowEtagHeaderFilter() {
            @Override
            protected boolean shouldNotFilter(HttpServletRequest request) {
                // what is posted has no tag; nor have files of any length, which would be held in memory for theirs
                return !request.getMethod().equals("GET")
                        || request.getRequestURI().startsWith("/api/v1/loans/exports");
            }
        };
        filter.setWriteWeakETag(true);
        FilterRegistrationBean<ShallowEtagHeaderFilter> tags = new FilterRegistrationBean<>(filter);
        tags.addUrlPatterns(
                "/api/v1/book", "/api/v1/loans/*", "/api/v1/packs", "/api/v1/packs/*", "/api/v1/definitions");
        return tags;
    }
}
