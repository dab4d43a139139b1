package io.danq.inference;

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
public sealed interface Predictor extends AutoCloseable permits OnnxPredictor {
  /**
   * Windows in one run of the engine. With 64 it is 3 to 7 per cent faster but takes half as much
   * memory again: with 8 threads, a full-size network would exceed 1 GB.
   */
  int BATCH_SIZE = 32;

  /**
   * Loads a model in float32.
   *
   * @throws InferenceException if the engine cannot load it
   */
  static Predictor create(ModelBundle bundle, Strands strands) {
    return create(bundle, strands, Precision.FLOAT32);
  }

  /**
   * Loads a model with the fastest convolution that this JVM supports. A small network is computed
   * in float32 where int8 is asked for.
   *
   * @throws InferenceException if the engine cannot load it, or has no such precision for it: int8
   *     is not for hard-sigmoid gates
   */
  static Predictor create(ModelBundle bundle, Strands strands, Precision precision) {
    return create(
        bundle, strands, precision.suiting(bundle.weights().config()), Convolution.fastest());
  }

  /**
   * Loads a model with a given convolution and exactly the given precision, to compare them.
   *
   * @throws IllegalStateException if this JVM does not support that convolution
   * @throws InferenceException if the engine cannot load it
   */
  static Predictor create(
      ModelBundle bundle, Strands strands, Precision precision, Convolution convolution) {
    return new OnnxPredictor(
        bundle.weights(), bundle.manifest().baseOrder(), strands, precision, convolution);
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

  /** Probabilities per window. */
  int targets();

  /** Which strands are predicted. */
  Strands strands();

  /** Its arithmetic. */
  Precision precision();

  /** Where its convolution runs. */
  Convolution convolution();

  /** Engine, precision and convolution in a few words, for a row of measurements. */
  String path();

  /** Frees the engine's memory once calls in progress are done; a second call does nothing. */
  @Override
  void close();
}
