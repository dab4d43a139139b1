package io.danq.sequence.window;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.Alignment;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.GenomicInterval;
import io.danq.sequence.RecordSource;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.Strand;
import io.danq.sequence.testing.Alignments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceWindowerTest {
  private static final RecordSource SOURCE = new RecordSource.FileEntry("reads.fa", 7);

  private final List<SequenceWindow> windows = new ArrayList<>();

  private static SequenceRecord record(String bases) {
    return SequenceRecord.unaligned(SOURCE, "r1", bases.getBytes(StandardCharsets.ISO_8859_1));
  }

  private Optional<FailedRecord> cut(WindowSpec spec, SequenceRecord record) {
    return new SequenceWindower(spec).cut(record, windows::add);
  }

  private static String text(SequenceWindow window) {
    return new String(window.bases(), StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource({"1000, 0", "1001, 0 1", "1200, 0 200", "1201, 0 200 201"})
  void aLongSequenceIsTiled(int length, String starts) {
    String bases = "ACGTTGCA".repeat(200).substring(0, length);
    assertThat(cut(WindowSpec.ofLength(1000), record(bases))).isEmpty();
    assertThat(windows.stream().map(w -> "" + w.start()).collect(joining(" "))).isEqualTo(starts);
    for (SequenceWindow window : windows) {
      assertThat(text(window)).isEqualTo(bases.substring(window.start(), window.end()));
      assertThat(window.bases()).hasSize(1000);
      assertThat(window.realBaseFraction()).isEqualTo(1f);
      assertThat(window.source()).isEqualTo(SOURCE);
      assertThat(window.sequenceId()).isEqualTo("r1");
      assertThat(window.placement()).isEmpty();
    }
  }

  @Test
  void ofOneBaseTooFewTheNGoesRight() {
    String bases = "A".repeat(999);
    assertThat(cut(WindowSpec.ofLength(1000), record(bases))).isEmpty();
    SequenceWindow window = windows.get(0);
    assertThat(text(window)).isEqualTo(bases + "N");
    assertThat(window.start()).isZero();
    assertThat(window.end()).isEqualTo(999);
    assertThat(window.realBaseFraction()).isEqualTo(0.999f);
  }

  @ParameterizedTest
  @CsvSource({"ACGTACG, ACGTACGN", "ACGTAC, NACGTACN", "ACGTA, NACGTANN", "A, NNNANNNN"})
  void aShortSequenceIsCentred(String bases, String window) {
    assertThat(cut(new WindowSpec(8, 2, 0), record(bases))).isEmpty();
    assertThat(windows).hasSize(1);
    assertThat(text(windows.get(0))).isEqualTo(window);
    assertThat(windows.get(0).start()).isZero();
    assertThat(windows.get(0).end()).isEqualTo(bases.length());
  }

  @Test
  void realBasesAreACGTAndUInEitherCase() {
    cut(new WindowSpec(8, 8, 0), record("AcGuNRy-"));
    assertThat(windows.get(0).realBaseFraction()).isEqualTo(0.5f);
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 500, true",
    "0.5, 499, false",
    "0.1, 100, true",
    "0.7, 700, true",
    "0, 1, true"
  })
  void aWindowWithTooFewRealBasesIsRefused(double minimum, int bases, boolean predicted) {
    Optional<FailedRecord> failure =
        cut(new WindowSpec(1000, 200, minimum), record("C".repeat(bases)));
    assertThat(failure.isEmpty()).isEqualTo(predicted);
    assertThat(windows).hasSize(predicted ? 1 : 0);
  }

  @Test
  void refusedWindowsOfOneSequenceAreOneFailure() {
    String bases = "A".repeat(10) + "N".repeat(25) + "A".repeat(10);
    FailedRecord failure = cut(new WindowSpec(10, 5, 0.5), record(bases)).orElseThrow();
    assertThat(failure.reason()).isEqualTo(FailureReason.TOO_FEW_REAL_BASES);
    assertThat(failure.message())
        .isEqualTo(
            "4 of 8 windows have less than the minimum of 0.5 real bases,"
                + " the first at 10..20 with 0.000");
    assertThat(failure.sequenceId()).contains("r1");
    assertThat(windows.stream().map(SequenceWindow::start)).containsExactly(0, 5, 30, 35);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "ACX  | 'X' at position 2 is not a base",
        "A\\0 | byte 0x00 at position 1 is not a base",
        "A C  | byte 0x20 at position 1 is not a base",
        "ACé  | byte 0xe9 at position 2 is not a base"
      })
  void oneBadByteIsReportedWithItsPositionAndNoWindowIsCut(String bases, String fault) {
    FailedRecord failure =
        cut(new WindowSpec(2, 1, 0), record(bases.translateEscapes())).orElseThrow();
    assertThat(failure.reason()).isEqualTo(FailureReason.INVALID_BASE);
    assertThat(failure.message()).isEqualTo(fault);
    assertThat(windows).isEmpty();
  }

  @Test
  void aRecordWithoutBasesIsAFailure() {
    FailedRecord failure = cut(WindowSpec.ofLength(1000), record("")).orElseThrow();
    assertThat(failure.reason()).isEqualTo(FailureReason.NO_BASES);
    assertThat(windows).isEmpty();
  }

  @Test
  void aWindowOfAnAlignedReadSpansItsAlignedBases() {
    Alignment alignment = Alignments.of("chr1", Strand.REVERSE, 100, "4S2M8D2M");
    SequenceRecord read =
        new SequenceRecord(
            SOURCE, "r1", "ACGTACGT".getBytes(StandardCharsets.US_ASCII), Optional.of(alignment));
    assertThat(cut(new WindowSpec(4, 2, 0), read)).isEmpty();
    assertThat(windows.stream().map(w -> w.placement().map(Placement::span)))
        .containsExactly(
            Optional.empty(), // soft clip only
            Optional.of(new GenomicInterval("chr1", 100, 102)),
            Optional.of(new GenomicInterval("chr1", 100, 112)));
    assertThat(windows.stream().map(w -> w.placement().map(Placement::strand)))
        .containsExactly(
            Optional.empty(), Optional.of(Strand.REVERSE), Optional.of(Strand.REVERSE));
  }

  @Test
  void thePaddedWindowOfAShortReadSpansTheWholeRead() {
    Alignment alignment = Alignments.of("chr1", Strand.FORWARD, 100, "4M");
    SequenceRecord read =
        new SequenceRecord(
            SOURCE, "r1", "ACGT".getBytes(StandardCharsets.US_ASCII), Optional.of(alignment));
    cut(new WindowSpec(10, 2, 0), read);
    assertThat(windows.get(0).placement().map(Placement::span))
        .contains(new GenomicInterval("chr1", 100, 104));
  }

  /** Windows times operations would be 40,000,000,000 steps. */
  @Test
  @Timeout(60)
  void aReadWithAnOperationForEveryBaseIsPlacedInTime() {
    int pairs = 100_000;
    Alignment alignment = Alignments.of("chr1", Strand.FORWARD, 1000, "1M1I".repeat(pairs));
    byte[] bases = "A".repeat(2 * pairs).getBytes(StandardCharsets.US_ASCII);
    List<Integer> wrong = new ArrayList<>();
    new SequenceWindower(new WindowSpec(8, 1, 0))
        .cut(
            new SequenceRecord(SOURCE, "r1", bases, Optional.of(alignment)),
            window -> {
              int first = 1000 + (window.start() + 1) / 2;
              GenomicInterval span = window.placement().orElseThrow().span();
              if (!span.equals(new GenomicInterval("chr1", first, first + 4))) {
                wrong.add(window.start());
              }
            });
    assertThat(wrong).isEmpty();
  }
}
