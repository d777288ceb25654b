package dev.shouyue.payment.wechat;

import dev.shouyue.payment.BadChannelSetting;
import dev.shouyue.payment.ChannelKeys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;

/**
 * A merchant's access to WeChat Pay, as its merchant platform gives it.
 *
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
        BadChannelSetting.address("wechat.base", base);
        BadChannelSetting.text("wechat.app", app);
        BadChannelSetting.text("wechat.merchant", merchant);
        if (!serial.matches("[0-9A-Fa-f]{40}")) {
            throw new BadChannelSetting("wechat.serial", '"' + serial + '"', "notHex");
        }
        BadChannelSetting.text("wechat.public-key-id", theirsId);
        if (apiKey.getBytes(StandardCharsets.UTF_8).length != 32) {
            // the value is a secret
            throw new BadChannelSetting("wechat.api-key", "***", "notKeyLength");
        }
        if (!plan.matches("[0-9]{1,18}")) {
            throw new BadChannelSetting("wechat.plan", '"' + plan + '"', "notNumber");
        }
        BadChannelSetting.text("wechat.payer-address", payerAddress);
        BadChannelSetting.address("wechat.notices", notices);
        BadChannelSetting.time("wechat.patience", patience);
    }

    /**
     * From settings by name: {@code wechat.base} and so on; the keys are paths of PEM files, {@code wechat.private-key} and
     * {@code wechat.public-key}. Only {@code wechat.patience} may be missing.
     *
     * @throws BadChannelSetting when one is not what it should be
     */
    public static WechatSettings of(Map<String, String> named) {
        return new WechatSettings(
                BadChannelSetting.address("wechat.base", named),
                named.getOrDefault("wechat.app", ""),
                named.getOrDefault("wechat.merchant", ""),
                named.getOrDefault("wechat.serial", ""),
                ChannelKeys.privateKey("wechat.private-key", named),
                named.getOrDefault("wechat.public-key-id", ""),
                ChannelKeys.publicKey("wechat.public-key", named),
                named.getOrDefault("wechat.api-key", ""),
                named.getOrDefault("wechat.plan", ""),
                named.getOrDefault("wechat.payer-address", ""),
                BadChannelSetting.address("wechat.notices", named),
                BadChannelSetting.time("wechat.patience", named, Duration.ofSeconds(8)));
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "WeChat Pay, merchant " + merchant + " with " + app + " at " + base;
    }
}
