package io.danq.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.sequence.testing.Alignments;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlignmentFilterTest {
  private static final RecordSource SOURCE = new RecordSource.FileEntry("f", 1);
  private static final Regions REGIONS = new Regions(List.of(new GenomicInterval("1", 100, 200)));

  private static SequenceRecord read(int start, int flags, int quality) {
    AlignmentTags tags = AlignmentTags.of(flags, quality, OptionalInt.empty(), OptionalInt.empty());
    Alignment alignment =
        Alignments.of("1", OptionalInt.empty(), Strand.FORWARD, start, "10M", tags);
    return new SequenceRecord(SOURCE, "r", new byte[10], Optional.of(alignment));
  }

  @ParameterizedTest
  @CsvSource({
    "0x0,   60,",
    "0x400, 60, DUPLICATE",
    "0x200, 60, FAILED_QUALITY_CONTROL",
    "0x600, 60, DUPLICATE",
    "0x0,   30,",
    "0x0,   29, LOW_MAPPING_QUALITY",
    "0x0,   255,", // not available
  })
  void aReadIsLeftOutForWhatItsAlignerSaysOfIt(String flags, int quality, SkipReason reason) {
    SequenceRecord read = read(0, Integer.decode(flags), quality);
    assertThat(new AlignmentFilter(false, 30, null).reason(read))
        .isEqualTo(Optional.ofNullable(reason));
    assertThat(AlignmentFilter.NONE.reason(read)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"89, true", "90, true", "91, false", "199, false", "200, true"})
  void aReadIsLeftOutIfItHasNoBaseInTheRegions(int start, boolean out) {
    assertThat(new AlignmentFilter(false, 0, REGIONS).reason(read(start, 0, 60)))
        .isEqualTo(out ? Optional.of(SkipReason.OUTSIDE_REGIONS) : Optional.empty());
  }

  @Test
  void aSequenceThatIsNotAlignedStaysUnlessRegionsAreAskedFor() {
    SequenceRecord sequence = SequenceRecord.unaligned(SOURCE, "s", new byte[10]);
    assertThat(new AlignmentFilter(false, 254, null).reason(sequence)).isEmpty();
    assertThat(new AlignmentFilter(false, 0, REGIONS).reason(sequence))
        .contains(SkipReason.OUTSIDE_REGIONS);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 255})
  void aMappingQualityOutOfItsRangeIsRefused(int quality) {
    assertThatThrownBy(() -> new AlignmentFilter(false, quality, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("minMappingQuality must be 0 to 254, was " + quality);
  }
}
