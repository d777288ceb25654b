package dev.shouyue.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** A real Kafka of one node, in a process of its own, on the same machine. */
final class StreamBroker implements AutoCloseable {

    private static final long PATIENCE_NANOS = 180_000_000_000L;

    private final Path folder;
    private final int port;
    private final Process process;

    StreamBroker(Path folder) throws Exception {
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
                broker.session.timeout.ms=60000
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
        while (!answers()) {
            Thread.sleep(200);
        }
    }

    private boolean answers() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("the broker ended: " + said());
        }
        try (Admin admin = admin()) {
            return admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).size() == 1;
        } catch (ExecutionException | TimeoutException e) {
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
                "-Xmx600m",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("broker.log").toFile()))
                .start();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("broker.log"));
    }

    String servers() {
        return "127.0.0.1:" + port;
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", servers(), "request.timeout.ms", 3_000));
    }

    void makeTopic(String name, int partitions) throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
            // a producer that is told of a partition before it has a leader may lose the order of its first batches; a
            // broker
            // that is busy is given a while to hear of its own topics
            Map<TopicPartition, OffsetSpec> all = new HashMap<>();
            for (int partition = 0; partition < partitions; partition++) {
                all.put(new TopicPartition(name, partition), OffsetSpec.latest());
            }
            for (long until = System.nanoTime() + PATIENCE_NANOS; !areLed(admin, all); ) {
                if (System.nanoTime() > until) {
                    throw new IllegalStateException("the topic " + name + " has no leaders");
                }
                Thread.sleep(100);
            }
        }
    }

    private static boolean areLed(Admin admin, Map<TopicPartition, OffsetSpec> partitions) throws Exception {
        try {
            admin.listOffsets(partitions).all().get(60, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false; // it was made, and not every broker has heard of it
            }
            throw e;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
