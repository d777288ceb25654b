package dev.shouyue.benchmarks;

import dev.shouyue.risk.signal.Alert;
import dev.shouyue.risk.signal.AlertText;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;

/** How long after its event an alert of the warning job is there, at several paces. */
final class StreamLatency {

    private static final int[] PACES = {40_000, 20_000};

    /** Until then code is compiled and nearly every borrower is seen for the first time. */
    private static final Duration WARM_UP = Duration.ofSeconds(90);

    private final MeasuredJob job;

    StreamLatency(MeasuredJob job) {
        this.job = job;
    }

    /** At half of what was measured with RocksDB, for the goal; and at slower paces, to see from where on events queue up. */
    void measure(double half, Consumer<Figure> tell) throws Exception {
        Delays atHalf = live("live", half);
        tell.accept(new Figure("stream.half_load", half, "1/s", 0, "", 0));
        tell.accept(Figure.againstGoal("stream.alert_p99_ms", at(atHalf.alerts, .99), "ms", 1000));
        tell.accept(new Figure("stream.alert_p50_ms", at(atHalf.alerts, .5), "ms", 0, "", 0));
        tell.accept(new Figure("stream.alert_committed_p99_ms", at(atHalf.committed, .99), "ms", 0, "", 0));
        tell.accept(new Figure("stream.alerts_measured", atHalf.alerts.length, "", 0, "", 0));
        for (int pace : PACES) {
            Delays there = live("live-" + pace, pace);
            tell.accept(new Figure("stream.alert_p99_ms_at_" + pace, at(there.alerts, .99), "ms", 0, "", 0));
            tell.accept(new Figure("stream.alert_p50_ms_at_" + pace, at(there.alerts, .5), "ms", 0, "", 0));
        }
    }

    /** Milliseconds to the alert as soon as it is written, and as soon as it is committed; rising. */
    private record Delays(double[] alerts, double[] committed) {}

    /** Events are sent as they happen; an alert's time is that of its event. */
    private Delays live(String name, double rate) throws Exception {
        String topic = name + ".happenings";
        job.makeTopic(topic);
        Duration lateness = Duration.ofMillis(200);
        JobClient running = job.start(
                name,
                topic,
                "rocksdb",
                MeasuredJob.ALL_STATES,
                lateness,
                Duration.ofSeconds(10),
                Duration.ofMillis(50));
        int seconds = (int) WARM_UP.plusMinutes(1).toSeconds();
        Thread sender = Thread.ofPlatform().start(() -> sendLive(topic, rate, seconds));
        double[][] delays = new double[2][];
        Thread committed = Thread.ofPlatform().start(() -> delays[1] = delays(name, "read_committed", seconds));
        delays[0] = delays(name, "read_uncommitted", seconds);
        committed.join();
        sender.join();
        running.cancel().get(60, TimeUnit.SECONDS);
        return new Delays(delays[0], delays[1]);
    }

    private void sendLive(String topic, double rate, int seconds) {
        StreamLoad load = new StreamLoad(3, StreamFigures.BORROWERS);
        try (KafkaProducer<String, String> producer = job.producer(5, 64 * 1024)) {
            long began = System.nanoTime();
            long sent = 0;
            while (System.nanoTime() - began < seconds * 1_000_000_000L) {
                long due = (long) ((System.nanoTime() - began) / 1e9 * rate);
                while (sent < due) {
                    job.send(producer, topic, (int) (sent++ % MeasuredJob.PARTITIONS), load.next(Instant.now()));
                }
                Thread.sleep(1);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Milliseconds from each event to its alert in the hands of a reader; the time to warm up is left aside. */
    private double[] delays(String name, String isolation, int seconds) {
        DoubleStream.Builder delays = DoubleStream.builder();
        long began = System.currentTimeMillis();
        try (KafkaConsumer<String, String> consumer = job.alerts(name, isolation)) {
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
        return delays.build().sorted().toArray();
    }

    private static double at(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }
}
