package dev.shouyue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.Platform;
import dev.shouyue.api.ServerLimits;
import dev.shouyue.event.EventSettings;
import dev.shouyue.storage.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The service as it is started. */
class ServeCommandTest {

    @TempDir
    Path folder;

    @Test
    void who_gets_through_first_meets_the_channels_that_were_named() throws Exception {
        Files.createDirectory(folder.resolve("bank"));
        Path channels = Files.writeString(folder.resolve("channels.properties"), """
                bank.home = bank
                bank.creditor = Shouyue Consumer Finance
                bank.creditorId = CN98SHY00001234
                bank.account = 1100200300400500
                bank.agent = CNAPS:104100000004
                """);
        ServeOptions options = CommandLine.populateCommand(new ServeOptions(), "--channels", channels.toString());
        Root root = new Root();
        root.data = folder;
        int port = freePort();
        Platform platform = Platform.on(TestDatabase.fresh());
        Thread service = Thread.ofPlatform()
                .start(() -> ServeCommand.serve(
                        root,
                        platform,
                        folder.resolve("report.html"),
                        port,
                        ServerLimits.USUAL,
                        EventSettings.USUAL,
                        options));
        try {
            awaitSomebody(port, service);
            assertThat(platform.payments.channelNames()).isEqualTo(List.of("bank"));
        } finally {
            platform.close();
            service.join();
        }
    }

    private static void awaitSomebody(int port, Thread service) {
        while (true) {
            try (Socket visit = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (visit.getLocalPort() != port) { // a call that meets itself
                    return;
                }
            } catch (IOException e) {
                assertThat(service.isAlive()).as("it is being started").isTrue();
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
