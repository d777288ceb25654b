package dev.shouyue.event;

import dev.shouyue.storage.Database;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** A process that delivers to Kafka until it is killed: URL of the database, servers, topic. */
final class Delivering {

    private Delivering() {}

    public static void main(String[] arguments) throws InterruptedException {
        Database database = Database.at(arguments[0]);
        Events events = new Events(database.dataSource(), Clock.systemUTC());
        events.start(
                EventSettings.USUAL.withKafka(new EventSettings.Kafka(arguments[1], arguments[2], Map.of())),
                List.of());
        Thread.currentThread().join();
    }
}
