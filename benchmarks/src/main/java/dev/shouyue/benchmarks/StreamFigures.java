package dev.shouyue.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.shouyue.risk.signal.Alert;
import dev.shouyue.risk.signal.AlertText;
import dev.shouyue.risk.signal.BorrowerRules;
import dev.shouyue.risk.signal.BorrowerSignal;
import dev.shouyue.risk.signal.ChannelRules;
import dev.shouyue.risk.signal.ChannelSignal;
import dev.shouyue.risk.signal.CohortRules;
import dev.shouyue.risk.signal.CohortSignal;
import dev.shouyue.risk.signal.Happening;
import dev.shouyue.risk.signal.Happening.Head;
import dev.shouyue.risk.signal.HappeningText;
import dev.shouyue.risk.signal.InOrder;
import dev.shouyue.risk.signal.Subject;
import dev.shouyue.stream.WarningJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Measures the warning job as a whole, from a topic of JSON to a topic of JSON, with checkpoints, on a Flink of this
 * process and a Kafka beside it: {@code StreamFigures RESULTS-FOLDER [EVENTS [part …]]}, where a part is process,
 * throughput, latency or size. Writes {@code stream.json} and {@code stream.md}.
 */
public final class StreamFigures {

    private static final int PARTITIONS = 4;
    private static final int BORROWERS = 1_000_000;
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final double GOAL = 200_000;
    private static final int[] PACES = {40_000, 20_000};
    private static final String FULL = "full";

    /** Memory of a task for states touched last. */
    private static final String NONE = "0";

    /** More than the states of all borrowers of a task take. */
    private static final String ALL = "256mb";

    /** Until then code is compiled and nearly every borrower is seen for the first time. */
    private static final Duration WARM_UP = Duration.ofSeconds(90);

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private final Path folder;
    private final StreamBroker broker;
    private final int events;
    private final List<Figure> figures = new ArrayList<>();
    private double rocksdb;
    private volatile @Nullable Exception lost;

    private StreamFigures(Path folder, StreamBroker broker, int events) {
        this.folder = folder;
        this.broker = broker;
        this.events = events;
    }

    /** See the class. */
    public static void main(String[] arguments) throws Exception {
        Path results = Path.of(arguments[0]);
        int events = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4_000_000;
        List<String> parts = arguments.length > 2
                ? Arrays.asList(arguments).subList(2, arguments.length)
                : List.of("process", "throughput", "latency", "size");
        double others = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Path folder = Files.createTempDirectory("shouyue-stream");
        try (StreamBroker broker = new StreamBroker(folder)) {
            StreamFigures all = new StreamFigures(folder, broker, events);
            for (String part : parts) {
                switch (part) {
                    case "process" -> all.inProcess();
                    case "throughput" -> {
                        all.fill();
                        all.throughput("warm", "heap", NONE, false);
                        all.throughput("heap", "heap", NONE, true);
                        all.throughput("rocksdb_without_memory", "rocksdb", NONE, true);
                        all.throughput("rocksdb_64mb", "rocksdb", "64mb", true);
                        all.rocksdb = all.throughput("rocksdb", "rocksdb", ALL, true);
                    }
                    case "latency" -> all.latency();
                    case "size" -> all.size();
                    default ->
                        throw new IllegalArgumentException(
                                "a part is process, throughput, latency or size, not '" + part + "'");
                }
            }
            String how = String.format(
                    Locale.ROOT,
                    "Measured on %d cores with Kafka on the same machine: %,d events as JSON of %,d borrowers, eight channels and "
                            + "three providers, all the way from topic to topic, with checkpoints. Core seconds are those of Flink's "
                            + "process with the load and the readers of this program, Kafka not counted. Load of the machine by others "
                            + "when it began: %.1f.",
                    CORES,
                    events,
                    BORROWERS,
                    others);
            Files.createDirectories(results);
            Figure.write(results.resolve("stream.json"), all.figures);
            Files.writeString(results.resolve("stream.md"), Figure.table(all.figures, how));
            System.out.println(Figure.table(all.figures, how));
        } finally {
            Benchmarks.delete(folder);
        }
        System.exit(0); // threads of Flink that are not daemons
    }

