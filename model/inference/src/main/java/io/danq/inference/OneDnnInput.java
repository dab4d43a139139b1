package io.danq.inference;

import io.danq.network.DanQConfig;
import io.danq.sequence.tensor.OneHotEncoder;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.stream;

/** Convolution, ReLU and max-pooling of windows, into the input of a {@link OneDnnLstm}. */
interface OneDnnInput {
  /**
   * Creates a writer, for one thread at a time. To be called inside a {@code PointerScope}.
   *
   * @param into {@code [steps, rows, filters]}
   */
  Writer writer(memory into, int rows, NativeObjects natives);

  /** Writes batches into a memory. */
  interface Writer {
    /** Writes the windows or their reverse complements into the first rows of each step. */
    void write(List<byte[]> windows, boolean reverseComplement, stream order);
  }

  /** Sums in float32, for float32 and bf16. */
  record Floats(OneHotEncoder encoder, DanQConfig config, KmerConvolution convolution)
      implements OneDnnInput {
    @Override
    public Writer writer(memory into, int rows, NativeObjects natives) {
      byte[] channels = new byte[config.window()];
      KmerConvolution.Scratch scratch = convolution.scratch();
      boolean rounds = into.get_desc().get_data_type() != data_type.f32;
      memory pooled = rounds ? natives.keep(OneDnn.zeros(shape(rows))) : into;
      FloatBuffer sums = OneDnn.floats(pooled);
      OneDnnCall rounding = rounds ? OneDnnCall.copy(pooled, into, natives) : null;
      return (windows, reverseComplement, order) -> {
        for (int i = 0; i < windows.size(); i++) {
          encoder.channels(windows.get(i), reverseComplement, channels);
          convolution.pool(channels, scratch, sums, i, rows);
        }
        if (rounding != null) {
          rounding.run(order);
        }
      };
    }

    private memory.desc shape(int rows) {
      return OneDnn.describe(data_type.f32, format_tag.tnc, config.steps(), rows, config.filters());
    }
  }

  /** Sums in 16 bits, for int8. */
  record Shorts(OneHotEncoder encoder, DanQConfig config, ShortConvolution convolution)
      implements OneDnnInput {
    @Override
    public Writer writer(memory into, int rows, NativeObjects natives) {
      byte[] channels = new byte[config.window()];
      ShortConvolution.Scratch scratch = convolution.scratch();
      ByteBuffer sums = OneDnn.bytes(into);
      return (windows, reverseComplement, order) -> {
        for (int i = 0; i < windows.size(); i++) {
          encoder.channels(windows.get(i), reverseComplement, channels);
          convolution.pool(channels, scratch, sums, i, rows);
        }
      };
    }
  }
}
