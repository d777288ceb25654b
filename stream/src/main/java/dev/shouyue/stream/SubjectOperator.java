package dev.shouyue.stream;

import dev.shouyue.risk.signal.Alert;
import dev.shouyue.risk.signal.BorrowerSignal;
import dev.shouyue.risk.signal.BorrowerState;
import dev.shouyue.risk.signal.ChannelSignal;
import dev.shouyue.risk.signal.ChannelState;
import dev.shouyue.risk.signal.CohortSignal;
import dev.shouyue.risk.signal.CohortState;
import dev.shouyue.risk.signal.EventOctets;
import dev.shouyue.risk.signal.Happening;
import dev.shouyue.risk.signal.Subject;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyGroupStatePartitionStreamProvider;
import org.apache.flink.runtime.state.KeyedStateCheckpointOutputStream;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Runs the signals, one state a subject, in the time of the events. Events wait in memory until the watermark has passed
 * them ({@link Waiting}); then each subject's state is read, moved on by all that came, and written, once: a channel with
 * thousands of answers a second costs two accesses a watermark. States touched lately stay in memory and are written bit by bit
 * ({@link Recent}).
 *
 * <p>States are bytes with a version of their own ({@link Watching}); what waits, and what is not written yet, goes into a
 * checkpoint with its group of keys ({@link Carried}), so all of it survives another parallelism and a newer job.
 */
