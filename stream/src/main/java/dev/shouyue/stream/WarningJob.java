package dev.shouyue.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.metrics.Counter;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The job: events of behaviour are read, each is given to the signals of its subjects in the order of time, and what they
 * tell is written, exactly once. {@code WarningJob --servers HOST:PORT [--name value …]}.
 */
public final class WarningJob {

    /** Groups of keys: state can be dealt out to as many tasks, and never to more. */
    static final int KEY_GROUPS = 1024;

    private static final OutputTag<Tuple3<String, String, String>> DEAD = new OutputTag<>("dead", Outgoing.TYPE);

    private WarningJob() {}

    /** See the class; wrong arguments end the submission with one sentence that names them. */
    public static void main(String[] arguments) throws Exception {
        JobSettings settings;
        try {
            settings = JobSettings.of(arguments);
        } catch (JobSettings.Wrong wrong) {
            System.err.println("warning job: " + wrong.getMessage() + "\n\n" + JobSettings.USAGE);
            throw wrong;
        }
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        build(environment, settings);
        environment.execute("shouyue-warning");
    }

    /** Puts the job of these arguments together, to be executed by the caller; wrong ones are refused by name. */
    public static void build(StreamExecutionEnvironment environment, String... arguments) {
        build(environment, JobSettings.of(arguments));
    }

    /**
     * Puts the job together, and gives what it tells. The names given by {@code uid} are the names of the state in
     * savepoints: never change one.
     */
    static DataStream<Tuple3<String, String, String>> build(
            StreamExecutionEnvironment environment, JobSettings settings) {
        environment.configure(configuration(settings));
        environment.setMaxParallelism(KEY_GROUPS);
        SingleOutputStreamOperator<Tuple3<String, Long, byte[]>> read = environment
                .fromSource(source(settings), watermarks(settings), "happenings", ReadHappening.TYPE)
                .uid("happenings")
                .process(new SetAside(settings.deadLetters()))
                .returns(ReadHappening.TYPE)
                .name("set aside what is no event")
                .uid("set-aside");
        SingleOutputStreamOperator<Tuple3<String, String, String>> told = read.keyBy(event -> event.f0, Types.STRING)
                .transform("signals", Outgoing.TYPE, new SubjectOperator(settings))
                .uid("signals");
        told.union(read.getSideOutput(DEAD)).sinkTo(sink(settings)).name("told").uid("told");
        return told;
    }

    private static Configuration configuration(JobSettings settings) {
        Configuration configuration = new Configuration();
        configuration.set(
                StateBackendOptions.STATE_BACKEND,
                switch (settings.backend()) {
                    case ROCKSDB -> "rocksdb";
                    case HEAP -> "hashmap";
                });
        // a state is looked up by its key and nothing else; most files do not hold it
        configuration.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
        configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, settings.checkpointEvery());
        configuration.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, settings.watermarkEvery());
        // nothing that moves is changed by anyone, so nothing need be copied between steps
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        return configuration;
    }

    @SuppressWarnings("deprecation") // the connector has no other word for it yet
    private static KafkaSource<Tuple3<String, Long, byte[]>> source(JobSettings settings) {
        Properties properties = new Properties();
        properties.putAll(settings.kafka());
        properties.putIfAbsent(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // fewer and larger answers of the broker; at a trickle an event is some milliseconds later for it
        properties.putIfAbsent(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "65536");
        properties.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "25");
        properties.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "2000");
        return KafkaSource.<Tuple3<String, Long, byte[]>>builder()
                .setBootstrapServers(settings.servers())
                .setTopics(settings.events())
                .setGroupId(settings.group())
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setDeserializer(new ReadHappening(settings.ahead()))
                .setProperties(properties)
                .build();
    }

    private static WatermarkStrategy<Tuple3<String, Long, byte[]>> watermarks(JobSettings settings) {
        return WatermarkStrategy.<Tuple3<String, Long, byte[]>>forBoundedOutOfOrderness(settings.lateness())
                .withTimestampAssigner((event, kafka) -> event.f1)
                .withIdleness(settings.idle())
                .withWatermarkAlignment("happenings", settings.drift(), Duration.ofMillis(200));
    }

    private static KafkaSink<Tuple3<String, String, String>> sink(JobSettings settings) {
        Properties properties = new Properties();
        properties.putAll(settings.kafka());
        // brokers allow fifteen minutes unless told otherwise: so long may the job be down in the middle of a
        // checkpoint
        properties.putIfAbsent(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "900000");
        return KafkaSink.<Tuple3<String, String, String>>builder()
                .setBootstrapServers(settings.servers())
                .setKafkaProducerConfig(properties)
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(settings.group())
                .setRecordSerializer(new Written())
                .build();
    }

    /** What is no event goes out; what is goes on. */
    private static final class SetAside
            extends ProcessFunction<Tuple3<String, Long, byte[]>, Tuple3<String, Long, byte[]>> {
        private static final long serialVersionUID = 1;
        private final String topic;
        private transient @Nullable Counter letters;

        SetAside(String topic) {
            this.topic = topic;
        }

        @Override
        public void open(OpenContext context) {
            letters = getRuntimeContext().getMetricGroup().counter("deadLetters");
        }

        @Override
        public void processElement(
                Tuple3<String, Long, byte[]> event, Context context, Collector<Tuple3<String, Long, byte[]>> out) {
            if (event.f0.equals(ReadHappening.DEAD)) {
                Objects.requireNonNull(letters, "opened").inc();
                context.output(DEAD, new Tuple3<>(topic, "", new String(event.f2, StandardCharsets.UTF_8)));
            } else {
                out.collect(event);
            }
        }
    }

    /** Topic, key and text as a record; a letter that is of nobody has no key. */
    private static final class Written implements KafkaRecordSerializationSchema<Tuple3<String, String, String>> {
        private static final long serialVersionUID = 1;

        @Override
        public ProducerRecord<byte[], byte[]> serialize(
                Tuple3<String, String, String> told, KafkaSinkContext context, Long timestamp) {
            byte[] text = told.f2.getBytes(StandardCharsets.UTF_8);
            return told.f1.isEmpty()
                    ? new ProducerRecord<>(told.f0, text)
                    : new ProducerRecord<>(told.f0, told.f1.getBytes(StandardCharsets.UTF_8), text);
        }
    }
}
