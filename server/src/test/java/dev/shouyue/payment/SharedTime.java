package dev.shouyue.payment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The time of a world, in a file that two processes share: one moves it, and says when the desks of the other are at work and at
 * which moments they have to do all there is to do; the other says that it is done.
 */
final class SharedTime extends Clock {

    private static final VarHandle NUMBERS =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    /** Where in the file it stands: the time, whether the desks are at work, the moment last asked for, and the last one done. */
    private static final int NOW = 0;

    private static final int OPEN = Long.BYTES;
    private static final int ASKED = 2 * Long.BYTES;
    private static final int DONE = 3 * Long.BYTES;
    private static final int SIZE = 4 * Long.BYTES;

    private final Path file;
    private final ByteBuffer shared;

    SharedTime(Path file) {
        this.file = file;
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            shared = channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file() {
        return file;
    }

    void move(Instant now) {
        put(NOW, now.toEpochMilli());
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(get(NOW));
    }

    /** From now on the desks are at work, or not. */
    void open(boolean atWork) {
        put(OPEN, atWork ? 1 : 0);
    }

    boolean isOpen() {
        return get(OPEN) == 1;
    }

    /** Asks for all that is to be done at this time; the number of this moment. */
    long ask() {
        put(ASKED, get(ASKED) + 1);
        return get(ASKED);
    }

    /** The moment that is not done; the last one when all are. */
    long asked() {
        return get(ASKED);
    }

    void done(long moment) {
        put(DONE, moment);
    }

    boolean isDone(long moment) {
        return get(DONE) >= moment;
    }

    private long get(int place) {
        return (long) NUMBERS.getVolatile(shared, place);
    }

    private void put(int place, long number) {
        NUMBERS.setVolatile(shared, place, number);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("UTC is enough");
    }
}
