package io.danq.prediction.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeletedBasesTest {
  private static long of(String message) {
    return DeletedBases.of(message.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "100M, 0",
    "50M1000000D50M, 1000000",
    "5S20M7D20M300N20M8D5I20M, 15",
    "1M99999999999D1M, 2147483647"
  })
  void theDeletionsOfACigarAreCounted(String cigar, long deleted) {
    String qualities = "I7D".repeat(40);
    assertThat(of("r1\t0\tchr1\t5\t60\t" + cigar + "\t*\t0\t0\tACGT\t" + qualities))
        .isEqualTo(deleted);
    assertThat(of("{\"cigar\": \"" + cigar + "\", \"id\": \"r1\"}")).isEqualTo(deleted);
    assertThat(of("{\t\"a\":\t1,\t\"b\":\t2,\t\"c\":\t3,\t\"cigar\":\t\"" + cigar + "\"}"))
        .isEqualTo(deleted);
  }

  @Test
  void anEscapedCigarIsCountedToo() {
    assertThat(of("{\"cigar\": \"5M10\\u00300\\u00445M\"}")).isEqualTo(1000);
    assertThat(of("{\"cigar\": \"5M1\\u0")).isZero();
  }

  @Test
  void readsThatAreNotAlignedDeleteNothing() {
    assertThat(of("")).isZero();
    assertThat(of(">chr1_9D\nACGT\n")).isZero();
    assertThat(of("@r1\nACGT\n+\n999D\n")).isZero();
    assertThat(of("ACGTDACGT")).isZero();
  }
}
