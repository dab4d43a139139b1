package org.apache.beam.runners.flink.translation.wrappers.streaming.io.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.runners.flink.translation.wrappers.streaming.io.source.compat.SplitEnumeratorCompat;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.io.Source;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the class of the same name in Beam 2.56's Flink runner, and comes before it on every
 * class path of this program. It splits a source only once in the life of a job, even across
 * restarts from checkpoints and savepoints.
 *
 * <p>Beam's class splits the source again whenever it is restored. Flink restores its readers with
 * their splits, so each gets a second split of the same partitions that starts from the beginning,
 * and every record is read twice (Beam issues 31313 and 34890). This one leaves a note in its
 * snapshots: an entry for task {@value #SPLIT_NOTE} without splits. {@link
 * FlinkSource#restoreEnumerator} hands every entry to {@link #addSplitsBack} before {@link #start}
 * is called.
 *
 * <p>It can be removed with Beam 2.63, where pull request 33606 fixes the fault. A test fails as
 * soon as Beam's class changes (decisions/0008). Flink's coordinator calls all methods on one
 * thread.
 *
 * @param <T> type of the source's elements
 */
public class FlinkSourceSplitEnumerator<T>
    implements SplitEnumeratorCompat<FlinkSourceSplit<T>, Map<Integer, List<FlinkSourceSplit<T>>>> {
  /** The task that a snapshot names if the source has been split. No task has this number. */
  static final int SPLIT_NOTE = -1;

  private final SplitEnumeratorContext<FlinkSourceSplit<T>> context;
  private final Source<T> source;
  private final PipelineOptions options;
  private final int splitCount;
  private final Map<Integer, List<FlinkSourceSplit<T>>> waiting = new TreeMap<>();
  private boolean split;

  /** Called by {@link FlinkSource}; {@code splitCount} is how many splits are asked for. */
  public FlinkSourceSplitEnumerator(
      SplitEnumeratorContext<FlinkSourceSplit<T>> context,
      Source<T> source,
      PipelineOptions options,
      int splitCount) {
    this.context = context;
    this.source = source;
    this.options = options;
    this.splitCount = splitCount;
  }

  @Override
  public void start() {
    if (split) {
      spreadOverTasks();
    } else {
      context.callAsync(this::splits, this::distribute);
    }
  }

  /** Asks Kafka for partitions, which may take long; not called on the coordinator's thread. */
  private List<? extends Source<T>> splits() throws Exception {
    if (source instanceof UnboundedSource<T, ?> unbounded) {
      return unbounded.split(splitCount, options);
    }
    BoundedSource<T> bounded = (BoundedSource<T>) source;
    return bounded.split(bounded.getEstimatedSizeBytes(options) / splitCount, options);
  }

  private void distribute(List<? extends Source<T>> sources, @Nullable Throwable failure) {
    if (failure != null) {
      throw new IllegalStateException("the source " + source + " cannot be split", failure);
    }
    for (int i = 0; i < sources.size(); i++) {
      waitingFor(i % context.currentParallelism()).add(new FlinkSourceSplit<>(i, sources.get(i)));
    }
    split = true;
    context.registeredReaders().keySet().forEach(this::addReader);
  }

  /** Splits that waited for a task in the snapshot may wait for a task that no longer exists. */
  private void spreadOverTasks() {
    List<FlinkSourceSplit<T>> splits = new ArrayList<>();
    waiting.values().forEach(splits::addAll);
    waiting.clear();
    splits.forEach(s -> waitingFor(s.splitIndex() % context.currentParallelism()).add(s));
  }

  private List<FlinkSourceSplit<T>> waitingFor(int task) {
    return waiting.computeIfAbsent(task, ignored -> new ArrayList<>());
  }

  @Override
  public void addReader(int task) {
    if (!split) {
      return;
    }
    List<FlinkSourceSplit<T>> splits = waiting.remove(task);
    if (splits != null) {
      context.assignSplits(new SplitsAssignment<>(Map.of(task, splits)));
    }
    context.signalNoMoreSplits(task);
  }

  @Override
  public void addSplitsBack(List<FlinkSourceSplit<T>> splits, int task) {
    if (task == SPLIT_NOTE) {
      split = true;
    } else {
      waitingFor(task).addAll(splits);
    }
  }

  @Override
  public Map<Integer, List<FlinkSourceSplit<T>>> snapshotState(long checkpointId) {
    return snapshotState();
  }

  @Override
  public Map<Integer, List<FlinkSourceSplit<T>>> snapshotState() {
    Map<Integer, List<FlinkSourceSplit<T>>> snapshot = new HashMap<>();
    waiting.forEach((task, splits) -> snapshot.put(task, new ArrayList<>(splits)));
    if (split) {
      snapshot.put(SPLIT_NOTE, new ArrayList<>());
    }
    return snapshot;
  }

  /** Never called, because every task hears once that it has all its splits. */
  @Override
  public void handleSplitRequest(int task, @Nullable String host) {}

  @Override
  public void close() {}
}