    private void tell(Figure figure) {
        if (lost != null) {
            throw new IllegalStateException("an event was lost on its way to Kafka: no figure is true", lost);
        }
        figures.add(figure);
        System.out.println(figure);
    }

    private static double cpuSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    /** The functions alone, on one thread, states in a map: what a core can do at most. */
    private void inProcess() {
        StreamLoad load = new StreamLoad(1, BORROWERS);
        Map<Subject, One<?>> subjects = new HashMap<>();
        double best = 0;
        int batch = 500_000;
        for (int round = 0; round < Math.max(3, events / batch); round++) {
            Instant from = START.plusSeconds(3L * round);
            List<Happening> happenings = new ArrayList<>(batch);
            for (int k = 0; k < batch; k++) {
                happenings.add(load.next(from.plusNanos(5_000L * k)));
            }
            double began = threadSeconds();
            for (Happening event : happenings) {
                for (Subject subject : Subject.of(event)) {
                    subjects.computeIfAbsent(subject, StreamFigures::one).see(event);
                }
            }
            best = Math.max(best, batch / (threadSeconds() - began));
        }
        tell(new Figure("stream.in_process_events_per_second", best, "1/s/core", 0, "", 0));
    }

    private static double threadSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    private static One<?> one(Subject subject) {
        return switch (subject.kind()) {
            case BORROWER -> new One<>(new InOrder<>(new BorrowerSignal(BorrowerRules.start()), 100), subject);
            case CHANNEL -> new One<>(new InOrder<>(new ChannelSignal(ChannelRules.start()), 100), subject);
            case COHORT -> new One<>(new InOrder<>(new CohortSignal(CohortRules.start()), 100), subject);
        };
    }

    private static final class One<S> {
        private final InOrder<S> order;
        private InOrder.State<S> state;

        One(InOrder<S> order, Subject subject) {
            this.order = order;
            this.state = order.start(subject.name());
        }

        void see(Happening event) {
            Instant at = event.head().at();
            state = order.pass(
                            order.on(order.pass(state, at.minusNanos(1)).state(), event)
                                    .state(),
                            at)
                    .state();
        }
    }

