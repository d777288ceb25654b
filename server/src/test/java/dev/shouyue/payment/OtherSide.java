package dev.shouyue.payment;

import dev.shouyue.simulator.channel.Fault;
import dev.shouyue.simulator.channel.Faults;
import dev.shouyue.simulator.channel.Wallet;
import dev.shouyue.simulator.channel.alipay.AlipayGateway;
import dev.shouyue.simulator.channel.bank.BankFaults;
import dev.shouyue.simulator.channel.bank.SimulatedBank;
import dev.shouyue.simulator.channel.wechat.WechatGateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Map;

/** The other sides of our channels, with all their faults: two wallets over HTTP, a bank by files; and our settings for them. */
final class OtherSide implements AutoCloseable {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final KeyPair OURS = keys();
    private static final KeyPair THEIRS = keys();
    private static final String API_KEY = "0123456789abcdef0123456789ABCDEF";
    private static final String SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";

    /** A caller whose call or answer is lost waits for so long. */
    private static final Duration SILENCE = Duration.ofMillis(5);

    /** The file of the channels' settings. */
    final Path settings;

    final Map<String, Wallet> wallets;
    final SimulatedBank bank;

    private final Faults alipay;
    private final Faults wechat;

    /**
     * @param address where we are, and hear notices
     * @param down a day on which both wallets are down from morning to evening
     */
    OtherSide(Path folder, long seed, InstantSource clock, URI address, LocalDate down) {
        alipay = faults(seed, down).skew(Duration.ofSeconds(90));
        wechat = faults(seed + 1, down.plusDays(3)).skew(Duration.ofSeconds(-70));
        AlipayGateway first = new AlipayGateway(
                new AlipayGateway.Merchant(
                        "2021000000000001", "2088000000000001", OURS.getPublic(), THEIRS.getPrivate()),
                alipay,
                clock,
                SILENCE);
        WechatGateway second = new WechatGateway(
                new WechatGateway.Merchant(
                        "wx0000000000000001",
                        "1900000001",
                        SERIAL,
                        OURS.getPublic(),
                        "PUB_KEY_ID_01",
                        THEIRS.getPrivate(),
                        API_KEY),
                wechat,
                clock,
                InstantSource.system(),
                SILENCE);
        wallets = Map.of("alipay", first, "wechat", second);
        try {
            Path home = Files.createDirectories(folder.resolve("bank"));
            Files.createDirectories(home.resolve("inbox"));
            Files.createDirectories(home.resolve("outbox"));
            bank = new SimulatedBank(home, "1100200300400500", "CNY", ZONE, clock, seed, BankFaults.all());
            Files.writeString(folder.resolve("ours.pem"), pem("PRIVATE KEY", OURS.getPrivate()));
            Files.writeString(folder.resolve("theirs.pem"), pem("PUBLIC KEY", THEIRS.getPublic()));
            Files.writeString(folder.resolve("api.key"), API_KEY);
            settings = Files.writeString(
                    folder.resolve("channels.properties"), settings(first.address(), second.address(), address));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every fault, often enough to be met by some hundred payments. */
    private static Faults faults(long seed, LocalDate down) {
        return new Faults(seed)
                .chance(Fault.LOST_BEFORE, 0.03)
                .chance(Fault.LOST_AFTER, 0.03)
                .chance(Fault.REFUSED, 0.02)
                .chance(Fault.UNREADABLE, 0.02)
                .chance(Fault.FORGED, 0.02)
                .chance(Fault.FORGED_NOTICE, 0.03)
                .chance(Fault.UNSURE, 0.03)
                .chance(Fault.PENDING, 0.05)
                .chance(Fault.TWICE, 0.1)
                .chance(Fault.OVERTAKEN, 0.1)
                .chance(Fault.LATE, 0.05)
                .chance(Fault.NEVER, 0.05)
                .chance(Fault.NO_FUNDS, 0.08)
                .chance(Fault.ENDED, 0.01)
                .chance(Fault.LIMIT, 0.03)
                .down(civil(down, 6), civil(down.plusDays(1), 6));
    }

    static Instant civil(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(ZONE).toInstant();
    }

    private static String settings(URI alipay, URI wechat, URI address) {
        return """
                alipay.gateway = %s
                alipay.appId = 2021000000000001
                alipay.sellerId = 2088000000000001
                alipay.privateKey = ours.pem
                alipay.publicKey = theirs.pem
                alipay.scene = INDUSTRY|LOAN
                alipay.notices = %s/channels/alipay/notices
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
                wechat.notices = %s/channels/wechat/notices

                bank.home = bank
                bank.creditor = Shouyue Consumer Finance
                bank.creditorId = CN98SHY00001234
                bank.account = 1100200300400500
                bank.agent = CNAPS:104100000004
                """.formatted(alipay, address, wechat, SERIAL, address);
    }

    /** Lets time pass for all of them. */
    void work() {
        wallets.values().forEach(Wallet::deliver);
        bank.work();
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
        wallets.values().forEach(Wallet::close);
    }
}
