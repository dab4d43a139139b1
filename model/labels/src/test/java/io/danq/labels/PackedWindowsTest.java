package io.danq.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedWindowsTest {
  private static byte[] ascii(String bases) {
    return bases.getBytes(StandardCharsets.US_ASCII);
  }

  private static String read(PackedWindows windows, int window) {
    byte[] bases = new byte[windows.windowLength()];
    windows.bases(window, bases);
    return new String(bases, StandardCharsets.US_ASCII);
  }

  private static PackedWindows three() {
    return new PackedWindows.Builder(7, 70)
        .add(new LabelledWindow(ascii("ACGTTCA"), BitSet.valueOf(new long[] {1, 2})))
        .add(new LabelledWindow(ascii("NCGTNNN"), new BitSet()))
        .add(new LabelledWindow(ascii("acgtuRg"), BitSet.valueOf(new long[] {4})))
        .build();
  }

  @ParameterizedTest
  @CsvSource({"0, ACGTTCA", "1, NCGTNNN", "2, ACGTTNG"})
  void windowsComeBackAsNucleotidesReadThem(int window, String bases) {
    assertThat(read(three(), window)).isEqualTo(bases);
  }

  @Test
  void labelsComeBack() {
    assertThat(three().labels(0).stream()).containsExactly(0, 65);
    assertThat(three().labels(1).isEmpty()).isTrue();
  }

  @Test
  void aRangeIsPartOfThem() {
    PackedWindows last = three().range(1, 3);
    assertThat(last.count()).isEqualTo(2);
    assertThat(read(last, 1)).isEqualTo("ACGTTNG");
    assertThat(last.labels(1).stream()).containsExactly(2);
    assertThatThrownBy(() -> read(last, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> three().range(1, 4)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void reverseComplementsStandBehindWithTheSameLabels() {
    PackedWindows both = three().withReverseComplements();
    assertThat(both.count()).isEqualTo(6);
    assertThat(read(both, 1)).isEqualTo("NCGTNNN");
    assertThat(read(both, 4)).isEqualTo("NNNACGN");
    assertThat(both.labels(3)).isEqualTo(both.labels(0));
  }

  @ParameterizedTest
  @CsvSource({"ACGTAC, 1", "ACGTACGT, 1", "ACGTAC!, 1", "ACGTACG, 80"})
  void aWindowThatDoesNotFitIsRefused(String bases, int column) {
    BitSet positives = new BitSet();
    positives.set(column);
    assertThatThrownBy(
            () -> new PackedWindows.Builder(7, 70).add(new LabelledWindow(ascii(bases), positives)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("window 0 has");
  }
}
