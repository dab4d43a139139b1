package io.danq.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import io.danq.sequence.BaseOrder;
import io.danq.tensor.OneHotEncoder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * DanQ on ONNX Runtime in float32.
 *
 * <p>The session runs on the caller's thread alone, so that a runner's parallelism decides how many
 * cores work. It takes the weights straight from the bundle's mapped file; besides that it keeps
 * its own packed copy of them, once per predictor. Tensors are written into direct buffers that
 * calls take from a pool and give back.
 */
final class OnnxPredictor implements Predictor {
  private final DanQWeights weights; // the session reads from its mapped buffers
  private final Strands strands;
  private final OneHotEncoder encoder;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final ConcurrentLinkedQueue<Workspace> idle = new ConcurrentLinkedQueue<>();
  private final ReadWriteLock lifecycle = new ReentrantReadWriteLock();
  private boolean closed;

  private OnnxPredictor(
      DanQWeights weights,
      BaseOrder baseOrder,
      Strands strands,
      OrtEnvironment environment,
      OrtSession session) {
    this.weights = weights;
    this.strands = strands;
    this.encoder = new OneHotEncoder(baseOrder);
    this.environment = environment;
    this.session = session;
  }

  static OnnxPredictor load(DanQWeights weights, BaseOrder baseOrder, Strands strands) {
    try {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      OrtSession session = session(environment, weights);
      return new OnnxPredictor(weights, baseOrder, strands, environment, session);
    } catch (OrtException e) {
      throw new InferenceException("ONNX Runtime cannot load the network: " + e.getMessage(), e);
    }
  }

  private static OrtSession session(OrtEnvironment environment, DanQWeights weights)
      throws OrtException {
    DanQConfig config = weights.config();
    Map<String, OnnxTensorLike> initializers = new HashMap<>();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      for (DanQTensor tensor : DanQTensor.values()) {
        initializers.put(
            tensor.tensorName(),
            OnnxTensor.createTensor(environment, weights.get(tensor), tensor.shape(config)));
      }
      options.addExternalInitializers(initializers);
      return environment.createSession(OnnxGraph.model(config), options);
    } finally {
      initializers.values().forEach(OnnxTensorLike::close);
    }
  }

  @Override
  public float[][] predict(List<byte[]> windows) {
    for (byte[] window : windows) {
      if (window.length != config().window()) {
        throw new IllegalArgumentException(
            "a window needs " + config().window() + " bases, has " + window.length);
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
    float[][] probabilities = new float[windows.size()][config().targets()];
    Workspace workspace = idle.poll();
    if (workspace == null) {
      workspace = new Workspace(config());
    }
    try {
      for (int from = 0; from < windows.size(); from += BATCH_SIZE) {
        int to = Math.min(windows.size(), from + BATCH_SIZE);
        predictBatch(windows, from, to, workspace, probabilities);
      }
      return probabilities;
    } finally {
      idle.add(workspace);
    }
  }

  private void predictBatch(
      List<byte[]> windows, int from, int to, Workspace workspace, float[][] probabilities)
      throws OrtException {
    FloatBuffer in = workspace.input.clear();
    for (int i = from; i < to; i++) {
      encoder.encode(windows.get(i), in);
    }
    run(workspace, to - from);
    for (int i = from; i < to; i++) {
      workspace.output.get(probabilities[i]);
    }
    if (strands == Strands.FORWARD) {
      return;
    }
    in.clear();
    for (int i = from; i < to; i++) {
      encoder.encodeReverseComplement(windows.get(i), in);
    }
    run(workspace, to - from);
    for (int i = from; i < to; i++) {
      for (int target = 0; target < config().targets(); target++) {
        probabilities[i][target] = (probabilities[i][target] + workspace.output.get()) / 2;
      }
    }
  }

  /** Runs the network over the windows in the workspace's input and rewinds its output. */
  private void run(Workspace workspace, int count) throws OrtException {
    long[] inputShape = {count, config().window(), OneHotEncoder.CHANNELS};
    long[] outputShape = {count, config().targets()};
    workspace.input.flip();
    workspace.output.clear().limit(count * config().targets());
    try (OnnxTensor input = OnnxTensor.createTensor(environment, workspace.input, inputShape);
        OnnxTensor output = OnnxTensor.createTensor(environment, workspace.output, outputShape)) {
      session.run(Map.of(OnnxGraph.INPUT, input), Map.of(OnnxGraph.OUTPUT, output)).close();
    }
    workspace.output.rewind();
  }

  private DanQConfig config() {
    return weights.config();
  }

  @Override
  public int windowLength() {
    return config().window();
  }

  @Override
  public int targets() {
    return config().targets();
  }

  @Override
  public Strands strands() {
    return strands;
  }

  @Override
  public void close() {
    lifecycle.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        idle.clear();
        session.close();
      }
    } catch (OrtException e) {
      throw new InferenceException("ONNX Runtime cannot close: " + e.getMessage(), e);
    } finally {
      lifecycle.writeLock().unlock();
    }
  }
}
