package dev.shouyue.demonstration;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.shouyue.payment.BadNotice;
import dev.shouyue.payment.Channel;
import dev.shouyue.payment.ChannelKind;
import dev.shouyue.payment.Payments;
import dev.shouyue.payment.WebChannel;
import dev.shouyue.simulator.channel.Fault;
import dev.shouyue.simulator.channel.Faults;
import dev.shouyue.simulator.channel.Wallet;
import dev.shouyue.simulator.channel.alipay.AlipayGateway;
import dev.shouyue.simulator.channel.bank.BankFaults;
import dev.shouyue.simulator.channel.bank.SimulatedBank;
import dev.shouyue.simulator.channel.wechat.WechatGateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Two wallets and a bank on this machine that speak the protocols of real ones and have their faults, with our settings for them
 * and an ear for their notices. All of it is simulated, also the money.
 */
final class SimulatedChannels implements AutoCloseable {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final String API_KEY = "0123456789abcdef0123456789ABCDEF";
    private static final String SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
    private static final String ACCOUNT = "1100200300400500";
    private static final Duration SILENCE = Duration.ofMillis(5);

    final Map<String, Wallet> wallets;
    final SimulatedBank bank;

    private final HttpServer ear;
    private final Path settings;
    private final Clock clock;

    /** @param down when the second wallet is down */
    SimulatedChannels(Path folder, long seed, Clock clock, Instant down, Instant up) {
        this.clock = clock;
        KeyPair ours = keys();
        KeyPair theirs = keys();
        AlipayGateway alipay = new AlipayGateway(
                new AlipayGateway.Merchant(
                        "2021000000000001", "2088000000000001", ours.getPublic(), theirs.getPrivate()),
                faults(seed),
                clock,
                SILENCE);
        WechatGateway wechat = new WechatGateway(
                new WechatGateway.Merchant(
                        "wx0000000000000001",
                        "1900000001",
                        SERIAL,
                        ours.getPublic(),
                        "PUB_KEY_ID_01",
                        theirs.getPrivate(),
                        API_KEY),
                faults(seed + 1).down(down, up),
                clock,
                Clock.systemUTC(),
                SILENCE);
        wallets = Map.of("alipay", alipay, "wechat", wechat);
        try {
            Path home = Files.createDirectories(folder.resolve("bank"));
            Files.createDirectories(home.resolve("inbox"));
            Files.createDirectories(home.resolve("outbox"));
            bank = new SimulatedBank(home, ACCOUNT, "CNY", ZONE, clock, seed, BankFaults.all());
            ear = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Files.writeString(folder.resolve("ours.pem"), pem("PRIVATE KEY", ours.getPrivate()));
            Files.writeString(folder.resolve("theirs.pem"), pem("PUBLIC KEY", theirs.getPublic()));
            Files.writeString(folder.resolve("api.key"), API_KEY);
            settings = Files.writeString(
                    folder.resolve("channels.properties"), settings(alipay.address(), wechat.address(), address()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + ear.getAddress().getPort() + "/notices");
    }

    /** Our side of them. */
    List<Channel> open() {
        return List.copyOf(ChannelKind.open(settings, clock));
    }

    /** Has {@code payments} hear their notices from now on. */
    void listen(Payments payments) {
        ear.createContext("/notices/", exchange -> {
            try (exchange) {
                take(exchange, payments);
            }
        });
        ear.start();
    }

    private static void take(HttpExchange exchange, Payments payments) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        String channel = exchange.getRequestURI().getPath().substring("/notices/".length());
        WebChannel.Notice notice =
                new WebChannel.Notice(headers, query, exchange.getRequestBody().readAllBytes());
        int status = 400;
        byte[] body = {};
        try {
            WebChannel.Reply reply = payments.hear(channel, notice);
            status = reply.status();
            body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        } catch (BadNotice e) {
            exchange.getResponseHeaders().set("Content-Type", "text/plain"); // not theirs: refused
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** Lets time pass for all of them. */
    void work() {
        wallets.values().forEach(Wallet::deliver);
        bank.work();
    }

    /** What goes wrong, often enough to be met by a hundred payments. */
    private static Faults faults(long seed) {
        return new Faults(seed)
                .chance(Fault.LOST_AFTER, 0.02)
                .chance(Fault.FORGED_NOTICE, 0.03)
                .chance(Fault.PENDING, 0.08)
                .chance(Fault.TWICE, 0.1)
                .chance(Fault.NEVER, 0.06)
                .chance(Fault.NO_FUNDS, 0.12)
                .chance(Fault.ENDED, 0.02)
                .chance(Fault.LIMIT, 0.03);
    }

    private static String settings(URI alipay, URI wechat, URI ear) {
        return """
                # The simulated channels of the demonstration; none of this is real.
                alipay.gateway = %s
                alipay.appId = 2021000000000001
                alipay.sellerId = 2088000000000001
                alipay.privateKey = ours.pem
                alipay.publicKey = theirs.pem
                alipay.scene = INDUSTRY|LOAN
                alipay.notices = %s/alipay
                alipay.back = http://127.0.0.1/paid

                wechat.base = %s
                wechat.appId = wx0000000000000001
                wechat.merchantId = 1900000001
                wechat.serial = %s
                wechat.privateKey = ours.pem
                wechat.publicKeyId = PUB_KEY_ID_01
                wechat.publicKey = theirs.pem
                wechat.apiKey = api.key
                wechat.planId = 12535
                wechat.payerAddress = 203.0.113.1
                wechat.notices = %s/wechat

                bank.home = bank
                bank.creditor = Simulated Lender
                bank.creditorId = CN98SHY00001234
                bank.account = %s
                bank.agent = CNAPS:104100000004
                """.formatted(alipay, ear, wechat, SERIAL, ear, ACCOUNT);
    }

    private static String pem(String kind, Key key) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END " + kind + "-----\n";
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        ear.stop(0);
        wallets.values().forEach(Wallet::close);
    }
}
