package io.danq.inference;

import io.danq.network.DanQConfig;
import io.danq.network.DanQWeights;
import io.danq.network.bundle.ModelBundle;
import java.util.List;

/**
 * A network that is ready to predict. Thread-safe: one predictor serves all threads of a JVM, and
 * every call runs on its caller's thread.
 *
 * <ul>
 *   <li>input: windows of exactly {@link #windowLength} bytes of ASCII bases
 *   <li>output: float32 {@code [windows][targets]}, probabilities 0 to 1 in target order
 * </ul>
 *
 * <p>A window's result does not depend on the other windows of a call, nor on their number.
 */
public sealed interface Predictor extends AutoCloseable permits EnginePredictor {
  /** Windows in one run of the engine. Calls are fastest with multiples of this. */
  int BATCH_SIZE = 64;

  /**
   * Loads a model in float32.
   *
   * @throws InferenceException if no engine can load it
   */
  static Predictor create(ModelBundle bundle, Strands strands) {
    return create(bundle, strands, Arithmetic.FLOAT32);
  }

  /**
   * Loads a model on the fastest engine that the arithmetic allows, this processor supports and the
   * network suits. A small network is always computed in float32.
   *
   * @throws InferenceException if the engine cannot load it or is not available here, or has no
   *     such precision for it: int8 is not for hard-sigmoid gates
   */
  static Predictor create(ModelBundle bundle, Strands strands, Arithmetic arithmetic) {
    DanQWeights weights = bundle.weights();
    EngineCase chosen = EngineCase.of(weights.config(), arithmetic.suiting(weights.config()));
    return new EnginePredictor(weights, bundle.manifest().baseOrder(), strands, chosen);
  }

  /**
   * What {@link #path()} would say of a network, without loading it.
   *
   * @throws InferenceException if the arithmetic is not possible here, or not for the network
   */
  static String path(DanQConfig network, Arithmetic arithmetic) {
    return EngineCase.of(network, arithmetic.suiting(network)).path();
  }

  /** Whether this machine can compute a network with exactly this engine and precision. */
  static boolean computes(DanQConfig network, Arithmetic arithmetic) {
    return arithmetic.suiting(network).equals(arithmetic)
        && EngineCase.isPossible(network, arithmetic.engine(), arithmetic.precision());
  }

  /**
   * Loads a model on ONNX Runtime with exactly the given precision and convolution, for
   * comparisons.
   *
   * @throws IllegalStateException if this JVM does not support that convolution
   * @throws InferenceException if the engine cannot load it
   */
  static Predictor create(
      ModelBundle bundle, Strands strands, Precision precision, Convolution convolution) {
    DanQWeights weights = bundle.weights();
    EngineCase chosen = new EngineCase(EngineChoice.ONNXRUNTIME, precision, convolution, "");
    return new EnginePredictor(weights, bundle.manifest().baseOrder(), strands, chosen);
  }

  /**
   * Predicts any number of windows, fastest in multiples of {@link #BATCH_SIZE}.
   *
   * @throws IllegalArgumentException if a window is not {@link #windowLength} bytes long
   * @throws IllegalStateException after {@link #close}
   * @throws InferenceException if the engine fails
   */
  float[][] predict(List<byte[]> windows);

  /** Bases in a window. */
  int windowLength();

  /** Number of probabilities per window. */
  int targets();

  /** The strands that it predicts. */
  Strands strands();

  /** The precision that it computes in. */
  Precision precision();

  /** Where its convolution runs. */
  Convolution convolution();

  /** Engine, precision, processor instructions and convolution in a few words. */
  String path();

  /** Frees the engine's memory once calls in progress are done; a second call does nothing. */
  @Override
  void close();
}
