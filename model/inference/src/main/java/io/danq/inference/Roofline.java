package io.danq.inference;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.PointerScope;

/** How fast this machine multiplies matrices: no network can be faster. */
public final class Roofline {
  private static final int ROWS = 256;
  private static final int INNER = 1024;
  private static final int COLUMNS = 1024;
  private static final long OPERATIONS = 2L * ROWS * INNER * COLUMNS;
  private static final long NANOS = 1_000_000_000;

  private Roofline() {}

  /**
   * Operations of the recurrent and the dense layers for one strand of one window: two for each
   * product that is added. The convolution of one-hot rows needs no products.
   */
  public static long operationsPerWindow(DanQConfig network) {
    long recurrent =
        DanQTensor.LSTM_WEIGHT.size(network) + DanQTensor.LSTM_RECURRENCE.size(network);
    long dense = DanQTensor.HIDDEN_WEIGHT.size(network) + DanQTensor.OUTPUT_WEIGHT.size(network);
    return 2 * (recurrent * network.steps() + dense);
  }

  /**
   * Measures for a second how many operations per second all threads do together, each on matrices
   * that fit into its core's cache.
   *
   * @return nothing where this processor has no instructions for the precision, or no oneDNN
   */
  public static OptionalDouble operationsPerSecond(Precision precision, int threads)
      throws InterruptedException {
    if (!EngineCase.obstacle(precision).isEmpty()) {
      return OptionalDouble.empty();
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Callable<Double> work = () -> rate(precision);
      List<Callable<Double>> tasks = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        tasks.add(work);
      }
      double sum = 0;
      for (Future<Double> each : pool.invokeAll(tasks)) {
        sum += each.get();
      }
      return OptionalDouble.of(sum);
    } catch (ExecutionException e) {
      throw new InferenceException("oneDNN failed: " + e.getMessage(), e);
    } finally {
      pool.shutdownNow();
    }
  }

  @SuppressWarnings("try") // a scope acts by being open
  private static double rate(Precision precision) {
    data_type from = OneDnn.activations(precision);
    data_type to = precision == Precision.INT8 ? data_type.s32 : data_type.f32;
    try (PointerScope scope = new PointerScope();
        NativeObjects natives = new NativeObjects()) {
      matmul.primitive_desc product =
          new matmul.primitive_desc(
              OneDnn.cpu(),
              OneDnn.describe(from, format_tag.ab, ROWS, INNER),
              OneDnn.describe(OneDnn.weights(precision), format_tag.any, INNER, COLUMNS),
              OneDnn.describe(to, format_tag.ab, ROWS, COLUMNS),
              OneDnn.attributes(),
              false);
      memory left = OneDnn.zeros(product.src_desc());
      memory right = OneDnn.zeros(product.weights_desc());
      memory result = OneDnn.zeros(product.dst_desc());
      OneDnnCall call =
          new OneDnnCall(new matmul(product), product.scratchpad_desc(), natives)
              .with(dnnl.DNNL_ARG_SRC, left)
              .with(dnnl.DNNL_ARG_WEIGHTS, right)
              .with(dnnl.DNNL_ARG_DST, result);
      stream order = new stream(OneDnn.cpu());
      call.run(order);
      long runs = 0;
      long start = System.nanoTime();
      long elapsed;
      do {
        call.run(order);
        runs++;
        elapsed = System.nanoTime() - start;
      } while (elapsed < NANOS);
      return (double) runs * OPERATIONS / elapsed * NANOS;
    }
  }
}
