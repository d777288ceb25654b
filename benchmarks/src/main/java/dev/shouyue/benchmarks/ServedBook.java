package dev.shouyue.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A book served by a process of its own with a heap of 1500 MB, and an administrator who is signed in. */
final class ServedBook implements AutoCloseable {

    private static final Pattern PASSWORD = Pattern.compile("one-time password (\\S+)");
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");
    private static final Pattern COMMITTED = Pattern.compile("(?:committed|total) (\\d+)K");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path output;
    private final String home;
    private final int port;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    private ServedBook(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.home = "http://127.0.0.1:" + port;
        this.port = port;
    }

    /** What came back, and how long it took until all of it was there. */
    record Answer(int status, String text, double millis) {

        /** The cursor of the page after this one. */
        Optional<String> next() {
            Matcher found = NEXT.matcher(text);
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        }
    }

    static ServedBook start(Path data) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path output = data.resolveSibling("console.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1500m",
                        "-XX:+UseParallelGC", // as bin/shouyue starts it
                        "-XX:+UseCompactObjectHeaders",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.shouyue.cli.Shouyue",
                        "--lang",
                        "en",
                        "--data",
                        data.toString(),
                        "serve",
                        "--port",
                        String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        ServedBook served = new ServedBook(process, output, port);
        try {
            served.signIn(served.password());
            return served;
        } catch (RuntimeException e) {
            served.close();
            throw e;
        }
    }

    int port() {
        return port;
    }

    private String password() {
        long last = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < last && process.isAlive()) {
            String said = read(output);
            Matcher found = PASSWORD.matcher(said);
            if (said.contains("Ctrl-C") && found.find()) {
                return found.group(1);
            }
            pause();
        }
        throw new IllegalStateException("the server does not start: " + read(output));
    }

    private void signIn(String password) {
        call("GET", "/api/v1/session", "");
        expect(200, call("POST", "/api/v1/session", "{\"user\":\"admin\",\"password\":\"" + password + "\"}"));
        expect(
                204,
                call(
                        "POST",
                        "/api/v1/session/password",
                        "{\"current\":\"" + password + "\",\"replacement\":\"measured over HTTP\"}"));
    }

    /** Asks until it is there: the list of a large book is made ready when it is first asked for. */
    Answer get(String path) {
        long last = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Answer answer = call("GET", path, "");
            if (answer.status() != 503 || System.nanoTime() > last) {
                expect(200, answer);
                return answer;
            }
            pause();
        }
    }

    private Answer call(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(home + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        try {
            long started = System.nanoTime();
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), (System.nanoTime() - started) / 1e6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void expect(int status, Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException("expected " + status + ", got " + answer.status() + ": " + answer.text());
        }
    }

    /** What the heap has grown to. */
    long heapMegabytes() throws IOException {
        Process asked = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(process.pid()),
                        "GC.heap_info")
                .redirectErrorStream(true)
                .start();
        String told = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return told.lines()
                .map(COMMITTED::matcher)
                .filter(Matcher::find)
                .findFirst()
                .map(found -> Long.parseLong(found.group(1)) / 1024)
                .orElseThrow(() -> new IllegalStateException("the heap is not told: " + told));
    }

    /** What the process holds of the memory of the machine; 0 where that is not told. */
    long residentMegabytes() {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        Matcher found = RESIDENT.matcher(Files.exists(status) ? read(status) : "");
        return found.find() ? Long.parseLong(found.group(1)) / 1024 : 0;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(200));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        http.close();
    }
}
