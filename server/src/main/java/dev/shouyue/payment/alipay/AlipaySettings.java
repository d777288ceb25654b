package dev.shouyue.payment.alipay;

import dev.shouyue.payment.BadChannelSetting;
import dev.shouyue.payment.ChannelKeys;
import java.net.URI;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;

/**
 * A merchant's access to Alipay, as its open platform gives it.
 *
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
        BadChannelSetting.address("alipay.gateway", gateway);
        BadChannelSetting.text("alipay.app", app);
        if (!seller.matches("2088[0-9]{12}")) {
            throw new BadChannelSetting("alipay.seller", '"' + seller + '"', "notSeller");
        }
        BadChannelSetting.text("alipay.scene", scene);
        BadChannelSetting.address("alipay.notices", notices);
        BadChannelSetting.address("alipay.back", back);
        BadChannelSetting.time("alipay.patience", patience);
    }

    /**
     * From settings by name: {@code alipay.gateway} and so on; the keys are paths of PEM files, {@code alipay.private-key} and
     * {@code alipay.public-key}. Only {@code alipay.patience} may be missing.
     *
     * @throws BadChannelSetting when one is not what it should be
     */
    public static AlipaySettings of(Map<String, String> named) {
        return new AlipaySettings(
                BadChannelSetting.address("alipay.gateway", named),
                named.getOrDefault("alipay.app", ""),
                named.getOrDefault("alipay.seller", ""),
                ChannelKeys.privateKey("alipay.private-key", named),
                ChannelKeys.publicKey("alipay.public-key", named),
                named.getOrDefault("alipay.scene", ""),
                BadChannelSetting.address("alipay.notices", named),
                BadChannelSetting.address("alipay.back", named),
                BadChannelSetting.time("alipay.patience", named, Duration.ofSeconds(8)));
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "Alipay, application " + app + " of " + seller + " at " + gateway;
    }
}
