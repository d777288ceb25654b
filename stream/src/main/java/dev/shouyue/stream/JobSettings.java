package dev.shouyue.stream;

import java.io.IOException;
import java.io.Reader;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.flink.configuration.MemorySize;

/**
 * What the job is told by its arguments. Durations are ISO 8601, such as {@code PT5S}.
 *
 * @param servers Kafka, {@code host:port} separated by commas
 * @param events topic to read
 * @param alerts topic of the alerts
 * @param corrections topic of the events that came too late
 * @param deadLetters topic of the texts that are no events
 * @param group consumer group, also the prefix of the transactions: one a job
 * @param lateness how much later than others an event may come and still be waited for; alerts come that much later
 * @param idle a partition that is silent for so long is not waited for
 * @param drift how far, in time of events, one partition may be read ahead of the others
 * @param ahead an event may be that far ahead of our clock
 * @param forgetAfter a subject of which nothing came for so long is forgotten
 * @param mostWaiting events that one task holds until their time has come; further ones are corrections
 * @param recentBytes memory of one task for the states that were touched last, with a backend on disk; with none, every
 *     state is read and written where it lies
 * @param checkpointEvery how often state is made safe; readers of committed alerts see them then
 * @param watermarkEvery how often the time of events moves on
 * @param backend where state is held
 * @param kafka settings of the Kafka clients, such as for security
 * @param rules settings of the signals that differ from where they begin, such as {@code borrower.failedDebits}
 */
