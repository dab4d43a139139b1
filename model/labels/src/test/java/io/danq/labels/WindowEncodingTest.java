package io.danq.labels;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.labels.numpy.NpzFile;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.tensor.OneHotEncoder;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WindowEncodingTest {
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
    float[] encoded = new float[rows.length];
    new OneHotEncoder(BaseOrder.AGCT)
        .encode(bases.getBytes(StandardCharsets.US_ASCII), FloatBuffer.wrap(encoded));
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
}
