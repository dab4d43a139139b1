package io.danq.inference;

import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.danq.network.DanQWeights;
import io.danq.sequence.BaseOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * DanQ on ONNX Runtime.
 *
 * <p>The session runs on the caller's thread only, so that a runner's parallelism decides how many
 * cores work. In float32 it uses the weights in the bundle's mapped file, and keeps a packed copy
 * of them, one per predictor. In int8 both are a quarter of the size, and the file is read once.
 */
final class OnnxEngine implements InferenceEngine {
  /**
   * With 64 it is 3 to 7 per cent faster but takes 1.5 times the memory: with 8 threads, a
   * full-size network would exceed 1 GB.
   */
  private static final int BATCH_SIZE = 32;

  private final int targets;
  private final OnnxNetwork network; // the session reads from its buffers
  private final InputLayer layer;
  private final OrtEnvironment environment;
  private final OrtSession session;

  /**
   * Loads a network.
   *
   * @throws InferenceException if ONNX Runtime cannot load it
   */
  OnnxEngine(
      DanQWeights weights, BaseOrder baseOrder, Precision precision, Convolution convolution) {
    this.targets = weights.config().targets();
    this.network = OnnxNetwork.of(weights, precision, convolution);
    this.layer = InputLayer.of(weights.config(), baseOrder, network.kernels(), convolution);
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
  public int batchSize() {
    return BATCH_SIZE;
  }

  @Override
  public OnnxPass newPass() {
    return new OnnxPass(environment, session, layer, BATCH_SIZE, targets);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new InferenceException("ONNX Runtime cannot close: " + e.getMessage(), e);
    }
  }
}