record JobSettings(
        String servers,
        String events,
        String alerts,
        String corrections,
        String deadLetters,
        String group,
        Duration lateness,
        Duration idle,
        Duration drift,
        Duration ahead,
        Duration forgetAfter,
        int mostWaiting,
        long recentBytes,
        Duration checkpointEvery,
        Duration watermarkEvery,
        Backend backend,
        Map<String, String> kafka,
        Map<String, String> rules)
        implements Serializable {

    /** As {@link #recentBytes}; a state that lies in memory anyway is not held there twice. */
    long recentStates() {
        return backend == Backend.HEAP ? 0 : recentBytes;
    }

    /** Where state is held while the job runs. */
    enum Backend {
        /** On the disk of the task manager; larger than memory, and checkpoints are of what changed. */
        ROCKSDB,
        /** In memory. */
        HEAP
    }

    /** An argument that cannot be worked with, told so that a person can mend it. */
    static final class Wrong extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message);
        }
    }

    static final String USAGE = """
            Arguments of the warning job, each as --name value:
              --servers HOST:PORT,…      Kafka; required
              --events TOPIC             events of behaviour            (shouyue.happenings)
              --alerts TOPIC             alerts                         (shouyue.alerts)
              --corrections TOPIC        events that came too late      (shouyue.corrections)
              --dead-letters TOPIC       texts that are no events       (shouyue.dead-letters)
              --group NAME               consumer group, one a job      (shouyue-warning)
              --lateness DURATION        to wait for late events        (PT5S)
              --idle DURATION            silence after which a partition is not waited for (PT1M)
              --drift DURATION           of event time between partitions (PT1M)
              --ahead DURATION           of our clock that is believed  (PT5M)
              --forget-after DURATION    without events, a subject is forgotten (P400D)
              --most-waiting NUMBER      events that one task holds     (1000000)
              --recent-states SIZE       memory of one task for states touched last, rocksdb only (64mb)
              --checkpoint-every DURATION                               (PT30S)
              --watermark-every DURATION                                (PT0.1S)
              --backend rocksdb|heap                                    (rocksdb)
              --kafka-settings FILE      properties for the Kafka clients
              --rules FILE               properties such as borrower.failedDebits=3
            """;

    /** Reads arguments; refuses what it does not know, by name. */
    static JobSettings of(String... arguments) {
        Map<String, String> given = new LinkedHashMap<>();
        for (int k = 0; k < arguments.length; k += 2) {
            String name = arguments[k];
            if (!name.startsWith("--")) {
                throw new Wrong("'" + name + "' is no argument: arguments are --name value");
            }
            if (k + 1 == arguments.length) {
                throw new Wrong(name + " lacks its value");
            }
            if (given.put(name.substring(2), arguments[k + 1]) != null) {
                throw new Wrong(name + " is given twice");
            }
        }
        Taken taken = new Taken(given);
        JobSettings settings = new JobSettings(
                taken.required("servers"),
                taken.text("events", "shouyue.happenings"),
                taken.text("alerts", "shouyue.alerts"),
                taken.text("corrections", "shouyue.corrections"),
                taken.text("dead-letters", "shouyue.dead-letters"),
                taken.text("group", "shouyue-warning"),
                taken.duration("lateness", "PT5S", Duration.ZERO),
                taken.duration("idle", "PT1M", Duration.ofMillis(1)),
                taken.duration("drift", "PT1M", Duration.ofMillis(1)),
                taken.duration("ahead", "PT5M", Duration.ZERO),
                taken.duration("forget-after", "P400D", Duration.ofDays(1)),
                taken.whole("most-waiting", 1_000_000, 1),
                taken.size("recent-states", "64mb"),
                taken.duration("checkpoint-every", "PT30S", Duration.ofMillis(10)),
                taken.duration("watermark-every", "PT0.1S", Duration.ofMillis(1)),
                taken.backend(),
                taken.properties("kafka-settings"),
                taken.properties("rules"));
        taken.end();
        Rules.of(settings.rules);
        return settings;
    }

    private record Taken(Map<String, String> given) {

        String required(String name) {
            String value = given.remove(name);
            if (value == null || value.isBlank()) {
                throw new Wrong("--" + name + " is missing");
            }
            return value;
        }

        String text(String name, String usual) {
            String value = given.getOrDefault(name, usual);
            given.remove(name);
            if (value.isBlank()) {
                throw new Wrong("--" + name + " is empty");
            }
            return value;
        }

        Duration duration(String name, String usual, Duration least) {
            String value = text(name, usual);
            try {
                Duration duration = Duration.parse(value);
                if (duration.compareTo(least) >= 0 && duration.compareTo(Duration.ofDays(10_000)) <= 0) {
                    return duration;
                }
            } catch (DateTimeParseException e) {
                throw new Wrong("--" + name + " '" + value + "' is no duration such as PT5S or P30D");
            }
            throw new Wrong("--" + name + " '" + value + "' is not between " + least + " and P10000D");
        }

        int whole(String name, int usual, int least) {
            String value = text(name, Integer.toString(usual));
            try {
                int number = Integer.parseInt(value);
                if (number >= least) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw new Wrong("--" + name + " '" + value + "' is no whole number");
            }
            throw new Wrong("--" + name + " '" + value + "' is below " + least);
        }

        long size(String name, String usual) {
            String value = text(name, usual);
            try {
                return MemorySize.parse(value).getBytes();
            } catch (IllegalArgumentException e) {
                throw new Wrong("--" + name + " '" + value + "' is no size such as 64mb or 0");
            }
        }

        Backend backend() {
            String value = text("backend", "rocksdb");
            return switch (value) {
                case "rocksdb" -> Backend.ROCKSDB;
                case "heap" -> Backend.HEAP;
                default -> throw new Wrong("--backend '" + value + "' is neither rocksdb nor heap");
            };
        }

        Map<String, String> properties(String name) {
            Map<String, String> all = new TreeMap<>();
            String file = given.remove(name);
            if (file == null) {
                return Map.of();
            }
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(Path.of(file))) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new Wrong("--" + name + ": the file '" + file + "' cannot be read: " + e.getMessage());
            }
            properties.stringPropertyNames().forEach(key -> all.put(key, properties.getProperty(key)));
            return Map.copyOf(all);
        }

        void end() {
            given.keySet().stream().findFirst().ifPresent(name -> {
                throw new Wrong("--" + name + " is no argument of this job");
            });
        }
    }
}
