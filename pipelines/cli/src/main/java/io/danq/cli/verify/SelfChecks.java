package io.danq.cli.verify;

import io.danq.inference.Strands;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks what must hold for every engine and every model. A window's probabilities depend on that
 * window only. The result for both strands is the mean of the forward and the reverse-complement
 * probabilities, as DeepSEA and DanQ report it.
 */
final class SelfChecks {
  private static final List<Integer> BATCHES = List.of(7, 64, 65);
  private static final List<Integer> PLACES = List.of(0, 20, 63);
  private static final int NEIGHBOURS = 64;
  private static final int STRAND_WINDOWS = 16;

  private final Engine.Opener engines;
  private final Limits limits;
  private final CheckWindows windows;

  SelfChecks(Engine.Opener engines, Limits limits, int windowLength) {
    this.engines = engines;
    this.limits = limits;
    this.windows = new CheckWindows(windowLength, 1);
  }

  List<CheckResult> run() {
    List<CheckResult> results = new ArrayList<>();
    List<byte[]> there = new ArrayList<>(windows.withUnknownBases(STRAND_WINDOWS));
    there.add(windows.unknown());
    List<byte[]> back = CheckWindows.reverseComplements(there);
    float[][] forward;
    float[][] reverse;
    try (Engine engine = engines.open(Strands.FORWARD)) {
      batches(engine, results);
      results.add(neighbours(engine));
      forward = engine.predict(there);
      reverse = engine.predict(back);
    }
    try (Engine engine = engines.open(Strands.BOTH)) {
      strands(forward, reverse, engine.predict(there), engine.predict(back), results);
    }
    return results;
  }

  private void batches(Engine engine, List<CheckResult> results) {
    List<byte[]> all = windows.plain(BATCHES.get(BATCHES.size() - 1));
    float[][] alone = new float[all.size()][];
    double beyond = 0;
    for (int i = 0; i < alone.length; i++) {
      alone[i] = engine.predict(List.of(all.get(i)))[0];
      for (float probability : alone[i]) {
        beyond = Math.max(beyond, Math.max(-probability, probability - 1));
      }
    }
    results.add(CheckResult.of("probabilities between 0 and 1", alone.length, beyond, 0));
    for (int size : BATCHES) {
      float[][] together = engine.predict(all.subList(0, size));
      results.add(
          CheckResult.of(
              "a batch of " + size + " against one by one",
              size,
              Differences.largest(together, alone),
              limits.batch()));
    }
  }

  private CheckResult neighbours(Engine engine) {
    List<byte[]> beside = new ArrayList<>(windows.plain(NEIGHBOURS));
    List<byte[]> amongUnknown = new ArrayList<>();
    for (int i = 0; i < NEIGHBOURS; i++) {
      amongUnknown.add(PLACES.contains(i) ? beside.get(i) : windows.unknown());
    }
    float[][] first = engine.predict(beside);
    float[][] second = engine.predict(amongUnknown);
    double largest = 0;
    for (int place : PLACES) {
      largest = Math.max(largest, Differences.largest(first[place], second[place]));
    }
    return CheckResult.of(
        "other windows beside a window", PLACES.size(), largest, limits.neighbours());
  }

  private void strands(
      float[][] forward,
      float[][] reverse,
      float[][] both,
      float[][] bothOfReverse,
      List<CheckResult> results) {
    float[][] mean = new float[forward.length][];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = new float[forward[i].length];
      for (int target = 0; target < mean[i].length; target++) {
        mean[i][target] = (forward[i][target] + reverse[i][target]) / 2;
      }
    }
    int count = forward.length;
    results.add(
        CheckResult.of(
            "both strands against the mean of each",
            count,
            Differences.largest(both, mean),
            limits.batch()));
    results.add(
        CheckResult.of(
            "reverse complements, both strands",
            count,
            Differences.largest(both, bothOfReverse),
            limits.batch()));
    results.add(
        CheckResult.of(
            "nothing but N, either strand",
            1,
            Differences.largest(forward[count - 1], reverse[count - 1]),
            limits.batch()));
  }
}
