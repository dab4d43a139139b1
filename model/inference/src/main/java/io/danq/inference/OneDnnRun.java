package io.danq.inference;

import io.danq.network.DanQConfig;
import java.nio.FloatBuffer;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.PointerScope;

/**
 * One run on oneDNN with a fixed number of rows: its primitives, and the memory between them. For
 * one thread at a time.
 */
final class OneDnnRun implements AutoCloseable {
  private final NativeObjects natives = new NativeObjects();
  private final int rows;
  private final int targets;
  private final stream order;
  private final OneDnnInput.Writer writer;
  private final List<OneDnnCall> layers;
  private final FloatBuffer probabilities;

  @SuppressWarnings("try") // a scope acts by being open
  OneDnnRun(DanQConfig config, OneDnnInput input, OneDnnLayers network) {
    targets = config.targets();
    rows = network.rows();
    OneDnnLstm lstm = network.lstm();
    OneDnnDense hidden = network.hidden();
    OneDnnDense output = network.output();
    try (PointerScope scope = new PointerScope()) {
      order = natives.keep(new stream(OneDnn.cpu()));
      memory pooled = natives.keep(OneDnn.zeros(lstm.input()));
      memory units = natives.keep(OneDnn.zeros(lstm.output()));
      memory flattened = natives.keep(OneDnn.zeros(hidden.input()));
      memory activated = natives.keep(OneDnn.zeros(hidden.output()));
      memory result = natives.keep(OneDnn.zeros(output.output()));
      writer = input.writer(pooled, rows, natives);
      layers =
          List.of(
              lstm.call(pooled, units, natives),
              flatten(config, units, flattened),
              hidden.call(flattened, activated, natives),
              output.call(activated, result, natives));
      probabilities = OneDnn.floats(result);
    } catch (RuntimeException e) {
      natives.close();
      throw e;
    }
  }

  /** From [steps, rows, 2 * units] to [rows, steps * 2 * units]. */
  private OneDnnCall flatten(DanQConfig config, memory from, memory to) {
    long width = 2L * config.units();
    long[] shape = {rows, config.steps(), width};
    long[] strides = {width, rows * width, 1};
    memory.data_type type = from.get_desc().get_data_type();
    memory rowsFirst =
        natives.keep(
            new memory(
                new memory.desc(shape, type, strides), OneDnn.cpu(), from.get_data_handle()));
    memory dense =
        natives.keep(
            new memory(
                OneDnn.describe(type, format_tag.abc, shape), OneDnn.cpu(), to.get_data_handle()));
    return OneDnnCall.copy(rowsFirst, dense, natives);
  }

  /**
   * Runs the network over at most as many windows as it has rows.
   *
   * @return {@code [windows, targets]} from its position on, until the next run
   */
  FloatBuffer run(List<byte[]> windows, boolean reverseComplement) {
    writer.write(windows, reverseComplement, order);
    for (OneDnnCall layer : layers) {
      layer.run(order);
    }
    order._wait();
    return probabilities.clear().limit(windows.size() * targets);
  }

  @Override
  public void close() {
    natives.close();
  }
}
