package dev.shouyue.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that post payments to a server over HTTP, each on a connection of its own that stays open. Latency is taken from
 * the moment at which a payment was to be sent: a server that keeps clients waiting does not hide it by being asked less.
 */
final class PaymentLoad {

    private final int port;
    private final String token;
    private final List<String> loans;
    private final int clients;
    private final AtomicLong keys = new AtomicLong();

    PaymentLoad(int port, String token, List<String> loans, int clients) {
        this.port = port;
        this.token = token;
        this.loans = loans;
        this.clients = clients;
    }

    /** Payments answered a second, and how long the answers took in milliseconds, sorted. */
    record Run(double perSecond, double[] millis) {
        /** The time that a share of the answers did not exceed. */
        double at(double share) {
            return millis[Math.max(0, (int) Math.ceil(share * millis.length) - 1)];
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%,.0f/s, p50 %.1f, p99 %.1f, p99.9 %.1f ms", perSecond, at(0.5), at(0.99), at(0.999));
        }
    }

    /** Posts so many payments a second, whether the server keeps up or not; as fast as answers come when it is 0. */
    Run run(double perSecond, Duration time) {
        long started = System.nanoTime();
        long end = started + time.toNanos();
        AtomicLong next = new AtomicLong();
        List<List<Long>> taken = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        List<RuntimeException> failures = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            List<Long> own = new ArrayList<>();
            taken.add(own);
            threads.add(Thread.ofPlatform().start(() -> {
                try (Client client = new Client()) {
                    while (true) {
                        long number = next.getAndIncrement();
                        long intended =
                                perSecond == 0 ? System.nanoTime() : started + (long) (number * 1e9 / perSecond);
                        // one that falls far behind is not waited for to the end: its times say enough
                        if (intended >= end || System.nanoTime() >= end + time.toNanos()) {
                            return;
                        }
                        long wait = intended - System.nanoTime();
                        if (wait > 0) {
                            LockSupport.parkNanos(wait);
                        }
                        client.post();
                        own.add(System.nanoTime() - intended);
                    }
                } catch (IOException e) {
                    synchronized (failures) {
                        failures.add(new UncheckedIOException(e));
                    }
                } catch (IllegalStateException e) {
                    synchronized (failures) {
                        failures.add(e);
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        double[] millis = taken.stream()
                .flatMap(List::stream)
                .mapToDouble(nanos -> nanos / 1e6)
                .toArray();
        Arrays.sort(millis);
        return new Run(millis.length / seconds, millis);
    }

    /** One connection. */
    private final class Client implements AutoCloseable {

        private static final byte[] BODY =
                "{\"amount\":\"1.00\",\"currency\":\"CNY\"}".getBytes(StandardCharsets.US_ASCII);

        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;
        private final StringBuilder line = new StringBuilder();

        Client() throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 16_384);
            out = socket.getOutputStream();
        }

        void post() throws IOException {
            long key = keys.incrementAndGet();
            String loan = loans.get((int) Math.floorMod(key * 7_919, (long) loans.size()));
            byte[] head = ("POST /api/v1/loans/" + loan
                            + "/payments HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                            + token + "\r\nContent-Type: application/json\r\nIdempotency-Key: bench-" + key
                            + "\r\nContent-Length: " + BODY.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            byte[] request = Arrays.copyOf(head, head.length + BODY.length);
            System.arraycopy(BODY, 0, request, head.length, BODY.length);
            out.write(request);
            String status = line();
            int length = -1;
            for (String header = line(); !header.isEmpty(); header = line()) {
                if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
            }
            String body = length >= 0 ? new String(in.readNBytes(length), StandardCharsets.UTF_8) : chunks();
            if (!status.startsWith("HTTP/1.1 201")) {
                throw new IllegalStateException(status + ": " + body);
            }
        }

        private String chunks() throws IOException {
            StringBuilder body = new StringBuilder();
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                body.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
                line();
            }
            line();
            return body.toString();
        }

        private String line() throws IOException {
            line.setLength(0);
            for (int sign = in.read(); sign != '\n'; sign = in.read()) {
                if (sign < 0) {
                    throw new IOException("the server hung up");
                }
                if (sign != '\r') {
                    line.append((char) sign);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
