package org.apache.beam.runners.flink.translation.wrappers.streaming.io.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;

/** Flink's side of an enumerator: records which task gets which splits. */
final class Tasks implements SplitEnumeratorContext<FlinkSourceSplit<Long>> {
  private final int parallelism;
  private final Map<Integer, ReaderInfo> readers = new TreeMap<>();
  private final Map<Integer, List<FlinkSourceSplit<Long>>> assigned = new HashMap<>();
  private final Set<Integer> noMore = new TreeSet<>();
  private final List<Runnable> calls = new ArrayList<>();

  Tasks(int parallelism) {
    this.parallelism = parallelism;
  }

  void register(int task) {
    readers.put(task, new ReaderInfo(task, "here"));
  }

  /** Runs the background work. */
  void runCalls() {
    calls.forEach(Runnable::run);
    calls.clear();
  }

  /** Numbers of the splits that a task was given. */
  List<Integer> splits(int task) {
    return assigned.getOrDefault(task, List.of()).stream()
        .map(FlinkSourceSplit::splitIndex)
        .toList();
  }

  /** Takes its splits from a task. */
  List<FlinkSourceSplit<Long>> take(int task) {
    return assigned.remove(task);
  }

  /** The tasks that heard that they have all their splits. */
  Set<Integer> noMore() {
    return noMore;
  }

  @Override
  public int currentParallelism() {
    return parallelism;
  }

  @Override
  public Map<Integer, ReaderInfo> registeredReaders() {
    return readers;
  }

  @Override
  public void assignSplits(SplitsAssignment<FlinkSourceSplit<Long>> assignment) {
    assignment
        .assignment()
        .forEach(
            (task, splits) ->
                assigned.computeIfAbsent(task, ignored -> new ArrayList<>()).addAll(splits));
  }

  @Override
  public void signalNoMoreSplits(int task) {
    noMore.add(task);
  }

  @Override
  public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
    calls.add(
        () -> {
          T result;
          try {
            result = callable.call();
          } catch (Exception e) {
            handler.accept(null, e);
            return;
          }
          handler.accept(result, null);
        });
  }

  @Override
  public <T> void callAsync(
      Callable<T> callable, BiConsumer<T, Throwable> handler, long delay, long period) {
    throw new UnsupportedOperationException("nothing is done again and again");
  }

  @Override
  public void runInCoordinatorThread(Runnable action) {
    action.run();
  }

  @Override
  public SplitEnumeratorMetricGroup metricGroup() {
    throw new UnsupportedOperationException("nothing is counted");
  }

  @Override
  public void sendEventToSourceReader(
      int task, org.apache.flink.api.connector.source.SourceEvent event) {
    throw new UnsupportedOperationException("no events are sent");
  }
}
