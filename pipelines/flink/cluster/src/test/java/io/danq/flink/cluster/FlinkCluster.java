package io.danq.flink.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A JobManager and TaskManagers as processes of their own, from Maven's jars. */
final class FlinkCluster implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final int JOB_MANAGER_HEAP = 512;

  private final TaskManagerKind kind;
  private final FlinkFiles files;
  private final FlinkRest rest;
  private final Deque<FlinkJvm> taskManagers = new ArrayDeque<>();
  private FlinkJvm jobManager;
  private int started;

  private FlinkCluster(TaskManagerKind kind, FlinkFiles files) {
    this.kind = kind;
    this.files = files;
    this.rest = new FlinkRest(files.restPort());
  }

  /** Starts a cluster and waits until its TaskManagers have registered. */
  static FlinkCluster start(Path work, TaskManagerKind kind, int taskManagers) throws Exception {
    FlinkCluster cluster = new FlinkCluster(kind, new FlinkFiles(work, kind));
    try {
      cluster.startJobManager();
      for (int i = 0; i < taskManagers; i++) {
        cluster.startTaskManager();
      }
      cluster.awaitTaskManagers();
      return cluster;
    } catch (Exception | AssertionError e) {
      cluster.close();
      throw e;
    }
  }

  FlinkRest rest() {
    return rest;
  }

  /** Where jobs are submitted: {@code HOST:PORT}. */
  String master() {
    return "127.0.0.1:" + files.restPort();
  }

  /** Starts a JobManager at the address of the one before. */
  void startJobManager() throws IOException {
    jobManager =
        FlinkJvm.start(
            files,
            "jobmanager-" + started++,
            JOB_MANAGER_HEAP,
            FlinkJvm.QUICK_START,
            "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint");
  }

  void killJobManager() throws InterruptedException {
    jobManager.kill();
  }

  void startTaskManager() throws IOException {
    taskManagers.addLast(
        FlinkJvm.start(
            files,
            "taskmanager-" + started++,
            kind.heapMegabytes(),
            kind.javaOptions(),
            "org.apache.flink.runtime.taskexecutor.TaskManagerRunner"));
  }

  /** Kills the TaskManager that has run the longest. */
  void killTaskManager() throws InterruptedException {
    taskManagers.removeFirst().kill();
  }

  /** Process ids of the TaskManagers. */
  List<Long> taskManagers() {
    return taskManagers.stream().map(FlinkJvm::pid).toList();
  }

  /** Waits until the TaskManagers that run are the ones that the JobManager knows. */
  void awaitTaskManagers() throws Exception {
    Waiting.until(
        taskManagers.size() + " TaskManagers have registered; logs are in " + files.work(),
        START_LIMIT,
        () -> rest.taskManagers() == taskManagers.size());
  }

  @Override
  public void close() {
    for (FlinkJvm taskManager : taskManagers) {
      taskManager.close();
    }
    if (jobManager != null) {
      jobManager.close();
    }
  }
}
