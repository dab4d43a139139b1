package io.danq.prediction.predict;

import static io.danq.prediction.RoundTrip.assertComesBack;

import io.danq.prediction.TestWindows;
import io.danq.registry.model.ModelIdentity;
import io.danq.sequence.window.SequenceWindow;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Predictions between workers. */
final class PredictionCoderTest {
  static Stream<SequenceWindow> windows() {
    return TestWindows.all();
  }

  /** The folder is nowhere: a coder that looked for the model would fail. */
  @ParameterizedTest
  @MethodSource("windows")
  void aPredictionComesBackAsItWasWithoutALookAtTheModel(SequenceWindow window) throws IOException {
    float[] probabilities = {0, 1, 0.1f, Float.MIN_VALUE, 0.99999994f};
    ModelIdentity model = new ModelIdentity("gs://nowhere/danq/1", "danq", "1");
    assertComesBack(new PredictionCoder(), new Prediction(model, window, probabilities));
  }
}
