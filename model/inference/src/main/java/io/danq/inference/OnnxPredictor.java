package io.danq.inference;

import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.danq.network.DanQConfig;
import io.danq.network.DanQWeights;
import io.danq.sequence.BaseOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * DanQ on ONNX Runtime.
 *
 * <p>The session runs on the caller's thread only, so that a runner's parallelism decides how many
 * cores work. In float32 it uses the weights in the bundle's mapped file, and keeps a packed copy
 * of them, one per predictor. In int8 both are a quarter of the size, and the file is read once.
 * Batches are written into direct buffers from a pool.
 */
final class OnnxPredictor implements Predictor {
  private final DanQConfig config;
  private final Strands strands;
  private final Precision precision;
  private final Convolution convolution;
  private final OnnxNetwork network; // the session reads from its buffers
  private final InputLayer layer;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final ConcurrentLinkedQueue<Call> idle = new ConcurrentLinkedQueue<>();
  private final ReadWriteLock lifecycle = new ReentrantReadWriteLock();
  private boolean closed;

  private record Call(InputLayer.Writer writer, Workspace workspace) {}

  OnnxPredictor(
      DanQWeights weights,
      BaseOrder baseOrder,
      Strands strands,
      Precision precision,
      Convolution convolution) {
    this.config = weights.config();
    this.strands = strands;
    this.precision = precision;
    this.convolution = convolution;
    this.network = OnnxNetwork.of(weights, precision, convolution);
    this.layer = InputLayer.of(config, baseOrder, network.kernels(), convolution);
    try {
      this.environment = OrtEnvironment.getEnvironment();
      this.session = session(environment, network);
    } catch (OrtException e) {
      throw new InferenceException("ONNX Runtime cannot load the network: " + e.getMessage(), e);
    }
  }

  private static OrtSession session(OrtEnvironment environment, OnnxNetwork network)
      throws OrtException {
    Map<String, OnnxTensorLike> initializers = new HashMap<>();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      for (Initializer tensor : network.initializers()) {
        initializers.put(tensor.name(), tensor.tensor(environment));
      }
      options.addExternalInitializers(initializers);
      return environment.createSession(network.model().build(), options);
    } finally {
      initializers.values().forEach(OnnxTensorLike::close);
    }
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
    } catch (OrtException e) {
      throw new InferenceException("ONNX Runtime failed: " + e.getMessage(), e);
    } finally {
      lifecycle.readLock().unlock();
    }
  }

  private float[][] predictOpen(List<byte[]> windows) throws OrtException {
    float[][] probabilities = new float[windows.size()][config.targets()];
    Call call = idle.poll();
    if (call == null) {
      Workspace workspace = new Workspace(environment, session, layer, config.targets());
      call = new Call(layer.writer(), workspace);
    }
    try {
      for (int from = 0; from < windows.size(); from += BATCH_SIZE) {
        int to = Math.min(windows.size(), from + BATCH_SIZE);
        predictBatch(windows.subList(from, to), call, probabilities, from);
      }
      return probabilities;
    } finally {
      idle.add(call);
    }
  }

  private void predictBatch(List<byte[]> batch, Call call, float[][] probabilities, int from)
      throws OrtException {
    call.writer.write(batch, false, call.workspace.input());
    FloatBuffer forward = call.workspace.run(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      forward.get(probabilities[from + i]);
    }
    if (strands == Strands.FORWARD) {
      return;
    }
    call.writer.write(batch, true, call.workspace.input());
    FloatBuffer reverse = call.workspace.run(batch.size());
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
    return precision;
  }

  @Override
  public Convolution convolution() {
    return convolution;
  }

  @Override
  public String path() {
    return "onnxruntime "
        + precision.name().toLowerCase(Locale.ROOT)
        + (convolution == Convolution.KMER_TABLES ? ", k-mer convolution" : "");
  }

  @Override
  public void close() {
    lifecycle.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        for (Call call = idle.poll(); call != null; call = idle.poll()) {
          call.workspace.close();
        }
        session.close();
      }
    } catch (OrtException e) {
      throw new InferenceException("ONNX Runtime cannot close: " + e.getMessage(), e);
    } finally {
      lifecycle.writeLock().unlock();
    }
  }
}
