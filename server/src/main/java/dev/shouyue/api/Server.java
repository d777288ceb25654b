package dev.shouyue.api;

import dev.shouyue.Platform;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** Serves the platform over HTTP on the loopback interface. */
public final class Server implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Server(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Tells whether the port can be had, before any long work.
     *
     * @throws IllegalStateException when it is in use
     */
    public static void checkPort(int port) {
        try {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        } catch (IOException e) {
            throw new IllegalStateException("port " + port + " is in use; choose another with --port", e);
        }
    }

    /** Starts serving; {@code report} is the file shown at /report. */
    public static Server start(Platform platform, Path report, int port) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Web.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .properties(Map.of(
                        "server.port",
                        port,
                        "server.address",
                        "127.0.0.1",
                        "spring.flyway.enabled",
                        false,
                        "spring.mvc.problemdetails.enabled",
                        true,
                        "spring.threads.virtual.enabled",
                        true,
                        "springdoc.api-docs.path",
                        "/openapi.json",
                        "springdoc.api-docs.version",
                        "openapi_3_1"))
                .initializers(spring -> {
                    GenericApplicationContext beans = (GenericApplicationContext) spring;
                    beans.registerBean(
                            Platform.class, () -> platform, definition -> definition.setDestroyMethodName(""));
                    beans.registerBean(
                            javax.sql.DataSource.class,
                            platform::dataSource,
                            definition -> definition.setDestroyMethodName(""));
                    beans.registerBean("reportFile", Path.class, () -> report);
                })
                .run();
        return new Server(context);
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({LoanApi.class, Problems.class})
    static class Web {}
}
