package io.danq.flink.cluster;

import java.util.List;

/**
 * What the TaskManagers of a cluster are for.
 *
 * @param slots of each
 * @param heapMegabytes of each
 * @param serving whether the JVM compiles as in production; otherwise it starts faster, which suits
 *     tests that compute little
 */
record TaskManagerKind(int slots, int heapMegabytes, boolean serving) {
  /** For tests that follow the reads. */
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
    // With the reduced compilation of the test's JVMs it would be slow.
    return serving || !option.endsWith("=jdk.incubator.vector");
  }
}
