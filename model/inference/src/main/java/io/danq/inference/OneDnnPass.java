package io.danq.inference;

import io.danq.network.DanQConfig;
import java.nio.FloatBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs on oneDNN, with as few rows as the windows of a call need. */
final class OneDnnPass implements InferenceEngine.Pass {
  private final DanQConfig config;
  private final OneDnnInput input;
  private final List<OneDnnLayers> sizes;
  private final @Nullable OneDnnRun[] runs;

  /**
   * @param sizes the same network for increasing numbers of rows
   */
  OneDnnPass(DanQConfig config, OneDnnInput input, List<OneDnnLayers> sizes) {
    this.config = config;
    this.input = input;
    this.sizes = sizes;
    this.runs = new OneDnnRun[sizes.size()];
  }

  @Override
  public FloatBuffer run(List<byte[]> windows, boolean reverseComplement) {
    int size = 0;
    while (sizes.get(size).rows() < windows.size()) {
      size++;
    }
    try {
      OneDnnRun run = runs[size];
      if (run == null) {
        run = new OneDnnRun(config, input, sizes.get(size));
        runs[size] = run;
      }
      return run.run(windows, reverseComplement);
    } catch (RuntimeException e) {
      throw new InferenceException("oneDNN failed: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    for (int size = 0; size < runs.length; size++) {
      OneDnnRun run = runs[size];
      if (run != null) {
        run.close();
        runs[size] = null;
      }
    }
  }
}
