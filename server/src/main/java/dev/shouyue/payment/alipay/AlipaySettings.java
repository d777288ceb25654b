package dev.shouyue.payment.alipay;

import dev.shouyue.payment.ChannelChecks;
import dev.shouyue.payment.ChannelKeys;
import dev.shouyue.payment.ChannelSettings;
import java.net.URI;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;

/**
 * A merchant's access to Alipay, as its open platform gives it.
 *
 * @param name of the channel: the source of the facts it brings
 * @param gateway such as {@code https://openapi.alipay.com/gateway.do}
 * @param app the application's number ({@code app_id})
 * @param seller the merchant's own number ({@code PID}): 2088 and twelve digits
 * @param ours the application's private key
 * @param theirs Alipay's public key for this application
 * @param scene of what the debits are, as agreed with Alipay ({@code sign_scene}), such as {@code INDUSTRY|LOAN}
 * @param notices where Alipay sends its notices
 * @param back where a borrower goes after Alipay's page
 * @param patience how long an answer is waited for
 */
public record AlipaySettings(
        String name,
        URI gateway,
        String app,
        String seller,
        PrivateKey ours,
        PublicKey theirs,
        String scene,
        URI notices,
        URI back,
        Duration patience) {

    public AlipaySettings {
        ChannelChecks.address("gateway", gateway);
        ChannelChecks.text("appId", app);
        if (!seller.matches("2088[0-9]{12}")) {
            throw ChannelChecks.bad("sellerId", '"' + seller + '"', "notSeller");
        }
        ChannelChecks.text("scene", scene);
        ChannelChecks.address("notices", notices);
        ChannelChecks.address("back", back);
        ChannelChecks.time("patience", patience);
    }

    /**
     * From the settings of a channel: {@code gateway}, {@code appId}, {@code sellerId}, {@code privateKey} and
     * {@code publicKey} (PEM files), {@code scene}, {@code notices}, {@code back} and, when it is not the usual eight seconds,
     * {@code patience}.
     *
     * @throws dev.shouyue.decision.Failed when one is not what it should be
     */
    public static AlipaySettings of(ChannelSettings from) {
        return new AlipaySettings(
                from.name(),
                from.address("gateway"),
                from.text("appId"),
                from.text("sellerId"),
                ChannelKeys.privateKey("privateKey", from.file("privateKey")),
                ChannelKeys.publicKey("publicKey", from.file("publicKey")),
                from.text("scene"),
                from.address("notices"),
                from.address("back"),
                ChannelChecks.time("patience", from.optional("patience").orElse("PT8S")));
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "Alipay, application " + app + " of " + seller + " at " + gateway;
    }
}
