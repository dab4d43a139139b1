package io.danq.inference.benchmark;

import io.danq.sequence.BaseOrder;
import io.danq.sequence.tensor.OneHotEncoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Encodes one window of 1000 bases as one-hot rows or as channels. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EncoderBenchmark {
  private static final int WINDOW = 1000;

  private final OneHotEncoder encoder = new OneHotEncoder(BaseOrder.AGCT);
  private final byte[] window = RandomReads.bases(WINDOW, 1);
  private final byte[] channels = new byte[WINDOW];
  private final FloatBuffer rows =
      ByteBuffer.allocateDirect(WINDOW * OneHotEncoder.CHANNELS * Float.BYTES)
          .order(ByteOrder.nativeOrder())
          .asFloatBuffer();

  /** The window's rows. */
  @Benchmark
  public FloatBuffer rows() {
    encoder.encode(window, rows.clear());
    return rows;
  }

  /** The reverse complement's rows. */
  @Benchmark
  public FloatBuffer reverseComplementRows() {
    encoder.encodeReverseComplement(window, rows.clear());
    return rows;
  }

  /** The window's channels. */
  @Benchmark
  public byte[] channels() {
    encoder.channels(window, channels);
    return channels;
  }
}
