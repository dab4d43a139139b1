package io.danq.prediction;

import io.danq.sequence.GenomicInterval;
import io.danq.sequence.RecordSource;
import io.danq.sequence.Strand;
import io.danq.testing.RandomDna;
import io.danq.window.SequenceWindow;
import java.util.Optional;

/** Windows as tests need them. */
final class TestWindows {
  static final RecordSource MESSAGE = new RecordSource.Message("reads", 3, 1L << 40);
  static final RecordSource FILE = new RecordSource.FileEntry("/data/größe 1.bam", 17);

  private TestWindows() {}

  static SequenceWindow unaligned(RecordSource source, int start) {
    byte[] bases = new RandomDna(start).bases(1000);
    return new SequenceWindow(
        source, "read/1", start, start + 1000, bases, 1, Optional.empty(), Optional.empty());
  }

  static SequenceWindow aligned(RecordSource source, Strand strand) {
    return new SequenceWindow(
        source,
        "read/2",
        0,
        101,
        new RandomDna(1).bases(1000),
        0.101f,
        Optional.of(new GenomicInterval("chr20", 9_999, 10_100)),
        Optional.of(strand));
  }
}
