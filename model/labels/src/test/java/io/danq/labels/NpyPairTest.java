package io.danq.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.labels.numpy.NumpyException;
import io.danq.labels.testing.NpzWriter;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows and labels in files of their own. */
class NpyPairTest {
  private static final byte[] ROWS = {
    1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0
  };

  @TempDir private Path folder;
  private Path x;
  private Path y;

  @BeforeEach
  void write() throws IOException {
    x = file("x.npy", "(2, 3, 4)", ROWS);
    y = file("y.npy", "(2, 2)", new byte[] {0, 1, 0, 0});
  }

  private Path file(String name, String shape, byte[] elements) throws IOException {
    return Files.write(folder.resolve(name), NpzWriter.npy("|u1", "False", shape, elements));
  }

  @Test
  void isReadAsAnArchiveOfBothIs() throws IOException {
    try (LabelledWindows windows = LabelledWindows.open(x, y, BaseOrder.AGCT)) {
      assertThat(windows.count()).isEqualTo(2);
      assertThat(windows.windowLength()).isEqualTo(3);
      assertThat(windows.columns()).isEqualTo(2);
      LabelledWindow first = windows.next().orElseThrow();
      assertThat(first.bases()).isEqualTo("AGC".getBytes(StandardCharsets.US_ASCII));
      assertThat(first.labels().stream()).containsExactly(1);
      assertThat(windows.next().orElseThrow().bases())
          .isEqualTo("TNG".getBytes(StandardCharsets.US_ASCII));
      assertThat(windows.next()).isEmpty();
    }
  }

  @Test
  void labelsOfOtherWindowsAreRefused() throws IOException {
    Path other = file("other.npy", "(3, 1)", new byte[3]);
    assertThatThrownBy(() -> LabelledWindows.open(x, other, BaseOrder.AGCT))
        .isInstanceOf(LabelledDataException.class)
        .hasMessage(
            x + " and other.npy: y has shape [3, 1], needs [2, columns] for the windows of x");
  }

  @Test
  void aFileThatEndsEarlyIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(x);
    Files.write(x, Arrays.copyOf(whole, whole.length - 1));
    assertThatThrownBy(() -> LabelledWindows.open(x, y, BaseOrder.AGCT))
        .isInstanceOf(NumpyException.class)
        .hasMessageContainingAll(x.toString(), "24 bytes of elements; the file holds 23");
  }
}
