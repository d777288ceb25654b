package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.decision.Failed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** Serves the platform over HTTP on the loopback interface. */
public final class Server implements AutoCloseable {

    final ConfigurableApplicationContext context;

    private Server(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Tells whether the port can be had, before any long work.
     *
     * @throws Failed when it is in use
     */
    public static void checkPort(int port) {
        try {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        } catch (IOException e) {
            throw new Failed(Say.of("port", "port", port), e);
        }
    }

    /** Starts serving: keeps files in {@code folder}, shows {@code report} at /report. */
    public static Server start(Platform platform, Path folder, Path report, int port, ServerLimits limits) {
        ServerFolders folders = ServerFolders.in(folder);
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Web.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .properties(Map.ofEntries(
                        Map.entry("server.port", port),
                        Map.entry("server.address", "127.0.0.1"),
                        // behind a proxy on this machine the visitor's address and scheme are the ones that count
                        Map.entry("server.forward-headers-strategy", "native"),
                        Map.entry(
                                "server.tomcat.remoteip.internal-proxies", "127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|::1"),
                        // a machine that posts one payment after the other stays on its connection
                        Map.entry("server.tomcat.max-keep-alive-requests", -1),
                        Map.entry("server.compression.enabled", true),
                        Map.entry("spring.servlet.multipart.max-file-size", limits.uploadBytes() + "B"),
                        Map.entry("spring.servlet.multipart.max-request-size", limits.requestBytes() + "B"),
                        Map.entry(
                                "spring.servlet.multipart.location",
                                folders.arriving().toString()),
                        // who may not upload is refused before anything is taken
                        Map.entry("spring.servlet.multipart.resolve-lazily", true),
                        // what is too large is read to its end, so that the refusal arrives
                        Map.entry("server.tomcat.max-swallow-size", "-1"),
                        Map.entry("spring.flyway.enabled", false),
                        Map.entry("spring.jackson.deserialization.fail-on-unknown-properties", true),
                        Map.entry("spring.mvc.format.date", "iso"),
                        Map.entry("spring.web.locale", "en"),
                        Map.entry("spring.web.resources.add-mappings", false),
                        Map.entry("spring.mvc.problemdetails.enabled", true),
                        Map.entry("spring.mvc.formcontent.filter.enabled", false),
                        Map.entry("spring.threads.virtual.enabled", true),
                        Map.entry("springdoc.default-produces-media-type", "application/json"),
                        Map.entry("springdoc.override-with-generic-response", false),
                        Map.entry("springdoc.writer-with-order-by-keys", true),
                        Map.entry("springdoc.api-docs.path", "/openapi.json"),
                        Map.entry("springdoc.api-docs.version", "openapi_3_1")))
                .initializers(spring -> {
                    GenericApplicationContext beans = (GenericApplicationContext) spring;
                    beans.registerBean(
                            Platform.class, () -> platform, definition -> definition.setDestroyMethodName(""));
                    beans.registerBean(
                            javax.sql.DataSource.class,
                            platform::dataSource,
                            definition -> definition.setDestroyMethodName(""));
                    beans.registerBean("reportFile", Path.class, () -> report);
                    beans.registerBean(ServerFolders.class, () -> folders);
                    beans.registerBean(ServerLimits.class, () -> limits);
                })
                .run();
        return new Server(context);
    }

    /** The port it listens on, chosen by the machine when 0 was asked for. */
    public int port() {
        WebServer web = ((WebServerApplicationContext) context).getWebServer();
        if (web == null) {
            throw new IllegalStateException("nothing is served");
        }
        return web.getPort();
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({
        Problems.class,
        DiskProblems.class,
        Security.class,
        Console.class,
        OpenApi.class,
        Texts.class,
        UnreadableAddresses.class
    })
    static class Web {}
}
