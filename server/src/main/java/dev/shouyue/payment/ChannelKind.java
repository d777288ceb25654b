package dev.shouyue.payment;

import dev.shouyue.payment.alipay.Alipay;
import dev.shouyue.payment.alipay.AlipaySettings;
import dev.shouyue.payment.bank.BankFiles;
import dev.shouyue.payment.bank.BankSettings;
import dev.shouyue.payment.wechat.WechatPay;
import dev.shouyue.payment.wechat.WechatSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The kinds of channels that a file of settings may name, and the one place that knows their adapters. */
public enum ChannelKind {
    ALIPAY {
        @Override
        Channel open(ChannelSettings settings, Clock clock) {
            return new Alipay(AlipaySettings.of(settings), clock);
        }
    },
    WECHAT {
        @Override
        Channel open(ChannelSettings settings, Clock clock) {
            return new WechatPay(WechatSettings.of(settings), clock);
        }
    },
    BANK {
        @Override
        Channel open(ChannelSettings settings, Clock clock) {
            return BankFiles.open(BankSettings.of(settings), clock);
        }
    };

    abstract Channel open(ChannelSettings settings, Clock clock);

    /**
     * The channels that a file sets, in its order.
     *
     * @throws dev.shouyue.decision.Failed naming the file, the line and the field that is wrong
     * @throws ChannelUnavailable when the folders of a bank cannot be worked on
     */
    public static List<Channel> open(Path file, Clock clock) {
        List<Channel> channels = new ArrayList<>();
        boolean isDone = false;
        try {
            for (ChannelSettings settings : ChannelSettings.read(file)) {
                channels.add(kindOf(settings).open(settings, clock));
                settings.checkAllRead();
            }
            isDone = true;
            return channels;
        } finally {
            if (!isDone) {
                channels.forEach(Channel::close);
            }
        }
    }

    private static ChannelKind kindOf(ChannelSettings settings) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(settings.kind()))
                .findFirst()
                .orElseThrow(() -> settings.bad("kind", "settings.kind"));
    }
}
