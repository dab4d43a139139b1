package io.danq.inference;

import io.danq.network.DanQConfig;
import io.danq.network.DanQWeights;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.tensor.OneHotEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;

/**
 * DanQ on oneDNN: the convolution in Java, both LSTMs as one primitive, then two dense layers. All
 * threads share one packed copy of the weights; each call has its own memory and primitives.
 */
final class OneDnnEngine implements InferenceEngine {
  /** Windows in one run, at most. */
  private static final int MOST_ROWS = Predictor.BATCH_SIZE;

  /** For calls with few windows, which need not compute all rows. */
  private static final int[] FEWER_ROWS = {4, 16};

  private final DanQConfig config;
  private final NativeObjects natives = new NativeObjects();
  private final OneDnnInput input;
  private final List<OneDnnLayers> sizes = new ArrayList<>();

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
      OneDnnLayers layers =
          new OneDnnLayers(
              MOST_ROWS,
              new OneDnnLstm(weights, precision, largest, MOST_ROWS, natives),
              OneDnnDense.hidden(weights, precision, MOST_ROWS, natives),
              OneDnnDense.output(weights, precision, MOST_ROWS, natives));
      addFewerRows(layers);
      sizes.add(layers);
    } catch (RuntimeException e) {
      natives.close();
      throw new InferenceException("oneDNN cannot load the network: " + e.getMessage(), e);
    }
  }

  /**
   * Adds the smaller runs that give the same bits as the largest one. With another number of rows
   * oneDNN may take another path, whose sums are rounded in another order; so it is tried, with
   * this network on this processor.
   */
  private void addFewerRows(OneDnnLayers most) {
    Random random = new Random(1);
    List<byte[]> windows = new ArrayList<>();
    for (int i = 0; i < FEWER_ROWS[FEWER_ROWS.length - 1]; i++) {
      byte[] window = new byte[config.window()];
      for (int j = 0; j < window.length; j++) {
        window[j] = (byte) "ACGTN".charAt(random.nextInt(5));
      }
      windows.add(window);
    }
    float[] expected = probabilities(most, windows);
    for (int rows : FEWER_ROWS) {
      OneDnnLayers fewer;
      try {
        fewer = most.withRows(rows, natives);
      } catch (RuntimeException e) {
        continue; // its weights are packed in another way
      }
      float[] actual = probabilities(fewer, windows.subList(0, rows));
      if (Arrays.equals(actual, 0, actual.length, expected, 0, actual.length)) {
        sizes.add(fewer);
      }
    }
  }

  private float[] probabilities(OneDnnLayers layers, List<byte[]> windows) {
    try (OneDnnRun run = new OneDnnRun(config, input, layers)) {
      float[] probabilities = new float[windows.size() * config.targets()];
      run.run(windows, false).get(probabilities);
      return probabilities;
    }
  }

  @Override
  public int batchSize() {
    return MOST_ROWS;
  }

  @Override
  public OneDnnPass newPass() {
    return new OneDnnPass(config, input, sizes);
  }

  @Override
  public void close() {
    natives.close();
  }
}
