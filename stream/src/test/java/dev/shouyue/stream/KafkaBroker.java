package dev.shouyue.stream;

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
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A real Kafka of one node, in a process of its own. */
final class KafkaBroker implements AutoCloseable {

    private final Path folder;
    private final int port;
    private final Process process;
    private final Map<String, Reader> readers = new HashMap<>();

    KafkaBroker(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        port = free();
        int controller = free();
        Path settings = Files.writeString(
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
                offsets.topic.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=2
                """.formatted(port, controller, folder.resolve("log")));
        Process format = java(
                "kafka.tools.StorageTool",
                "format",
                "--standalone",
                "-t",
                Uuid.randomUuid().toString(),
                "-c",
                settings.toString());
        if (format.waitFor() != 0) {
            throw new IllegalStateException(said());
        }
        process = java("kafka.Kafka", settings.toString());
        Await.until("the broker answers", Duration.ofMinutes(2), this::answers);
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the broker ended: " + said());
        }
        try (Admin admin = admin()) {
            return admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).size() == 1;
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            return false;
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
                "-Xmx400m",
                "-XX:TieredStopAtLevel=1",
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

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", servers(), "request.timeout.ms", 10_000));
    }

    void makeTopics(int partitions, String... names) throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(names).stream()
                            .map(name -> new NewTopic(name, partitions, (short) 1))
                            .toList())
                    .all()
                    .get(30, TimeUnit.SECONDS);
            // a producer that is told of a partition before it has a leader may lose the order of its first batches
            Map<TopicPartition, OffsetSpec> all = new HashMap<>();
            for (String name : names) {
                for (int partition = 0; partition < partitions; partition++) {
                    all.put(new TopicPartition(name, partition), OffsetSpec.latest());
                }
            }
            admin.listOffsets(all).all().get(60, TimeUnit.SECONDS);
        }
    }

    KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", servers(), "linger.ms", 5), new StringSerializer(), new StringSerializer());
    }

    /** Everything of a topic that was committed until now, partition by partition in its order. */
    List<ConsumerRecord<String, String>> committed(String topic) {
        return readers.computeIfAbsent(topic, Reader::new).committed();
    }

    /** Reads a topic once, however often it is asked for. */
    private final class Reader {
        private final KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        private final List<TopicPartition> partitions;
        private final List<ConsumerRecord<String, String>> records = new ArrayList<>();

        Reader(String topic) {
            partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }

        List<ConsumerRecord<String, String>> committed() {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    @Override
    public void close() {
        readers.values().forEach(reader -> reader.consumer.close(CloseOptions.timeout(Duration.ZERO)));
        process.destroyForcibly().onExit().join();
    }
}