    private JobClient start(
            String name,
            String topic,
            String backend,
            String recent,
            Duration lateness,
            Duration checkpoint,
            Duration watermark)
            throws Exception {
        for (String each : List.of("alerts", "corrections", "dead-letters")) {
            broker.makeTopic(name + "." + each, PARTITIONS);
        }
        Configuration configuration = new Configuration();
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1024));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(128));
        configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, CORES);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(CORES, configuration);
        WarningJob.build(
                environment,
                "--servers",
                broker.servers(),
                "--events",
                topic,
                "--alerts",
                name + ".alerts",
                "--corrections",
                name + ".corrections",
                "--dead-letters",
                name + ".dead-letters",
                "--group",
                name,
                "--backend",
                backend,
                "--recent-states",
                recent,
                "--lateness",
                lateness.toString(),
                "--checkpoint-every",
                checkpoint.toString(),
                "--watermark-every",
                watermark.toString());
        return environment.executeAsync(name);
    }

    private KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.servers(), "linger.ms", 20, "batch.size", 256 * 1024),
                new StringSerializer(),
                new StringSerializer());
    }

    private void send(KafkaProducer<String, String> producer, String topic, int partition, Happening event) {
        var unused = producer.send(
                new ProducerRecord<>(topic, partition, event.head().borrower(), HappeningText.write(event)),
                (metadata, failure) -> {
                    if (failure != null) {
                        lost = failure;
                    }
                });
    }

    /** A bill, and the consent cancelled: an alert that can be told from the others. */
    private void mark(KafkaProducer<String, String> producer, String topic, String name, Instant at) {
        send(
                producer,
                topic,
                0,
                new Happening.BillIssued(new Head(name + "-bill", name, at, at), "b", at.plusSeconds(9_000), 1));
        Instant then = at.plusMillis(1);
        send(
                producer,
                topic,
                0,
                new Happening.MandateChanged(new Head(name + "-end", name, then, then), Happening.Consent.CANCELLED));
    }

    private void tick(KafkaProducer<String, String> producer, String topic, Instant at) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            String id = "tick" + partition;
            send(producer, topic, partition, new Happening.BureauQueried(new Head(id + at, id, at, at)));
        }
    }

    private KafkaConsumer<String, String> alerts(String name, String isolation) {
        KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.servers(), "isolation.level", isolation, "fetch.max.wait.ms", 20),
                new StringDeserializer(),
                new StringDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(name + ".alerts").stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    /** Fills the topic that the throughput is measured on. */
    private void fill() throws Exception {
        broker.makeTopic(FULL, PARTITIONS);
        StreamLoad load = new StreamLoad(2, BORROWERS);
        int first = events / 4;
        try (KafkaProducer<String, String> producer = producer()) {
            for (int k = 0; k < events; k++) {
                Instant at = START.plusNanos((long) (k * 1e9 / GOAL));
                if (k == first) {
                    mark(producer, FULL, "begin", at);
                }
                send(producer, FULL, k % PARTITIONS, load.next(at));
            }
            Instant end = START.plusNanos((long) (events * 1e9 / GOAL));
            mark(producer, FULL, "end", end);
            tick(producer, FULL, end.plusSeconds(2));
        }
    }

    /** The full topic is read as fast as it goes; the clock runs from the alert after its first quarter to its last. */
    private double throughput(String figure, String backend, String recent, boolean isMeasured) throws Exception {
        String name = "full-" + figure;
        JobClient job = start(
                name, FULL, backend, recent, Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMillis(100));
        Map<String, Long> written = new HashMap<>();
        TreeMap<Long, Double> cpu = new TreeMap<>();
        cpu.put(0L, cpuSeconds());
        try (KafkaConsumer<String, String> consumer = alerts(name, "read_uncommitted")) {
            while (!written.keySet().containsAll(isMeasured ? List.of("begin", "end") : List.of("begin"))) {
                consumer.poll(Duration.ofMillis(20)).forEach(record -> written.put(record.key(), record.timestamp()));
                cpu.put(System.currentTimeMillis(), cpuSeconds());
            }
        }
        job.cancel().get(60, TimeUnit.SECONDS);
        if (!isMeasured) {
            return 0;
        }
        long begin = written.getOrDefault("begin", 0L);
        long end = written.getOrDefault("end", 0L);
        int measured = events - events / 4;
        double rate = measured / ((end - begin) / 1e3);
        double used = cpu.floorEntry(end).getValue() - cpu.floorEntry(begin).getValue();
        tell(Figure.againstGoal("stream.events_per_second_" + figure, rate, "1/s", GOAL));
        tell(new Figure("stream.core_seconds_per_million_" + figure, used / measured * 1e6, "s", 0, "", 0));
        return rate;
    }

    /** At half of what was measured with RocksDB, for the goal; and at slower paces, to see from where on events queue up. */
    private void latency() throws Exception {
        double half = Math.min(rocksdb == 0 ? GOAL : rocksdb, GOAL) / 2;
        Delays atHalf = live("live", half);
        tell(new Figure("stream.half_load", half, "1/s", 0, "", 0));
        tell(Figure.againstGoal("stream.alert_p99_ms", at(atHalf.alerts, .99), "ms", 1000));
        tell(new Figure("stream.alert_p50_ms", at(atHalf.alerts, .5), "ms", 0, "", 0));
        tell(new Figure("stream.alert_committed_p99_ms", at(atHalf.committed, .99), "ms", 0, "", 0));
        tell(new Figure("stream.alerts_measured", atHalf.alerts.length, "", 0, "", 0));
        for (int pace : PACES) {
            Delays there = live("live-" + pace, pace);
            tell(new Figure("stream.alert_p99_ms_at_" + pace, at(there.alerts, .99), "ms", 0, "", 0));
            tell(new Figure("stream.alert_p50_ms_at_" + pace, at(there.alerts, .5), "ms", 0, "", 0));
        }
    }

    /** Milliseconds to the alert as soon as it is written, and as soon as it is committed; rising. */
    private record Delays(double[] alerts, double[] committed) {}

    /** Events are sent as they happen; an alert's time is that of its event. */
    private Delays live(String name, double rate) throws Exception {
        String topic = name + ".happenings";
        broker.makeTopic(topic, PARTITIONS);
        Duration lateness = Duration.ofMillis(200);
        JobClient job = start(name, topic, "rocksdb", ALL, lateness, Duration.ofSeconds(10), Duration.ofMillis(50));
        int seconds = (int) WARM_UP.plusMinutes(1).toSeconds();
        Thread sender = Thread.ofPlatform().start(() -> sendLive(topic, rate, seconds));
        double[][] delays = new double[2][];
        Thread committed = Thread.ofPlatform().start(() -> delays[1] = delays(name, "read_committed", seconds));
        delays[0] = delays(name, "read_uncommitted", seconds);
        committed.join();
        sender.join();
        job.cancel().get(60, TimeUnit.SECONDS);
        return new Delays(delays[0], delays[1]);
    }

    private void sendLive(String topic, double rate, int seconds) {
        StreamLoad load = new StreamLoad(3, BORROWERS);
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.servers(), "linger.ms", 5, "batch.size", 64 * 1024),
                new StringSerializer(),
                new StringSerializer())) {
            long began = System.nanoTime();
            long sent = 0;
            while (System.nanoTime() - began < seconds * 1_000_000_000L) {
                long due = (long) ((System.nanoTime() - began) / 1e9 * rate);
                while (sent < due) {
                    send(producer, topic, (int) (sent++ % PARTITIONS), load.next(Instant.now()));
                }
                Thread.sleep(1);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Milliseconds from each event to its alert in the hands of a reader; the time to warm up is left aside. */
    private double[] delays(String name, String isolation, int seconds) {
        List<Double> delays = new ArrayList<>();
        long began = System.currentTimeMillis();
        try (KafkaConsumer<String, String> consumer = alerts(name, isolation)) {
            while (System.currentTimeMillis() - began < seconds * 1000L) {
                var records = consumer.poll(Duration.ofMillis(20));
                Instant now = Instant.now();
                for (ConsumerRecord<String, String> record : records) {
                    Alert alert = AlertText.read(record.value());
                    if (now.toEpochMilli() - began > WARM_UP.toMillis()) {
                        delays.add(Duration.between(alert.at(), now).toNanos() / 1e6);
                    }
                }
            }
        }
        return delays.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static double at(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }

    /** State of borrowers with sixty events each in ninety days, as a savepoint holds it. */
    private void size() throws Exception {
        String name = "size";
        String topic = name + ".happenings";
        broker.makeTopic(topic, PARTITIONS);
        int borrowers = 20_000;
        int all = 60 * borrowers;
        StreamLoad load = new StreamLoad(4, borrowers);
        Duration span = Duration.ofDays(90);
        try (KafkaProducer<String, String> producer = producer()) {
            for (int k = 0; k < all; k++) {
                send(producer, topic, k % PARTITIONS, load.next(START.plusNanos(span.toNanos() / all * k)));
            }
            Instant end = START.plus(span);
            mark(producer, topic, "end", end);
            tick(producer, topic, end.plusSeconds(60));
        }
        JobClient job = start(
                name, topic, "rocksdb", ALL, Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMillis(100));
        try (KafkaConsumer<String, String> consumer = alerts(name, "read_uncommitted")) {
            boolean isAtEnd = false;
            while (!isAtEnd) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(20))) {
                    isAtEnd |= record.key().equals("end");
                }
            }
        }
        Path savepoints = folder.resolve("savepoints");
        job.stopWithSavepoint(false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
                .get(5, TimeUnit.MINUTES);
        long bytes;
        try (Stream<Path> files = Files.walk(savepoints)) {
            bytes = files.filter(Files::isRegularFile)
                    .mapToLong(StreamFigures::length)
                    .sum();
        }
        tell(new Figure("stream.bytes_per_borrower", (double) bytes / borrowers, "B", 0, "", 0));
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
