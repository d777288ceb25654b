package dev.shouyue.risk.signal;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * What the signal of a channel remembers; some ten kilobytes, whatever passes through the channel.
 *
 * @param subject the channel
 * @param fails whether answers are failures of the channel
 * @param slow whether answers are slow
 * @param late whether notices of the result are late
 * @param answers how long answers usually take
 * @param callbacks how long notices usually take
 */
public record ChannelState(String subject, Watch fails, Watch slow, Watch late, Times answers, Times callbacks) {

    private static final int VERSION = 1;

    static ChannelState start(String subject) {
        return new ChannelState(subject, Watch.start(), Watch.start(), Watch.start(), Times.empty(), Times.empty());
    }

    /** Whether an incident of any kind is open. */
    public boolean isOutOfOrder() {
        return fails.open() || slow.open() || late.open();
    }

    /**
     * Share of answers that usually fail at an instant's hour of the week, as the signal has learnt it: what may be trouble
     * is not learnt. Nothing before the warm-up is over.
     */
    public OptionalDouble usualFailures(Instant at, ChannelRules rules) {
        Baseline usual = fails.usual();
        return usual.seen()[0] < rules.warmUp()
                ? OptionalDouble.empty()
                : OptionalDouble.of(usual.at(at, rules.cellWeight()));
    }

    byte[] write() {
        Octets.Writer out = new Octets.Writer(VERSION);
        out.text(subject);
        Watch.write(out, fails);
        Watch.write(out, slow);
        Watch.write(out, late);
        Times.write(out, answers);
        Times.write(out, callbacks);
        return out.done();
    }

    static ChannelState read(byte[] bytes) {
        Octets.Reader in = new Octets.Reader(bytes, VERSION);
        ChannelState state = new ChannelState(
                in.text(), Watch.read(in), Watch.read(in), Watch.read(in), Times.read(in), Times.read(in));
        in.end();
        return state;
    }
}
