package io.danq.prediction.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.inference.Strands;
import io.danq.sequence.testing.RandomDna;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class WindowHasherTest {
  private final WindowHasher forward = new WindowHasher(Strands.FORWARD);
  private final WindowHasher both = new WindowHasher(Strands.BOTH);

  private static byte[] bases(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @CsvSource({"ACGTN, acgtn", "ACGTA, ACGUA", "ANNNC, AR-.C", "AANCC, AAnCC"})
  void whatTheNetworkCannotTellApartHasOneHash(String one, String other) {
    assertThat(forward.hash(bases(one))).isEqualTo(forward.hash(bases(other)));
    assertThat(both.hash(bases(one))).isEqualTo(both.hash(bases(other)));
  }

  @ParameterizedTest
  @CsvSource({"ACGTN, ACGTA", "ACGT, ACGTN", "AACC, CCAA"})
  void otherWindowsHaveOtherHashes(String one, String other) {
    assertThat(forward.hash(bases(one))).isNotEqualTo(forward.hash(bases(other)));
    assertThat(both.hash(bases(one))).isNotEqualTo(both.hash(bases(other)));
  }

  @ParameterizedTest
  @CsvSource({"AACGN, NCGTT", "AAAA, TTTT", "ARCC, GGNT"})
  void aWindowAndItsReverseComplementAreOneIfBothStrandsArePredicted(String one, String reversed) {
    assertThat(both.hash(bases(one))).isEqualTo(both.hash(bases(reversed)));
    assertThat(forward.hash(bases(one))).isNotEqualTo(forward.hash(bases(reversed)));
  }

  @ParameterizedTest
  @EnumSource
  void randomWindowsDifferAndTheirReverseComplementsDoAsTheStrandsSay(Strands strands) {
    WindowHasher hasher = new WindowHasher(strands);
    Set<WindowHash> hashes = new HashSet<>();
    for (byte[] window : new RandomDna(1).windows(500, 1000)) {
      hashes.add(hasher.hash(window));
      hashes.add(hasher.hash(RandomDna.reverseComplement(window)));
    }
    assertThat(hashes).hasSize(strands == Strands.BOTH ? 500 : 1000);
  }

  @Test
  void everyModelHasHashesOfItsOwn() {
    byte[] window = new RandomDna(1).bases(1000);
    assertThat(both.hash("v1", window))
        .isEqualTo(both.hash("v1", window))
        .isNotEqualTo(both.hash("v2", window))
        .isNotEqualTo(both.hash(window));
  }

  /** A, C, G, T are 0 to 3, all else is 4; the smaller of the two directions counts. */
  @Test
  void theHashIs128BitsOfTheSha256OfModelAndCodes() throws Exception {
    byte[] text = {'v', '1', '\n', 0, 0, 1, 4, 3}; // AACNT, whose reverse complement is ANGTT
    byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(text);
    WindowHash expected =
        new WindowHash(
            new BigInteger(Arrays.copyOfRange(sha256, 0, 8)).longValue(),
            new BigInteger(Arrays.copyOfRange(sha256, 8, 16)).longValue());

    assertThat(both.hash("v1", bases("AACNT"))).isEqualTo(expected);
    assertThat(both.hash("v1", bases("ANGTT"))).isEqualTo(expected);
    assertThat(forward.hash("v1", bases("AACNT"))).isEqualTo(expected);
  }
}
