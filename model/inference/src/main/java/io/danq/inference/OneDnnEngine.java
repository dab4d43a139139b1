package io.danq.inference;

import io.danq.network.DanQConfig;
import io.danq.network.DanQWeights;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.tensor.OneHotEncoder;
import org.bytedeco.javacpp.PointerScope;

/**
 * DanQ on oneDNN: the convolution in Java, both LSTMs as one primitive, then two dense layers. All
 * threads share one packed copy of the weights; each call has its own memory and primitives.
 */
final class OneDnnEngine implements InferenceEngine {
  /**
   * Windows in one run. Every run has this number of rows, whatever the call brings: with another
   * number oneDNN may take another path, whose sums are rounded in another order.
   */
  static final int ROWS = Predictor.BATCH_SIZE;

  private final DanQConfig config;
  private final NativeObjects natives = new NativeObjects();
  private final OneDnnInput input;
  private final OneDnnLstm lstm;
  private final OneDnnDense hidden;
  private final OneDnnDense output;

  /**
   * Loads a network.
   *
   * @throws InferenceException if oneDNN cannot be used or cannot load it
   */
  @SuppressWarnings("try") // a scope acts by being open
  OneDnnEngine(DanQWeights weights, BaseOrder order, Precision precision) {
    this.config = weights.config();
    ConvolutionKernels kernels = ConvolutionKernels.of(weights);
    OneHotEncoder encoder = new OneHotEncoder(order);
    float[] largest = {};
    if (precision == Precision.INT8) {
      ShortConvolution convolution = new ShortConvolution(kernels, config);
      largest = convolution.largest();
      input = new OneDnnInput.Shorts(encoder, config, convolution);
    } else {
      input = new OneDnnInput.Floats(encoder, config, new KmerConvolution(kernels, config));
    }
    try (PointerScope scope = new PointerScope()) {
      lstm = new OneDnnLstm(weights, precision, largest, ROWS, natives);
      hidden = OneDnnDense.hidden(weights, precision, ROWS, natives);
      output = OneDnnDense.output(weights, precision, ROWS, natives);
    } catch (RuntimeException e) {
      natives.close();
      throw new InferenceException("oneDNN cannot load the network: " + e.getMessage(), e);
    }
  }

  @Override
  public int batchSize() {
    return ROWS;
  }

  @Override
  public OneDnnPass newPass() {
    try {
      return new OneDnnPass(config, input, lstm, hidden, output);
    } catch (RuntimeException e) {
      throw new InferenceException("oneDNN failed: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    natives.close();
  }
}
