package io.danq.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.numpy.NpzFile;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.Nucleotide;
import io.danq.testing.SharedData;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OneHotEncoderTest {
  private static byte[] bytes(String bases) {
    return bases.getBytes(StandardCharsets.US_ASCII);
  }

  private static float[] encode(BaseOrder order, String bases) {
    float[] rows = new float[bases.length() * OneHotEncoder.CHANNELS];
    new OneHotEncoder(order).encode(bytes(bases), FloatBuffer.wrap(rows));
    return rows;
  }

  private static float[] reverse(BaseOrder order, String bases) {
    float[] rows = new float[bases.length() * OneHotEncoder.CHANNELS];
    new OneHotEncoder(order).encodeReverseComplement(bytes(bases), FloatBuffer.wrap(rows));
    return rows;
  }

  @ParameterizedTest
  @CsvSource({
    "AGCT, A, 1 0 0 0",
    "AGCT, G, 0 1 0 0",
    "AGCT, C, 0 0 1 0",
    "AGCT, T, 0 0 0 1",
    "ACGT, A, 1 0 0 0",
    "ACGT, C, 0 1 0 0",
    "ACGT, G, 0 0 1 0",
    "ACGT, T, 0 0 0 1"
  })
  void aBaseIsOneInItsChannelOfTheOrder(BaseOrder order, String base, String row) {
    assertThat(Arrays.toString(encode(order, base)).replaceAll("[\\[\\],]|\\.0", ""))
        .isEqualTo(row);
  }

  @ParameterizedTest
  @EnumSource
  void lowerCaseIsUpperCaseAndUIsT(BaseOrder order) {
    assertThat(encode(order, "acgtuU")).isEqualTo(encode(order, "ACGTTT"));
    assertThat(reverse(order, "acgtuU")).isEqualTo(reverse(order, "ACGTTT"));
  }

  @ParameterizedTest
  @EnumSource
  void nGapsAndAmbiguityCodesAreRowsOfZeros(BaseOrder order) {
    String ambiguous = "NRYSWKMBDHVnryswkmbdhv-.";
    assertThat(encode(order, ambiguous)).containsOnly(0f);
    assertThat(reverse(order, ambiguous)).containsOnly(0f);
  }

  @ParameterizedTest
  @EnumSource
  void theReverseComplementIsThatOfTheBases(BaseOrder order) {
    assertThat(reverse(order, "AACGTNG")).isEqualTo(encode(order, "CNACGTT"));
  }

  @ParameterizedTest
  @EnumSource
  void theReverseComplementFlipsBothAxesAndTwiceIsTheIdentity(BaseOrder order) {
    String bases = randomBases(1000);
    float[] forward = encode(order, bases);
    float[] reverse = reverse(order, bases);
    for (int i = 0; i < forward.length; i++) {
      assertThat(reverse[forward.length - 1 - i]).isEqualTo(forward[i]);
    }
    assertThat(reverse(order, reverseComplement(bases))).isEqualTo(forward);
  }

  @Test
  void windowsAreWrittenOneBehindTheOther() {
    FloatBuffer out = FloatBuffer.allocate(16);
    OneHotEncoder encoder = new OneHotEncoder(BaseOrder.AGCT);
    encoder.encode(bytes("AC"), out);
    assertThat(out.position()).isEqualTo(8);
    encoder.encodeReverseComplement(bytes("GT"), out);
    assertThat(out.hasRemaining()).isFalse();
    assertThat(out.array()).isEqualTo(encode(BaseOrder.AGCT, "ACAC"));
  }

  @ParameterizedTest
  @CsvSource({"windows/motifs.npz, 300", "deepsea/test.npz, 500"})
  void windowsAreEncodedAsTheirAuthorsDid(String name, int windows) throws IOException {
    float[] rows;
    try (NpzFile npz = NpzFile.open(SharedData.file(name))) {
      assertThat(npz.shape("x")).containsExactly(windows, 1000, 4);
      rows = npz.floats("x");
    }
    StringBuilder decoded = new StringBuilder();
    for (int i = 0; i < rows.length; i += OneHotEncoder.CHANNELS) {
      int channel = 0;
      while (channel < OneHotEncoder.CHANNELS && rows[i + channel] == 0) {
        channel++;
      }
      decoded.append("AGCTN".charAt(channel));
    }
    String bases = decoded.toString();
    assertThat(bases).hasSize(windows * 1000);
    float[] encoded = encode(BaseOrder.AGCT, bases);
    for (int i = 0; i < rows.length; i++) {
      if (encoded[i] != rows[i]) {
        throw new AssertionError("row " + i / 4 + ", channel " + i % 4);
      }
    }
    // Human DNA and ours have few CpG; the other order would show them as GpC.
    assertThat(count("CG", bases) * 2).isLessThan(count("GC", bases));
  }

  private static long count(String pair, String bases) {
    return Pattern.compile(pair).matcher(bases).results().count();
  }

  private static String randomBases(int length) {
    StringBuilder bases = new StringBuilder();
    new Random(1).ints(length, 0, 5).forEach(i -> bases.append("ACGTN".charAt(i)));
    return bases.toString();
  }

  private static String reverseComplement(String bases) {
    StringBuilder complement = new StringBuilder();
    for (byte base : bytes(new StringBuilder(bases).reverse().toString())) {
      complement.append(Nucleotide.of(base).map(n -> n.complement().name()).orElse("N"));
    }
    return complement.toString();
  }
}
