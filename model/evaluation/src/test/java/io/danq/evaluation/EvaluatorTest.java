package io.danq.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.danq.evaluation.metrics.RankedScores;
import io.danq.evaluation.metrics.RankingScores;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.labels.LabelledWindows;
import io.danq.labels.testing.NpzWriter;
import io.danq.network.DanQConfig;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.testing.TestBundles;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.Nucleotide;
import io.danq.sequence.testing.OneHot;
import io.danq.sequence.testing.RandomDna;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorTest {
  private static final DanQConfig NETWORK = new DanQConfig(80, 4, 8, 6, 6, 4, 4, 3);
  private static final int WINDOWS = 150;

  @TempDir private Path folder;

  private static Evaluation evaluate(
      ModelBundle model, Path data, BaseOrder order, Strands strands, int threads)
      throws IOException, InterruptedException {
    try (LabelledWindows windows = LabelledWindows.open(data, order);
        Predictor predictor = Predictor.create(model, Strands.FORWARD)) {
      LabelColumns columns = LabelColumns.match(model.targets(), windows.columns());
      return Evaluator.evaluate(predictor, windows, columns, strands, threads, done -> {});
    }
  }

  /** Of random windows, the first target positive in every third, the third in none. */
  private Path write(List<byte[]> windows, String order, int columns) throws IOException {
    int length = windows.get(0).length;
    byte[] x = new byte[windows.size() * length * 4];
    byte[] y = new byte[windows.size() * columns];
    Random random = new Random(2);
    for (int i = 0; i < windows.size(); i++) {
      float[] rows = OneHot.encode(windows.get(i), order);
      for (int j = 0; j < rows.length; j++) {
        x[i * rows.length + j] = (byte) rows[j];
      }
      y[i * columns] = (byte) (i % 3 == 0 ? 1 : 0);
      if (columns > 1) {
        y[i * columns + 1] = (byte) random.nextInt(2);
      }
    }
    return new NpzWriter()
        .bytes("x", x, windows.size(), length, 4)
        .bytes("y", y, windows.size(), columns)
        .write(folder.resolve("data.npz"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void scoresAreThoseOfThePredictorOnEitherStrand(int threads)
      throws IOException, InterruptedException {
    ModelBundle model = TestBundles.random(folder.resolve("m"), NETWORK, BaseOrder.AGCT, 1);
    List<byte[]> windows = new RandomDna(1).windows(WINDOWS, 80);
    Path data = write(windows, "AGCT", 3);
    Evaluation evaluation = evaluate(model, data, BaseOrder.AGCT, Strands.BOTH, threads);

    BitSet positives = new BitSet();
    for (int i = 0; i < WINDOWS; i += 3) {
      positives.set(i);
    }
    List<byte[]> reversed = windows.stream().map(Nucleotide::reverseComplement).toList();
    TargetEvaluation target = evaluation.targets().get(0);
    assertThat(target.positives()).isEqualTo(50);
    assertThat(target.windows()).isEqualTo(WINDOWS);
    assertThat(target.scores(ScoredStrand.FORWARD))
        .isEqualTo(scores(model, Strands.FORWARD, windows, positives));
    assertThat(target.scores(ScoredStrand.REVERSE_COMPLEMENT))
        .isEqualTo(scores(model, Strands.FORWARD, reversed, positives));
    assertThat(target.scores(ScoredStrand.AVERAGED))
        .isEqualTo(scores(model, Strands.BOTH, windows, positives))
        .isEqualTo(evaluation.ranking(0, ScoredStrand.AVERAGED).scores());
  }

  private static Optional<RankingScores> scores(
      ModelBundle model, Strands strands, List<byte[]> windows, BitSet positives) {
    try (Predictor predictor = Predictor.create(model, strands)) {
      float[][] predicted = predictor.predict(windows);
      float[] first = new float[predicted.length];
      for (int i = 0; i < first.length; i++) {
        first[i] = predicted[i][0];
      }
      return RankedScores.of(first, positives).scores();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theDatasBaseOrderNeedNotBeTheModels(BaseOrder order)
      throws IOException, InterruptedException {
    ModelBundle model = TestBundles.random(folder.resolve("m"), NETWORK, BaseOrder.AGCT, 1);
    List<byte[]> windows = new RandomDna(1).windows(WINDOWS, 80);
    Evaluation expected =
        evaluate(model, write(windows, "AGCT", 3), BaseOrder.AGCT, Strands.BOTH, 1);
    Evaluation actual = evaluate(model, write(windows, order.name(), 3), order, Strands.BOTH, 1);
    assertThat(actual.targets()).isEqualTo(expected.targets());
  }

  @Test
  void aTargetWithoutPositivesIsMissingAndLeftOutOfTheMeans()
      throws IOException, InterruptedException {
    ModelBundle model = TestBundles.random(folder.resolve("m"), NETWORK, BaseOrder.AGCT, 1);
    Path data = write(new RandomDna(1).windows(WINDOWS, 80), "AGCT", 3);
    Evaluation evaluation = evaluate(model, data, BaseOrder.AGCT, Strands.BOTH, 1);
    assertThat(evaluation.definedTargets()).isEqualTo(2);
    assertThat(evaluation.targets().get(2).isDefined()).isFalse();
    assertThat(evaluation.targets().get(2).scores()).isEmpty();
    double sum = 0;
    for (int i = 0; i < 2; i++) {
      sum += evaluation.targets().get(i).scores(ScoredStrand.AVERAGED).orElseThrow().rocAuc();
    }
    assertThat(evaluation.mean(ScoredStrand.AVERAGED).orElseThrow().rocAuc())
        .isCloseTo(sum / 2, within(1e-12));
  }

  @Test
  void forwardAloneHasForwardScoresAlone() throws IOException, InterruptedException {
    ModelBundle model = TestBundles.random(folder.resolve("m"), NETWORK, BaseOrder.AGCT, 1);
    Path data = write(new RandomDna(1).windows(20, 80), "AGCT", 3);
    Evaluation evaluation = evaluate(model, data, BaseOrder.AGCT, Strands.FORWARD, 1);
    assertThat(evaluation.strands()).containsExactly(ScoredStrand.FORWARD);
    assertThat(evaluation.mainStrand()).isEqualTo(ScoredStrand.FORWARD);
    assertThat(evaluation.mean(ScoredStrand.AVERAGED)).isEmpty();
    assertThat(evaluation.mean(ScoredStrand.FORWARD)).isPresent();
  }

  @Test
  void progressCountsEveryWindow() throws IOException, InterruptedException {
    ModelBundle model = TestBundles.random(folder.resolve("m"), NETWORK, BaseOrder.AGCT, 1);
    Path data = write(new RandomDna(1).windows(WINDOWS, 80), "AGCT", 3);
    List<Integer> done = new ArrayList<>();
    try (LabelledWindows windows = LabelledWindows.open(data, BaseOrder.AGCT);
        Predictor predictor = Predictor.create(model, Strands.FORWARD)) {
      LabelColumns columns = LabelColumns.match(model.targets(), 3);
      Evaluator.evaluate(predictor, windows, columns, Strands.FORWARD, 2, done::add);
    }
    assertThat(done).isSorted().hasSizeGreaterThan(1).endsWith(WINDOWS);
  }

  @Test
  void windowsOfAnotherLengthAreRefused() throws IOException {
    ModelBundle model = TestBundles.random(folder.resolve("m"), NETWORK, BaseOrder.AGCT, 1);
    Path data = write(new RandomDna(1).windows(2, 81), "AGCT", 3);
    assertThatThrownBy(() -> evaluate(model, data, BaseOrder.AGCT, Strands.BOTH, 1))
        .isInstanceOf(EvaluationException.class)
        .hasMessage("the data's windows have 81 bases, the model takes 80");
  }

  @Test
  void aFileWithoutWindowsIsRefused() throws IOException {
    ModelBundle model = TestBundles.random(folder.resolve("m"), NETWORK, BaseOrder.AGCT, 1);
    Path data =
        new NpzWriter()
            .bytes("x", new byte[0], 0, 80, 4)
            .bytes("y", new byte[0], 0, 3)
            .write(folder.resolve("empty.npz"));
    assertThatThrownBy(() -> evaluate(model, data, BaseOrder.AGCT, Strands.BOTH, 1))
        .isInstanceOf(EvaluationException.class)
        .hasMessage("the data holds no windows");
  }

  @Test
  void aFaultInTheDataStopsAllThreads() throws IOException {
    ModelBundle model = TestBundles.random(folder.resolve("m"), NETWORK, BaseOrder.AGCT, 1);
    byte[] x = new byte[WINDOWS * 80 * 4];
    x[100 * 80 * 4] = 2;
    Path data =
        new NpzWriter()
            .bytes("x", x, WINDOWS, 80, 4)
            .bytes("y", new byte[WINDOWS * 3], WINDOWS, 3)
            .write(folder.resolve("bad.npz"));
    assertThatThrownBy(() -> evaluate(model, data, BaseOrder.AGCT, Strands.BOTH, 3))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("window 100 of x");
  }
}
