package dev.shouyue.event;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** A real Kafka of one node, in a process of its own, that can be stopped and started again on its data. */
final class KafkaBroker implements AutoCloseable {

    private final Path folder;
    private final Path settings;
    private final int port;
    private @Nullable Process process;

    KafkaBroker(Path folder) throws IOException {
        this.folder = folder;
        port = free();
        int controller = free();
        settings = Files.writeString(
                folder.resolve("server.properties"), """
                process.roles=broker,controller
                node.id=1
                controller.quorum.bootstrap.servers=127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                """.formatted(port, controller, folder.resolve("log")));
        Process format = java(
                "kafka.tools.StorageTool",
                "format",
                "--standalone",
                "-t",
                Uuid.randomUuid().toString(),
                "-c",
                settings.toString());
        try {
            if (format.waitFor() != 0) {
                throw new IllegalStateException(said());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process java(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("broker.log").toFile()))
                .start();
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("broker.log"));
        } catch (IOException e) {
            return "nothing: " + e.getMessage();
        }
    }

    String servers() {
        return "127.0.0.1:" + port;
    }

    /** Starts it, and waits until it answers. */
    void start() throws IOException {
        Process started = java("kafka.Kafka", settings.toString());
        process = started;
        Publisher.await("the broker answers", Duration.ofMinutes(2), () -> {
            if (!started.isAlive()) {
                throw new IllegalStateException("the broker ended: " + said());
            }
            try (Admin admin = admin()) {
                return admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).size() == 1;
            } catch (ExecutionException | java.util.concurrent.TimeoutException | InterruptedException e) {
                return false;
            }
        });
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", servers(), "request.timeout.ms", 3_000));
    }

    void makeTopic(String name, int partitions) throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    /** Ends it as a failure does. */
    void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().onExit().join();
            process = null;
        }
    }

    /** Everything that lies in a topic, partition by partition in its order. */
    Map<Integer, List<ConsumerRecord<String, String>>> records(String topic) {
        Map<Integer, List<ConsumerRecord<String, String>>> records = new HashMap<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers()), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> records.computeIfAbsent(record.partition(), key -> new ArrayList<>())
                                .add(record));
            }
        }
        return records;
    }

    @Override
    public void close() {
        kill();
    }
}
