package io.danq.inference.benchmark;

import io.danq.sequence.RecordSource;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.window.SequenceWindower;
import io.danq.sequence.window.WindowSpec;
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
import org.openjdk.jmh.infra.Blackhole;

/** Cuts a read of 9,000 bases into its 41 windows of 1000. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WindowerBenchmark {
  private final SequenceWindower windower = new SequenceWindower(WindowSpec.ofLength(1000));
  private final SequenceRecord read =
      SequenceRecord.unaligned(
          new RecordSource.FileEntry("reads.fa", 1), "read", RandomReads.bases(9000, 1));

  /** All windows of the read. */
  @Benchmark
  public void windows(Blackhole hole) {
    windower.cut(read, hole::consume);
  }
}
