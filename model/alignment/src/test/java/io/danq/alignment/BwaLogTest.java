package io.danq.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The lines are those of BWA 0.7.17. */
final class BwaLogTest {
  private static final String LARGE =
      """
      [bwa_index] Pack FASTA... 0.71 sec
      [bwa_index] Construct BWT for the packed sequence...
      [BWTIncCreate] textLength=200000000, availableWord=26071872
      """;
  private static final String SORTING =
      """
      [BWTIncConstructFromPacked] 10 iterations done. 42999998 characters processed.
      [BWTIncConstructFromPacked] 20 iterations done. 79439790 characters processed.
      """;

  @Test
  void aLargeGenomeIsSortedStepByStep() {
    assertThat(new BwaLog(LARGE).fraction()).hasValue(0);
    assertThat(new BwaLog(LARGE + SORTING).fraction().orElseThrow())
        .isCloseTo(0.7 * 79_439_790 / 200_000_000, within(1e-9));
    assertThat(
            new BwaLog(LARGE + SORTING + "[bwa_index] Construct SA from BWT and Occ... ")
                .fraction())
        .hasValue(0.7);
  }

  @Test
  void ofASmallGenomeBwaDoesNotSayHowFarItIs() {
    assertThat(new BwaLog("").fraction()).isEmpty();
    assertThat(new BwaLog("[bwa_index] Pack FASTA... 0.00 sec").fraction()).isEmpty();
  }

  @Test
  void theLastLineIsWhatBwaSaidBeforeItEnded() {
    assertThat(new BwaLog("one\ntwo").lastLine()).isEqualTo("two");
    assertThat(new BwaLog("").lastLine()).isEqualTo("without a word");
  }
}
