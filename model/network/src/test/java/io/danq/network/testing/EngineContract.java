package io.danq.network.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.danq.network.DanQConfig;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.reference.ReferenceDanQ;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.OneHot;
import io.danq.sequence.testing.RandomDna;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every engine must do. {@link #tolerance} says how close to the definition it must be. */
public abstract class EngineContract implements Engine.Opener {
  /**
   * Pooling windows overlap, no dimension is a multiple of another, and the window is not 1000
   * bases.
   */
  public static final DanQConfig ODD = new DanQConfig(237, 5, 11, 6, 4, 3, 7, 5);

  @TempDir Path folder;
  private ModelBundle bundle;
  private Engine forward;

  /**
   * The network of most tests, with 237 bases. Engines with slow steps choose one with fewer steps.
   */
  protected DanQConfig network() {
    return ODD;
  }

  /** Largest difference from the definition of DanQ. */
  protected abstract double tolerance();

  /** The most that a result may depend on the number of windows in a call. */
  protected double batchTolerance() {
    return 1e-6;
  }

  /** The most that a result may depend on the other windows in a call of the same size. */
  protected double neighbourTolerance() {
    return 0;
  }

  @BeforeEach
  void open() throws Exception {
    bundle = TestBundles.random(folder, network(), BaseOrder.AGCT, 1);
    forward = forward(bundle);
  }

  @AfterEach
  void close() {
    forward.close();
  }

  static Stream<DanQConfig> networks() {
    return Stream.of(
        ODD,
        new DanQConfig(237, 5, 11, 4, 9, 3, 7, 5), // gaps between the pooling windows
        new DanQConfig(64, 3, 9, 56, 56, 2, 4, 3), // one step
        new DanQConfig(40, 1, 1, 1, 1, 1, 1, 1)); // all ones
  }

  @ParameterizedTest
  @MethodSource("networks")
  void agreesWithTheDefinition(DanQConfig config, @TempDir Path other) throws Exception {
    requireTheDefinition(config, other);
  }

  /** Fails if a network predicts anything else than its definition. */
  protected final void requireTheDefinition(DanQConfig config, Path other) throws Exception {
    for (BaseOrder order : BaseOrder.values()) {
      Path place = other.resolve(order.name());
      ModelBundle model = TestBundles.random(place, config, order, 7);
      ReferenceDanQ reference = new ReferenceDanQ(model.weights());
      List<byte[]> windows = windowsWithUnknownBases(config.window());
      try (Engine engine = forward(model)) {
        float[][] predicted = engine.predict(windows);
        for (int i = 0; i < windows.size(); i++) {
          float[] input = OneHot.encode(windows.get(i), order.name());
          assertClose(predicted[i], reference.predict(input), tolerance());
        }
      }
    }
  }

  private static List<byte[]> windowsWithUnknownBases(int length) {
    List<byte[]> windows = new ArrayList<>(new RandomDna(3).windows(5, length));
    byte[] padded = windows.get(0).clone();
    for (int i = 0; i < length / 3; i++) {
      padded[i] = 'N';
    }
    windows.add(padded);
    windows.add("N".repeat(length).getBytes(StandardCharsets.US_ASCII));
    return windows;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64, 65, 200})
  void aBatchGivesWhatItsWindowsGiveOneByOne(int size) {
    List<byte[]> windows = new RandomDna(size).windows(size, network().window());
    float[][] together = forward.predict(windows);
    assertThat(together).hasDimensions(size, network().targets());
    for (int i = 0; i < size; i++) {
      float[] alone = forward.predict(List.of(windows.get(i)))[0];
      assertThat(together[i]).containsExactly(alone, within((float) batchTolerance()));
    }
  }

  @Test
  void nothingGivesNothing() {
    assertThat(forward.predict(List.of())).isEmpty();
  }

  @Test
  void aWindowDoesNotFeelTheWindowsBesideIt() {
    byte[] window = new RandomDna(1).bases(network().window());
    byte[] unknown = "N".repeat(network().window()).getBytes(StandardCharsets.US_ASCII);
    List<byte[]> random = new ArrayList<>(new RandomDna(2).windows(64, network().window()));
    List<byte[]> empty = new ArrayList<>(Stream.generate(() -> unknown).limit(64).toList());
    random.set(20, window);
    empty.set(20, window);
    assertThat(forward.predict(random)[20])
        .containsExactly(forward.predict(empty)[20], within((float) neighbourTolerance()));
  }

  @Test
  void aCallLeavesNothingBehindForTheNext() {
    byte[] window = new RandomDna(1).bases(network().window());
    float[] before = forward.predict(List.of(window))[0];
    forward.predict(new RandomDna(2).windows(64, network().window()));
    assertThat(forward.predict(List.of(window))[0]).containsExactly(before);
  }

  @Test
  void bothStrandsAreTheMeanOfForwardAndReverseComplement() throws Exception {
    List<byte[]> windows = windowsWithUnknownBases(network().window());
    List<byte[]> reversed = windows.stream().map(RandomDna::reverseComplement).toList();
    float[][] there = forward.predict(windows);
    float[][] back = forward.predict(reversed);
    try (Engine both = bothStrands(bundle)) {
      float[][] mean = both.predict(windows);
      float[][] meanOfReversed = both.predict(reversed);
      for (int i = 0; i < windows.size(); i++) {
        for (int target = 0; target < network().targets(); target++) {
          assertThat(mean[i][target])
              .isCloseTo(
                  (there[i][target] + back[i][target]) / 2, within((float) batchTolerance()));
        }
        assertThat(meanOfReversed[i]).containsExactly(mean[i], within((float) batchTolerance()));
      }
    }
  }

  @Test
  void theStrandsOfARandomWindowDiffer() {
    byte[] window = new RandomDna(1).bases(network().window());
    assertThat(forward.predict(List.of(window))[0])
        .isNotEqualTo(forward.predict(List.of(RandomDna.reverseComplement(window)))[0]);
  }

  @Test
  void lowerCaseUracilAndAmbiguityCodesReadAsTheyShould() {
    String plain = new RandomDna(1).text(network().window());
    String soft = plain.toLowerCase(Locale.ROOT).replace('t', 'u');
    assertThat(forward.predict(List.of(ascii(soft)))[0])
        .containsExactly(forward.predict(List.of(ascii(plain)))[0]);
    String gaps = plain.replace('A', 'N');
    String codes = plain.replace('A', 'R');
    assertThat(forward.predict(List.of(ascii(codes)))[0])
        .containsExactly(forward.predict(List.of(ascii(gaps)))[0]);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 236, 238, 1000})
  void aWindowOfAnotherLengthIsRefused(int length) {
    List<byte[]> windows = new ArrayList<>(new RandomDna(1).windows(70, network().window()));
    windows.set(66, new byte[length]);
    assertThatThrownBy(() -> forward.predict(windows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a window needs 237 bases, has " + length);
  }

  @Test
  void aWindowOfNothingButUnknownBasesHasItsProbabilitiesOnBothStrands() throws Exception {
    List<byte[]> unknown =
        List.of("N".repeat(network().window()).getBytes(StandardCharsets.US_ASCII));
    float[] expected = forward.predict(unknown)[0];
    for (float probability : expected) {
      assertThat(probability).isBetween(0f, 1f);
    }
    try (Engine both = bothStrands(bundle)) {
      assertThat(both.predict(unknown)[0]).containsExactly(expected, within(1e-6f));
    }
  }

  @Test
  void afterCloseNothingIsPredicted() {
    byte[] window = new RandomDna(1).bases(network().window());
    forward.close();
    forward.close();
    assertThatThrownBy(() -> forward.predict(List.of(window)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void assertClose(float[] actual, double[] expected, double tolerance) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat((double) actual[i]).isCloseTo(expected[i], within(tolerance));
    }
  }
}
