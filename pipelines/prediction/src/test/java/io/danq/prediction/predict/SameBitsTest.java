package io.danq.prediction.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.inference.Arithmetic;
import io.danq.inference.EngineChoice;
import io.danq.inference.Precision;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.network.bundle.ModelBundle;
import io.danq.sequence.testing.RandomDna;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What remembering scores relies on: they are a function of the window, to the bit. */
final class SameBitsTest {
  private static final int WINDOWS = 32;

  /** Random windows, some with stretches of N, in lower case and with IUPAC codes. */
  private static List<byte[]> windows(int length) {
    List<byte[]> windows = new ArrayList<>(new RandomDna(1).windows(WINDOWS, length));
    Random random = new Random(1);
    for (int i = 0; i < WINDOWS; i += 2) {
      byte[] window = windows.get(i);
      int from = random.nextInt(length / 2);
      for (int j = from; j < from + length / 3; j++) {
        window[j] = i % 4 == 0 ? (byte) "NRYK-".charAt(j % 5) : (byte) (window[j] | 0x20);
      }
    }
    return windows;
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT32, AUTO, BOTH",
    "FLOAT32, AUTO, FORWARD",
    "FLOAT32, ONNXRUNTIME, BOTH",
    "BF16, AUTO, BOTH",
    "INT8, AUTO, BOTH",
    "INT8, AUTO, FORWARD",
    "INT8, ONNXRUNTIME, BOTH"
  })
  void scoresAreTheSameToTheBitAloneInAnyBatchAndAtAnyPlaceOfIt(
      Precision precision, EngineChoice engine, Strands strands) throws IOException {
    ModelBundle bundle = ModelBundle.open(demonstration());
    try (Predictor predictor =
        Predictor.create(bundle, strands, new Arithmetic(precision, engine))) {
      List<byte[]> windows = windows(predictor.windowLength());
      float[][] full = predictor.predict(windows);
      List<byte[]> backwards = new ArrayList<>(windows);
      Collections.reverse(backwards);
      float[][] otherPlace = predictor.predict(backwards);
      for (int i = 0; i < WINDOWS; i++) {
        assertThat(predictor.predict(List.of(windows.get(i)))[0]).containsExactly(full[i]);
        assertThat(otherPlace[WINDOWS - 1 - i]).containsExactly(full[i]);
      }
      for (int size = 2; size < WINDOWS; size += 5) {
        float[][] part = predictor.predict(windows.subList(0, size));
        for (int i = 0; i < size; i++) {
          assertThat(part[i]).containsExactly(full[i]);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void windowsOfOneHashHaveTheSameScoresToTheBit(Precision precision) throws IOException {
    ModelBundle bundle = ModelBundle.open(demonstration());
    WindowHasher hasher = new WindowHasher(Strands.BOTH);
    try (Predictor predictor = Predictor.create(bundle, Strands.BOTH, Arithmetic.of(precision))) {
      List<byte[]> windows = windows(predictor.windowLength());
      List<byte[]> upper = windows.stream().map(SameBitsTest::plain).toList();
      float[][] scores = predictor.predict(windows);
      List<byte[]> reversed = upper.stream().map(RandomDna::reverseComplement).toList();
      float[][] ofReversed = predictor.predict(reversed);
      float[][] ofUpper = predictor.predict(upper);
      for (int i = 0; i < WINDOWS; i++) {
        assertThat(hasher.hash(upper.get(i))).isEqualTo(hasher.hash(windows.get(i)));
        assertThat(ofUpper[i]).containsExactly(scores[i]);
        assertThat(hasher.hash(reversed.get(i))).isEqualTo(hasher.hash(windows.get(i)));
        assertThat(ofReversed[i]).containsExactly(scores[i]);
      }
    }
  }

  /** Upper case, and N for every code that is no base. */
  private static byte[] plain(byte[] window) {
    byte[] plain = new byte[window.length];
    for (int i = 0; i < plain.length; i++) {
      char base = Character.toUpperCase((char) window[i]);
      plain[i] = (byte) ("ACGT".indexOf(base) >= 0 ? base : 'N');
    }
    return plain;
  }

  private static Path demonstration() {
    Path folder = Path.of("").toAbsolutePath();
    while (!folder.resolve("mvnw").toFile().exists()) {
      folder = folder.getParent();
    }
    return folder.resolve("model/demo-690");
  }
}
