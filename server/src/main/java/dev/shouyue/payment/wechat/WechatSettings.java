package dev.shouyue.payment.wechat;

import dev.shouyue.payment.ChannelChecks;
import dev.shouyue.payment.ChannelKeys;
import dev.shouyue.payment.ChannelSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;

/**
 * A merchant's access to WeChat Pay, as its merchant platform gives it.
 *
 * @param name of the channel: the source of the facts it brings
 * @param base such as {@code https://api.mch.weixin.qq.com}
 * @param app the application's number ({@code appid})
 * @param merchant the merchant's number ({@code mchid})
 * @param serial of the certificate of our key: 40 hexadecimal digits
 * @param ours the merchant's private key
 * @param theirsId the number of WeChat Pay's public key ({@code PUB_KEY_ID_…}), or the serial number of its certificate
 * @param theirs WeChat Pay's public key, or that of its certificate
 * @param apiKey of interface version 3, 32 bytes: notices are encrypted by it
 * @param plan the number of the plan of debits, as agreed with WeChat Pay ({@code plan_id})
 * @param payerAddress the address a payment by page is said to come from; WeChat Pay compares it with the borrower's
 * @param notices where WeChat Pay sends its notices
 * @param patience how long an answer is waited for
 */
public record WechatSettings(
        String name,
        URI base,
        String app,
        String merchant,
        String serial,
        PrivateKey ours,
        String theirsId,
        PublicKey theirs,
        String apiKey,
        String plan,
        String payerAddress,
        URI notices,
        Duration patience) {

    public WechatSettings {
        ChannelChecks.address("base", base);
        ChannelChecks.text("appId", app);
        ChannelChecks.text("merchantId", merchant);
        if (!serial.matches("[0-9A-Fa-f]{40}")) {
            throw ChannelChecks.bad("serial", '"' + serial + '"', "notHex");
        }
        ChannelChecks.text("publicKeyId", theirsId);
        if (apiKey.getBytes(StandardCharsets.UTF_8).length != 32) {
            // the value is a secret
            throw ChannelChecks.bad("apiKey", "***", "notKeyLength");
        }
        if (!plan.matches("[0-9]{1,18}")) {
            throw ChannelChecks.bad("planId", '"' + plan + '"', "notNumber");
        }
        ChannelChecks.text("payerAddress", payerAddress);
        ChannelChecks.address("notices", notices);
        ChannelChecks.time("patience", patience);
    }

    /**
     * From the settings of a channel: {@code base}, {@code appId}, {@code merchantId}, {@code serial}, {@code privateKey} and
     * {@code publicKey} (PEM files), {@code publicKeyId}, {@code apiKey} (a file of the key alone), {@code planId},
     * {@code payerAddress}, {@code notices} and, when it is not the usual eight seconds, {@code patience}.
     *
     * @throws dev.shouyue.decision.Failed when one is not what it should be
     */
    public static WechatSettings of(ChannelSettings from) {
        return new WechatSettings(
                from.name(),
                from.address("base"),
                from.text("appId"),
                from.text("merchantId"),
                from.text("serial"),
                ChannelKeys.privateKey("privateKey", from.file("privateKey")),
                from.text("publicKeyId"),
                ChannelKeys.publicKey("publicKey", from.file("publicKey")),
                ChannelKeys.secret("apiKey", from.file("apiKey")),
                from.text("planId"),
                from.text("payerAddress"),
                from.address("notices"),
                ChannelChecks.time("patience", from.optional("patience").orElse("PT8S")));
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "WeChat Pay, merchant " + merchant + " with " + app + " at " + base;
    }
}
