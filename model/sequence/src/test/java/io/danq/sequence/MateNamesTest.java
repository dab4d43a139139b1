package io.danq.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MateNamesTest {
  @ParameterizedTest
  @CsvSource({
    "a, a, true",
    "a/1, a/2, true",
    "a/1, a/1, true",
    "a/2, a/1, false",
    "a/1, b/2, false",
    "a/1, a, false",
    "a, b, false",
    "ab/1, b/2, false"
  })
  void matesHaveOneNameUpToTheNumberAtItsEnd(String first, String second, boolean mates) {
    assertThat(MateNames.areMates(first, second)).isEqualTo(mates);
  }

  @ParameterizedTest
  @CsvSource({"a, a/1, a/2", "a/1, a/1, a/2", "a/2, a/1, a/2", "a/3, a/3/1, a/3/2"})
  void aNameTellsTheReadsApart(String name, String first, String second) {
    assertThat(MateNames.of(name, 1)).isEqualTo(first);
    assertThat(MateNames.of(name, 2)).isEqualTo(second);
    assertThat(MateNames.read(first)).isEqualTo(1);
    assertThat(MateNames.read(second)).isEqualTo(2);
  }
}
