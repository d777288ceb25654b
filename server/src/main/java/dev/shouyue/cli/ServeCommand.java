package dev.shouyue.cli;

import dev.shouyue.Platform;
import dev.shouyue.api.Server;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(name = "serve", description = "Serves the report and the read-only REST service on one loopback port.")
final class ServeCommand implements Callable<Integer> {

    @ParentCommand
    private Root root = new Root();

    @Option(names = "--port", paramLabel = "PORT", description = "loopback port (default: 8080)")
    private int port = 8080;

    @Override
    public Integer call() {
        root.port(port);
        return root.on(platform -> serve(root, platform, root.folder().resolve("report.html"), port));
    }

    /** Serves until the program is told to stop; then stops the service before the database. */
    static int serve(Root root, Platform platform, Path report, int port) {
        CountDownLatch stopped = new CountDownLatch(1);
        platform.access.users.bootstrap().ifPresent(first -> {
            root.say("serve.first", "user", first.person().user(), "password", first.oneTimePassword());
            root.say("serve.once");
        });
        Server server = Server.start(platform, report.toAbsolutePath(), port);
        platform.beforeClose(() -> {
            server.close();
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
        Optional<String> lost = platform.whyLost();
        lost.ifPresent(root::complain);
        return lost.isPresent() ? Root.FAILED : Root.DONE;
    }
}
