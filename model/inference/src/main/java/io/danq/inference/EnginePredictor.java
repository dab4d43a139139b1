package io.danq.inference;

import io.danq.network.DanQConfig;
import io.danq.network.DanQWeights;
import io.danq.sequence.BaseOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A predictor on an engine. It cuts calls into the engine's batches, averages the strands, keeps
 * the passes of ended calls for the next ones, and closes the engine when no call is in progress.
 */
final class EnginePredictor implements Predictor {
  private final DanQConfig config;
  private final Strands strands;
  private final EngineCase chosen;
  private final InferenceEngine engine;
  private final ConcurrentLinkedQueue<InferenceEngine.Pass> idle = new ConcurrentLinkedQueue<>();
  private final ReadWriteLock lifecycle = new ReentrantReadWriteLock();
  private boolean closed;

  /**
   * Loads a network.
   *
   * @throws InferenceException if the engine cannot load it
   */
  EnginePredictor(DanQWeights weights, BaseOrder order, Strands strands, EngineCase chosen) {
    this.config = weights.config();
    this.strands = strands;
    this.chosen = chosen;
    this.engine =
        chosen.engine() == EngineChoice.ONEDNN
            ? new OneDnnEngine(weights, order, chosen.precision())
            : new OnnxEngine(weights, order, chosen.precision(), chosen.convolution());
  }

  @Override
  public float[][] predict(List<byte[]> windows) {
    for (byte[] window : windows) {
      if (window.length != config.window()) {
        throw new IllegalArgumentException(
            "a window needs " + config.window() + " bases, has " + window.length);
      }
    }
    lifecycle.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the predictor is closed");
      }
      return predictOpen(windows);
    } finally {
      lifecycle.readLock().unlock();
    }
  }

  private float[][] predictOpen(List<byte[]> windows) {
    float[][] probabilities = new float[windows.size()][config.targets()];
    InferenceEngine.Pass pass = idle.poll();
    if (pass == null) {
      pass = engine.newPass();
    }
    try {
      for (int from = 0; from < windows.size(); from += engine.batchSize()) {
        int to = Math.min(windows.size(), from + engine.batchSize());
        predictBatch(windows.subList(from, to), pass, probabilities, from);
      }
      return probabilities;
    } finally {
      idle.add(pass);
    }
  }

  private void predictBatch(
      List<byte[]> batch, InferenceEngine.Pass pass, float[][] probabilities, int from) {
    FloatBuffer forward = pass.run(batch, false);
    for (int i = 0; i < batch.size(); i++) {
      forward.get(probabilities[from + i]);
    }
    if (strands == Strands.FORWARD) {
      return;
    }
    FloatBuffer reverse = pass.run(batch, true);
    for (int i = 0; i < batch.size(); i++) {
      float[] row = probabilities[from + i];
      for (int target = 0; target < row.length; target++) {
        row[target] = (row[target] + reverse.get()) / 2;
      }
    }
  }

  @Override
  public int windowLength() {
    return config.window();
  }

  @Override
  public int targets() {
    return config.targets();
  }

  @Override
  public Strands strands() {
    return strands;
  }

  @Override
  public Precision precision() {
    return chosen.precision();
  }

  @Override
  public Convolution convolution() {
    return chosen.convolution();
  }

  @Override
  public String path() {
    return chosen.path();
  }

  @Override
  public void close() {
    lifecycle.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        for (InferenceEngine.Pass pass = idle.poll(); pass != null; pass = idle.poll()) {
          pass.close();
        }
        engine.close();
      }
    } finally {
      lifecycle.writeLock().unlock();
    }
  }
}
