package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.risk.signal.Alert;
import dev.shouyue.warning.Channels;
import dev.shouyue.warning.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The signals, how they are set and how well they do; and how well channels are. */
@RestController
@RequestMapping("/api/v1")
class SignalApi {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");
    private static final int OF_ANOTHER = -1;
    private static final Duration MOST_HOURS = Duration.ofDays(62);
    private static final Duration MOST_DAYS = Duration.ofDays(400);

    private final Platform platform;
    private final Signals signals;
    private final Channels channels;

    SignalApi(Platform platform) {
        this.platform = platform;
        this.signals = platform.warnings.signals;
        this.channels = platform.warnings.channels;
    }

    record SignalParameter(
            String name, String title, double value, Signals.Unit unit, double usual, double least, double most) {}

    /** How a signal did in the last thirty days. */
    record SignalRecord(
            long alerts,
            long useful,
            long notUseful,
            @Nullable Double precision,
            @Nullable Double confirmed,
            @Nullable Integer medianLeadHours) {}

    record SignalRow(
            String code,
            Alert.@Nullable Kind kind,
            String title,
            String what,
            boolean on,
            int version,
            List<SignalParameter> parameters,
            SignalRecord last30) {

        static SignalRow of(Signals.Item signal, String language) {
            Signals.Lately lately = signal.last30();
            return new SignalRow(
                    signal.code(),
                    signal.kind().orElse(null),
                    signal.title().in(language),
                    signal.what().in(language),
                    signal.on(),
                    signal.version(),
                    signal.parameters().stream()
                            .map(each -> new SignalParameter(
                                    each.name(),
                                    each.title().in(language),
                                    each.value(),
                                    each.unit(),
                                    each.usual(),
                                    each.least(),
                                    each.most()))
                            .toList(),
                    new SignalRecord(
                            lately.alerts(),
                            lately.useful(),
                            lately.notUseful(),
                            orNull(lately.precision()),
                            orNull(lately.confirmed()),
                            lately.medianLeadHours().isPresent()
                                    ? lately.medianLeadHours().getAsInt()
                                    : null));
        }
    }

    record SignalList(List<SignalRow> items) {}

    /** Parameters that are left out stay as they are. */
    record SignalSetting(@Nullable Boolean on, @Nullable Map<String, @Nullable Double> parameters) {}

    record ChannelHealth(
            String channel,
            Channels.Kind kind,
            long answers24h,
            @Nullable Double failedShare24h,
            double usualShare,
            @Nullable Double slowShare24h,
            @Nullable Double lateShare24h,
            @Nullable Long openAlert,
            @Nullable Long incident,
            Instant lastAnswerAt) {}

    record ChannelHealths(List<ChannelHealth> items) {}

    record ChannelPoint(
            Instant at, long answers, long failed, long slow, long late, double usual, double low, double high) {}

    record ChannelSeries(List<ChannelPoint> items) {}

    @GetMapping("/signals")
    @Needs(Right.WARNINGS_READ)
    SignalList signals() {
        String language = Reader.language();
        return new SignalList(
                signals.all().stream().map(each -> SignalRow.of(each, language)).toList());
    }

    /** Sets a signal for what becomes known from now on. */
    @PutMapping("/signals/{code}")
    @Needs(value = Right.SIGNALS_MANAGE, audit = "signal.set")
    ResponseEntity<SignalRow> setSignal(
            @PathVariable String code,
            @RequestBody SignalSetting asked,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            Caller caller) {
        boolean on = Refusals.required("on", asked.on());
        Map<String, Double> parameters = new java.util.LinkedHashMap<>();
        if (asked.parameters() != null) {
            asked.parameters()
                    .forEach((name, value) -> parameters.put(name, Refusals.required("parameters." + name, value)));
        }
        caller.acted(code, (on ? "on " : "off ") + parameters);
        Signals.Item set =
                signals.set(code, on, parameters, version(match), caller.actor().name());
        return ResponseEntity.ok().eTag("W/\"" + set.version() + "\"").body(SignalRow.of(set, Reader.language()));
    }

    @GetMapping("/channels/health")
    @Needs(Right.WARNINGS_READ)
    ChannelHealths channelsHealth() {
        return new ChannelHealths(channels.all().stream()
                .map(each -> new ChannelHealth(
                        each.channel(),
                        each.kind(),
                        each.answers24h(),
                        orNull(each.failedShare24h()),
                        each.usualShare(),
                        orNull(each.slowShare24h()),
                        orNull(each.lateShare24h()),
                        each.openAlert().orElse(null),
                        each.incident().orElse(null),
                        each.lastAnswerAt()))
                .toList());
    }

    /** Step by step; left out, the last two days by the hour. {@code to} is not included. */
    @GetMapping("/channels/{channel}/health")
    @Needs(Right.WARNINGS_READ)
    ChannelSeries channelHealth(
            @PathVariable String channel,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "HOUR") Channels.Step step) {
        Instant until = to == null ? platform.clock.instant() : EventApi.moment("to", to);
        Instant since = from == null ? until.minus(Duration.ofDays(2)) : EventApi.moment("from", from);
        Duration most = step == Channels.Step.HOUR ? MOST_HOURS : MOST_DAYS;
        if (!since.isBefore(until) || Duration.between(since, until).compareTo(most) > 0) {
            throw new Refusal.BadValue(
                    "from",
                    since.toString(),
                    Say.of("expected.window", "days", most.toDays()),
                    Say.of("window", "days", most.toDays()));
        }
        return new ChannelSeries(channels.series(channel, since, until, step).stream()
                .map(each -> new ChannelPoint(
                        each.at(),
                        each.answers(),
                        each.failed(),
                        each.slow(),
                        each.late(),
                        each.usual(),
                        each.low(),
                        each.high()))
                .toList());
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static OptionalInt version(@Nullable String match) {
        if (match == null || match.strip().equals("*")) {
            return OptionalInt.empty();
        }
        Matcher tag = TAG.matcher(match.strip());
        return OptionalInt.of(tag.matches() ? Integer.parseInt(tag.group(1)) : OF_ANOTHER);
    }
}
