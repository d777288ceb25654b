package dev.shouyue.payment;

import dev.shouyue.Platform;
import dev.shouyue.api.Server;
import dev.shouyue.api.ServerLimits;
import dev.shouyue.event.EventSettings;
import dev.shouyue.storage.Database;
import dev.shouyue.warning.WarningSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * The real server in a process of its own, as {@code serve} starts it, but on a clock that another process moves, and with desks that
 * go by that clock ({@link DesksAtOnce}). It ends when it is killed.
 */
final class KilledServer {

    private KilledServer() {}

    /** @param args the database, the file of the channels, the file of the time, the folder of the server, its port */
    public static void main(String[] args) throws InterruptedException {
        SharedTime time = new SharedTime(Path.of(args[2]));
        Path folder = Path.of(args[3]);
        Platform platform = Platform.on(Database.at(args[0]), time);
        platform.useChannels(Path.of(args[1]));
        Server.start(platform, folder, folder.resolve("report.html"), Integer.parseInt(args[4]), ServerLimits.USUAL);
        platform.events.start(
                EventSettings.USUAL, List.of(platform.warnings.ownEvents(), platform.warnings.forecasts.afterClose()));
        platform.warnings.start(WarningSettings.USUAL);
        platform.incidents.resume();
        new DesksAtOnce(platform.payments, time).work();
    }
}
