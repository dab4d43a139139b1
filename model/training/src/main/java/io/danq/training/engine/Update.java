package io.danq.training.engine;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import java.util.ArrayList;
import java.util.List;

/**
 * An optimiser with Keras' formulas and constants. It keeps one or two moments per weight from
 * earlier steps. Not thread-safe.
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

  /** Number of steps so far. */
  public final long steps() {
    return steps;
  }

  /** A live view of the moments: later updates show. */
  public final List<DanQWeights> moments() {
    return moments.stream().map(Parameters::view).toList();
  }

  /**
   * Continues from the state of another optimiser of the same kind.
   *
   * @param others the other one's {@link #moments}
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

  /** Updates some weights. The arrays have {@code count} elements and are changed in place. */
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
