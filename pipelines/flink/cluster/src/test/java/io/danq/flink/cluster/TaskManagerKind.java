package io.danq.flink.cluster;

import java.util.List;

/**
 * What the TaskManagers of a cluster are for.
 *
 * @param slots of each
 * @param heapMegabytes of each
 * @param serving whether the JVM compiles as it does in service; otherwise it starts sooner, as
 *     tests want it that compute next to nothing
 */
record TaskManagerKind(int slots, int heapMegabytes, boolean serving) {
  /** For tests of what becomes of the reads. */
  static final TaskManagerKind TESTED = new TaskManagerKind(2, 640, false);

  /** For measurements, with as many slots as asked for. */
  static TaskManagerKind measured(int slots) {
    return new TaskManagerKind(slots, 1024, true);
  }

  List<String> javaOptions() {
    return serving ? List.of() : FlinkJvm.QUICK_START;
  }

  /** Whether TaskManagers get an option of {@code deploy/flink}. */
  boolean takes(String option) {
    // With the little compiling that the tested ones do, it is slow.
    return serving || !option.endsWith("=jdk.incubator.vector");
  }
}
