package io.danq.prediction;

import io.danq.sequence.AlignmentTags;
import io.danq.sequence.GenomicInterval;
import io.danq.sequence.RecordSource;
import io.danq.sequence.Strand;
import io.danq.sequence.testing.RandomDna;
import io.danq.sequence.window.Placement;
import io.danq.sequence.window.SequenceWindow;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Windows as tests need them. */
public final class TestWindows {
  /** A message behind the first 2^32 of its partition. */
  public static final RecordSource MESSAGE = new RecordSource.Message("reads", 3, 1L << 40);

  /** A record of a file whose name is not ASCII alone. */
  public static final RecordSource FILE = new RecordSource.FileEntry("/data/größe 1.bam", 17);

  private TestWindows() {}

  /** Windows of every kind. */
  public static Stream<SequenceWindow> all() {
    return Stream.of(
        unaligned(FILE, 0),
        unaligned(MESSAGE, 2_000_000_000),
        aligned(FILE, Strand.FORWARD),
        aligned(MESSAGE, Strand.REVERSE),
        anchored(MESSAGE, 1_200));
  }

  /** 1000 bases that lie nowhere known. */
  public static SequenceWindow unaligned(RecordSource source, int start) {
    return unaligned(source, start, new RandomDna(start).bases(1000));
  }

  /** These bases, which lie nowhere known. */
  public static SequenceWindow ofBases(String bases) {
    return unaligned(FILE, 0, bases.getBytes(StandardCharsets.US_ASCII));
  }

  private static SequenceWindow unaligned(RecordSource source, int start, byte[] bases) {
    int end = start + bases.length;
    return new SequenceWindow(source, "read/1", start, end, bases, 1, Optional.empty());
  }

  /** 101 bases on chromosome 20. */
  public static SequenceWindow aligned(RecordSource source, Strand strand) {
    return new SequenceWindow(
        source,
        "read/2",
        0,
        101,
        new RandomDna(1).bases(1000),
        0.101f,
        Optional.of(
            new Placement(
                new GenomicInterval("chr20", 9_999, 10_100),
                strand,
                Optional.empty(),
                AlignmentTags.NONE)));
  }

  /** 101 bases on chromosome 20, in the window of a bin. */
  public static SequenceWindow anchored(RecordSource source, int binStart) {
    Placement.Anchor anchor =
        new Placement.Anchor(new GenomicInterval("chr20", binStart, binStart + 200), 0.101f);
    return new SequenceWindow(
        source,
        "read/3",
        0,
        101,
        new RandomDna(binStart).bases(1000),
        1,
        Optional.of(
            new Placement(
                new GenomicInterval("chr20", binStart - 400, binStart + 600),
                Strand.REVERSE,
                Optional.of(anchor),
                AlignmentTags.of(16, 37, OptionalInt.of(2), OptionalInt.of(11)))));
  }
}
