package io.danq.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.labels.LabelledWindows;
import io.danq.labels.testing.NpzWriter;
import io.danq.network.DanQConfig;
import io.danq.network.bundle.BackgroundScores;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.testing.TestBundles;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.OneHot;
import io.danq.sequence.testing.RandomDna;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackgroundScoringTest {
  private static final DanQConfig NETWORK = new DanQConfig(80, 4, 8, 6, 6, 4, 4, 3);

  @TempDir private Path folder;
  private ModelBundle model;

  @BeforeEach
  void writeModel() throws IOException {
    model = TestBundles.random(folder.resolve("m"), NETWORK, BaseOrder.AGCT, 1);
  }

  private BackgroundScores compute(Path data, Strands strands, int threads, List<Integer> progress)
      throws IOException, InterruptedException {
    try (LabelledWindows windows = LabelledWindows.open(data, BaseOrder.AGCT);
        Predictor predictor = Predictor.create(model, strands)) {
      return BackgroundScoring.compute(predictor, windows, threads, progress::add);
    }
  }

  /** Every third window carries a label, in the last column. */
  private Path write(List<byte[]> windows, int columns) throws IOException {
    int length = windows.get(0).length;
    byte[] x = new byte[windows.size() * length * 4];
    byte[] y = new byte[windows.size() * columns];
    for (int i = 0; i < windows.size(); i++) {
      float[] rows = OneHot.encode(windows.get(i), "AGCT");
      for (int j = 0; j < rows.length; j++) {
        x[i * rows.length + j] = (byte) rows[j];
      }
      y[(i + 1) * columns - 1] = (byte) (isLabelled(i) ? 1 : 0);
    }
    return new NpzWriter()
        .bytes("x", x, windows.size(), length, 4)
        .bytes("y", y, windows.size(), columns)
        .write(folder.resolve("data.npz"));
  }

  private static boolean isLabelled(int window) {
    return window % 3 == 0;
  }

  @ParameterizedTest
  @CsvSource({"BOTH, 1, 3", "BOTH, 3, 3", "FORWARD, 1, 3", "FORWARD, 2, 5"})
  void anEvalueCountsTheWindowsWithoutALabelThatScoreAtLeastAsHigh(
      Strands strands, int threads, int columns) throws IOException, InterruptedException {
    List<byte[]> windows = new RandomDna(1).windows(310, 80);
    BackgroundScores background =
        compute(write(windows, columns), strands, threads, new ArrayList<>());
    assertThat(background.windows()).isEqualTo(206);
    assertThat(background.bothStrands()).isEqualTo(strands == Strands.BOTH);
    assertThat(background.targets()).isEqualTo(3);
    List<byte[]> unlabelled =
        IntStream.range(0, 310).filter(i -> !isLabelled(i)).mapToObj(windows::get).toList();
    try (Predictor predictor = Predictor.create(model, strands)) {
      float[][] expected = predictor.predict(unlabelled);
      for (float[] scores : predictor.predict(windows)) {
        for (int target = 0; target < scores.length; target++) {
          int t = target;
          int higher = 0;
          for (float[] window : expected) {
            higher += window[t] >= scores[t] ? 1 : 0;
          }
          assertThat((double) background.evalue(t, scores[t]))
              .isCloseTo(higher / 206.0, within(1e-6));
        }
      }
    }
  }

  @Test
  void progressCountsTheWindowsThatAreRead() throws IOException, InterruptedException {
    List<Integer> progress = new ArrayList<>();
    compute(write(new RandomDna(1).windows(310, 80), 3), Strands.FORWARD, 2, progress);
    assertThat(progress).isSorted().hasSizeGreaterThan(2).endsWith(310);
  }

  @ParameterizedTest
  @CsvSource({
    "148, 80, 3, 'of the data''s 148 windows 98 have no label, and a background needs at least 100'",
    "300, 81, 3, 'the data''s windows have 81 bases, the model takes 80'",
    "300, 80, 2, 'the data has 2 label columns, the model 3 targets'"
  })
  void dataThatCannotGiveABackgroundIsRefused(int windows, int length, int columns, String message)
      throws IOException {
    Path data = write(new RandomDna(1).windows(windows, length), columns);
    assertThatThrownBy(() -> compute(data, Strands.FORWARD, 2, new ArrayList<>()))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining(message);
  }
}
