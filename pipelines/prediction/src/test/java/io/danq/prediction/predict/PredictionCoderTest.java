package io.danq.prediction.predict;

import static io.danq.prediction.RoundTrip.assertComesBack;
import static org.assertj.core.api.Assertions.assertThat;

import io.danq.network.bundle.BackgroundScores;
import io.danq.network.bundle.BackgroundWriter;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.testing.TestBundles;
import io.danq.prediction.TestWindows;
import io.danq.registry.model.ModelDescription;
import io.danq.registry.model.ModelDescriptions;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.window.SequenceWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Predictions between workers. */
final class PredictionCoderTest {
  static Stream<SequenceWindow> windows() {
    return TestWindows.all();
  }

  @ParameterizedTest
  @MethodSource("windows")
  void aPredictionComesBackAsItWas(SequenceWindow window) throws IOException {
    float[] probabilities = {0, 1, 0.1f, Float.MIN_VALUE, 0.99999994f};
    ModelDescription model =
        new ModelDescription("/models/danq/1", "danq", "1", TestBundles.targets(5));
    ModelDescriptions.put(model);
    assertComesBack(new PredictionCoder(), new Prediction(model, window, probabilities));
  }

  @Test
  void onAnotherWorkerAPredictionKnowsItsModelByTheFolder(@TempDir Path folder) throws IOException {
    ModelBundle bundle = TestBundles.random(folder, TestBundles.SMALL, BaseOrder.AGCT, 1);
    // No model was loaded from this folder in this JVM.
    ModelDescription model = ModelDescription.of(folder.toString(), bundle);
    SequenceWindow window = TestWindows.unaligned(TestWindows.FILE, 0);
    assertComesBack(new PredictionCoder(), new Prediction(model, window, new float[] {1, 0, 0}));
  }

  @Test
  void onAnotherWorkerAModelStillHasItsBackground(@TempDir Path folder) throws IOException {
    TestBundles.random(folder, TestBundles.SMALL, BaseOrder.AGCT, 1);
    float[][] scores = {{0.1f, 0.6f}, {0.2f, 0.3f}, {0.4f, 0.5f}};
    BackgroundWriter.add(folder, folder, BackgroundScores.of(scores, true), Map.of());
    BackgroundScores read = ModelDescriptions.get(folder.toString()).background().orElseThrow();
    assertThat(read.windows()).isEqualTo(2);
    assertThat(read.evalue(1, 0.25f)).isEqualTo(0.5f);
  }
}
