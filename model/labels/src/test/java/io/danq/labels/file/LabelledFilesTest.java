package io.danq.labels.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.labels.LabelledDataException;
import io.danq.labels.LabelledWindow;
import io.danq.labels.LabelledWindows;
import io.danq.labels.numpy.NumpyException;
import io.danq.labels.testing.NpzWriter;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that {@code src/data/deepsea_files.py} wrote with scipy and h5py, and damaged ones. */
class LabelledFilesTest {
  @TempDir private Path folder;

  private byte[] resource(String name) throws IOException {
    try (InputStream in = LabelledFilesTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private Path copy(String name) throws IOException {
    return write(resource(name));
  }

  /** The name says nothing of the kind. */
  private Path write(byte[] content) throws IOException {
    return Files.write(folder.resolve("windows.data"), content);
  }

  private static LabelledWindows open(Path file) throws IOException {
    return LabelledFiles.open(file, Optional.empty(), BaseOrder.AGCT);
  }

  private static List<String> read(Path file) throws IOException {
    List<String> windows = new ArrayList<>();
    try (LabelledWindows reader = open(file)) {
      for (Optional<LabelledWindow> next = reader.next(); next.isPresent(); next = reader.next()) {
        LabelledWindow window = next.get();
        windows.add(new String(window.bases(), StandardCharsets.US_ASCII) + " " + window.labels());
      }
      assertThat(windows).hasSize(reader.count());
    }
    return windows;
  }

  @ParameterizedTest
  @ValueSource(strings = {"valid.mat", "plain.mat", "train.mat", "contiguous.mat"})
  void matlabsFilesHoldTheWindowsOfTheNpz(String name) throws IOException {
    List<String> expected = read(copy("expected.npz"));
    assertThat(expected).hasSize(11).allMatch(window -> window.indexOf(' ') == 30);
    assertThat(read(copy(name))).isEqualTo(expected);
  }

  @Test
  void aPairOfNpyFilesIsOpened() throws IOException {
    Path x = write(NpzWriter.npy("|u1", "False", "(1, 2, 4)", new byte[] {1, 0, 0, 0, 0, 0, 0, 1}));
    Path y = folder.resolve("y.npy");
    Files.write(y, NpzWriter.npy("|u1", "False", "(1, 1)", new byte[] {1}));
    try (LabelledWindows windows = LabelledFiles.open(x, Optional.of(y), BaseOrder.ACGT)) {
      assertThat(windows.next().orElseThrow().bases()).containsExactly('A', 'T');
    }
    assertThatThrownBy(() -> open(x))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a second one with them is needed");
    Path npz = folder.resolve("a.npz");
    Files.write(npz, resource("expected.npz"));
    assertThatThrownBy(() -> LabelledFiles.open(npz, Optional.of(y), BaseOrder.AGCT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("contains its labels");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ACGT", "MATLAB 5.0 MAT-file, Platform: none"})
  void whatIsNoneOfTheKindsIsRefused(String content) throws IOException {
    Path file = write(content.repeat(20).getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> open(file))
        .isInstanceOf(LabelledDataException.class)
        .hasMessageStartingWith(file + " holds no labelled windows in a known format");
    assertThatThrownBy(() -> open(folder.resolve("missing.mat")))
        .isInstanceOf(NoSuchFileException.class);
  }

  /** Every length that is short of the whole, down to nothing but the magic number. */
  @ParameterizedTest
  @ValueSource(strings = {"valid.mat", "plain.mat", "train.mat", "contiguous.mat"})
  @Timeout(300)
  void aFileThatEndsEarlyIsRefused(String name) throws IOException {
    byte[] whole = resource(name);
    for (int length = 520; length < whole.length; length += 1 + length / 50) {
      Path file = write(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> read(file))
          .as("%s cut to %d of %d bytes", name, length, whole.length)
          .isInstanceOf(LabelledDataException.class)
          .hasMessageStartingWith(file.toString());
    }
  }

  /** A changed byte changes windows, changes nothing, or is told; it never does anything else. */
  @ParameterizedTest
  @ValueSource(strings = {"valid.mat", "plain.mat", "train.mat", "contiguous.mat"})
  @Timeout(300)
  void aChangedByteNeverDoesHarm(String name) throws IOException {
    byte[] whole = resource(name);
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      // Half of them at the front, where the structure is.
      int at = random.nextInt(i % 2 == 0 ? whole.length : Math.min(whole.length, 2000));
      byte[] changed = whole.clone();
      changed[at] ^= (byte) (1 + random.nextInt(255));
      try {
        read(write(changed));
      } catch (LabelledDataException | NumpyException e) {
        assertThat(e).hasMessageContaining("windows.data");
      }
    }
  }

  @Test
  void otherVariablesThanWindowsAndLabelsAreRefusedWithWhatIsThere() throws IOException {
    byte[] bytes = resource("plain.mat");
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int name = text.indexOf("\1\0\1\0y"); // a short element of one character
    bytes[name + 4] = 'q';
    Path file = write(bytes);
    assertThatThrownBy(() -> open(file))
        .isInstanceOf(LabelledDataException.class)
        .hasMessageContaining("expected one pair of variables such as trainxdata")
        .hasMessageEndingWith("found [x]");
  }

  @ParameterizedTest
  @CsvSource({
    "2.0, 'x must hold 0 and 1, has 2.0 at number 0'",
    "NaN, 'x must hold 0 and 1, has NaN at number 0'"
  })
  void numbersThatAreNeitherZeroNorOneAreRefused(double value, String fault) throws IOException {
    byte[] bytes = resource("plain.mat");
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int doubles = 11 * 30 * 4 * Double.BYTES;
    for (int at = 0; at < bytes.length - 8; at += 4) {
      if (buffer.getInt(at) == 9 && buffer.getInt(at + 4) == doubles) {
        buffer.putDouble(at + 8, value);
      }
    }
    Path file = write(bytes);
    assertThatThrownBy(() -> open(file))
        .isInstanceOf(LabelledDataException.class)
        .hasMessageContaining(fault);
  }
}
