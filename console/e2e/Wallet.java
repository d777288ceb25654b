import com.sun.net.httpserver.HttpServer;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.simulator.channel.Faults;
import dev.shouyue.simulator.channel.wechat.WechatGateway;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The simulator's WeChat Pay on loopback for the browser tests, without faults: it speaks its real protocol to the server. What a
 * payer does, and when it sends its notices, it is told at a door of its own, whose address it prints. It ends with its input.
 *
 * <p>Arguments: a folder for the settings and keys, the name of the channel, and where its notices go.
 */
final class Wallet {

    private static final String APP = "wx0000000000000001";
    private static final String MERCHANT = "1900000001";
    private static final String SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
    private static final String KEY_ID = "PUB_KEY_ID_01";
    private static final String API_KEY = "0123456789abcdef0123456789ABCDEF";

    private Wallet() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        KeyPair ours = keys();
        KeyPair theirs = keys();
        WechatGateway gateway = new WechatGateway(
                new WechatGateway.Merchant(
                        APP, MERCHANT, SERIAL, ours.getPublic(), KEY_ID, theirs.getPrivate(), API_KEY),
                new Faults(1),
                Clock.systemUTC(),
                Clock.systemUTC(),
                Duration.ofMillis(5));
        Files.writeString(folder.resolve("wallet-ours.pem"), pem("PRIVATE KEY", ours.getPrivate()));
        Files.writeString(folder.resolve("wallet-theirs.pem"), pem("PUBLIC KEY", theirs.getPublic()));
        Files.writeString(folder.resolve("wallet-api.key"), API_KEY);
        Files.writeString(folder.resolve("wallet.properties"), settings(args[1], gateway.address(), args[2]));

        HttpServer door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        // /pay/ORDER: somebody who has enough pays on the page that their browser opened
        open(door, "/pay/", order -> {
            gateway.book().put("payer of " + order, Money.cny("1000000.00"));
            return String.valueOf(gateway.pay(order, "payer of " + order));
        });
        open(door, "/deliver", _ -> String.valueOf(gateway.deliver()));
        // what moved, a line each: kind, our number, amount
        open(door, "/moved", _ -> gateway.book().moved().stream()
                .map(move -> move.kind() + " " + move.order() + " " + move.amount().decimal().toPlainString() + "\n")
                .collect(Collectors.joining()));
        door.start();
        System.out.println("door http://127.0.0.1:" + door.getAddress().getPort());
        while (System.in.read() >= 0) {
            // nothing is said there: it ends with whoever started it
        }
        System.exit(0);
    }

    private static void open(HttpServer door, String path, UnaryOperator<String> deed) {
        door.createContext(path, exchange -> {
            try (exchange) {
                int status = 200;
                String said;
                try {
                    said = deed.apply(exchange.getRequestURI().getPath().substring(path.length()));
                } catch (IllegalArgumentException e) {
                    status = 400;
                    said = String.valueOf(e.getMessage());
                }
                byte[] body = said.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
    }

    private static String settings(String name, URI base, String notices) {
        return """

                %1$s.base = %2$s
                %1$s.appId = %3$s
                %1$s.merchantId = %4$s
                %1$s.serial = %5$s
                %1$s.privateKey = wallet-ours.pem
                %1$s.publicKeyId = %6$s
                %1$s.publicKey = wallet-theirs.pem
                %1$s.apiKey = wallet-api.key
                %1$s.planId = 12535
                %1$s.payerAddress = 203.0.113.1
                %1$s.notices = %7$s
                """.formatted(name, base, APP, MERCHANT, SERIAL, KEY_ID, notices);
    }

    private static String pem(String kind, Key key) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END " + kind + "-----\n";
    }

    private static KeyPair keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }
}
