package dev.shouyue.payment;

import dev.shouyue.Platform;
import dev.shouyue.payment.Payments.Desk;
import dev.shouyue.storage.Database;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The desks in a process of their own, on a clock that another process moves: does all there is to do at each moment, and says
 * so. It ends when it is killed.
 */
final class PaymentsProcess {

    /** Where in the shared file the time is, and the moment at which all was done. */
    static final int NOW = 0;

    static final int DONE = 1;

    private PaymentsProcess() {}

    /** The shared file, as two numbers. */
    static LongBuffer shared(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, 2 * Long.BYTES)
                    .asLongBuffer();
        }
    }

    /** @param args the database, the file of the channels, the shared file, the port at which notices are heard */
    public static void main(String[] args) throws IOException {
        LongBuffer shared = shared(Path.of(args[2]));
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(shared.get(NOW));
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("UTC is enough");
            }
        };
        Platform platform = Platform.on(Database.at(args[0]), clock);
        platform.useChannels(Path.of(args[1]));
        Ear ear = new Ear(Integer.parseInt(args[3]), () -> platform.payments);
        System.out.println("hears at " + ear.address());
        while (true) {
            long now = shared.get(NOW);
            if (shared.get(DONE) == now) {
                LockSupport.parkNanos(2_000_000);
                continue;
            }
            work(platform.payments, clock);
            if (shared.get(NOW) == now) {
                shared.put(DONE, now);
            }
        }
    }

    private static void work(Payments payments, Clock clock) {
        if (clock.instant().atZone(OtherSide.ZONE).getHour() == 0) {
            payments.run(Desk.PLAN);
            payments.run(Desk.RECONCILE);
        }
        for (Desk desk : List.of(Desk.ANNOUNCE, Desk.SEND, Desk.ASK, Desk.COLLECT, Desk.POST)) {
            int looked;
            do {
                looked = payments.run(desk);
            } while (looked > 0 && desk != Desk.COLLECT);
        }
    }
}
