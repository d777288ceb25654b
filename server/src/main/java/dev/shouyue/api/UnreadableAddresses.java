package dev.shouyue.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;

/** An address that the web server cannot read reaches no filter and no endpoint: it is told as a problem here. */
@Configuration(proxyBeanMethods = false)
class UnreadableAddresses {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> unreadableAddresses(ProblemWriter problems) {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Told(problems)));
    }

    private static final class Told extends ErrorReportValve {

        private final ProblemWriter problems;

        Told(ProblemWriter problems) {
            this.problems = problems;
        }

        @Override
        protected void report(Request request, Response response, Throwable thrown) {
            if (response.getStatus() != HttpStatus.BAD_REQUEST.value()
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            LocaleContextHolder.setLocale(request.getLocale());
            try {
                problems.write(response, ProblemKind.BAD_VALUE, Say.of("address"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                LocaleContextHolder.resetLocaleContext();
            }
        }
    }
}
