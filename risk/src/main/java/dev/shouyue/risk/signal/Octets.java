package dev.shouyue.risk.signal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** State as bytes: a version, then values one after the other. Whole numbers take as many bytes as they need. */
final class Octets {

    private Octets() {}

    static final class Writer {
        private ByteBuffer buffer = ByteBuffer.allocate(128);

        Writer(int version) {
            number(version);
        }

        void number(long number) {
            long rest = (number << 1) ^ (number >> 63); // small negatives stay small
            while ((rest & ~0x7fL) != 0) {
                octet((byte) (rest & 0x7f | 0x80));
                rest >>>= 7;
            }
            octet((byte) rest);
        }

        void real(double number) {
            room(Double.BYTES).putDouble(number);
        }

        void text(String text) {
            bytes(text.getBytes(StandardCharsets.UTF_8));
        }

        void bytes(byte[] bytes) {
            number(bytes.length);
            room(bytes.length).put(bytes);
        }

        void instant(Instant instant) {
            number(instant.getEpochSecond());
            number(instant.getNano());
        }

        <T> void list(List<T> items, BiConsumer<Writer, T> each) {
            number(items.size());
            items.forEach(item -> each.accept(this, item));
        }

        byte[] done() {
            return Arrays.copyOf(buffer.array(), buffer.position());
        }

        private void octet(byte octet) {
            room(1).put(octet);
        }

        private ByteBuffer room(int bytes) {
            if (buffer.remaining() < bytes) {
                ByteBuffer larger = ByteBuffer.allocate(2 * buffer.capacity() + bytes);
                larger.put(buffer.flip());
                buffer = larger;
            }
            return buffer;
        }
    }

    static final class Reader {
        private final ByteBuffer buffer;

        Reader(byte[] bytes, int version) {
            buffer = ByteBuffer.wrap(bytes);
            long written = number();
            if (written != version) {
                throw new IllegalArgumentException(
                        "state of version " + written + ", and this is the program of version " + version);
            }
        }

        long number() {
            long rest = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                byte octet = need(1).get();
                rest |= (long) (octet & 0x7f) << shift;
                if (octet >= 0) {
                    break;
                }
            }
            return (rest >>> 1) ^ -(rest & 1);
        }

        double real() {
            return need(Double.BYTES).getDouble();
        }

        String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        byte[] bytes() {
            byte[] bytes = new byte[length()];
            need(bytes.length).get(bytes);
            return bytes;
        }

        Instant instant() {
            return Instant.ofEpochSecond(number(), number());
        }

        <T> List<T> list(Function<Reader, T> each) {
            int size = length();
            List<T> items = new ArrayList<>(size);
            for (int k = 0; k < size; k++) {
                items.add(each.apply(this));
            }
            return List.copyOf(items);
        }

        void end() {
            if (buffer.hasRemaining()) {
                throw new IllegalArgumentException("state with " + buffer.remaining() + " bytes too many");
            }
        }

        /** Every item takes a byte at least, so a length beyond what is there is a lie. */
        private int length() {
            long length = number();
            if (length < 0 || length > buffer.remaining()) {
                throw new IllegalArgumentException("state that is cut off at byte " + buffer.position());
            }
            return (int) length;
        }

        private ByteBuffer need(int bytes) {
            if (buffer.remaining() < bytes) {
                throw (IllegalArgumentException)
                        new IllegalArgumentException("state that is cut off at byte " + buffer.position())
                                .initCause(new BufferUnderflowException());
            }
            return buffer;
        }
    }
}
