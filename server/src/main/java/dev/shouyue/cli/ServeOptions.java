package dev.shouyue.cli;

import dev.shouyue.Platform;
import dev.shouyue.api.ServerLimits;
import dev.shouyue.event.EventSettings;
import dev.shouyue.event.EventSettings.Kafka;
import dev.shouyue.event.EventSettings.Reach;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the service is served, wherever it is. */
final class ServeOptions {

    @Option(names = "--port", paramLabel = "PORT", description = "loopback port of the service (default: 8080)")
    private int port = 8080;

    @Option(
            names = "--max-upload",
            paramLabel = "SIZE",
            description = "largest file that can be uploaded, such as 500MB or 4GB (default: 2GB)")
    private String maxUpload = "2GB";

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "send events to this Kafka as well, several by commas")
    @Nullable
    private String kafka;

    @Option(
            names = "--kafka-topic",
            paramLabel = "TOPIC",
            description = "topic of the events (default: " + Kafka.USUAL_TOPIC + ")")
    private String topic = Kafka.USUAL_TOPIC;

    @Option(
            names = "--behaviour-topic",
            paramLabel = "TOPIC",
            description = "take events of behaviour from this topic of the Kafka")
    @Nullable
    private String behaviour;

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description = "properties of the Kafka client, such as for TLS and SASL")
    @Nullable
    private Path kafkaConfig;

    @Option(
            names = "--webhooks-to",
            paramLabel = "REACH",
            split = ",",
            description = "let webhooks reach LOOPBACK, PRIVATE networks or both (default: only public addresses)")
    private List<Reach> reach = List.of();

    @Option(
            names = "--channels",
            paramLabel = "FILE",
            description = "debit borrowers, and hear of their payments, by the channels that this file sets")
    @Nullable
    private Path channels;

    @Option(
            names = "--limits",
            paramLabel = "FILE",
            description = "up to where one person decides alone on incidents and refunds")
    @Nullable
    private Path limits;

    private LimitsFile approvals = LimitsFile.USUAL;

    /** Whether channels were named. */
    boolean hasChannels() {
        return channels != null;
    }

    /** Has the platform go by the limits and work with the channels that were named. */
    void set(Platform platform) {
        approvals.apply(platform);
        if (channels != null) {
            platform.useChannels(channels);
        }
    }

    /** The port, which is free. */
    int port(Root root) {
        return root.port(port);
    }

    ServerLimits limits(Root root) {
        if (limits != null) {
            approvals = LimitsFile.read(root, limits);
        }
        return ServerLimits.upload(maxUpload)
                .orElseThrow(() -> root.wrongUse(root.words().say("upload.wrong", "value", maxUpload)));
    }

    EventSettings events(Root root) {
        EventSettings settings = EventSettings.USUAL.withReach(Set.copyOf(reach));
        if (kafka == null) {
            return settings;
        }
        if (!kafka.matches("[^:,\\s]+:\\d{1,5}(,[^:,\\s]+:\\d{1,5})*")) {
            throw root.wrongUse(root.words().say("kafka.wrong", "value", kafka));
        }
        return settings.withKafka(
                new Kafka(kafka, topic, kafkaConfig == null ? Map.of() : properties(root, kafkaConfig)));
    }

    /** The topic that events of behaviour are taken from, where one is named. */
    Optional<Kafka> behaviour(Root root, EventSettings events) {
        if (behaviour == null) {
            return Optional.empty();
        }
        Kafka to = events.kafka().orElseThrow(() -> root.wrongUse(root.words().say("behaviour.kafka")));
        return Optional.of(new Kafka(to.servers(), behaviour, to.properties()));
    }

    private static Map<String, String> properties(Root root, Path file) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw root.wrongUse(root.words().say("kafka.config", "file", file));
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }
}
