package io.danq.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with bytes overwritten or cut off: each is read, or refused with a message of one line. */
final class DamagedFileTest {
  private static final int TRIALS = 200;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"tiny-window200.k2.h5", "tiny-window200.k3.h5", "tiny-window200.keras"})
  void damageIsReportedAsSuch(String name) throws IOException {
    byte[] whole = Files.readAllBytes(SharedData.file("keras/" + name));
    Path file = folder.resolve(name);
    for (int seed = 0; seed < TRIALS; seed++) {
      Files.write(file, damaged(whole, new Random(seed)));
      Throwable thrown = catchThrowable(() -> KerasImporter.read(file));
      if (thrown != null) {
        assertThat(thrown).as("seed %d", seed).isInstanceOf(KerasImportException.class);
        assertThat(thrown.getMessage()).startsWith(file + ": ").doesNotContain("\n");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"config.json", "model.weights.h5"})
  void aChangedByteOfAnArchiveIsNoticed(String entry) throws IOException {
    byte[] bytes = Files.readAllBytes(SharedData.file("keras/tiny-window200.keras"));
    // Keras stores entries uncompressed: the text of config.json and the floats are visible.
    int at = entry.equals("config.json") ? 1000 : bytes.length / 2;
    bytes[at] ^= 1;
    Path file = Files.write(folder.resolve("changed.keras"), bytes);
    assertThat(catchThrowable(() -> KerasImporter.read(file)))
        .isInstanceOf(KerasImportException.class)
        .hasMessageStartingWith(file + ": " + entry + ": expected checksum ");
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = random.nextInt(10) == 0 ? cut(whole, random) : whole.clone();
    for (int i = random.nextInt(8); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static byte[] cut(byte[] whole, Random random) {
    return Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 1));
  }
}
