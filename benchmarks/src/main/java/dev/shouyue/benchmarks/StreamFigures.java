package dev.shouyue.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.shouyue.risk.signal.BorrowerRules;
import dev.shouyue.risk.signal.BorrowerSignal;
import dev.shouyue.risk.signal.ChannelRules;
import dev.shouyue.risk.signal.ChannelSignal;
import dev.shouyue.risk.signal.CohortRules;
import dev.shouyue.risk.signal.CohortSignal;
import dev.shouyue.risk.signal.Happening;
import dev.shouyue.risk.signal.InOrder;
import dev.shouyue.risk.signal.Subject;
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
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * Measures the warning job as a whole, from a topic of JSON to a topic of JSON, with checkpoints, on a Flink of this
 * process and a Kafka beside it: {@code StreamFigures RESULTS-FOLDER [EVENTS [part …]]}, where a part is process,
 * throughput, latency or size. Writes {@code stream.json} and {@code stream.md}.
 */
public final class StreamFigures {

    /** Of whom there are events. */
    static final int BORROWERS = 1_000_000;

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final double GOAL = 200_000;
    private static final String FULL = "full";

    /** Memory of a task for states touched last. */
    private static final String NONE = "0";

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private final Path folder;
    private final MeasuredJob job;
    private final int events;
    private final List<Figure> figures = new ArrayList<>();
    private double rocksdb;

    private StreamFigures(Path folder, StreamBroker broker, int events) {
        this.folder = folder;
        this.job = new MeasuredJob(folder, broker);
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
                        all.rocksdb = all.throughput("rocksdb", "rocksdb", MeasuredJob.ALL_STATES, true);
                    }
                    case "latency" ->
                        new StreamLatency(all.job)
                                .measure(Math.min(all.rocksdb == 0 ? GOAL : all.rocksdb, GOAL) / 2, all::tell);
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
        // threads of Flink that are no daemons; those of RocksDB may still write, and would find their library half
        // taken down
        Runtime.getRuntime().halt(0);
    }

    private void tell(Figure figure) {
        job.checkNothingLost();
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

    /** Fills the topic that the throughput is measured on. */
    private void fill() throws Exception {
        job.makeTopic(FULL);
        StreamLoad load = new StreamLoad(2, BORROWERS);
        int first = events / 4;
        try (KafkaProducer<String, String> producer = job.producer(20, 256 * 1024)) {
            for (int k = 0; k < events; k++) {
                Instant at = START.plusNanos((long) (k * 1e9 / GOAL));
                if (k == first) {
                    job.mark(producer, FULL, "begin", at);
                }
                job.send(producer, FULL, k % MeasuredJob.PARTITIONS, load.next(at));
            }
            Instant end = START.plusNanos((long) (events * 1e9 / GOAL));
            job.mark(producer, FULL, "end", end);
            job.tick(producer, FULL, end.plusSeconds(2));
        }
    }

    /** The full topic is read as fast as it goes; the clock runs from the alert after its first quarter to its last. */
    private double throughput(String figure, String backend, String recent, boolean isMeasured) throws Exception {
        String name = "full-" + figure;
        JobClient running = job.start(
                name, FULL, backend, recent, Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMillis(100));
        Map<String, Long> written = new HashMap<>();
        TreeMap<Long, Double> cpu = new TreeMap<>();
        cpu.put(0L, cpuSeconds());
        try (KafkaConsumer<String, String> consumer = job.alerts(name, "read_uncommitted")) {
            while (!written.keySet().containsAll(isMeasured ? List.of("begin", "end") : List.of("begin"))) {
                consumer.poll(Duration.ofMillis(20)).forEach(record -> written.put(record.key(), record.timestamp()));
                cpu.put(System.currentTimeMillis(), cpuSeconds());
            }
        }
        running.cancel().get(60, TimeUnit.SECONDS);
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

    /** State of borrowers with sixty events each in ninety days, as a savepoint holds it. */
    private void size() throws Exception {
        String name = "size";
        String topic = name + ".happenings";
        job.makeTopic(topic);
        int borrowers = 20_000;
        int all = 60 * borrowers;
        StreamLoad load = new StreamLoad(4, borrowers);
        Duration span = Duration.ofDays(90);
        try (KafkaProducer<String, String> producer = job.producer(20, 256 * 1024)) {
            for (int k = 0; k < all; k++) {
                job.send(
                        producer,
                        topic,
                        k % MeasuredJob.PARTITIONS,
                        load.next(START.plusNanos(span.toNanos() / all * k)));
            }
            Instant end = START.plus(span);
            job.mark(producer, topic, "end", end);
            job.tick(producer, topic, end.plusSeconds(60));
        }
        JobClient running = job.start(
                name,
                topic,
                "rocksdb",
                MeasuredJob.ALL_STATES,
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Duration.ofMillis(100));
        try (KafkaConsumer<String, String> consumer = job.alerts(name, "read_uncommitted")) {
            boolean isAtEnd = false;
            while (!isAtEnd) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(20))) {
                    isAtEnd |= record.key().equals("end");
                }
            }
        }
        Path savepoints = folder.resolve("savepoints");
        running.stopWithSavepoint(false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
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
