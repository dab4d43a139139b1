package io.danq.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.labels.testing.NpzWriter;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledWindowsTest {
  /** Channels 0, 1, 2, 3, none, 1. */
  private static final byte[] ROWS = {
    1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0
  };

  @TempDir private Path folder;

  private Path write(byte[] x, int[] xShape, byte[] y, int... yShape) throws IOException {
    return new NpzWriter()
        .bytes("x", x, xShape)
        .bytes("y", y, yShape)
        .write(folder.resolve("test.npz"));
  }

  private static List<LabelledWindow> read(Path file, BaseOrder order) throws IOException {
    List<LabelledWindow> windows = new ArrayList<>();
    try (LabelledWindows reader = LabelledWindows.open(file, order)) {
      for (Optional<LabelledWindow> next = reader.next(); next.isPresent(); next = reader.next()) {
        windows.add(next.get());
      }
      assertThat(windows).hasSize(reader.count());
    }
    return windows;
  }

  private static String text(LabelledWindow window) {
    return new String(window.bases(), StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @CsvSource({"AGCT, AGCTNG", "ACGT, ACGTNC"})
  void channelsAreReadInTheOrderOfTheData(BaseOrder order, String bases) throws IOException {
    Path file = write(ROWS, new int[] {1, 6, 4}, new byte[] {1, 0, 1}, 1, 3);
    assertThat(read(file, order)).extracting(LabelledWindowsTest::text).containsExactly(bases);
  }

  @Test
  void channelsMayComeBeforePositions() throws IOException {
    byte[] transposed = new byte[ROWS.length];
    for (int i = 0; i < ROWS.length; i++) {
      transposed[i % 4 * 6 + i / 4] = ROWS[i];
    }
    Path file = write(transposed, new int[] {1, 4, 6}, new byte[] {1, 0, 1}, 1, 3);
    assertThat(read(file, BaseOrder.AGCT))
        .extracting(LabelledWindowsTest::text)
        .containsExactly("AGCTNG");
  }

  @Test
  void labelsAreThoseOfTheirWindow() throws IOException {
    Path file = write(ROWS, new int[] {2, 3, 4}, new byte[] {1, 0, 1, 0, 0, 0}, 2, 3);
    BitSet first = new BitSet();
    first.set(0);
    first.set(2);
    assertThat(read(file, BaseOrder.AGCT))
        .extracting(LabelledWindow::labels)
        .containsExactly(first, new BitSet());
  }

  @ParameterizedTest
  @CsvSource({"windows/motifs.npz, 300, 247", "deepsea/test.npz, 500, 2688"})
  void windowsThatNumpySavedAreReadWithTheirLabels(String name, int count, int labels)
      throws IOException {
    List<LabelledWindow> windows = read(SharedData.file(name), BaseOrder.AGCT);
    assertThat(windows).hasSize(count).allMatch(window -> window.bases().length == 1000);
    // numpy.load(name)["y"].sum()
    assertThat(windows.stream().mapToInt(window -> window.labels().cardinality()).sum())
        .isEqualTo(labels);
    // The simulated windows have few CpG too; the other order would show them as GpC.
    long cpg = windows.stream().mapToLong(window -> count("CG", window)).sum();
    long gpc = windows.stream().mapToLong(window -> count("GC", window)).sum();
    assertThat(cpg * 2).isLessThan(gpc);
  }

  private static long count(String pair, LabelledWindow window) {
    return Pattern.compile(pair).matcher(text(window)).results().count();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {
        "1,24:1,3",
        "6,4:6,3",
        "1,3,8:1,3",
        "1,6,4:3",
        "1,6,4:3,1",
        "2,3,4:3,1",
        "1,6,4:1,3,1"
      })
  void otherShapesAreRefused(String x, String y) throws IOException {
    Path file = write(ROWS, axes(x), new byte[size(axes(y))], axes(y));
    assertThatThrownBy(() -> LabelledWindows.open(file, BaseOrder.AGCT))
        .isInstanceOf(LabelledDataException.class)
        .hasMessageContainingAll(file.toString(), "has shape", "needs [");
  }

  private static int size(int[] shape) {
    return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
  }

  private static int[] axes(String text) {
    return Pattern.compile(",").splitAsStream(text).mapToInt(Integer::parseInt).toArray();
  }

  @ParameterizedTest
  @CsvSource({"5, 1, position 1, '1.0'", "4, 2, position 1, '2.0'", "23, 1, position 2, '1.0'"})
  void aRowThatIsNotOneHotIsNamed(int at, byte value, String place, String found)
      throws IOException {
    byte[] rows = ROWS.clone();
    rows[4] = 1;
    rows[5] = 0;
    rows[at] = value;
    Path file = write(rows, new int[] {2, 3, 4}, new byte[2], 2, 1);
    assertThatThrownBy(() -> read(file, BaseOrder.AGCT))
        .isInstanceOf(LabelledDataException.class)
        .hasMessageContainingAll("window " + at / 12 + " of x", place, found);
  }

  @Test
  void aLabelThatIsNeitherZeroNorOneIsNamed() throws IOException {
    Path file = write(ROWS, new int[] {2, 3, 4}, new byte[] {1, 0, 1, 0, 3, 0}, 2, 3);
    assertThatThrownBy(() -> read(file, BaseOrder.AGCT))
        .isInstanceOf(LabelledDataException.class)
        .hasMessageContaining("label 1 of window 1 must be 0 or 1, was 3.0");
  }
}
