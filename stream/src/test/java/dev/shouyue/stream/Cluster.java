package dev.shouyue.stream;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink of this process: task managers that can be ended and started, jobs that can be stopped with a savepoint. */
final class Cluster implements AutoCloseable {

    private final Path folder;
    private final MiniCluster cluster;

    Cluster(Path folder, int managers, int slots) throws Exception {
        this.folder = folder;
        Configuration configuration = new Configuration();
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1000);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(200));
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
        cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(managers)
                .setNumSlotsPerTaskManager(slots)
                .setRpcServiceSharing(RpcServiceSharing.SHARED)
                .withRandomPorts()
                .build());
        cluster.start();
    }

    JobID start(JobSettings settings, int parallelism, Optional<String> savepoint) throws Exception {
        return start(settings, parallelism, savepoint, told -> {});
    }

    JobID start(
            JobSettings settings,
            int parallelism,
            Optional<String> savepoint,
            Consumer<DataStream<Tuple3<String, String, String>>> more)
            throws Exception {
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(new Configuration());
        environment.setParallelism(parallelism);
        more.accept(WarningJob.build(environment, settings));
        JobGraph graph = environment.getStreamGraph().getJobGraph();
        savepoint.ifPresent(path -> graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(path, false)));
        return cluster.submitJob(graph).get(60, TimeUnit.SECONDS).getJobID();
    }

    /** Ends a task manager as a failure does, and starts another. */
    void killOne(int manager) throws Exception {
        cluster.terminateTaskManager(manager).get(60, TimeUnit.SECONDS);
        cluster.startTaskManager();
    }

    /** Waits until all tasks run. */
    void awaitRunning(JobID job) {
        Await.until("the job runs", Duration.ofMinutes(1), () -> {
            var graph = cluster.getExecutionGraph(job).get(10, TimeUnit.SECONDS);
            for (var vertex : graph.getAllExecutionVertices()) {
                if (vertex.getExecutionState() != org.apache.flink.runtime.execution.ExecutionState.RUNNING) {
                    return false;
                }
            }
            return true;
        });
    }

    long checkpoints(JobID job) throws Exception {
        return cluster.getExecutionGraph(job)
                .get(10, TimeUnit.SECONDS)
                .getCheckpointStatsSnapshot()
                .getCounts()
                .getNumberOfCompletedCheckpoints();
    }

    int restarts(JobID job) throws Exception {
        return (int) cluster.getExecutionGraph(job)
                .get(10, TimeUnit.SECONDS)
                .getCheckpointStatsSnapshot()
                .getCounts()
                .getNumberOfRestoredCheckpoints();
    }

    JobStatus status(JobID job) throws Exception {
        return cluster.getJobStatus(job).get(10, TimeUnit.SECONDS);
    }

    /** Stops the job, and gives the path of its savepoint. */
    String stop(JobID job) throws Exception {
        return cluster.stopWithSavepoint(
                        job, folder.resolve("savepoints").toUri().toString(), false, SavepointFormatType.CANONICAL)
                .get(60, TimeUnit.SECONDS);
    }

    void cancel(JobID job) throws Exception {
        cluster.cancelJob(job).get(60, TimeUnit.SECONDS);
        Await.until(
                "the job has ended", Duration.ofMinutes(1), () -> status(job).isGloballyTerminalState());
    }

    @Override
    public void close() {
        cluster.closeAsync().join();
    }
}
