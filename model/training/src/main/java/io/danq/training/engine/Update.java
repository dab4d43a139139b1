package io.danq.training.engine;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import java.util.ArrayList;
import java.util.List;

/**
 * An optimiser with Keras' formulas and constants, and what it remembers of earlier steps: a moment
 * or two for every weight. Not thread-safe.
 */
public abstract sealed class Update permits AdamUpdate, RmsPropUpdate {
  private static final int CHUNK = 1 << 13;

  private final List<Parameters> moments = new ArrayList<>();
  private long steps;

  Update(DanQConfig config, int moments) {
    for (int i = 0; i < moments; i++) {
      this.moments.add(Parameters.zeros(config));
    }
  }

  /** Number of steps made. */
  public final long steps() {
    return steps;
  }

  /** What is remembered of every weight, as it is now and as it becomes. */
  public final List<DanQWeights> moments() {
    return moments.stream().map(Parameters::view).toList();
  }

  /**
   * Goes on where another one of the same kind was.
   *
   * @param others as many as {@link #moments} gives
   */
  public final void restore(long stepsMade, List<DanQWeights> others) {
    if (others.size() != moments.size()) {
      throw new IllegalArgumentException(
          "needs " + moments.size() + " moments, has " + others.size());
    }
    steps = stepsMade;
    for (int i = 0; i < moments.size(); i++) {
      moments.get(i).set(others.get(i));
    }
  }

  /** Changes some weights. Arrays of {@code count} elements; what is changed is written back. */
  abstract void change(
      float[] weights, float[] gradients, float[][] moments, int count, double learningRate);

  final void apply(Parameters weights, Parameters gradients, double learningRate, Team team) {
    steps++;
    for (DanQTensor tensor : DanQTensor.values()) {
      int size = weights.get(tensor).size();
      int chunks = (size + CHUNK - 1) / CHUNK;
      int parts = Math.min(chunks, 4 * team.threads());
      team.run(
          parts,
          part -> {
            Chunk chunk = new Chunk();
            int end = Team.bound(chunks, parts, part + 1);
            for (int i = Team.bound(chunks, parts, part); i < end; i++) {
              int count = Math.min(CHUNK, size - i * CHUNK);
              chunk.change(tensor, i * CHUNK, count, weights, gradients, learningRate);
            }
          });
    }
  }

  private final class Chunk {
    private final float[] w = new float[CHUNK];
    private final float[] g = new float[CHUNK];
    private final float[][] m = new float[moments.size()][CHUNK];

    void change(
        DanQTensor tensor,
        int from,
        int count,
        Parameters weights,
        Parameters gradients,
        double learningRate) {
      weights.get(tensor).get(from, w, count);
      gradients.get(tensor).get(from, g, count);
      for (int i = 0; i < m.length; i++) {
        moments.get(i).get(tensor).get(from, m[i], count);
      }
      Update.this.change(w, g, m, count, learningRate);
      weights.get(tensor).put(from, w, 0, count);
      for (int i = 0; i < m.length; i++) {
        moments.get(i).get(tensor).put(from, m[i], 0, count);
      }
    }
  }
}
