package io.danq.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.Alignment.Kind;
import io.danq.sequence.Alignment.Operation;
import io.danq.sequence.Alignment.Step;
import io.danq.sequence.testing.Alignments;
import io.danq.sequence.testing.TestSeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlignedBasesTest {
  /** 2S3M1I2M4D2M at contig position 100: the read's bases 2..5, 6..8 and 8..10 are aligned. */
  private static final Alignment ALIGNMENT =
      Alignments.of("chr1", Strand.FORWARD, 100, "2S3M1I2M4D2M");

  private static final Random RANDOM = TestSeed.random();

  @ParameterizedTest
  @CsvSource({
    "0, 10, 100, 111", // the whole read: the deletion counts, clip and insertion do not
    "0, 3, 100, 101", // from inside the soft clip
    "2, 5, 100, 103",
    "4, 7, 102, 104", // across the insertion
    "5, 7, 103, 104", // from the inserted base
    "7, 9, 104, 110", // across the deletion
    "8, 9, 109, 110",
    "9, 50, 110, 111" // beyond the read's end
  })
  void spansTheAlignedBasesOfAStretch(int from, int to, int start, int end) {
    assertThat(AlignedBases.of(ALIGNMENT).span(from, to))
        .contains(new GenomicInterval("chr1", start, end));
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "5, 6", "10, 12", "4, 4"})
  void clippedAndInsertedBasesAloneSpanNothing(int from, int to) {
    assertThat(AlignedBases.of(ALIGNMENT).span(from, to)).isEmpty();
  }

  /** The definition: every operation is looked at, one after the other. */
  private static Optional<GenomicInterval> defined(Alignment alignment, int from, int to) {
    int first = Integer.MAX_VALUE;
    int last = -1;
    for (Step step : alignment.steps()) {
      int start = Math.max(from, step.readStart());
      int end = Math.min(to, step.readStart() + step.operation().length());
      if (step.operation().kind() == Kind.ALIGNED && start < end) {
        int shift = step.contigStart() - step.readStart();
        first = Math.min(first, start + shift);
        last = Math.max(last, end + shift);
      }
    }
    return last < 0
        ? Optional.empty()
        : Optional.of(new GenomicInterval(alignment.contig(), first, last));
  }

  @RepeatedTest(20)
  void everyStretchIsThatOfTheDefinitionHoweverManyOperationsThereAre() {
    List<Operation> operations = new ArrayList<>();
    Kind[] kinds = Kind.values();
    for (int i = RANDOM.nextInt(60); i >= 0; i--) {
      operations.add(new Operation(kinds[RANDOM.nextInt(kinds.length)], 1 + RANDOM.nextInt(3)));
    }
    Alignment alignment =
        new Alignment(
            "chr1", OptionalInt.empty(), Strand.FORWARD, 7, operations, AlignmentTags.NONE);
    AlignedBases aligned = AlignedBases.of(alignment);
    int past = alignment.readLength() + 2;
    for (int from = 0; from <= past; from++) {
      for (int to = 0; to <= past; to++) {
        assertThat(aligned.span(from, to))
            .as("%d..%d of %s", from, to, operations)
            .isEqualTo(defined(alignment, from, to));
      }
    }
  }
}
