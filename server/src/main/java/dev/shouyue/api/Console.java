package dev.shouyue.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * The console's built files, from the class path. A path that names no file and no endpoint is a
 * screen of the console: it gets the first page, which finds the screen itself.
 */
@Configuration(proxyBeanMethods = false)
class Console implements WebMvcConfigurer {

    private static final String FILES = "classpath:/META-INF/resources/console/";
    private static final String FIRST_PAGE = "index.html";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(FILES + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new SmallestFirst())
                .addResolver(new PathResourceResolver());
        registry.addResourceHandler("/**")
                .addResourceLocations(FILES)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new Screens());
    }

    /** An empty path is refused before any resolver sees it. */
    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/").setViewName("forward:/" + FIRST_PAGE);
    }

    /** Browsers name gzip before br; the file is sent in the form that is smaller whichever they name first. */
    private static final class SmallestFirst extends EncodedResourceResolver {

        private static final String SMALLEST = "br";

        @Override
        protected @Nullable Resource resolveResourceInternal(
                @Nullable HttpServletRequest request,
                String path,
                List<? extends Resource> locations,
                ResourceResolverChain chain) {
            return super.resolveResourceInternal(
                    request == null ? null : new Reordered(request), path, locations, chain);
        }

        private static final class Reordered extends HttpServletRequestWrapper {

            private Reordered(HttpServletRequest request) {
                super(request);
            }

            @Override
            public @Nullable String getHeader(String name) {
                String value = super.getHeader(name);
                boolean takesSmallest = value != null
                        && HttpHeaders.ACCEPT_ENCODING.equalsIgnoreCase(name)
                        && Arrays.stream(value.split(",", -1))
                                .anyMatch(coding -> coding.strip().equals(SMALLEST));
                return takesSmallest ? SMALLEST + ", " + value : value;
            }
        }
    }

    private static final class Screens extends PathResourceResolver {

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            boolean api = path.startsWith("api/") || path.equals("api");
            Resource file = path.isEmpty() || api ? null : super.getResource(path, location);
            return file != null || api ? file : super.getResource(FIRST_PAGE, location);
        }
    }
}
