package io.danq.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NucleotideTest {
  @ParameterizedTest
  @CsvSource({"A, A", "a, A", "C, C", "c, C", "G, G", "g, G", "T, T", "t, T", "U, T", "u, T"})
  void aBaseReadsAsItselfInEitherCaseAndUAsT(char base, Nucleotide expected) {
    assertThat(Nucleotide.of((byte) base)).contains(expected);
    assertThat(Nucleotide.code((byte) base)).isBetween(0, 3);
  }

  @ParameterizedTest
  @ValueSource(chars = {'N', 'R', 'Y', 'S', 'W', 'K', 'M', 'B', 'D', 'H', 'V', 'n', 'r', '-', '.'})
  void nGapsAndAmbiguityCodesAreAmbiguous(char base) {
    assertThat(Nucleotide.code((byte) base)).isEqualTo(Nucleotide.AMBIGUOUS);
    assertThat(Nucleotide.of((byte) base)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {'E', 'X', '*', '=', ' ', '\r', '\n', '@', '0', 0, 127, 128, 0xC3, 255})
  void everyOtherByteIsInvalid(int value) {
    assertThat(Nucleotide.code((byte) value)).isEqualTo(Nucleotide.INVALID);
    assertThat(Nucleotide.of((byte) value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"A, T", "C, G", "G, C", "T, A"})
  void aPairsWithTAndCWithG(Nucleotide base, Nucleotide paired) {
    assertThat(base.complement()).isEqualTo(paired);
  }

  @ParameterizedTest
  @EnumSource
  void inEitherOrderTheComplementIsThreeMinusTheChannel(BaseOrder order) {
    for (Nucleotide base : Nucleotide.values()) {
      assertThat(order.channel(base.complement())).isEqualTo(3 - order.channel(base));
    }
  }

  @Test
  void theOrdersDifferInCAndG() {
    assertThat(BaseOrder.AGCT.channel(Nucleotide.G)).isEqualTo(1);
    assertThat(BaseOrder.AGCT.channel(Nucleotide.C)).isEqualTo(2);
    assertThat(BaseOrder.ACGT.channel(Nucleotide.C)).isEqualTo(1);
    assertThat(BaseOrder.ACGT.channel(Nucleotide.G)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"AACGT, ACGTT", "acgu, ACGT", "ANR-C, GNNNT", "'', ''"})
  void theReverseComplementIsTheOtherStrand(String bases, String other) {
    byte[] reversed = Nucleotide.reverseComplement(bases.getBytes(StandardCharsets.US_ASCII));
    assertThat(new String(reversed, StandardCharsets.US_ASCII)).isEqualTo(other);
  }
}
