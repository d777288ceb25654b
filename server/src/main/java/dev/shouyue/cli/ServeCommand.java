package dev.shouyue.cli;

import dev.shouyue.Platform;
import dev.shouyue.api.Server;
import dev.shouyue.api.ServerLimits;
import dev.shouyue.decision.Sentence;
import dev.shouyue.event.EventSettings;
import dev.shouyue.warning.WarningSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

@Command(name = "serve", description = "Serves the console, the report and the REST service on one loopback port.")
final class ServeCommand implements Callable<Integer> {

    @ParentCommand
    private Root root = new Root();

    @Mixin
    private ServeOptions options = new ServeOptions();

    @Override
    public Integer call() {
        ServerLimits limits = options.limits(root);
        EventSettings events = options.events(root);
        int port = options.port(root);
        return root.on(
                platform -> serve(root, platform, root.folder().resolve("report.html"), port, limits, events, options));
    }

    /** Serves until the program is told to stop; then stops the service before the database. */
    static int serve(
            Root root,
            Platform platform,
            Path report,
            int port,
            ServerLimits limits,
            EventSettings events,
            ServeOptions options) {
        CountDownLatch stopped = new CountDownLatch(1);
        options.set(platform); // before anybody can ask for what it decides
        platform.access.users.bootstrap().ifPresent(first -> {
            root.say("serve.first", "user", first.person().user(), "password", first.oneTimePassword());
            root.say("serve.once");
        });
        Server server = Server.start(platform, root.folder(), report.toAbsolutePath(), port, limits);
        platform.events.start(events, List.of(platform.warnings.ownEvents(), platform.warnings.forecasts.afterClose()));
        platform.warnings.start(WarningSettings.USUAL);
        options.behaviour(root, events).ifPresent(platform.warnings::read);
        platform.incidents.resume();
        platform.payments.start();
        platform.beforeClose(() -> {
            server.close();
            platform.payments.close();
            platform.events.close();
            platform.warnings.close();
            stopped.countDown();
        });
        String address = "http://127.0.0.1:" + port;
        root.say("serve.console", "url", address + "/");
        root.say("serve.report", "url", address + "/report");
        root.say("serve.api", "url", address + "/openapi.json");
        root.say("serve.stop");
        platform.whenLost(stopped::countDown);
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Optional<Sentence> lost = platform.whyLost();
        lost.ifPresent(why -> root.complain(why.in(root.language())));
        return lost.isPresent() ? Root.FAILED : Root.DONE;
    }
}