@SuppressWarnings("NullAway.Init") // Flink makes the operator, and then its parts, on the machine where it runs
final class SubjectOperator extends AbstractStreamOperator<Tuple3<String, String, String>>
        implements OneInputStreamOperator<Tuple3<String, Long, byte[]>, Tuple3<String, String, String>>,
                Triggerable<String, VoidNamespace> {

    private static final long serialVersionUID = 1;

    /** Of its time, a task takes one part in so many to write states that changed, so that checkpoints carry few of them. */
    private static final int SETTLING = 10;

    private final JobSettings settings;

    private transient Watching<BorrowerState> borrowers;
    private transient Watching<ChannelState> channels;
    private transient Watching<CohortState> cohorts;
    private transient Waiting waiting;
    private transient ValueState<byte[]> held;
    private transient Recent recent;
    private transient Map<String, byte[]> restored; // states of a checkpoint that are not in its store
    private transient InternalTimerService<VoidNamespace> timers;
    private transient long watermark;
    private transient long settled; // when states were last written, by the clock that only runs on
    private transient Counter alerts;
    private transient Counter late;
    private transient Counter crowded;
    private transient Counter reads;
    private transient Counter writes;

    SubjectOperator(JobSettings settings) {
        this.settings = settings;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        waiting = new Waiting(settings.mostWaiting());
        restored = new HashMap<>();
        watermark = Long.MIN_VALUE;
        for (KeyGroupStatePartitionStreamProvider group : context.getRawKeyedStateInputs()) {
            Carried.read(new DataInputStream(new BufferedInputStream(group.getStream())), waiting, restored::put);
        }
    }

    @Override
    protected boolean isUsingCustomRawKeyedState() {
        return true;
    }

    @Override
    public void open() throws Exception {
        super.open();
        Rules rules = Rules.of(settings.rules());
        borrowers = new Watching<>(new BorrowerSignal(rules.borrower()), settings.forgetAfter());
        channels = new Watching<>(new ChannelSignal(rules.channel()), settings.forgetAfter());
        cohorts = new Watching<>(new CohortSignal(rules.cohort()), settings.forgetAfter());
        held = getPartitionedState(new ValueStateDescriptor<>("subject", BytePrimitiveArraySerializer.INSTANCE));
        timers = getInternalTimerService("subject", VoidNamespaceSerializer.INSTANCE, this);
        alerts = getMetricGroup().counter("alerts");
        late = getMetricGroup().counter("late");
        crowded = getMetricGroup().counter("noRoom");
        reads = getMetricGroup().counter("stateReads");
        writes = getMetricGroup().counter("stateWrites");
        recent = new Recent(new Keyed(), settings.recentStates());
        for (Map.Entry<String, byte[]> state : restored.entrySet()) {
            recent.put(state.getKey(), state.getValue());
        }
        restored = Map.of();
        settled = System.nanoTime();
        getMetricGroup().gauge("waiting", waiting::size);
        getMetricGroup().gauge("statesInMemory", recent::size);
    }

    /** The state of the backend; sets the key, so whoever needs a key afterwards sets it again. */
    private final class Keyed implements Recent.Store {

        @Override
        public byte @Nullable [] read(String key) throws IOException {
            reads.inc();
            setCurrentKey(key);
            return held.value();
        }

        @Override
        public void write(String key, byte @Nullable [] state) throws IOException {
            writes.inc();
            setCurrentKey(key);
            if (state == null) {
                held.clear();
            } else {
                held.update(state);
            }
        }
    }

    @Override
    public void processElement(StreamRecord<Tuple3<String, Long, byte[]>> element) {
        Tuple3<String, Long, byte[]> event = element.getValue();
        // whoever was silent for so long may have been forgotten, and what it had passed with it
        boolean isBeyondMemory = watermark != Long.MIN_VALUE
                && event.f1 <= watermark - settings.forgetAfter().toMillis();
        if (isBeyondMemory) {
            refuse(event.f0, Outgoing.Refusal.LATE, watermark, EventOctets.read(event.f2));
        } else if (!waiting.add(event)) {
            refuse(event.f0, Outgoing.Refusal.NO_ROOM, watermark, EventOctets.read(event.f2));
        }
    }

    @Override
    @SuppressWarnings("rawtypes") // as it is declared
    public void setKeyContextElement1(StreamRecord record) {
        // an event that waits touches no state: the key is set when its time has come
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (mark.equals(Watermark.MAX_WATERMARK)) {
            // the end of the input is not the end of time: what waits is seen, and no timer goes off
            move(Math.max(watermark, waiting.latest()));
            output.emitWatermark(mark);
            return;
        }
        move(mark.getTimestamp());
        super.processWatermark(mark);
        long now = System.nanoTime();
        recent.settle((now - settled) / SETTLING);
        settled = System.nanoTime();
    }

    private void move(long to) throws IOException {
        watermark = Math.max(watermark, to);
        for (Map.Entry<String, List<byte[]>> due : waiting.until(watermark).entrySet()) {
            Subject subject = Keys.subject(due.getKey());
            pass(watching(subject), subject, due.getKey(), due.getValue());
        }
    }

    private Watching<?> watching(Subject subject) {
        return switch (subject.kind()) {
            case BORROWER -> borrowers;
            case CHANNEL -> channels;
            case COHORT -> cohorts;
        };
    }

    private <S> void pass(Watching<S> watching, Subject subject, String key, List<byte[]> events) throws IOException {
        Watching.Held<S> before = watching.read(subject.name(), recent.get(key));
        List<Happening> happenings = new ArrayList<>(events.size());
        for (byte[] event : events) {
            happenings.add(EventOctets.read(event));
        }
        pass(watching, key, before, happenings);
    }

    private <S> void pass(Watching<S> watching, String key, Watching.Held<S> before, List<Happening> events)
            throws IOException {
        Watching.Turn<S> turn = watching.pass(before, events, watermark);
        for (Alert alert : turn.alerts()) {
            alerts.inc();
            output.collect(new StreamRecord<>(Outgoing.alert(settings.alerts(), alert)));
        }
        long passed = before.state().passed().equals(Instant.MIN)
                ? watermark
                : before.state().passed().toEpochMilli();
        turn.late().forEach(event -> refuse(key, Outgoing.Refusal.LATE, passed, event));
        turn.crowded().forEach(event -> refuse(key, Outgoing.Refusal.NO_ROOM, watermark, event));
        setTimer(key, before.wake(), turn.held().wake());
        setTimer(key, before.forget(), turn.held().forget());
        recent.put(key, watching.write(turn.held()));
    }

    private void setTimer(String key, long before, long now) {
        if (before != now) {
            setCurrentKey(key);
            if (before != Watching.NEVER) {
                timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, before);
            }
            if (now != Watching.NEVER) {
                timers.registerEventTimeTimer(VoidNamespace.INSTANCE, now);
            }
        }
    }

    private void refuse(String key, Outgoing.Refusal refusal, long passed, Happening event) {
        (refusal == Outgoing.Refusal.LATE ? late : crowded).inc();
        Subject subject = Keys.subject(key);
        output.collect(new StreamRecord<>(
                Outgoing.correction(settings.corrections(), subject, refusal, Instant.ofEpochMilli(passed), event)));
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws IOException {
        Subject subject = Keys.subject(timer.getKey());
        wake(watching(subject), subject, timer.getKey(), timer.getTimestamp());
    }

    private <S> void wake(Watching<S> watching, Subject subject, String key, long at) throws IOException {
        byte[] bytes = recent.get(key);
        if (bytes == null) {
            return;
        }
        Watching.Held<S> before = watching.read(subject.name(), bytes);
        if (before.wake() <= at) {
            pass(watching, key, before, List.of());
        } else if (before.forget() <= at) {
            Optional<Watching.Held<S>> after = watching.forgotten(before, watermark);
            if (after.isEmpty()) {
                recent.remove(key);
            } else {
                setTimer(key, Watching.NEVER, after.orElseThrow().forget());
                recent.put(key, watching.write(after.orElseThrow()));
            }
        }
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("no timer is set by the clock");
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        int groups = getRuntimeContext().getTaskInfo().getMaxNumberOfParallelSubtasks();
        KeyedStateCheckpointOutputStream out = context.getRawKeyedOperatorStateOutput();
        for (Map.Entry<Integer, Carried> group : Carried.byGroup(
                        waiting, recent, key -> KeyGroupRangeAssignment.assignToKeyGroup(key, groups))
                .entrySet()) {
            out.startNewKeyGroup(group.getKey());
            DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out));
            group.getValue().write(data);
            data.flush();
        }
    }
}
